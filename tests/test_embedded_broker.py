"""The embedded broker: what `quotewire run` without Kafka and the demo rely on."""

import asyncio
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import faust
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from confluent_kafka import Producer

from tests.children import ended, soon
from worker.embedded.broker import (
    FAUST_SETTINGS,
    KEEPS_BYTES_PER_PARTITION,
    PARTITIONS,
    EmbeddedBroker,
    EmbeddedBrokerFailed,
)


@pytest.fixture(scope="module")
def broker() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as running:
        yield running


def test_it_listens_on_loopback_only(broker: EmbeddedBroker) -> None:
    assert broker.bootstrap_servers.startswith("127.0.0.1:")


def test_every_topic_has_the_same_partitions(broker: EmbeddedBroker) -> None:
    broker.create_topics("made.ahead", "made.too")
    asked = Producer({"bootstrap.servers": broker.bootstrap_servers})
    for topic in "made.ahead", "made.by.asking":
        assert len(asked.list_topics(topic, timeout=10).topics[topic].partitions) == PARTITIONS


def test_a_topic_may_be_created_twice(broker: EmbeddedBroker) -> None:
    broker.create_topics("twice")
    broker.create_topics("twice")


def test_records_come_back_in_order_with_keys_and_headers(broker: EmbeddedBroker) -> None:
    sent = [(b"key", str(i).encode(), (("ce_id", str(i).encode()),)) for i in range(300)]

    async def there_and_back() -> list[tuple[bytes, bytes, tuple[tuple[str, bytes], ...]]]:
        async with AIOKafkaProducer(bootstrap_servers=broker.bootstrap_servers, acks="all") as producer:
            for key, value, headers in sent:
                await producer.send_and_wait("ordered", value, key=key, headers=list(headers))
        consumer = AIOKafkaConsumer(
            "ordered", bootstrap_servers=broker.bootstrap_servers, group_id="a", auto_offset_reset="earliest"
        )
        async with consumer:
            records = [await asyncio.wait_for(consumer.getone(), 20) for _ in sent]
        return [(record.key, record.value, record.headers) for record in records]

    assert asyncio.run(there_and_back()) == sent


def test_a_partition_keeps_its_last_five_mebibytes(broker: EmbeddedBroker) -> None:
    """Not a wish, a limit that the documentation states: this fails when librdkafka lifts it."""
    count, size = 80, 100_000

    async def produce_and_count() -> int:
        async with AIOKafkaProducer(bootstrap_servers=broker.bootstrap_servers) as producer:
            for _ in range(count):
                await producer.send_and_wait("kept", bytes(size), partition=0)
        consumer = AIOKafkaConsumer(bootstrap_servers=broker.bootstrap_servers)
        async with consumer:
            partition = TopicPartition("kept", 0)
            first = (await consumer.beginning_offsets([partition]))[partition]
            end = (await consumer.end_offsets([partition]))[partition]
        assert end == count
        return end - first

    kept = asyncio.run(produce_and_count())
    assert kept * size == pytest.approx(KEEPS_BYTES_PER_PARTITION, abs=2 * size)


def test_a_faust_worker_consumes_and_keeps_a_table(broker: EmbeddedBroker, tmp_path: Path) -> None:
    app = faust.App(
        "on-embedded",
        broker=f"kafka://{broker.bootstrap_servers}",
        store="memory://",
        datadir=tmp_path,
        web_enabled=False,
        env_prefix="NOT_OURS_",
        **FAUST_SETTINGS,
    )
    broker.create_topics("source", "sink")
    source = app.topic("source", key_serializer="raw", value_serializer="raw")
    sink = app.topic("sink", key_serializer="raw", value_serializer="raw")
    seen = app.Table("seen", default=int)

    @app.agent(source, name="copy")
    async def copy(stream: faust.Stream) -> None:
        async for event in stream.events():
            seen[event.key.decode()] += 1
            await sink.send(key=event.key, value=event.value)

    async def run() -> set[bytes]:
        async with AIOKafkaProducer(bootstrap_servers=broker.bootstrap_servers) as producer:
            for i in range(40):
                await producer.send_and_wait("source", str(i).encode(), key=str(i % 8).encode())
        consumer = AIOKafkaConsumer(
            "sink", bootstrap_servers=broker.bootstrap_servers, auto_offset_reset="earliest"
        )
        async with app, consumer:
            return {(await asyncio.wait_for(consumer.getone(), 40)).value for _ in range(40)}

    assert asyncio.run(run()) == {str(i).encode() for i in range(40)}
    assert {key: seen[key] for key in map(str, range(8))} == {str(key): 5 for key in range(8)}


def test_it_ends_with_its_block() -> None:
    with EmbeddedBroker() as broker:
        pid = broker.pid
        assert pid
    assert broker.pid is None
    assert soon(lambda: ended(pid))


def test_it_ends_when_its_parent_is_killed() -> None:
    parent = worker("print(broker.pid, flush=True); time.sleep(60)")
    pid = int(line_of(parent))
    parent.kill()
    parent.wait(10)
    assert soon(lambda: ended(pid))


def test_it_ends_when_its_parent_is_killed_and_a_pool_child_holds_the_pipe() -> None:
    parent = worker("child = os.fork(); child and print(broker.pid, child, flush=True); time.sleep(60)")
    pid, child = map(int, line_of(parent).split())
    parent.kill()
    parent.wait(10)
    try:
        assert soon(lambda: ended(pid))
    finally:
        os.kill(child, signal.SIGKILL)


def test_it_lives_through_the_signals_that_stop_the_worker() -> None:
    with EmbeddedBroker() as broker:
        assert broker.pid
        os.kill(broker.pid, signal.SIGINT)
        os.kill(broker.pid, signal.SIGTERM)
        broker.create_topics("still.there")
        assert os.getpgid(broker.pid) != os.getpgid(0)  # ^C in a terminal goes to the foreground group


def test_a_broker_that_is_gone_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("worker.embedded.broker.READY_WITHIN_S", 1.0)
    with EmbeddedBroker() as broker:
        assert broker.pid
        os.kill(broker.pid, signal.SIGKILL)
        assert soon(lambda: broker.pid is None)
        with pytest.raises(EmbeddedBrokerFailed, match="does not answer"):
            broker.create_topics("anything")


def test_a_broker_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(EmbeddedBrokerFailed, match="did not start"):
        EmbeddedBroker().__enter__()


def worker(body: str) -> subprocess.Popen[str]:
    """A process with an embedded broker `broker` that runs `body`."""
    script = (
        "import os, time\n"
        "from worker.embedded.broker import EmbeddedBroker\n"
        f"with EmbeddedBroker() as broker:\n    {body}\n"
    )
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    readable, _, _ = select.select([process.stdout], [], [], 30)
    assert readable, "nothing was printed"
    return process.stdout.readline()
