"""Texts of one repeated piece: what is linear takes a second here, what is quadratic runs into pytest's time-out."""

import pytest

from worker.quotes import extract_quotations


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("de", "ABC-DEF-"),
        ("de", "Nord-"),
        ("de", "Mc"),
        ("de", "” ” "),
    ],
)
def test_a_long_chain_costs_no_more_than_its_length(language: str, piece: str) -> None:
    chain = piece * (1_500_000 // len(piece))
    text = f"{chain}\n\n«We will open on Monday», said Anna Brel."
    assert isinstance(extract_quotations(text, language), tuple)
    found = extract_quotations(text[len(chain) :], language)
    assert [text[len(chain) :][q.span.start : q.span.end] for q in found] == ["We will open on Monday"]
