"""Which article a page is, by what is remembered: the memory that its next version is made with."""

from dataclasses import dataclass, field

from worker.errors import NotTheSameArticle
from worker.feeds.identity import article_uri
from worker.records.build import rekeyed
from worker.records.identity import Verdict, told_by, verdict_on
from worker.records.model import ArticleRecord
from worker.records.sameness import Sketch, Traits
from worker.records.versions import CANCELED, REPLACED, ArticleMemory, Met
from worker.service.delivery.version_table import VersionTable
from worker.service.enriching.postponing import postponed_in
from worker.service.enriching.repartition import origin_of
from worker.service.event import Event
from worker.service.metrics import Metrics
from worker.urls import site_of

_SITES = 100
_CHANGES = {Verdict.REPLACED: REPLACED, Verdict.CANCELED: CANCELED}


@dataclass(frozen=True, slots=True)
class Known:
    """The article under its key, what is remembered of it, and what is to be; or that it is doubtful."""

    article: ArticleRecord
    memory: ArticleMemory | None
    met: Met
    doubtful: bool = False


@dataclass(slots=True)
class Identity:
    """Asks the memory, decides, and counts. Whoever asks holds the locks of both keys, declared and own."""

    versions: VersionTable
    metrics: Metrics
    _sites: set[str] = field(default_factory=set)

    async def known(self, event: Event, article: ArticleRecord, traits: Traits) -> Known:
        """The page's article. A verdict that set it apart stands beside its memory, and is not made again."""
        partition = event.message.partition
        own = article_uri(article.url)
        apart = await self.versions.get(own, partition) if own != article.uri else None
        if apart is not None and apart.apart == article.uri:
            verdict = Verdict.APART
        else:
            memory = await self.versions.get(article.uri, partition)
            verdict = verdict_on(article, traits, memory, own, second_look=_is_second_look(event))
        told = told_by(article)
        if verdict is Verdict.APART:
            if apart is None or apart.apart != article.uri:
                self._count(article.url)
            declared, article, memory = article.uri, rekeyed(article, own), apart
            # The text is this page's own at its own address: what it may become is judged against that.
            verdict = verdict_on(article, traits, memory, own, second_look=_is_second_look(event))
            met = Met(Sketch.of(traits), told, apart=declared, change=_CHANGES.get(verdict, ""))
        else:
            source = own if own != article.uri else ""
            met = Met(Sketch.of(traits), told, source=source, change=_CHANGES.get(verdict, ""))
        return Known(article, memory, met, verdict is Verdict.DOUBTFUL)

    def _count(self, url: str) -> None:
        site = site_of(url)
        if site not in self._sites and len(self._sites) >= _SITES:
            site = "other"
        else:
            self._sites.add(site)
        self.metrics.claims_refused.labels(site).inc()


def _is_second_look(event: Event) -> bool:
    return postponed_in(origin_of(event.message)).reason == NotTheSameArticle.reason
