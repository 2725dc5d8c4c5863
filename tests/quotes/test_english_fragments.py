"""English: words in marks that someone said, and names and terms that no one did; invented sentences."""

import pytest

from tests.quotes.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "The crews call the beam “the lamp”.",
        "The researchers call the habit “social dimming.”",
        "How eels find the coast is known among pilots as “the last mile problem.”",
        "Ann Tolley was asked about it on her “Night Tide” radio show.",
        "Ann Tolley takes calls from listeners to her “Night Tide” show.",
    ],
)
def test_names_and_terms_are_no_quotations(text: str, marked: Read) -> None:
    assert not marked(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "An expert, Ann Tolley, called the experiment “lovely” but said it was small.",
        "Other objectors called the design “a glass shed”.",
        "The crews call the plan “a disgrace”.",
        "Ann Tolley and Luke Vance call them “lone wolves”.",
    ],
)
def test_what_something_is_called_is_said(text: str, marked: Read) -> None:
    assert len(marked(text, "en")) == 1
