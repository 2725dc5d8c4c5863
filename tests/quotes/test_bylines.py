"""Bylines, credits and datelines name nobody who speaks, in invented texts."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation
from worker.quotes.languages import LANGUAGES
from worker.quotes.text.credits import credits_in
from worker.quotes.text.tokens import tokenise

Read = Callable[..., tuple[Quotation, ...]]

SPOKEN = {
    "en": "The harbour has been closed since Monday. “We will wait,” she said.",
    "fr": "Le port est fermé depuis lundi. « Nous attendrons », a-t-elle dit.",
    "de": "Der Hafen ist seit Montag zu. „Wir warten“, sagte sie.",
    "es": "El puerto está cerrado desde el lunes. «Esperaremos», dijo ella.",
    "it": "Il porto è chiuso da lunedì. «Aspetteremo», ha detto lei.",
    "pt": "O porto está fechado desde segunda. «Vamos esperar», disse ela.",
}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Ann Reed"),
        ("en", "By Ann Reed, staff writer"),
        ("en", "Photo: Ann Reed / Northpress"),
        ("en", "Ann Reed / Northpress"),
        ("fr", "Par Claire Rédier"),
        ("fr", "Photo Claire Rédier"),
        ("fr", "C. Rédier / Norpresse"),
        ("de", "Von Anna Altmann-Reder"),
        ("de", "Von Anna Reder und Carla Oye"),
        ("de", "Bild: Anna Reder"),
        ("es", "Por Ana Redal"),
        ("es", "Foto: Ana Redal"),
        ("it", "Di Anna Redi"),
        ("it", "Foto Anna Redi"),
        ("it", "Voce di Monteluce"),
        ("pt", "Por Ana Redol"),
        ("pt", "Foto: Ana Redol/Divulgação"),
        ("pt", "Divulgação"),
    ],
)
def test_a_pronoun_is_nobody_of_a_byline(marked: Read, language: str, line: str) -> None:
    (quotation,) = marked(f"{line}\n\n{SPOKEN[language]}", language)
    assert quotation.speaker is not None and quotation.speaker.name is None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "By Ann Reed\n\nThe pilot slept. “I was tired,” the pilot said.", "the pilot"),
        ("de", "Von Anna Reder\n\nDie Pilotin schlief. „Ich war müde“, sagte die Pilotin.", "die Pilotin"),
        ("it", "Foto Bassi\n\nIl porto è chiuso. «Aspettiamo», ha detto il pilota.", "il pilota"),
        ("it", "MONTELUCE (Agenzia Nord) — La pilota ha dormito. «Aspettiamo», ha detto.", "La pilota"),
        ("en", "TAMARACK FALLS, Ohio (NNA) — Ann Reed slept. “I was tired,” she said.", "Ann Reed"),
    ],
)
def test_a_role_or_null_subject_is_nobody_of_a_byline(
    marked: Read, language: str, text: str, name: str
) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None and quotation.speaker.name in (None, name)
    assert quotation.speaker.mention.lower() == name.lower() or quotation.speaker.name == name


def test_a_byline_completes_a_surname(marked: Read) -> None:
    (quotation,) = marked("By Ann Reed\n\nThe harbour was closed. “We will wait,” Reed said.", "en")
    assert quotation.speaker is not None and quotation.speaker.name == "Ann Reed"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "By Monday Ann Reed had slept. “I was tired,” she said.", "Ann Reed"),
        ("en", "“We will wait for the tide.”\n\n— Ann Reed, mayor", "Ann Reed"),
        ("en", "From Ann Reed they heard nothing.\n\nCarla Oy slept. “I was tired,” she said.", "Carla Oy"),
        ("en", "Ann Reed waits for the tide\n\nThe harbour is closed. “I am tired,” she said.", "Ann Reed"),
        ("fr", "Photo souvenir : Claire Rédier dort. « J’étais lasse », dit-elle.", "Claire Rédier"),
        ("de", "Von Montag an schläft Anna Reder. „Ich war müde“, sagte sie.", "Anna Reder"),
        ("es", "Por Ana Redal habló su hermana. «Estaba cansada», dijo Carla Oyarzo.", "Carla Oyarzo"),
    ],
)
def test_prose_and_signatures_are_no_bylines(marked: Read, language: str, text: str, name: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None and quotation.speaker.name == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "TAMARACK FALLS — “We will wait.” “We had no choice.” The harbour was closed on Monday."),
        ("it", "PONTALTO – «Aspetteremo». Il porto è chiuso da lunedì."),
    ],
)
def test_marks_behind_a_dateline_are_not_the_words_of_a_place(marked: Read, language: str, text: str) -> None:
    assert all(quotation.speaker is None for quotation in marked(text, language))


def test_leads_that_come_again_are_those_who_speak_in_turn() -> None:
    one, other = "ANN REED — The tide is late today.", "CARLA OY — The tide was late last week."
    language = LANGUAGES["en"]
    assert credits_in(tokenise(f"{one}\n\n{other}", language, ())) == ()
    (lead,) = credits_in(tokenise(f"{one}\n\nThe tide was late last week.", language, ()))
    assert (lead.first, lead.past, lead.line) == (0, 2, False)
