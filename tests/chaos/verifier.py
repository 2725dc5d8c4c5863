"""Reads the topics afterwards with another client than the worker's, and judges by id and by content."""

import base64
import itertools
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from tests.chaos.pages import Event, edition_in, fate_of, words_of
from tests.chaos.reading import Group, Isolation, Read, open_transactions, read

# What differs from run to run and is no content: when it was fetched and made.
MOMENTS = {"first_created", "version_created", "date_ingested", "date_seen"}


class Delivery(Enum):
    """What the workers promise, and so what is wrong."""

    AT_LEAST_ONCE = Isolation.UNCOMMITTED
    EXACTLY_ONCE = Isolation.COMMITTED

    @property
    def isolation(self) -> Isolation:
        """How a reader must read to be given it."""
        return self.value


@dataclass(frozen=True, slots=True)
class Held:
    """All that a reader finds on the topics."""

    items: list[Read]
    articles: list[Read]
    quotations: list[Read]
    letters: list[Read]


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


def verify(servers: str, prefix: str, group: str, published: Sequence[Event], delivery: Delivery) -> Verdict:
    """Judge all that the topics hold, and where the group stands. `published` are the acknowledged items."""
    topics = [f"{prefix}{noun}" for noun in ("items", "articles", "quotations", "dead-letters")]
    opened = {topic: open_transactions(servers, topic) for topic in topics}
    held = Held(*(list(read(servers, topic, delivery.isolation)) for topic in topics))
    verdict = judge(held, published, delivery)
    for topic, places in opened.items():
        if places:
            verdict.wrong.append(f"{topic}: transactions are open, nothing is read behind {places}")
    standing = Group(servers, group, topics[0], delivery.isolation)
    behind_by = standing.behind() or standing.behind()  # again, with new clients, where one had no answer
    standing.close()
    if behind_by is None:
        verdict.wrong.append("the broker does not say where the group stands")
    for partition, behind in (behind_by or {}).items():
        if behind:
            verdict.wrong.append(f"partition {partition} of the items is {behind} behind")
    return verdict


def judge(held: Held, published: Sequence[Event], delivery: Delivery) -> Verdict:
    """Every item that was acknowledged must lie there and have its one fate.

    An item that the worker passed on to another partition is the same item: what came of it counts for the one
    that was published.
    """
    items = [item for item in held.items if not item.passed_on]
    verdict = Verdict(items=len(items))
    _items(items, published, verdict)
    current = _articles(held.articles, verdict)
    _quotations(held.quotations, current, verdict)
    _letters(held.letters, items, verdict)
    _fates(items, current, held.letters, verdict)
    _duplicates(held, delivery, verdict)
    records = held.articles + held.quotations + held.letters
    times = sorted(record.time_ms for record in records)
    verdict.longest_gap_s = max((b - a for a, b in itertools.pairwise(times)), default=0) / 1000
    return verdict


def _items(items: list[Read], published: Sequence[Event], verdict: Verdict) -> None:
    """What the broker has acknowledged must lie there, or all else that is judged is judged of too little."""
    there, acknowledged = (
        Counter((i.key, i.value) for i in items),
        Counter((e.key, e.value) for e in published),
    )
    for key, value in (acknowledged - there).elements():
        verdict.lost.append(f"item {key!r} {value!r} was acknowledged and is not on its topic")
    for key, value in (there - acknowledged).elements():
        verdict.wrong.append(f"item {key!r} {value!r} was not published so often")


def _duplicates(held: Held, delivery: Delivery, verdict: Verdict) -> None:
    for noun, records in (
        ("article", held.articles),
        ("quotation", held.quotations),
        ("dead letter", held.letters),
    ):
        seen = Counter(record.event_id for record in records)
        if nameless := seen.pop("", 0):
            verdict.wrong.append(f"{noun}: {nameless} records without ce_id")
        verdict.raw_duplicates += seen.total() - len(seen)
        if delivery is Delivery.EXACTLY_ONCE:
            verdict.wrong += [f"{noun} {name}: {n} times" for name, n in seen.items() if n > 1]
    if delivery is Delivery.EXACTLY_ONCE:
        moved = Counter(item.passed_on for item in held.items if item.passed_on)
        verdict.wrong += [f"item passed on by {mark}: {n} times" for mark, n in moved.items() if n > 1]


def _articles(records: list[Read], verdict: Verdict) -> dict[str, dict[str, Any]]:
    """Link -> article, as a consumer holds it who takes the key for identity."""
    by_key: dict[bytes, dict[str, Any]] = {}
    contents: dict[str, Any] = {}
    partitions: dict[bytes, int] = {}
    for record in records:
        if record.value is None:
            verdict.wrong.append(f"article {record.key!r}: a tombstone")
            continue
        article = json.loads(record.value)
        article["edition"] = edition_in(article["article_body"])
        if record.key.decode() != article["uri"] or partitions.setdefault(record.key, record.partition) != (
            record.partition
        ):
            verdict.wrong.append(f"{article['requested_url']}: under another key, or in two partitions")
        before = by_key.get(record.key)
        # Each by itself: an older page under a newer number has overtaken as well.
        if before and any(article[each] < before[each] for each in ("version", "edition")):
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
    held = {q["id"]: _as_quoted(q, a) for a in current.values() for q in a["quotations"]}
    found = {key: _as_quoted(q, q["article"]) for key, q in state.items()}
    for key in held.keys() - found.keys():
        verdict.lost.append(f"quotation {key} {held[key]}")
    for key in found.keys() - held.keys():
        verdict.wrong.append(f"quotation {key} {found[key]} is of no article as it stands")
    for key in held.keys() & found.keys():
        if held[key] != found[key]:
            other = difference(held[key], found[key])
            verdict.wrong.append(f"quotation {key} is not as its article has it: {other}")
    verdict.quotations = len(found)


def _as_quoted(quotation: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    """The whole quotation, and which article it is of."""
    return quotation | {"article": None, **{f"of {n}": article[n] for n in ("uri", "version", "headline")}}


def _letters(letters: list[Read], items: list[Read], verdict: Verdict) -> None:
    events = {(item.partition, item.offset): item for item in items}
    seen: dict[tuple[int, int], str] = {}
    for record in letters:
        if record.value is None:
            verdict.wrong.append(f"dead letter {record.key!r}: a tombstone")
            continue
        letter = json.loads(record.value)
        place = letter["partition"], letter["offset"]
        if seen.setdefault(place, record.event_id) != record.event_id:
            verdict.wrong.append(f"dead letter of {place}: under two ce_id")
        event = events.get(place)
        fate = fate_of(event.value or b"") if event else None
        if event is None or fate is None or letter["reason"] != fate.reason:
            verdict.wrong.append(f"dead letter of {place}: {letter['reason']} {letter['detail'][:200]}")
        elif (_bytes(letter["value"]), _bytes(letter["key"])) != (event.value, event.key):
            verdict.wrong.append(f"dead letter of {place}: not the original's key and value")
        elif tuple((each["key"], _bytes(each["value"])) for each in letter["headers"]) != event.headers:
            verdict.wrong.append(f"dead letter of {place}: not the original's headers")
    verdict.dead_letters = len(seen)


def _fates(items: list[Read], current: dict[str, Any], letters: list[Read], verdict: Verdict) -> None:
    """What each item must become is there, and nothing that none of them should have become."""
    dead = {(each["partition"], each["offset"]) for each in (json.loads(r.value) for r in letters if r.value)}
    times: Counter[str] = Counter()
    for item in items:
        place, fate = (item.partition, item.offset), fate_of(item.value or b"")
        if fate.reason and place not in dead:
            verdict.lost.append(f"item {place}: no dead letter ({fate.reason})")
        if fate.link:
            times[fate.link] += 1
            if fate.link not in current:
                verdict.lost.append(f"item {place}: no article of {fate.link}")
    for link in current.keys() - times.keys():
        verdict.wrong.append(f"{link}: an article that no item leads to")
    for link in current.keys() & times.keys():
        # Every item fetches the page anew, and what was fetched last is published: fewer editions, fewer items.
        if "/evolving/" in link and (edition := current[link]["edition"]) < times[link]:
            verdict.lost.append(f"{link}: {times[link]} items, and its article is edition {edition}")


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
