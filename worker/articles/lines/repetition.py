"""An article and its publisher's counts -> the article without the lines that keep coming back.

A line seen on two or more *other* articles of the same publisher is a template's, whatever it says (of such
lines .976 were not journalism, on 164 French pages). What stands in one article only never goes.

Counts live with the caller, one value for each publisher; this module only reads a value and makes the
next one. The value is bounded, plain data (str keys, ints), so that it can be a row of a table and survive a
restart.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from worker.articles.model import Article, Block, Removed
from worker.articles.normal_form import normal_form

REASON = "repeated-line"

Row = Mapping[str, tuple[int, ...]]
"""Line key -> the day it was last seen (days since 1970), then keys of the first articles that carried it.

The line seen last stands last.
"""


@dataclass(frozen=True, slots=True)
class Rules:
    """When a line is repeated, and how much is remembered for one publisher.

    `articles`: how many other articles must carry it. `days`: a line not seen for so long is forgotten.
    `lines`: rows kept for one publisher, the latest seen first; at 40 bytes each, 4,000 are 160 KB.
    `longest`: a line of more characters is never a template's; `shortest`: a shorter one may be said twice.
    """

    articles: int = 2
    days: int = 30
    lines: int = 4_000
    shortest: int = 12
    longest: int = 400


# The newest lines of a publisher: some fifty articles, at most 60 KB. A running story repeats its background in
# update after update: so a line must be short, without quotation marks, and stand on five other articles.
RULES = Rules(lines=1500, articles=5, longest=160)


def without_repetitions(article: Article, article_id: str, row: Row, rules: Rules = Rules()) -> Article:
    """The article without the lines that its publisher repeats; `removed` has them as "repeated-line".

    The article's own earlier versions do not count against it. Offsets of the blocks that stay are right.
    """
    own = _number(article_id)
    kept: list[tuple[Block, str]] = []
    removed: list[Removed] = []
    for block in article.blocks:
        texts = []
        for text in article.body[block.start : block.end].split("\n"):
            seen = row.get(_key(text), ())[1:] if _counts(text, rules) else ()
            if len([n for n in seen if n != own]) >= rules.articles:
                removed.append(Removed(text, REASON, f"on {rules.articles} or more other articles"))
            else:
                texts.append(text)
        if texts:
            kept.append((block, "\n".join(texts)))
    if not removed or not kept:
        return article
    return _rebuilt(article, kept, removed)


def telling(row: Row, rules: Rules = Rules()) -> Row:
    """The part of the row that `without_repetitions` needs: a small one, to travel to another process."""
    return {key: seen for key, seen in row.items() if len(seen) > rules.articles}


def counted(
    row: Row, lines: Iterable[str], article_id: str, day: int, rules: Rules = Rules()
) -> dict[str, tuple[int, ...]]:
    """The row after this article: its lines seen today, lines not seen for `rules.days` gone.

    The same article again changes nothing but the day, so a replay is harmless. Count the lines of the
    article as it was before `without_repetitions`, or a template's line would be forgotten while it still
    appears.
    """
    own = _number(article_id)
    after = dict(row)
    for key, seen in row.items():
        if day - seen[0] <= rules.days:
            break
        del after[key]
    for text in lines:
        if not _counts(text, rules):
            continue
        key = _key(text)
        articles = after.pop(key, (day,))[1:]
        if own not in articles and len(articles) <= rules.articles:
            articles = (*articles, own)
        after[key] = (day, *articles)
    if len(after) > rules.lines:
        _shorten(
            after, rules.lines * 7 // 8
        )  # by more than one article adds, so that it is not done for each
    return after


def keys_of(lines: Iterable[str]) -> tuple[str, ...]:
    """What a row knows the lines by."""
    return tuple(_key(line) for line in lines)


def row_without(keys: Iterable[str], rules: Rules = Rules()) -> Row:
    """A row by which exactly these lines go, and no other: to make an article again as it was made before."""
    return {key: (0, *range(rules.articles)) for key in keys}


def _shorten(row: dict[str, tuple[int, ...]], size: int) -> None:
    """Lines of one article go first, the oldest before the others."""
    by_age = sorted(row, key=lambda key: len(row[key]) > 2)  # stable: within both halves by age
    for key in by_age[: len(row) - size]:
        del row[key]


_MARKS = re.compile('[«»“”„"‹›]')


def _counts(text: str, rules: Rules) -> bool:
    """Whether a line may be a template's. One with quotation marks never is: a running story repeats them."""
    return rules.shortest <= len(text) <= rules.longest and not _MARKS.search(text)


def _key(text: str) -> str:
    """A line's key: digits masked, case and marks aside, 10 bytes of hash."""
    return blake2b(normal_form(text).encode("utf-8", "replace"), digest_size=10).hexdigest()


def _number(article_id: str) -> int:
    return int.from_bytes(blake2b(article_id.encode("utf-8", "replace"), digest_size=6).digest(), "big")


def _rebuilt(article: Article, kept: list[tuple[Block, str]], removed: list[Removed]) -> Article:
    at = 0
    blocks = []
    for block, text in kept:
        blocks.append(replace(block, start=at, end=at + len(text)))
        at += len(text) + 2
    body = "\n\n".join(text for _, text in kept)
    return replace(article, body=body, blocks=tuple(blocks), removed=(*article.removed, *removed))
