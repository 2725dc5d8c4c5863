"""What is left of a page as its text -> whether that is a wall, a loader, a soft error or noise, and of what kind.

A page is judged by what it would be published as, never by a word somewhere in it. An article that is about a wall,
quotes one, is called like one or has one beside it tells of the world in most of its words; a wall speaks to its visitor
in most of them. Numbers were tuned on 479 news pages of some 200 publishers, none of which is refused, and on the walls
and near misses of tests/articles/walls/test_walls.py.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from worker.articles.walls.notices import Weight, notice_kind, title_kind, weigh_lines, words_in
from worker.articles.walls.wall_words import MACHINERY, MACHINERY_OF_EMPTY_PAGES

_SHORT = 150  # words: longer texts are judged only where the page says itself that it is a wall
_LONG = 1_500  # words: no wall says more, but for lists of partners, and those are in tables
_LONG_CHARACTERS = 12_000  # the same without counting
_HARDLY_A_WORD = 12
_A_LINE_OR_TWO = 60
_MOST = 0.5
_NEARLY_ALL = 0.75
_WITH_TITLE = 0.25
_SUSPICIOUS = 0.25  # then the rest is read for what such a notice goes on to say

# Kinds that stand before or beside an article, not in its place: what tells of the world there is the article.
_BESIDE = frozenset(["consent", "ad-block", "log-in", "subscription", "age-check"])


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows as its article.

    `titles` are those of its head and its headings; `site` is the publisher's name; `says_article` that its metadata
    calls it an article and gives it a headline or date; `removed` are the lines that cleaning took out.
    """

    lines: Sequence[str]
    titles: Sequence[str]
    says_article: bool
    markup: bytes
    removed: Sequence[str] = ()


def wall_kind(shown: Shown) -> str | None:
    """The kind of wall that is shown instead of an article; None for an article, also a poor one."""
    if noise(shown.lines):
        return "no-text"
    title = next((kind for each in shown.titles if (kind := title_kind(each))), None)
    if sum(map(len, shown.lines)) > _LONG_CHARACTERS:
        return None
    if _has_more_words(shown.lines, _SHORT):
        if not title and not _begins_as_notice(shown.lines):
            return None
        if _has_more_words(shown.lines, _LONG):
            return None
    words = sum(map(words_in, shown.lines))
    machinery = _machinery(shown.markup, MACHINERY) if words <= _A_LINE_OR_TWO else None
    weight = weigh_lines(shown.lines, title or machinery)
    if not title and not machinery and weight.formulas and weight.share >= _SUSPICIOUS:
        weight = weigh_lines(shown.lines, weight.kind)
    if machinery and weight.own <= _A_LINE_OR_TWO and not shown.says_article:
        return machinery
    if weight.own <= _HARDLY_A_WORD and not shown.says_article:
        return _of_hardly_a_word(shown, weight, title)
    if not weight.by_kind:
        return None
    return (title or weight.kind) if _outweighs(weight, title, says_article=shown.says_article) else None


def _has_more_words(lines: Iterable[str], limit: int) -> bool:
    return any(words > limit for words in accumulate(map(words_in, lines)))


def _of_hardly_a_word(shown: Shown, weight: Weight, title: str | None) -> str | None:
    """Where hardly anything is told of the world, a title, what was taken out, or machinery decides."""
    if title and weight.kind == "consent":
        return title  # a banner stands before log-ins and soft errors as well
    if weight.by_kind:
        if weight.share >= _MOST or title:
            return weight.kind if weight.formulas and weight.kind != "loader" else title or weight.kind
        return None
    if title:
        return title
    if weight.own == 0 and (removed := weigh_lines(shown.removed)).share >= _MOST:
        return removed.kind
    return _machinery(shown.markup, MACHINERY_OF_EMPTY_PAGES) if weight.own <= _HARDLY_A_WORD / 2 else None


def _outweighs(weight: Weight, title: str | None, *, says_article: bool) -> bool:
    """Whether notices outweigh what is told, the more so where the page says that it is an article."""
    if says_article:
        if weight.kind in _BESIDE:
            return weight.own < _HARDLY_A_WORD and weight.share >= _MOST
        return weight.share >= _NEARLY_ALL
    return weight.share >= (_WITH_TITLE if title else _MOST)


def _begins_as_notice(lines: Sequence[str]) -> bool:
    return any(notice_kind(line) for line in lines[:2])


def notices_around(lines: Sequence[str]) -> tuple[int, int]:
    """How many lines at the beginning and at the end of an article are notices that were let into it.

    Never all: what stands between them is the article.
    """
    before = _run(lines[:_AROUND])
    if before == len(lines):
        return 0, 0
    return before, _run(lines[before + 1 :][: -_AROUND - 1 : -1])


_AROUND = 4
_REASONS = {"consent": "consent", "ad-block": "ad", "log-in": "paywall", "subscription": "paywall"}


def notice_reason(line: str) -> str:
    """The reason, one of `Removed`'s, for which a notice goes."""
    return _REASONS.get(notice_kind(line) or "", "ui")


def _run(lines: Iterable[str]) -> int:
    count = 0
    for line in lines:
        if not notice_kind(line):
            break
        count += 1
    return count


def _machinery(markup: bytes, marks: dict[bytes, str]) -> str | None:
    lowered = markup[:_MACHINERY_WITHIN].lower()
    return next((kind for mark, kind in marks.items() if mark in lowered), None)


_MACHINERY_WITHIN = 400_000


def noise(lines: Sequence[str]) -> bool:
    """Whether this is no text in any script: bytes read as text, base64, characters read with a wrong encoding."""
    text = "\n".join(lines[:_NOISE_LINES])[:_NOISE_CHARACTERS]
    if len(text) < _NOISE_AT_LEAST:
        return False
    if not text.isascii():
        utf8 = text.encode("utf-8", "surrogatepass")
        if len(utf8) - len(utf8.translate(None, _STRANGE_BYTES)) > 0.05 * len(text) and len(
            _STRANGE.findall(text)
        ) > 0.05 * len(text):
            return True
        # UTF-8 read as a single-byte encoding, in a script that is not Latin: nearly all of it is pairs.
        beyond_ascii = len(utf8) - len(text)  # at most as many characters
        if beyond_ascii > 0.4 * len(text) and 2 * len(_MISREAD.findall(text)) > 0.4 * len(text):
            return True
    if max(map(len, text.split()), default=0) < _CODED_AT_LEAST:
        return False
    rest = _CODED.sub(" ", text)
    return len(rest) < 0.5 * len(text) and words_in(rest) <= _HARDLY_A_WORD


_NOISE_LINES = 40
_NOISE_CHARACTERS = 4_000
_NOISE_AT_LEAST = 40
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\ufff0-\uffff]")
_MISREAD = re.compile("[ÃÂÐÑØÙÎÏãäåæçèéà][\x80-\xbf\u0152-\u0178\u2013-\u203a\u20ac\u2122\u02c6\u02dc]")
_STRANGE_BYTES = bytes(
    [*range(9), 11, 12, *range(14, 32), 127, 0xC2, 0xEE, 0xEF]
)  # one in each of `_STRANGE`
_CODED_AT_LEAST = 60
_CODED = re.compile(rf"[A-Za-z0-9+/=_%-]{{{_CODED_AT_LEAST},}}")
