"""The README's settings table, from the settings: `python -m tests.readme` writes it anew."""

import re
from pathlib import Path

from worker.settings import settings_table

README = Path(__file__).parents[1] / "README.md"
_TABLE = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- /settings -->)", re.DOTALL)


def table() -> str:
    """All settings as a Markdown table."""
    rows = [
        f"| `{name}` | {f'`{default}`' if default else ''} | {meaning} |"
        for name, default, meaning in settings_table()
    ]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows]) + "\n"


def table_in_readme() -> str:
    """As it stands there."""
    found = _TABLE.search(README.read_text(encoding="utf-8"))
    return found[0] if found else ""


if __name__ == "__main__":
    README.write_text(_TABLE.sub(lambda _: table(), README.read_text(encoding="utf-8")), encoding="utf-8")
