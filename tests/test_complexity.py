"""No rule of the worker is longer or more branched than somebody can hold in mind.

Ruff's C901 counts branches; here boolean operators count as well (radon), since a condition of eight parts is a ladder too.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit

WORKER = Path(__file__).parents[1] / "worker"
AT_MOST = 25
LINES_AT_MOST = 80

# Named with the reason why no smaller form reads better. Ten at most, and each must still need it.
BRANCHED: dict[str, str] = {}
LONG: dict[str, str] = {
    "quotes/lexicon/first_names.py:_table": "one table of names by gender; nothing happens in it",
    "service/metrics.py:__post_init__": "one declaration for each metric, in the order of the dashboards",
}


def functions() -> Iterator[tuple[str, int, int]]:
    """`room/module.py:name`, cyclomatic complexity, lines, of each function and method."""
    for path in sorted(WORKER.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = {
            (node.lineno, node.name): (node.end_lineno or 0) - node.lineno + 1
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        seen = set()
        for block in cc_visit(text):
            for inner in (block, *getattr(block, "methods", ()), *getattr(block, "closures", ())):
                key = (inner.lineno, inner.name)
                if hasattr(inner, "methods") or key in seen:
                    continue
                seen.add(key)
                yield f"{path.relative_to(WORKER)}:{inner.name}", inner.complexity, lines.get(key, 0)


FUNCTIONS = list(functions())


def test_all_functions_are_seen() -> None:
    assert len(FUNCTIONS) > 2_000


def test_no_function_has_more_branches_than_can_be_held_in_mind() -> None:
    over = {name: branches for name, branches, _ in FUNCTIONS if branches > AT_MOST}
    assert over.keys() == BRANCHED.keys(), over


def test_no_function_is_longer_than_a_screen() -> None:
    over = {name: lines for name, _, lines in FUNCTIONS if lines > LINES_AT_MOST}
    assert over.keys() == LONG.keys(), over


@pytest.mark.parametrize("exceptions", [BRANCHED, LONG], ids=["branched", "long"])
def test_exceptions_are_few_and_have_their_reasons(exceptions: dict[str, str]) -> None:
    assert len(exceptions) <= 10
    assert all(len(reason) > 20 for reason in exceptions.values())
