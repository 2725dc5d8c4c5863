"""The enriching of one worker, opened: what settles items, what it remembers, and what brings back those put off."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from worker.articles import Limits
from worker.records.codec import SchemaText
from worker.service.consumer.membership import Membership
from worker.service.delivery.commit_metadata import Standing
from worker.service.delivery.deliver import delivery_of
from worker.service.delivery.version_table import VersionTable, version_table
from worker.service.enriching.enrich_items import ItemEnricher
from worker.service.enriching.later import Later
from worker.service.enriching.postponing import Postponing
from worker.service.enriching.repartition import Placing
from worker.service.enriching.repetitions import RepetitionTable, repetition_table
from worker.service.enriching.same_article import Identity
from worker.service.event import Partition
from worker.service.http import HttpClient
from worker.service.kafka.publisher import Publisher
from worker.service.metrics import Metrics
from worker.service.pool.processes import Pool
from worker.settings import Settings


@dataclass(frozen=True, slots=True)
class Enriching:
    """Of one worker."""

    enricher: ItemEnricher
    versions: VersionTable
    repetitions: RepetitionTable
    later: Later


async def open_enriching(
    stack: AsyncExitStack,
    settings: Settings,
    membership: Membership,
    publisher: Publisher,
    http: HttpClient,
    pool: Pool,
    metrics: Metrics,
    schema_text: SchemaText | None,
    fail: Callable[[BaseException], None],
    standing: Callable[[Partition], Awaitable[Standing]],
    partitions: int,
    partitions_later: int,
) -> Enriching:
    """`partitions` of the items topic are read, `partitions_later` of that of items that were put off.

    Open until `stack` is left; `fail` is told what ends the worker.
    """
    versions = version_table(settings, publisher.producer, metrics, fail, membership.claim)
    repetitions = repetition_table(settings, publisher.producer, metrics, fail, membership.claim)
    for table in (versions, repetitions.table):
        stack.push_async_callback(table.release)
    delivery = delivery_of(publisher, versions, membership.transactions)
    enricher = ItemEnricher(
        settings,
        http,
        pool,
        delivery,
        Placing(delivery, partitions),
        Postponing(settings, delivery, partitions_later),
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
            standing,
            fail,
            partitions_later,
        )
    )
    return Enriching(enricher, versions, repetitions, later)
