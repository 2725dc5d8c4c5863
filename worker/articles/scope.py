"""Node -> whether what it says is said of this page's story: a teaser, a menu or a comment has authors and dates too."""

from copy import deepcopy

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.prune import drop, named
from worker.articles.tree import node_text

_FOREIGN = frozenset(["read-also", "comments", "promo", "newsletter", "navigation", "ad"])
_CLIMB_AT_MOST = 60


class Scope:
    """What of a page belongs to the story under its headline.

    All around the headline is this story's; below that a node is foreign inside a menu, an aside, a list of
    links, an `<article>` of its own, or in what a name says is for other stories or for readers' comments.
    """

    def __init__(self, tree: HtmlElement) -> None:
        heading = next((h for h in tree.iter("h1") if node_text(h)), None)
        self._own = frozenset() if heading is None else frozenset([heading, *heading.iterancestors()])
        self._known: dict[_Element, bool] = {}

    def holds(self, node: _Element) -> bool:
        """Whether a node speaks of this page's story."""
        path: list[_Element] = []
        holder: _Element | None = node
        verdict = True
        while holder is not None and holder not in self._own and len(path) < _CLIMB_AT_MOST:
            if (known := self._known.get(holder)) is not None:
                verdict = known
                break
            path.append(holder)
            if self._is_foreign(holder, node):
                verdict = False
                break
            holder = holder.getparent()
        for passed in path[1:]:
            self._known[passed] = verdict
        return verdict

    def _is_foreign(self, holder: _Element, node: _Element | None) -> bool:
        tag = holder.tag
        if tag in ("html", "body", "main"):
            return False
        if tag in ("nav", "aside"):
            return True
        if tag == "article":
            return bool(self._own) and sum(1 for p in holder.iter("p") if len(node_text(p)) >= 60) < 2
        if tag == "li" and holder is not node:
            return any(
                len(node_text(link)) >= 5
                and link.get("rel") != "author"
                and (node is None or not _is_near(link, node))
                for link in holder.iter("a")
            )
        for name in ("class", "id"):
            if (value := holder.get(name)) and (found := named(value[:400])) and found[0] in _FOREIGN:
                return True
        return False


def _is_near(link: _Element, node: _Element) -> bool:
    """Whether a link is the node's own: in it, or around it."""
    return link is node or node in link.iterancestors() or link in node.iterancestors()


def of_this_story(tree: HtmlElement) -> HtmlElement:
    """A copy of the page without the nodes that speak of others: for readers that take a whole tree."""
    copy = deepcopy(tree)
    scope = Scope(copy)
    for node in list(copy.iter("nav", "aside", "article", "li", "section", "div", "ul", "ol", "footer")):
        if node not in scope._own and scope._is_foreign(node, None):
            drop(node)
    return copy
