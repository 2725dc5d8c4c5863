"""Exactly once: what one event publishes is seen with its offset, once, whoever takes the partition over."""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiokafka.errors import KafkaError
from confluent_kafka.admin import AdminClient, NewTopic

from tests.broker.flow import Served, page, publish_raw, running, serving, settings_for, stored, until
from worker.errors import RecordTooLarge
from worker.service.consumer.gaps import Intake
from worker.service.delivery.commit_metadata import Span, Standing
from worker.service.delivery.offsets import Acks
from worker.service.delivery.partition_transactions import TransactionalPartition, Usurped
from worker.service.delivery.transactions import Transactions
from worker.service.event import Partition
from worker.service.kafka.lease import Lease
from worker.service.kafka.producer import Message
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, ITEMS, QUOTATIONS, ensure_topics
from worker.service.metrics import Metrics
from worker.settings import Settings

pytestmark = pytest.mark.broker


@dataclass
class Owner:
    """Who takes the items partition 0; `member` is what the broker says of it."""

    settings: Settings
    acks: Acks
    intake: Intake
    transactions: Transactions
    member: bool = True
    commits: int = 0
    failures: list[BaseException] = field(default_factory=list)

    @property
    def place(self) -> Partition:
        return Partition(ITEMS.name(self.settings), 0)

    @property
    def part(self) -> TransactionalPartition:
        return self.transactions._parts[self.place]

    async def take(self) -> Standing:
        self.transactions.own([self.place])
        await self.claimed()
        standing = await self.standing()
        self.acks.begin(self.place, standing)
        return standing

    async def claimed(self) -> None:
        """Asked again while a young broker has no coordinator for the group."""
        while True:
            try:
                await self.transactions.claim(self.place)
                return
            except KafkaError:
                await asyncio.sleep(0.3)

    async def standing(self) -> Standing:
        """Asked again while a young broker has no coordinator for the group."""
        while True:
            try:
                return await self.intake.standing(self.place)
            except KafkaError:
                await asyncio.sleep(0.3)

    async def stands(self, expected: Standing) -> None:
        """Right after a commit the broker may still tell the standing before."""
        for _ in range(50):
            if (standing := await self.standing()) == expected:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"{standing}, not {expected}")

    def seal(self, offset: int, *values: bytes) -> "asyncio.Task[None]":
        """The event at `offset`, taken now, publishes these on the articles topic."""
        assert self.acks.start(self.place, offset)
        messages = [Message(ARTICLES.name(self.settings), b"k", value, partition=0) for value in values]
        return asyncio.create_task(self.transactions.seal(self.place, offset, messages))


@asynccontextmanager
async def owner(settings: Settings) -> AsyncIterator[Owner]:
    async def nothing(_place: Partition, _offset: int) -> None:
        return None

    async def confirm() -> bool:
        return made.member

    def committed() -> None:
        made.commits += 1

    acks = Acks()
    async with Intake(settings, acks, Metrics(), nothing) as intake:
        failures: list[BaseException] = []
        transactions = Transactions(
            settings, acks, Lease(0.5, confirm), intake.standing, committed, failures.append
        )
        made = Owner(settings, acks, intake, transactions, failures=failures)
        try:
            yield made
        finally:
            await transactions.release()
            assert not failures


def scene(
    servers: str, prefix: str, play: Callable[[Settings], Awaitable[None]], **overrides: object
) -> None:
    """Play it, and hold that no future is left behind with an exception that nobody has seen."""
    complaints: list[object] = []

    async def whole() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
        settings = settings_for(servers, prefix, exactly_once=True, partitions=2, **overrides)
        await ensure_topics(settings)
        await asyncio.wait_for(play(settings), 100)
        gc.collect()

    asyncio.run(whole())
    gc.collect()
    assert not complaints


async def values(settings: Settings) -> list[bytes | None]:
    return [each.value for each in await stored(settings, ARTICLES)]


def test_events_that_end_out_of_turn_are_committed_and_left_out_by_the_next_owner(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def play(settings: Settings) -> None:
        async with owner(settings) as one, owner(settings) as next_one:
            assert await one.take() == Standing(0)
            assert one.acks.start(one.place, 0)  # and it does not end
            await asyncio.gather(one.seal(1, b"1"), one.seal(2, b"2", b"2, again"))
            assert await next_one.take() == Standing(0, (Span(1, 3),))
            await next_one.seal(0, b"0")
            await next_one.stands(Standing(3))
            assert await values(settings) == [b"1", b"2", b"2, again", b"0"]

    scene(apache_kafka, topic_prefix, play)


def test_who_has_lost_the_partition_is_heard_no_more(apache_kafka: str, topic_prefix: str) -> None:
    async def play(settings: Settings) -> None:
        async with owner(settings) as sleeper, owner(settings) as next_one:
            await sleeper.take()
            await sleeper.seal(0, b"0")
            await next_one.take()
            sleeper.member = False
            await asyncio.sleep(0.6)  # its lease is over
            late = sleeper.seal(1, b"1, of the sleeper")
            await next_one.seal(1, b"1")
            done, _ = await asyncio.wait([late], timeout=3)
            assert not done
            await next_one.seal(2, b"2")
            late.cancel()
            assert await values(settings) == [b"0", b"1", b"2"]
            await next_one.stands(Standing(3))

    scene(apache_kafka, topic_prefix, play)


def test_what_was_committed_without_an_answer_is_not_sent_again(apache_kafka: str, topic_prefix: str) -> None:
    async def play(settings: Settings) -> None:
        async with owner(settings) as one:
            await one.take()
            producer = one.part._producer
            assert producer is not None
            commit = producer.commit_transaction

            async def commit_and_hang_up() -> None:
                await commit()
                raise KafkaError("the answer is lost")

            producer.commit_transaction = commit_and_hang_up
            await one.seal(0, b"0")
            await one.seal(1, b"1")
            assert one.part._producer is not producer
            assert await values(settings) == [b"0", b"1"]
            await one.stands(Standing(2))

    scene(apache_kafka, topic_prefix, play)


def test_what_was_sent_without_a_commit_is_sent_again_and_seen_once(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def play(settings: Settings) -> None:
        async with owner(settings) as one:
            await one.take()
            producer = one.part._producer
            assert producer is not None

            async def hang_up() -> None:
                raise KafkaError("the broker went away")

            producer.commit_transaction = hang_up
            await one.seal(0, b"0")
            assert await values(settings) == [b"0"]
            await one.stands(Standing(1))

    scene(apache_kafka, topic_prefix, play)


def test_whoever_finds_that_another_has_committed_ends(apache_kafka: str, topic_prefix: str) -> None:
    """Both think that they are members: the broker fences the first, and what it holds is out of date."""

    async def play(settings: Settings) -> None:
        async with owner(settings) as first, owner(settings) as thief:
            await first.take()
            await first.seal(0, b"0")
            await thief.take()
            await thief.seal(1, b"1")
            late = first.seal(1, b"1, once more")
            await asyncio.wait([late], timeout=3)
            assert [type(failure) for failure in first.failures] == [Usurped]
            first.failures.clear()
            late.cancel()
            assert await values(settings) == [b"0", b"1"]

    scene(apache_kafka, topic_prefix, play)


def test_a_coordinator_that_names_no_partition_is_asked_again(
    apache_kafka: str, topic_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one answers that is still loading its groups: aiokafka passes over the error beside it."""

    async def play(settings: Settings) -> None:
        async with owner(settings) as one:
            await one.take()
            await one.seal(0, b"0")
            await one.stands(Standing(1))

            async def nothing(*_: object, **__: object) -> dict[object, object]:
                return {}

            monkeypatch.setattr(one.intake._admin, "list_consumer_group_offsets", nothing)
            with pytest.raises(KafkaError):
                await one.intake.standing(one.place)

    scene(apache_kafka, topic_prefix, play)


def test_a_broker_that_takes_no_text_beside_offsets_is_told_less(
    apache_kafka: str, topic_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`offset.metadata.max.bytes` cannot be changed while a broker runs: a text above its default stands in."""

    async def play(settings: Settings) -> None:
        async with owner(settings) as one:
            await one.take()
            monkeypatch.setattr(Standing, "text", lambda _: "x" * 5000)
            assert one.acks.start(one.place, 0)
            await asyncio.wait_for(one.seal(1, b"1"), 30)
            assert await values(settings) == [b"1"]
            await one.stands(Standing(0))

    scene(apache_kafka, topic_prefix, play)


def test_a_record_that_the_broker_refuses_costs_its_event_alone(apache_kafka: str, topic_prefix: str) -> None:
    narrow = NewTopic(f"{topic_prefix}articles", 2, 1, config={"max.message.bytes": "20000"})
    admin = AdminClient({"bootstrap.servers": apache_kafka})
    for made in admin.create_topics([narrow]).values():
        made.result(30)

    async def play(settings: Settings) -> None:
        async with owner(settings) as one:
            await one.take()
            ends = await asyncio.gather(
                one.seal(0, b"0"),
                one.seal(1, b"1, seen only with", b"x" * 30_000),
                one.seal(2, b"2"),
                return_exceptions=True,
            )
            assert [type(end) for end in ends] == [type(None), RecordTooLarge, type(None)]
            assert await values(settings) == [b"0", b"2"]
            await one.stands(Standing(1, (Span(2, 3),)))
            await one.transactions.seal(
                one.place, 1, [Message(DEAD_LETTERS.name(settings), b"k", b"the letter of 1")]
            )
            await one.stands(Standing(3))

    scene(apache_kafka, topic_prefix, play)


ARTICLE = page(
    "Le bac reprend",
    "Le bac du Lornet reprendra la mer mardi, après trois semaines passées au chantier naval.",
    "«Les essais ont tous réussi», a assuré son capitaine, Yann Keravel, au journal du port.",
    "La compagnie promet huit traversées par jour jusqu'à la fin du mois de septembre.",
)


def test_a_worker_publishes_letters_and_discards_in_transactions_and_a_restart_repeats_nothing(
    apache_kafka: str, topic_prefix: str
) -> None:
    async def play(settings: Settings) -> None:
        async with serving({"/bac": Served(ARTICLE), "/bac/encore": Served(ARTICLE)}) as site:
            good = [b'{"link": "%s/bac"}' % site.encode()] * 3
            await publish_raw(settings, *good, b"not json", b'{"link": "%s/gone"}' % site.encode())
            async with running(settings) as worker:
                await until(lambda: worker.settled() >= 5, "all items settled")
            topics = (ARTICLES, QUOTATIONS, DEAD_LETTERS)
            before = {topic.noun: len(await stored(settings, topic)) for topic in topics}
            assert before == {"articles": 1, "quotations": 1, "dead-letters": 2}
            await publish_raw(settings, good[0], b'{"link": "%s/bac/encore"}' % site.encode())
            async with running(settings) as again:
                await until(lambda: again.settled() >= 2, "both settled")
                assert again.settled() == 2
            assert len(await stored(settings, ARTICLES)) == 2

    scene(apache_kafka, topic_prefix, play)
