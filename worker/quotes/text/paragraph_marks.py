"""One paragraph's marks -> pairs, by a stack, and the mark that stays open past its end."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from worker.quotes.text.glyphs import BLANK, Turn, family_of, head_of, turn_of
from worker.quotes.text.singles import MAX_SINGLE, opens_single, set_again, single_close


@dataclass(slots=True)
class Open:
    family: str
    glyph: str
    position: int
    width: int


class Pair(NamedTuple):
    """Two marks that belong together: where they begin and end, and how wide each is; 0 for one left out."""

    start: int
    end: int
    opening: int
    closing: int
    glyph: str
    continues: bool


class Paragraph:
    """The marks of one paragraph, paired by a stack.

    `left_open` is the mark that stays open past its end; `ends_pending` says that the one left open before it
    is closed here.
    """

    __slots__ = (
        "continues",
        "end",
        "ends_pending",
        "is_reversed",
        "lead",
        "left_open",
        "no_close_before",
        "pairs",
        "past_single",
        "stack",
        "start",
        "text",
    )

    def __init__(self, text: str, start: int, end: int, is_reversed: bool) -> None:
        self.text, self.start, self.end = text, start, end
        self.is_reversed = is_reversed
        self.lead = head_of(text, start, end)
        self.stack: list[Open] = []
        self.pairs: list[Pair] = []
        self.continues = False
        """Whether the mark at the bottom of the stack was opened in an earlier paragraph."""
        self.left_open: Open | None = None
        self.ends_pending = False
        self.past_single = 0
        """Past the last pair of single marks: nothing inside one is looked at."""
        self.no_close_before = -1
        """Up to here an earlier single mark found no partner."""

    def read(self, marks: list[tuple[int, str]], pending: Open | None) -> None:
        """Pair the marks, `pending` being the one that the paragraphs before left open."""
        if pending is not None and self.lead < self.end:
            marks = self._take_up(marks, pending)
        for position, glyph in marks:
            if position < self.past_single:
                continue
            family = family_of(glyph)
            if family != "single":
                self._read_mark(position, glyph, family)
            elif not self.stack:
                self._read_single(position, glyph)
        self.ends_pending = pending is not None and self.lead < self.end and not self.continues
        self._leave_open()

    def finished(self, goes_on: bool) -> list[Pair]:
        """All pairs; `goes_on` is whether the next paragraph takes up the mark that was left open.

        One that is not taken up ends with its paragraph. Where one of its kind was closed behind it, it was a
        slip, and what stands between is the writer's: “We wait, said Lima. “We may go,” said Roth.
        """
        opened = self.left_open
        if opened is not None and (goes_on or not self._closed_behind(opened)):
            last = max(self.pairs, key=lambda pair: pair.end, default=None)
            both = last is not None and last.glyph == opened.glyph and last.end == self.end and not goes_on
            closing = last.closing if last is not None and both else 0  # one mark closes two
            self.pairs.append(
                Pair(opened.position, self.end, opened.width, closing, opened.glyph, self.continues)
            )
        return self.pairs

    def _closed_behind(self, opened: Open) -> bool:
        """Whether a pair of the same glyph stands behind it, and not at the end, where one mark may close two."""
        text = self.text
        return any(
            pair.start > opened.position
            and pair.glyph == opened.glyph
            and (
                head_of(text, pair.end, self.end) < self.end
                or text[max(0, pair.start - 9) : pair.start].rstrip(BLANK)[-1:] in _TERMINAL
            )
            for pair in self.pairs
        )

    def _take_up(self, marks: list[tuple[int, str]], pending: Open) -> list[tuple[int, str]]:
        """Open the paragraph with the mark left open before it; the marks that are still to be read."""
        again = bool(marks) and marks[0][0] == self.lead and family_of(marks[0][1]) == pending.family
        # «The mark is set again at the head of each paragraph»: it opens, whatever its glyph.
        width = len(marks[0][1]) if again else 0
        if pending.family == "single":
            close = single_close(self.text, self.lead, pending.glyph, self.end, -1)
            if close is not None:
                self.pairs.append(Pair(self.lead, close + 1, width, 1, pending.glyph, True))
                self.past_single = close + 1
                return marks[1:]
        self.continues = True
        self.stack.append(Open(pending.family, pending.glyph, self.lead, width))
        return marks[1:] if again else marks

    def _read_single(self, position: int, glyph: str) -> None:
        """A single mark outside all others: its pair, or an apostrophe."""
        if not opens_single(self.text, position, glyph, self.end):
            return
        close = single_close(self.text, position, glyph, self.end, self.no_close_before)
        if close is None:
            searched = min(self.end, position + MAX_SINGLE) - 1
            self.no_close_before = max(self.no_close_before, searched)
            opened = Open("single", glyph, position, 1)
            if _begins(self.text, position, self.start) and set_again(self.text, self.end, glyph):
                self.stack.append(opened)
        else:
            self.pairs.append(Pair(position, close + 1, 1, 1, glyph, False))
            self.past_single = close + 1

    def _read_mark(self, position: int, glyph: str, family: str) -> None:
        turn = turn_of(self.text, position, glyph, self.start, self.end, self.is_reversed)
        if turn == Turn.NO:
            return
        match = self._match(family)
        turn = self._turn_by_match(turn, position, glyph, match)
        if turn == Turn.OPEN:
            if (
                match is not None
                and glyph == self.stack[match].glyph == '"'
                and _stray(self.text, self.stack[match])
            ):
                del self.stack[match:]
            self.stack.append(Open(family, glyph, position, len(glyph)))
        elif match is not None:
            self._close(match, position + len(glyph), len(glyph))
        elif not self.pairs and self._closes_paragraph(position, glyph):
            self.pairs.append(Pair(self.lead, position + len(glyph), 0, len(glyph), glyph, False))

    def _closes_paragraph(self, position: int, glyph: str) -> bool:
        """Whether a mark that was never opened makes all of its paragraph a quotation.

        It stands behind its last sentence; and it is low, as pull quotes have it that lost their first line, or
        the paragraph before ends with a colon.
        """
        text, past = self.text, position + len(glyph)
        if text[position - 1] not in _TERMINAL or head_of(text, past, self.end) != self.end:
            return False
        return glyph in _LOW or text[max(0, self.start - 9) : self.start].rstrip(BLANK).endswith(":")

    def _match(self, family: str) -> int | None:
        """The innermost open mark of the family; deeper than four, marks are no longer nested but astray."""
        stack = self.stack
        for k in range(len(stack) - 1, max(-1, len(stack) - 5), -1):
            if stack[k].family == family:
                return k
        return None

    def _turn_by_match(self, turn: int, position: int, glyph: str, match: int | None) -> int:
        """Which way a mark points, by what is open: a glyph alone does not always say."""
        if turn == Turn.EITHER:
            return Turn.OPEN if match is None else Turn.CLOSE
        if glyph in _CLOSE_LOW and match is not None and self.stack[match].glyph in _LOW:
            return Turn.CLOSE  # „…“ as in German, though “ opens elsewhere
        if turn == Turn.CLOSE and match is None and glyph in _OPEN_AT_HEAD and position <= self.lead:
            return Turn.OPEN  # ”…” as in Swedish, or typed wrong
        return turn

    def _close(self, match: int, end: int, width: int) -> None:
        opened = self.stack[match]
        continues = self.continues and match == 0
        self.pairs.append(Pair(opened.position, end, opened.width, width, opened.glyph, continues))
        del self.stack[match:]
        if match == 0:
            self.continues = False

    def _leave_open(self) -> None:
        """A mark without partner opens a quotation to the end of the paragraph, where one may begin."""
        if not self.stack:
            return
        opened = self.stack[0]
        if not self.continues and self.stack[-1].family == opened.family:
            opened = self.stack[-1]  # of several that never close, the last
        if self.continues or _may_stay_open(self.text, opened, self.start, self.end):
            self.left_open = opened


_LOW = frozenset({"„", ",,"})
_TERMINAL = frozenset(".!?…")
_CLOSE_LOW = frozenset({"“", "‟"})
_OPEN_AT_HEAD = frozenset({'"', "”", "''", "’’"})


def _stray(text: str, opened: Open) -> bool:
    """A `"` after a digit opened nothing: it was a sign for inches or seconds."""
    return opened.position > 0 and text[opened.position - 1].isdigit()


def _may_stay_open(text: str, opened: Open, start: int, end: int) -> bool:
    """A mark without its partner opens a quotation where one begins, or what a paragraph's last sentence is about.

    That only by a mark that points, a straight one may be a slip, and with more words than a title or a name.
    """
    if _begins(text, opened.position, start):
        return True
    long = text.count(" ", opened.position, end) >= _LONG_TAIL
    return long and opened.glyph in _POINTING and _SENTENCE_BEHIND.search(text, opened.position, end) is None


_LONG_TAIL = 12
_POINTING = frozenset("«“„")
_SENTENCE_BEHIND = re.compile(r"[.!?…][ \u00a0\u202f]+\S")


def _begins(text: str, position: int, start: int) -> bool:
    """Whether a quotation may begin there: at the head of the paragraph, or behind a mark that ends something."""
    head = text[max(start, position - 40) : position].rstrip(BLANK)
    return not head or head[-1] in ":.!?…,—–"
