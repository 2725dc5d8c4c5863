"""Tree and JSON-LD -> when the page says that its article was published, and last changed."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime

from worker.articles.dates import Moment, moment_of
from worker.articles.elsewhere import Elsewhere
from worker.articles.extract import date_on_page
from worker.articles.head import Head
from worker.articles.jsonld import Json, text_of
from worker.articles.model import Page
from worker.articles.tree import has_more_nodes

_NODES_FOR_DATE = 6_000

Dated = tuple[tuple[str, Moment], ...]
"""Where the date stands ("json-ld", "opengraph", "meta", "html", "text") and what it says: one, or none."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Where one of the dates may stand, in the order of trust."""

    json_ld: tuple[str, ...]
    opengraph: tuple[str, ...]
    meta: tuple[str, ...]
    itemprop: str


_PUBLISHED = _Places(
    json_ld=("datePublished", "dateCreated", "uploadDate"),
    opengraph=(
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "article:published",
    ),
    meta=(
        "date",
        "pubdate",
        "publish-date",
        "publication_date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "article.published",
        "cxenseparse:publishtime",
        "published",
        "last-modified",
        "date.issued",
        "pub_date",
    ),
    itemprop="datePublished",
)
_MODIFIED = _Places(
    json_ld=("dateModified",),
    opengraph=("article:modified_time", "og:updated_time", "article:modified"),
    meta=("last-modified", "lastmod", "dcterms.modified", "datemodified", "article.updated", "revised"),
    itemprop="dateModified",
)


def first_published(article: Json, head: Head, page: Page) -> Dated:
    """The text of the page is searched only where nothing else tells, and the page is not large."""
    found = _declared(_PUBLISHED, article, head, page, head.first_time())
    if not found and not has_more_nodes(head.tree, _NODES_FOR_DATE):
        own = deepcopy(head.tree)
        Elsewhere(own).drop_from(own)  # the days of other stories, and of readers' comments
        found = _read([("text", date_on_page(own, page.url, page.fetched_at))], page)
    return _surest(found)


def last_modified(article: Json, head: Head, page: Page) -> Dated:
    """As the page declares it."""
    return _surest(_declared(_MODIFIED, article, head, page))


def _declared(
    places: _Places, article: Json, head: Head, page: Page, first_time: str = ""
) -> list[tuple[str, Moment]]:
    """What head and JSON-LD say; the body's marked times too, where none of these is an instant with its zone."""
    offers = [
        *(("json-ld", text_of(article.get(key))) for key in places.json_ld),
        ("opengraph", head.meta(*places.opengraph)),
        ("meta", head.meta(*places.meta)),
    ]
    found = _read(offers, page)
    if not any(moment.certainty == 2 for _, moment in found):
        found += _read([("html", value) for value in head.times(places.itemprop) or [first_time]], page)
    return found


def _surest(found: list[tuple[str, Moment]]) -> Dated:
    """The first source with an instant of the day that the first source of all says, else that one."""
    if not found:
        return ()
    best = found[0]
    for other in found:
        same_day = abs((other[1].at - best[1].at).total_seconds()) < 36 * 3600
        if same_day and other[1].certainty > best[1].certainty:
            best = other
    return (best,)


def _read(offers: list[tuple[str, str]], page: Page) -> list[tuple[str, Moment]]:
    read = [(source, moment_of(value)) for source, value in offers if value]
    return [(source, moment) for source, moment in read if moment and _plausible(moment.at, page.fetched_at)]


def _plausible(at: datetime, fetched_at: datetime | None) -> bool:
    """After the first newspaper on the Web, and not more than two days after we read it."""
    if at < datetime(1990, 1, 1, tzinfo=UTC):
        return False
    return fetched_at is None or (at - fetched_at).total_seconds() < 48 * 3600
