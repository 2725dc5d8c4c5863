"""Annotated rows and extracted quotations -> scores, as the bars of the room are stated.

Spans match one to one by intersection over union of their letters and digits (0.8 counts as found); holes are
left out; optional annotations neither cost nor earn. A speaker is right as a mention if any acceptable name
contains it or is contained in it, as an entity if the resolved name so fits the annotated one.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from worker.quotes import Quotation, QuotationType

FOUND = 0.8
PRONOUNS = frozenset(
    [
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "lui",
        "eux",
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "who",
        "him",
        "her",
        "them",
        "er",
        "sie",
        "es",
        "ich",
        "wir",
        "él",
        "ella",
        "ellos",
        "ellas",
        "egli",
        "lei",
        "loro",
        "ele",
        "ela",
        "eles",
        "elas",
    ]
)
ARTICLES = frozenset(
    [
        "l'",
        "l",
        "le",
        "la",
        "les",
        "un",
        "une",
        "the",
        "a",
        "an",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "ein",
        "eine",
        "el",
        "los",
        "las",
        "una",
        "il",
        "lo",
        "gli",
        "i",
        "o",
        "os",
        "as",
        "um",
        "uma",
        "m",
        "mme",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)


@dataclass(slots=True)
class Counts:
    """True positives, what was extracted, what is annotated."""

    right: int = 0
    extracted: int = 0
    annotated: int = 0

    def add(self, right: int, extracted: int, annotated: int) -> None:
        """Count one more document."""
        self.right += right
        self.extracted += extracted
        self.annotated += annotated

    @property
    def precision(self) -> float:
        """Of what was extracted, the share that is right."""
        return self.right / self.extracted if self.extracted else 0.0

    @property
    def recall(self) -> float:
        """Of what is annotated, the share that was found."""
        return self.right / self.annotated if self.annotated else 0.0

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """What is counted over a set of documents."""

    spans: Counts = field(default_factory=Counts)
    mention: Counts = field(default_factory=Counts)
    entity: Counts = field(default_factory=Counts)
    tokens: Counts = field(default_factory=Counts)
    indirect: Counts = field(default_factory=Counts)
    indirect_tokens: Counts = field(default_factory=Counts)
    said_to: Counts = field(default_factory=Counts)
    links: Counts = field(default_factory=Counts)

    def figures(self) -> dict[str, float]:
        """The figures that floors are set on."""
        return {
            "spans_precision": self.spans.precision,
            "spans_recall": self.spans.recall,
            "spans_f": self.spans.f,
            "speaker_mention_f": self.mention.f,
            "speaker_entity_f": self.entity.f,
            "indirect_precision": self.indirect.precision,
            "indirect_recall": self.indirect.recall,
            "indirect_token_f": self.indirect_tokens.f,
            "all_token_f": self.tokens.f,
            "said_to_f": self.said_to.f,
            "chain_links_f": self.links.f,
        }


def score(pairs: Iterable[tuple[Mapping[str, Any], tuple[Quotation, ...]]]) -> Scores:
    """The scores of many documents: each an annotated row and what was extracted from its text."""
    scores = Scores()
    for row, quotations in pairs:
        _score_marked(scores, row, quotations)
        scores.indirect.add(*spans_found(row, quotations, ("indirect",)))
        _score_tokens(scores, row, quotations)
    return scores


def spans_found(
    row: Mapping[str, Any], quotations: tuple[Quotation, ...], types: Iterable[str] | None = None
) -> tuple[int, int, int]:
    """How many spans are right, extracted and annotated, of the types given, or of all.

    Annotations of other types are set aside together with what is extracted for them.
    """
    text, wanted = row["text"], None if types is None else frozenset(types)
    own = [q for q in quotations if wanted is None or str(q.type) in wanted]
    gold = list(row["quotes"])
    counted = [not g.get("optional") and (wanted is None or g.get("type") in wanted) for g in gold]
    of_gold = _matched(text, gold, own, counted)
    right = sum(counted[i] for i in of_gold)
    found = {j for i, j in of_gold.items() if counted[i]}
    others = [j for j in range(len(own)) if j not in found]
    return right, right + sum(not _is_aside(text, own[j], gold, counted) for j in others), sum(counted)


def matched_spans(row: Mapping[str, Any], quotations: tuple[Quotation, ...]) -> dict[int, int]:
    """Extracted quotation -> its annotation, of whatever type, optional ones included."""
    gold = list(row["quotes"])
    of_gold = _matched(row["text"], gold, list(quotations), [not g.get("optional") for g in gold])
    return {j: i for i, j in of_gold.items()}


def _is_aside(text: str, one: Quotation, gold: list[Mapping[str, Any]], counted: list[bool]) -> bool:
    """Whether what was extracted is nothing but a part of annotations that are set aside."""
    letters = _letters(text, one.span.start, one.span.end, [(hole.start, hole.end) for hole in one.holes])
    held = [_letters(text, g["start"], g["end"], g.get("holes") or ()) & letters for g in gold]
    if any(part and is_counted for part, is_counted in zip(held, counted, strict=True)):
        return False
    return any(len(part) >= FOUND * len(letters) for part in held)


def _matched(
    text: str, gold: list[Mapping[str, Any]], own: list[Quotation], counted: list[bool]
) -> dict[int, int]:
    """Annotation -> what was extracted for it: one to one, the best overlap first."""
    gold_letters = [_letters(text, g["start"], g["end"], g.get("holes") or ()) for g in gold]
    own_letters = [
        _letters(text, q.span.start, q.span.end, [(hole.start, hole.end) for hole in q.holes]) for q in own
    ]
    overlaps = sorted(
        (
            (len(a & b) / len(a | b), counted[i], i, j)
            for i, a in enumerate(gold_letters)
            for j, b in enumerate(own_letters)
            if a & b
        ),
        reverse=True,
    )
    of_gold: dict[int, int] = {}
    taken: set[int] = set()
    for overlap, _, i, j in overlaps:
        if overlap >= FOUND and i not in of_gold and j not in taken:
            of_gold[i] = j
            taken.add(j)
    return of_gold


def _score_marked(scores: Scores, row: Mapping[str, Any], quotations: tuple[Quotation, ...]) -> None:
    text = row["text"]
    gold = list(row["quotes"])
    own = [q for q in quotations if q.type is not QuotationType.INDIRECT]
    gold_letters = [_letters(text, g["start"], g["end"], g.get("holes") or ()) for g in gold]
    own_letters = [
        _letters(text, q.span.start, q.span.end, [(hole.start, hole.end) for hole in q.holes]) for q in own
    ]
    counts = [not g.get("optional") and g.get("type") in ("direct", "mixed") for g in gold]
    of_gold = _matched(text, gold, own, counts)
    of_own = {j: i for i, j in of_gold.items()}
    excused = {j for j, i in of_own.items() if not counts[i]}
    for j, letters in enumerate(own_letters):
        if j not in of_own and any(
            not counts[i] and len(letters & held) >= FOUND * len(letters)
            for i, held in enumerate(gold_letters)
        ):
            excused.add(j)
    matched = {i: j for i, j in of_gold.items() if counts[i]}
    scores.spans.add(len(matched), len(own) - len(excused), sum(counts))
    spoken = [i for i in range(len(gold)) if counts[i] and gold[i].get("speaker")]
    by_mention = by_entity = 0
    for i in spoken:
        if i in matched:
            speaker = own[matched[i]].speaker
            names = [gold[i]["speaker"], *(gold[i].get("speaker_alts") or ())]
            found = [] if speaker is None else [speaker.name, speaker.mention]
            by_mention += any(same_name(name, names) for name in found)
            by_entity += bool(found) and same_name(found[0] or found[1], names[:1])
    attributed = sum(1 for j, q in enumerate(own) if j not in excused and q.speaker is not None)
    scores.mention.add(by_mention, attributed, len(spoken))
    scores.entity.add(by_entity, attributed, len(spoken))
    _score_said_to(scores, gold, own, matched, excused)
    _score_links(scores, gold, own, matched, excused)


def _score_said_to(
    scores: Scores,
    gold: list[Mapping[str, Any]],
    own: list[Quotation],
    matched: dict[int, int],
    excused: set[int],
) -> None:
    right = sum(
        1
        for i, j in matched.items()
        if gold[i].get("addressee")
        and (said := own[j].said_to) is not None
        and same_name(said.name, [gold[i]["addressee"]])
    )
    # The annotations name outlets, people and networks; a statement, a meeting or a court costs nothing.
    extracted = sum(
        1
        for i, j in matched.items()
        if j not in excused
        and (said := own[j].said_to) is not None
        and (gold[i].get("addressee") or said.kind in ("outlet", "person"))
    )
    scores.said_to.add(right, extracted, sum(1 for i in matched if gold[i].get("addressee")))


def _score_links(
    scores: Scores,
    gold: list[Mapping[str, Any]],
    own: list[Quotation],
    matched: dict[int, int],
    excused: set[int],
) -> None:
    """A link joins two neighbours of one chain, among the quotations that were found."""
    order = sorted(matched, key=lambda i: gold[i]["start"])
    annotated = extracted = right = 0
    for one, other in pairwise(order):
        is_link = gold[one].get("chain") is not None and gold[one].get("chain") == gold[other].get("chain")
        a, b = own[matched[one]], own[matched[other]]
        made = a.chain is not None and a.chain == b.chain
        annotated += is_link
        extracted += made
        right += is_link and made
    scores.links.add(right, extracted, annotated)


def _score_tokens(scores: Scores, row: Mapping[str, Any], quotations: tuple[Quotation, ...]) -> None:
    text = row["text"]
    words = _words(text)
    optional = _covered(words, [(g["start"], g["end"]) for g in row["quotes"] if g.get("optional")])
    for counts, only in ((scores.tokens, None), (scores.indirect_tokens, "indirect")):
        gold = _covered(
            words,
            [
                (g["start"], g["end"])
                for g in row["quotes"]
                if not g.get("optional") and only in (None, g.get("type"))
            ],
        )
        own = _covered(
            words, [(q.span.start, q.span.end) for q in quotations if only in (None, str(q.type))]
        ) - (optional - gold)
        counts.add(len(gold & own), len(own), len(gold))


def same_name(name: str | None, names: Iterable[str]) -> bool:
    """Whether a name says the same as one of the acceptable ones."""
    own = _plain(name or "")
    if not own:
        return False
    for other in map(_plain, names):
        if own == other:
            return True
        if not other or own in PRONOUNS or other in PRONOUNS:
            continue
        if len(own) > 2 and len(other) > 2 and (own in other or other in own):
            return True
        if len(own.split()[-1]) > 3 and own.split()[-1] == other.split()[-1]:
            return True
    return False


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(
        c if c.isalnum() or c == "-" else " " for c in decomposed if not unicodedata.combining(c)
    )
    words = letters.split()
    while len(words) > 1 and words[0] in ARTICLES:
        words.pop(0)
    return " ".join(words)


def _letters(text: str, start: int, end: int, holes: Iterable[tuple[int, int]]) -> set[int]:
    held = {k for k in range(start, min(end, len(text))) if text[k].isalnum()}
    for first, past in holes:
        held -= set(range(first, past))
    return held


def _words(text: str) -> list[int]:
    return [k for k in range(len(text)) if text[k].isalnum() and (k == 0 or not text[k - 1].isalnum())]


def _covered(words: list[int], spans: Iterable[tuple[int, int]]) -> set[int]:
    held: set[int] = set()
    for start, end in spans:
        held.update(k for k in words if start <= k < end)
    return held
