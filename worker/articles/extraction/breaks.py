"""Pieces of a paragraph between line breaks -> its lines: a break inside a sentence or a quotation is none."""

from collections.abc import Iterable

_OPENS = "“„«‹「"
_CLOSES = "”»›」"
_ENDS = ".!?…:;。！？"
_LINES_AT_MOST = 8  # over which an open mark is followed; a poem in marks keeps its lines
_LONG = 30  # characters; shorter lines that end with a comma are addresses and verses


def joined(pieces: Iterable[tuple[str, bool]]) -> list[str]:
    """The lines of a paragraph. Each piece says whether only a single `<br>` parts it from the one before.

    Joined is what one sentence holds: the next piece goes on in small letters or after a comma, or the piece ends
    in a word that ends no sentence, or a quotation is open whose end stands in the next ones.
    """
    lines: list[list[str]] = []
    soft: list[bool] = []
    for text, single in pieces:
        if not text:
            continue
        if lines and single and _goes_on(lines[-1][-1], text):
            lines[-1].append(text)
        else:
            lines.append([text])
            soft.append(single)
    return _with_open_marks([" ".join(parts) for parts in lines], soft)


def _goes_on(before: str, text: str) -> bool:
    if before[-1] in _ENDS or not text[0].isalpha():
        return before[-1] == "," and text[0] in _OPENS
    if text[0].islower():
        return before[-1].isalnum() or before[-1] in ",)”»\"’'"
    if before[-1] == ",":
        return len(before) >= _LONG
    return before.rsplit(" ", 1)[-1] in _UNFINISHED and before.count(" ") > 1


def _with_open_marks(lines: list[str], soft: list[bool]) -> list[str]:
    """The lines, with those joined over which one quotation goes on."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if _is_open(lines[at]):
            reach = at + 1
            while reach < len(lines) and soft[reach] and reach - at < _LINES_AT_MOST:
                if lines[reach][0] in _OPENS:
                    break  # marks set again at the head of each paragraph
                reach += 1
                if not _is_open(" ".join(lines[at:reach])):
                    end = reach
                    break
        found.append(" ".join(lines[at:end]))
        at = end
    return found


def _is_open(text: str) -> bool:
    """Whether more marks open than close in it; of straight marks, whether they are odd."""
    if '"' in text and text.count('"') % 2:
        return True
    opened = sum(map(text.count, _OPENS))
    if not opened:
        return False
    closed = sum(map(text.count, _CLOSES))
    if "„" in text:  # „so“ closes with what opens elsewhere
        inner = text.count("“")
        opened, closed = opened - inner, closed + inner
    return opened > closed


# Words with which no sentence ends: articles, prepositions, conjunctions, auxiliaries.
_UNFINISHED_WORDS = """
    a an the of to in on at by for from with and or but that which who is are was were has have had will would
    until into over under after before between than as their his her its our my this these
    le la les un une des du de au aux en dans sur sous par pour avec et ou mais que qui est sont était a ont sera
    der die das den dem des ein eine einen einem einer am im zum zur vom von mit und oder aber dass ist sind war hat
    haben wird werden wurde für auf in an bei nach seit
    el los las una del al con para por y o pero que es son era fue ha han será sus su
    il lo gli i uno dello della dei delle nel nella sul sulla con per e o ma che è sono era ha hanno sarà
    de het een van op voor met en maar dat is zijn was heeft o os as um uma do da dos das no na com para
    """
_UNFINISHED = frozenset(_UNFINISHED_WORDS.split())
