"""A page on a JSON line, read with the time at which it is read: no date of it can be later."""

from datetime import UTC, datetime

from worker.jsonl import enrich_line


def enrich_line_today(line: bytes) -> bytes:
    """`enrich_line`, for a process that may have a clock."""
    return enrich_line(line, known_at=datetime.now(UTC))
