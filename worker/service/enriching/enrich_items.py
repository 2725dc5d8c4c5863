"""Item -> page -> article and quotations on their topics. Each event meets exactly one fate here."""

import asyncio
import dataclasses
import time
from collections import Counter
from collections.abc import Hashable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from weakref import WeakValueDictionary

import structlog

from worker.articles import Limits, Page
from worker.articles.lines.liveblog import LEFT_OUT
from worker.errors import (
    EnrichmentCrashed,
    EnrichmentTimedOut,
    Fate,
    FetchError,
    ItemError,
    LinkRefused,
    NotTheSameArticle,
    QuotewireError,
    Wall,
)
from worker.feeds.identity import article_uri
from worker.pipeline import enrich_packed, packed, unpacked
from worker.records.build import rekeyed
from worker.records.codec import SchemaText, decode_item
from worker.records.model import ArticleRecord, ItemRecord
from worker.records.sameness import Traits
from worker.records.versions import Revision, next_revision
from worker.service.consumer.lanes import Begin
from worker.service.delivery.deliver import Delivery, Remembered
from worker.service.delivery.version_table import VersionTable
from worker.service.enriching.backlog import Backlog, Fetched
from worker.service.enriching.letters import Letters
from worker.service.enriching.postponing import Postponing
from worker.service.enriching.refusals import Refusals
from worker.service.enriching.repartition import By, Placing
from worker.service.enriching.repetitions import RepetitionTable, repeated_in, row_of
from worker.service.enriching.same_article import Identity
from worker.service.enriching.slow_sites import SlowSites
from worker.service.event import Event
from worker.service.http import HttpClient
from worker.service.kafka.publisher import Outgoing
from worker.service.kafka.topics import ARTICLES, QUOTATIONS
from worker.service.metrics import Metrics
from worker.service.pool.processes import Pool
from worker.settings import Settings
from worker.urls import is_http_url, normalised, site_of

log = structlog.get_logger(__name__)

_ENRICH_ATTEMPTS = 3
_HELD_BYTES = 64_000_000
_FETCHES_REMEMBERED = 1024  # more than any window
_PASSED_ON = "passed-on"


@dataclass(slots=True)
class ItemEnricher:
    """All that one event needs. `settle` is the whole life of an event."""

    settings: Settings
    http: HttpClient
    pool: Pool
    delivery: Delivery
    placing: Placing
    postponing: Postponing
    versions: VersionTable
    identity: Identity
    repetitions: RepetitionTable
    metrics: Metrics
    limits: Limits
    schema_text: SchemaText | None = None
    settled: int = 0
    slow_sites: SlowSites = field(default_factory=SlowSites)
    _backlog: Backlog = field(default_factory=lambda: Backlog(_HELD_BYTES))
    _fetched: Fetched = field(default_factory=lambda: Fetched(_FETCHES_REMEMBERED))
    _refusals: Refusals = field(init=False)
    _letters: Letters = field(init=False)
    _by_article: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def __post_init__(self) -> None:
        self._refusals = Refusals(self.metrics)
        self._letters = Letters(self.settings, self.delivery)

    async def settle(self, event: Event, begin: Begin) -> None:
        """Try until the event has its fate: published, a counted discard, or a dead letter; or is put off.

        Never raises but for cancellation, which leaves the event to its next owner.
        """
        attempt, first_failed = 0, datetime.now(UTC)
        while True:
            attempt += 1
            try:
                self._count(*await self._enrich(event, begin))
                return
            except QuotewireError as exc:
                self._refusals.count(exc, _link(event.value))
                failure: Exception = exc
                fate, reason = exc.fate, exc.reason
            except Exception as exc:
                log.exception("an item met a bug of ours", offset=event.message.offset)
                failure, fate, reason = exc, Fate.DEAD_LETTER, "internal-error"
            if attempt == 1:
                first_failed = datetime.now(UTC)
            if fate is Fate.RETRY and attempt < self._attempts(reason):
                self.metrics.retries.labels(reason).inc()
                await asyncio.sleep(
                    pause_s(failure, attempt, self.settings.fetch_retry_s, self.settings.fetch_timeout_s)
                )
                continue
            if fate is Fate.LATER and await self.postponing.postpones(event, reason, attempt, first_failed):
                self.metrics.postponed.labels(reason).inc()
                self.metrics.progress.set_to_current_time()
                return
            if fate is Fate.DISCARD:
                self._count("discarded", reason)
                return
            await self._letters.write(event, failure, reason, attempt, first_failed, _link(event.value))
            self._count("dead-letter", reason)
            return

    async def _enrich(self, event: Event, begin: Begin) -> tuple[str, str]:
        item = await self._decode(event.value)
        if not is_http_url(item.link):
            raise LinkRefused("the link is not http or https, or names no host", url=item.link)
        if await self.placing.passes_on(event, item.link, By.LINK):
            return _PASSED_ON, By.LINK
        await self._backlog.room()
        asked_at = time.monotonic()
        with self.metrics.fetch_seconds.time():
            page = await self.http.fetch_page(item.link)
        begin()
        with self._backlog.holding(len(page.body)):
            try:
                return await self._publish(event, item, page, asked_at)
            except Wall as wall:
                if not wall.onward:
                    raise
                onward = wall.onward
        with self.metrics.fetch_seconds.time():
            page = await self.http.fetch_onward(page, onward)
        with self._backlog.holding(len(page.body)):
            return await self._publish(event, item, page, asked_at)  # one hop: a second refresh is a wall

    async def _publish(self, event: Event, item: ItemRecord, page: Page, asked_at: float) -> tuple[str, str]:
        with self.metrics.enrich_seconds.time():
            article, traits = await self._article(item, page, self.repetitions.row(site_of(page.url)))
        if await self.placing.passes_on(event, article.canonical_url or article.url, By.ARTICLE):
            return _PASSED_ON, By.ARTICLE
        partition = event.message.partition
        async with AsyncExitStack() as locks:
            for uri in sorted({article.uri, article_uri(page.url)}):
                await locks.enter_async_context(self._article_lock(uri))
            page, article, traits = await self._since_first_version(item, page, article, traits, partition)
            known = await self.identity.known(event, article, traits)
            article, memory = known.article, known.memory
            if not self._fetched.is_latest(article.uri, asked_at):
                return "discarded", "superseded"
            if known.doubtful:
                raise NotTheSameArticle("the page shows another text than the article's", url=page.url)
            self.repetitions.count(article, partition)
            if (
                memory is not None
                and memory.is_attempt_at(article)
                and repeated_in(article) != memory.repeated
            ):
                again, _ = await self._article(item, page, row_of(memory.repeated))
                article = again if again.uri == article.uri else rekeyed(again, article.uri)
            now = round(time.time() * 1000)
            revision = next_revision(article, memory, now, known.met)
            if revision is None:
                await self.delivery.seen(event, article.uri, now)
                return "discarded", "unchanged"
            if memory is not None and not memory.published:
                self.metrics.published_again.inc()
            with self.metrics.publish_seconds.time():
                intent = revision.intent(repeated_in(article))
                remembered = Remembered(article.uri, intent, revision.memory)
                await self.delivery.publish(event, _outgoing(revision, item), remembered)
        for kind, count in Counter(quotation.type for quotation in revision.quotations).items():
            self.metrics.quotations.labels(kind).inc(count)
        return "published", "new" if revision.article.version == 1 else "changed"

    async def _since_first_version(
        self, item: ItemRecord, page: Page, article: ArticleRecord, traits: Traits, partition: int
    ) -> tuple[Page, ArticleRecord, Traits]:
        """All as it is, or read again where posts of its live page that it had before were left out."""
        if not any(note.startswith(LEFT_OUT) for note in article.provenance.notes):
            return page, article, traits
        memory = await self.versions.get(article.uri, partition)
        if memory is None:
            return page, article, traits
        page = dataclasses.replace(page, known_since=datetime.fromtimestamp(memory.first_created / 1000, UTC))
        return page, *await self._article(item, page, self.repetitions.row(site_of(page.url)))

    async def _article(self, item: ItemRecord, page: Page, repeated: bytes) -> tuple[ArticleRecord, Traits]:
        task, site = packed((item, page, self.limits, repeated)), site_of(page.url)
        limit_s = self.settings.enrich_timeout_s
        try:
            if self.slow_sites.holds(site, time.monotonic()):
                return unpacked(await self.pool.run_behind(limit_s, enrich_packed, task))
            return unpacked(await self.pool.run_for(site, limit_s, enrich_packed, task))
        except (EnrichmentTimedOut, EnrichmentCrashed) as exc:
            self.slow_sites.note(site, time.monotonic())
            log.warning("pages of a slow site wait behind all others", site=site, reason=exc.reason)
            raise

    async def _decode(self, body: bytes | None) -> ItemRecord:
        """Off the loop where a schema may have to be fetched from the registry."""
        if self.schema_text is not None and body and body[:1] == b"\x00":
            return await asyncio.to_thread(decode_item, body, self.schema_text)
        return decode_item(body)

    def _attempts(self, reason: str) -> int:
        crashed = reason == EnrichmentCrashed.reason
        return _ENRICH_ATTEMPTS if crashed else self.settings.fetch_attempts

    def _count(self, fate: str, reason: str) -> None:
        self.settled += fate != _PASSED_ON
        self.metrics.fates.labels(fate, reason).inc()
        self.metrics.progress.set_to_current_time()

    def _article_lock(self, uri: str) -> asyncio.Lock:
        """Two items may lead to one article: its versions are made one after the other."""
        return self._by_article.setdefault(uri, asyncio.Lock())


def pause_s(failure: Exception, attempt: int, first_s: float, longest_s: float) -> float:
    """Before the next try: doubling, or what the server asks for where that is longer, `longest_s` at most.

    `attempt` is the one that failed, from 1. The item holds its place in the window meanwhile: hence the bound.
    """
    backoff: float = first_s * 2 ** min(attempt - 1, 30)
    asked = (failure.retry_after_s or 0.0) if isinstance(failure, FetchError) else 0.0
    return min(max(backoff, asked), longest_s)


def lane_of(event: Event) -> Hashable:
    """Events of one article follow each other; the link stands for it until the page is there."""
    return normalised(_link(event.value)) or (event.message.partition, event.message.offset)


def site_of_event(event: Event) -> str:
    """The site of the link, of which no more than a share of the window may be in work; "" where there is none."""
    return site_of(_link(event.value))


def _link(body: bytes | None) -> str:
    try:
        return decode_item(body).link
    except ItemError:
        return ""


def _outgoing(revision: Revision, item: ItemRecord) -> list[Outgoing]:
    article = revision.article
    source = article.feed.uri or item.feed_uri or "quotewire"
    version = article.version
    records = [Outgoing(ARTICLES, article.uri, article, f"{article.uri}:{version}", source)]
    records += [Outgoing(QUOTATIONS, q.id, q, f"{q.id}:{version}", source) for q in revision.quotations]
    records += [Outgoing(QUOTATIONS, old, None, f"{old}:{version}", source) for old in revision.dropped]
    return records
