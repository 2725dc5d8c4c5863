"""The faust.App, as one function of the settings. Its agents are in `agents.py`."""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from typing import Any

import faust
from aiokafka import AIOKafkaConsumer
from faust.assignor.partition_assignor import PartitionAssignor
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread, Consumer, Transport
from faust.types import TP
from faust.types.auth import CredentialsT

from worker.service.kafka.client import ssl_context
from worker.settings import Settings

App = faust.App


def create_app(settings: Settings, reads: Mapping[str, int] | None = None) -> App:
    """A Faust app that leaves acknowledgement, topics and the web to us (ADR 0003).

    `reads`: topic -> how many of its partitions are given out, where that is not all (ADR 0106).

    - Faust's unprefixed environment variables (BROKER_URL, WEB_PORT) would override these arguments, and a
      Kubernetes service named `web` sets one: hence the prefix, which nobody sets.
    - Topics are made by `service/kafka/topics.py`: Faust cannot ask for their partitions.
    - It has no tables: ours are `service/kafka/changelog_table.py` (ADR 0112). So nobody stands by either, and its
      own producer, which it starts in any case, sends nothing.
    - `stream_wait_empty` is off because `service/delivery/offsets.py` drains and commits itself.
    """
    app = faust.App(
        settings.group_id,
        broker=";".join(f"kafka://{server.strip()}" for server in settings.bootstrap_servers.split(",")),
        broker_credentials=credentials(settings),
        PartitionAssignor=partial(FittingAssignor, reads or {}),
        env_prefix="QUOTEWIRE_UNUSED_",
        autodiscover=False,
        store="memory://",
        datadir=str(settings.data_dir),
        key_serializer="raw",
        value_serializer="raw",
        table_standby_replicas=0,
        topic_partitions=settings.partitions,
        topic_allow_declare=False,
        topic_disable_leader=True,
        topic_replication_factor=settings.replication_factor,
        consumer_auto_offset_reset="earliest",
        stream_wait_empty=False,
        stream_buffer_maxsize=64,
        broker_commit_interval=1.0,
        broker_session_timeout=settings.session_timeout_s,
        broker_heartbeat_interval=settings.session_timeout_s / 10,
        consumer_max_fetch_size=max(1_048_576, settings.max_record_bytes + 100_000),
        broker_request_timeout=settings.session_timeout_s + 30,
        broker_rebalance_timeout=settings.session_timeout_s + settings.shutdown_timeout_s + 10,
        consumer_metadata_max_age_ms=round(1000 * settings.metadata_max_age_s),
        producer_metadata_max_age_ms=round(1000 * settings.metadata_max_age_s),
        web_enabled=False,
    )
    app.transport.Consumer = CommittedConsumer  # type: ignore[misc]
    return app


class FittingAssignor(PartitionAssignor):
    """Faust's, over the partitions that the tables go with: those that a topic got since are given to nobody.

    Faust would give them out without the rows beside them: what is known of a site would stay where it was.
    """

    def __init__(self, reads: Mapping[str, int], app: faust.App, replicas: int = 0) -> None:
        super().__init__(app, replicas)
        self._reads = reads

    def assign(self, cluster: Any, member_metadata: Any) -> Any:
        return super().assign(_Fitting(cluster, self._reads), member_metadata)


class _Fitting:
    """A cluster, as the assignor asks it."""

    def __init__(self, cluster: Any, reads: Mapping[str, int]) -> None:
        self._cluster, self._reads = cluster, reads

    def partitions_for_topic(self, topic: str) -> set[int]:
        known = self._cluster.partitions_for_topic(topic) or set()
        return {number for number in known if number < self._reads.get(topic, len(known))}


class CommittedConsumer(Consumer):
    """Faust's, with two differences.

    An item of a transaction that was broken off is none, whoever published it (ADR 0081): Faust reads so only in its
    own exactly-once mode, which is not ours. And what was sought is not dropped: Faust leaves out what lies before the
    last event that it delivered, and notes that offset only after the delivery, which may come after a seek. Then
    what `Intake` asks for never arrives. What comes twice is seen by `Intake`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._read_offset = _Unknown(lambda: None)

    def _new_consumer_thread(self) -> AIOKafkaConsumerThread:
        return _CommittedConsumerThread(self, loop=self.loop, beacon=self.beacon)


class _Unknown(defaultdict[TP, int | None]):
    """Takes what it is told, and knows nothing of it."""

    def __getitem__(self, place: TP) -> None:
        return None


class _CommittedConsumerThread(AIOKafkaConsumerThread):
    def _create_worker_consumer(self, transport: Transport) -> AIOKafkaConsumer:
        consumer = super()._create_worker_consumer(transport)
        consumer._isolation_level = "read_committed"
        # Faust takes aiokafka's round robin for an app without tables of its own; ours are beside it, and need the fit.
        self._assignor = self.app.assignor
        consumer._partition_assignment_strategy = (self._assignor,)
        return consumer


def credentials(settings: Settings) -> CredentialsT | None:
    """How Faust talks to the brokers; None for PLAINTEXT."""
    if settings.security_protocol == "PLAINTEXT":
        return None
    if settings.security_protocol == "SSL":
        return faust.SSLCredentials(ssl_context(settings))
    return faust.SASLCredentials(
        username=settings.sasl_username,
        password=settings.sasl_password.get_secret_value() if settings.sasl_password else None,
        mechanism=settings.sasl_mechanism,
        ssl_context=ssl_context(settings) if settings.security_protocol == "SASL_SSL" else None,
    )
