"""Files in, results out: what the subcommands share."""

import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from worker.errors import QuotewireError

_PIPED_WIDTH = 200


class InputUnreadable(QuotewireError):
    """A file given on the command line cannot be read."""

    reason = "input-unreadable"


def read_input(file: Path) -> bytes:
    """The whole file. Raises InputUnreadable."""
    try:
        return file.read_bytes()
    except OSError as exc:
        raise InputUnreadable(f"{file}: {exc.strerror}") from exc


def input_stream(source: str | None) -> Any:
    """A file, or stdin for None and `-`, to be read as it comes. Raises InputUnreadable."""
    if source in (None, "-"):
        return sys.stdin.buffer
    try:
        return Path(str(source)).open("rb")
    except OSError as exc:
        raise InputUnreadable(f"{source}: {exc.strerror}") from exc


def console() -> Console:
    """Stdout: as wide as the terminal, or wide enough for a table where another program reads."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED_WIDTH)


def write(data: bytes) -> None:
    """To stdout, at once: others read along."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def plain(text: str | None) -> Text:
    """Text from outside for a terminal: no markup, no control characters."""
    return Text("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text or ""))
