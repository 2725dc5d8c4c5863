"""Item, page, article and quotations -> the article record. Ids are made here and nowhere else."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from worker import __version__
from worker.articles.model import Article, Page
from worker.feeds.identity import article_uri
from worker.quotes.model import Quotation
from worker.records.model import (
    AltIdRecord,
    ArticleRecord,
    BlockRecord,
    CueRecord,
    FeedRefRecord,
    ImageRecord,
    ItemRecord,
    Millis,
    NameRecord,
    ProvenanceRecord,
    PublisherRecord,
    QuotationRecord,
    RemovedRecord,
    RightsSignalRecord,
    SaidToRecord,
    SpanRecord,
    SpeakerRecord,
)
from worker.text import count_words
from worker.urls import site_of

CONTEXT_CHARS = 60


def build_article(
    item: ItemRecord, page: Page, article: Article, quotations: Sequence[Quotation], fingerprint: str
) -> ArticleRecord:
    """The record of what one page gave, as version 1: `versions.next_revision` says which it really is.

    `fingerprint` is that of the text before the publisher's repeated lines went: that they are known by now
    makes no new version.
    """
    meta = article.metadata
    uri = article_key(page, article)
    published, precision = millis(meta.date_published), meta.date_published_precision
    if published is None and item.published is not None:
        published, precision = item.published, "day" if item.published_precision == "day" else "second"
    return ArticleRecord(
        uri=uri,
        url=page.url,
        requested_url=page.requested_url or page.url,
        canonical_url=meta.canonical_url,
        alt_ids=_alt_ids(item, article),
        headline=meta.headline or item.title,
        alternative_headline=meta.alternative_headline,
        description=meta.description,
        article_body=article.body,
        blocks=tuple(BlockRecord(b.role, b.start, b.end, b.level, millis(b.time)) for b in article.blocks),
        author=tuple(NameRecord(name) for name in meta.authors or item.authors),
        publisher=PublisherRecord(meta.publisher_name, site_of(page.url)),
        source_organization=meta.source_organization,
        article_section=meta.section,
        keywords=meta.keywords,
        genre=meta.genre,
        in_language=meta.language,
        in_language_confidence=meta.language_confidence,
        word_count=count_words(article.body),
        date_published=published,
        date_published_precision=precision,
        date_modified=millis(meta.date_modified),
        date_seen=item.seen_at,
        is_accessible_for_free=meta.is_accessible_for_free,
        is_live_blog=meta.is_live_blog,
        image=tuple(ImageRecord(i.content_url, i.caption, i.credit_text) for i in article.images),
        removed=tuple(RemovedRecord(r.text, r.reason, r.marker) for r in article.removed),
        quotations=build_quotations(uri, article.body, quotations),
        feed=FeedRefRecord(item.feed_uri, item.feed_title, item.guid, item.title, item.published),
        provenance=_provenance(page, article),
        text_fingerprint=fingerprint,
    )


def article_key(page: Page, article: Article) -> str:
    """The article's uri: of the canonical URL where the page declares a plausible one, else of its address.

    A page without an address, from a file, has a key of its bytes, "a0-…", which no fetched page has.
    """
    address = article.metadata.canonical_url or page.url
    return article_uri(address) if address else f"a0-{hashlib.sha256(page.body).hexdigest()[:32]}"


def rekeyed(article: ArticleRecord, uri: str) -> ArticleRecord:
    """The article under another key than the one of the address that its page declares, which is not believed."""
    ids = quotation_ids(uri, [quotation.text for quotation in article.quotations])
    renamed = {old.id: new for old, new in zip(article.quotations, ids, strict=True)}
    quotations = tuple(
        replace(q, id=renamed[q.id], repeats=None if q.repeats is None else renamed[q.repeats])
        for q in article.quotations
    )
    notes = (*article.provenance.notes, "canonical-of-another-article")
    return replace(
        article,
        uri=uri,
        canonical_url=None,
        quotations=quotations,
        provenance=replace(article.provenance, notes=notes),
    )


def build_quotations(uri: str, text: str, quotations: Sequence[Quotation]) -> tuple[QuotationRecord, ...]:
    """The records of a text's quotations, in the same order. `uri` scopes their ids."""
    ids = quotation_ids(uri, [q.span.of(text) for q in quotations])
    return tuple(_quotation(q, text, ids) for q in zip(ids, quotations, strict=True))


def quotation_ids(uri: str, words: Sequence[str]) -> tuple[str, ...]:
    """Ids that outlive a revision: article, normalised words, and the how-manieth of the same words it is.

    Marks, case, punctuation and spaces do not count, so that a corrected comma keeps the id.
    """
    seen: Counter[str] = Counter()
    ids = []
    for text in words:
        norm = " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
        seen[norm] += 1
        ids.append(f"q1-{_digest(uri, norm, str(seen[norm]))}")
    return tuple(ids)


def text_fingerprint(headline: str, body: str) -> str:
    """Equal where headline and body are equal but for white space and Unicode form."""
    return _digest(*(" ".join(unicodedata.normalize("NFC", part).split()) for part in (headline, body)))


def fold(text: str) -> str:
    """Compatibility-normalised and caseless (Unicode 3.13)."""
    return unicodedata.normalize("NFKC", text).casefold()


def millis(moment: datetime | None) -> Millis | None:
    """UTC milliseconds since 1970, as `timestamp-millis` wants them."""
    return None if moment is None else round(moment.timestamp() * 1000)


def _quotation(numbered: tuple[str, Quotation], text: str, ids: Sequence[str]) -> QuotationRecord:
    own_id, q = numbered
    start, end = q.span.start, q.span.end
    return QuotationRecord(
        id=own_id,
        text=text[start:end],
        start=start,
        end=end,
        type=q.type,
        evidence=q.evidence,
        confidence=q.confidence,
        pre=text[max(0, start - CONTEXT_CHARS) : start],
        post=text[end : end + CONTEXT_CHARS],
        cue=CueRecord(q.cue.text, q.cue.span.start, q.cue.span.end) if q.cue else None,
        speaker=SpeakerRecord(
            q.speaker.name,
            q.speaker.mention,
            q.speaker.mention_span.start if q.speaker.mention_span else None,
            q.speaker.mention_span.end if q.speaker.mention_span else None,
            q.speaker.role,
            q.speaker.confidence,
            q.speaker.kind,
            q.speaker.gender,
            q.speaker.gender_evidence,
        )
        if q.speaker
        else None,
        said_to=SaidToRecord(q.said_to.name, q.said_to.kind) if q.said_to else None,
        chain=q.chain,
        holes=tuple(SpanRecord(h.start, h.end) for h in q.holes),
        repeats=ids[q.repeats] if q.repeats is not None else None,
        stance=q.stance,
    )


def _alt_ids(item: ItemRecord, article: Article) -> tuple[AltIdRecord, ...]:
    guid = (AltIdRecord("guid", item.guid),) if item.guid else ()
    return guid + tuple(AltIdRecord(role, value) for role, value in article.metadata.alt_urls)


def _provenance(page: Page, article: Article) -> ProvenanceRecord:
    return ProvenanceRecord(
        fetched_at=millis(page.fetched_at),
        status=page.status,
        final_url=page.url,
        etag=page.headers.get("etag"),
        last_modified=page.headers.get("last-modified"),
        content_sha256=hashlib.sha256(page.body).hexdigest(),
        bytes=len(page.body),
        encoding=article.encoding,
        extractor=article.extractor,
        extractor_version=article.extractor_version,
        worker_version=__version__,
        notes=article.notes,
        robots=page.robots,
        rights=tuple(RightsSignalRecord(each.source, each.name, each.value) for each in article.rights),
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
