"""Whom a pronoun takes up, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            "« Rien ne presse », a dit Paul Rivet. Luc Vasse a dénoncé le retard de Paul Rivet. « Tout presse », "
            "a-t-il répondu.",
            "Luc Vasse",
        ),
        (
            "fr",
            "« Rien ne presse », a dit Paul Rivet. Son adjoint Luc Vasse a quitté la salle. Pour lui, ce choix est "
            "« une faute grave ».",
            "Luc Vasse",
        ),
        ("fr", "« Rien ne presse », a dit Paul Rivet. « Tout est prêt », a-t-il ajouté.", "Paul Rivet"),
        (
            "fr",
            "Luc Vasse a quitté la salle. « Rien ne presse », a dit Paul Rivet. « Tout est prêt », a-t-il ajouté.",
            "Paul Rivet",
        ),
        (
            "en",
            "“No hurry,” said Paul Rivers. Luke Vance walked out on Rivers. “We are late,” he said.",
            "Luke Vance",
        ),
    ],
)
def test_the_subject_since_the_last_words_is_taken_up(
    marked: Read, language: str, text: str, name: str
) -> None:
    quotation = marked(text, language)[-1]
    assert quotation.speaker is not None and quotation.speaker.name == name
