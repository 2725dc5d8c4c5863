"""The error tree. Each error knows its fate and its reason; the service obeys.

    QuotewireError
    ├── ItemError                 DEAD_LETTER
    │   ├── ItemUndecodable           item-undecodable      not JSON, not Avro, not an item
    │   ├── ItemWithoutLink           item-without-link
    │   └── LinkRefused               link-refused          not http(s), or no host
    ├── FetchError                RETRY, then DEAD_LETTER
    │   ├── HostUnreachable           host-unreachable      no connection, or it broke
    │   │   ├── HostNotFound              host-not-found        DNS does not know it, or is silent
    │   │   ├── TlsFailed                 tls-failed            no handshake, or a certificate that proves nothing
    │   │   └── FetchTimedOut             fetch-timed-out
    │   ├── ServerFailed              server-failed         5xx, 429, 408
    │   ├── ResponseBroken            response-broken       not HTTP, cut short, or wrongly encoded
    │   ├── HostBusy                  host-busy             the host's next free turn is too far off
    │   ├── RobotsUnavailable         robots-unavailable    robots.txt could not be read
    │   ├── RobotsDisallowed          robots-disallowed     DEAD_LETTER
    │   ├── AddressRefused            address-refused       DEAD_LETTER: not a public address
    │   ├── PageGone                  page-gone             DEAD_LETTER: 404, 410
    │   ├── PageForbidden             page-forbidden        DEAD_LETTER: 401, 403, 451 and other 4xx
    │   │   └── BotChallenge              bot-challenge         a test for humans
    │   ├── BodyTooLarge              body-too-large        DEAD_LETTER
    │   ├── RedirectRefused           redirect-refused      DEAD_LETTER: where it leads is not to be fetched
    │   └── TooManyRedirects          too-many-redirects    DEAD_LETTER
    ├── FeedError                 DISCARD: the poll failed; counted, the feed backs off
    │   ├── FeedEmpty                 feed-empty
    │   ├── NotAFeed                  not-a-feed
    │   ├── FeedTimedOut              feed-timed-out        reading it took too long
    │   └── FeedCrashed               feed-crashed          the process that read it died
    ├── PageError                 DEAD_LETTER
    │   ├── PageEmpty                 page-empty
    │   ├── NotHtml                   not-html              PDF, image, other binary
    │   ├── NoArticle                 no-article            nothing that reads like one
    │   ├── Wall                      wall                  consent, captcha, log-in, not found …; LATER where it may pass
    │   ├── NotTheSameArticle         not-the-same-article  LATER: another text than the article's, or a remnant of it
    │   ├── PageTooComplex            page-too-complex      past the node or depth limit
    │   ├── EnrichmentTimedOut        enrichment-timed-out
    │   └── EnrichmentCrashed         enrichment-crashed    RETRY, since another page may be to blame; then DEAD_LETTER
    ├── RecordError               DEAD_LETTER
    │   ├── RecordTooLarge            record-too-large      past the topic's message limit
    │   └── RecordUndecodable         record-undecodable
    ├── SubscriptionsUnreadable       subscriptions-unreadable  told to the operator: feeds.toml or an OPML file
    └── SubscriptionRefused           subscription-refused  DISCARD: no sane tool wrote it

Reasons are fixed words: they are metric labels and dead-letter fields, so consumers filter on them.
Any other exception is a bug in Quotewire: reason `internal-error`, dead-lettered with its traceback.
"Not modified", "unchanged" and "already seen" are values, not errors.
"""

from enum import StrEnum


class Fate(StrEnum):
    """What becomes of the event whose processing raised.

    RETRY: tried again within seconds, the event keeps its place in the window. LATER: tried again after minutes,
    from a topic of its own (ADR 0092). Both a few times; then it is a dead letter.
    """

    RETRY = "retry"
    LATER = "later"
    DISCARD = "discard"
    DEAD_LETTER = "dead-letter"


class QuotewireError(Exception):
    """Base of all errors that Quotewire raises on purpose."""

    fate: Fate = Fate.DEAD_LETTER
    reason: str = "internal-error"

    def __init__(self, detail: str = "", *, url: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.url = url

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.detail or self.reason, f"({self.url})" if self.url else "") if part
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross the process pool, so keyword arguments survive pickling."""
        return (type(self), (self.detail,), self.__dict__)


class ItemError(QuotewireError):
    """An item that cannot be worked on."""


class ItemUndecodable(ItemError):
    """The bytes on the items topic are no item."""

    reason = "item-undecodable"


class ItemWithoutLink(ItemError):
    """The item has no link, so there is no page to fetch."""

    reason = "item-without-link"


class LinkRefused(ItemError):
    """The link is not http or https, or names no host."""

    reason = "link-refused"


class FetchError(QuotewireError):
    """A feed or page could not be fetched.

    `status` is the last HTTP status seen, if any; `retry_after_s` the earliest time, in seconds from now,
    at which asking again makes sense: what the server asked for, or what our own pace knows.
    """

    fate = Fate.RETRY

    def __init__(
        self,
        detail: str = "",
        *,
        url: str = "",
        status: int | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(detail, url=url)
        self.status = status
        self.retry_after_s = retry_after_s


class HostUnreachable(FetchError):
    """No connection, or it broke before an answer: the server may be back later."""

    reason = "host-unreachable"


class HostNotFound(HostUnreachable):
    """DNS knows no such host, or did not answer."""

    reason = "host-not-found"


class TlsFailed(HostUnreachable):
    """The certificate is not valid for the host, or the handshake failed."""

    reason = "tls-failed"


class FetchTimedOut(HostUnreachable):
    """Too long to connect, too long between bytes, or too long in total."""

    reason = "fetch-timed-out"


class ServerFailed(FetchError):
    """5xx, 429 or 408."""

    reason = "server-failed"


class ResponseBroken(FetchError):
    """What came back is not HTTP, was cut short, or its content encoding is corrupt or unknown."""

    reason = "response-broken"


class HostBusy(FetchError):
    """Nothing was sent: our own pace for the host puts its turn too far off to wait for."""

    reason = "host-busy"


class RobotsUnavailable(FetchError):
    """Nothing was sent: robots.txt could not be had, which means no page until it can (RFC 9309 2.3.1.4)."""

    reason = "robots-unavailable"


class RobotsDisallowed(FetchError):
    """Nothing was sent: the host's robots.txt does not allow us this page."""

    fate = Fate.DEAD_LETTER
    reason = "robots-disallowed"


class AddressRefused(FetchError):
    """The address is not public, or the port not one of the web's, and the operator did not allow it."""

    fate = Fate.DEAD_LETTER
    reason = "address-refused"


class PageGone(FetchError):
    """404 or 410."""

    fate = Fate.DEAD_LETTER
    reason = "page-gone"


class PageForbidden(FetchError):
    """401, 402, 403, 451 or another 4xx: asking again changes nothing."""

    fate = Fate.DEAD_LETTER
    reason = "page-forbidden"


class BotChallenge(PageForbidden):
    """The server sent a test for humans. It is not retried in disguise."""

    reason = "bot-challenge"


class BodyTooLarge(FetchError):
    """The body passed the byte limit, on the wire or decoded, before it ended."""

    fate = Fate.DEAD_LETTER
    reason = "body-too-large"


class RedirectRefused(FetchError):
    """A redirect from https to http, to something that is not http or https, or to nowhere."""

    fate = Fate.DEAD_LETTER
    reason = "redirect-refused"


class TooManyRedirects(FetchError):
    """A redirect loop, or more hops than allowed."""

    fate = Fate.DEAD_LETTER
    reason = "too-many-redirects"


class FeedError(QuotewireError):
    """What came back from a feed's address is no feed."""

    fate = Fate.DISCARD


class FeedEmpty(FeedError):
    """No bytes, or only white space."""

    reason = "feed-empty"


class NotAFeed(FeedError):
    """HTML, an image, or anything else in which no feed can be read."""

    reason = "not-a-feed"


class FeedTimedOut(FeedError):
    """Reading the feed took longer than its limit."""

    reason = "feed-timed-out"


class FeedCrashed(FeedError):
    """The process that read the feed died: past its memory limit, or a crash in a C library."""

    reason = "feed-crashed"


class PageError(QuotewireError):
    """A page was fetched, but no article could be made of it."""


class PageEmpty(PageError):
    """No bytes, or only white space."""

    reason = "page-empty"


class NotHtml(PageError):
    """A PDF, an image or another binary."""

    reason = "not-html"


class NoArticle(PageError):
    """Nothing on the page reads like an article."""

    reason = "no-article"


class Wall(PageError):
    """What came instead of the article: a wall, a loader, a soft error, noise.

    `kind` is one of a fixed set of words (articles/walls/wall_words.py), and `onward` the address to which a page of the
    kind `refresh` sends its reader on. Asking again makes sense only where such a thing passes by itself.
    """

    reason = "wall"

    def __init__(self, detail: str = "", *, url: str = "", kind: str = "", onward: str = "") -> None:
        super().__init__(detail, url=url)
        self.kind = kind
        self.onward = onward
        self.fate = Fate.LATER if kind in _WALLS_THAT_PASS else Fate.DEAD_LETTER


_WALLS_THAT_PASS = frozenset(
    ["consent", "captcha", "bot-check", "maintenance", "server-error", "loader", "no-text"]
)


class NotTheSameArticle(PageError):
    """The page has another text than the article that is known under its key, or hardly any of it."""

    fate = Fate.LATER
    reason = "not-the-same-article"


class PageTooComplex(PageError):
    """More nodes or deeper nesting than the limits allow."""

    reason = "page-too-complex"


class EnrichmentTimedOut(PageError):
    """The enrichment of one page took longer than its limit."""

    reason = "enrichment-timed-out"


class EnrichmentCrashed(PageError):
    """The process that enriched the page died: out of memory, or a crash in a C library."""

    fate = Fate.RETRY
    reason = "enrichment-crashed"


class RecordError(QuotewireError):
    """A record could not be written or read."""


class RecordTooLarge(RecordError):
    """The encoded record passes the topic's message limit."""

    reason = "record-too-large"


class RecordUndecodable(RecordError):
    """The bytes are not a record of the expected schema."""

    reason = "record-undecodable"


class SubscriptionsUnreadable(QuotewireError):
    """The subscription list, or a file to import, cannot be read. The detail tells every wrong line."""

    reason = "subscriptions-unreadable"


class SubscriptionRefused(QuotewireError):
    """A subscription on the feeds topic that cannot be followed, or is out of all bounds."""

    fate = Fate.DISCARD
    reason = "subscription-refused"
