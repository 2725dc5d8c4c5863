"""The broker that the broker tests run on; the last lines of the run say which one it was.

1. The cluster that QUOTEWIRE_TEST_BOOTSTRAP_SERVERS names.
2. Apache Kafka on loopback, where Java 17 and Maven are.
3. The embedded broker, which is no Kafka (ADR 0050): tests that ask for `apache_kafka` are skipped.

With QUOTEWIRE_TEST_REQUIRE_KAFKA=1, or CI=true, the third is an error and nothing is skipped.
"""

import contextlib
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from confluent_kafka.admin import AdminClient

from tests.broker.flow import EMBEDDED
from tests.broker.kafka import ApacheKafka, KafkaUnavailable
from tests.conftest import BROKER_USED
from worker.embedded.broker import EmbeddedBroker


@dataclass(frozen=True, slots=True)
class Broker:
    """What the broker tests talk to. `name` is for people; `missing` says why it is not Apache Kafka."""

    bootstrap_servers: str
    name: str
    missing: str = ""
    outlives_the_run: bool = False


@pytest.fixture(scope="session")
def broker_of_this_run(pytestconfig: pytest.Config) -> Iterator[Broker]:
    with contextlib.ExitStack() as stack:
        broker = start_broker(stack)
        if broker.missing and kafka_is_required():
            pytestconfig.stash[BROKER_USED] = f"none: Apache Kafka is required, and {broker.missing}"
            pytest.fail(f"Apache Kafka is required for this run: {broker.missing}", pytrace=False)
        pytestconfig.stash[BROKER_USED] = broker.name
        yield broker


@pytest.fixture(scope="session")
def bootstrap_servers(broker_of_this_run: Broker) -> str:
    """`host:port,…` of the broker of this run, whichever it is."""
    return broker_of_this_run.bootstrap_servers


@pytest.fixture(scope="session")
def apache_kafka(broker_of_this_run: Broker) -> str:
    """bootstrap_servers of a real Kafka: for what the embedded broker cannot show (delivery, groups)."""
    if broker_of_this_run.missing:
        pytest.skip(f"needs Apache Kafka: {broker_of_this_run.missing}")
    return broker_of_this_run.bootstrap_servers


@pytest.fixture
def topic_prefix(broker_of_this_run: Broker) -> Iterator[str]:
    """Nobody else's: `t3f9a1c2e.`, to go before the names of all topics and groups of one test."""
    prefix = f"t{uuid.uuid4().hex[:8]}."
    yield prefix
    if broker_of_this_run.outlives_the_run:
        admin = AdminClient({"bootstrap.servers": broker_of_this_run.bootstrap_servers})
        ours = [topic for topic in admin.list_topics(timeout=30).topics if topic.startswith(prefix)]
        for deleted in admin.delete_topics(ours).values() if ours else ():
            deleted.result(30)


def start_broker(stack: contextlib.ExitStack) -> Broker:
    servers = os.environ.get("QUOTEWIRE_TEST_BOOTSTRAP_SERVERS", "")
    if servers:
        return Broker(servers, f"the cluster at {servers}", outlives_the_run=True)
    try:
        kafka = stack.enter_context(ApacheKafka())
    except KafkaUnavailable as exc:
        embedded = stack.enter_context(EmbeddedBroker())
        EMBEDDED.add(embedded.bootstrap_servers)
        return Broker(
            embedded.bootstrap_servers, f"the embedded broker, NOT on Apache Kafka: {exc}", missing=str(exc)
        )
    return Broker(kafka.bootstrap_servers, f"Apache Kafka {kafka.version}")


def kafka_is_required() -> bool:
    truths = ("1", "true", "yes")
    return any(os.environ.get(name, "").lower() in truths for name in ("QUOTEWIRE_TEST_REQUIRE_KAFKA", "CI"))
