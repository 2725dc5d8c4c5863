"""`quotewire dead-letters`: what failed and why; replaying it."""

import heapq
import sys
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace
from rich.table import Table

from worker.commands.io import console, plain, write
from worker.records.model import DeadLetterRecord
from worker.service.dead_letters.read import Wanted, dead_letters, find
from worker.service.dead_letters.replay import replay
from worker.settings import Settings


async def show_all(settings: Settings, wanted: Wanted, limit: int, *, as_json: bool) -> None:
    """Print the newest dead letters of those wanted, oldest first; no more than `limit` are ever held.

    For the table only what it shows is held of each: an event may have megabytes.
    """
    newest: list[tuple[int, int, int, DeadLetterRecord]] = []
    async for stored, letter in dead_letters(settings, wanted):
        shown = letter if as_json else replace(letter, key=None, value=None, headers=(), traceback=None)
        row = (letter.last_failed_at, stored.partition, stored.offset, shown)  # a place is never there twice
        if len(newest) < limit:
            heapq.heappush(newest, row)
        else:
            heapq.heappushpop(newest, row)
    newest.sort()
    if as_json:
        for _, partition, offset, letter in newest:
            place = {"place": f"{partition}:{offset}"}
            write(msgspec.json.encode({**place, **msgspec.to_builtins(letter)}) + b"\n")
        return
    table = Table("place", "when", "reason", "tries", "address", "detail", box=None)
    for failed, partition, offset, letter in newest:
        when = datetime.fromtimestamp(failed / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
        table.add_row(
            f"{partition}:{offset}",
            when,
            letter.reason,
            str(letter.attempts),
            plain(letter.url),
            plain(letter.detail),
        )
    console().print(table if newest else "no dead letters")


async def show(settings: Settings, partition: int, offset: int) -> int:
    """Print one dead letter."""
    async for _, letter in dead_letters(settings, Wanted(places=frozenset({(partition, offset)}))):
        write(msgspec.json.format(msgspec.json.encode(letter), indent=2) + b"\n")
        return 0
    print(f"quotewire: there is no dead letter at {partition}:{offset}", file=sys.stderr)
    return 1


async def send_back(settings: Settings, wanted: Wanted, *, dry_run: bool) -> int:
    """Replay the letters wanted and say how many; 1 where one could not be."""
    found = await find(settings, wanted)
    if found.count < len(wanted.places):
        print(
            "quotewire: there is no dead letter at some of these places; nothing was replayed",
            file=sys.stderr,
        )
        return 1
    if dry_run:
        print(f"{found.count} dead letters would be replayed, except those that were replayed before")
        return 0
    done = await replay(settings, found)
    print(f"{done.sent} replayed, {done.before} skipped (replayed before), {done.gone} no longer complete")
    return int(done.gone > 0)
