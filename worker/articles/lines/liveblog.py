"""Lines and JSON-LD of a live page -> its posts, each with its time, in the order of the page.

A live page shows part of its posts and loads the rest with a script; `liveBlogUpdate` has all of them, days of them.
Told are those that the page shows and those that are not older (ADR 0094). Where a post stands on the page the page's
own lines are kept, because JSON-LD often runs its paragraphs together.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import accumulate

from worker.articles.extraction.extract import Line
from worker.articles.metadata.jsonld import Json, paragraphs_of, text_of, values_of
from worker.articles.model import Role
from worker.articles.normal_form import normal_form
from worker.dates import read_date

LEFT_OUT = "live-posts-left-out"
"""Begins the note that says how many."""

_POSTS_AT_MOST = 2_000
_COMPARISONS_AT_MOST = 400_000_000  # characters searched: a quarter of a second
_STEM = 60
_ON_PAGE = 0.4  # of a post's letters: then the page has it whole


@dataclass(frozen=True, slots=True)
class Post:
    """One update of a live page; `time` is UTC."""

    time: datetime | None
    headline: str
    paragraphs: tuple[str, ...]

    def lines(self) -> Iterator[Line]:
        """The post as lines: its headline is a subhead."""
        if self.headline:
            yield Line(self.headline, Role.SUBHEAD, 3, self.time)
        for paragraph in self.paragraphs:
            yield Line(paragraph, Role.LIVE_POST, None, self.time)


def posts_of(article: Json) -> tuple[Post, ...]:
    """The updates that JSON-LD lists, as it orders them. A headline that is the page's own is left out."""
    own = normal_form(text_of(article.get("headline")))
    posts = []
    for update in values_of(article.get("liveBlogUpdate"))[:_POSTS_AT_MOST]:
        if not isinstance(update, dict):
            continue
        moment = read_date(text_of(update.get("datePublished") or update.get("dateModified")))
        headline = text_of(update.get("headline") or update.get("name"))
        paragraphs = tuple(paragraphs_of(update.get("articleBody") or update.get("text")))
        if normal_form(headline) == own:
            headline = ""
        if headline or paragraphs:
            posts.append(Post(moment.at if moment else None, headline, paragraphs))
    return tuple(posts)


def with_posts(
    lines: list[Line], posts: tuple[Post, ...], *, at_most: int = 100_000, since: datetime | None = None
) -> tuple[list[Line], int]:
    """The page's lines with the posts in their places, and how many posts were left out.

    What comes before the first of them, then the posts, in the order of JSON-LD, or its reverse if the page shows them
    so. Lines that are in no post stay with the post that they follow; a subhead stays with the one that it heads.
    Posts older than what the page shows are left out, unless they are not older than `since`; and the oldest of those
    that it does not show, where all together have more than `at_most` characters.
    """
    if not posts:
        return lines, 0
    owners = _owners(lines, posts)
    met = [owner for owner in owners if owner is not None]
    told = _told(posts, frozenset(met), at_most - sum(len(line.text) for line in lines), since)
    left_out = len(posts) - len(told)
    if not met:
        return [*lines, *_chain(posts[number] for number in sorted(told))], left_out
    first = next(number for number, owner in enumerate(owners) if owner is not None)
    while first and lines[first - 1].role is Role.SUBHEAD:
        first -= 1
    by_post: dict[int, list[Line]] = {}
    current = met[0]
    for number in range(first, len(lines)):
        owner = owners[number]
        if owner is None and lines[number].role is Role.SUBHEAD:
            owner = next((o for o in owners[number + 1 : number + 3] if o is not None), None)
        current = current if owner is None else owner
        by_post.setdefault(current, []).append(_dated(lines[number], posts[current].time))
    order = range(len(posts) - 1, -1, -1) if met[0] > met[-1] else range(len(posts))
    merged = lines[:first]
    for number in order:
        if number not in told:
            continue
        shown = by_post.get(number, [])
        whole = sum(map(len, posts[number].paragraphs))
        merged += (
            shown
            if sum(len(line.text) for line in shown) >= _ON_PAGE * whole and shown
            else posts[number].lines()
        )
    return merged, left_out


def _told(
    posts: tuple[Post, ...], shown: frozenset[int], room: int, since: datetime | None
) -> frozenset[int]:
    """The posts to be told, by number: those shown, then the newest that are not too old, while there is room.

    A post without a time is as old as the one before it in JSON-LD.
    """
    times = _times(posts)
    oldest = min((time for number in shown if (time := times[number])), default=None)
    floor = min((time for time in (oldest, since) if time), default=None) if shown else None
    newest = sorted(
        (n for n in range(len(posts)) if n not in shown),
        key=lambda n: times[n] or _NEVER,
        reverse=True,
    )
    told = set(shown)
    for number in newest:
        time = times[number]
        if floor and (time is None or time < floor):
            break
        room -= len(posts[number].headline) + sum(map(len, posts[number].paragraphs))
        if room < 0:
            break
        told.add(number)
    return frozenset(told)


_NEVER = datetime.min.replace(tzinfo=UTC)


def _times(posts: tuple[Post, ...]) -> list[datetime | None]:
    times: list[datetime | None] = []
    for post in posts:
        times.append(post.time or (times[-1] if times else None))
    return times


def _chain(posts: Iterable[Post]) -> Iterator[Line]:
    for post in posts:
        yield from post.lines()


def _dated(line: Line, time: datetime | None) -> Line:
    role = Role.LIVE_POST if line.role is Role.BODY else line.role
    return replace(line, role=role, time=time)


def _owners(lines: list[Line], posts: tuple[Post, ...]) -> list[int | None]:
    """For each line the number of the post that says it, by its first letters."""
    texts = [normal_form(" ".join([post.headline, *post.paragraphs])) + "\n" for post in posts]
    starts = [0, *accumulate(map(len, texts))]
    joined = "".join(texts)
    owners: list[int | None] = []
    budget = _COMPARISONS_AT_MOST
    for line in lines:
        form = normal_form(line.text[: _STEM * 2])[:_STEM]
        budget -= len(joined)
        at = joined.find(form) if len(form) >= 12 and budget > 0 else -1
        owners.append(bisect_right(starts, at) - 1 if at >= 0 else None)
    return owners
