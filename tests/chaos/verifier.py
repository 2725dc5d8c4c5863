"""Reads the topics afterwards with another client than the worker's, and judges by id and by content."""

import base64
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from confluent_kafka import Consumer, KafkaException, TopicPartition

from tests.chaos.pages import edition_in, fate_of, words_of

# What differs from run to run and is no content: when it was fetched and made.
MOMENTS = {"first_created", "version_created", "date_ingested", "date_seen"}


@dataclass(frozen=True, slots=True)
class Read:
    """One record as it lies on its topic."""

    partition: int
    offset: int
    time_ms: int
    key: bytes
    value: bytes | None
    event_id: str
    was_passed_on: bool = False


@dataclass(slots=True)
class Verdict:
    """What came of a scenario. `lost` and `wrong` say which and why."""

    items: int = 0
    articles: int = 0
    quotations: int = 0
    dead_letters: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    raw_duplicates: int = 0
    longest_gap_s: float = 0.0


def verify(servers: str, prefix: str, group: str) -> Verdict:
    """Judge all that the topics hold. Every item that was published must have its one fate.

    An item that the worker passed on to another partition is the same item: what came of it counts for the one
    that was published.
    """
    verdict = Verdict()
    items = [item for item in read(servers, f"{prefix}items") if not item.was_passed_on]
    articles = list(read(servers, f"{prefix}articles"))
    quotations = list(read(servers, f"{prefix}quotations"))
    letters = list(read(servers, f"{prefix}dead-letters"))
    verdict.items = len(items)
    current = _articles(articles, verdict)
    _quotations(quotations, current, verdict)
    _letters(letters, items, verdict)
    _fates(items, current, letters, verdict)
    for records in (articles, quotations, letters):
        verdict.raw_duplicates += sum(n - 1 for n in Counter(r.event_id for r in records).values())
    times = sorted(r.time_ms for records in (articles, quotations, letters) for r in records)
    verdict.longest_gap_s = max((b - a for a, b in itertools.pairwise(times)), default=0) / 1000
    standing = Group(servers, group)
    behind_by = standing.lag(f"{prefix}items")
    standing.close()
    if behind_by is None:
        verdict.wrong.append("the broker does not say where the group stands")
    for partition, behind in (behind_by or {}).items():
        if behind:
            verdict.wrong.append(f"partition {partition} of the items is {behind} behind")
    return verdict


def _articles(records: list[Read], verdict: Verdict) -> dict[str, dict[str, Any]]:
    """Link -> article, as a consumer holds it who takes the key for identity."""
    by_key: dict[bytes, dict[str, Any]] = {}
    contents: dict[str, Any] = {}
    for record in records:
        article = json.loads(record.value or b"{}")
        article["edition"] = edition_in(article["article_body"])
        before = by_key.get(record.key)
        if before and (article["version"], article["edition"]) < (before["version"], before["edition"]):
            now, then = ((each["version"], each["edition"]) for each in (article, before))
            verdict.wrong.append(f"{article['requested_url']}: version, edition {now} after {then}")
        by_key[record.key] = article
        content = content_of(article)
        then = contents.setdefault(record.event_id, content)
        if then != content:
            other = difference(then, content)
            verdict.wrong.append(f"{article['requested_url']}: two contents under {record.event_id}: {other}")
    current: dict[str, dict[str, Any]] = {}
    for article in by_key.values():
        link = article["requested_url"]
        if link in current:
            verdict.wrong.append(f"{link}: two articles")
        current[link] = article
        headline, *spoken = words_of(link, article["edition"])
        texts = [quotation["text"] for quotation in article["quotations"]]
        if article["headline"] != headline or not all(any(s in text for text in texts) for s in spoken):
            verdict.wrong.append(f"{link}: headline {article['headline']!r}, quotations {texts}")
        if "/article/" in link and article["version"] != 1:
            verdict.wrong.append(f"{link}: version {article['version']} of a page that never changed")
    verdict.articles = len(current)
    return current


def _quotations(records: list[Read], current: dict[str, dict[str, Any]], verdict: Verdict) -> None:
    state: dict[str, dict[str, Any]] = {}
    contents: dict[str, Any] = {}
    for record in records:
        key = record.key.decode()
        if record.value is None:
            state.pop(key, None)
            continue
        state[key] = json.loads(record.value)
        content = content_of(state[key])
        then = contents.setdefault(record.event_id, content)
        if then != content:
            other = difference(then, content)
            verdict.wrong.append(f"quotation {key}: two contents under {record.event_id}: {other}")
    held = {q["id"]: (q["text"], a["uri"], a["version"]) for a in current.values() for q in a["quotations"]}
    found = {key: (q["text"], q["article"]["uri"], q["article"]["version"]) for key, q in state.items()}
    for key in held.keys() - found.keys():
        verdict.lost.append(f"quotation {key} {held[key]}")
    for key in found.keys() - held.keys():
        verdict.wrong.append(f"quotation {key} {found[key]} is of no article as it stands")
    for key in held.keys() & found.keys():
        if held[key] != found[key]:
            verdict.wrong.append(f"quotation {key} is {found[key]}, its article says {held[key]}")
    verdict.quotations = len(found)


def _letters(letters: list[Read], items: list[Read], verdict: Verdict) -> None:
    events = {(item.partition, item.offset): item for item in items}
    seen = set()
    for record in letters:
        letter = json.loads(record.value or b"{}")
        place = letter["partition"], letter["offset"]
        seen.add(place)
        event = events.get(place)
        fate = fate_of(event.value or b"") if event else None
        if event is None or fate is None or letter["reason"] != fate.reason:
            verdict.wrong.append(f"dead letter of {place}: {letter['reason']} {letter['detail'][:200]}")
        elif (_bytes(letter["value"]), _bytes(letter["key"])) != (event.value, event.key):
            verdict.wrong.append(f"dead letter of {place}: not the original's key and value")
    verdict.dead_letters = len(seen)


def _fates(items: list[Read], current: dict[str, Any], letters: list[Read], verdict: Verdict) -> None:
    dead = {(each["partition"], each["offset"]) for each in (json.loads(r.value or b"{}") for r in letters)}
    for item in items:
        place, fate = (item.partition, item.offset), fate_of(item.value or b"")
        if fate.reason and place not in dead:
            verdict.lost.append(f"item {place}: no dead letter ({fate.reason})")
        if fate.link and fate.link not in current:
            verdict.lost.append(f"item {place}: no article of {fate.link}")


def content_of(record: dict[str, Any]) -> dict[str, Any]:
    """What a record says, without the moments."""
    content = {name: value for name, value in record.items() if name not in MOMENTS}
    provenance = content.get("provenance")
    if provenance:
        content["provenance"] = {name: provenance[name] for name in provenance if name != "fetched_at"}
    return content


def difference(then: dict[str, Any], now: dict[str, Any]) -> str:
    """The first field that differs, both ways."""
    name = next(name for name in then | now if then.get(name) != now.get(name))
    return f"{name} was {str(then.get(name))[:200]}, is {str(now.get(name))[:200]}"


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)


def read(servers: str, topic: str) -> Iterator[Read]:
    """All records of a topic, partition by partition; the broker's own times."""
    consumer = Consumer(
        {
            "bootstrap.servers": servers,
            "group.id": "chaos-verifier",
            "enable.auto.commit": False,
            "auto.offset.reset": "earliest",
            "isolation.level": "read_committed",
        }
    )
    try:
        open_ends: dict[int, int] = {}
        for partition in consumer.list_topics(topic, timeout=30).topics[topic].partitions:
            low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=30)
            if low < high:
                open_ends[partition] = high
        consumer.assign([TopicPartition(topic, partition, 0) for partition in open_ends])
        quiet = 0
        while open_ends:
            message = consumer.poll(1.0)
            quiet = 0 if message else quiet + 1
            if message is not None:
                assert message.error() is None, message.error()
                headers = dict(message.headers() or ())
                yield Read(
                    partition=message.partition(),
                    offset=message.offset(),
                    time_ms=message.timestamp()[1],
                    key=message.key() or b"",
                    value=message.value(),
                    event_id=headers.get("ce_id", b"").decode(),
                    was_passed_on="quotewire-placed" in headers,
                )
            if message is None or message.offset() + 1 >= open_ends.get(message.partition(), 0):
                here = consumer.position([TopicPartition(topic, partition) for partition in open_ends])
                for place in here:
                    if place.offset >= open_ends[place.partition]:
                        del open_ends[place.partition]
            assert quiet < 20, f"{topic} cannot be read past {open_ends}"
    finally:
        consumer.close()


class Group:
    """Where a consumer group stands, asked by one client that joins nothing. Close it."""

    def __init__(self, servers: str, group: str) -> None:
        self._consumer = Consumer(
            {"bootstrap.servers": servers, "group.id": group, "enable.auto.commit": False, "log_level": 0}
        )

    def lag(self, topic: str) -> dict[int, int] | None:
        """Partition -> records that the group has not committed; None where the broker does not answer."""
        try:
            partitions = list(self._consumer.list_topics(topic, timeout=5).topics[topic].partitions)
            places = [TopicPartition(topic, partition) for partition in partitions]
            committed = self._consumer.committed(places, timeout=5) if places else []
            ends = [self._consumer.get_watermark_offsets(place, timeout=5)[1] for place in places]
        except KafkaException:
            return None
        if not places:
            return None
        return {at.partition: end - max(at.offset, 0) for at, end in zip(committed, ends, strict=True)}

    def close(self) -> None:
        self._consumer.close()
