"""`quotewire dead-letters`: what failed, and why, and once more."""

import sys
from datetime import UTC, datetime

import msgspec
from rich.table import Table

from worker.commands.io import console, plain, write
from worker.service.dead_letters import Wanted, dead_letters, replay
from worker.settings import Settings


async def show_all(settings: Settings, wanted: Wanted, limit: int, *, as_json: bool) -> None:
    """Print the newest dead letters of those wanted."""
    letters = [pair async for pair in dead_letters(settings, wanted)]
    letters = sorted(letters, key=lambda pair: pair[1].last_failed_at)[-limit:]
    if as_json:
        for stored, letter in letters:
            place = {"place": f"{stored.partition}:{stored.offset}"}
            write(msgspec.json.encode({**place, **msgspec.to_builtins(letter)}) + b"\n")
        return
    table = Table("place", "when", "reason", "tries", "address", "detail", box=None)
    for stored, letter in letters:
        when = datetime.fromtimestamp(letter.last_failed_at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
        table.add_row(
            f"{stored.partition}:{stored.offset}",
            when,
            letter.reason,
            str(letter.attempts),
            plain(letter.url),
            plain(letter.detail),
        )
    console().print(table if letters else "no dead letters")


async def show(settings: Settings, partition: int, offset: int) -> int:
    """Print one dead letter."""
    async for _, letter in dead_letters(settings, Wanted(places=frozenset({(partition, offset)}))):
        write(msgspec.json.format(msgspec.json.encode(letter), indent=2) + b"\n")
        return 0
    print(f"quotewire: there is no dead letter at {partition}:{offset}", file=sys.stderr)
    return 1


async def send_back(settings: Settings, wanted: Wanted, *, dry_run: bool) -> int:
    """Replay the letters wanted and say how many; 1 where one could not be."""
    letters = [letter async for _, letter in dead_letters(settings, wanted)]
    if wanted.places and len(letters) < len(wanted.places):
        print(
            "quotewire: there is no dead letter at some of these places; nothing was replayed",
            file=sys.stderr,
        )
        return 1
    if dry_run:
        print(f"{len(letters)} dead letters would be replayed, but for those that were before")
        return 0
    done = await replay(settings, letters)
    print(f"{done.sent} replayed, {done.before} had been before, {done.gone} are no longer whole")
    return int(done.gone > 0)
