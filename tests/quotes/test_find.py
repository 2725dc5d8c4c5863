"""Marks -> spans: every kind of mark."""

import pytest

from worker.quotes.text.marks import find_marked


def words(text: str) -> list[str]:
    return [mark.span.of(text) for mark in find_marked(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Il dit «la pluie vient».",
        "Il dit « la pluie vient ».",
        "Il dit «\u00a0la pluie vient\u00a0».",
        "Il dit «\u202fla pluie vient\u202f».",
        "He says “la pluie vient”.",
        'He says "la pluie vient".',
        'He says "la pluie vient”.',
        "Er sagt „la pluie vient“.",
        "Er sagt „la pluie vient”.",
        "Er sagt »la pluie vient«.",
        "He says ‘la pluie vient’.",
        "He says 'la pluie vient'.",
        "He says ``la pluie vient''.",
    ],
)
def test_every_kind_of_mark_is_paired(text: str) -> None:
    assert words(text) == ["la pluie vient"]


def test_apostrophes_typed_twice_are_marks_where_one_closes_behind_a_comma() -> None:
    assert words("''We will wait,'' she said. ''Not yet.''") == ["We will wait,", "Not yet."]


def test_apostrophes_typed_twice_around_a_title_are_italics() -> None:
    assert words("He wrote for the ''Marlow Herald'' and left.") == []


def test_nested_marks_stay_inside_the_outer_ones() -> None:
    assert words("« Il m'a crié « dehors » et “vite” », dit-elle.") == ["Il m'a crié « dehors » et “vite”"]


def test_an_apostrophe_opens_nothing() -> None:
    assert words("L'aube d'été qu'on n'attend plus, et l’autre aussi.") == []


def test_a_plural_possessive_closes_nothing() -> None:
    assert words("The voters' rights and the farmers' tools are theirs.") == []


def test_single_marks_keep_the_apostrophes_inside() -> None:
    assert words("He said: ‘We don’t know the mayor’s plan’ and left.") == ["We don’t know the mayor’s plan"]


def test_minutes_seconds_and_inches_are_no_marks() -> None:
    assert words('Elle court le tour en 43"18, lui en 44"02, sur un écran de 27".') == []


def test_a_mark_left_open_goes_on_where_the_next_paragraph_sets_it_again() -> None:
    text = "« Nous partons demain.\n« Nous reviendrons », dit-elle."
    first, second = find_marked(text)
    assert first.left_open and first.span.of(text) == "Nous partons demain."
    assert second.continues and second.span.of(text) == "Nous reviendrons"


def test_a_mark_left_open_goes_on_until_it_closes() -> None:
    text = "« Nous partons demain.\nNous reviendrons », dit-elle."
    assert words(text) == ["Nous partons demain.", "Nous reviendrons"]


def test_a_stray_mark_in_a_sentence_swallows_nothing() -> None:
    assert words("Le score «final est connu.\nIl a dit « oui, bien sûr ».") == ["oui, bien sûr"]


def test_a_missing_closing_mark_does_not_swallow_the_next_quotation() -> None:
    assert "c'est fini" in words("Il parle de « fin et ajoute « c'est fini ».")


def test_blanks_inside_the_marks_are_not_content() -> None:
    text = "Elle crie «\u202f  stop \u202f» !"
    (mark,) = find_marked(text)
    assert mark.span.of(text) == "stop"
    assert mark.outer.of(text) == "«\u202f  stop \u202f»"
