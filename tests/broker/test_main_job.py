"""Feeds in, articles, quotations and dead letters out: the main job on a real broker."""

import asyncio
from collections import Counter

import pytest

from tests.broker.flow import (
    Served,
    page,
    publish_raw,
    publisher,
    running,
    serving,
    settings_for,
    stored,
    until,
    upserted,
)
from worker.embedded.site import LoopbackNames, SampleSite
from worker.feeds.identity import feed_id
from worker.records.codec import decode_record
from worker.records.model import DeadLetterRecord, FeedRecord, ItemRecord
from worker.service.kafka.publisher import Outgoing
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, FEED_STATUS, ITEMS, QUOTATIONS
from worker.service.polling.subscriptions import outgoing
from worker.service.worker import Worker
from worker.settings import Settings

pytestmark = pytest.mark.broker

GOOD = page(
    "Le pont rouvre",
    "Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux.",
    "«Nous tiendrons ce délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus.",
    "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps prochain.",
)


async def follow(settings: Settings, site: SampleSite) -> None:
    async with publisher(settings) as to:
        feeds = [FeedRecord(url, poll_every_s=1) for url in site.feed_urls]
        await to.publish([outgoing(feed_id(feed.uri), feed) for feed in feeds])


def test_every_entry_of_the_sample_site_meets_its_fate_and_a_restart_repeats_nothing(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        async with SampleSite() as site:
            await follow(settings, site)
            async with running(settings, resolver=LoopbackNames()) as worker:
                await until(lambda: worker.settled() >= site.expected.items, "all items settled")
            articles, quotations = await upserted(settings, ARTICLES), await upserted(settings, QUOTATIONS)
            letters = [letter.reason for letter in await letters_of(settings)]
            assert len(articles) == site.expected.articles
            assert Counter(letters) == Counter(entry.becomes for entry in site.expected.dead_letters)
            assert set(quotations) == {q["id"] for a in articles.values() for q in a["quotations"]}
            assert all(
                quotation["article"]["uri"] in articles
                and quotation["text"] in articles[quotation["article"]["uri"]]["article_body"]
                for quotation in quotations.values()
            )

            before = {topic: len(await stored(settings, topic)) for topic in (ITEMS, ARTICLES, QUOTATIONS)}
            async with running(settings, resolver=LoopbackNames()) as again:
                await until(again.ready.is_set, "the second worker is ready")
                await until(lambda: polls(again) >= len(site.feed_urls), "every feed was polled again")
            assert {topic: len(await stored(settings, topic)) for topic in before} == before

            site.publish_update()
            async with running(settings, resolver=LoopbackNames()) as third:
                await until(lambda: third.settled() >= 1, "the changed article is settled")
            changed = await upserted(settings, ARTICLES)
            (new,) = [a for uri, a in changed.items() if a["version"] == 2]
            old = articles[new["uri"]]
            assert new["first_created"] == old["first_created"]
            now = await upserted(settings, QUOTATIONS)
            gone = {q["id"] for q in old["quotations"]} - {q["id"] for q in new["quotations"]}
            assert gone and not gone & set(now)
            assert {q["id"] for q in new["quotations"]} <= set(now)

    asyncio.run(scene())


def test_broken_items_end_as_dead_letters_and_the_good_one_behind_them_is_published(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, page_max_bytes=1_000_000, fetch_attempts=2)
        pages = {
            "/good": Served(GOOD),
            "/empty": Served(),
            "/binary": Served(b"\x89PNG\r\n" + bytes(range(256)) * 20),
            "/pdf": Served(b"%PDF-1.7\n" + b"x" * 5000, "application/pdf"),
            "/huge": Served(b"<html>" + b"<p>lorem ipsum</p>" * 100_000),
            "/moved": Served(b"<html><meta http-equiv=refresh content='0;url=/good'>"),
            "/moves": Served(b"<html><meta http-equiv=refresh content='0;url=/moved'>"),
            "/nowhere": Served(
                b"<html><title>Oh</title><p>The page you were looking for does not exist.</p>"
            ),
            "/login": Served(b"<html><body><form><input name=user></form></body></html>"),
            "/error": Served(status=500),
            "/truncated": Served(GOOD[:-120]),
        }
        async with serving(pages) as site:
            broken = {
                b"not json": "item-undecodable",
                b"\xff\xfe\x00": "item-undecodable",
                b"[]": "item-undecodable",
                b"{}": "item-without-link",
                b'{"link": "ftp://x.example/1"}': "link-refused",
                b'{"link": "file:///etc/passwd"}': "link-refused",
                b'{"link": "http://10.0.0.1/internal"}': "address-refused",
                b'{"link": "%s/missing"}' % site.encode(): "page-gone",
                b'{"link": "%s/empty"}' % site.encode(): "page-empty",
                b'{"link": "%s/binary"}' % site.encode(): "not-html",
                b'{"link": "%s/pdf"}' % site.encode(): "not-html",
                b'{"link": "%s/huge"}' % site.encode(): "body-too-large",
                b'{"link": "%s/login"}' % site.encode(): "no-article",
                b'{"link": "%s/error"}' % site.encode(): "server-failed",
                b'{"link": "%s/moves"}' % site.encode(): "wall",
                b'{"link": "%s/nowhere"}' % site.encode(): "wall",
            }
            good = [b'{"link": "%s/%s"}' % (site.encode(), name) for name in (b"truncated", b"moved")]
            await publish_raw(settings, *broken, None, *good)
            async with running(settings) as worker:
                await until(lambda: worker.settled() == len(broken) + 3, "all items settled")
            letters = {letter.value or b"": letter for letter in await letters_of(settings)}
            assert {value: letters[value].reason for value in broken} == broken
            assert letters[b""].reason == "item-undecodable"
            assert letters[b'{"link": "%s/error"}' % site.encode()].attempts == 2
            places = {(letter.partition, letter.offset) for letter in letters.values()}
            assert len(places) == len(broken) + 1
            articles = await upserted(settings, ARTICLES)
            assert {a["requested_url"].rpartition("/")[2] for a in articles.values()} == {
                "truncated",
                "moved",
            }
            assert {a["url"].rpartition("/")[2] for a in articles.values()} == {"truncated", "good"}
            kinds = {letter.kind for letter in letters.values() if letter.reason == "wall"}
            assert kinds == {"refresh", "not-found"}

    asyncio.run(scene())


def test_an_item_of_somebody_else_needs_only_a_link_and_the_same_item_twice_is_one_article(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        async with serving({"/pont": Served(GOOD)}) as site, running(settings) as worker:
            item = ItemRecord(f"{site}/pont")
            await publish_raw(settings, b'{"link": "%s/pont"}' % site.encode())
            async with publisher(settings) as to:
                await to.publish([Outgoing(ITEMS, "127.0.0.1", item, "1", "test")])
            await until(lambda: worker.settled() == 2, "both items settled")
            assert len(await stored(settings, ARTICLES)) == 1
            (quotation,) = [
                q for q in (await upserted(settings, QUOTATIONS)).values() if q["type"] == "direct"
            ]
            assert quotation["speaker"]["name"] == "Odile Vasseur"
            text = worker.metrics.text().decode()
            assert 'quotewire_fates_total{fate="discarded",reason="unchanged"} 1.0' in text

    asyncio.run(scene())


def test_records_carry_cloudevents_headers(bootstrap_servers: str, topic_prefix: str) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        async with serving({"/pont": Served(GOOD)}) as site, running(settings) as worker:
            await publish_raw(settings, b'{"link": "%s/pont"}' % site.encode())
            await until(lambda: worker.settled() == 1, "the item is settled")
        (article,) = await stored(settings, ARTICLES)
        headers = {name: value.decode() for name, value in article.headers}
        key = (article.key or b"").decode()
        assert headers["ce_specversion"] == "1.0"
        assert (headers["ce_id"], headers["ce_subject"]) == (f"{key}:1", key)
        assert headers["ce_type"] == "org.quotewire.article.v1"
        assert headers["content-type"] == "application/json"
        assert {"ce_source", "ce_time", "ce_dataschema"} <= set(headers)

    asyncio.run(scene())


def polls(worker: Worker) -> float:
    samples = [sample for metric in worker.metrics.polls.collect() for sample in metric.samples]
    return sum(sample.value for sample in samples if sample.name.endswith("_total"))


async def letters_of(settings: Settings) -> list[DeadLetterRecord]:
    found = await stored(settings, DEAD_LETTERS)
    return [decode_record(each.value or b"", DeadLetterRecord, "dead_letter") for each in found]


def test_a_line_that_a_publisher_repeats_leaves_the_articles_that_follow_also_after_a_restart(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    template = "Cette rubrique paraît chaque matin, sauf le dimanche et les jours de foire."

    def numbered(number: int) -> bytes:
        return page(
            f"Chantier numéro {number}",
            f"Le chantier {'abcdefgh'[number] * 3} a commencé hier matin, avec trois semaines de retard sur le plan.",
            f"Une vingtaine d'ouvriers de l'entreprise {'abcdefgh'[number] * 4} y travaillent jour et nuit.",
            template,
            f"La fin des travaux du quartier {'abcdefgh'[number] * 5} est attendue pour le mois de juin prochain.",
        )

    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        async with serving({f"/{n}": Served(numbered(n)) for n in range(8)}) as site:
            for batch in ((0, 1, 2, 3, 4, 5), (6,)):
                async with running(settings) as worker:
                    for done, n in enumerate(batch, start=1):
                        await publish_raw(settings, b'{"link": "%s/%d"}' % (site.encode(), n))
                        await until(lambda done=done: worker.settled() == done, f"item {n} is settled")
            by_number = {
                a["url"].rpartition("/")[2]: a for a in (await upserted(settings, ARTICLES)).values()
            }
            with_template = {number for number, a in by_number.items() if template in a["article_body"]}
            assert with_template == {"0", "1", "2", "3", "4"}
            assert ("repeated-line", template) in [
                (r["reason"], r["text"]) for r in by_number["6"]["removed"]
            ]
            assert all("attendue pour le mois de juin" in a["article_body"] for a in by_number.values())

    asyncio.run(scene())


def test_a_worker_that_stopped_in_order_does_not_end_its_process_later(
    bootstrap_servers: str, topic_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    exits: list[int] = []
    monkeypatch.setattr("worker.service.health.watchdog.os._exit", exits.append)
    monkeypatch.setattr("worker.service.worker._LEAVE_S", 1.0)

    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, shutdown_timeout_s=0.5)
        async with running(settings) as worker:
            await until(worker.ready.is_set, "the worker is ready")
        await asyncio.sleep(3.5)

    asyncio.run(scene())
    assert exits == []


def test_a_link_longer_than_a_record_is_a_dead_letter_and_the_next_item_is_published(
    bootstrap_servers: str, topic_prefix: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, max_record_bytes=100_000)
        async with serving({"/pont": Served(GOOD)}) as site:
            long = b'{"link": "%s/%s"}' % (site.encode(), b"x" * 120_000)
            await publish_raw(settings, long, b'{"link": "%s/pont"}' % site.encode())
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 2, "both items settled")
        (letter,) = await letters_of(settings)
        assert (letter.value_truncated, letter.offset, len(letter.url or "")) == (True, 0, 8192)
        assert len(await upserted(settings, ARTICLES)) == 1

    asyncio.run(scene())


def test_a_feeds_password_stays_on_the_feeds_topic(
    bootstrap_servers: str, topic_prefix: str, capfd: pytest.CaptureFixture[str]
) -> None:
    rss = '<rss version="2.0"><channel><title>Une</title><item><link>{0}/pont</link></item></channel></rss>'

    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, log_level="debug")
        answers = {"/pont": Served(GOOD)}
        async with serving(answers) as site:
            answers["/une.xml"] = Served(rss.format(site).encode(), "application/rss+xml")
            url = site.replace("http://", "http://desk:hunter2@")
            async with publisher(settings) as to:
                for feed in (FeedRecord(f"{url}/une.xml"), FeedRecord(f"{url}/missing.xml")):
                    await to.publish([outgoing(feed_id(feed.uri), feed)])
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 1 and polls(worker) >= 2, "both feeds were polled")
        for topic in (ITEMS, ARTICLES, QUOTATIONS, DEAD_LETTERS, FEED_STATUS):
            for each in await stored(settings, topic):
                assert b"hunter2" not in (each.value or b"")
                assert all(b"hunter2" not in value for _, value in each.headers)

    asyncio.run(scene())
    assert "hunter2" not in "".join(capfd.readouterr())
