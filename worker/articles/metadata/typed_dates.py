"""Tree -> the day that a page shows for its story in words, where nothing declares it.

Only a line that is marked as a date, or that says itself what it tells ("Published 5 May"), is read: any other day in
a text is what the story is about. A line that tells of a change alone ("Updated …") tells no publication.
"""

import re
from itertools import islice

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.page.tree import node_text, says_more

_TAGS = ("p", "span", "div", "time", "li", "small", "em", "b", "strong", "abbr")
_NODES_AT_MOST = 4_000
_LONGEST = 100  # characters: weekday, day, time, zone and what is said before them
_LINES_AT_MOST = 5


def typed_dates(tree: HtmlElement) -> list[str]:
    """The texts that may tell when the story was published: those that say so first, then those marked as dates.

    Lines that tell of a change or an event go out of the tree: nothing that is guessed from it later may take them.
    """
    said: list[str] = []
    marked: list[str] = []
    for node in list(islice(tree.iter(*_TAGS), _NODES_AT_MOST)):
        text = _short_text(node)
        if not _DIGIT.search(text):
            continue
        names = _names(node)
        of_others = not _NAMES.isdisjoint(names) and not _OF_OTHERS.isdisjoint(names)
        if of_others or _CHANGED.match(text) or not _OF_CHANGES.isdisjoint(names):
            _empty(node)
            continue
        text = _CHANGED_BEHIND.split(text, maxsplit=1)[0].strip(_AROUND)
        if published := _PUBLISHED.match(text):
            said.append(text[published.end() :].strip(_AROUND))
        elif node.tag == "time" or not _NAMES.isdisjoint(names):
            marked.append(text)
    return (said + marked)[:_LINES_AT_MOST]


def _short_text(node: _Element) -> str:
    if says_more(node, 2 * _LONGEST):
        return ""
    text = node_text(node, " ")
    return text if len(text) <= _LONGEST else ""


def _names(node: _Element) -> frozenset[str]:
    named = f"{node.get('class') or ''} {node.get('id') or ''}"[:200]
    return frozenset(word.lower() for word in _NAME.findall(named))


def _empty(node: _Element) -> None:
    node.text = None
    for child in list(node):
        node.remove(child)


_AROUND = " \t\r\n:|•·,;–—-"
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAMES_WORDS = (
    "date dates datum fecha data datetime dateline published publish pubdate timestamp posted publication"
)
_NAMES = frozenset(_NAMES_WORDS.split())
_OF_CHANGES_WORDS = "update updated updates modified modification edited revised"
_OF_CHANGES = frozenset(_OF_CHANGES_WORDS.split())
_OF_OTHERS_WORDS = "event events birth born death expires expiry deadline due start end comment comments"
_OF_OTHERS = frozenset(_OF_OTHERS_WORDS.split())
# What is written before the day, by language. Each is a beginning of a word or of several.
_PUBLICATION = """
published on|published|publication date|posted on|posted|first published|date
publié le|publiée le|publié|paru le|mis en ligne le|date de publication
veröffentlicht am|veröffentlicht|erschienen am|erstellt am|datum
publicado el|publicado|publicada el|fecha de publicación|fecha
pubblicato il|pubblicato|pubblicata il|data di pubblicazione
publicado em|publicada em|gepubliceerd op|gepubliceerd|geplaatst op
opublikowano|data publikacji|publicerad|publisert|udgivet|julkaistu|опубликовано|дата публикации|опубліковано
"""
_CHANGE = """
last updated|updated|last modified|modified|last edited|edited|corrected
mis à jour|mise à jour|modifié|modifiée|actualisé|dernière mise à jour
aktualisiert|zuletzt aktualisiert|geändert|letzte änderung|letztes update
actualizado|actualizada|última actualización|modificado
aggiornato|aggiornata|ultimo aggiornamento|modificato
atualizado|atualizada|bijgewerkt|laatst bijgewerkt|aangepast
zaktualizowano|aktualizacja|uppdaterad|oppdatert|opdateret|päivitetty|обновлено|оновлено
"""


def _one_of(table: str) -> str:
    phrases = sorted((p for line in table.split("\n") for p in line.split("|") if p), key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in phrases)


_PUBLISHED = re.compile(rf"(?:{_one_of(_PUBLICATION)})\b", re.I)
_CHANGED = re.compile(rf"\W*(?:{_one_of(_CHANGE)})\b", re.I)
_CHANGED_BEHIND = re.compile(rf"[\s(|,;•·–—-]+(?:{_one_of(_CHANGE)})\b", re.I)
