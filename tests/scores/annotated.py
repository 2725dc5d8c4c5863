"""Annotated news texts, quotes/<language>/*.txt -> rows that a scorer of quotations reads.

The markup and the annotator's decisions are in README.md beside this file.
`python tests/scores/annotated.py fr > fr.jsonl` writes the rows of one language, or of all.
"""

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
TAG = re.compile(
    r"\{(?P<type>[dmix-])(?P<doubtful>\??)(?: (?P<key>[a-z]+[0-9]*))?\||(?P<close>\})|(?P<stray>\{)"
)
ATTRIBUTION = re.compile(r"(?P<key>[a-z]+[0-9]*) = (?P<fields>.+)")


class MarkupError(ValueError):
    """A source file that cannot be read; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One line below `%%`: who speaks, with which cue, to whom. `names` is empty for an unknown speaker.

    One cue holds for all quotations of the attribution; several are theirs in the order of the text.
    """

    names: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
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

    @property
    def unsaid(self) -> list[str]:
        """Stretches of the text that a careless reader would take for quotations."""
        return [words for words in self.headers.get("unsaid", "").split(" / ") if words]

    def row(self) -> dict[str, Any]:
        """The article as scorers read it."""
        chains = self._chains()
        quotes = []
        for tag in self.quoted:
            said = self.attributions.get(tag.key or "", Attribution())
            quotes.append(
                {
                    "start": tag.start,
                    "end": tag.end,
                    "text": self.text[tag.start : tag.end],
                    "type": TYPES[tag.type],
                    "speaker": said.names[0] if said.names else None,
                    "speaker_alts": list(said.names[1:] or said.names),
                    "cue": self.cue_of(tag),
                    "addressee": said.addressee,
                    "chain": chains.get(self._chain_key(tag)),
                    "optional": tag.optional,
                    "holes": [list(hole) for hole in tag.holes],
                }
            )
        return {"doc_id": self.doc_id, "lang": self.lang, "text": self.text, "quotes": quotes}

    def under(self, key: str) -> list[Tagged]:
        """The quotations of one attribution."""
        return [tag for tag in self.quoted if tag.key == key]

    def cue_of(self, tag: Tagged) -> str | None:
        """The words that announce this quotation."""
        cues = self.attributions[tag.key].cues if tag.key else ()
        if len(cues) < 2:
            return cues[0] if cues else None
        place = self.under(tag.key or "").index(tag)
        return cues[place] if place < len(cues) else None

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
            names=() if names == "unknown" else _split_list(names),
            cues=_split_list(said.get("cue", "")),
            addressee=said.get("to"),
            chain=said.get("chain"),
        )
    for key, attribution in attributions.items():
        lead = attribution.chain
        if lead and (lead not in attributions or attributions[lead].chain):
            raise MarkupError(f"{key!r} must name the first attribution of its chain")
    return attributions


def _split_list(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(";") if part.strip())


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


def main() -> None:
    """Rows on stdout, one JSON object a line."""
    for document in load(sys.argv[1] if sys.argv[1:] else None):
        print(json.dumps(document.row(), ensure_ascii=False))


if __name__ == "__main__":
    main()
