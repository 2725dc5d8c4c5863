"""Article uri -> what we keep of its last version."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import msgspec

from worker.records.model import Millis
from worker.records.versions import ArticleMemory
from worker.service.event import Partition
from worker.service.kafka.changelog_table import ChangelogTable, Format, ours_already
from worker.service.kafka.producer import Producer
from worker.service.kafka.topics import VERSIONS_TABLE
from worker.service.metrics import Metrics
from worker.settings import Settings

_DAY_MS = 86_400_000

VersionTable = ChangelogTable[ArticleMemory]


def version_table(
    settings: Settings,
    producer: Producer,
    metrics: Metrics,
    on_failure: Callable[[BaseException], None],
    claim: Callable[[Partition], Awaitable[None]] = ours_already,
) -> VersionTable:
    """Co-partitioned with the items topic; an article that nobody met for `article_memory_days` is forgotten."""
    return ChangelogTable(
        settings,
        VERSIONS_TABLE,
        _FORMAT,
        producer,
        on_failure,
        metrics,
        claim,
        timedelta(settings.article_memory_days),
    )


def unrefreshed(memory: ArticleMemory | None, now: Millis) -> ArticleMemory | None:
    """The memory of an article met unchanged, to be put so that it is not forgotten yet.

    None where that was done within a day.
    """
    if memory is None or now - memory.updated <= _DAY_MS:
        return None
    return msgspec.structs.replace(memory, updated=now)


def _decoded(value: bytes) -> ArticleMemory:
    return msgspec.json.decode(value, type=ArticleMemory)


_FORMAT = Format(msgspec.json.encode, _decoded, lambda memory: memory.updated)
