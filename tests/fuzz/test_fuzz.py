"""What fuzzing has found stays fixed; and the harness itself still tries what it says."""

import random
from pathlib import Path

import pytest

from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS

FOUND = Path(__file__).parent / "found"


@pytest.mark.timeout(60)
def test_what_was_found_once_is_answered() -> None:
    for path in sorted(FOUND.iterdir()):
        if not path.name.startswith("."):
            TARGETS[path.name.rpartition("-")[0]][0](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_takes_its_seeds_and_a_few_mutations(name: str) -> None:
    work, examples = TARGETS[name]
    seeds = examples()
    assert seeds
    chance = random.Random(7)
    for seed in seeds[:10]:
        work(seed)
        work(mutated(seed, seeds, chance))


def test_mutations_are_many_and_can_be_repeated() -> None:
    seeds = [b"<rss><channel/></rss>"]
    some = [mutated(seeds[0], seeds, random.Random(n)) for n in range(100)]
    assert len(set(some)) > 90
    assert some == [mutated(seeds[0], seeds, random.Random(n)) for n in range(100)]
