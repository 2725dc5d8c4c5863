"""Brokers that demand a password or a certificate: the worker's main job, and a clear word where it is wrong."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
import trustme
from confluent_kafka.admin import (
    AclBinding,
    AclBindingFilter,
    AclOperation,
    AclPermissionType,
    AdminClient,
    ResourcePatternType,
    ResourceType,
    ScramCredentialInfo,
    ScramMechanism,
    UserScramCredentialUpsertion,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from tests.broker.conftest import kafka_is_required
from tests.broker.flow import (
    Served,
    page,
    publish_raw,
    publisher,
    running,
    serving,
    settings_for,
    until,
    upserted,
)
from tests.broker.kafka import ApacheKafka, KafkaUnavailable
from tests.test_cli import quotewire
from worker.records.model import ItemRecord
from worker.service.kafka.publisher import Outgoing
from worker.service.kafka.topics import ARTICLES, ITEMS
from worker.service.worker import Worker

pytestmark = pytest.mark.broker

USER, PASSWORD = "desk", "three ferries; no quay=7"
PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule"
SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule"
TEXT = page(
    "Le pont rouvre",
    "Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux.",
    "«Nous tiendrons ce délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus.",
    "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps.",
)


@dataclass(frozen=True)
class Secured:
    """A broker's secure address, and the settings that open it."""

    servers: str
    opens: dict[str, object] = field(default_factory=dict)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ca.pem, broker.pem for Kafka's PEM store, client.pem and client.key."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    trustme.CA().cert_pem.write_to_path(folder / "other.pem")
    broker, client = authority.issue_cert("127.0.0.1"), authority.issue_cert("desk.example")
    key = load_pem_private_key(broker.private_key_pem.bytes(), None).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    chain = b"".join(each.bytes() for each in broker.cert_chain_pems)
    (folder / "broker.pem").write_bytes(key + chain)
    client.private_key_pem.write_to_path(folder / "client.key")
    (folder / "client.pem").write_bytes(b"".join(each.bytes() for each in client.cert_chain_pems))
    return folder


@contextlib.contextmanager
def kafka(config: dict[str, str], secure: str) -> Iterator[ApacheKafka]:
    try:
        with ApacheKafka(config=config, secure=secure) as running_kafka:
            yield running_kafka
    except KafkaUnavailable as exc:
        if kafka_is_required():
            raise
        pytest.skip(f"needs Apache Kafka: {exc}")


@pytest.fixture(scope="module")
def by_password() -> Iterator[ApacheKafka]:
    with kafka(sasl_config(), "SASL_PLAINTEXT") as broker:
        add_scram_user(broker)
        yield broker


def sasl_config() -> dict[str, str]:
    return {
        "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512",
        "listener.name.secure.plain.sasl.jaas.config": f'{PLAIN_MODULE} required user_{USER}="{PASSWORD}";',
        "listener.name.secure.scram-sha-256.sasl.jaas.config": f"{SCRAM_MODULE} required;",
        "listener.name.secure.scram-sha-512.sasl.jaas.config": f"{SCRAM_MODULE} required;",
    }


def tls_config(folder: Path) -> dict[str, str]:
    return {
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": str(folder / "broker.pem"),
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": str(folder / "ca.pem"),
    }


def add_scram_user(broker: ApacheKafka) -> None:
    admin = AdminClient({"bootstrap.servers": broker.bootstrap_servers})
    for mechanism in (ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512):
        change = UserScramCredentialUpsertion(USER, ScramCredentialInfo(mechanism, 4096), PASSWORD.encode())
        for done in admin.alter_user_scram_credentials([change]).values():
            done.result(30)


def main_job(servers: str, prefix: str, **opens: object) -> None:
    """An item comes in, its article goes out: consumer, producer, admin client and tables all got in."""

    async def scene() -> None:
        settings = settings_for(servers, prefix, partitions=1, processes=1, **opens)
        async with serving({"/pont": Served(TEXT)}) as site:
            async with publisher(settings) as to:
                await to.publish([Outgoing(ITEMS, "k", ItemRecord(f"{site}/pont"), "1", "test")])
            async with running(settings) as worker:
                await until(lambda: worker.settled() == 1, "the item is settled")
        (article,) = (await upserted(settings, ARTICLES)).values()
        assert article["headline"] == "Le pont rouvre"

    asyncio.run(scene())


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
def test_the_main_job_with_a_password(by_password: ApacheKafka, topic_prefix: str, mechanism: str) -> None:
    main_job(
        by_password.secure_servers,
        topic_prefix,
        security_protocol="SASL_PLAINTEXT",
        sasl_mechanism=mechanism,
        sasl_username=USER,
        sasl_password=PASSWORD,
    )


def test_the_main_job_with_certificates_on_both_sides(certificates: Path, topic_prefix: str) -> None:
    config = tls_config(certificates) | {"ssl.client.auth": "required"}
    ca, cert, key = (certificates / name for name in ("ca.pem", "client.pem", "client.key"))
    with kafka(config, "SSL") as broker:
        opens: dict[str, object] = {"security_protocol": "SSL", "ssl_cafile": ca}
        main_job(broker.secure_servers, topic_prefix, **opens, ssl_certfile=cert, ssl_keyfile=key)
        refused(broker.secure_servers, SECURITY_PROTOCOL="SSL", SSL_CAFILE=str(ca))
        other = str(certificates / "other.pem")
        refused(
            broker.secure_servers,
            SECURITY_PROTOCOL="SSL",
            SSL_CAFILE=other,
            SSL_CERTFILE=str(cert),
            SSL_KEYFILE=str(key),
        )
        by_name = broker.secure_servers.replace("127.0.0.1", "localhost")  # not what the certificate says
        refused(
            by_name, SECURITY_PROTOCOL="SSL", SSL_CAFILE=str(ca), SSL_CERTFILE=str(cert), SSL_KEYFILE=str(key)
        )


def test_the_main_job_with_a_password_over_tls(certificates: Path, topic_prefix: str) -> None:
    with kafka(tls_config(certificates) | sasl_config(), "SASL_SSL") as broker:
        add_scram_user(broker)
        main_job(
            broker.secure_servers,
            topic_prefix,
            security_protocol="SASL_SSL",
            sasl_mechanism="SCRAM-SHA-512",
            sasl_username=USER,
            sasl_password=PASSWORD,
            ssl_cafile=certificates / "ca.pem",
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"SASL_PASSWORD": "guessed"},
        {"SASL_PASSWORD": "guessed", "SASL_MECHANISM": "PLAIN"},
        {"SASL_PASSWORD": PASSWORD, "SASL_USERNAME": "nobody"},
    ],
    ids=str,
)
def test_a_wrong_password_is_told_in_one_sentence_without_it(
    by_password: ApacheKafka, wrong: dict[str, str]
) -> None:
    told = refused(
        by_password.secure_servers, **{"SECURITY_PROTOCOL": "SASL_PLAINTEXT", "SASL_USERNAME": USER} | wrong
    )
    assert wrong["SASL_PASSWORD"] not in told


def refused(servers: str, **settings: str) -> str:
    done = quotewire(
        "topics",
        "describe",
        QUOTEWIRE_BOOTSTRAP_SERVERS=servers,
        **{f"QUOTEWIRE_{name}": value for name, value in settings.items()},
    )
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert told.startswith("quotewire: the broker")
    assert told.count("\n") == 1
    return told


def test_transactions_that_are_not_allowed_are_told_and_items_wait_for_the_permission(
    topic_prefix: str,
) -> None:
    """Not "the broker does not answer": it does, and says no."""
    rules = {
        "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "allow.everyone.if.no.acl.found": "true",
    }

    async def scene(servers: str) -> None:
        settings = settings_for(servers, topic_prefix, exactly_once=True, partitions=2)
        forbidden = denied(f"{settings.group_id}:")
        admin = AdminClient({"bootstrap.servers": servers})
        for done in admin.create_acls([forbidden]).values():
            done.result(30)
        async with serving({"/pont": Served(TEXT)}) as site, running(settings) as worker:
            await publish_raw(settings, b'{"link": "%s/pont"}' % site.encode())
            await until(lambda: worker.port > 0, "probes answered")
            said = await probed(worker, lambda text: "transactions" in text)
            assert "of 2 partitions" in said
            assert "TransactionalIdAuthorizationFailed" in said
            for done in admin.delete_acls([anyone(forbidden)]).values():
                done.result(30)
            await until(lambda: worker.settled() == 1, "the item settled")
            await probed(worker, lambda text: "ready" in text and "transactions" not in text)

    with kafka(rules, "PLAINTEXT") as broker:
        asyncio.run(scene(broker.bootstrap_servers))


def denied(prefix: str) -> AclBinding:
    """Nobody writes under transactional ids that begin so."""
    return AclBinding(
        ResourceType.TRANSACTIONAL_ID,
        prefix,
        ResourcePatternType.PREFIXED,
        "User:*",
        "*",
        AclOperation.WRITE,
        AclPermissionType.DENY,
    )


def anyone(binding: AclBinding) -> AclBindingFilter:
    """Finds just this one."""
    return AclBindingFilter(
        binding.restype,
        binding.name,
        binding.resource_pattern_type,
        binding.principal,
        binding.host,
        binding.operation,
        binding.permission_type,
    )


async def probed(worker: Worker, wanted: Callable[[str], bool]) -> str:
    """What /readyz says, once it says what is wanted."""
    for _ in range(300):
        async with (
            aiohttp.ClientSession() as client,
            client.get(f"http://127.0.0.1:{worker.port}/readyz") as got,
        ):
            text = await got.text()
        if wanted(text):
            return text
        await asyncio.sleep(0.1)
    raise AssertionError(text)
