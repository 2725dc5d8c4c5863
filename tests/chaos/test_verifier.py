"""The judge is judged: a good world passes, and every single thing that is missing or wrong is told."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.chaos.pages import HEADERS, Event, event_of, evolving_event, words_of
from tests.chaos.reading import Read
from tests.chaos.verifier import Delivery, Held, Verdict, judge

PORTS = tuple(range(8001, 8009))
GOOD, POISON, CHANGES = event_of(1, PORTS), event_of(7, PORTS), evolving_event(3, PORTS)
PUBLISHED = (GOOD, POISON, CHANGES, CHANGES)


def link_of(event: Event) -> str:
    return str(json.loads(event.value)["link"])


def article(link: str, version: int, edition: int) -> list[Read]:
    """The article, then its quotations."""
    headline, *spoken = words_of(link, edition)
    ids = (f"{link}#first", f"{link}#second-{edition}")
    quotations = [{"id": i, "text": text, "confidence": 0.9} for i, text in zip(ids, spoken, strict=True)]
    body = {"uri": link, "version": version, "headline": headline, "requested_url": link}
    whole = body | {
        "article_body": f"{spoken[0]} Ce chantier de l'édition {edition} du",
        "quotations": quotations,
    }
    return [
        record(link, whole, f"{link}:{version}"),
        *(record(q["id"], q | {"article": body}, f"{q['id']}:{version}") for q in quotations),
    ]


def record(key: object, content: object, event_id: str) -> Read:
    return Read(0, 0, 0, str(key).encode(), json.dumps(content).encode() if content else None, event_id)


def letter(event: Event, offset: int, reason: str) -> Read:
    def packed(raw: bytes | None) -> str | None:
        return None if raw is None else base64.b64encode(raw).decode()

    place = {"partition": 0, "offset": offset, "reason": reason, "detail": ""}
    headers = [{"key": name, "value": packed(value)} for name, value in HEADERS]
    content = place | {"key": packed(event.key), "value": packed(event.value), "headers": headers}
    return record("k", content, f"items-0-{offset}")


def good() -> Held:
    """One article, one dead letter, and an article of two editions that dropped a quotation."""
    link = link_of(CHANGES)
    first, second, third = (article(link_of(GOOD), 1, 1), article(link, 1, 1), article(link, 2, 2))
    return Held(
        [Read(0, n, 0, e.key, e.value, "", headers=HEADERS) for n, e in enumerate(PUBLISHED)],
        [first[0], second[0], third[0]],
        [*first[1:], *second[1:], *third[1:], record(f"{link}#second-1", None, f"{link}#second-1:2")],
        [letter(POISON, 1, "item-undecodable")],
    )


def judged(held: Held, delivery: Delivery = Delivery.AT_LEAST_ONCE) -> Verdict:
    return judge(held, PUBLISHED, delivery)


def changed(read: Read, **fields: Any) -> Read:
    """With these fields of its content; the ce_id stays."""
    assert read.value
    return replace(read, value=json.dumps(json.loads(read.value) | fields).encode())


def put(records: list[Read], at: int, **fields: Any) -> None:
    records[at] = changed(records[at], **fields)


@pytest.mark.parametrize("delivery", Delivery)
def test_a_good_world_is_neither_lost_nor_wrong(delivery: Delivery) -> None:
    verdict = judged(good(), delivery)
    assert (verdict.lost, verdict.wrong, verdict.raw_duplicates) == ([], [], 0)
    assert (verdict.items, verdict.articles, verdict.quotations, verdict.dead_letters) == (4, 2, 4, 1)


LOSSES: dict[str, Callable[[Held], object]] = {
    "an acknowledged item": lambda held: held.items.pop(0),
    "an article": lambda held: held.articles.pop(0),
    "the last edition of an article": lambda held: held.articles.pop(),
    "a quotation that its article holds": lambda held: held.quotations.pop(0),
    "a dead letter": lambda held: held.letters.pop(),
}


@pytest.mark.parametrize("what", LOSSES)
def test_a_loss_is_told(what: str) -> None:
    held = good()
    LOSSES[what](held)
    assert judged(held).lost


def test_an_item_of_a_changing_article_that_came_to_nothing_is_told() -> None:
    held = good()
    del held.articles[2:], held.quotations[4:]
    assert [what for what in judged(held).lost if "2 items" in what]


WRONGS: dict[str, Callable[[Held], object]] = {
    "a tombstone is missing": lambda held: held.quotations.pop(),
    "a quotation differs from its article's": lambda held: put(held.quotations, 0, confidence=0.1),
    "an article of no item": lambda held: held.articles.append(
        article("http://127.0.0.1:1/article/9", 1, 1)[0]
    ),
    "an article of a dead letter": lambda held: held.articles.append(
        article(link_of(event_of(47, PORTS)), 1, 1)[0]
    ),
    "an article under another key": lambda held: held.articles.append(
        replace(held.articles[0], key=b"other")
    ),
    "an article in two partitions": lambda held: held.articles.append(replace(held.articles[0], partition=3)),
    "an article is taken away": lambda held: held.articles.append(replace(held.articles[0], value=None)),
    "an old version after a new one": lambda held: held.articles.append(held.articles[1]),
    "an old edition under a new version": lambda held: held.articles.append(
        article(link_of(CHANGES), 3, 1)[0]
    ),
    "two contents under one ce_id": lambda held: held.articles.insert(
        0, changed(held.articles[0], headline="Autre")
    ),
    "a record without ce_id": lambda held: put_id(held.articles, ""),
    "a dead letter with other bytes": lambda held: put(held.letters, 0, value="AAAA"),
    "a dead letter with another key": lambda held: put(held.letters, 0, key="AAAA"),
    "a dead letter without its headers": lambda held: put(held.letters, 0, headers=[]),
    "a dead letter with another reason": lambda held: put(held.letters, 0, reason="page-gone"),
    "a dead letter of a good item": lambda held: held.letters.append(letter(GOOD, 0, "internal-error")),
    "a dead letter under two ce_id": lambda held: held.letters.append(
        replace(held.letters[0], event_id="another")
    ),
    "an item that nobody published": lambda held: held.items.append(held.items[0]),
}


SAID = {
    "a tombstone is missing": "of no article as it stands",
    "a quotation differs from its article's": "not as its article has it",
    "an article of no item": "no item leads to",
    "an article of a dead letter": "no item leads to",
    "an article under another key": "under another key",
    "an article in two partitions": "in two partitions",
    "an article is taken away": "a tombstone",
    "an old version after a new one": "version, edition",
    "an old edition under a new version": "version, edition",
    "two contents under one ce_id": "two contents",
    "a record without ce_id": "without ce_id",
    "a dead letter with other bytes": "original's key and value",
    "a dead letter with another key": "original's key and value",
    "a dead letter without its headers": "original's headers",
    "a dead letter with another reason": "page-gone",
    "a dead letter of a good item": "internal-error",
    "a dead letter under two ce_id": "under two ce_id",
    "an item that nobody published": "not published so often",
}


def put_id(records: list[Read], event_id: str) -> None:
    records[0] = replace(records[0], event_id=event_id)


@pytest.mark.parametrize("what", WRONGS)
def test_a_wrong_is_told(what: str) -> None:
    held = good()
    WRONGS[what](held)
    assert [told for told in judged(held).wrong if SAID[what] in told]


@pytest.mark.parametrize("noun", ["articles", "quotations", "letters"])
def test_the_same_record_twice_is_counted_and_wrong_only_where_once_is_promised(noun: str) -> None:
    held = good()
    records: list[Read] = getattr(held, noun)
    records.insert(0, records[0])
    at_least_once, exactly_once = judged(held), judged(held, Delivery.EXACTLY_ONCE)
    assert at_least_once.raw_duplicates == exactly_once.raw_duplicates == 1
    assert not at_least_once.wrong
    assert [what for what in exactly_once.wrong if what.endswith("2 times")]


def test_an_item_that_was_passed_on_twice_is_wrong_only_where_once_is_promised() -> None:
    held = good()
    held.items.extend([Read(1, n, 0, b"k", b"{}", "", passed_on="link 0 0") for n in (0, 1)])
    assert not judged(held).wrong
    assert judged(held, Delivery.EXACTLY_ONCE).wrong
