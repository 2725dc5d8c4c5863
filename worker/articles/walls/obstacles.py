"""A page that seems to show no article -> what it shows instead: a wall, a way elsewhere, nothing yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.metadata.declared import Found
from worker.articles.metadata.jsonld import types_of
from worker.articles.model import Article, Removed
from worker.articles.page.tree import INLINE, squeeze
from worker.articles.walls.judge import Shown, wall_kind
from worker.articles.walls.notices import title_kind, words_in
from worker.articles.walls.refresh import asks_to_go_on, refresh_target, script_target
from worker.articles.walls.wall_words import EMPTY_ROOTS

_SHORT = 60  # words; a page that shows more than these sends nobody on and hides nothing
_EMPTY = 20  # words; a page whose script sends its reader on shows no more
_LOGIN_WORDS = 40  # a login wall's notices; a shorter article would at least call itself one in its metadata
_VISIBLE_LINES = 400
_DETAIL = 120  # characters


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way: its kind, what it says, and where it sends its reader."""

    kind: str
    detail: str
    onward: str = ""


def shown_by(article: Article | None, found: Found, markup: bytes, removed: Sequence[Removed]) -> Shown:
    """What the page shows as its article, or that it shows none."""
    return Shown(
        lines=[line for line in article.body.split("\n") if line] if article else [],
        titles=found.titles,
        says_article=_says_article(found),
        markup=markup,
        removed=[each.text for each in (article.removed if article else removed)],
    )


def _says_article(found: Found) -> bool:
    """Whether the page's metadata calls it an article: JSON-LD by its type, the rest with a headline of its own."""
    metadata = found.metadata
    if not _NO_ARTICLES.issuperset(types_of(found.article)):
        return True
    if not metadata.headline or title_kind(metadata.headline):
        return False
    dated = metadata.sources.get("date_published") in ("json-ld", "opengraph", "meta")
    return dated or metadata.genre == "article"


_NO_ARTICLES = frozenset(["CreativeWork", "VideoObject", "WebPage"])


def is_doubtful(shown: Shown, *, asks_for_password: bool) -> bool:
    """Whether the page must be looked at again: cheap, and no for nearly every article."""
    if wall_kind(shown):
        return True
    if sum(map(len, shown.lines)) > _SHORT * 20 or sum(map(words_in, shown.lines)) > _SHORT:
        return False
    return asks_for_password or asks_to_go_on(shown.markup) or any(map(title_kind, shown.titles))


def obstacle_of(tree: HtmlElement, shown: Shown, url: str, *, asks_for_password: bool) -> Obstacle | None:
    """What stands in the way of the article; None where a short article is all there is, or nothing at all.

    The tree is the whole page's, nothing cut.
    """
    words = sum(map(words_in, shown.lines))
    said = next(iter([*shown.lines, *shown.titles]), "")[:_DETAIL]
    if words <= _SHORT and (onward := refresh_target(tree, url)):
        return Obstacle("refresh", f"refresh: to {onward}", onward)
    if words <= _EMPTY and not shown.says_article and (onward := script_target(tree, url)):
        return Obstacle("refresh", f"refresh: by a script, to {onward}", onward)
    if kind := wall_kind(shown):
        return Obstacle(kind, f"{kind}: {said}")
    if shown.says_article and shown.lines:
        return None
    if (
        asks_for_password
        and words < _LOGIN_WORDS
        and (words <= _EMPTY / 2 or any(map(title_kind, shown.titles)))
    ):
        return Obstacle("log-in", "log-in: a form that asks for a password, and hardly any text")
    visible = replace(shown, lines=list(_visible(tree)), removed=())
    if kind := wall_kind(visible):
        return Obstacle(kind, f"{kind}: {said or next(iter(visible.lines), '')[:_DETAIL]}")
    if not shown.lines and _is_drawn_by_scripts(tree):
        return Obstacle("script-needed", "script-needed: the page holds nothing until scripts draw it")
    return None


def _visible(tree: HtmlElement) -> Iterator[str]:
    """The lines of the page's body, menus and all; what stands there for want of scripts as well."""
    count = 0
    line: list[str] = []
    for node, text in _texts(tree):
        if node is not None and node.tag not in INLINE and line:
            if whole := squeeze("".join(line)):
                yield whole
                count += 1
            line = []
        if count > _VISIBLE_LINES:
            return
        line.append(text)
    if whole := squeeze("".join(line)):
        yield whole


def _texts(tree: HtmlElement) -> Iterator[tuple[_Element | None, str]]:
    """Each text with the block that it begins or follows."""
    for body in tree.iter("body"):
        for node in body.iter():
            parent = node.getparent()
            unread = node.tag in _UNREAD
            if not unread:
                yield node, node.text or ""
            if node.tail and parent is not None and node is not body:
                yield (node if node.tag not in INLINE else None), node.tail


_UNREAD = frozenset(["script", "style", "template", "svg", "option", "textarea"])


def _is_drawn_by_scripts(tree: HtmlElement) -> bool:
    """Whether a node waits for its content: by its name, empty, in a page with scripts."""
    if next(tree.iter("script"), None) is None:
        return False
    return any(
        node.get("id", "") in EMPTY_ROOTS and not "".join(node.itertext()).strip()
        for node in tree.iter("div", "main", "section", "app-root")
    )
