"""Schema registry -> the codecs of our topics. Ids are resolved once, at start."""

import asyncio

from worker.errors import QuotewireError
from worker.records.codec import AvroCodec, Codec, SchemaText, schema_text
from worker.service.kafka.topics import TOPICS
from worker.settings import Settings


class RegistryFailed(QuotewireError):
    """The schema registry cannot be reached, or refuses one of our schemas."""

    reason = "registry-failed"


async def topic_codecs(settings: Settings) -> tuple[dict[str, Codec], SchemaText | None]:
    """Codec by topic noun, and a look-up of schema texts by id; nothing of both without a registry.

    Subjects are `<topic>-value` (TopicNameStrategy). Raises RegistryFailed.
    """
    if not settings.schema_registry_url:
        return {}, None
    return await asyncio.to_thread(_register, settings)


def _register(settings: Settings) -> tuple[dict[str, Codec], SchemaText]:
    try:
        from confluent_kafka.schema_registry import Schema, SchemaRegistryClient
        from confluent_kafka.schema_registry.error import SchemaRegistryError
    except ImportError as exc:
        raise RegistryFailed("a schema registry is set, which needs the extra: quotewire[registry]") from exc
    options = {"url": settings.schema_registry_url}
    if settings.schema_registry_auth:
        options["basic.auth.user.info"] = settings.schema_registry_auth.get_secret_value()
    client = SchemaRegistryClient(options)
    codecs: dict[str, Codec] = {}
    for topic in TOPICS:
        if topic.schema is None:
            continue
        subject = f"{topic.name(settings)}-value"
        try:
            schema_id = client.register_schema(subject, Schema(schema_text(topic.schema), "AVRO"))
        except (SchemaRegistryError, OSError) as exc:
            raise RegistryFailed(f"{subject}: {exc}") from exc
        except Exception as exc:  # the client's HTTP errors have no common base
            raise RegistryFailed(f"{settings.schema_registry_url}: {exc}") from exc
        codecs[topic.noun] = AvroCodec(topic.schema, schema_id)
    return codecs, lambda schema_id: str(client.get_schema(schema_id).schema_str)
