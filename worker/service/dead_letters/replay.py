"""Dead letters -> their events once more, on the topics where they had failed."""

from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from worker.records.model import DeadLetterRecord
from worker.service.dead_letters.read import Found, dead_letters
from worker.service.kafka.client import client_options
from worker.service.kafka.topic_reader import read_topic
from worker.service.kafka.topics import ITEMS
from worker.settings import Settings

REPLAYS = "quotewire-replays"
"""Header of a replayed event: the place of the event that had failed, `topic-partition-offset`."""

_SENT_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of the letters of one replay; `gone` cannot be replayed, their bytes are nowhere whole."""

    sent: int = 0
    before: int = 0
    gone: int = 0


async def replay(settings: Settings, found: Found) -> Replayed:
    """Send each event back to its topic with its key, value and headers; not one that was sent back before.

    Idempotent: a replayed event names in a header the one that failed, and one that is named on the items
    topic already is not sent again. Should it fail again, that is a new dead letter, which can be replayed,
    but not by the same run: this one reads what was there when it looked. An event that was processed after
    all (two replays at once) ends as `unchanged`. Letters are sent as they are read; only the offsets of
    replayed events are kept.
    """
    if found.oldest is None:
        return Replayed()
    before = await _replayed_since(settings, found.oldest)
    now = _Places()
    counts: Counter[str] = Counter()
    async with _sender(settings) as send:
        async for _, letter in dead_letters(settings, found.wanted, found.ends):
            place = (letter.topic, letter.partition, letter.offset)
            if not now.add(place):
                continue  # an event may have two letters: a worker died after the first
            if place in before:
                counts["before"] += 1
                continue
            event = await _whole(settings, letter) if letter.value_truncated else _event(letter)
            if event is None:
                counts["gone"] += 1
                continue
            await send(letter, event)
            counts["sent"] += 1
    return Replayed(**counts)


Place = tuple[str, int, int]
"""Topic, partition and offset of an event."""


class _Places:
    """A set of places, as offsets of partitions: some 60 bytes each, where an event may have megabytes."""

    def __init__(self) -> None:
        self._offsets: dict[tuple[str, int], set[int]] = {}

    def add(self, place: Place) -> bool:
        """False where it was there already."""
        offsets = self._offsets.setdefault(place[:2], set())
        known = place[2] in offsets
        offsets.add(place[2])
        return not known

    def __contains__(self, place: Place) -> bool:
        return place[2] in self._offsets.get(place[:2], ())


Event = tuple[bytes | None, bytes | None, list[tuple[str, bytes | None]]]
"""Key, value and headers."""


@asynccontextmanager
async def _sender(settings: Settings) -> AsyncIterator[Callable[[DeadLetterRecord, Event], Awaitable[None]]]:
    """Sends events with the mark of a replay, a few at a time; leaving waits for the last of them.

    KafkaError where one was not acknowledged: those before it carry their mark, so the command can be repeated.
    """
    producer = AIOKafkaProducer(
        **client_options(settings),
        acks="all",
        enable_idempotence=True,
        max_request_size=settings.max_record_bytes + 100_000,
    )
    unanswered: deque[Awaitable[object]] = deque()

    async def send(letter: DeadLetterRecord, event: Event) -> None:
        key, value, headers = event
        marked = [*(pair for pair in headers if pair[0] != REPLAYS), (REPLAYS, place_of(letter).encode())]
        unanswered.append(await producer.send(letter.topic, value, key=key, headers=marked))
        if len(unanswered) >= _SENT_AT_ONCE:
            await unanswered.popleft()

    await producer.start()
    try:
        yield send
        while unanswered:
            await unanswered.popleft()
    finally:
        await producer.stop()


def place_of(letter: DeadLetterRecord) -> str:
    """Where the event stood that failed."""
    return f"{letter.topic}-{letter.partition}-{letter.offset}"


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


async def _replayed_since(settings: Settings, since: datetime) -> _Places:
    """Places of failed events that replays on the items topic name. Clocks may differ by an hour."""
    found = _Places()
    async for stored in read_topic(settings, ITEMS, since=since - timedelta(hours=1)):
        for name, body in stored.headers:
            if name == REPLAYS and (place := _place_in(body or b"")) is not None:
                found.add(place)
    return found


def _place_in(header: bytes) -> Place | None:
    """What `place_of` wrote; None for what somebody else did."""
    parts = header.decode("utf-8", "replace").rsplit("-", 2)
    try:
        return parts[0], int(parts[1]), int(parts[2])
    except (IndexError, ValueError):
        return None
