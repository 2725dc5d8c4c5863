"""Dead letters, read from their topic and sent back to where they came from."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from worker.errors import RecordUndecodable
from worker.records.codec import decode_record
from worker.records.model import DeadLetterRecord
from worker.service.kafka import client_options
from worker.service.reading import Stored, read_topic
from worker.service.registry import topic_codecs
from worker.service.topics import DEAD_LETTERS, ITEMS
from worker.settings import Settings

log = structlog.get_logger(__name__)

REPLAYS = "quotewire-replays"
"""Header of a replayed event: the place of the event that had failed, `topic-partition-offset`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which dead letters; the empty one wants all. Times are of the last failure, `until` exclusive."""

    reasons: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    places: frozenset[tuple[int, int]] = frozenset()

    def includes(self, stored: Stored, letter: DeadLetterRecord) -> bool:
        """Whether this letter is meant. `places` are those of the letter on its own topic."""
        failed = datetime.fromtimestamp(letter.last_failed_at / 1000, UTC)
        return (
            (not self.reasons or letter.reason in self.reasons)
            and (self.since is None or failed >= self.since)
            and (self.until is None or failed < self.until)
            and (not self.places or (stored.partition, stored.offset) in self.places)
        )


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of the letters of one replay; `gone` cannot be replayed, their bytes are nowhere whole."""

    sent: int = 0
    before: int = 0
    gone: int = 0


async def dead_letters(settings: Settings, wanted: Wanted) -> AsyncIterator[tuple[Stored, DeadLetterRecord]]:
    """The letters that are wanted. A record that is none is passed over."""
    _, schema_text = await topic_codecs(settings)
    async for stored in read_topic(settings, DEAD_LETTERS, since=wanted.since):
        if stored.value is None:
            continue
        try:
            letter = decode_record(stored.value, DeadLetterRecord, "dead_letter", schema_text)
        except RecordUndecodable as exc:
            log.warning("no dead letter", partition=stored.partition, offset=stored.offset, detail=exc.detail)
            continue
        if wanted.includes(stored, letter):
            yield stored, letter


async def replay(settings: Settings, letters: Iterable[DeadLetterRecord]) -> Replayed:
    """Send each event back to its topic with its key, value and headers; not one that was sent back before.

    Idempotent: a replayed event names in a header the one that failed, and one that is named on the items
    topic already is not sent again. Should it fail again, that is a new dead letter, which can be replayed.
    An event that was processed after all (two replays at once) ends as `unchanged`.
    """
    by_place = {place_of(letter): letter for letter in letters}
    if not by_place:
        return Replayed()
    oldest = datetime.fromtimestamp(min(each.last_failed_at for each in by_place.values()) / 1000, UTC)
    done = by_place.keys() & await _replayed_since(settings, oldest)
    sent = gone = 0
    producer = AIOKafkaProducer(
        **client_options(settings),
        acks="all",
        enable_idempotence=True,
        max_request_size=settings.max_record_bytes + 100_000,
    )
    await producer.start()
    try:
        for place, letter in by_place.items():
            if place in done:
                continue
            event = await _whole(settings, letter) if letter.value_truncated else _event(letter)
            if event is None:
                gone += 1
                continue
            key, value, headers = event
            kept = [(name, body) for name, body in headers if name != REPLAYS]
            await producer.send_and_wait(
                letter.topic, value, key=key, headers=[*kept, (REPLAYS, place.encode())]
            )
            sent += 1
    finally:
        await producer.stop()
    return Replayed(sent, len(done), gone)


def place_of(letter: DeadLetterRecord) -> str:
    """Where the event stood that failed."""
    return f"{letter.topic}-{letter.partition}-{letter.offset}"


Event = tuple[bytes | None, bytes | None, list[tuple[str, bytes]]]


def _event(letter: DeadLetterRecord) -> Event:
    return letter.key, letter.value, [(header.key, header.value) for header in letter.headers]


async def _whole(settings: Settings, letter: DeadLetterRecord) -> Event | None:
    """The event from its own topic, where that still has it: the letter's value was cut to fit."""
    consumer = AIOKafkaConsumer(**client_options(settings), enable_auto_commit=False)
    place = TopicPartition(letter.topic, letter.partition)
    await consumer.start()
    try:
        consumer.assign([place])
        if letter.offset < (await consumer.beginning_offsets([place]))[place]:
            return None
        consumer.seek(place, letter.offset)
        records = (await consumer.getmany(place, timeout_ms=10_000, max_records=1)).get(place, [])
        if not records or records[0].offset != letter.offset:
            return None
        return records[0].key, records[0].value, list(records[0].headers)
    finally:
        await consumer.stop()


async def _replayed_since(settings: Settings, since: datetime) -> set[str]:
    """Places of failed events that replays on the items topic name."""
    found = set()
    async for stored in read_topic(settings, ITEMS, since=since):
        found |= {body.decode("utf-8", "replace") for name, body in stored.headers if name == REPLAYS}
    return found
