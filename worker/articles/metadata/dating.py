"""Tree and JSON-LD -> when the page says that its article was published, and last changed."""

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from lxml.html import HtmlElement

from worker.articles.extraction.extract import date_on_page
from worker.articles.metadata.head import Head
from worker.articles.metadata.jsonld import Json, text_of
from worker.articles.metadata.typed_dates import typed_dates
from worker.articles.model import Page
from worker.articles.page.tree import has_more_nodes
from worker.articles.pruning.elsewhere import Elsewhere
from worker.dates import Moment, reader_for

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


def first_published(article: Json, head: Head, page: Page, languages: tuple[str, ...] = ()) -> Dated:
    """`languages` are those that the page claims, as BCP 47 tags.

    The text of the page is searched only where nothing else tells, and the page is not large.
    """
    reader = _Reader(page, languages)
    found = _declared(_PUBLISHED, article, head, reader, head.first_time())
    if not found and not reader.knows_a_month and not has_more_nodes(head.tree, _NODES_FOR_DATE):
        own = deepcopy(head.tree)
        Elsewhere(own).drop_from(own)  # the days of other stories, and of readers' comments
        _drop_jsonld(own)
        found = reader.read([("text", text) for text in typed_dates(own)])
        guess = "" if found or reader.knows_a_month else date_on_page(own, page.url, reader.before)
        if guess and not (reader.knows_no_order and _stands_in_numbers(guess, head)):
            found = reader.read([("text", guess)])
    return _surest(found)


def _drop_jsonld(tree: HtmlElement) -> None:
    """What JSON-LD says of the article has been read; the days that are left in it are of others."""
    for script in list(tree.iter("script")):
        if "ld+json" in (script.get("type") or "").lower():
            script.text = None


def last_modified(article: Json, head: Head, page: Page, languages: tuple[str, ...] = ()) -> Dated:
    """As the page declares it."""
    return _surest(_declared(_MODIFIED, article, head, _Reader(page, languages)))


def _declared(
    places: _Places, article: Json, head: Head, reader: "_Reader", first_time: str = ""
) -> list[tuple[str, Moment]]:
    """What head and JSON-LD say; the body's marked times too, where none of these is an instant with its zone."""
    offers = [
        *(("json-ld", text_of(article.get(key))) for key in places.json_ld),
        ("opengraph", head.meta(*places.opengraph)),
        ("meta", head.meta(*places.meta)),
    ]
    found = reader.read(offers)
    if not any(moment.certainty == 2 for _, moment in found):
        found += reader.read([("html", value) for value in head.times(places.itemprop) or [first_time]])
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


def _stands_in_numbers(guess: str, head: Head) -> bool:
    """Whether the page has the day in an order that may be the other one: whoever guessed it took one of two."""
    year, month, day = guess[:4], guess[5:7].lstrip("0"), guess[8:10].lstrip("0")
    if month == day or not (day.isdigit() and int(day) <= 12):
        return False
    numbers = re.compile(rf"(?<!\d)0?(?:{day}([/-])0?{month}|{month}([/-])0?{day})(?:\1|\2){year}(?!\d)")
    texts = (*head.contents(), head.tree.text_content())
    return any(numbers.search(text) for text in texts)


class _Reader:
    """Reads the dates of one page. One after `before`, when the page was there already, is not believed."""

    def __init__(self, page: Page, languages: tuple[str, ...]) -> None:
        self.before = page.fetched_at or page.known_at
        self.knows_a_month = False  # which a guesser would make a day of
        self._dates = reader_for(page.url, *languages)

    @property
    def knows_no_order(self) -> bool:
        """Whether «03/02/2026» may be either day here."""
        return self._dates.order is None

    def read(self, offers: list[tuple[str, str]]) -> list[tuple[str, Moment]]:
        texts = [(source, text) for source, text in offers if text]
        dates = self._dates.beside(text for _, text in texts)
        read = [(source, dates.read(text)) for source, text in texts]
        return [(source, moment) for source, moment in read if moment and self._plausible(moment)]

    def _plausible(self, moment: Moment) -> bool:
        """A day at least, after the first newspaper on the Web, and at most two days after we read it."""
        if moment.precision == "month":
            self.knows_a_month = True
            return False
        if moment.at < _FIRST_ON_THE_WEB:
            return False
        return self.before is None or moment.at - self.before < _AHEAD


_FIRST_ON_THE_WEB = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(hours=48)  # an embargo, a clock that goes wrong, a day that began in the east
