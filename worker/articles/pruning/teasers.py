"""Tree -> runs of teasers: headlines that are links to other pages, with a line or two below each."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.page.floor import running_letters, runs_to
from worker.articles.page.tree import has_more_nodes, node_text

HEADING_NODES = 60  # a heading with more in it is none
RUNNING = 60  # letters outside of links that make a paragraph
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_RUN = 3
_TITLE_LEAST = 15
_ITEM_NODES = 150
_ITEM_AT_MOST = 600  # letters of one teaser outside of its headline


def teasers(tree: HtmlElement, own: _Element, url: str) -> Iterator[_Element]:
    """Three or more items in a row that begin with a headline that is a link to another page of the site.

    They stay where they are much of what follows this page's headline `own`, and stand in the midst of it: then
    the page is a list, and this is its text.
    """
    runs = _runs(tree, own, url)
    if not runs:
        return
    inside = {node for items in runs.values() for item in items for node in item}
    running, paragraphs = _text_outside(own, inside)
    if paragraphs < 2:
        return
    for holder, items in runs.items():
        said = sum(running_letters(node) for item in items for node in item)
        if holder is own or said * 2 <= running or not _holds_paragraphs(holder, inside):
            for item in items:
                yield from item


def _runs(tree: HtmlElement, own: _Element, url: str) -> dict[_Element, list[list[_Element]]]:
    """The items of each node that holds a run of them; cards from all over the page are a run of `own`."""
    around = {own, *own.iterancestors()}
    runs: dict[_Element, list[list[_Element]]] = {}
    kin: dict[_Element, Counter[str]] = {}
    linked = _linked_headings(tree)
    for heading, link in linked if len(linked) >= _RUN else ():
        if heading in around or not _is_title(heading, link, url):
            continue
        item = _item_of(heading, around, kin)
        if item is not None and (holder := item[0].getparent()) is not None:
            runs.setdefault(holder, []).append(item)
    runs = {holder: items for holder, items in runs.items() if len(items) >= _RUN}
    articles = (node for node in islice(tree.iter("article"), _CARDS_AT_MOST) if node not in around)
    cards = [[node] for node in articles if _is_card(node, url)]
    if len(cards) >= _RUN:
        runs[own] = cards
    runs.update(_listed(tree, around, url))
    return runs


def _listed(tree: HtmlElement, around: set[_Element], url: str) -> dict[_Element, list[list[_Element]]]:
    """Lists of five items or more that begin with a link, apart from any paragraph of the text."""
    lists: dict[_Element, list[tuple[_Element, _Element]]] = {}
    for item in tree.iter("li"):
        if len(item) == 0 or (link := item[0]).tag != "a" or (item.text and not item.text.isspace()):
            continue
        if (holder := item.getparent()) is not None:
            lists.setdefault(holder, []).append((item, link))
    apart: dict[_Element, bool] = {}
    runs = {}
    for holder, items in lists.items():  # what costs least and leaves out most is asked first
        outer = holder.getparent()
        if outer is None or len(items) < _LISTED or holder in around:
            continue
        if outer not in apart:
            apart[outer] = not _holds_paragraphs(outer, set())
        if not apart[outer]:
            continue
        found = [
            [item]
            for item, link in items
            if _is_title(link, link, url) and not has_more_nodes(item, _ITEM_NODES)
        ]
        if len(found) >= _LISTED and all(running_letters(item) <= _ITEM_AT_MOST for (item,) in found):
            runs[holder] = found
    return runs


_LISTED = 5


def _linked_headings(tree: HtmlElement) -> list[tuple[_Element, _Element]]:
    """The headings that hold a link, or stand in one, with it."""
    found = []
    for heading in tree.iter(*_HEADINGS[1:]):
        if has_more_nodes(heading, HEADING_NODES):
            continue
        if (link := next(heading.iter("a"), None)) is not None:
            found.append((heading, link))
        elif (holder := heading.getparent()) is not None and holder.tag == "a":
            found.append((holder, holder))
    return found


def _is_title(heading: _Element, link: _Element, url: str) -> bool:
    text = node_text(heading)
    if len(text) < _TITLE_LEAST or (link is not heading and len(node_text(link)) * 5 < len(text) * 4):
        return False
    return leads_within(link.get("href", ""), url)


def _item_of(
    heading: _Element, around: set[_Element], kin: dict[_Element, Counter[str]]
) -> list[_Element] | None:
    """The nodes of one teaser: the block around its headline that has a sibling of the kind; or, in a flat run,
    the headline and the short texts up to the next one."""
    node = heading
    for _ in range(8):
        holder = node.getparent()
        if holder is None or node in around:
            return None
        if holder not in kin:
            kin[holder] = Counter(child.tag for child in holder)
        if kin[holder][node.tag] >= _RUN:
            if node is heading:
                return _flat_item(heading)
            is_short = not has_more_nodes(node, _ITEM_NODES) and running_letters(node) <= _ITEM_AT_MOST
            return [node] if is_short else None
        node = holder
    return None


def _flat_item(heading: _Element) -> list[_Element] | None:
    nodes = [heading]
    for sibling in heading.itersiblings():
        if sibling.tag in _HEADINGS:
            break
        nodes.append(sibling)
        if len(nodes) > 4:
            return None
    said = sum(running_letters(node) for node in nodes[1:])
    return nodes if said <= _ITEM_AT_MOST else None


def _is_card(article: _Element, url: str) -> bool:
    """Whether an `<article>` is no more than a link to another page, and a line or two about it."""
    if (
        is_live(article)
        or len(node_text(article)) > _CARD_AT_MOST
        or running_letters(article) > _CARD_RUNNING
    ):
        return False
    links = (a for a in article.iter("a") if len(node_text(a)) >= _TITLE_LEAST)
    return any(leads_within(a.get("href", ""), url) for a in links)


_CARDS_AT_MOST = 500
_CARD_NODES = 80
_CARD_AT_MOST = 500  # letters
_CARD_RUNNING = 200


def is_live(node: _Element) -> bool:
    """Whether a name calls the node a part of a running story: those look like stories of their own."""
    name = f"{node.get('class', '')} {node.get('id', '')}".lower()
    return any(word in name for word in ("live", "ticker", "update", "timeline", "chapter", "section"))


def _text_outside(own: _Element, inside: set[_Element]) -> tuple[int, int]:
    """Letters and number of the paragraphs that follow this page's headline and stand in no teaser."""
    letters = number = 0
    is_after = False
    for node in islice(own.getroottree().iter(own.tag, "p"), _PARAGRAPHS_AT_MOST):
        if node is own:
            is_after = True
        elif is_after and node.tag == "p" and (running := running_letters(node)) >= RUNNING:
            is_outside = node not in inside and not any(holder in inside for holder in node.iterancestors())
            letters += running if is_outside else 0
            number += is_outside
    return letters, number


_PARAGRAPHS_AT_MOST = 3_000


def _holds_paragraphs(holder: _Element, inside: set[_Element]) -> bool:
    """Whether a paragraph of the text stands beside the teasers, in the same node."""
    beside = (child for child in holder if child.tag == "p" and child not in inside)
    return any(runs_to(child, RUNNING) for child in beside)


def leads_away(href: str, url: str) -> bool:
    """Whether an address is that of another page, of any site."""
    return _leads(href.strip(), url, within=False)


def leads_within(href: str, url: str) -> bool:
    """Whether an address is that of another page of the same site."""
    return _leads(href.strip(), url, within=True)


def _leads(href: str, url: str, *, within: bool) -> bool:
    if not href or href.startswith("#"):
        return False
    path, site = _place(url)
    if href[0] == "/" and href[1:2] != "/":
        return _PATH_END.split(href, maxsplit=1)[0].rstrip("/") != path
    if whole := _WHOLE.match(href):  # as urlsplit reads it, in a tenth of the time
        return whole[2].rstrip("/") != path and (not within or whole[1].lower().split(".")[-2:] == site)
    try:
        to = urlsplit(urljoin(url, href))
        host = to.hostname or ""
    except ValueError:
        return False
    if to.scheme not in ("http", "https", "") or to.path.rstrip("/") == path:
        return False
    return not within or host.split(".")[-2:] == site


_PATH_END = re.compile("[?#]")
_WHOLE = re.compile(r"https?://([a-zA-Z0-9.-]+)(?=[/?#]|$)([\w/.~%,;:@+!$&'()*=-]*)(?=[?#]|$)", re.ASCII)


@lru_cache(maxsize=16)
def _place(url: str) -> tuple[str, list[str]]:
    """The path and the last labels of the host of a page's address."""
    try:
        here = urlsplit(url or "")
        return here.path.rstrip("/"), (here.hostname or "").split(".")[-2:]
    except ValueError:
        return "", [""]
