"""The quotations of the annotated articles are found as well as the floors say, language by language."""

import tomllib
from pathlib import Path

import pytest

from tests.scores.annotated import load
from tests.scores.quotation_metrics import same_name, score
from worker.quotes import extract_quotations

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))["quotes"]


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_the_scores_of_a_language_stand_above_their_floors(language: str) -> None:
    rows = [document.row() for document in load() if document.lang == language]
    figures = score((row, extract_quotations(row["text"], language)) for row in rows).figures()
    below = {
        name: (round(figures[name], 3), floor)
        for name, floor in FLOORS[language].items()
        if figures[name] < floor
    }
    assert below == {}


def test_a_floor_can_be_missed() -> None:
    rows = [document.row() for document in load() if document.lang == "fr"]
    figures = score((row, ()) for row in rows).figures()
    assert all(figures[name] < floor for name, floor in FLOORS["fr"].items())


@pytest.mark.parametrize(
    ("name", "names", "same"),
    [
        ("Peskov", ["Dmitri Peskov"], True),
        ("le maire Luc Verrier", ["Luc Verrier"], True),
        ("il", ["Emil Brandt"], False),
        ("Luc Verrier", ["Odile Garance"], False),
        (None, ["Odile Garance"], False),
    ],
)
def test_names_are_the_same_when_one_holds_the_other(name: str | None, names: list[str], same: bool) -> None:
    assert same_name(name, names) is same
