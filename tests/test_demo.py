"""`quotewire demo --once`: the whole main job on the embedded broker, as a newcomer runs it."""

import asyncio
import json
import subprocess
import sys

from tests.children import environment
from worker.embedded.site import Expected, SampleSite


async def expectations() -> Expected:
    async with SampleSite() as site:
        return site.expected


def test_the_demo_shows_articles_with_quotations_and_ends_with_a_summary() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "worker", "demo", "--once"],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    summary = json.loads(done.stdout.splitlines()[-1])
    expected = asyncio.run(expectations())
    assert summary["items"] == expected.items
    assert summary["articles"] == expected.articles
    assert summary["dead_letters"] == len(expected.dead_letters)
    assert summary["quotations"] > 100
    assert "no longer quoted: Si les capteurs restent stables" in done.stdout
    assert "embedded broker" in done.stderr and "nothing is durable" in done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout
