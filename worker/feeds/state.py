"""What of a poll state may be kept: sound and bounded."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

from worker.feeds.model import PollState
from worker.text import one_line

_WORDS_CHARS = 500
_HEADER_CHARS = 8_192
_NOTES = 20
_SEEN = 20_000  # more than a feed may have items, ten times over
_EARLIEST, _LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_LONGEST = timedelta(days=100 * 365)


def is_sound(state: PollState) -> bool:
    """Whether one can reckon with it: all moments have a zone, and nothing overflows. Ours always can."""
    return all(_is_sound(getattr(state, field.name)) for field in fields(state))


def fitting(state: PollState) -> PollState:
    """The state as it may be kept, whatever the feed and its server said: bounded, some hundred kilobytes at worst.

    A title is cut; a validator or an address that is longer than headers are is left out, since half of one is another.
    """
    return replace(
        state,
        etag=_whole(state.etag),
        last_modified=_whole(state.last_modified),
        redirect_to=_whole(state.redirect_to),
        hub=_whole(state.hub),
        topic=_whole(state.topic),
        title=None
        if state.title is None
        else one_line(state.title[: 4 * _WORDS_CHARS])[:_WORDS_CHARS].rstrip(),
        why=state.why[:_WORDS_CHARS],
        notes=tuple(note[:_WORDS_CHARS] for note in state.notes[:_NOTES]),
        seen=state.seen[-_SEEN:],
    )


def _is_sound(value: object) -> bool:
    if isinstance(value, datetime):
        return value.tzinfo is not None and _EARLIEST < value < _LATEST
    return not isinstance(value, timedelta) or abs(value) < _LONGEST


def _whole(text: str | None) -> str | None:
    return None if text is None or len(text) > _HEADER_CHARS else text
