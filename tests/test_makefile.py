"""`make test` and `make slow` share the tests: each test is in exactly one of them."""

import itertools
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^(\w+):.*\n\t.*-m \"(.+?)\"", MAKEFILE, re.MULTILINE))
MARKERS = ("slow", "chaos", "broker")


@pytest.mark.parametrize("held", list(itertools.product([False, True], repeat=len(MARKERS))))
def test_a_test_is_run_by_one_of_the_two_whatever_its_markers(held: tuple[bool, ...]) -> None:
    markers = dict(zip(MARKERS, held, strict=True))
    runs = [name for name in ("test", "slow") if eval(RECIPES[name], {"__builtins__": {}}, markers)]
    assert len(runs) == 1


def test_ci_runs_both() -> None:
    commands = (ROOT / ".ci/run").read_text().splitlines()
    assert {"make test", "make slow"} <= set(commands)


def test_what_the_makefile_names_of_the_tests_exists() -> None:
    lists = re.findall(r"^(?:NOT_)?QUICK = ((?:.*\\\n)*.*)", MAKEFILE, re.MULTILINE)
    names = " ".join(lists).replace("\\", "").split()
    assert len(names) > 10
    assert [name for name in names if not (ROOT / "tests" / name).exists()] == []
