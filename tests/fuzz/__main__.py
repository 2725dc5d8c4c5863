"""`python -m tests.fuzz --minutes 10`: mutated inputs for every target, in children with the worker's own limits.

Exits 1 with a finding, whose input is kept in tests/fuzz/found/: the tests try all that lies there for ever.
"""

import argparse
import asyncio
import hashlib
import random
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.attempt import attempt, input_of
from tests.fuzz.targets import TARGETS
from worker.errors import QuotewireError
from worker.service.pool.processes import Pool

FOUND = Path(__file__).parent / "found"
LIMIT_S = 10.0
_BATCH = 20


async def fuzz(minutes: float, names: list[str], seed: int) -> int:
    """Findings. All cores are used, one batch of one target after the other."""
    tried: Counter[str] = Counter()
    findings = 0
    deadline = time.monotonic() + minutes * 60
    async with Pool(0, 2_000, memory_mb=1024) as pool:

        async def work(lane: int) -> None:
            nonlocal findings
            number = lane
            while time.monotonic() < deadline:
                name = names[number % len(names)]
                first = seed + number * _BATCH
                found = await _batch(pool, name, list(range(first, first + _BATCH)))
                tried[name] += _BATCH
                for at, what in found:
                    findings += 1
                    _keep(name, at, what)
                number += pool.processes

        await asyncio.gather(*(work(lane) for lane in range(pool.processes)))
    print(", ".join(f"{name} {count:,}" for name, count in sorted(tried.items())))
    print(f"{sum(tried.values()):,} inputs in {minutes:g} minutes, {findings} findings")
    return findings


async def _batch(pool: Pool, name: str, seeds: list[int]) -> list[tuple[int, str]]:
    """A batch is given the time of one input and half a second for each other; else each is tried alone."""
    try:
        found = await pool.run(LIMIT_S + 0.5 * len(seeds), attempt, name, seeds)
    except QuotewireError as exc:
        if len(seeds) == 1:
            return [(seeds[0], f"{exc.reason}: {exc.detail}")]
        return [each for seed in seeds for each in await _alone(pool, name, seed)]
    if found is None:
        return []
    rest = [seed for seed in seeds if seed > found[0]]
    return [found, *(await _batch(pool, name, rest) if rest else [])]


async def _alone(pool: Pool, name: str, seed: int) -> list[tuple[int, str]]:
    try:
        found = await pool.run(LIMIT_S, attempt, name, [seed])
    except QuotewireError as exc:
        return [(seed, f"{exc.reason}: {exc.detail}")]
    return [found] if found else []


def _keep(name: str, seed: int, what: str) -> None:
    body = input_of(name, seed)
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{name}-{hashlib.sha256(body).hexdigest()[:12]}"
    path.write_bytes(body)
    print(f"{path.name} ({len(body)} bytes, seed {seed}):\n{what}\n", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all by default")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=None, help="to repeat a run; else a new one each time")
    options = parser.parse_args()
    seed = random.randrange(10**12) if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    return 1 if asyncio.run(fuzz(options.minutes, options.targets or list(TARGETS), seed)) else 0


if __name__ == "__main__":
    sys.exit(main())
