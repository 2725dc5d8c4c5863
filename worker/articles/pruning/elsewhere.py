"""Node -> whether it belongs to the page's own story, or to teasers, comments and menus beside it.

For what the page marks up but does not declare: visible bylines and times. A list of other stories names their
authors and days by the same classes, and a wrong one is worse than none.
"""

from functools import lru_cache
from itertools import islice

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.page.tree import has_more_nodes, node_text, says_more
from worker.articles.pruning.prune import reason_of
from worker.articles.pruning.signals import ELSEWHERE

_TAGS = frozenset(["aside", "nav", "footer", "blockquote", "form", "dialog", "figcaption"])
_REASONS = frozenset(["ad", "read-also", "newsletter", "comments", "navigation", "consent", "promo", "ui"])
_CLIMB_AT_MOST = 250
_CARD_AT_MOST = 600  # characters of a teaser with its headline, summary and byline
_CARD_NODES = 400
_TITLE = 5  # characters; a shorter link is an icon's
_PARAGRAPH = 60  # characters
_PARAGRAPHS_AT_MOST = 200
_SIBLINGS_AT_MOST = 200
_OF_AUTHORS = frozenset(["author", "authors", "byline", "auteur", "auteurs", "autor", "autore", "meta"])
_HEADINGS = ("h2", "h3", "h4", "h5")


class Elsewhere:
    """What lies outside the story of a page, asked node by node; each holder is judged once."""

    def __init__(self, tree: HtmlElement) -> None:
        self._known: dict[_Element, bool] = {}
        heading = next((h for h in tree.iter("h1") if node_text(h)), None)
        self._own = frozenset() if heading is None else frozenset([heading, *heading.iterancestors()])
        self._article = next((node for node in self._own if node.tag == "article"), None)
        self._behind = self._behind_the_article()

    def holds(self, node: _Element) -> bool:
        """Whether the node is not of the page's own story."""
        passed = []
        verdict = False
        at: _Element | None = node
        for _ in range(_CLIMB_AT_MOST):
            if at is None or at in self._own:
                break
            if at in self._known:
                verdict = self._known[at]
                break
            if at.tag == "li" and at is not node and _is_of_a_link(at, node):
                return True  # of this node only: another in the same line may be the link itself
            passed.append(at)
            if self._is_foreign(at):
                verdict = True
                break
            at = at.getparent()
        for one in passed:
            self._known[one] = verdict
        return verdict

    def _behind_the_article(self) -> frozenset[_Element]:
        """What stands behind an `<article>` with the headline and its text, but for a box about its author."""
        if self._article is None or not _is_long(self._article):
            return frozenset()
        path = [self._article, *self._article.iterancestors()]
        beside = (later for node in path for later in node.itersiblings())
        return frozenset(
            node
            for node in islice(beside, _SIBLINGS_AT_MOST)
            if isinstance(node.tag, str) and not _words(f"{node.get('class')} {node.get('id')}") & _OF_AUTHORS
        )

    def drop_from(self, tree: HtmlElement) -> None:
        """Take out of a tree all that is not the story's."""
        for node in list(tree.iter()):
            parent = node.getparent()
            if parent is None or node in self._own:
                continue
            if self._is_foreign(node) or (node.tag == "li" and _is_of_a_link(node, node)):
                parent.remove(node)

    def _is_foreign(self, node: _Element) -> bool:
        if not isinstance(node.tag, str) or node.tag in ("body", "html", "main"):
            return False
        if node.tag in _TAGS or node in self._behind:
            return True
        if node.tag == "article" and (self._article is not None or (self._own and not _is_long(node))):
            return True
        for name in ("class", "id"):
            value = node.get(name)
            if value and _is_name_of_another(value):
                return True
        return node.tag in ("div", "li", "section", "article") and _is_card(node)


@lru_cache(maxsize=4_096)
def _is_name_of_another(value: str) -> bool:
    return reason_of(value) in _REASONS or not _words(value).isdisjoint(ELSEWHERE)


def _is_of_a_link(line: _Element, node: _Element) -> bool:
    """Whether a line of a list links to a story, and the node stands beside that link, as its
    byline and its day do, or is that line."""
    return any(
        link.get("rel") != "author"
        and len(node_text(link)) >= _TITLE
        and (node is line or not _is_near(link, node))
        for link in islice(line.iter("a"), 5)
    )


def _is_near(link: _Element, node: _Element) -> bool:
    """Whether a link is the node's own: in it, or around it."""
    return link is node or node in link.iterancestors() or link in node.iterancestors()


def _is_long(article: _Element) -> bool:
    """Whether it is more than the card of a story: the page's own may stand beside its headline."""
    long = (p for p in islice(article.iter("p"), _PARAGRAPHS_AT_MOST) if len(node_text(p)) >= _PARAGRAPH)
    return next(islice(long, 1, None), None) is not None


def _words(value: str) -> set[str]:
    return set(value[:200].lower().replace("_", "-").replace("-", " ").split())


def _is_card(node: _Element) -> bool:
    """Whether a node is a teaser: short, with a headline that is a link."""
    if next(node.iter(*_HEADINGS), None) is None:  # what costs least and leaves out most is asked first
        return False
    if has_more_nodes(node, _CARD_NODES) or says_more(node, _CARD_AT_MOST):
        return False
    return any(
        heading.find(".//a") is not None or any(up.tag == "a" for up in islice(heading.iterancestors(), 2))
        for heading in islice(node.iter(*_HEADINGS), 3)
    )
