"""The documentation says what is so, and its example runs."""

import re
from pathlib import Path

import pytest

from tests.adrs import INDEX, decisions, index, row_of

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)


@pytest.mark.parametrize("path", decisions(), ids=lambda path: path.name)
def test_every_decision_says_its_number_its_title_and_its_status(path: Path) -> None:
    assert row_of(path)


def test_the_index_lists_every_decision_as_it_stands() -> None:
    assert INDEX.read_text(encoding="utf-8") == index(), "run python -m tests.adrs"


def test_the_examples_of_the_python_api_print_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    """They are read top to bottom, as the cells of a notebook."""
    page = (ROOT / "docs" / "python-api.md").read_text(encoding="utf-8")
    cells = EXAMPLE.findall(page)
    names: dict[str, object] = {}
    assert len(cells) >= 4
    for code, said in cells:
        exec(compile(code, "docs/python-api.md", "exec"), names)
        assert capsys.readouterr().out == said


def test_everything_public_is_in_the_changelog_under_a_heading_of_its_kind() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (.+)$", changelog, re.MULTILINE)
    assert set(headings) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert "## [Unreleased]" in changelog or "## Unreleased" in changelog
