"""Dead letters, read from their topic as they stream by."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from worker.errors import RecordUndecodable
from worker.records.codec import decode_record
from worker.records.model import DeadLetterRecord
from worker.service.kafka.registry import topic_codecs
from worker.service.kafka.topic_reader import Stored, ends_of, read_topic
from worker.service.kafka.topics import DEAD_LETTERS
from worker.settings import Settings

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which dead letters; the empty one wants all. Times are of the last failure, `until` exclusive."""

    reasons: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    places: frozenset[tuple[int, int]] = frozenset()

    def includes(self, stored: Stored, letter: DeadLetterRecord) -> bool:
        """Whether this letter is meant. `places` are those of the letter on its own topic."""
        failed = datetime.fromtimestamp(letter.last_failed_at / 1000, UTC)
        return (
            (not self.reasons or letter.reason in self.reasons)
            and (self.since is None or failed >= self.since)
            and (self.until is None or failed < self.until)
            and (not self.places or (stored.partition, stored.offset) in self.places)
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What one look found: how many letters are wanted, and when the first of their failures was.

    `ends` is where the topic ended then, so that a second look reads the same letters.
    """

    wanted: Wanted
    ends: Mapping[int, int]
    count: int = 0
    oldest: datetime | None = None


async def find(settings: Settings, wanted: Wanted) -> Found:
    """Look through the letters once."""
    ends = await ends_of(settings, DEAD_LETTERS)
    count, oldest = 0, None
    async for _, letter in dead_letters(settings, wanted, ends):
        count += 1
        failed = letter.last_failed_at
        oldest = failed if oldest is None else min(oldest, failed)
    since = None if oldest is None else datetime.fromtimestamp(oldest / 1000, UTC)
    return Found(wanted, ends, count, since)


async def dead_letters(
    settings: Settings, wanted: Wanted, ends: Mapping[int, int] | None = None
) -> AsyncIterator[tuple[Stored, DeadLetterRecord]]:
    """The letters that are wanted, as they are read: none is kept. A record that is none is passed over.

    `ends` as for `read_topic`.
    """
    _, schema_text = await topic_codecs(settings)
    async for stored in read_topic(settings, DEAD_LETTERS, since=wanted.since, ends=ends):
        if stored.value is None:
            continue
        try:
            letter = decode_record(stored.value, DeadLetterRecord, "dead_letter", schema_text)
        except RecordUndecodable as exc:
            log.warning("no dead letter", partition=stored.partition, offset=stored.offset, detail=exc.detail)
            continue
        if wanted.includes(stored, letter):
            yield stored, letter
