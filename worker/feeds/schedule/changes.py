"""A feed and what we remember of it -> the items to publish, and what to remember next."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from worker.feeds.model import Feed, Item

# Items remembered beyond those that stand in the document. The state is written at every poll, 70 bytes an
# item; forgetting one too early costs one more look at its page.
KEEP = 300

_MARKS = 3  # of the newest items of the last poll, how many are looked for
_STAMPED = 3  # items with only their dates changed, and no other change: the server stamps what it serves


@dataclass(frozen=True, slots=True)
class Changes:
    """What a poll brought. `items` are to be published, in document order: the new and the revised ones.

    `seen` is what to remember. `complete` says whether the newest items of the last poll still stand in the
    document, so that nothing can have come and gone between the polls; None where there is no telling: at
    the first poll, or in an empty document.
    """

    items: tuple[Item, ...]
    seen: tuple[tuple[str, str], ...]
    new: int
    revised: int
    complete: bool | None
    notes: tuple[str, ...] = ()


def body_sha256(body: bytes) -> str:
    """The hash that tells a body that was served before; the same one need not be parsed."""
    return sha256(body).hexdigest()


def new_items(feed: Feed, seen: tuple[tuple[str, str], ...], *, keep: int = KEEP) -> Changes:
    """Items not seen before, and those of which the feed now says something else.

    `seen` is newest last. No item of the document is ever forgotten, however many there are; of the others
    the `keep` newest are remembered, so that an item that leaves the feed and comes back is known.
    An item whose dates alone changed is revised, unless that befell every known item at once.
    """
    known = dict(seen)
    told = {item.id: fingerprint(item) for item in feed.items}
    new = [key for key in told if key not in known]
    reworded = [key for key in told if key in known and _words(known[key]) != _words(told[key])]
    same_words = [key for key in told if key in known and _words(known[key]) == _words(told[key])]
    redated = [key for key in same_words if known[key] != told[key]]
    stamped = len(redated) >= _STAMPED and redated == same_words
    revised = set(reworded if stamped else (*reworded, *redated))
    fresh = set(new)
    return Changes(
        items=tuple(item for item in feed.items if item.id in fresh or item.id in revised),
        seen=_remembered(seen, told, keep),
        new=len(new),
        revised=len(revised),
        complete=_complete(seen, told),
        notes=("every item was given a new date: taken as a stamp, not as a revision",) if stamped else (),
    )


def fingerprint(item: Item) -> str:
    """Two short hashes: of the words and the link, and of the dates."""
    words = "\n".join((item.title or "", item.summary or "", item.link))
    dates = "\n".join(_written(date) for date in (item.published, item.updated))
    return f"{_short(words)}.{_short(dates)}"


def _words(said: str) -> str:
    return said.partition(".")[0]


def _remembered(
    seen: tuple[tuple[str, str], ...], told: dict[str, str], keep: int
) -> tuple[tuple[str, str], ...]:
    """Known ones in their order, with what is said of them now; then the new ones, the topmost last."""
    known = {key for key, _ in seen}
    absent = [key for key, _ in seen if key not in told]
    forgotten = set(absent[: max(0, len(absent) - keep)])
    kept = [(key, told.get(key, said)) for key, said in seen if key not in forgotten]
    return (*kept, *((key, said) for key, said in reversed(told.items()) if key not in known))


def _complete(seen: tuple[tuple[str, str], ...], told: dict[str, str]) -> bool | None:
    """Whether one of the newest known items stands there: feeds drop the oldest first.

    Several are looked for, since a publisher may have taken the newest one down.
    """
    if not seen or not told:
        return None
    return any(key in told for key, _ in seen[-_MARKS:])


def _written(date: datetime | None) -> str:
    return date.isoformat() if date else ""


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
