"""What came of an article -> which version it is, and which quotations it dropped. Pure."""

from dataclasses import dataclass, replace

from worker.records.model import ArticleRecord, Millis, QuotationRecord, QuotedArticleRecord


@dataclass(frozen=True, slots=True)
class ArticleMemory:
    """What we keep of the last version of an article. Small: there is one for every article."""

    version: int
    first_created: Millis
    text_fingerprint: str
    quotation_ids: tuple[str, ...]
    updated: Millis


@dataclass(frozen=True, slots=True)
class Revision:
    """What is to be published: the article, its quotations, the ids that it no longer holds."""

    article: ArticleRecord
    quotations: tuple[QuotationRecord, ...]
    dropped: tuple[str, ...]
    memory: ArticleMemory


def next_revision(article: ArticleRecord, memory: ArticleMemory | None, now: Millis) -> Revision | None:
    """The next version of the article, or None where the text has not changed.

    The same article and memory give the same ids and version, so that a replay overwrites itself.
    """
    if memory is not None and memory.text_fingerprint == article.text_fingerprint:
        return None
    version = memory.version + 1 if memory else 1
    first_created = memory.first_created if memory else now
    article = replace(
        article, version=version, first_created=first_created, version_created=now, date_ingested=now
    )
    ids = tuple(quotation.id for quotation in article.quotations)
    kept = frozenset(ids)
    return Revision(
        article=article,
        quotations=tuple(replace(q, article=_quoted_article(article)) for q in article.quotations),
        dropped=tuple(i for i in memory.quotation_ids if i not in kept) if memory else (),
        memory=ArticleMemory(version, first_created, article.text_fingerprint, ids, now),
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
