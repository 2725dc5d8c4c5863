"""What lies on the topics, and where a group stands: asked with another client than the worker's."""

import time
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from confluent_kafka import (
    OFFSET_BEGINNING,
    Consumer,
    IsolationLevel,
    KafkaError,
    KafkaException,
    Message,
    TopicPartition,
)
from confluent_kafka.admin import AdminClient, OffsetSpec

PLACED = ("quotewire-placed", "quotewire-placed-key")
_ASK_WITHIN_S = 5.0
_QUIET_S = 20.0

Headers = tuple[tuple[str, bytes | None], ...]


class Isolation(StrEnum):
    """What a reader sees of transactions; by librdkafka's names."""

    COMMITTED = "read_committed"
    UNCOMMITTED = "read_uncommitted"


@dataclass(frozen=True, slots=True)
class Read:
    """One record as it lies on its topic. `passed_on` is the worker's mark of an item that it moved."""

    partition: int
    offset: int
    time_ms: int
    key: bytes
    value: bytes | None
    event_id: str
    passed_on: str = ""
    headers: Headers = ()


def read(servers: str, topic: str, isolation: Isolation) -> Iterator[Read]:
    """All records of a topic; the broker's own times.

    The ends are those that the broker tells while it is read: the last offsets may be markers of transactions,
    which hold no record, so no record tells that it was the last.
    """
    consumer = _consumer(servers, "chaos-verifier", isolation)
    try:
        left = set(consumer.list_topics(topic, timeout=30).topics[topic].partitions)
        consumer.assign([TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in left])
        heard = time.monotonic()
        while left:
            message = consumer.poll(1.0)
            assert message or time.monotonic() - heard < _QUIET_S, f"{topic} {left} cannot be read to the end"
            if message is None:
                continue
            heard = time.monotonic()
            if _is_end(message):
                left.discard(message.partition())
            else:
                assert message.error() is None, message.error()
                yield _read(message)
    finally:
        consumer.close()


def open_transactions(servers: str, topic: str, within_s: float = 300.0) -> dict[int, int]:
    """Partition -> the offset behind which nobody reads who reads what is committed; empty where all are over.

    Waits for those that end: a worker that dies leaves its transactions to their timeout or to its heir.
    """
    admin = AdminClient({"bootstrap.servers": servers, "log_level": 0})
    places = [TopicPartition(topic, p) for p in admin.list_topics(topic, timeout=30).topics[topic].partitions]
    deadline = time.monotonic() + within_s
    while True:
        ends = _ends(admin, places, Isolation.UNCOMMITTED)
        readable = _ends(admin, places, Isolation.COMMITTED)
        found = {partition: offset for partition, offset in readable.items() if offset < ends[partition]}
        if not found or time.monotonic() > deadline:
            return found
        time.sleep(0.3)


class Group:
    """How far a consumer group is behind on one topic, asked by clients that join nothing. Close it.

    Records are counted, not offsets: markers of transactions stand on offsets as well.
    """

    def __init__(self, servers: str, group: str, topic: str, isolation: Isolation) -> None:
        self._servers, self._name, self._topic, self._isolation = servers, group, topic, isolation
        self._offsets: dict[int, list[int]] = {}
        self._read_to: dict[int, int] = {}
        self._open()

    def behind(self) -> dict[int, int] | None:
        """Partition -> records that the group has not committed; None where the broker does not answer.

        New clients ask after that: the old admin client goes on saying "No leaders found" for minutes.
        """
        try:
            if not self._read_to:
                self._begin()
            places = [TopicPartition(self._topic, partition) for partition in self._read_to]
            # First where it stands, then what there is: an item passed on meanwhile counts twice, not never.
            committed = {at.partition: at.offset for at in self._group.committed(places, _ASK_WITHIN_S)}
            known = bool(places) and self._read_on(places)
        except (KafkaException, TimeoutError):
            known = False
        if not known:
            self.close()
            self._open()
            return None
        return {
            partition: len(offsets) - bisect_left(offsets, committed[partition])
            for partition, offsets in self._offsets.items()
        }

    def close(self) -> None:
        self._group.close()
        self._reader.close()

    def _open(self) -> None:
        self._admin = AdminClient({"bootstrap.servers": self._servers, "log_level": 0})
        # Uncommitted: else the broker refuses to say where the group stands while a transaction is open.
        self._group = _consumer(self._servers, self._name, Isolation.UNCOMMITTED)
        self._reader = _consumer(self._servers, "chaos-verifier", self._isolation)
        self._read_to = {}

    def _begin(self) -> None:
        """All is read again, since what a restarted broker lost would else be counted."""
        found = self._reader.list_topics(self._topic, timeout=_ASK_WITHIN_S).topics[self._topic]
        if found.error is None:
            self._offsets = {partition: [] for partition in found.partitions}
            self._read_to = dict.fromkeys(found.partitions, 0)
            self._reader.assign([TopicPartition(self._topic, p, OFFSET_BEGINNING) for p in found.partitions])

    def _read_on(self, places: list[TopicPartition]) -> bool:
        """Whether all that lies on the topic now is known."""
        ends = _ends(self._admin, places, self._isolation)
        deadline = time.monotonic() + _ASK_WITHIN_S
        while any(self._read_to[partition] < end for partition, end in ends.items()):
            message = self._reader.poll(0.2)
            if message is not None and _is_end(message):
                self._read_to[message.partition()] = message.offset()
            elif message is not None and message.error() is None:
                self._offsets[message.partition()].append(message.offset())
                self._read_to[message.partition()] = message.offset() + 1
            elif time.monotonic() > deadline:
                return False
        return True


def _consumer(servers: str, group: str, isolation: Isolation) -> Consumer:
    return Consumer(
        {
            "bootstrap.servers": servers,
            "group.id": group,
            "enable.auto.commit": False,
            "auto.offset.reset": "earliest",
            "isolation.level": str(isolation),
            "enable.partition.eof": True,
            "fetch.wait.max.ms": 100,
            "log_level": 0,
        }
    )


def _ends(admin: AdminClient, places: list[TopicPartition], isolation: Isolation) -> dict[int, int]:
    """Partition -> the offset at which this reader's topic ends."""
    level = (
        IsolationLevel.READ_COMMITTED if isolation is Isolation.COMMITTED else IsolationLevel.READ_UNCOMMITTED
    )
    asked = admin.list_offsets(
        {place: OffsetSpec.latest() for place in places}, isolation_level=level, request_timeout=_ASK_WITHIN_S
    )
    return {place.partition: answer.result(2 * _ASK_WITHIN_S).offset for place, answer in asked.items()}


def _is_end(message: Message) -> bool:
    error = message.error()
    return error is not None and error.code() == KafkaError._PARTITION_EOF


def _read(message: Message) -> Read:
    headers = tuple(message.headers() or ())
    ours = dict(headers)
    return Read(
        partition=message.partition(),
        offset=message.offset(),
        time_ms=message.timestamp()[1],
        key=message.key() or b"",
        value=message.value(),
        event_id=ours.get("ce_id", b"").decode(),
        passed_on=ours.get(PLACED[0], b"").decode(),
        headers=tuple(header for header in headers if header[0] not in PLACED),
    )
