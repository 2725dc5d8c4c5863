"""A sentence that only says who said the one before it, in invented texts of five languages."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "said", "by", "speaker"),
    [
        ("de", "Der Hafen wird geschlossen", "Das teilte die Stadt mit.", "die Stadt"),
        ("de", "Der Hafen wird geschlossen", "Dies gab die Stadt am Freitag bekannt.", "die Stadt"),
        ("fr", "Le port sera fermé", "C'est ce qu'a indiqué jeudi la mairie.", "la mairie"),
        ("fr", "Le port sera fermé", "C’est ce que rapporte Ana Lima.", "Ana Lima"),
        ("es", "El puerto cerrará", "Así lo anunció Ana Lima.", "Ana Lima"),
        ("es", "El puerto cerrará", "Lo ha dicho el alcalde este viernes.", "el alcalde"),
        ("it", "Il porto chiuderà lunedì", "Lo ha detto Ana Lima.", "Ana Lima"),
        ("it", "Il porto chiuderà lunedì", "È quanto ha dichiarato il sindaco.", "il sindaco"),
        ("pt", "O porto fecha na segunda-feira", "Foi o que disse Ana Lima.", "Ana Lima"),
    ],
)
def test_the_sentence_before_is_what_was_said(
    reported: Read, language: str, said: str, by: str, speaker: str
) -> None:
    text = f"{said}. {by}"
    (quotation,) = reported(text, language)
    assert quotation.span.of(text) == said
    assert quotation.speaker is not None
    assert quotation.speaker.mention == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Hafen wird geschlossen. Das sagte Anna Tolle nicht."),
        ("de", "Der Hafen wird geschlossen.\n\nDas sagte Anna Tolle."),
        ("fr", "Le port sera fermé. C'est ce que pense Ana Lima."),
        ("es", "El puerto cerrará. Lo vio Ana Lima."),
        ("it", "Il porto chiuderà lunedì. Non lo ha detto Ana Lima."),
    ],
)
def test_what_was_not_said_so_is_not(reported: Read, language: str, text: str) -> None:
    assert reported(text, language) == ()
