"""What came of an article -> which version it is, and which quotations it dropped. Pure."""

from dataclasses import dataclass, replace

from msgspec import structs

from worker.records.model import ArticleRecord, Millis, QuotationRecord, QuotedArticleRecord


@dataclass(frozen=True, slots=True)
class ArticleMemory:
    """What we keep of the last version of an article. Small: there is one for every article.

    `published` is False from before its records are sent until all of them are acknowledged: whoever finds it
    so cannot tell which of them are on the topics. `quotation_ids` then holds the dropped ones as well, and
    `repeated` the keys of the lines that went for being repeated, which another moment would judge otherwise.
    """

    version: int
    first_created: Millis
    text_fingerprint: str
    quotation_ids: tuple[str, ...]
    updated: Millis
    published: bool = True
    repeated: tuple[str, ...] = ()

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
        return replace(self.memory, quotation_ids=ids, published=False, repeated=repeated)


def next_revision(article: ArticleRecord, memory: ArticleMemory | None, now: Millis) -> Revision | None:
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
    article = structs.replace(
        article, version=version, first_created=first_created, version_created=moment, date_ingested=moment
    )
    quoted = _quoted_article(article)
    ids = tuple(quotation.id for quotation in article.quotations)
    kept = frozenset(ids)
    return Revision(
        article=article,
        quotations=tuple(structs.replace(q, article=quoted) for q in article.quotations),
        dropped=tuple(i for i in memory.quotation_ids if i not in kept) if memory else (),
        memory=ArticleMemory(version, first_created, article.text_fingerprint, ids, moment),
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
