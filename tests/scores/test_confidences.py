"""Of what is given a confidence of 0.9 or more, nine in ten are right: on the annotated articles, in each language."""

import pytest

from tests.scores.annotated import load
from tests.scores.quotation_metrics import matched_spans, same_name
from worker.quotes import Quotation, extract_quotations

SURE = 0.9


def _judged(language: str) -> list[tuple[Quotation, bool, bool]]:
    """Each quotation with whether its span, and its speaker's name, are annotated so."""
    found: list[tuple[Quotation, bool, bool]] = []
    for document in load(language):
        row = document.row()
        quotations = extract_quotations(row["text"], language)
        of = matched_spans(row, quotations)
        for j, one in enumerate(quotations):
            gold = row["quotes"][of[j]] if j in of else None
            if gold is not None and gold.get("optional"):
                continue
            names = [gold["speaker"], *(gold.get("speaker_alts") or ())] if gold and gold["speaker"] else []
            name = (one.speaker.name or one.speaker.mention) if one.speaker else None
            found.append((one, gold is not None, same_name(name, names)))
    return found


@pytest.mark.parametrize("language", ["fr", "en", "de", "es", "it", "pt"])
def test_nine_in_ten_of_the_sure_are_right(language: str) -> None:
    judged = _judged(language)
    words = [right for one, right, _ in judged if one.confidence >= SURE]
    speakers = [right for one, _, right in judged if one.speaker and one.speaker.confidence >= SURE]
    assert len(words) > 40 and len(speakers) > 40
    assert sum(words) / len(words) >= SURE
    assert sum(speakers) / len(speakers) >= SURE


@pytest.mark.parametrize("language", ["fr", "en", "de", "es", "it", "pt"])
def test_the_less_sure_are_wrong_more_often(language: str) -> None:
    judged = _judged(language)
    sure = [right for one, right, _ in judged if one.confidence >= SURE]
    unsure = [right for one, right, _ in judged if one.confidence < SURE]
    assert sum(unsure) / len(unsure) < sum(sure) / len(sure)
