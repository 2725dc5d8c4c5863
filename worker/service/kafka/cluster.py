"""What the brokers say of topics now: of how many partitions each is, and which topic of its name (KIP-516).

A topic that is deleted and made anew keeps its name and gets another id. aiokafka 0.14 asks for metadata up to version 5,
and ids come with version 10 (Kafka 2.8): so this one request is written here, with aiokafka's own types. It never makes
a topic that is missing, as aiokafka's own may.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import LeaderNotAvailableError, NoError, UnknownTopicOrPartitionError, for_code
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.metadata import MetadataRequest_v5
from aiokafka.protocol.types import (
    AbstractType,
    Boolean,
    CompactArray,
    CompactString,
    Int16,
    Int32,
    Schema,
    TaggedFields,
)

_NO_ID = bytes(16)
_KNOWN = (NoError, LeaderNotAvailableError)  # a partition without a leader is one nevertheless


@dataclass(frozen=True, slots=True)
class TopicNow:
    """`partitions` is 0 where there is no such topic. `id` is 22 letters; empty where the broker tells none."""

    partitions: int
    id: str = ""


async def topics_now(admin: AIOKafkaAdminClient, names: Iterable[str]) -> dict[str, TopicNow]:
    """Of each name, as one of the brokers knows it. Raises KafkaError."""
    names = list(names)
    response = await admin._send_request(_MetadataRequest(names))
    found = {name: TopicNow(0) for name in names}
    for topic in response.to_object()["topics"]:
        error = for_code(topic["error_code"])
        if error in _KNOWN:
            found[topic["topic"]] = TopicNow(len(topic["partitions"]), _letters(topic.get("id", _NO_ID)))
        elif error is not UnknownTopicOrPartitionError:
            raise error(topic["topic"])
    return found


def _letters(topic_id: bytes) -> str:
    """As Kafka's own tools print it, but for the padding."""
    return "" if topic_id == _NO_ID else base64.urlsafe_b64encode(topic_id).rstrip(b"=").decode()


class _Uuid(AbstractType[bytes]):  # type: ignore[misc]
    @classmethod
    def encode(cls, value: bytes) -> bytes:
        return value

    @classmethod
    def decode(cls, data: BytesIO) -> bytes:
        return data.read(16)


_STRING = CompactString("utf-8")


class _MetadataResponse(Response):  # type: ignore[misc]  # aiokafka has no types
    API_KEY = 3
    API_VERSION = 10
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        (
            "brokers",
            CompactArray(
                ("node_id", Int32),
                ("host", _STRING),
                ("port", Int32),
                ("rack", _STRING),
                ("tags", TaggedFields),
            ),
        ),
        ("cluster_id", _STRING),
        ("controller_id", Int32),
        (
            "topics",
            CompactArray(
                ("error_code", Int16),
                ("topic", _STRING),
                ("id", _Uuid),
                ("is_internal", Boolean),
                (
                    "partitions",
                    CompactArray(
                        ("error_code", Int16),
                        ("partition", Int32),
                        ("leader", Int32),
                        ("leader_epoch", Int32),
                        ("replicas", CompactArray(Int32)),
                        ("isr", CompactArray(Int32)),
                        ("offline_replicas", CompactArray(Int32)),
                        ("tags", TaggedFields),
                    ),
                ),
                ("authorized_operations", Int32),
                ("tags", TaggedFields),
            ),
        ),
        ("cluster_authorized_operations", Int32),
        ("tags", TaggedFields),
    )


class _MetadataRequestV10(RequestStruct):  # type: ignore[misc]
    API_KEY = 3
    API_VERSION = 10
    RESPONSE_TYPE = _MetadataResponse
    FLEXIBLE_VERSION = True
    SCHEMA = Schema(
        ("topics", CompactArray(("id", _Uuid), ("name", _STRING), ("tags", TaggedFields))),
        ("allow_auto_topic_creation", Boolean),
        ("include_cluster_authorized_operations", Boolean),
        ("include_topic_authorized_operations", Boolean),
        ("tags", TaggedFields),
    )


class _MetadataRequest(Request[MetadataRequest_v5 | _MetadataRequestV10]):  # type: ignore[misc]
    """The newest that the broker knows: version 5 is there since Kafka 1.0."""

    API_KEY = 3

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def build(self, request_struct_class: Any) -> Any:
        if request_struct_class is _MetadataRequestV10:
            topics: list[Any] = [(_NO_ID, name, {}) for name in self._names]
            return _MetadataRequestV10(topics, False, False, False, {})
        return MetadataRequest_v5(self._names, False)
