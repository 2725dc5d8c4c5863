"""Noun phrases that hold a role and a name, in invented sentences: where the one ends and the other begins."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("la capitaine des pompiers Oanez Quintric", "Oanez Quintric", "la capitaine des pompiers"),
        ("la cheffe de la police Oanez Quintric", "Oanez Quintric", "la cheffe de la police"),
        ("le capitaine des pompiers Paul Rivet", "Paul Rivet", "le capitaine des pompiers"),
        ("l'Américaine Odile Garance", "Odile Garance", "l'Américaine"),
        (
            "la ministre de la Grande Culture Odile Garance",
            "Odile Garance",
            "la ministre de la Grande Culture",
        ),
    ],
)
def test_the_name_begins_behind_the_role(marked: Read, phrase: str, name: str, role: str) -> None:
    (quotation,) = marked(f"« On y va », a dit {phrase}.")
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.speaker.role) == (name, role)


@pytest.mark.parametrize("body", ["du groupe Nouveau Rivage", "de la société Durand Frères"])
def test_a_body_keeps_the_name_that_is_its_own(marked: Read, body: str) -> None:
    (quotation,) = marked(f"« On y va », a dit le patron {body}.")
    assert quotation.speaker is not None and quotation.speaker.name == f"le patron {body}"


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("Vance's spokesman Jan Holm", "Jan Holm", "Vance's spokesman"),
        ("Vance's spokesman, Jan Holm,", "Jan Holm", "Vance's spokesman"),
        ("Ann Tolley’s spokesman Jan Holm", "Jan Holm", "Ann Tolley’s spokesman"),
        ("Ann Tolley’s office", "Ann Tolley’s office", None),
        ("Jan Holm, the head of Ann Tolley’s office,", "Jan Holm", "the head of Ann Tolley’s office"),
    ],
)
def test_the_owner_is_not_the_one_who_speaks(marked: Read, phrase: str, name: str, role: str | None) -> None:
    (quotation,) = marked(f"“The port is closed,” {phrase} said.", "en")
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.speaker.role) == (name, role)
