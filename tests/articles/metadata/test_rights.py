"""What publishers say about reuse reaches the record as it stands."""

import pytest

from worker.articles import Page
from worker.pipeline import enrich
from worker.records.model import ItemRecord, RightsSignalRecord

TEXT = (
    "<p>The harbour of Aldmere was closed on Tuesday, said the harbour master, until the crane is gone.</p>"
    * 3
)


def rights(head: str = "", robots: str | None = None, **headers: str) -> tuple[RightsSignalRecord, ...]:
    body = f"<html lang=en><head><title>The crane</title>{head}</head><body><article>{TEXT}</article></body></html>"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    page = Page(url="https://aldmere.example/crane", body=body.encode(), headers=named, robots=robots)
    record = enrich(ItemRecord(link=page.url), page)
    assert record.provenance.robots == robots
    return record.provenance.rights


def test_a_page_that_says_nothing_has_none() -> None:
    assert rights('<meta name="robots" content="index, follow, max-image-preview:large">') == ()
    assert rights(robots="allowed", x_robots_tag="all") == ()


def test_headers_and_meta_tags_are_kept_as_they_stand() -> None:
    head = '<meta name="ROBOTS" content="noai, noimageai"><meta name="tdm-reservation" content="1">'
    assert rights(head, x_robots_tag="noai", tdm_policy="https://aldmere.example/tdm.json") == (
        RightsSignalRecord("header", "x-robots-tag", "noai"),
        RightsSignalRecord("header", "tdm-policy", "https://aldmere.example/tdm.json"),
        RightsSignalRecord("meta", "robots", "noai, noimageai"),
        RightsSignalRecord("meta", "tdm-reservation", "1"),
    )


@pytest.mark.parametrize("value", ["1", "0"])
def test_a_reservation_that_is_lifted_is_a_word_too(value: str) -> None:
    assert rights(tdm_reservation=value) == (RightsSignalRecord("header", "tdm-reservation", value),)


def test_what_is_said_is_bounded_and_on_one_line() -> None:
    head = "".join(f'<meta name="robots" content="noai {n}">' for n in range(3_000))
    assert len(rights(head)) == 20
    (only,) = rights(x_robots_tag="noai\x1b[31m " + "x" * 5_000)
    assert len(only.value) <= 500
    assert only.value.isprintable()
