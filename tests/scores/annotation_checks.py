"""What is wrong with the annotation of an article, and what the whole set holds.

`python tests/scores/annotation_checks.py` prints the counts; with problems it prints those and exits 1.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator

from tests.scores.annotated import AnnotatedText, Tagged, load

# What an article can be written to show: the words of its `shows:` header.
PHENOMENA = frozenset(
    [
        "inverted",
        "cue-before",
        "cue-after",
        "cue-inside",
        "colon",
        "according-to",
        "participle",
        "fragments",
        "continuation",
        "next-paragraph",
        "role-speaker",
        "late-name",
        "surname",
        "pronoun",
        "anaphora",
        "institution",
        "communique",
        "outlet",
        "social",
        "event",
        "indirect",
        "reported-question",
        "titles",
        "nickname",
        "scare",
        "law",
        "nested",
        "open-marks",
        "interview",
        "repeats",
        "ad-lines",
        "captions",
        "no-quotes",
        "alternating",
        "particle",
        "acronym",
        "foreign-name",
        "live",
        "crowd",
    ]
)

# Marks that are never anything else, and single marks that may also be apostrophes.
MARKS = frozenset('«»“”„"‹›‚‘')
SINGLES = frozenset("'’")
BLANKS = " \u00a0\u202f"
DASHES = frozenset("–—")

# What leads into indirect speech is not part of it.
LEADS = re.compile(r"(?:que\b|qu['’]|that\b|dass\b|che\b|ch['’])", re.IGNORECASE)


def problems(document: AnnotatedText) -> list[str]:
    """What is wrong with the annotation of one article, in words for the annotator; [] when it holds."""
    return [
        *_header_problems(document),
        *_span_problems(document),
        *_attribution_problems(document),
        *_mark_problems(document),
        *_unsaid_problems(document),
    ]


def _header_problems(document: AnnotatedText) -> Iterator[str]:
    if "genre" not in document.headers:
        yield "no genre"
    for name in set(document.shows) - PHENOMENA:
        yield f"shows {name!r}, which is not in the list"
    if not document.shows:
        yield "shows nothing"
    words = len(document.text.split())
    if not 250 <= words <= 800:
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
    """Whether it is a line of an interview: a paragraph to its end or to a dash, perhaps after a dash or a name."""
    line_start = text.rfind("\n", 0, tag.start) + 1
    before, after = text[line_start : tag.start], text[tag.end : tag.end + 3]
    at_start = not before.strip() or re.fullmatch(r"[–—-]\s*|[^.]{1,50}[:.–—]\s+(?:[–—-]\s*)?", before)
    # «— We row — says the cook»: the dash that opened the turn also ends it.
    at_end = after[:1] in ("", "\n") or (before.strip() in DASHES and after.strip() in DASHES)
    return tag.type == "d" and bool(at_start) and at_end


def _attribution_problems(document: AnnotatedText) -> Iterator[str]:
    folded = _fold_initials(document.text)
    for key, said in document.attributions.items():
        uses = document.under(key)
        if not uses:
            yield f"attribution {key!r} is not used"
            continue
        for name in (*said.names, *filter(None, [said.addressee])):
            if _fold_initials(name) not in folded:
                yield f"{key}: {name!r} is not in the text"
        if len(said.cues) not in (0, 1, len(uses)):
            yield f"{key}: {len(said.cues)} cues for {len(uses)} quotations"
        for tag in uses if len(said.cues) == len(uses) else uses[:1]:
            cue = document.cue_of(tag) or ""
            if _fold_initials(cue) not in _fold_initials(_around(document.text, tag)):
                yield f"{key}: the cue {cue!r} is not near its quotation"
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


def _unsaid_problems(document: AnnotatedText) -> Iterator[str]:
    """What the annotator lists as said by nobody stands in the text, outside all quotations."""
    for words in document.unsaid:
        start = document.text.find(words)
        if start < 0:
            yield f"unsaid {words!r} is not in the text"
        elif any(tag.start < start + len(words) and start < tag.end for tag in document.quoted):
            yield f"unsaid {words!r} stands in a quotation"


def counts(documents: list[AnnotatedText]) -> str:
    """A table of what the set holds, by language."""
    columns = ("", "texts", "words", "direct", "mixed", "indirect", "optional", "not one")
    lines = ["".join(f"{column:>10}" for column in columns)]
    for lang in sorted({document.lang for document in documents}):
        of_lang = [document for document in documents if document.lang == lang]
        sure = Counter(tag.type for document in of_lang for tag in document.tagged if not tag.optional)
        doubtful = sum(tag.optional for document in of_lang for tag in document.quoted)
        words = sum(len(document.text.split()) for document in of_lang)
        cells = (lang, len(of_lang), words, sure["d"], sure["m"], sure["i"], doubtful, sure["x"])
        lines.append("".join(f"{cell:>10}" for cell in cells))
    shown = Counter(name for document in documents for name in document.shows)
    lines.append("shown by: " + ", ".join(f"{name} {shown[name]}" for name in sorted(PHENOMENA)))
    return "\n".join(lines)


def main() -> int:
    """Counts on stdout, or problems on stderr and 1."""
    documents = list(load())
    wrong = [f"{document.doc_id}: {problem}" for document in documents for problem in problems(document)]
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    print(counts(documents))
    return 0


if __name__ == "__main__":
    sys.exit(main())
