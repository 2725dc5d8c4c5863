"""Page bytes -> article record with quotations: the whole pure flow on one screen."""

import msgspec

from worker.articles import Article, Block, Limits, Page, Role, read_article
from worker.articles.lines.repetition import RULES, Row, without_repetitions
from worker.quotes import Quotation, Quoted, Span, extract_quotations
from worker.records.build import article_key, build_article, text_fingerprint
from worker.records.model import ArticleRecord, ItemRecord
from worker.records.sameness import Traits, traits_of


def enrich(item: ItemRecord, page: Page, limits: Limits = Limits(), repeated: bytes = b"") -> ArticleRecord:
    """The article that the page holds, with its quotations, as version 1.

    `repeated` is what is known of the publisher's recurring lines, a `repetition.Row` in MessagePack; without
    it no line goes for being repeated. Pure, and safe to run in another process. Raises the errors under
    PageError.
    """
    article = read_article(page, limits=limits)
    fingerprint = text_fingerprint(article.metadata.headline or item.title or "", article.body)
    if repeated:
        row = msgspec.msgpack.decode(repeated, type=Row)
        article = without_repetitions(article, article_key(page, article), row, RULES)
    return build_article(item, page, article, quotations_of(article), fingerprint)


def quotations_of(article: Article) -> tuple[Quotation, ...]:
    """What is said in the article's text, in its order."""
    headings = tuple(Span(b.start, b.end) for b in article.blocks if b.role == "subhead")
    return extract_quotations(
        article.body, article.metadata.language, headings=headings, quoted=_quoted(article.blocks)
    )


def read_quoted(page: Page) -> tuple[Article, tuple[Quotation, ...]]:
    """The article that the page holds and its quotations, for a person: before ids and records."""
    article = read_article(page)
    return article, quotations_of(article)


def _quoted(blocks: tuple[Block, ...]) -> tuple[Quoted, ...]:
    """What the page sets as block quotations, each with the line behind it that names its source."""
    followed = zip(blocks, [*blocks[1:], None], strict=True)
    return tuple(
        Quoted(
            Span(block.start, block.end),
            Span(after.start, after.end) if after is not None and after.role is Role.QUOTE_SOURCE else None,
        )
        for block, after in followed
        if block.role is Role.QUOTE
    )


Task = tuple[ItemRecord, Page, Limits, bytes]
"""What `enrich` takes."""


def enrich_packed(task: bytes) -> bytes:
    """`enrich` for another process, in MessagePack on both ways: pickling records takes ten times as long.

    With the article come the traits of its text, by which it is known again.
    """
    article = enrich(*_TASK.decode(task))
    return msgspec.msgpack.encode((article, traits_of(article.article_body)))


def packed(task: Task) -> bytes:
    """What `enrich_packed` takes."""
    return msgspec.msgpack.encode(task)


def unpacked(article: bytes) -> tuple[ArticleRecord, Traits]:
    """What `enrich_packed` gives."""
    return _ARTICLE.decode(article)


_TASK = msgspec.msgpack.Decoder(Task)
_ARTICLE = msgspec.msgpack.Decoder(tuple[ArticleRecord, Traits])
