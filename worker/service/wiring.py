"""Settings -> the parts of one worker, opened and wired. When they start, work and end is `worker.py`'s."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from worker import warm_up
from worker.articles import Limits
from worker.service.consumer.agents import add_agents
from worker.service.consumer.faust_app import App, create_app
from worker.service.consumer.gaps import Intake
from worker.service.consumer.lanes import Share
from worker.service.consumer.membership import Membership
from worker.service.consumer.streams import Streams, rereading
from worker.service.delivery.deliver import delivery_of
from worker.service.delivery.transactions import Transactions
from worker.service.delivery.version_table import VersionTable, version_table
from worker.service.enriching.enrich_items import ItemEnricher, lane_of, site_of_event
from worker.service.enriching.later import Later
from worker.service.enriching.postponing import Postponing
from worker.service.enriching.repartition import Placing
from worker.service.enriching.repetitions import RepetitionTable, repetition_table
from worker.service.enriching.same_article import Identity
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
from worker.service.polling.follow_subscriptions import SubscriptionFollower
from worker.service.polling.neighbours import StatusReader
from worker.service.polling.poll_table import PollTable, poll_table
from worker.service.polling.poller import Poller
from worker.service.polling.websub import WebSub
from worker.service.pool.processes import pool_of
from worker.settings import ACCEPTED_AT_MOST, Settings

_FEEDS_WINDOW = 16
_SITE_AT_LEAST = 4  # of a small window, which is too small to be shared
_SITES_AT_LEAST = 8  # share the window when it is full: at a page a second and host, each has work for 16 s


@dataclass(frozen=True, slots=True)
class Parts:
    """Of one worker. `websub` is None where nobody can reach it."""

    app: App
    producer: Producer
    intake: Intake
    streams: Streams
    poller: Poller
    websub: WebSub | None
    enricher: ItemEnricher
    polls: PollTable
    repetitions: RepetitionTable
    versions: VersionTable
    later: Later
    watch: TopicWatch

    def tables(self) -> tuple[ChangelogTable[Any], ...]:
        """What is read back for each partition that comes."""
        return self.polls.table, self.versions, self.repetitions.table


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
    feed_partitions, item_partitions = reads[FEEDS.name(settings)], reads[ITEMS.name(settings)]
    codecs, schema_text = await topic_codecs(settings)
    producer = await stack.enter_async_context(Producer(settings, membership.lease))
    publisher = Publisher(producer, codecs, {ITEMS.name(settings): item_partitions})
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
    polls = poll_table(settings, producer, metrics, fail, feed_partitions)
    versions = version_table(settings, producer, metrics, fail, membership.claim)
    repetitions = repetition_table(settings, producer, metrics, fail, membership.claim)
    for table in (polls.table, versions, repetitions.table):
        stack.push_async_callback(table.release)

    def owns_feed(feed_id: str) -> bool:
        """Whether the feed is ours to poll now."""
        return membership.ready.is_set() and polls.owns(feed_id)

    neighbours = await stack.enter_async_context(
        StatusReader(settings, feed_partitions, schema_text, polls.owned)
    )
    poller = Poller(settings, http, pool, publisher, polls, metrics, owns_feed, neighbours=neighbours)
    websub = None
    if settings.public_url:
        websub = WebSub(settings, http, poller, polls, metrics, owns_feed, membership.has_settled_in)
    delivery = delivery_of(publisher, versions, membership.transactions)
    enricher = ItemEnricher(
        settings,
        http,
        pool,
        delivery,
        Placing(delivery, item_partitions),
        Postponing(settings, delivery, partitions[ITEMS_LATER.name(settings)]),
        versions,
        Identity(versions, metrics),
        repetitions,
        metrics,
        Limits(live_chars=settings.live_max_chars),
        schema_text,
    )
    later = await stack.enter_async_context(
        Later(
            settings,
            membership.acks,
            metrics,
            delivery,
            membership.claim,
            intake.standing,
            fail,
            partitions[ITEMS_LATER.name(settings)],
        )
    )
    follower = SubscriptionFollower(polls, publisher, metrics, schema_text, poller.heed)
    streams = Streams(app, membership, intake, fail)
    share = Share(
        site_of_event,
        max(_SITE_AT_LEAST, settings.window // _SITES_AT_LEAST),
        max(0, ACCEPTED_AT_MOST - settings.window),
    )
    add_agents(
        app,
        streams.of(FEEDS.name(settings), follower.settle, lambda e: e.key, _FEEDS_WINDOW),
        streams.of(ITEMS.name(settings), enricher.settle, lane_of, settings.window, share),
    )
    watch = TopicWatch(settings, metrics, reads, intake.topics, intake.waiting, membership.rejoin, fail)
    return Parts(
        app, producer, intake, streams, poller, websub, enricher, polls, repetitions, versions, later, watch
    )


async def _partitions(settings: Settings) -> dict[str, int]:
    """Partitions by topic; topics are made first, where that is wanted."""
    states = await (ensure_topics(settings) if settings.create_topics else describe_topics(settings))
    missing = [state.name for state in states if not state.partitions]
    if missing:
        raise TopicsFailed(f"missing: {', '.join(missing)}; run `quotewire topics create`")
    return {state.name: state.partitions for state in states}
