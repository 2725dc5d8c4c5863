"""Several speakers of one verb, in invented sentences (ADR 0013)."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "« On reste », ont dit Ana Brel et Luc Vasse.", "Ana Brel et Luc Vasse"),
        ("fr", "Ana Brel et Luc Vasse ont dénoncé « une honte ».", "Ana Brel et Luc Vasse"),
        ("fr", "« On reste », ont dit la maire Ana Brel et son adjoint Luc Vasse.", "Ana Brel et Luc Vasse"),
        (
            "fr",
            "Ana Brel, Luc Vasse et Paul Rivet ont dénoncé « une honte ».",
            "Ana Brel, Luc Vasse et Paul Rivet",
        ),
        ("fr", "Selon Ana Brel et Luc Vasse, le port est « à sec ».", "Ana Brel et Luc Vasse"),
        ("en", "“We stay,” said Ana Bell and Luke Vance.", "Ana Bell and Luke Vance"),
        ("en", "Ana Bell and Luke Vance said the port was “dry all year”.", "Ana Bell and Luke Vance"),
        ("de", "„Wir bleiben“, sagten Ana Brel und Lukas Vasse.", "Ana Brel und Lukas Vasse"),
        ("es", "«Nos quedamos», dijeron Ana Brel y Luis Vasco.", "Ana Brel y Luis Vasco"),
        ("it", "«Restiamo», hanno detto Anna Brelli e Luca Vassi.", "Anna Brelli e Luca Vassi"),
    ],
)
def test_all_who_speak_are_named(marked: Read, language: str, text: str, name: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None and quotation.speaker.name == name
    assert quotation.speaker.role is None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "« On reste », a dit Ana Brel, et Luc Vasse a ri.", "Ana Brel"),
        ("fr", "Avec Paul Rivet et Ana Brel, Luc Vasse a dénoncé « une honte ».", "Luc Vasse"),
        ("en", "“We stay,” said Ana Bell, and Luke Vance laughed.", "Ana Bell"),
        (
            "en",
            "Ana Bell ran the port. The founder and director called it “a gift to the town”.",
            "The founder and director",
        ),
        ("en", "“We stay,” said Ana Bell, the founder and a friend of the port.", "Ana Bell"),
    ],
)
def test_one_who_speaks_alone_is_not_joined(marked: Read, language: str, text: str, name: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None and quotation.speaker.name == name


def test_they_go_on_as_one_party(marked: Read) -> None:
    text = "Ana Brel est maire. « On reste », ont dit Brel et Luc Vasse. « On gagnera », ont-ils ajouté."
    first, second = marked(text)
    assert first.speaker is not None and second.speaker is not None
    assert first.speaker.name == second.speaker.name == "Ana Brel et Luc Vasse"
    assert first.speaker.mention == "Brel et Luc Vasse"
    assert first.chain == second.chain is not None
