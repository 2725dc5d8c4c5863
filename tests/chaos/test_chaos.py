"""Every fault, with few items. `make chaos` plays them with many."""

from collections.abc import Iterator

import pytest

from tests.broker.conftest import kafka_is_required
from tests.broker.kafka import ApacheKafka, KafkaUnavailable
from tests.chaos.__main__ import told
from tests.chaos.scenarios import SCENARIOS, SHORT, THREE_BROKERS, play
from tests.chaos.scene import BROKER, THREE
from tests.chaos.verifier import Delivery

pytestmark = [pytest.mark.broker, pytest.mark.chaos, pytest.mark.timeout(1200)]


def started(nodes: int, config: dict[str, str]) -> Iterator[ApacheKafka]:
    try:
        kafka = ApacheKafka(nodes, config).__enter__()
    except KafkaUnavailable as missing:
        if kafka_is_required():
            raise
        pytest.skip(f"needs Apache Kafka: {missing}")
    with kafka:
        yield kafka


@pytest.fixture(scope="module")
def one_broker() -> Iterator[ApacheKafka]:
    yield from started(1, BROKER)


@pytest.fixture(scope="module")
def three_brokers() -> Iterator[ApacheKafka]:
    yield from started(3, BROKER | THREE)


@pytest.mark.parametrize("name", SCENARIOS)
def test_nothing_is_lost_and_nothing_wrong(name: str, one_broker: ApacheKafka) -> None:
    judged(name, one_broker)


@pytest.mark.parametrize("name", THREE_BROKERS)
def test_nothing_is_lost_and_nothing_wrong_on_three_brokers(name: str, three_brokers: ApacheKafka) -> None:
    judged(name, three_brokers)


@pytest.mark.parametrize("name", ["killed around the publish", "worker frozen past its session"])
def test_nothing_is_doubled_where_once_is_promised(name: str, one_broker: ApacheKafka) -> None:
    """Two, for the time that a test run may take; `make chaos ARGS=--exactly-once` plays them all."""
    judged(name, one_broker, Delivery.EXACTLY_ONCE)


def judged(name: str, kafka: ApacheKafka, delivery: Delivery = Delivery.AT_LEAST_ONCE) -> None:
    outcome = play(name, kafka, SHORT, delivery)
    print(told(outcome))
    assert not outcome.verdict.lost
    assert not outcome.verdict.wrong
