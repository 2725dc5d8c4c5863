"""The test broker itself: what the tests that stop, kill and freeze Kafka rely on."""

import asyncio
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from confluent_kafka import Consumer, KafkaException, Producer
from confluent_kafka.admin import AdminClient

from tests.broker.flow import PATIENCE_S
from tests.broker.kafka import ApacheKafka, KafkaUnavailable, free_ports
from tests.chaos.reading import Group, Isolation
from tests.children import ended, soon

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.broker


@pytest.fixture(scope="module")
def kafka(apache_kafka: str) -> Iterator[ApacheKafka]:
    """A broker of this module alone, next to that of the run: its tests stop it, kill it and freeze it."""
    try:
        running = ApacheKafka().__enter__()
    except KafkaUnavailable as missing:
        pytest.skip(f"a cluster is named, and none can be started here: {missing}")
    with running:
        yield running


def test_a_topic_gets_the_partitions_and_settings_asked_for(kafka: ApacheKafka) -> None:
    async def create_and_describe() -> tuple[int, str]:
        admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers)
        await admin.start()
        try:
            await admin.create_topics(
                [NewTopic("asked-for", 3, 1, topic_configs={"cleanup.policy": "compact"})]
            )
            while True:  # a topic that was just made is described once all of the broker knows it
                topics = await admin.describe_topics(["asked-for"])
                configs = await admin.describe_configs(
                    [ConfigResource(ConfigResourceType.TOPIC, "asked-for")]
                )
                policies = {entry[0]: entry[1] for entry in configs[0].resources[0][4]}
                if policies and topics[0]["partitions"]:
                    return len(topics[0]["partitions"]), policies["cleanup.policy"]
                await asyncio.sleep(0.2)
        finally:
            await admin.close()

    assert asyncio.run(asyncio.wait_for(create_and_describe(), PATIENCE_S)) == (3, "compact")


def test_a_topic_nobody_created_is_an_error(kafka: ApacheKafka) -> None:
    topics = (
        AdminClient({"bootstrap.servers": kafka.bootstrap_servers}).list_topics("no-such-topic", 10).topics
    )
    assert topics["no-such-topic"].error is not None


def test_records_cross_between_both_clients(kafka: ApacheKafka) -> None:
    create(kafka, "crossing")

    async def send_by_aiokafka() -> None:
        async with AIOKafkaProducer(bootstrap_servers=kafka.bootstrap_servers) as producer:
            await producer.send_and_wait("crossing", b"from aiokafka", key=b"1")

    async def read_by_aiokafka() -> list[bytes]:
        consumer = AIOKafkaConsumer(
            "crossing",
            bootstrap_servers=kafka.bootstrap_servers,
            group_id="crossing",
            auto_offset_reset="earliest",
        )
        async with consumer:
            return [(await asyncio.wait_for(consumer.getone(), 30)).value for _ in range(2)]

    asyncio.run(send_by_aiokafka())
    send(kafka, "crossing", b"from librdkafka")
    expected = [b"from aiokafka", b"from librdkafka"]
    assert read(kafka, "crossing", 2) == expected
    assert asyncio.run(read_by_aiokafka()) == expected


def test_records_survive_a_restart_and_a_kill_on_the_same_address(kafka: ApacheKafka) -> None:
    create(kafka, "lasting")
    address = kafka.bootstrap_servers
    send(kafka, "lasting", b"before")
    kafka.stop()
    kafka.start()
    send(kafka, "lasting", b"between")
    kafka.kill()
    assert kafka.nodes[0].pid is None
    kafka.start()
    assert kafka.bootstrap_servers == address
    assert read(kafka, "lasting", 2) == [b"before", b"between"]


def test_where_a_group_stands_is_told_again_after_a_restart(kafka: ApacheKafka) -> None:
    create(kafka, "standing")
    send(kafka, "standing", b"before")
    group = Group(kafka.bootstrap_servers, "group", "standing", Isolation.UNCOMMITTED)
    try:
        assert soon(lambda: group.behind() == {0: 1})
        kafka.stop()
        assert group.behind() is None
        kafka.start()
        assert soon(lambda: group.behind() == {0: 1}, within_s=30)
    finally:
        group.close()


def test_a_stopped_broker_shut_down_in_order(kafka: ApacheKafka) -> None:
    log = kafka.nodes[0].log_file
    earlier = log.stat().st_size
    kafka.stop()
    assert "App info kafka.server for 1 unregistered" in log.read_text("utf-8")[earlier:]
    kafka.start()


def test_a_frozen_broker_holds_its_connections_and_answers_when_thawed(kafka: ApacheKafka) -> None:
    admin = AdminClient({"bootstrap.servers": kafka.bootstrap_servers})
    admin.list_topics(timeout=10)
    kafka.freeze()
    try:
        with pytest.raises(KafkaException):
            admin.list_topics(timeout=1)
    finally:
        kafka.thaw()
    assert admin.list_topics(timeout=30).brokers


def test_a_broker_without_room_ends_itself_and_keeps_what_it_acknowledged(kafka: ApacheKafka) -> None:
    create(kafka, "full")
    send(kafka, "full", b"before")
    (node,) = kafka.nodes
    node.fill_disk()
    with pytest.raises(AssertionError):
        send(kafka, "full", b"without room", within_s=5)
    assert node.exit_code(within_s=30) == 1
    kafka.start()
    send(kafka, "full", b"after")
    assert read(kafka, "full", 2) == [b"before", b"after"]


def test_brokers_end_with_a_test_run_that_is_killed(kafka: ApacheKafka) -> None:
    script = (
        "import sys; from tests.broker.kafka import ApacheKafka\n"
        "with ApacheKafka() as kafka: print(kafka.nodes[0].pid, kafka.dir, flush=True); sys.stdin.read()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        stdin=subprocess.PIPE,  # should this run be killed itself
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout
    pid, directory = parent.stdout.readline().split()
    parent.send_signal(signal.SIGKILL)
    parent.communicate(timeout=120)
    assert soon(lambda: ended(int(pid)))
    assert soon(lambda: not Path(directory).exists())


def test_a_port_on_which_somebody_listens_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        monkeypatch.setattr("tests.broker.kafka.PORTS", [listener.getsockname()[1]])
        with pytest.raises(KafkaUnavailable):
            free_ports(1)


def test_a_port_that_was_given_is_not_given_again_to_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens on it yet: two test runs at the same time would both find it free."""
    (port,) = free_ports(1)
    monkeypatch.setattr("tests.broker.kafka.PORTS", [port])
    with pytest.raises(KafkaUnavailable):
        free_ports(1)
    script = f"from tests.broker import kafka; kafka.PORTS = [{port}]; kafka.free_ports(1)"
    other = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "KafkaUnavailable" in other.stderr


@pytest.mark.usefixtures("apache_kafka")
def test_of_three_brokers_one_may_die_and_come_back() -> None:
    quick = {"broker.session.timeout.ms": "3000", "broker.heartbeat.interval.ms": "500"}
    with ApacheKafka(3, quick) as cluster:
        create(cluster, "replicated", replicas=3, config={"min.insync.replicas": "2"})
        send(cluster, "replicated", b"by three")
        cluster.nodes[1].kill()
        send(cluster, "replicated", b"by two")
        cluster.nodes[1].start()
        assert read(cluster, "replicated", 2) == [b"by three", b"by two"]


def create(kafka: ApacheKafka, topic: str, replicas: int = 1, config: dict[str, str] | None = None) -> None:
    async def created() -> None:
        admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers)
        await admin.start()
        try:
            await admin.create_topics([NewTopic(topic, 1, replicas, topic_configs=config or {})])
        finally:
            await admin.close()

    asyncio.run(created())


def send(kafka: ApacheKafka, topic: str, value: bytes, within_s: float = 120) -> None:
    producer = Producer(
        {"bootstrap.servers": kafka.bootstrap_servers, "enable.idempotence": True, "log_level": 0}
    )
    producer.produce(topic, value)
    assert producer.flush(within_s) == 0


def read(kafka: ApacheKafka, topic: str, count: int) -> list[bytes]:
    """The first `count` values of the topic, in order."""
    consumer = Consumer(
        {
            "bootstrap.servers": kafka.bootstrap_servers,
            "group.id": f"read-{topic}",
            "auto.offset.reset": "earliest",
        }
    )
    consumer.subscribe([topic])
    try:
        values = [message.value() for message in consumer.consume(count, timeout=120)]
    finally:
        consumer.close()
    return [value for value in values if isinstance(value, bytes)]
