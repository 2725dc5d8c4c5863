"""Poll state -> the record that says how a feed is doing, and when that is worth saying."""

from worker.errors import LinkRefused
from worker.feeds.identity import feed_id
from worker.feeds.model import FeedStatus, PollState
from worker.feeds.state import fitting
from worker.records.build import millis
from worker.records.model import FeedRecord, FeedStatusRecord
from worker.urls import without_password


def is_news(before: PollState | None, after: PollState) -> bool:
    """Whether a poll changed what an operator should know: the status, the address, silence, a long failure, lost
    items.

    `before` is None for a feed that has no poll behind it: the first word on a feed is always news.
    """
    if before is None or before.last_poll is None or after.missed:
        return True
    return _watched(before) != _watched(after)


def _watched(state: PollState) -> tuple[object, ...]:
    """Active and not-modified are one: a feed that goes to and fro between them is well."""
    status = FeedStatus.ACTIVE if state.status is FeedStatus.NOT_MODIFIED else state.status
    return (status, state.moved_to, state.silent, state.failing_long, state.missed)


def feed_status_record(
    subscription: FeedRecord, state: PollState, before: PollState | None = None
) -> FeedStatusRecord:
    """The record after a poll; `before` is the state that the poll found."""
    state = fitting(state)
    known = before if before is not None and before.last_poll is not None else None
    uri = without_password(subscription.uri)
    url = without_password(state.moved_to or subscription.uri)
    return FeedStatusRecord(
        uri=uri,
        status=state.status,
        since=millis(state.since or state.last_poll or state.next_poll) or 0,
        url=url,
        aliases=_aliases(uri, url),
        title=subscription.title or state.title,
        previous_status=known.status if known else None,
        changed=is_news(before, state),
        silent=state.silent,
        failing_long=state.failing_long,
        missed=state.missed,
        reason=state.last_reason,
        why=state.why,
        notes=state.notes,
        http_status=state.http_status,
        failures=state.failures,
        items=state.items,
        tossed=state.tossed,
        rhythm_s=round(state.rhythm.total_seconds()) if state.rhythm else None,
        pause_s=round(state.pause.total_seconds()) if state.pause else None,
        last_poll=millis(state.last_poll),
        last_success=millis(state.last_success),
        last_new=millis(state.last_new),
        next_poll=None if state.gone else millis(state.next_poll),
    )


def _aliases(uri: str, url: str) -> tuple[str, ...]:
    try:
        own, other = feed_id(uri), feed_id(url)
    except LinkRefused:
        return ()
    return () if own == other else (other,)
