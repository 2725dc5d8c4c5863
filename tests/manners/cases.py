"""The 64 cases of docs/manners.md and their tests: `python -m tests.manners.cases` writes that column anew."""

import ast
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "manners.md"
CASES = range(1, 65)

_NAME = re.compile(r"test_case_(\d\d(?:(?:_and)?_\d\d(?=_))*)_")
_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One test function and the cases that its name carries."""

    file: str
    name: str
    numbers: tuple[int, ...]
    skipped: bool


def case_tests() -> list[Case]:
    """All functions named after a case, in tests/feeds and tests/manners."""
    found = []
    for path in sorted([*ROOT.glob("tests/feeds/**/test_*.py"), *ROOT.glob("tests/manners/test_*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (named := _NAME.match(node.name)):
                numbers = tuple(int(each) for each in re.findall(r"\d\d", named[1]))
                marks = " ".join(ast.unparse(each) for each in node.decorator_list)
                file = str(path.relative_to(ROOT / "tests"))
                found.append(Case(file, node.name, numbers, "mark.skip" in marks or "xfail" in marks))
    return found


def rows() -> dict[int, tuple[str, str, str]]:
    """Case number -> stimulus, expected, tests, as the table has them."""
    return {
        int(number): (stimulus, expected, where)
        for number, stimulus, expected, where in _ROW.findall(TABLE.read_text(encoding="utf-8"))
    }


def column(number: int) -> str:
    """How many tests of which file: "feeds/test_schedule.py 2, manners/test_feed_life.py"."""
    files = Counter(case.file for case in case_tests() if number in case.numbers)
    return ", ".join(
        f"{file.removesuffix('.py').replace('test_', '')}{f' ×{count}' if count > 1 else ''}"
        for file, count in sorted(files.items())
    )


def write() -> None:
    """The column of tests, from the tests."""

    def row(found: re.Match[str]) -> str:
        return f"| {found[1]} | {found[2]} | {found[3]} | {column(int(found[1]))} |"

    TABLE.write_text(_ROW.sub(row, TABLE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write()
