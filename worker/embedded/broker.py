"""The broker of a try-out: what `quotewire run` and `quotewire demo` use when no Kafka is configured.

It is librdkafka's mock cluster, which comes inside the confluent-kafka wheel, in a child process
on loopback: no Docker, no Java, 0.2 s to start, 30 to 80 MB. It speaks the Kafka protocol to any client,
and it is no Kafka (ADR 0050 has the measurements):

- nothing is on disk, and nothing outlives the process that started it;
- each partition keeps its last 5 MiB; what is older is gone, read or not, and nobody is told;
- every topic has PARTITIONS partitions; the admin protocol is missing, so create_topics() is here;
- one worker only: a rebalance between members of a group can fail.
"""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping
from types import MappingProxyType, TracebackType

from confluent_kafka import KafkaException, Producer

PARTITIONS = 4
"""Of every topic: the mock cluster's own number, which no client can change."""

KEEPS_BYTES_PER_PARTITION = 5 * 1024 * 1024

FAUST_SETTINGS: Mapping[str, object] = MappingProxyType(
    {
        "topic_allow_declare": False,  # Faust would wait for CreateTopics, which is never answered
        "topic_disable_leader": True,  # one worker needs no leader topic
        "topic_partitions": PARTITIONS,  # tables and their sources must agree
        # A worker that starts again waits until the session of the one before is over.
        "broker_session_timeout": 10.0,
        "broker_heartbeat_interval": 2.0,
        "broker_rebalance_timeout": 10.0,
    }
)
"""What a faust.App needs to run on the embedded broker, over its other settings."""

READY_WITHIN_S = 20.0
STOPPED_WITHIN_S = 5.0
LOOKS_FOR_PARENT_EVERY_S = 0.5


class EmbeddedBrokerFailed(Exception):
    """The broker's process did not start, or is gone."""


class EmbeddedBroker:
    """A context manager around the broker's process.

        with EmbeddedBroker() as broker:
            broker.create_topics("news.items")
            faust.App("quotewire", broker=f"kafka://{broker.bootstrap_servers}", **FAUST_SETTINGS)

    Entering and create_topics() block for some tenths of a second: call them before the event loop runs.
    The process ends with the block, and also when this process dies by kill -9. It lives through ^C
    and SIGTERM, which are for the worker: that one has records to send before it goes.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._address = ""

    @property
    def bootstrap_servers(self) -> str:
        """`127.0.0.1:port`, on a free port; valid inside the block."""
        return self._address

    @property
    def pid(self) -> int | None:
        """The process id while the broker runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def __enter__(self) -> "EmbeddedBroker":
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, this file, our process id
            # -P: a `confluent_kafka.py` next to this file or in the working folder is not the library.
            [sys.executable, "-P", __file__, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self._process.stdout
        readable, _, _ = select.select([self._process.stdout], [], [], READY_WITHIN_S)
        self._address = self._process.stdout.readline().strip() if readable else ""
        if not self._address:
            self._end()
            raise EmbeddedBrokerFailed("the embedded broker did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def create_topics(self, *names: str) -> None:
        """Create the topics that do not exist, each with PARTITIONS partitions.

        A topic also appears when a client first asks for it; created ahead, none is missing at a join.
        """
        create_topics(self._address, *names)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin and process.stdout
        process.stdin.close()  # the child reads this as "leave"
        try:
            process.wait(STOPPED_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def create_topics(address: str, *names: str) -> None:
    """Of the embedded broker at this address, as its own `create_topics` does."""
    producer = Producer({"bootstrap.servers": address, "log_level": 0})
    for name in names:
        try:
            producer.list_topics(name, timeout=READY_WITHIN_S)
        except KafkaException as exc:
            raise EmbeddedBrokerFailed(f"the embedded broker does not answer: {exc}") from exc


def serve(parent: int) -> None:
    """The child: run the mock cluster, say its address on stdout, stay until the parent leaves or dies."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    cluster = Producer({"bootstrap.servers": "none", "test.mock.num.brokers": 1, "log_level": 0})
    broker = next(iter(cluster.list_topics(timeout=READY_WITHIN_S).brokers.values()))
    print(f"{broker.host}:{broker.port}", flush=True)  # noqa: T201 - the parent reads it
    # The end of stdin alone is not enough: a forked child of the parent may hold the pipe open.
    while os.getppid() == parent:
        readable, _, _ = select.select([sys.stdin], [], [], LOOKS_FOR_PARENT_EVERY_S)
        if readable:
            return


if __name__ == "__main__":
    serve(int(sys.argv[1]))
