"""Which broker the broker tests run on, and that the run says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from confluent_kafka.admin import AdminClient

from worker.embedded.broker import EmbeddedBroker

pytestmark = pytest.mark.broker

ROOT = Path(__file__).parents[2]
ANY_TEST = f"{__file__}::test_the_broker_answers"


def test_the_broker_answers(bootstrap_servers: str) -> None:
    assert AdminClient({"bootstrap.servers": bootstrap_servers}).list_topics(timeout=20).brokers


def test_two_tests_never_share_a_prefix(topic_prefix: str) -> None:
    assert topic_prefix not in PREFIXES
    PREFIXES.add(topic_prefix)


test_not_even_the_same_test_twice = test_two_tests_never_share_a_prefix
PREFIXES: set[str] = set()


def test_without_java_the_embedded_broker_stands_in_and_the_run_says_so() -> None:
    run = pytest_run(
        "tests/broker/test_main_job.py::test_records_carry_cloudevents_headers", JAVA_HOME="/nonexistent"
    )
    assert run.returncode == 0, run.stdout
    assert "skipped" not in run.stdout
    assert (
        "Broker tests ran on the embedded broker, NOT on Apache Kafka: Java is not installed." in run.stdout
    )


@pytest.mark.parametrize("required", ["CI", "QUOTEWIRE_TEST_REQUIRE_KAFKA"])
def test_where_kafka_is_required_the_run_fails_without_it(required: str) -> None:
    run = pytest_run(ANY_TEST, JAVA_HOME="/nonexistent", **{required: "true"})
    assert run.returncode == 1, run.stdout
    assert "Apache Kafka is required, and Java is not installed" in run.stdout


def test_a_cluster_that_is_named_is_used() -> None:
    with EmbeddedBroker() as cluster:
        run = pytest_run(ANY_TEST, QUOTEWIRE_TEST_BOOTSTRAP_SERVERS=cluster.bootstrap_servers, CI="true")
        assert run.returncode == 0, run.stdout
        assert f"Broker tests ran on the cluster at {cluster.bootstrap_servers}." in run.stdout


def pytest_run(test: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One test in a run of its own, with these variables only to decide on the broker."""
    deciding = {"CI", "JAVA_HOME", "QUOTEWIRE_TEST_BOOTSTRAP_SERVERS", "QUOTEWIRE_TEST_REQUIRE_KAFKA"}
    inherited = {name: value for name, value in os.environ.items() if name not in deciding}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", test],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
