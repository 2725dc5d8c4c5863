"""What came of an article -> which version it is, and which quotations it dropped. Pure."""

from dataclasses import dataclass, field

import msgspec
from msgspec import structs

from worker.records.model import ArticleRecord, Millis, QuotationRecord, QuotedArticleRecord
from worker.records.sameness import Sketch

REPLACED, CANCELED = "replaced", "canceled"


class ArticleMemory(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What we keep of the last version of an article. Small: there is one for every article.

    `published` is False from before its records are sent until all of them are acknowledged: whoever finds it
    so cannot tell which of them are on the topics. `quotation_ids` then holds the dropped ones as well, and
    `repeated` the keys of the lines that went for being repeated, which another moment would judge otherwise.

    `sketch` and `told`, the newest date that the article gives for itself, say whether a later text can be of the same
    article. `source` is the key of the page's own address where that is another than the article's; `apart` the key
    that the page claims and that another article has (ADR 0091). `change` is REPLACED or CANCELED where the version
    is so: it is judged by what was known before it, so it cannot be judged again. Rows that were written before
    these fields were there have none of them.
    """

    version: int
    first_created: Millis
    text_fingerprint: str
    quotation_ids: tuple[str, ...]
    updated: Millis
    published: bool = True
    repeated: tuple[str, ...] = ()
    sketch: Sketch = Sketch()
    told: Millis | None = None
    source: str = ""
    apart: str = ""
    change: str = ""

    def is_attempt_at(self, article: ArticleRecord) -> bool:
        """Whether records of this very text may have been sent, and must be made again as they were."""
        return not self.published and self.text_fingerprint == article.text_fingerprint


@dataclass(frozen=True, slots=True)
class Revision:
    """What is to be published: the article, its quotations, the ids that it no longer holds."""

    article: ArticleRecord
    quotations: tuple[QuotationRecord, ...]
    dropped: tuple[str, ...]
    memory: ArticleMemory

    def intent(self, repeated: tuple[str, ...]) -> ArticleMemory:
        """The memory to be kept before anything is sent."""
        ids = self.memory.quotation_ids + self.dropped
        return structs.replace(self.memory, quotation_ids=ids, published=False, repeated=repeated)


@dataclass(frozen=True, slots=True)
class Met:
    """What else is to be remembered of the page that was met: fields as in `ArticleMemory`."""

    sketch: Sketch = field(default_factory=Sketch)
    told: Millis | None = None
    source: str = ""
    apart: str = ""
    change: str = ""


def next_revision(
    article: ArticleRecord, memory: ArticleMemory | None, now: Millis, met: Met = Met()
) -> Revision | None:
    """The next version of the article, or None where the text has not changed.

    A version that may have been sent in part is made again as it was, moments included, so that a replay
    overwrites itself; where the text has changed meanwhile, the next version overwrites it.
    """
    same = memory is not None and memory.text_fingerprint == article.text_fingerprint
    if memory is not None and same and memory.published:
        return None
    if memory is None:
        version, moment = 1, now
    else:
        version, moment = (memory.version, memory.updated) if same else (memory.version + 1, now)
    first_created = memory.first_created if memory else now
    change = memory.change if memory is not None and same else met.change
    article = structs.replace(
        article,
        version=version,
        first_created=first_created,
        version_created=moment,
        date_ingested=moment,
        replaced=change == REPLACED,
        pub_status="canceled" if change == CANCELED else article.pub_status,
    )
    quoted = _quoted_article(article)
    ids = tuple(quotation.id for quotation in article.quotations)
    kept = frozenset(ids)
    return Revision(
        article=article,
        quotations=tuple(structs.replace(q, article=quoted) for q in article.quotations),
        dropped=tuple(i for i in memory.quotation_ids if i not in kept) if memory else (),
        memory=_remembered(
            ArticleMemory(version, first_created, article.text_fingerprint, ids, moment), memory, met, change
        ),
    )


def _remembered(after: ArticleMemory, before: ArticleMemory | None, met: Met, change: str) -> ArticleMemory:
    """A withdrawn article is known by what it said before, so that it may come back."""
    known = before if change == CANCELED and before is not None else met
    told = [each for each in (before.told if before else None, met.told) if each is not None]
    return structs.replace(
        after,
        sketch=known.sketch,
        told=max(told, default=None),
        source=met.source,
        apart=met.apart,
        change=change,
    )


def _quoted_article(article: ArticleRecord) -> QuotedArticleRecord:
    return QuotedArticleRecord(
        uri=article.uri,
        version=article.version,
        url=article.url,
        headline=article.headline,
        publisher=article.publisher,
        date_published=article.date_published,
        in_language=article.in_language,
    )
