"""Hostile pages: each gives an article, and says what was done. bench/pages.py measures times."""

from time import process_time

import pytest

from tests.articles.hostile import HOSTILE, page
from worker.articles import Limits, Page, read_article

SMALL = 0.02
FIRST = "The harbour of Aldmere was closed on Tuesday"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_gives_its_article(name: str) -> None:
    """At a fiftieth of full size, with limits as small: the same paths are taken."""
    limits = Limits(bytes=200_000, nodes=600, depth=60, attributes=200, text_nodes=150, jsonld_bytes=50_000)
    article = read_article(Page(url="https://herald.example/crane", body=HOSTILE[name](SMALL)), limits=limits)
    assert FIRST in article.body


def test_over_the_node_limit_a_cheaper_extractor_reads_and_says_so() -> None:
    body = page("<p>One more line, but not a long one.</p>" * 100)
    over = read_article(Page(url="", body=body), limits=Limits(nodes=50))
    assert over.extractor == "quotewire-plain"
    assert over.notes == ("114 nodes, 50 allowed",)
    assert over.metadata.headline == "The crane"
    under = read_article(Page(url="", body=body))
    assert under.extractor == "trafilatura"
    assert under.notes == ()


def test_a_deep_page_keeps_its_text() -> None:
    """libxml2 drops all below depth 256 unless told otherwise."""
    deep = page("<div>" * 240 + "<p>The last word was spoken at the bottom of the page.</p>" + "</div>" * 240)
    assert "The last word" in read_article(Page(url="", body=deep), limits=Limits(depth=300)).body
    plain = read_article(Page(url="", body=deep), limits=Limits(depth=100))
    assert "The last word" in plain.body
    assert plain.notes == ("nested deeper than 100",)


def test_a_page_whose_nodes_hold_too_much_text_each_is_read_without_its_tree() -> None:
    """Fifty `<b>` around 200 kB: whatever reads each node's text reads it fifty times."""
    deep = page("<p>" + "<b>" * 50 + "One more word. " * 14_000 + "</b>" * 50)
    over = read_article(Page(url="", body=deep), limits=Limits(levelled_chars=5_000_000))
    assert over.extractor == "quotewire-plain"
    assert over.notes[0].endswith("characters by levels, 5000000 allowed")
    assert FIRST in over.body
    assert read_article(Page(url="", body=deep)).extractor == "trafilatura"


@pytest.mark.parametrize(
    "name",
    [
        "14,000 links of a share bar in one paragraph",
        "25,000 bylines in one paragraph",
        "14,000 advertisements with text between them",
        "25,000 authors in one story",
        "28,000 headings of comments",
        "200 pictures behind 25,000 empty nodes",
    ],
)
def test_four_times_the_page_takes_no_ten_times_the_work(name: str) -> None:
    """The whole size against a quarter of it, in CPU time of this process; quadratic code takes sixteen times."""
    times = []
    for size in (0.25, 1.0):
        body = HOSTILE[name](size)
        started = process_time()
        read_article(Page(url="https://herald.example/crane", body=body))
        times.append(process_time() - started)
    assert times[1] < 10 * max(times[0], 0.05)


def test_both_extractors_agree_on_an_ordinary_article() -> None:
    body = page("")
    assert (
        read_article(Page(url="", body=body)).body
        == read_article(Page(url="", body=body), limits=Limits(nodes=1)).body
    )


def test_what_is_removed_is_bounded() -> None:
    body = page(
        "".join(
            f'<p>Part {n}, told in a few words.</p><div class="ad-slot">Offer number {n}</div>'
            for n in range(99)
        )
    )
    assert len(read_article(Page(url="", body=body), limits=Limits(removed=5)).removed) == 5
