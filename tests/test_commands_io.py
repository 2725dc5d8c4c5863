"""What commands print of texts from outside, and read of files."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from worker.commands.io import InputUnreadable, input_stream, plain, read_input

GONE = "\N{REPLACEMENT CHARACTER}"


def printed(text: str | None) -> str:
    screen = Console(file=io.StringIO(), width=10_000, color_system="truecolor", force_terminal=True)
    screen.print(plain(text), end="")
    return str(screen.file.getvalue())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("« L'été »  — 5 €, 日本", "« L'été »  — 5 €, 日本"),
        ("[bold red]not markup[/] [link=https://x.example]x[/link]",) * 2,
        (":smile: stays",) * 2,
        ("\x1b[31mred\x1b]0;title\x07", f"{GONE}[31mred{GONE}]0;title{GONE}"),
        ("two\nlines\r\ttab", f"two{GONE}lines{GONE}{GONE}tab"),
        ("right\u202eto left\u200b", f"right{GONE}to left{GONE}"),
        ("", ""),
        (None, ""),
    ],
)
def test_text_from_outside_is_shown_as_it_stands_and_steers_nothing(text: str | None, shown: str) -> None:
    assert printed(text) == shown


@given(st.text())
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    assert plain(text).plain.isprintable()
    assert len(plain(text).plain) == len(text)


def test_a_file_that_cannot_be_read_is_told_by_name(tmp_path: Path) -> None:
    for read in (read_input, input_stream):
        with pytest.raises(InputUnreadable, match=r"missing\.txt"):
            read(tmp_path / "missing.txt")
