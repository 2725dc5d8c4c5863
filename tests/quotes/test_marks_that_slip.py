"""Marks as they are typed: left open, single ones beside apostrophes, rare glyphs, letters in pieces."""

import unicodedata

import pytest

from tests.quotes.conftest import Read
from worker.quotes import QuotationType
from worker.quotes.text.marks import find_marked


def words(text: str) -> list[str]:
    return [mark.span.of(text) for mark in find_marked(text)]


@pytest.mark.parametrize("mark", ["'", "‘"])
def test_single_marks_are_set_again_at_each_paragraph(mark: str) -> None:
    text = f"{mark}The ferry is late and they’re tired.\n\n{mark}We’ve no timetable.\n\n{mark}And no tea.’\n\nNora Pike left."
    assert words(text) == ["The ferry is late and they’re tired.", "We’ve no timetable.", "And no tea."]
    first, second, third = find_marked(text)
    assert first.left_open and second.continues and second.left_open
    assert third.continues and not third.left_open


def test_a_single_mark_without_partner_needs_the_next_paragraph() -> None:
    assert words("'Twas late when the ferry came.\n\nNora Pike left for the 'Gull', she said.") == ["Gull"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'Salt 'n' pepper will do,' said Nora Pike.", ["Salt 'n' pepper will do,"]),
        ("‘Salt ’n’ pepper will do,’ said Nora Pike.", ["Salt ’n’ pepper will do,"]),
        ("Drum ’n’ bass won, and rock 'n' roll lost.", []),
        ("The 'aye' camp won and the ferrymen's 'nay' lost.", ["aye", "nay"]),
        ("The ‘yes’ side won and the sailors’ ‘no’ lost.", ["yes", "no"]),
        ("'The sailors' wages are late,' said Nora Pike.", ["The sailors' wages are late,"]),
        ("'I'd wait for the sailors' boat,' she said.", ["I'd wait for the sailors' boat,"]),
    ],
)
def test_single_marks_stand_beside_apostrophes(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "＂We row at noon＂, said Nora Pike.",
        "<<We row at noon>>, said Nora Pike.",
        "<< We row at noon >>, said Nora Pike.",
        "„We row at noon„, said Nora Pike.",
        "❝We row at noon❞, said Nora Pike.",
        "〝We row at noon〞, said Nora Pike.",
    ],
)
def test_rare_marks_are_marks(text: str) -> None:
    assert words(text) == ["We row at noon"]


@pytest.mark.parametrize(
    "text", ["Rates are <<4 and >>2 per cent.", "x << y and y >> z", "> he wrote\n>> she wrote\n> he wrote"]
)
def test_signs_for_much_less_and_much_more_are_no_marks(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ('"', '"'), ("« ", " »"), ("„", "“")])
def test_an_unclosed_mark_ends_with_its_paragraph(opens: str, closes: str) -> None:
    text = f"{opens}The ferry waits.\n\nThe council met at noon.\n\n{opens}The ferry goes{closes}, said Nora Pike."
    assert words(text) == ["The ferry waits.", "The ferry goes"]


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_an_unclosed_mark_before_another_is_a_slip(opens: str, closes: str) -> None:
    text = f"{opens}The ferry waits, said Nora Pike. {opens}The ferry goes,{closes} said Lew Marsh."
    assert words(text) == ["The ferry goes,"]


def test_marks_that_close_together_at_the_end_stay_one_quotation() -> None:
    text = 'Er sagte: "Sie haben ein Wort dafür: "Nach-Hafen, ein Ort ohne Schiffe."'
    assert words(text) == ['Sie haben ein Wort dafür: "Nach-Hafen, ein Ort ohne Schiffe.']


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "Nora Pinto afirmó que «el barco saldrá cada mañana del muelle norte y volverá con la marea de la noche.",
            "es",
            "el barco saldrá cada mañana del muelle norte y volverá con la marea de la noche.",
        ),
        (
            "Nora Pineau a affirmé que « le bac partira chaque matin du quai nord et reviendra avec la marée du soir.",
            "fr",
            "le bac partira chaque matin du quai nord et reviendra avec la marée du soir.",
        ),
        (
            "Nora Pini ha detto che «il battello partirà ogni mattina dal molo nord e tornerà con la marea della sera.",
            "it",
            "il battello partirà ogni mattina dal molo nord e tornerà con la marea della sera.",
        ),
        (
            "Nora Pinto disse que “o barco vai sair todas as manhãs do cais norte e voltar com a maré da noite.",
            "pt",
            "o barco vai sair todas as manhãs do cais norte e voltar com a maré da noite.",
        ),
    ],
)
def test_a_mark_left_open_behind_a_cue_holds_the_sentence(
    marked: Read, text: str, language: str, found: str
) -> None:
    (quotation,) = marked(text, language)
    assert quotation.span.of(text) == found
    assert quotation.speaker is not None


def test_a_mark_left_open_that_nobody_announces_is_a_slip(marked: Read) -> None:
    text = (
        "Elle a quitté la « maison du port pour aller vivre avec ses deux enfants sur la colline d'en face."
    )
    assert marked(text, "fr") == ()


def test_a_low_mark_at_the_end_of_a_paragraph_closes_a_pull_quote(marked: Read) -> None:
    text = (
        "Der Hafen bleibt zu, erklärt Nora Pohl.\n\n"
        "Weil das Wasser steigt, fährt hier seit einer Woche kein Schiff mehr. Das merken alle.„\n\n"
        "Am Montag tagt der Rat."
    )
    (quotation,) = marked(text, "de")
    assert quotation.span.of(text).startswith("Weil das Wasser steigt")
    assert quotation.type is QuotationType.DIRECT


def test_a_lost_opening_mark_makes_no_quotation_of_its_paragraph(marked: Read) -> None:
    assert marked("The ferry was late. Nora Pike said it was fine.”\n\nThe council met.", "en") == ()


def test_letters_in_pieces_are_read_as_letters(marked: Read) -> None:
    text = unicodedata.normalize("NFD", "Après le vote, « Nous rentrons à pied », a déclaré Hélène Pré.")
    (quotation,) = marked(text, "fr")
    assert quotation.span.of(text) == unicodedata.normalize("NFD", "Nous rentrons à pied")
    assert quotation.type is QuotationType.DIRECT
    assert quotation.cue is not None and quotation.cue.span.of(text) == quotation.cue.text
    assert quotation.speaker is not None and quotation.speaker.name == "Hélène Pré"
    assert quotation.speaker.mention_span is not None
    assert quotation.speaker.mention_span.of(text) == unicodedata.normalize("NFD", "Hélène Pré")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Rain set in.\n\n“The ferry is late.\n\n“The gulls have gone.\n\n“It is dark,” said Nora Pike.",
            "Nora Pike",
        ),
        ("en", "Rain set in.\n\n‘The ferry is late.\n\n‘It is dark,’ said Nora Pike.", "Nora Pike"),
        (
            "fr",
            "Il pleut.\n\n« Le bac est en retard.\n\n« Il fait nuit », a dit Nora Pineau.",
            "Nora Pineau",
        ),
        ("de", "Es regnet.\n\n„Die Fähre ist spät.\n\n„Es ist dunkel“, sagte Nora Pohl.", "Nora Pohl"),
        ("it", "Piove.\n\n«Il battello è in ritardo.\n\n«È buio», ha detto Nora Pini.", "Nora Pini"),
        ("es", "Llueve.\n\n«El barco llega tarde.\n\n«Es de noche», dijo Nora Pinto.", "Nora Pinto"),
    ],
)
def test_whoever_is_told_at_the_end_spoke_the_paragraphs_before(
    marked: Read, language: str, text: str, name: str
) -> None:
    quotations = marked(text, language)
    assert len(quotations) == text.count("\n\n")
    assert {q.speaker.name for q in quotations if q.speaker is not None} == {name}
    assert all(q.speaker is not None for q in quotations)
    assert len({q.chain for q in quotations}) == 1


def test_a_speaker_who_is_sure_keeps_the_words_left_open(marked: Read) -> None:
    text = (
        "“The ferry is late,” said Lew Marsh. “The quay is empty.\n\n“The gulls have gone,” added Nora Pike."
    )
    assert [q.speaker.name for q in marked(text, "en") if q.speaker] == [
        "Lew Marsh",
        "Lew Marsh",
        "Nora Pike",
    ]
