"""The pure flow, as another process runs it."""

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from tests.scores.site import page_of
from worker.articles import Limits, Page
from worker.articles.lines.repetition import RULES, Row, counted, telling
from worker.embedded.site.contents import PAGES
from worker.pipeline import enrich, enrich_packed, packed, unpacked
from worker.records.model import EnclosureRecord, ItemRecord

ITEM = ItemRecord(
    link="https://x.example/1",
    title="Un titre «entre guillemets»",
    authors=("Odile Vasseur",),
    enclosures=(EnclosureRecord("https://x.example/a.mp3", "audio/mpeg", 12),),
    seen_at=1_800_000_000_000,
)
ARTICLES = [
    replace(
        page_of(each, later=False),
        requested_url="https://x.example/moved",
        headers={"content-type": each.header, "etag": '"é"', "tdm-reservation": "1"},
        fetched_at=datetime(2026, 11, 23, 4, 5, 6, 789000, tzinfo=UTC),
        robots="allowed",
    )
    for each in PAGES
    if each.becomes == "article" and each.status == 200
]


def test_the_trip_to_another_process_changes_nothing() -> None:
    for page in ARTICLES:
        for limits in (Limits(), Limits(removed=1)):
            assert unpacked(enrich_packed(packed((ITEM, page, limits, b""))))[0] == enrich(ITEM, page, limits)


def test_the_lines_that_tell_are_enough_to_find_what_is_repeated() -> None:
    removed = saved = 0
    for page in ARTICLES:
        lines = enrich(ITEM, page).article_body.split("\n")
        row: Row = {}
        for number in range(RULES.articles):
            row = counted(row, [*lines, f"Only in number {number}."][number:], f"a{number}", 20_000, RULES)
        whole, part = (msgspec.msgpack.encode(each) for each in (row, telling(row, RULES)))
        saved += len(whole) - len(part)
        found = enrich(ITEM, page, repeated=whole)
        assert enrich(ITEM, page, repeated=part) == found
        removed += sum(each.reason == "repeated-line" for each in found.removed)
    assert removed
    assert saved


@pytest.mark.parametrize(
    ("said", "told"), [("second", "second"), ("day", "day"), (None, "second"), ("x", "second")]
)
def test_the_feeds_date_comes_with_its_precision(said: str | None, told: str) -> None:
    text = (
        "<p>The harbour was closed on Tuesday after the crane had leaned over the quay for two days.</p>" * 3
    )
    page = Page(
        url="https://x.example/1", body=f"<html><body><article>{text}</article></body></html>".encode()
    )
    article = enrich(ItemRecord(link=page.url, published=1_770_127_500_000, published_precision=said), page)
    assert (article.date_published, article.date_published_precision) == (1_770_127_500_000, told)
