"""The index of the decisions, from the decisions: `python -m tests.adrs` writes it anew."""

import re
from pathlib import Path

ADRS = Path(__file__).parents[1] / "docs" / "adr"
INDEX = ADRS / "README.md"
_HEAD = re.compile(r"# (?P<number>\d{4}) (?P<title>.+)\n\nStatus: (?P<status>.+)\n\n")
_NUMBER = re.compile(r"(\d{4})-[a-z0-9-]+\.md")
_INTRODUCTION = """# Decisions

One page for each decision that somebody will question later: its context, what was decided, and what follows from
it. A decision is not rewritten when it changes: a new one supersedes it, and its status says so. This index is
written by `python -m tests.adrs`.

| | decision | status |
|---|---|---|
"""
_PAGES = """
```{toctree}
:hidden:
:glob:

0*
```
"""


def decisions() -> list[Path]:
    """Their files, by number."""
    return sorted(path for path in ADRS.glob("*.md") if path != INDEX)


def row_of(path: Path) -> str:
    """A decision's line in the index. Raises ValueError where its head does not say number, title and status."""
    head, name = _HEAD.match(path.read_text(encoding="utf-8")), _NUMBER.fullmatch(path.name)
    if head is None or name is None or head["number"] != name[1]:
        raise ValueError(
            f"{path.name} must begin with '# NNNN Title' and 'Status: …', its number that of the file"
        )
    return f"| {path.name[:4]} | [{head['title']}]({path.name}) | {head['status']} |\n"


def index() -> str:
    """All decisions with their status, in Markdown."""
    return _INTRODUCTION + "".join(map(row_of, decisions())) + _PAGES


if __name__ == "__main__":
    INDEX.write_text(index(), encoding="utf-8")
