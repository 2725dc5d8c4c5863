"""A real Apache Kafka on loopback, for tests and development: `python -m tests.broker.kafka`.

Maven resolves the broker's jars (pom.xml, about 50 MB, once; later starts need no network), Java runs them.
The broker is as an operator would have it, except that it is small: KRaft, topics are never created
by accident, and a group's first rebalance does not wait for latecomers.
"""

import argparse
import base64
import contextlib
import fcntl
import functools
import hashlib
import os
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from tests.children import Child

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "kafka"
# Serial collector and C1 only: a broker of tests is short-lived, so it starts in less time and memory.
JVM = ("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
READY_WITHIN_S = 240.0
STOPPED_WITHIN_S = 120.0
# Below the range from which Linux and macOS take the ports of outgoing connections, so that
# nobody takes a stopped broker's port before it starts again.
PORTS = range(15_000, 30_000)
PORT_ATTEMPTS = 5
_RESERVED: list[IO[bytes]] = []
"""One locked file for each port that this process was given, held open for as long as it lives."""


class KafkaUnavailable(Exception):
    """Apache Kafka cannot run here; the message says what is missing."""


class KafkaFailed(Exception):
    """A broker did not start, or ended by itself; the message holds the last lines of its log."""


class ApacheKafka:
    """A cluster of `nodes` brokers, each also a controller, as a context manager.

        with ApacheKafka() as kafka:
            AIOKafkaProducer(bootstrap_servers=kafka.bootstrap_servers)

    Data and ports last as long as the context: stop() or kill(), then start(), is a restart.
    `config` adds to server.properties of every node. Give three nodes where one of them shall fail.
    `secure` is the security protocol of a second listener, SECURE, which `secure_servers` names: who comes in
    there stays there.
    """

    def __init__(
        self, nodes: int = 1, config: Mapping[str, str] | None = None, *, secure: str | None = None
    ) -> None:
        self._config = dict(config or {})
        self._secure = secure
        self.secure_servers = ""
        self._nodes = nodes
        self._class_path = ""
        self.nodes: tuple[Node, ...] = ()
        self.dir = Path()

    @property
    def bootstrap_servers(self) -> str:
        """`host:port,…` as every Kafka client takes it."""
        return ",".join(node.address for node in self.nodes)

    @property
    def version(self) -> str:
        """Of the broker, as its jar says: `4.1.1`."""
        jar = re.search(r"kafka_2\.13-([^/]+)\.jar", self._class_path)
        return jar[1] if jar else "of an unknown version"

    def __enter__(self) -> "ApacheKafka":
        self._class_path = resolve_class_path()
        for attempt in range(1, PORT_ATTEMPTS + 1):
            self.dir = Path(tempfile.mkdtemp(prefix="quotewire-kafka-"))
            try:
                self._lay_out()
                self.start()
            except KafkaFailed as failed:
                self._end()
                if "Address already in use" not in str(failed) or attempt == PORT_ATTEMPTS:
                    raise
            except BaseException:
                self._end()
                raise
            else:
                break
        return self

    def _lay_out(self) -> None:
        """The nodes, each with ports, properties and an empty log directory of its own.

        A quorum's members name each other's ports before any of them listens, so Kafka cannot be given port 0
        and asked afterwards.
        """
        *ports, secure = free_ports(2 * self._nodes + 1)
        voters = ",".join(f"{i + 1}@127.0.0.1:{ports[2 * i + 1]}" for i in range(self._nodes))
        cluster_id = base64.urlsafe_b64encode(uuid.uuid4().bytes).rstrip(b"=").decode()
        self.nodes = tuple(
            Node(i + 1, ports[2 * i], self.dir / str(i + 1), self._class_path) for i in range(self._nodes)
        )
        for node in self.nodes:
            properties = server_properties(node, ports[2 * node.id - 1], voters, self._nodes)
            if self._secure and node.id == 1:
                self.secure_servers = f"127.0.0.1:{secure}"
                properties |= secured(properties, self.secure_servers, self._secure)
            node.format(cluster_id, properties | self._config)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def start(self) -> None:
        """Start the nodes that do not run, and return when all of them answer."""
        deadline = time.monotonic() + READY_WITHIN_S
        for node in self.nodes:
            node.launch()
        for node in self.nodes:
            node.wait_until_ready(len(self.nodes), deadline)

    def stop(self) -> None:
        """An orderly shutdown, as of an upgrade; killed if it takes longer than 20 s."""
        for node in self.nodes:
            node.terminate()
        for node in self.nodes:
            node.stop()

    def kill(self) -> None:
        """kill -9, all nodes at once."""
        for node in self.nodes:
            node.kill()

    def freeze(self) -> None:
        """SIGSTOP: connections stay open, nothing answers."""
        for node in self.nodes:
            node.freeze()

    def thaw(self) -> None:
        """SIGCONT."""
        for node in self.nodes:
            node.thaw()

    def _end(self) -> None:
        for node in self.nodes:
            node.kill()  # the data goes as well, so there is nothing to shut down in order
        shutil.rmtree(self.dir, ignore_errors=True)


class Node:
    """One broker process. Its methods are those of ApacheKafka, for this node alone."""

    def __init__(self, node_id: int, port: int, directory: Path, class_path: str) -> None:
        self.id = node_id
        self.address = f"127.0.0.1:{port}"
        self.log_file = directory / "server.log"
        self._dir = directory
        self._class_path = class_path
        self._child: Child | None = None

    @property
    def data_dir(self) -> Path:
        return self._dir / "data"

    @property
    def pid(self) -> int | None:
        """The broker's process id while it runs or is frozen."""
        return self._child.pid if self._child else None

    def format(self, cluster_id: str, properties: Mapping[str, str]) -> None:
        """Write server.properties and an empty log directory of this cluster."""
        self._dir.mkdir(parents=True)
        (self._dir / "server.properties").write_text(
            "".join(f"{name}={value}\n" for name, value in properties.items()), encoding="utf-8"
        )
        tool = self._java(
            "kafka.tools.StorageTool", "format", f"--cluster-id={cluster_id}", "-c", "server.properties"
        )
        done = subprocess.run(tool, cwd=self._dir, capture_output=True, text=True, timeout=60, check=False)
        if done.returncode:
            raise KafkaFailed(f"the storage of node {self.id} could not be formatted: {done.stderr[-2000:]}")

    def start(self) -> None:
        self.launch()
        self.wait_until_ready(1, time.monotonic() + READY_WITHIN_S)

    def stop(self) -> None:
        self.terminate()
        if self._child:
            self._child.wait(STOPPED_WITHIN_S)
        self.kill()

    def kill(self) -> None:
        if self._child:
            self._child.kill()
        self._child = None

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)
        status = Path(f"/proc/{self.pid}/status")
        while self.pid and status.exists() and "State:\tT" not in status.read_text("utf-8"):
            time.sleep(0.01)  # the signal was sent; each of its threads has yet to stop

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def fill_disk(self) -> None:
        """None of its files grows any more, its log among them, until it is started again (Linux).

        No full disk, which takes root to make, but the same to Kafka: a write fails with EFBIG instead of ENOSPC
        (HotSpot ignores SIGXFSZ), which is an IOException of the log directory as well. Compared with a full
        tmpfs of 12 MB on 4.1.1: of one broker the same lines, from "Error while appending records" to "Shutdown broker
        because all log dirs … have failed"; of one of three other lines first; in both exit code 1 without an orderly
        end, and all acknowledged records there after the restart. It is no test of a write that is cut in its
        middle, nor of an operator who starts the broker without room.
        """
        if self.pid:
            _, hard = resource.prlimit(self.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (0, hard))

    def exit_code(self, within_s: float) -> int | None:
        """Of a broker that ends by itself; None where it has not in time."""
        if self._child is None:
            return None
        self._child.wait(within_s)
        return self._child.exit_code

    def terminate(self) -> None:
        """Ask for an orderly shutdown and do not wait for it."""
        self.thaw()  # a frozen process would not see it
        self._signal(signal.SIGTERM)

    def launch(self) -> None:
        """Start the process unless it runs, and do not wait until it answers."""
        if self.pid:
            return
        self.kill()
        with (self._dir / "stdout.log").open("ab") as stdout:
            self._child = Child(
                self._java("kafka.Kafka", "server.properties"),
                stdout,
                directory=self._dir,
                leftovers=(self._dir,),
            )

    def wait_until_ready(self, brokers: int, deadline: float) -> None:
        """Return when this node answers and knows of `brokers` live brokers, itself among them."""
        # log_level 0: that a broker does not listen yet is no news.
        admin = AdminClient(
            {"bootstrap.servers": self.address, "reconnect.backoff.max.ms": 200, "log_level": 0}
        )
        while True:
            with contextlib.suppress(KafkaException):
                known = admin.list_topics(timeout=1.0).brokers
                if self.id in known and len(known) >= brokers:
                    return
            if not self.pid or time.monotonic() > deadline:
                state = "does not answer" if self.pid else "ended"
                raise KafkaFailed(f"Kafka node {self.id} {state}:\n{self._last_words()}")
            time.sleep(0.05)

    def _java(self, *arguments: str) -> list[str]:
        return [
            java(),
            *JVM,
            f"-Dlog4j2.configurationFile={HERE / 'log4j2.properties'}",
            f"-Dkafka.log.file={self.log_file}",
            "-cp",
            self._class_path,
            *arguments,
        ]

    def _signal(self, number: signal.Signals) -> None:
        if self._child:
            self._child.signal(number)

    def _last_words(self) -> str:
        logs = (self.log_file, self._dir / "stdout.log")
        lines = [line for log in logs if log.exists() for line in log.read_text("utf-8").splitlines()[-15:]]
        return "\n".join(lines)


def server_properties(node: Node, controller_port: int, voters: str, nodes: int) -> dict[str, str]:
    """server.properties of one node: a small broker, otherwise with Kafka's defaults."""
    replicas = str(min(nodes, 3))
    # After kill -9 a broker is let in again when its last session is over: 9 s by default.
    session_ms = 3000 if nodes == 1 else 9000
    in_sync = str(min(nodes, 2))
    return {
        "process.roles": "broker,controller",
        "node.id": str(node.id),
        "controller.quorum.voters": voters,
        "listeners": f"PLAINTEXT://{node.address},CONTROLLER://127.0.0.1:{controller_port}",
        "advertised.listeners": f"PLAINTEXT://{node.address}",
        "controller.listener.names": "CONTROLLER",
        "log.dirs": str(node.data_dir),
        "auto.create.topics.enable": "false",
        "broker.session.timeout.ms": str(session_ms),
        "broker.heartbeat.interval.ms": str(session_ms // 6),
        "default.replication.factor": replicas,
        "offsets.topic.num.partitions": "4",
        "offsets.topic.replication.factor": replicas,
        "transaction.state.log.num.partitions": "4",
        "transaction.state.log.replication.factor": replicas,
        "transaction.state.log.min.isr": in_sync,
        "share.coordinator.state.topic.num.partitions": "1",
        "share.coordinator.state.topic.replication.factor": replicas,
        "share.coordinator.state.topic.min.isr": in_sync,
        "group.initial.rebalance.delay.ms": "100",
        "num.network.threads": "2",
        "num.io.threads": "4",
        "log.cleaner.dedupe.buffer.size": str(8 * 1024 * 1024),
        "log.cleaner.backoff.ms": "1000",
    }


def secured(properties: Mapping[str, str], address: str, protocol: str) -> dict[str, str]:
    """What a listener SECURE of another security protocol changes."""
    listener = f",SECURE://{address}"
    return {
        "listeners": properties["listeners"] + listener,
        "advertised.listeners": properties["advertised.listeners"] + listener,
        "listener.security.protocol.map": f"PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:{protocol}",
        "inter.broker.listener.name": "PLAINTEXT",
    }


def resolve_class_path() -> str:
    """The jars of pom.xml, `:`-separated, of the version that QUOTEWIRE_TEST_KAFKA_VERSION says, where it is set.

    Maven is asked once for each pom.xml and version; the answer is cached.
    """
    java()
    pom, version = HERE / "pom.xml", os.environ.get("QUOTEWIRE_TEST_KAFKA_VERSION")
    key = hashlib.sha256(pom.read_bytes() + (version or "").encode()).hexdigest()[:16]
    cached = CACHE / f"classpath-{key}.txt"
    if cached.exists():
        class_path = cached.read_text("utf-8")
        if all(Path(jar).exists() for jar in class_path.split(os.pathsep)):
            return class_path
    with maven() as mvn:
        answer = cached.with_suffix(f".{os.getpid()}")
        wanted = [f"-Dmdep.outputFile={answer}", *([f"-Dkafka.version={version}"] if version else [])]
        command = [mvn, "-q", "-B", "-f", str(pom), "dependency:build-classpath", *wanted]
        for offline in ("-o",), ():  # offline first: it takes 1 s and never waits for a network
            done = subprocess.run(
                [*command, *offline], capture_output=True, text=True, timeout=600, check=False
            )
            if done.returncode == 0:
                return answer.replace(cached).read_text("utf-8")
    raise KafkaUnavailable(f"Maven could not resolve Apache Kafka: {done.stdout.strip()[-500:]}")


@contextlib.contextmanager
def maven() -> Iterator[str]:
    """Its path, for one of this run's processes at a time: two that download one file spoil it."""
    found = shutil.which("mvn")
    if not found:
        raise KafkaUnavailable("Maven (mvn) is not installed")
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "maven.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield found


@functools.cache
def java() -> str:
    """The path of Java 17 or later, from JAVA_HOME or the PATH."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    if not found:
        raise KafkaUnavailable("Java is not installed")
    answer = subprocess.run([found, "-version"], capture_output=True, text=True, timeout=60, check=False)
    version = re.search(r'version "(\d+)', answer.stderr)
    if not version or int(version[1]) < 17:
        raise KafkaUnavailable(f"Apache Kafka 4 needs Java 17 or later, {found} is older")
    return found


def free_ports(count: int) -> list[int]:
    """Different ports of PORTS on which nobody listens now, and which no other test run is given meanwhile.

    For servers that must know their port before they listen; all others bind port 0 and are asked.
    """
    found: list[int] = []
    for port in random.sample(PORTS, len(PORTS)):
        if _reserve(port):
            found.append(port)
        if len(found) == count:
            return found
    raise KafkaUnavailable(f"no {count} free ports in {PORTS}")


def _reserve(port: int) -> bool:
    """Whether the port is free, and now kept from other processes that ask here.

    Between the probe and the server's own bind the port is nobody's: without the lock two test runs could
    be given the same one.
    """
    locks = Path(tempfile.gettempdir()) / "quotewire-test-ports"
    locks.mkdir(exist_ok=True)
    lock = (locks / str(port)).open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
    except OSError:
        lock.close()
        return False
    _RESERVED.append(lock)
    return True


@contextlib.contextmanager
def terminated_by_signals() -> Iterator[None]:
    """SIGTERM ends the block as ^C does."""

    def leave(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, leave)
    with contextlib.suppress(KeyboardInterrupt):
        yield


def main() -> int:
    parser = argparse.ArgumentParser(description="Run Apache Kafka on loopback until ^C.")
    parser.add_argument("--nodes", type=int, default=1, help="brokers in the cluster (default 1)")
    arguments = parser.parse_args()
    try:
        with terminated_by_signals(), ApacheKafka(arguments.nodes) as kafka:
            print(kafka.bootstrap_servers, flush=True)
            print(f"logs and data under {kafka.dir}, gone when this ends", file=sys.stderr)
            signal.pause()
    except (KafkaUnavailable, KafkaFailed) as error:
        print(f"Apache Kafka does not start: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
