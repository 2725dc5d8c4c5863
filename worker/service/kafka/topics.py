"""One table of the topics: name, key, schema, cleanup and retention; and the admin client that makes them."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from worker.errors import QuotewireError
from worker.service.kafka.client import client_options
from worker.settings import Settings

_VISIBLE_WITHIN_S = 15
_DAY_MS = 86_400_000


class TopicsFailed(QuotewireError):
    """The broker refused a topic, or one has partitions that do not fit the others."""

    reason = "topics-failed"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. `retention_days` is None where compaction keeps the last record of each key for ever."""

    noun: str
    key: str
    schema: str | None
    cleanup: str
    retention_days: int | None
    holds: str

    def name(self, settings: Settings) -> str:
        """The topic's name on the broker."""
        return f"{settings.topic_prefix}{self.noun}"


FEEDS = Topic("feeds", "feed id", "feed", "compact", None, "the subscription list")
ITEMS = Topic("items", "site of the article", "item", "delete", 7, "what the feeds announce")
ITEMS_LATER = Topic(
    "items-later", "site of the article", "item", "delete", 7, "items that are tried again in some minutes"
)
ARTICLES = Topic("articles", "article uri", "article", "compact", None, "clean articles, each version")
QUOTATIONS = Topic(
    "quotations", "quotation id", "quotation", "compact", None, "quotations with their speakers"
)
DEAD_LETTERS = Topic(
    "dead-letters", "key of the event", "dead_letter", "delete", 30, "what could not be processed"
)
FEED_STATUS = Topic("feed-status", "feed id", "feed_status", "compact", None, "how each feed is doing")
TOPICS = (FEEDS, ITEMS, ITEMS_LATER, ARTICLES, QUOTATIONS, DEAD_LETTERS, FEED_STATUS)


@dataclass(frozen=True, slots=True)
class Table:
    """What the worker remembers by key. `source` is the topic that feeds it, with which it is co-partitioned."""

    name: str
    source: Topic


POLLS_TABLE = Table("polls", FEEDS)
VERSIONS_TABLE = Table("versions", ITEMS)
REPETITIONS_TABLE = Table("repetitions", ITEMS)
TABLES = (POLLS_TABLE, VERSIONS_TABLE, REPETITIONS_TABLE)


@dataclass(frozen=True, slots=True)
class TopicState:
    """What the broker says of a topic. `partitions` is 0 where it does not exist."""

    name: str
    partitions: int
    replicas: int
    keeps: str
    holds: str


def changelog_name(settings: Settings, table: Table) -> str:
    """The topic that a table is kept in, named as Faust names those of its own: it kept two of them once."""
    return f"{settings.group_id}-{table.name}-changelog"


def tables_of(settings: Settings, topic: str) -> list[str]:
    """The changelogs of the tables that this topic feeds."""
    return [changelog_name(settings, table) for table in TABLES if table.source.name(settings) == topic]


def partitions_read(settings: Settings, partitions: Mapping[str, int]) -> dict[str, int]:
    """Topic -> how many of its partitions a group can read: as many as the tables that it feeds have.

    Of the topics that feed tables, of the tables' own, and of the topic of items that were put off, which feeds none.
    """
    later = ITEMS_LATER.name(settings)
    reads = {later: partitions[later]}
    for topic in (FEEDS.name(settings), ITEMS.name(settings)):
        together = [topic, *tables_of(settings, topic)]
        fewest = min(partitions[name] for name in together)
        reads |= dict.fromkeys(together, fewest)
    return reads


def all_names(settings: Settings) -> list[str]:
    """Every topic that the worker needs, tables included."""
    return list(_configs(settings))


async def ensure_topics(settings: Settings) -> list[TopicState]:
    """Create what is missing, and return all as they are now.

    Tables are co-partitioned with the topics that feed them, so their changelogs follow those topics'
    partitions, not the setting; so does the topic of items that are tried again. A topic that has grown since is
    read as far as its tables go (`partitions_read`). Raises TopicsFailed.
    """
    admin = AIOKafkaAdminClient(**client_options(settings))
    await admin.start()
    try:
        before = {state.name: state for state in await _describe(admin, settings)}
        partitions = {name: state.partitions or settings.partitions for name, state in before.items()}
        for table in TABLES:
            source = table.source.name(settings)
            changelog, wanted = changelog_name(settings, table), partitions[source]
            if before[changelog].partitions > wanted:
                raise TopicsFailed(
                    f"{changelog} has {before[changelog].partitions} partitions and {source} "
                    f"has {wanted}: give the worker another group id, or delete the changelog"
                )
            partitions[changelog] = wanted
        if not before[ITEMS_LATER.name(settings)].partitions:
            partitions[ITEMS_LATER.name(settings)] = partitions[ITEMS.name(settings)]
        missing = [
            NewTopic(name, partitions[name], settings.replication_factor, topic_configs=config)
            for name, config in _configs(settings).items()
            if not before[name].partitions
        ]
        if missing:
            await _create(admin, missing)
        return await _when_visible(admin, settings)
    finally:
        await admin.close()


async def describe_topics(settings: Settings) -> list[TopicState]:
    """What the broker says of our topics."""
    admin = AIOKafkaAdminClient(**client_options(settings))
    await admin.start()
    try:
        return await _describe(admin, settings)
    finally:
        await admin.close()


async def _when_visible(admin: AIOKafkaAdminClient, settings: Settings) -> list[TopicState]:
    """The topics, once the broker that is asked has heard of those that another has just made."""
    for _ in range(_VISIBLE_WITHIN_S * 5):
        states = await _describe(admin, settings)
        if all(state.partitions for state in states):
            break
        await asyncio.sleep(0.2)
    return states


async def _create(admin: AIOKafkaAdminClient, topics: list[NewTopic]) -> None:
    response = await admin.create_topics(topics, timeout_ms=30_000)
    for topic, code, *rest in response.topic_errors:
        error = for_code(code)
        if code and error is not TopicAlreadyExistsError:
            raise TopicsFailed(f"{topic}: {(rest and rest[0]) or error.__name__}")


async def _describe(admin: AIOKafkaAdminClient, settings: Settings) -> list[TopicState]:
    holds = {topic.name(settings): topic.holds for topic in TOPICS}
    names = list(_configs(settings))
    existing = set(await admin.list_topics())
    known = {t["topic"]: t for t in await admin.describe_topics([n for n in names if n in existing])}
    keeps = await _retention(admin, list(known))
    states = []
    for name in names:
        partitions = known.get(name, {}).get("partitions", [])
        replicas = len(partitions[0]["replicas"]) if partitions else 0
        meaning = holds.get(name, "the worker's own table")
        states.append(TopicState(name, len(partitions), replicas, keeps.get(name, ""), meaning))
    return states


async def _retention(admin: AIOKafkaAdminClient, names: list[str]) -> dict[str, str]:
    """Topic -> what the broker keeps of it, in words; nothing from a broker that does not tell."""
    if not names:
        return {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    try:
        responses = await admin.describe_configs(resources)
    except KafkaError:
        return {}
    keeps = {}
    for response in responses:
        for resource in response.resources:
            config = {entry[0]: entry[1] for entry in resource[4]}
            if "compact" in config.get("cleanup.policy", ""):
                keeps[resource[3]] = "newest by key"
            elif (milliseconds := int(config.get("retention.ms") or -1)) >= 0:
                keeps[resource[3]] = f"{milliseconds / _DAY_MS:g} days"
            else:
                keeps[resource[3]] = "all"
    return keeps


def _configs(settings: Settings) -> dict[str, dict[str, str]]:
    """Topic name -> its configuration, for all topics that the worker needs."""
    configs = {}
    for topic in TOPICS:
        config = {
            "cleanup.policy": topic.cleanup,
            "max.message.bytes": str(settings.max_record_bytes + 100_000),
        }
        if topic.retention_days is not None:
            config["retention.ms"] = str(topic.retention_days * _DAY_MS)
        configs[topic.name(settings)] = config
    for table in TABLES:
        configs[changelog_name(settings, table)] = {
            "cleanup.policy": "compact",
            "max.message.bytes": str(settings.max_record_bytes + 100_000),
        }
    return configs
