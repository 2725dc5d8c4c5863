"""`quotewire dead-letters`: arguments of the commands about what failed."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from worker.cli.ending import broker_settings, finish, usage
from worker.commands import dead_letters
from worker.service.dead_letters.read import Wanted

app = typer.Typer(help="Inspect and replay what could not be processed.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object per line.")]
Reasons = Annotated[
    list[str] | None, typer.Option("--reason", help="Only letters with this reason; can be repeated.")
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="TIME", help="Only what failed at or after this time: 2027-01-31T12:00, or 6h or 2d ago."
    ),
]
Until = Annotated[str | None, typer.Option(metavar="TIME", help="Only what failed before this time.")]


@app.command("list")
def letters_list(
    reason: Reasons = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show, newest first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List dead letters."""
    wanted = _wanted(reason, since, until, [])
    finish(dead_letters.show_all(broker_settings(), wanted, limit, as_json=as_json))


@app.command("show")
def letters_show(place: Annotated[str, typer.Argument(metavar="PARTITION:OFFSET")]) -> None:
    """Print one dead letter in full, as JSON."""
    finish(dead_letters.show(broker_settings(), *_place(place)))


@app.command("replay")
def letters_replay(
    places: Annotated[list[str] | None, typer.Argument(metavar="[PARTITION:OFFSET]...")] = None,
    reason: Reasons = None,
    since: Since = None,
    until: Until = None,
    everything: Annotated[bool, typer.Option("--all", help="Replay every dead letter.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be replayed.")] = False,
) -> None:
    """Send dead letters back to be processed again. What was replayed before is skipped."""
    if not (places or reason or since or until or everything):
        usage("choose letters by PARTITION:OFFSET, --reason, --since, --until or --all")
    wanted = _wanted(reason, since, until, places or [])
    finish(dead_letters.send_back(broker_settings(), wanted, dry_run=dry_run))


def _wanted(reasons: list[str] | None, since: str | None, until: str | None, places: list[str]) -> Wanted:
    return Wanted(
        reasons=frozenset(reasons or ()),
        since=_time(since),
        until=_time(until),
        places=frozenset(_place(place) for place in places),
    )


def _time(text: str | None) -> datetime | None:
    """A time in ISO 8601, UTC where it names no zone, or so many minutes, hours or days ago."""
    if text is None:
        return None
    if ago := re.fullmatch(r"(\d{1,6})([mhd])", text):
        unit = {"m": "minutes", "h": "hours", "d": "days"}[ago[2]]
        return datetime.now(UTC) - timedelta(**{unit: int(ago[1])})
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        usage(f"{text} is not a time: use 2027-01-31T12:00, or 90m, 6h, 2d")
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _place(text: str) -> tuple[int, int]:
    partition, _, offset = text.partition(":")
    if not re.fullmatch("[0-9]{1,9}:[0-9]{1,18}", text):
        usage("a place is PARTITION:OFFSET, as `dead-letters list` prints it")
    return int(partition), int(offset)
