"""German noun phrases, in invented sentences: where nouns have capitals, too, what is a name and whose."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("„Es hält“, sagte die Bäuerin Anna Tolle.", "Anna Tolle", "die Bäuerin"),
        (
            "Der Minister der Blauen Insel Anton Lund nannte den Bau „ein Glück“.",
            "Anton Lund",
            "Der Minister der Blauen Insel",
        ),
        ("Sein Trainer Per Lundin nannte den Lauf „ein Glück“.", "Per Lundin", "Sein Trainer"),
        (
            "Zuvor sagte Celik, die Anwältin der Stadt, der Bau sei „ein Glück“.",
            "Celik",
            "die Anwältin der Stadt",
        ),
        ("„Es hält“, sagte Ingrid von der Heide.", "Ingrid von der Heide", None),
        ("Der 62-Jährige nannte den Bau „ein Glück“.", "Der 62-Jährige", "Der 62-Jährige"),
        ("Am Montag sagte der Brückenwart: „Es hält.“", "der Brückenwart", None),
        ("Aus Diplomatenkreisen verlautete, der Bau sei „ein Glück“.", "Diplomatenkreisen", None),
    ],
)
def test_the_name_and_the_role(marked: Read, text: str, name: str, role: str | None) -> None:
    (quotation,) = marked(text, "de")
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.speaker.role) == (name, role)


def test_a_name_that_is_also_a_trade_means_its_bearer(marked: Read) -> None:
    text = "Die Lehrerin Anna Fischer wartet. „Es hält“, sagte Fischer. Ein Fischer rief: „Nein!“"
    first, second = marked(text, "de")
    assert first.speaker is not None and first.speaker.name == "Anna Fischer"
    assert second.speaker is not None and second.speaker.name == "Ein Fischer"


@pytest.mark.parametrize("place", ["im Osten Sarwiens", "beim Münzraub von Altenroda"])
def test_a_noun_with_what_it_belongs_to_is_nobody(marked: Read, place: str) -> None:
    text = f"Oberst Iskan Owin sprach. Es gab Streit {place}. „Es reicht“, sagte der Oberst."
    (quotation,) = marked(text, "de")
    assert quotation.speaker is not None and quotation.speaker.name == "Iskan Owin"
