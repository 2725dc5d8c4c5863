"""A site whose pages take all of their time takes nobody else's."""

import asyncio
import json

import pytest

from tests.broker.flow import Served, page, publish_raw, running, serving, settings_for, until, upserted
from tests.chaos import stand_in
from worker.service.enriching import enrich_items
from worker.service.kafka.topics import ARTICLES

pytestmark = [pytest.mark.broker, pytest.mark.slow]

SLOW, GOOD = 40, 20
TEXT = (
    "The bridge on the old road will open again on Monday, after seven months of repairs to its piers.",
    "«We will keep that date whatever it costs», promised the mayor, Odile Vasseur, before the council.",
    "The neighbours still wait for the pavements, which were announced for the spring of next year.",
)


def test_good_pages_pass_those_of_a_site_whose_pages_never_end(
    bootstrap_servers: str, topic_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slow ones came first, and would fill the window twice over."""
    monkeypatch.setattr(enrich_items, "enrich_packed", stand_in.enrich_packed)  # never ends for /loop/

    async def scene() -> None:
        settings = settings_for(
            bootstrap_servers,
            topic_prefix,
            partitions=1,
            window=20,
            enrich_timeout_s=10.0,
            shutdown_timeout_s=1.0,
        )
        paths = {f"/{kind}/{n}": n for kind, many in (("loop", SLOW), ("good", GOOD)) for n in range(many)}
        answers = {
            path: Served(page(f"Bridge {n}", *TEXT, f"It is number {n}.")) for path, n in paths.items()
        }
        async with serving(answers, "127.0.0.1") as slow, serving(answers, "127.0.0.2") as good:
            links = [f"{slow if path.startswith('/loop') else good}{path}" for path in paths]
            await publish_raw(settings, *(json.dumps({"link": link}).encode() for link in links))
            async with running(settings) as worker:
                await until(lambda: worker.settled() >= GOOD, "as many as there are good ones are settled")
                # 60 s are patience; the slow ones alone take 400 s of one process, or 200 s of two.
                assert worker.settled() < GOOD + SLOW // 2
                published = await upserted(settings, ARTICLES)
        assert len([a for a in published.values() if "/good/" in a["requested_url"]]) >= GOOD - 3

    asyncio.run(scene())
