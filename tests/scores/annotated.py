"""Annotated news texts, quotes/<language>/*.txt -> rows that a scorer of quotations reads.

The markup and the annotator's decisions are in README.md beside this file.
`python tests/scores/annotated.py fr > fr.jsonl` writes the rows; `--counts` says what the set holds.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SET = Path(__file__).with_name("quotes")

TYPES = {"d": "direct", "m": "mixed", "i": "indirect"}
TAG = re.compile(r"\{(?P<type>[dmix-])(?P<doubtful>\??)(?: (?P<key>[a-z]+[0-9]*))?\||(?P<close>\})|(?P<stray>\{)")
ATTRIBUTION = re.compile(r"(?P<key>[a-z]+[0-9]*) = (?P<fields>.+)")
PHENOMENA = frozenset(
    """
    inverted cue-before cue-after cue-inside colon according-to participle fragments continuation next-paragraph
    role-speaker late-name surname pronoun anaphora institution communique outlet social event indirect
    reported-question titles nickname scare law nested open-marks interview repeats ad-lines captions no-quotes
    alternating particle acronym foreign-name live crowd
    """.split()
)

# Marks that are never anything else, and single marks that may also be apostrophes.
MARKS = frozenset("«»“”„\"‹›‚‘")
SINGLES = frozenset("'’")

# What leads into indirect speech is not part of it.
LEADS = re.compile(r"(?:que\b|qu['’]|that\b|dass\b|che\b|ch['’])", re.IGNORECASE)
BLANKS = " \u00a0\u202f"


class MarkupError(ValueError):
    """A source file that cannot be read; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One line below `%%`: who speaks, with which cue, to whom. `names` is empty for an unknown speaker."""

    names: tuple[str, ...] = ()
    cue: str | None = None
    addressee: str | None = None
    chain: str | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged stretch of the text; `type` is d, m, i or x (marks that hold no quotation)."""

    start: int
    end: int
    type: str
    key: str | None
    optional: bool
    holes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """One article as read: offsets are code points into `text`."""

    doc_id: str
    lang: str
    headers: dict[str, str]
    text: str
    tagged: tuple[Tagged, ...]
    attributions: dict[str, Attribution]

    @property
    def quoted(self) -> list[Tagged]:
        """What is a quotation: all but the marks declared to hold none."""
        return [tag for tag in self.tagged if tag.type != "x"]

    @property
    def shows(self) -> list[str]:
        """The phenomena that the article was written to show."""
        return self.headers.get("shows", "").split()

    def row(self) -> dict[str, Any]:
        """The article as scorers read it."""
        chains = self._chains()
        quotes = []
        for tag in self.quoted:
            said = self.attributions[tag.key] if tag.key else Attribution()
            quotes.append(
                {
                    "start": tag.start,
                    "end": tag.end,
                    "text": self.text[tag.start : tag.end],
                    "type": TYPES[tag.type],
                    "speaker": said.names[0] if said.names else None,
                    "speaker_alts": list(said.names[1:] or said.names),
                    "cue": said.cue,
                    "addressee": said.addressee,
                    "chain": chains.get(self._chain_key(tag)),
                    "optional": tag.optional,
                    "holes": [list(hole) for hole in tag.holes],
                }
            )
        return {"doc_id": self.doc_id, "lang": self.lang, "text": self.text, "quotes": quotes}

    def _chain_key(self, tag: Tagged) -> str | None:
        """The key that leads the tag's chain: `chain:` links one attribution to an earlier one."""
        if tag.key is None:
            return None
        return self.attributions[tag.key].chain or tag.key

    def _chains(self) -> dict[str | None, str]:
        """Chains numbered as they come. A quotation alone under its attribution has none."""
        sizes = Counter(self._chain_key(tag) for tag in self.quoted)
        shared = [key for key, size in sizes.items() if key is not None and size > 1]
        return {key: str(number) for number, key in enumerate(shared, 1)}


def load(lang: str | None = None, folder: Path = SET) -> Iterator[AnnotatedText]:
    """The set, or one language of it, in the order of the file names."""
    for path in sorted(folder.glob(f"{lang or '*'}/*.txt")):
        yield read(path)


def read(path: Path) -> AnnotatedText:
    """One source file; raises MarkupError where the markup does not hold together."""
    try:
        return parse(path.read_text(encoding="utf-8"), doc_id=path.stem, lang=path.parent.name)
    except MarkupError as error:
        raise MarkupError(f"{path.name}: {error}") from error


def parse(source: str, doc_id: str, lang: str) -> AnnotatedText:
    """Headers, a blank line, the tagged text, a line `%%`, one attribution a line."""
    head, blank, rest = source.partition("\n\n")
    body, marker, foot = f"{rest}\n".partition("\n%%\n")
    if not blank or not marker:
        raise MarkupError("needs headers, a blank line, the text, and a line of %% before the attributions")
    headers = dict(_split_once(line, ": ") for line in head.splitlines())
    body, foot = (set_in_type(part, headers.get("typography", "")) for part in (body, foot))
    attributions = _attributions(foot)
    text, tagged = _untag(body.strip("\n"))
    missing = {tag.key for tag in tagged if tag.key} - attributions.keys()
    if missing:
        raise MarkupError(f"no attribution for {sorted(missing)}")
    return AnnotatedText(doc_id, lang, headers, text, tagged, attributions)


def set_in_type(source: str, typography: str) -> str:
    """Put in what a reviewer could not see: `curly` apostrophes, `nbsp` or `nnbsp` where French sets them."""
    wanted = typography.split()
    if "curly" in wanted:
        source = re.sub(r"(?<=\w)'", "’", source)
    for name, space in (("nbsp", "\u00a0"), ("nnbsp", "\u202f")):
        if name in wanted:
            source = re.sub(r"(?<=[«‹]) | (?=[»›;!?])", space, source)
            source = re.sub(r" (?=:)", "\u00a0", source)
    return source


def _split_once(line: str, separator: str) -> tuple[str, str]:
    left, found, right = line.partition(separator)
    if not found:
        raise MarkupError(f"no {separator!r} in {line!r}")
    return left.strip(), right.strip()


def _attributions(foot: str) -> dict[str, Attribution]:
    attributions: dict[str, Attribution] = {}
    for line in filter(None, map(str.strip, foot.splitlines())):
        found = ATTRIBUTION.fullmatch(line)
        if not found:
            raise MarkupError(f"not an attribution: {line!r}")
        names, *fields = (part.strip() for part in found["fields"].split(" | "))
        said = dict(_split_once(part, ": ") for part in fields)
        if unknown := said.keys() - {"cue", "to", "chain"}:
            raise MarkupError(f"unknown field {sorted(unknown)} in {line!r}")
        if found["key"] in attributions:
            raise MarkupError(f"two attributions named {found['key']!r}")
        attributions[found["key"]] = Attribution(
            names=() if names == "unknown" else tuple(name.strip() for name in names.split(";")),
            cue=said.get("cue"),
            addressee=said.get("to"),
            chain=said.get("chain"),
        )
    for key, said in attributions.items():
        if said.chain and (said.chain not in attributions or attributions[said.chain].chain):
            raise MarkupError(f"{key!r} must name the first attribution of its chain")
    return attributions


@dataclass(slots=True)
class _Open:
    """A tag whose closing brace has not come yet."""

    start: int
    type: str
    key: str | None
    optional: bool
    holes: list[tuple[int, int]] = field(default_factory=list)


def _untag(body: str) -> tuple[str, tuple[Tagged, ...]]:
    """The text without its tags, and where the tags were, outer before inner."""
    pieces: list[str] = []
    length = read_to = 0
    waiting: list[_Open] = []
    tagged: list[Tagged] = []
    for token in TAG.finditer(body):
        pieces.append(body[read_to : token.start()])
        length += len(pieces[-1])
        read_to = token.end()
        if token["stray"]:
            raise MarkupError(f"not a tag: {body[token.start() : token.start() + 30]!r}")
        if not token["close"]:
            waiting.append(_Open(length, token["type"], token["key"], bool(token["doubtful"])))
            continue
        if not waiting:
            raise MarkupError(f"a brace too many after {body[max(0, token.start() - 30) : token.start()]!r}")
        tag = waiting.pop()
        if tag.type != "-":
            tagged.append(Tagged(tag.start, length, tag.type, tag.key, tag.optional, tuple(tag.holes)))
        elif waiting:
            waiting[-1].holes.append((tag.start, length))
        else:
            raise MarkupError(f"a hole outside a quotation, at {pieces[-1][:30]!r}")
    if waiting:
        raise MarkupError(f"a tag is not closed: {waiting[-1]}")
    text = "".join([*pieces, body[read_to:]])
    return text, tuple(sorted(tagged, key=lambda tag: (tag.start, -tag.end)))


def problems(document: AnnotatedText) -> list[str]:
    """What is wrong with the annotation of one article, in words for the annotator; [] when it holds."""
    return [
        *_header_problems(document),
        *_span_problems(document),
        *_attribution_problems(document),
        *_mark_problems(document),
    ]


def _header_problems(document: AnnotatedText) -> Iterator[str]:
    if "genre" not in document.headers:
        yield "no genre"
    for name in set(document.shows) - PHENOMENA:
        yield f"shows {name!r}, which is not in the list"
    if not document.shows:
        yield "shows nothing"
    words = len(document.text.split())
    if not 250 <= words <= 500:
        yield f"{words} words"


def _span_problems(document: AnnotatedText) -> Iterator[str]:
    for tag in document.tagged:
        content = document.text[tag.start : tag.end]
        place = repr(content[:40])
        if not content.strip() or content != content.strip():
            yield f"blank at an edge of {place}"
        if "\n" in content:
            yield f"{place} crosses a paragraph's end"
        if any(not tag.start < start < end < tag.end for start, end in tag.holes):
            yield f"a hole reaches the edge of {place}"
        if tag.key is None and tag.type != "x" and not tag.optional:
            yield f"{place} has no attribution"
        if tag.type in "dmx" and not (_marked(document.text, tag) or _spoken_line(document.text, tag)):
            yield f"{place} stands between no marks"
        if tag.type == "i" and _marked(document.text, tag):
            yield f"{place} is indirect but in marks"
        if tag.type == "i" and LEADS.match(content):
            yield f"{place} starts with the word that leads into it"
    for outer, inner in zip(document.tagged, document.tagged[1:], strict=False):
        if inner.start < outer.end < inner.end:
            yield f"{document.text[inner.start : inner.end][:40]!r} overlaps the one before it"


def _marked(text: str, tag: Tagged) -> bool:
    """Whether marks hold the stretch; the closing one may be missing at a paragraph's end."""
    before = text[: tag.start].rstrip(BLANKS)[-1:]
    after = text[tag.end :].lstrip(BLANKS)[:1]
    own = {text[tag.start], text[tag.end - 1]} & (MARKS | SINGLES)
    in_own_marks = tag.type == "x" and bool(own)
    return in_own_marks or (before in MARKS | SINGLES and (after in MARKS | SINGLES or after in "\n"))


def _spoken_line(text: str, tag: Tagged) -> bool:
    """Whether it is a line of an interview: a paragraph to its end, perhaps after a dash or a name."""
    line_start = text.rfind("\n", 0, tag.start) + 1
    before = text[line_start : tag.start]
    at_start = not before.strip() or re.fullmatch(r"[–—-]\s*|[^.]{1,50}[:.–—]\s+(?:[–—-]\s*)?", before)
    return tag.type == "d" and bool(at_start) and text[tag.end : tag.end + 1] in ("", "\n")


def _attribution_problems(document: AnnotatedText) -> Iterator[str]:
    folded = _fold_initials(document.text)
    for key, said in document.attributions.items():
        uses = [tag for tag in document.quoted if tag.key == key]
        if not uses:
            yield f"attribution {key!r} is not used"
            continue
        for name in (*said.names, *filter(None, [said.addressee])):
            if _fold_initials(name) not in folded:
                yield f"{key}: {name!r} is not in the text"
        if said.cue and _fold_initials(said.cue) not in _fold_initials(_around(document.text, uses[0])):
            yield f"{key}: the cue {said.cue!r} is not near its quotation"
        lead = document.attributions.get(said.chain or "")
        if lead and lead.names[:1] != said.names[:1]:
            yield f"{key}: the chain {said.chain!r} has another speaker"


def _fold_initials(text: str) -> str:
    """«Le ministre» at a sentence's start is «le ministre» elsewhere."""
    return re.sub(r"\b\w", lambda initial: initial[0].lower(), text)


def _around(text: str, tag: Tagged) -> str:
    """The paragraph of a stretch, and the ones before and after it."""
    start = tag.start
    for _ in range(2):
        start = max(text.rfind("\n\n", 0, start), 0)
    end = tag.end
    for _ in range(2):
        found = text.find("\n\n", end + 2)
        end = found if found >= 0 else len(text)
    return text[start:end]


def _mark_problems(document: AnnotatedText) -> Iterator[str]:
    """Every mark must hold something annotated, or be declared to hold no quotation."""
    text = document.text
    held = [tag for tag in document.tagged if tag.type in "dmx"]
    starts, ends = {tag.start for tag in held}, {tag.end for tag in held}
    for place, character in enumerate(text):
        if character not in MARKS and not _opens_single(text, place):
            continue
        after = place + 1
        while text[after : after + 1] and text[after] in BLANKS:
            after += 1
        before = place
        while before and text[before - 1] in BLANKS:
            before -= 1
        if after in starts or before in ends or any(tag.start <= place < tag.end for tag in held):
            continue
        yield f"a mark without annotation: {text[max(0, place - 20) : place + 20]!r}"


def _opens_single(text: str, place: int) -> bool:
    """Whether the apostrophe there stands as an opening mark."""
    before, after = text[place - 1 : place] if place else " ", text[place + 1 : place + 2]
    return text[place] in SINGLES and not before.isalnum() and before not in ".,!?…»”" and after.isalnum()


def counts(documents: list[AnnotatedText]) -> str:
    """A table of what the set holds, by language."""
    lines = [f"{'':4}{'texts':>6}{'words':>8}{'direct':>8}{'mixed':>7}{'indirect':>10}{'optional':>10}{'declared not':>14}"]
    for lang in sorted({document.lang for document in documents}):
        of_lang = [document for document in documents if document.lang == lang]
        sure = Counter(tag.type for document in of_lang for tag in document.tagged if not tag.optional)
        doubtful = sum(tag.optional for document in of_lang for tag in document.quoted)
        words = sum(len(document.text.split()) for document in of_lang)
        row = f"{lang:4}{len(of_lang):6}{words:8}{sure['d']:8}{sure['m']:7}{sure['i']:10}{doubtful:10}{sure['x']:14}"
        lines.append(row)
    shown = Counter(name for document in documents for name in document.shows)
    lines.append("shown by: " + ", ".join(f"{name} {shown[name]}" for name in sorted(PHENOMENA)))
    return "\n".join(lines)


def main() -> int:
    """Print rows, or counts; exit 1 with the problems on stderr when the annotation does not hold."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("lang", nargs="?")
    arguments.add_argument("--counts", action="store_true")
    options = arguments.parse_args()
    documents = list(load(options.lang))
    wrong = [f"{document.doc_id}: {problem}" for document in documents for problem in problems(document)]
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    if options.counts:
        print(counts(documents))
        return 0
    for document in documents:
        print(json.dumps(document.row(), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
