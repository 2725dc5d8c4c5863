"""`quotewire dead-letters`: what failed, and why."""

import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import msgspec
from rich.table import Table

from worker.commands.io import console, plain, write
from worker.records.codec import decode_record
from worker.records.model import DeadLetterRecord
from worker.service.reading import Stored, read_topic
from worker.service.registry import topic_codecs
from worker.service.topics import DEAD_LETTERS
from worker.settings import Settings


async def show_all(settings: Settings, reason: str | None, limit: int, *, as_json: bool) -> None:
    """Print the newest dead letters."""
    letters = [(s, letter) async for s, letter in _letters(settings) if reason in (None, letter.reason)]
    letters = sorted(letters, key=lambda pair: pair[0].timestamp_ms)[-limit:]
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
    async for stored, letter in _letters(settings):
        if (stored.partition, stored.offset) == (partition, offset):
            write(msgspec.json.format(msgspec.json.encode(letter), indent=2) + b"\n")
            return 0
    print(f"quotewire: there is no dead letter at {partition}:{offset}", file=sys.stderr)
    return 1


async def _letters(settings: Settings) -> AsyncIterator[tuple[Stored, DeadLetterRecord]]:
    _, schema_text = await topic_codecs(settings)
    async for stored in read_topic(settings, DEAD_LETTERS):
        if stored.value is not None:
            yield stored, decode_record(stored.value, DeadLetterRecord, "dead_letter", schema_text)
