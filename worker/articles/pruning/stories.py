"""Tree -> the same tree without the stories that are not this page's: later ones, teasers, readers' comments.

All is told by structure: a story has a headline of its own and says whose it is (byline, address); a teaser is a
headline that is a link, in a run of such; a discussion stands under a heading that announces it.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.model import Removed
from worker.articles.page.floor import runs_to
from worker.articles.page.seams import Seams
from worker.articles.page.tree import INLINE, finder, has_more_nodes, node_text
from worker.articles.page.weight import breadth
from worker.articles.pruning.boxes import is_box_heading, may_be_box_heading
from worker.articles.pruning.teasers import HEADING_NODES, RUNNING, is_live, leads_away, teasers

_TOLD_AT_MOST = 300  # characters of another story that are told: its headline and where it begins


def drop_other_stories(tree: HtmlElement, url: str) -> list[Removed]:
    """Take out what belongs to other stories; the beginning of each is told."""
    removed: list[Removed] = []
    own = _own_heading(tree)
    later = list(_later_stories(tree, own, url))
    removed += _out(((node, "other-story", "a headline and a byline of its own") for node in later), None)
    if own is not None:
        removed += _out(list(_boxes(tree, own)), tree)
        items = list(teasers(tree, own, url))
        removed += _out(((node, "read-also", "a run of headlines that are links") for node in items), tree)
    return removed


def _keep_data(node: _Element, tree: HtmlElement) -> None:
    """Scripts stand anywhere; those with data may speak of the page."""
    for script in list(node.iter("script")):
        if script is not node:
            tree.append(script)


def _out(found: Iterable[tuple[_Element, str, str]], keep_data: HtmlElement | None) -> Iterator[Removed]:
    """Take nodes out, and tell of each how it begins; the data in them moves to the end of the page `keep_data`."""
    with Seams() as seams:
        for node, reason, marker in found:
            if node.getparent() is None or node.tag == "script":
                continue
            seams.close_in(node)
            if keep_data is not None:
                _keep_data(node, keep_data)
            if text := node_text(node, " ")[:_TOLD_AT_MOST].strip():
                yield Removed(text, reason, marker)
            seams.drop(node)


def _own_heading(tree: HtmlElement) -> _Element | None:
    """The heading of this page's story: the first h1 that the title repeats, else the first of all."""
    titles = (node_text(node) for node in islice(tree.iter("title"), 1))
    title = _letters(next(titles, "")[:2_000])
    headings = _headings(tree, "h1")
    if not headings:
        headings = [h for h in _headings(tree, "h2") if _is_titled(h, title)]
    if len(headings) < 2:
        return next(iter(headings), None)
    return next((h for h in headings if _is_titled(h, title)), headings[0])


def _headings(tree: HtmlElement, *tags: str) -> list[_Element]:
    found = (h for h in islice(tree.iter(*tags), _HEADINGS_AT_MOST) if not has_more_nodes(h, HEADING_NODES))
    return [h for h in found if len(node_text(h)) >= 4]


_HEADINGS_AT_MOST = 400


def _is_titled(heading: _Element, title: str) -> bool:
    text = _letters(node_text(heading))
    return len(text) >= 8 and text in title


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _later_stories(tree: HtmlElement, own: _Element | None, url: str) -> Iterator[_Element]:
    """Whole stories that follow this page's: endless scrolling.

    This page's story must hold paragraphs of its own, or the "other story" may be the body under a banner.
    """
    if own is None:
        return
    words = node_text(own)
    others = [h for h in _headings(tree, "h1", "h2") if h is not own and node_text(h) != words]
    if not others:
        return
    around = {own, *own.iterancestors()}
    done: set[_Element] = set()
    followers: dict[_Element, frozenset[_Element]] = {}
    told: dict[_Element, bool] = {}
    for heading in others:
        story = _story_of(heading, around)
        if story is None or story in done:
            continue
        done.add(story)
        beside = _beside(story, around)
        if beside is not None and beside not in told:
            told[beside] = _has_paragraphs(beside, 2)
        if (
            beside is not None
            and told[beside]
            and _has_paragraphs(story, 1)
            and story in _after(beside, followers)
            and _is_of_its_own(story, heading, beside, own, url)
        ):
            yield story


def _story_of(heading: _Element, around: set[_Element]) -> _Element | None:
    """The highest node around a heading that does not hold this page's headline too."""
    node = heading
    while (holder := node.getparent()) is not None:
        if holder in around:
            return node if node is not heading else None
        node = holder
    return None


def _beside(story: _Element, around: set[_Element]) -> _Element | None:
    """The sibling of the story in which this page's headline stands."""
    holder = story.getparent()
    return None if holder is None else next((child for child in holder if child in around), None)


def _after(node: _Element, known: dict[_Element, frozenset[_Element]]) -> frozenset[_Element]:
    if node not in known:
        known[node] = frozenset(node.itersiblings())
    return known[node]


def _has_paragraphs(node: _Element, at_least: int) -> bool:
    paragraphs = (p for p in node.iter("p") if runs_to(p, RUNNING))
    return next(islice(paragraphs, at_least - 1, None), None) is not None


def _is_of_its_own(story: _Element, heading: _Element, beside: _Element, own: _Element, url: str) -> bool:
    """Whether the node says that it is another story: an address of its own; or, under a headline of the same
    rank, an `<article>` beside this page's, or a byline. Posts of a live blog stand inside their story."""
    if is_live(story):
        return False
    if _has_other_address(story, url):
        return True
    articles = _is_article(story, heading) and _is_article(beside, own)
    if heading.tag != own.tag:
        linked = next(heading.iter("a"), None)
        is_linked = linked is not None and leads_away(linked.get("href", ""), url)
        return articles and (is_linked or _has_byline(story))
    return articles or _has_byline(story)


def _is_article(story: _Element, heading: _Element) -> bool:
    """Whether the heading stands in an `<article>` within the node, or in the node as one."""
    for node in heading.iterancestors():
        if node.tag == "article":
            return True
        if node is story:
            return False
    return False


def _has_byline(story: _Element) -> bool:
    return bool(_BYLINES(story))


_BYLINES = finder(
    ".//*[@itemprop='author' or @rel='author' or contains(@class,'byline') or contains(@class,'author')"
    " or contains(@class,'auteur') or contains(@class,'autor')]"
)
_ADDRESSES = (
    "data-url",
    "data-href",
    "data-canonical",
    "data-canonical-url",
    "data-article-url",
    "data-story-url",
    "data-permalink",
    "data-link",
    "data-path",
    "itemid",
    "about",
)


def _has_other_address(story: _Element, url: str) -> bool:
    for node in (story, *islice(story, 3)):
        for name in _ADDRESSES:
            value = node.get(name)
            if value and ("/" in value) and leads_away(value, url):
                return True
    return False


def _boxes(tree: HtmlElement, own: _Element) -> Iterator[tuple[_Element, str, str]]:
    """What stands under a heading that says what it is: readers' comments, a machine's summary, an app."""
    around = {own, *own.iterancestors()}
    number = 0
    gone: set[_Element] = set()
    for heading in tree.iter(*_BOX_HEADINGS, *_BOX_LABELS):
        children = len(heading)
        if children and (children > 3 or not _may_hold_nodes(heading)):
            continue
        text = node_text(heading) if children else heading.text or ""
        if not 4 <= len(text) <= 120 or not may_be_box_heading(text) or heading in around:
            continue
        if heading in gone:
            continue
        if not (found := is_box_heading(node_text(heading), heading)):
            continue
        if (number := number + 1) > _BOXES_AT_MOST:
            return
        reason, marker, to_the_end = found
        box = _box_of(heading, around)
        if box is not None and (to_the_end or breadth(node_text(box)) <= _BOX_AT_MOST):
            yield box, reason, marker
        elif box is None and to_the_end and _stands_after_text(heading):
            ending = [*heading.itersiblings(), heading]
            gone.update(ending)
            for node in ending:
                yield node, reason, marker


def _may_hold_nodes(heading: _Element) -> bool:
    tag = heading.tag
    return (
        tag in _BOX_HEADINGS and not has_more_nodes(heading, 12) and all(node.tag != tag for node in heading)
    )


_BOX_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "summary", "legend")
_BOX_LABELS = ("p", "div", "button")  # only if they hold nothing else
_BOXES_AT_MOST = 20
_BOX_AT_MOST = 2_500  # letters


def _box_of(heading: _Element, around: set[_Element]) -> _Element | None:
    """The block that the heading begins, if it holds more than it and not this page's headline."""
    words = node_text(heading)
    node = heading
    while (holder := node.getparent()) is not None and holder not in around:
        if not node_text(holder).startswith(words):
            break
        node = holder
        if node.tag not in INLINE and len(node_text(node)) > len(words) + 10:
            return node
    return None


def _stands_after_text(heading: _Element) -> bool:
    before = islice(heading.itersiblings("p", preceding=True), _BEFORE_AT_MOST)
    return next(islice((p for p in before if runs_to(p, RUNNING)), 1, None), None) is not None


_BEFORE_AT_MOST = 400
