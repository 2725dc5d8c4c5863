"""Page bytes -> article record with quotations: the whole pure flow on one screen."""

from worker.articles import Limits, Page, read_article
from worker.quotes import Span, extract_quotations
from worker.records.build import build_article
from worker.records.model import ArticleRecord, ItemRecord


def enrich(item: ItemRecord, page: Page, limits: Limits = Limits()) -> ArticleRecord:
    """The article that the page holds, with its quotations, as version 1.

    Pure, and safe to run in another process. Raises the errors under PageError.
    """
    article = read_article(page, limits=limits)
    headings = tuple(Span(b.start, b.end) for b in article.blocks if b.role == "subhead")
    quotations = extract_quotations(article.body, article.metadata.language, headings=headings)
    return build_article(item, page, article, quotations)
