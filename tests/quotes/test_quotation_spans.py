"""The examples of docs/quotation-spans.md are what comes out."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from worker.quotes import Quotation, extract_quotations

PAGE = Path(__file__).parents[2] / "docs" / "quotation-spans.md"
_BLOCK = re.compile(r"^```text\n(.*?)^```$", re.M | re.S)
_MISSING = "none"


class Example(NamedTuple):
    """A text in a language, and the fields that the quotation in it has."""

    language: str
    text: str
    fields: dict[str, str]


def examples() -> list[Example]:
    found = []
    for block in _BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        first, *rest = block.strip().splitlines()
        language, text = first.split(": ", 1)
        found.append(Example(language, text.replace("¶", "\n"), dict(line.split(": ", 1) for line in rest)))
    return found


def shown(text: str, quotation: Quotation) -> dict[str, str]:
    """Every field of a quotation as the page writes it."""
    speaker = quotation.speaker
    holes = [hole.of(text) for hole in quotation.holes]
    told = {
        "content": quotation.span.of(text),
        "type": quotation.type.value,
        "hole": holes[0] if holes else None,
        "cue": quotation.cue.text if quotation.cue is not None else None,
        "mention": speaker.mention if speaker is not None else None,
        "speaker": speaker.name if speaker is not None else None,
        "role": speaker.role if speaker is not None else None,
        "said to": quotation.said_to.name if quotation.said_to is not None else None,
    }
    return {field: value or _MISSING for field, value in told.items()}


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.text[:40])
def test_an_example_of_the_page_comes_out_as_it_says(example: Example) -> None:
    quotations = [shown(example.text, q) for q in extract_quotations(example.text, example.language)]
    if example.fields["content"] == _MISSING:
        assert quotations == []
        return
    (quotation,) = [q for q in quotations if q["content"] == example.fields["content"]]
    assert {field: quotation[field] for field in example.fields} == example.fields


def test_the_page_has_examples_in_every_language() -> None:
    assert {example.language for example in examples()} == {"de", "en", "es", "fr", "it", "pt"}
