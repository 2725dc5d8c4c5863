"""The settings that docker-compose.yml gives Kafka, tried on Kafka."""

import re
from pathlib import Path

import pytest
import yaml
from confluent_kafka.admin import AdminClient

from tests.broker.kafka import KafkaFailed, KafkaUnavailable, Node, free_ports, resolve_class_path

pytestmark = [pytest.mark.broker, pytest.mark.usefixtures("apache_kafka")]

ROOT = Path(__file__).parents[2]
ENVIRONMENT: dict[str, str] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"][
    "kafka"
]["environment"]
NOT_A_PROPERTY = {"KAFKA_HEAP_OPTS"}


def test_kafka_starts_with_the_settings_of_the_compose_file(tmp_path: Path) -> None:
    """As the image would, but for the ports and the folder, and `kafka` is no name on this machine."""
    properties = {
        name.removeprefix("KAFKA_").replace("_", ".").lower(): value
        for name, value in ENVIRONMENT.items()
        if name.startswith("KAFKA_") and name not in NOT_A_PROPERTY
    }
    ports = dict(zip(("9092", "9093", "9094"), map(str, free_ports(3)), strict=True))
    for name, value in properties.items():
        moved = re.sub(r"(?<=:)909[234]\b", lambda port: ports[port[0]], value)
        properties[name] = moved.replace("://kafka:", "://127.0.0.1:")
    properties["log.dirs"] = str(tmp_path / "data")
    node = Node(1, int(ports["9092"]), tmp_path / "node", class_path())
    node.format(ENVIRONMENT["CLUSTER_ID"], properties)
    try:
        node.start()
        outside = AdminClient({"bootstrap.servers": f"127.0.0.1:{ports['9094']}"}).list_topics(timeout=20)
        assert [broker.port for broker in outside.brokers.values()] == [int(ports["9094"])]
    finally:
        node.kill()


def test_a_setting_that_kafka_refuses_is_noticed(tmp_path: Path) -> None:
    node = Node(1, free_ports(1)[0], tmp_path / "node", class_path())
    with pytest.raises(KafkaFailed):
        node.format(ENVIRONMENT["CLUSTER_ID"], {"process.roles": "broker,controller", "node.id": "1"})


def class_path() -> str:
    try:
        return resolve_class_path()
    except KafkaUnavailable as missing:
        pytest.skip(f"a cluster is named, and none can be started here: {missing}")
