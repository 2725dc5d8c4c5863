"""Avro with Confluent framing, through a real schema registry, read by Confluent's own deserializer."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from confluent_kafka.schema_registry import Schema, SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext

from tests.broker.conftest import kafka_is_required
from tests.broker.flow import Served, page, publish_raw, running, serving, settings_for, stored, until
from tests.broker.kafka import KafkaUnavailable
from tests.broker.registry import schema_registry
from tests.children import soon
from worker.records.codec import AvroCodec, schema_text
from worker.records.model import ItemRecord
from worker.service.kafka.registry import RegistryFailed, topic_codecs
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, ITEMS, QUOTATIONS

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.broker


@pytest.fixture(scope="module")
def registry() -> Iterator[str]:
    try:
        with schema_registry() as url:
            yield url
    except KafkaUnavailable as exc:
        if kafka_is_required():
            raise
        pytest.skip(f"no schema registry: {exc}")


@pytest.mark.usefixtures("registry")  # or the reason why there is none
def test_a_registry_ends_with_a_run_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys; from tests.broker.registry import schema_registry\n"
        "with schema_registry() as url: print(url, flush=True); sys.stdin.read()"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,  # should this run be killed itself
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout
    place = urlsplit(run.stdout.readline().strip())
    assert place.port
    (log,) = tmp_path.glob("quotewire-registry-*")
    assert listens(place.port)
    run.kill()
    run.communicate(timeout=120)
    assert soon(lambda: not listens(place.port or 0))
    assert soon(lambda: not log.exists())


def listens(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def test_records_are_framed_avro_that_any_client_reads(
    bootstrap_servers: str, topic_prefix: str, registry: str
) -> None:
    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix, schema_registry_url=registry)
        text = page(
            "Le pont rouvre",
            "Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux.",
            "«Nous tiendrons ce délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus.",
            "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps.",
        )
        client = SchemaRegistryClient({"url": registry})
        async with serving({"/pont": Served(text)}) as site, running(settings) as worker:
            item_id = client.register_schema(
                f"{ITEMS.name(settings)}-value", Schema(schema_text("item"), "AVRO")
            )
            framed = AvroCodec("item", item_id).encode(ItemRecord(f"{site}/pont"))
            await publish_raw(settings, framed, b"\x00\x00\x00\xff\xff no schema", b"not json")
            await until(lambda: worker.settled() == 3, "all items are settled")
        read = AvroDeserializer(client)
        articles, quotations, letters = [
            [
                read(each.value, SerializationContext(topic.name(settings), MessageField.VALUE))
                for each in await stored(settings, topic)
            ]
            for topic in (ARTICLES, QUOTATIONS, DEAD_LETTERS)
        ]
        assert [article["headline"] for article in articles] == ["Le pont rouvre"]
        (direct,) = [quotation for quotation in quotations if quotation["type"] == "direct"]
        assert direct["speaker"]["name"] == "Odile Vasseur"
        assert direct["article"]["uri"] == articles[0]["uri"]
        assert {letter["value"] for letter in letters} == {b"\x00\x00\x00\xff\xff no schema", b"not json"}
        headers = dict((await stored(settings, ARTICLES))[0].headers)
        assert headers["content-type"] == b"application/vnd.confluent.avro"

    asyncio.run(scene())


def test_a_registry_that_does_not_answer_is_told_in_one_sentence(topic_prefix: str) -> None:
    settings = settings_for("127.0.0.1:1", topic_prefix, schema_registry_url="http://127.0.0.1:1")
    with pytest.raises(RegistryFailed, match=r"127\.0\.0\.1:1"):
        asyncio.run(topic_codecs(settings))
