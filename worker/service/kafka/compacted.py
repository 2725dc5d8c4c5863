"""A compacted topic -> what it says now: the last record of each key."""

from typing import TypeVar

from worker.errors import RecordUndecodable
from worker.records.codec import decode_record
from worker.service.kafka.registry import topic_codecs
from worker.service.kafka.topic_reader import read_topic
from worker.service.kafka.topics import Topic
from worker.settings import Settings

R = TypeVar("R")


async def latest(settings: Settings, topic: Topic, kind: type[R]) -> dict[str, R]:
    """Key -> its last record. One that cannot be read counts as none, as it does for the worker."""
    _, schema_text = await topic_codecs(settings)
    found: dict[str, R] = {}
    async for stored in read_topic(settings, topic):
        key = (stored.key or b"").decode("utf-8", "replace")
        found.pop(key, None)
        if stored.value is not None:
            try:
                found[key] = decode_record(stored.value, kind, topic.schema or "", schema_text)
            except RecordUndecodable:
                continue
    return found
