"""What anybody may have put on our topics, made fit to travel: bounded, on one line where it is a line, of this age.

Feeds are no kinder than strangers: a title of ten megabytes goes through here as well. What is too long is cut where it
is words, and left out where half of it would be another thing: an address, an id, a moment.
"""

import unicodedata

from msgspec.structs import replace

from worker.errors import SubscriptionRefused
from worker.records.model import EnclosureRecord, FeedRecord, ItemRecord, Millis
from worker.text import one_line, well_formed
from worker.urls import is_http_url

TITLE_CHARS = 2_000
"""Of a title. The longest headline of the corpora that the tests know has 310; feeds put whole posts there."""

_SUMMARY_CHARS = 20_000
_NAME_CHARS = 300
_ID_CHARS = 2_000
_URL_CHARS = 8_192  # as `urls.normalised`
_NAMES = 100
_ENCLOSURES = 50
_LATEST: Millis = 4_102_444_800_000  # 2100-01-01: beyond it are unit mistakes, such as microseconds

KEY_BYTES = 200
"""Of the key of a subscription; ours have 35."""

_FEED_TITLE_CHARS = 500  # as in feeds.toml
_ORIGIN_CHARS = 500
_EVERY_S = (1, 7 * 86_400)  # as in feeds.toml, but for the seconds that tests and demonstrations take

_OUT_OF_A_LINK = str.maketrans("", "", "\t\r\n")  # as every browser does (WHATWG URL 4.4)


def sound_item(item: ItemRecord) -> ItemRecord:
    """The item as it may travel; an item of our own comes back equal.

    A moment before 1970 is left out, too: such feeds mean "unknown" by -1 and by 0001-01-01.
    """
    return replace(
        item,
        link=item.link if _is_plain(item.link) else well_formed(item.link).translate(_OUT_OF_A_LINK).strip(),
        id=_whole(item.id, _ID_CHARS),
        guid=_whole(item.guid, _ID_CHARS),
        title=line(item.title, TITLE_CHARS),
        summary=_text(item.summary),
        published=_moment(item.published),
        updated=_moment(item.updated),
        authors=_lines(item.authors),
        categories=_lines(item.categories),
        enclosures=tuple(filter(None, map(_enclosure, item.enclosures[:_ENCLOSURES]))),
        feed_uri=_address(item.feed_uri),
        feed_title=line(item.feed_title, TITLE_CHARS),
        seen_at=_moment(item.seen_at),
    )


def sound_subscription(key: bytes, feed: FeedRecord) -> FeedRecord:
    """The subscription as it may be followed. Raises SubscriptionRefused, which says what is wrong with it."""
    if len(key) > KEY_BYTES:
        raise SubscriptionRefused(f"a key of {len(key)} bytes")
    if not is_http_url(feed.uri):  # which none longer than 8,192 characters is
        raise SubscriptionRefused(f"{feed.uri[:200]!r} is not an http or https address")
    every = feed.poll_every_s
    if every is not None and not _EVERY_S[0] <= every <= _EVERY_S[1]:
        raise SubscriptionRefused(f"poll_every_s must be from {_EVERY_S[0]} to {_EVERY_S[1]}, not {every}")
    title = one_line(feed.title) if feed.title is not None else None
    for name, text, longest in (("title", title, _FEED_TITLE_CHARS), ("origin", feed.origin, _ORIGIN_CHARS)):
        if text is not None and len(text) > longest:
            raise SubscriptionRefused(f"{name} has {len(text)} characters, {longest} are allowed")
    if any(ord(c) < 0x20 or ord(c) == 0x7F for c in feed.uri + (feed.origin or "")):
        raise SubscriptionRefused("control characters in uri or origin")
    return replace(feed, title=title)


def line(text: str | None, longest: int) -> str | None:
    """On one line, cut; None stays None."""
    if text is None or (len(text) <= longest and _is_plain(text)):
        return text
    return one_line(text[: 4 * longest])[:longest].rstrip()


def _is_plain(text: str) -> bool:
    """Whether `one_line` would give it back: nearly all are, and this takes a tenth of the time."""
    return (
        text.isprintable()
        and "  " not in text
        and text.strip() == text
        and unicodedata.is_normalized("NFC", text)
    )


def _text(text: str | None) -> str | None:
    if text is None or (len(text) <= _SUMMARY_CHARS and _is_plain(text)):
        return text
    return well_formed(text)[:_SUMMARY_CHARS]


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    cut = (line(text, _NAME_CHARS) for text in texts[:_NAMES])
    return tuple(text for text in cut if text)


def _whole(text: str | None, longest: int) -> str | None:
    if text is None or len(text) > longest:
        return None
    return text if _is_plain(text) else well_formed(text)


def _address(url: str | None) -> str | None:
    return (
        url if url is not None and len(url) <= _URL_CHARS and is_http_url(url) and url.isprintable() else None
    )


def _moment(moment: Millis | None) -> Millis | None:
    return moment if moment is not None and 0 <= moment < _LATEST else None


def _enclosure(each: EnclosureRecord) -> EnclosureRecord | None:
    url = _address(each.url)
    length = each.length if each.length is not None and 0 <= each.length < 2**63 else None
    return None if url is None else EnclosureRecord(url, line(each.type, _NAME_CHARS), length)
