"""The sample site's pages, through the whole pipeline, give what floors.toml says they must."""

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.scores.site import Score, article_of, score
from worker.records.model import ArticleRecord

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))["site"]


@pytest.fixture(scope="module")
def total() -> Score:
    return score()


@pytest.mark.parametrize("figure", sorted(FLOORS["at_least"]))
def test_the_sample_site_scores_at_least(total: Score, figure: str) -> None:
    assert getattr(total, figure) >= FLOORS["at_least"][figure]


@pytest.mark.parametrize("figure", sorted(FLOORS["at_most"]))
def test_the_sample_site_goes_wrong_at_most(total: Score, figure: str) -> None:
    wrong = getattr(total, figure)
    assert len(wrong) <= FLOORS["at_most"][figure], "\n".join(wrong)


def test_pages_without_quotations_miss_every_floor_of_quotations() -> None:
    def silent(file: str) -> ArticleRecord:
        return replace(article_of(file), quotations=())

    total = score(silent)
    assert total.said > 0
    assert all(getattr(total, figure) < FLOORS["at_least"][figure] for figure in FLOORS["at_least"])


def test_pages_without_headlines_miss_the_floor_of_headlines() -> None:
    def nameless(file: str) -> ArticleRecord:
        return replace(article_of(file), headline=None)

    assert len(score(nameless).headlines) > FLOORS["at_most"]["headlines"]
