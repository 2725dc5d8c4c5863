"""A seed -> an input -> what became of it: runs in the child."""

import random
import traceback

from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS


def attempt(name: str, seeds: list[int]) -> tuple[int, str] | None:
    """In the child: the first seed that gives a finding, and what it was."""
    work, examples = TARGETS[name]
    known = examples()
    for seed in seeds:
        chance = random.Random(seed)
        try:
            work(mutated(chance.choice(known), known, chance))
        except Exception:
            return seed, traceback.format_exc()[-3000:]
    return None


def input_of(name: str, seed: int) -> bytes:
    """The input that a seed stands for."""
    known = TARGETS[name][1]()
    chance = random.Random(seed)
    return mutated(chance.choice(known), known, chance)
