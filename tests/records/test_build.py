"""Ids and offsets of the records that are built."""

from hypothesis import given
from hypothesis import strategies as st

from worker.quotes import Quotation, Span
from worker.quotes.model import Cue, Evidence, QuotationType, Speaker
from worker.records.build import build_quotations, quotation_ids, text_fingerprint

TEXT = "«Nous partons», a dit Odile Vasseur. «Nous partons», a répété la maire."


def _quotation(start: int, end: int) -> Quotation:
    return Quotation(
        span=Span(start, end),
        type=QuotationType.DIRECT,
        evidence=Evidence.CUE,
        cue=Cue("a dit", Span(16, 21)),
        speaker=Speaker("Odile Vasseur", "Odile Vasseur", Span(22, 35), None, 0.9),
        repeats=0 if start > 1 else None,
    )


def test_a_quotation_says_where_it_stands_and_what_is_around() -> None:
    first, second = build_quotations("a1-x", TEXT, [_quotation(1, 13), _quotation(38, 50)])
    assert (first.text, first.pre, first.post[:7]) == ("Nous partons", "«", "», a di")
    assert TEXT[second.start : second.end] == second.text
    assert second.pre.endswith("Vasseur. «")


def test_the_same_words_twice_have_two_ids_and_the_repeat_points_to_the_first() -> None:
    first, second = build_quotations("a1-x", TEXT, [_quotation(1, 13), _quotation(38, 50)])
    assert first.id != second.id
    assert (first.repeats, second.repeats) == (None, first.id)


def test_a_corrected_comma_or_capital_keeps_the_id() -> None:
    assert quotation_ids("a1-x", ["Nous partons, demain"]) == quotation_ids("a1-x", ["nous partons demain"])


def test_another_article_or_another_word_changes_the_id() -> None:
    ids = {*quotation_ids("a1-x", ["Nous partons"]), *quotation_ids("a1-y", ["Nous partons"])}
    assert len(ids | set(quotation_ids("a1-x", ["Nous restons"]))) == 3


def test_ids_are_pinned() -> None:
    assert quotation_ids("a1-x", ["Nous partons"]) == ("q1-d023883e53535554f021ade06196994d",)


@given(st.lists(st.text(max_size=20), max_size=8))
def test_ids_of_one_article_never_meet(words: list[str]) -> None:
    ids = quotation_ids("a1-x", words)
    assert len(set(ids)) == len(words)


def test_white_space_and_unicode_form_are_no_new_version() -> None:
    assert text_fingerprint("Été", "un  mot") == text_fingerprint("E\u0301te\u0301", "un\u00a0mot")
    assert text_fingerprint("Été", "un mot") != text_fingerprint("Été", "un mot.")
