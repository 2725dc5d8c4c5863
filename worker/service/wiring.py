"""Settings -> the parts of one worker, opened and wired. When they start, work and end is `worker.py`'s."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from worker import warm_up
from worker.service.consumer.agents import add_agents
from worker.service.consumer.faust_app import App, create_app
from worker.service.consumer.gaps import Intake
from worker.service.consumer.lanes import Share
from worker.service.consumer.membership import Membership
from worker.service.consumer.streams import Streams, rereading
from worker.service.delivery.transactions import Transactions
from worker.service.enriching.enrich_items import lane_of, site_of_event
from worker.service.enriching.opening import Enriching, open_enriching
from worker.service.http import HttpClient
from worker.service.http.settings import http_options
from worker.service.http.transport import Resolver
from worker.service.kafka.changelog_table import ChangelogTable
from worker.service.kafka.producer import Producer
from worker.service.kafka.publisher import Publisher
from worker.service.kafka.registry import topic_codecs
from worker.service.kafka.topic_watch import TopicWatch
from worker.service.kafka.topics import (
    FEEDS,
    ITEMS,
    ITEMS_LATER,
    TopicsFailed,
    describe_topics,
    ensure_topics,
    partitions_read,
)
from worker.service.metrics import Metrics
from worker.service.polling.opening import Polling, open_polling
from worker.service.pool.processes import pool_of
from worker.settings import ACCEPTED_AT_MOST, Settings

_FEEDS_WINDOW = 16
_SITE_AT_LEAST = 4  # of a small window, which is too small to be shared
_SITES_AT_LEAST = 8  # share the window when it is full: at a page a second and host, each has work for 16 s


@dataclass(frozen=True, slots=True)
class Parts:
    """Of one worker."""

    app: App
    producer: Producer
    intake: Intake
    streams: Streams
    polling: Polling
    enriching: Enriching
    watch: TopicWatch

    def tables(self) -> tuple[ChangelogTable[Any], ...]:
        """What is read back for each partition that comes."""
        return self.polling.polls.table, self.enriching.versions, self.enriching.repetitions.table


async def parts_of(
    settings: Settings,
    membership: Membership,
    metrics: Metrics,
    stack: AsyncExitStack,
    fail: Callable[[BaseException], None],
    resolver: Resolver | None,
) -> Parts:
    """All but the app are open until `stack` is left. `fail` is told what ends the worker.

    Raises TopicsFailed, RegistryFailed and KafkaError where what it needs is not there.
    """
    partitions = await _partitions(settings)
    reads = partitions_read(settings, partitions)
    feeds, items = FEEDS.name(settings), ITEMS.name(settings)
    codecs, schema_text = await topic_codecs(settings)
    producer = await stack.enter_async_context(Producer(settings, membership.lease))
    publisher = Publisher(producer, codecs, {items: reads[items]})
    pool = await stack.enter_async_context(pool_of(settings, warm_up=warm_up.pages_and_feeds))
    http = await stack.enter_async_context(HttpClient(http_options(settings), resolver=resolver))
    app = create_app(settings, reads)
    membership.join(app)
    intake = await stack.enter_async_context(
        Intake(settings, membership.acks, metrics, rereading(app), membership.claim)
    )
    if settings.exactly_once:
        membership.transactions = Transactions(
            settings, membership.acks, membership.lease, intake.standing, membership.moved, fail
        )
    tools = (settings, membership, publisher, http, pool, metrics, schema_text, fail)
    polling = await open_polling(stack, *tools, reads[feeds])
    enriching = await open_enriching(
        stack, *tools, intake.standing, reads[items], partitions[ITEMS_LATER.name(settings)]
    )
    streams = Streams(app, membership, intake, fail)
    add_agents(
        app,
        streams.of(feeds, polling.follower.settle, lambda event: event.key, _FEEDS_WINDOW),
        streams.of(items, enriching.enricher.settle, lane_of, settings.window, _share(settings)),
    )
    watch = TopicWatch(settings, metrics, reads, intake.topics, intake.waiting, membership.rejoin, fail)
    return Parts(app, producer, intake, streams, polling, enriching, watch)


def _share(settings: Settings) -> Share:
    """How much of the window one site may have."""
    places = max(_SITE_AT_LEAST, settings.window // _SITES_AT_LEAST)
    return Share(site_of_event, places, max(0, ACCEPTED_AT_MOST - settings.window))


async def _partitions(settings: Settings) -> dict[str, int]:
    """Partitions by topic; topics are made first, where that is wanted."""
    states = await (ensure_topics(settings) if settings.create_topics else describe_topics(settings))
    missing = [state.name for state in states if not state.partitions]
    if missing:
        raise TopicsFailed(f"missing: {', '.join(missing)}; run `quotewire topics create`")
    return {state.name: state.partitions for state in states}
