"""A real schema registry on loopback: Apicurio from its Maven artifact, which speaks Confluent's API.

About 140 MB, resolved once into Maven's own repository and unpacked below .cache/.
"""

import contextlib
import os
import re
import signal
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.broker.kafka import CACHE, KafkaFailed, KafkaUnavailable, java, maven
from tests.children import Child

VERSION = "2.6.13.Final"  # the last line that runs on Java 17
HOME = CACHE.parent / "registry" / VERSION
READY_WITHIN_S = 300.0
_LISTENING = re.compile(r"Listening on: http://127\.0\.0\.1:(\d+)")


@contextlib.contextmanager
def schema_registry() -> Iterator[str]:
    """The address of Confluent's API, `http://127.0.0.1:port/apis/ccompat/v7`. KafkaUnavailable without Java."""
    environment = os.environ | {"QUARKUS_HTTP_PORT": "0", "QUARKUS_HTTP_HOST": "127.0.0.1"}
    command = [java(), "-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(runner())]
    with tempfile.NamedTemporaryFile(prefix="quotewire-registry-", delete=False) as out:
        log = Path(out.name)
        child = Child(command, out, environment=environment, leftovers=(log,))
    try:
        yield served(child, log)
    finally:
        child.signal(signal.SIGTERM)
        child.wait(20)
        child.kill()
        log.unlink()


def runner() -> Path:
    """The program, unpacked."""
    jar = HOME / f"apicurio-registry-app-{VERSION}-runner.jar"
    if not jar.is_file():
        HOME.mkdir(parents=True, exist_ok=True)
        artifact = f"io.apicurio:apicurio-registry-app:{VERSION}:tar.gz:all"
        with maven() as mvn:
            copy = [mvn, "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"]
            done = subprocess.run(
                [*copy, f"-Dartifact={artifact}", f"-DoutputDirectory={HOME}"],
                capture_output=True,
                text=True,
                check=False,
            )
        archive = HOME / f"apicurio-registry-app-{VERSION}-all.tar.gz"
        if done.returncode or not archive.is_file():
            raise KafkaUnavailable(f"Maven could not resolve the registry: {done.stdout.strip()[-500:]}")
        with tarfile.open(archive) as packed:
            packed.extractall(HOME, filter="data")
        archive.unlink()
    return jar


def served(child: Child, log: Path) -> str:
    """The address, once it answers there. KafkaFailed where it ends or does not answer in time."""
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline and child.pid:
        if told := _LISTENING.search(log.read_text(errors="replace")):
            url = f"http://127.0.0.1:{told[1]}/apis/ccompat/v7"
            with contextlib.suppress(URLError, OSError), urlopen(f"{url}/subjects", timeout=5):
                return url
        time.sleep(0.3)
    raise KafkaFailed(f"the schema registry did not start: {log.read_text(errors='replace')[-1000:]}")
