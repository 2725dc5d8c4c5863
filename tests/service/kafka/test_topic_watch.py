"""What brokers say of topics, look by look -> what is said, counted and done about it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from worker.service.event import Partition
from worker.service.kafka.cluster import TopicNow
from worker.service.kafka.topic_watch import TopicWatch
from worker.service.kafka.topics import ARTICLES, FEEDS, ITEMS, ITEMS_LATER, Topic, all_names, partitions_read
from worker.service.metrics import Metrics
from worker.settings import load_settings

SETTINGS = load_settings(bootstrap_servers="127.0.0.1:1", partitions=2)
NAMES = all_names(SETTINGS)
ITEMS_NAME, ARTICLES_NAME = ITEMS.name(SETTINGS), ARTICLES.name(SETTINGS)


@dataclass
class Broker:
    """Answers each look with the next of `answers`, and with the last of them from then on."""

    answers: list[dict[str, TopicNow]]
    rejoined: int = 0
    failures: list[BaseException] = field(default_factory=list)
    looks: int = 0

    async def ask(self, names: Iterable[str]) -> dict[str, TopicNow]:
        now = self.answers[min(self.looks, len(self.answers) - 1)]
        self.looks += 1
        return {name: now.get(name, TopicNow(2, "first")) for name in names}

    async def waiting(self, places: Iterable[Partition]) -> int:
        return 7 * len(list(places))

    async def rejoin(self) -> None:
        self.rejoined += 1


def watched(*answers: dict[str, TopicNow]) -> tuple[TopicWatch, Broker, list[str]]:
    """After a look at each: the watch, the broker, and the kinds of change that were counted."""
    broker, metrics = Broker(list(answers)), Metrics()
    reads = partitions_read(SETTINGS, dict.fromkeys(NAMES, 2))
    watch = TopicWatch(
        SETTINGS, metrics, reads, broker.ask, broker.waiting, broker.rejoin, broker.failures.append
    )

    async def look() -> None:
        for _ in answers:
            await watch.look()

    asyncio.run(look())
    changes = [
        sample.labels["change"]
        for family in metrics.topic_changes.collect()
        for sample in family.samples
        if sample.name.endswith("_total")
        for _ in range(int(sample.value))
    ]
    return watch, broker, changes


def of(name: str, *now: TopicNow) -> list[dict[str, TopicNow]]:
    return [{name: each} for each in now]


THERE, ANEW, GONE = TopicNow(2, "first"), TopicNow(2, "second"), TopicNow(0)


def test_where_nothing_changes_nothing_is_said() -> None:
    watch, broker, changes = watched({}, {}, {}, {})
    assert (watch.gone(), watch.unread(), broker.rejoined, changes) == (None, None, 0, [])


def test_what_one_broker_has_not_heard_yet_is_not_believed() -> None:
    watch, broker, changes = watched(*of(ITEMS_NAME, THERE, THERE, ANEW, THERE, GONE, THERE, THERE))
    assert (watch.gone(), broker.rejoined, changes) == (None, 0, [])


@pytest.mark.parametrize("topic", [FEEDS, ITEMS, ITEMS_LATER])
def test_a_topic_made_anew_is_given_out_again_once(topic: Topic) -> None:
    watch, broker, changes = watched(*of(topic.name(SETTINGS), THERE, THERE, ANEW, ANEW, ANEW, ANEW))
    assert (watch.gone(), broker.rejoined, changes) == (None, 1, ["anew"])


def test_a_topic_that_is_gone_is_named_until_it_is_there_again() -> None:
    watch, broker, changes = watched(*of(ITEMS_NAME, THERE, THERE, GONE, GONE))
    assert ITEMS_NAME in (watch.gone() or "")
    assert (broker.rejoined, changes) == (0, ["gone"])
    watch, broker, changes = watched(*of(ITEMS_NAME, THERE, THERE, GONE, GONE, ANEW, ANEW))
    assert (watch.gone(), broker.rejoined, sorted(changes)) == (None, 1, ["anew", "gone"])


def test_a_broker_that_tells_no_ids_is_believed_about_what_it_tells() -> None:
    there, gone = TopicNow(2), TopicNow(0)
    watch, broker, changes = watched(*of(ITEMS_NAME, there, there, gone, gone, there, there))
    assert (watch.gone(), broker.rejoined, sorted(changes)) == (None, 1, ["anew", "gone"])


def test_partitions_that_were_added_are_named_with_what_lies_on_them() -> None:
    watch, broker, changes = watched(
        *of(ITEMS_NAME, THERE, THERE, TopicNow(5, "first"), TopicNow(5, "first"))
    )
    said = watch.unread() or ""
    assert f"{ITEMS_NAME} has 5 partitions and this group reads 2" in said
    assert "21 records" in said
    assert (broker.rejoined, changes) == (0, ["grown"])


def test_partitions_that_were_added_before_the_start_are_named_as_well() -> None:
    watch, _, changes = watched(*of(ITEMS_NAME, TopicNow(5, "first"), TopicNow(5, "first")))
    assert "has 5 partitions" in (watch.unread() or "")
    assert changes == ["grown"]


def test_a_topic_that_we_only_write_to_may_change_without_a_rebalance() -> None:
    grown = TopicNow(9, "first")
    watch, broker, changes = watched(*of(ARTICLES_NAME, THERE, THERE, grown, grown, ANEW, ANEW))
    assert (watch.unread(), broker.rejoined, sorted(changes)) == (None, 0, ["anew", "grown"])


@pytest.mark.parametrize("topic", [ITEMS, ITEMS_LATER])
def test_a_topic_made_anew_with_fewer_partitions_ends_the_worker(topic: Topic) -> None:
    small = TopicNow(1, "second")
    _, broker, _ = watched(*of(topic.name(SETTINGS), THERE, THERE, small, small))
    assert ["made anew with 1 partitions" in str(each) for each in broker.failures] == [True]
