"""What the README shows runs as it stands there."""

import asyncio
import os
import re
import subprocess
import sys
import time

import pytest

from tests.broker.flow import Served, page, publish_raw, running, serving, settings_for, until
from tests.readme import README, table, table_in_readme

CONSUMER = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_the_settings_table_is_the_settings() -> None:
    assert table_in_readme() == table()


@pytest.mark.broker
def test_the_consumer_prints_a_quotation_with_its_speaker(bootstrap_servers: str, topic_prefix: str) -> None:
    found = CONSUMER.search(README.read_text(encoding="utf-8"))
    assert found
    program = found[1].replace('"news.quotations"', f'"{topic_prefix}quotations"')

    async def scene() -> None:
        settings = settings_for(bootstrap_servers, topic_prefix)
        text = page(
            "Le pont rouvre",
            "Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux.",
            "«Nous tiendrons ce délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus.",
            "Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps.",
        )
        async with serving({"/pont": Served(text)}) as site, running(settings) as worker:
            await publish_raw(settings, b'{"link": "%s/pont"}' % site.encode())
            await until(lambda: worker.settled() == 1, "the item is settled")

    asyncio.run(scene())
    consumer = subprocess.Popen(
        [sys.executable, "-u", "-c", program],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QUOTEWIRE_BOOTSTRAP_SERVERS": bootstrap_servers},
    )
    assert consumer.stdout
    try:
        deadline = time.monotonic() + 60
        lines = []
        while "Nous tiendrons" not in "".join(lines) and time.monotonic() < deadline:
            lines.append(consumer.stdout.readline())
    finally:
        consumer.kill()
        consumer.wait()
    assert "Nous tiendrons ce délai coûte que coûte — Odile Vasseur\n" in lines
