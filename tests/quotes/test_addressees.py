"""Preposition -> whom or where it introduces, in each language."""

import pytest

from worker.quotes.addressee.prepositions import introduced_by
from worker.quotes.languages import LANGUAGES
from worker.quotes.text.tokens import tokenise


@pytest.mark.parametrize(
    ("language", "text", "kind", "name"),
    [
        ("fr", "à l'agence Norpresse", "outlet", "l'agence Norpresse"),
        ("fr", "au micro de Canal 9", "outlet", "Canal 9"),
        ("fr", "dans un communiqué", "medium", "un communiqué"),
        ("fr", "sur Parloir", "medium", "Parloir"),
        ("fr", "devant les députés", "event", "les députés"),
        ("fr", "à la ministre", "person", "la ministre"),
        ("en", "in an interview with the Harbor Herald newspaper", "outlet", "the Harbor Herald newspaper"),
        ("en", "on Parloir", "medium", "Parloir"),
        ("fr", "par communiqué", "medium", "communiqué"),
        ("es", "por carta", "medium", "carta"),
        ("it", "in un'intervista", "event", "un'intervista"),
    ],
)
def test_a_preposition_introduces_whom_or_where(language: str, text: str, kind: str, name: str) -> None:
    tokens = tokenise(text, LANGUAGES[language])
    found = introduced_by(tokens, 0, len(tokens), tokens.norm[0])
    assert found is not None
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "à Lima"),  # a single name is a place
        ("en", "to Lima"),
        ("en", "on Monday"),
        ("fr", "à elle"),
        ("es", "por radio"),  # an outlet would have its article or its name
        ("fr", "devant la porte"),
        ("fr", "à"),
    ],
)
def test_places_times_and_pronouns_are_no_addressees(language: str, text: str) -> None:
    tokens = tokenise(text, LANGUAGES[language])
    assert introduced_by(tokens, 0, len(tokens), tokens.norm[0]) is None


def test_a_bare_name_is_a_channel_where_words_were_posted() -> None:
    tokens = tokenise("en Parloir", LANGUAGES["es"])
    assert introduced_by(tokens, 0, len(tokens), "en") is None
    found = introduced_by(tokens, 0, len(tokens), "en", posted=True)
    assert found is not None
    assert (found.kind, found.name) == ("medium", "Parloir")
