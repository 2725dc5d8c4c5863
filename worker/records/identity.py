"""A page's text against what is known under its key: the same article, another one's address, or none of both. Pure."""

from enum import StrEnum

from worker.records.model import ArticleRecord, Millis
from worker.records.notices import Notice, notice_in
from worker.records.sameness import Likeness, Traits, likeness
from worker.records.versions import ArticleMemory

_LEAST_LETTERS = (
    300  # of an article of its own; a brief of two long sentences has some 200, and is looked at twice
)
_LEAST_OF_A_BRIEF = 100


class Verdict(StrEnum):
    """SAME: the next version, if anything changed. APART: another article; the page's own address is its key.
    REPLACED: another text, and it is the article's now. CANCELED: the publisher says that it was withdrawn.
    DOUBTFUL: nothing is published; look again later."""

    SAME = "same"
    APART = "apart"
    REPLACED = "replaced"
    CANCELED = "canceled"
    DOUBTFUL = "doubtful"


def verdict_on(
    article: ArticleRecord, traits: Traits, memory: ArticleMemory | None, own_uri: str, *, second_look: bool
) -> Verdict:
    """What the page is to the article that is known under `article.uri`.

    `own_uri` is the key of the page's own address. `second_look`: the page was doubtful before, minutes ago. Where
    nothing was kept to compare with, and where this very text was met before, it is the same.
    """
    if memory is None or memory.text_fingerprint == article.text_fingerprint or not memory.sketch.letters:
        return Verdict.SAME
    like = likeness(memory.sketch, traits)
    if not (like.is_another or like.is_rest):
        return Verdict.SAME
    declared = own_uri != article.uri
    if like.is_another and declared and memory.source != own_uri and _stands_alone(traits, second_look):
        return Verdict.APART
    notice = notice_in(article.article_body)
    if notice is not None:
        return Verdict.CANCELED if notice is Notice.WITHDRAWN else Verdict.SAME
    if second_look and _replaces(article, traits, memory, like, declared=declared):
        return Verdict.REPLACED
    return Verdict.DOUBTFUL


def told_by(article: ArticleRecord) -> Millis | None:
    """The newest date that the page itself gives: what its feed says of it does not count."""
    published = article.date_published
    own = published if published != article.feed.item_published else None
    return max((each for each in (own, article.date_modified) if each is not None), default=None)


def _stands_alone(traits: Traits, second_look: bool) -> bool:
    """Whether it is an article; a brief only where it is still there at a second look."""
    if traits.letters >= _LEAST_LETTERS:
        return True
    return second_look and traits.letters >= _LEAST_OF_A_BRIEF and len(traits.sentences) >= 2


def _replaces(
    article: ArticleRecord, traits: Traits, memory: ArticleMemory, like: Likeness, *, declared: bool
) -> bool:
    """A full article, which says that it is newer; or the one whose address this is, where another page had claimed it."""
    if not like.is_another or traits.letters < _LEAST_LETTERS or not article.headline:
        return False
    if not declared and memory.source:
        return True
    told = told_by(article)
    return told is not None and (memory.told is None or told > memory.told)
