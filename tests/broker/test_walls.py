"""A wall over a known article changes nothing on the topics; a live page keeps what was published as it rolls on."""

import asyncio

import pytest

from tests.broker.flow import Served, page, publish_raw, running, serving, settings_for, until, upserted
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, QUOTATIONS

pytestmark = pytest.mark.broker

BODY = (
    "The evening ferry to Ambreville was two hours late on Thursday because a crane had blocked the quay.",
    "“We were warm and we were fed,” said Ida Holm, who had come from the islands with her two sons.",
    "The crane was towed away at nine, and the board wants to know by Monday why nobody had the keys.",
)
WALL = (
    b"<html><title>Just a moment...</title><h1>x.example</h1><p>Checking your browser before you go on.</p>"
)


def test_a_wall_over_an_article_leaves_it_and_its_quotations_and_ends_as_a_dead_letter(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, later_s=0.5, later_attempts=2)
        pages = {"/a": Served(page("Ferry late", *BODY))}
        async with serving(pages) as site, running(settings) as worker:
            await publish_raw(settings, b'{"link": "%s/a"}' % site.encode())
            await until(lambda: worker.settled() == 1, "the article")
            before = await upserted(settings, QUOTATIONS)
            pages["/a"] = Served(WALL)
            await publish_raw(settings, b'{"link": "%s/a", "title": "again"}' % site.encode())
            await until(lambda: worker.settled() == 2, "the wall")
            walls = worker.metrics.walls.labels("bot-check")._value.get()
        (article,) = (await upserted(settings, ARTICLES)).values()
        assert article["version"] == 1
        assert before and await upserted(settings, QUOTATIONS) == before
        (letter,) = (await upserted(settings, DEAD_LETTERS)).values()
        assert (letter["reason"], letter["kind"], letter["attempts"]) == ("wall", "bot-check", 3)
        assert letter["detail"].startswith("bot-check: ")
        assert walls == 3

    asyncio.run(scene())


def live(shown: range) -> bytes:
    """A live page of forty posts, one a minute, that shows some of them."""
    updates = ",".join(
        f'{{"@type":"BlogPosting","datePublished":"2099-01-12T10:{n:02}:00Z","articleBody":"{told(n)}"}}'
        for n in reversed(range(shown.stop))
    )
    return (
        '<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Flood in Ambreville",'
        f'"liveBlogUpdate":[{updates}]}}</script></head><body><main><h1>Flood in Ambreville</h1>'
        + "".join(f"<p>{told(n)}</p>" for n in reversed(shown))
        + "</main></body></html>"
    ).encode()


def told(number: int) -> str:
    name = "Bo" + "".join("aeioulmnrs"[int(digit)] for digit in f"{number:02}")
    return f"{name} reports to the board how high the water at the quay is."


def test_a_live_page_that_rolls_on_keeps_what_was_told_since_its_first_version(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        pages = {"/live": Served(live(range(5, 10)))}
        async with serving(pages) as site, running(settings) as worker:
            await publish_raw(settings, b'{"link": "%s/live"}' % site.encode())
            await until(lambda: worker.settled() == 1, "the first version")
            (first,) = (await upserted(settings, ARTICLES)).values()
            pages["/live"] = Served(live(range(35, 40)))
            await publish_raw(settings, b'{"link": "%s/live", "title": "2"}' % site.encode())
            await until(lambda: worker.settled() == 2, "the second version")
            await publish_raw(settings, b'{"link": "%s/live", "title": "3"}' % site.encode())
            await until(lambda: worker.settled() == 3, "the same page once more")
        (second,) = (await upserted(settings, ARTICLES)).values()
        assert first["provenance"]["notes"] == ["live-posts-left-out: 5 of 10"]
        assert second["version"] == 2
        assert "notes" not in second["provenance"] or second["provenance"]["notes"] == []
        assert all(told(n) in second["article_body"] for n in range(5, 40))

    asyncio.run(scene())
