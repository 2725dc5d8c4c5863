"""What no name may take: the body of the text, and a word out of the middle of a sentence.

Class names lie: a whole article stands in `class="post commerce"`, a linked word in `class="facebook"`. Here is
what is looked at before a node goes by its name alone.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import islice

from lxml.etree import _Element, iterwalk, tostring

from worker.articles.page.tree import INLINE, finder, has_more_nodes, node_text, squeeze
from worker.articles.page.weight import breadth

_SHARE_AT_MOST = 1 / 3


class Floor:
    """The body chosen before anything goes, and what of it must stay."""

    def __init__(self, main: _Element) -> None:
        self.main = main

    def keeps(self, node: _Element) -> bool:
        """Whether the node holds more than a third of the body's text outside of links, or its paragraphs."""
        if node in self._holders:
            return not self._is_discussion(node)
        if node is not self.main and self.main not in node.iterancestors():
            return False
        least = max(_LEAST, _SHARE_AT_MOST * self._whole)
        # Links are taken off only where there are letters enough with them.
        return _letters_in(node) > least and running_letters(node) > least and not self._is_discussion(node)

    def is_readable(self, node: _Element) -> bool:
        """Whether a text that is called scrambled is made of words that people write all the time."""
        words = node_text(node, " ").casefold().split()[:400]
        return len(words) > 10 and sum(word in _FUNCTION_WORDS for word in words) > len(words) / 20

    def _is_discussion(self, node: _Element) -> bool:
        name = f"{node.get('id', '')} {node.get('class', '')}".lower()
        if not _DISCUSSION.search(name) or next(node.iter("h1"), None) is not None:
            return False
        if self.main is not node and self.main not in node.iterancestors():
            return True
        before = _PARAGRAPHS_BEFORE(node)
        return sum(1 for p in before if self.main in p.iterancestors() and runs_to(p, _SMALL)) >= 2

    @cached_property
    def _whole(self) -> int:
        return running_letters(self.main)

    @cached_property
    def _holders(self) -> frozenset[_Element]:
        """The block with most paragraphs of its own, and all around it."""
        counts: Counter[_Element] = Counter()
        for paragraph in self.main.iter("p"):
            holder = paragraph.getparent()
            if holder is not None and runs_to(paragraph, _LEAST // 2):
                counts[holder] += 1
        most = counts.most_common(1)
        if not most or most[0][1] < 2:
            return frozenset()
        return frozenset([most[0][0], *most[0][0].iterancestors()])


_LEAST = 20  # letters
_SMALL = 60  # letters of a paragraph before a discussion
_DISCUSSION = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|respond|kommentare?|commentaires|commenti|comentarios)(?:$|[\s_-])"
)
_PARAGRAPHS_BEFORE = finder("preceding::p[position() <= 60]")
_FUNCTION_WORDS_TEXT = """
the of and to in a is that for on with de la le les et des en un une du que dans der die und das den von zu mit
ist el los las y por una con il di che e per non del een het van en det och att är jest na się w i не в и
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())


def running_letters(node: _Element) -> int:
    """Letters of a node's text that do not stand in links."""
    if len(node) == 0:
        return breadth(" ".join(node.text.split())) if node.text else 0
    said = _letters_in(node)
    if said:
        for link in node.iter("a"):
            said -= _letters_in(link)
    return max(0, said)


def runs_to(node: _Element, letters: int) -> bool:
    """Whether a node has so many running letters: what a paragraph says before its first tag is often enough."""
    text = node.text
    if text and len(text) >= letters and node.tag != "a" and len(" ".join(text.split())) >= letters:
        return True
    return running_letters(node) >= letters


def _letters_in(node: _Element) -> int:
    """Letters of a node's text, with each run of XML's white space (no no-break spaces) as one."""
    # As UTF-8: libxml2 hands it over as it is, and bytes are split at ASCII's white space only.
    utf8 = b" ".join(tostring(node, method="text", encoding="utf-8", with_tail=False).split())
    return len(utf8) if utf8.isascii() else breadth(utf8.decode("utf-8"))


class Surroundings:
    """The lines in which inline nodes stand; each is read once, and all its nodes ask the same text."""

    def __init__(self) -> None:
        self._line: _Element | None = None
        self._text = ""
        self._whole = ""
        self._places: dict[_Element, tuple[int, int]] = {}

    def line_of(self, node: _Element) -> _Element | None:
        """The paragraph in which an inline node stands; None where it is too large to be one."""
        if node in self._places:
            return self._line
        line = _line(node)
        if line is not None:
            self._read(line)
        return line

    def whole(self) -> str:
        """The text of the last line."""
        return self._whole

    def around(self, node: _Element) -> tuple[str, str]:
        """The text of the last line before one of its nodes and after it."""
        begin, end = self._places[node]
        return self._text[:begin].strip(), self._text[end:].strip()

    def _read(self, line: _Element) -> None:
        pieces: list[str] = []
        begins: dict[_Element, int] = {}
        places: dict[_Element, tuple[int, int]] = {}
        at = blocks = 0
        for event, node in iterwalk(line, events=("start", "end")):
            blocks_in = node is not line and node.tag not in INLINE
            if event == "start":
                begins[node] = at
                blocks += blocks_in
                piece = node.text
            else:
                if not blocks:  # what stands in a block below the line has that one for its line
                    places[node] = (begins[node], at)
                blocks -= blocks_in
                piece = node.tail if node is not line else None
            if piece:
                pieces.append(piece)
                at += len(piece)
        self._line, self._places = line, places
        self._text = "".join(pieces)
        self._whole = squeeze(self._text)


def in_sentence(node: _Element, marker: str, surroundings: Surroundings) -> bool:
    """Whether an inline node is a word of the sentence around it, which its name says nothing about.

    "… put a picture on [Facebook] and was told off": the text before goes on in it, or the text after goes on
    from it, and together they are a sentence. What only the eye or only a screen reader gets is no word of it.
    """
    if node.tag != "a" and _is_unseen(marker):
        return False
    text = node_text(node)
    if not text or len(text) > _WORDS_AT_MOST:
        return False
    if surroundings.line_of(node) is None:
        return False
    whole = surroundings.whole()
    if len(whole) > _LINE_AT_MOST:
        return False
    before, after = surroundings.around(node)
    if len(whole) - len(text) < _SENTENCE:
        return False
    words = min(len((before + after).split(None, _LONG_SENTENCE)), _LONG_SENTENCE)
    if words < _SENTENCE_WORDS:
        return False
    if whole[-1] not in ".!?…»”\"')" and words < _LONG_SENTENCE:
        return False  # "By [Ada Bell], our correspondent in Norwick"
    goes_on = after[:1].islower() or (after[:1] in ",;)’'”»-–—" and bool(after))
    is_reached = bool(before) and before[-1] not in _STOPS
    return (is_reached and (bool(after) or text[-1:] in ".!?")) or (
        goes_on and (not before or before[-1] in _STOPS)
    )


@lru_cache(maxsize=4_096)
def _is_unseen(marker: str) -> bool:
    return _UNSEEN.search(marker) is not None


_UNSEEN = re.compile(
    r"hidden|sr-?only|screen-?reader|visually|off-?screen|tooltip|aria-hidden|style|noprint|print-only", re.I
)
_WORDS_AT_MOST = 120
_SENTENCE = 25  # letters around the node
_SENTENCE_WORDS = 5
_LONG_SENTENCE = 14
_STOPS = ".!?…:|•·/"


def _line(node: _Element) -> _Element | None:
    """The paragraph in which an inline node stands."""
    holder = node.getparent()
    for _ in range(_NESTED_AT_MOST):
        if holder is None or has_more_nodes(holder, _IN_LINE_AT_MOST):
            return None
        if holder.tag not in INLINE:
            return holder
        holder = holder.getparent()
    return None


# A paragraph with more in it is a list of links; each of its nodes would read all of it.
_NESTED_AT_MOST = 6
_IN_LINE_AT_MOST = 150
_LINE_AT_MOST = 20_000  # characters


def line_of_byline(node: _Element, surroundings: Surroundings) -> _Element | None:
    """The line around a name that holds nothing but it, a "by" and a date: "Herald | 4 May at 13:36 | By [Name]".

    A line with a sentence in it is none.
    """
    if node.tag not in INLINE:
        return None
    line = surroundings.line_of(node)
    if line is None or line.tag not in ("p", "div", "li", "h2", "h3", "h4", "h5", "h6"):
        return None
    name = node_text(node, " ")
    if len(surroundings.whole()) > len(name) + _BYLINE_REST or any(child.tag not in INLINE for child in line):
        return None
    whole = node_text(line, " ")
    rest = whole.replace(name, " ", 1).strip()
    if not rest or len(rest) > _BYLINE_REST:
        return None
    words = _LETTERS.findall(rest)
    has_sentence = len(words) > 8 and rest[-1] in ".!?…»”" and not any(c.isdigit() for c in rest)
    return None if has_sentence or len(words) > _BYLINE_WORDS else line


_BYLINE_REST = 120
_BYLINE_WORDS = 14
_LETTERS = re.compile(r"[^\W\d_]+")


def is_initial(text: str) -> bool:
    """Whether a text is a drop cap: a letter or two, shown to the eye and said again, unseen, to screen readers."""
    return len(text) <= 2 and (not text or text.isalpha())


def said_twice(node: _Element) -> bool | None:
    """Whether a node says again what stands beside it: a word once for the eye, once for screen readers.

    `<span aria-hidden="true">T</span><span class="sr-only">The</span> council`: of the two, the one that makes
    the sentence whole is no repetition (False), the other is (True). None: the node is not one of such two.
    """
    shown: _Element | None
    said: _Element | None
    if node.get("aria-hidden") == "true":
        shown, said = node, _first_of(_is_said, node.getnext(), node.getprevious())
    elif _is_said(node):
        shown, said = _first_of(_is_shown, node.getprevious(), node.getnext()), node
    else:
        return None
    if shown is None or said is None:
        return None
    first, last = (shown, said) if shown.getnext() is said else (said, shown)
    seen, words = node_text(shown), node_text(said)
    if not seen or len(seen) > _CAP_AT_MOST or (first.tail or "").strip():
        return None
    if not words.casefold().startswith(seen.casefold()):
        return None
    rest = "".join(words[len(seen) :].split())
    again = said if not rest or _letters_after(last, len(rest)).startswith(rest) else shown
    return node is again


_CAP_AT_MOST = 40
_SAID = re.compile(r"sr-?only|visually-?hidden|screen-?reader|visuallyhidden|off-?screen|a11y", re.I)


def _first_of(is_one: Callable[[_Element | None], bool], *nodes: _Element | None) -> _Element | None:
    return next((node for node in nodes if is_one(node)), None)


def _is_said(node: _Element | None) -> bool:
    return node is not None and node.tag in INLINE and bool(_SAID.search(node.get("class", "")))


def _is_shown(node: _Element | None) -> bool:
    return node is not None and node.tag in INLINE and node.get("aria-hidden") == "true"


def _letters_after(node: _Element, number: int) -> str:
    """The first characters after a node, within its parent, without blanks: as many as asked for, or a few more."""
    letters = "".join((node.tail or "")[:_TAIL_AT_MOST].split())
    for sibling in islice(node.itersiblings(), _CAP_AT_MOST):
        if len(letters) >= number:
            break
        letters += "".join(f"{node_text(sibling)}{sibling.tail or ''}".split())
    return letters


_TAIL_AT_MOST = 400  # a tail may be a megabyte, and what is compared is a word
