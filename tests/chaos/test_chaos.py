"""One fault with few items, in every run of the tests. `make chaos` plays all of them, `--short` or in full."""

from collections.abc import Iterator

import pytest

from tests.broker.conftest import kafka_is_required
from tests.broker.kafka import ApacheKafka, KafkaUnavailable
from tests.chaos.__main__ import told
from tests.chaos.scenarios import SHORT, play
from tests.chaos.scene import BROKER

pytestmark = [pytest.mark.broker, pytest.mark.chaos, pytest.mark.timeout(240)]

PLAYED = ("broker stopped",)


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
def kafka() -> Iterator[ApacheKafka]:
    yield from started(1, BROKER)


@pytest.mark.parametrize("name", PLAYED)
def test_nothing_is_lost_and_nothing_wrong(name: str, kafka: ApacheKafka) -> None:
    judged(name, kafka)


def judged(name: str, kafka: ApacheKafka) -> None:
    outcome = play(name, kafka, SHORT)
    print(told(outcome))
    assert not outcome.verdict.lost
    assert not outcome.verdict.wrong
