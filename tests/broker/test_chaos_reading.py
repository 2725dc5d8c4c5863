"""What the verifier of the chaos scenarios reads of transactions, on real Apache Kafka."""

from collections.abc import Iterator

import pytest
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from tests.chaos.reading import Group, Isolation, open_transactions, read
from tests.children import soon

pytestmark = pytest.mark.broker


@pytest.fixture
def topic(apache_kafka: str, topic_prefix: str) -> str:
    """Two partitions, of which the second stays empty."""
    name = f"{topic_prefix}items"
    admin = AdminClient({"bootstrap.servers": apache_kafka})
    admin.create_topics([NewTopic(name, 2, 1)])[name].result(30)
    return name


@pytest.fixture
def producer(apache_kafka: str, topic: str) -> Producer:
    made = Producer({"bootstrap.servers": apache_kafka, "transactional.id": topic})
    made.init_transactions(30)
    return made


@pytest.fixture
def group(apache_kafka: str, topic: str) -> Iterator[Group]:
    made = Group(apache_kafka, f"{topic}-group", topic, Isolation.COMMITTED)
    yield made
    made.close()


def write(producer: Producer, topic: str, *values: bytes) -> None:
    producer.begin_transaction()
    for value in values:
        producer.produce(topic, value, partition=0, headers=[("ce_id", value)])
    assert producer.flush(30) == 0


def ids(servers: str, topic: str, isolation: Isolation) -> list[str]:
    return [each.event_id for each in read(servers, topic, isolation)]


def test_aborted_records_are_not_read_and_doubled_ones_are_read_twice(
    apache_kafka: str, topic: str, producer: Producer
) -> None:
    write(producer, topic, b"a", b"b")
    producer.commit_transaction(30)
    write(producer, topic, b"aborted")
    producer.abort_transaction(30)
    write(producer, topic, b"b")
    producer.commit_transaction(30)
    assert ids(apache_kafka, topic, Isolation.COMMITTED) == ["a", "b", "b"]
    assert ids(apache_kafka, topic, Isolation.UNCOMMITTED) == ["a", "b", "aborted", "b"]


def test_a_transaction_that_is_open_is_told(apache_kafka: str, topic: str, producer: Producer) -> None:
    write(producer, topic, b"a")
    producer.commit_transaction(30)
    assert open_transactions(apache_kafka, topic) == {}
    write(producer, topic, b"open")
    assert open_transactions(apache_kafka, topic, within_s=0.5) == {0: 2}
    assert ids(apache_kafka, topic, Isolation.COMMITTED) == ["a"]
    producer.abort_transaction(30)
    assert open_transactions(apache_kafka, topic) == {}


def test_a_group_is_behind_by_records_and_not_by_markers(
    apache_kafka: str, topic: str, producer: Producer, group: Group
) -> None:
    assert soon(lambda: group.behind() == {0: 0, 1: 0})
    write(producer, topic, b"a", b"b")
    producer.commit_transaction(30)
    assert soon(lambda: group.behind() == {0: 2, 1: 0})
    consumer = Consumer({"bootstrap.servers": apache_kafka, "group.id": f"{topic}-group"})
    try:
        write(producer, topic, b"aborted")
        committed = [TopicPartition(topic, 0, 2, "finished out of order: 3")]
        producer.send_offsets_to_transaction(committed, consumer.consumer_group_metadata(), 30)
        assert group.behind() == {0: 2, 1: 0}
        producer.abort_transaction(30)
        assert group.behind() == {0: 2, 1: 0}
        producer.begin_transaction()
        producer.send_offsets_to_transaction(committed, consumer.consumer_group_metadata(), 30)
        producer.commit_transaction(30)
        # Right after a commit the broker still answers with the offset before (ADR 0071).
        assert soon(lambda: group.behind() == {0: 0, 1: 0})
    finally:
        consumer.close()


def test_nobody_answers_where_no_broker_is() -> None:
    nobody = Group("127.0.0.1:9", "g", "t", Isolation.COMMITTED)
    assert nobody.behind() is None
    nobody.close()
