"""Indirect speech: content, cue, speaker."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text", "content", "name"),
    [
        ("fr", "Luc Verrier affirme que le pont tiendra dix ans.", "le pont tiendra dix ans", "Luc Verrier"),
        ("fr", "Luc Verrier affirme avoir renforcé le pont.", "avoir renforcé le pont", "Luc Verrier"),
        ("fr", "Selon Luc Verrier, le pont tiendra dix ans.", "le pont tiendra dix ans", "Luc Verrier"),
        ("fr", "Le pont tiendra dix ans, a indiqué Luc Verrier.", "Le pont tiendra dix ans", "Luc Verrier"),
        ("en", "Ann Tolley said that the bridge would hold.", "that the bridge would hold", "Ann Tolley"),
        ("en", "Ann Tolley said the bridge would hold.", "the bridge would hold", "Ann Tolley"),
        ("en", "The bridge will hold, Ann Tolley said.", "The bridge will hold", "Ann Tolley"),
        ("es", "Ana Toledo aseguró que el puente aguantará.", "el puente aguantará", "Ana Toledo"),
        ("it", "Anna Tolli ha spiegato che il ponte terrà.", "il ponte terrà", "Anna Tolli"),
        ("pt", "Ana Toledo garantiu que a ponte aguenta.", "a ponte aguenta", "Ana Toledo"),
        ("de", "Anna Tolle sagte, dass die Brücke hält.", "dass die Brücke hält", "Anna Tolle"),
    ],
)
def test_the_reported_clause_is_found(
    language: str, text: str, content: str, name: str, reported: Read
) -> None:
    (quotation,) = reported(text, language)
    assert quotation.span.of(text) == content
    assert quotation.speaker is not None and quotation.speaker.name == name
    assert quotation.cue is not None


def test_a_clause_that_is_all_marked_is_not_reported_twice(reported: Read) -> None:
    assert reported("Luc Verrier affirme que « le pont tiendra encore dix ans ».") == ()


def test_the_clause_ends_where_the_writer_speaks_again(reported: Read) -> None:
    text = "Luc Verrier a dit qu'il rouvrirait le pont, après avoir vu les ingénieurs."
    (quotation,) = reported(text)
    assert quotation.span.of(text) == "il rouvrirait le pont"
