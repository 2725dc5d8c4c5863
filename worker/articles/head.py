"""Tree -> what stands in the page's head, and the marked nodes that say the same in its body."""

from collections.abc import Iterator
from itertools import chain

from lxml.html import HtmlElement

from worker.articles.scope import Scope
from worker.articles.tree import node_text, squeeze


class Head:
    """The page's `<meta>` values by name (the first of each counts), its title and its h1, read once."""

    def __init__(self, tree: HtmlElement) -> None:
        self._metas: dict[str, list[str]] = {}
        for number, node in enumerate(tree.iter("meta")):
            if number > 2_000:
                break
            name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
            content = squeeze(node.get("content", "")[:5_000])
            if name and content:
                self._metas.setdefault(name.lower().strip(), []).append(content)
        self.title = squeeze(next((t.text or "" for t in tree.iter("title")), ""))[:1_000]
        self.heading = next((s for h in tree.iter("h1") if (s := node_text(h)[:1_000])), "")
        self.tree = tree
        self.scope = Scope(tree)

    def meta(self, *names: str) -> str:
        return next((self._metas[name][0] for name in names if name in self._metas), "")

    def metas(self, *names: str) -> list[str]:
        return next((self._metas[name][:100] for name in names if name in self._metas), [])

    def contents(self) -> Iterator[str]:
        """What all of the metas say."""
        return chain.from_iterable(self._metas.values())

    def author_nodes(self) -> list[str]:
        """Names in nodes that are marked as the author's, the most certain mark first."""
        found: dict[str, list[str]] = {mark: [] for mark in _AUTHOR_MARKS}
        for node in self.tree.iter("a", "span", "div", "p", "address", "strong", "li"):
            attributes = node.attrib
            for name in ("itemprop", "rel", "class"):
                if mark := found.get(attributes.get(name, "")):
                    pass
                elif mark is not None and 3 <= len(text := node_text(node)) <= 120 and self.scope.holds(node):
                    mark.append(text)
        return next((texts for texts in found.values() if texts), [])

    def times(self, *itemprops: str) -> list[str]:
        found = []
        for node in self.tree.iter("time", "span", "abbr"):
            told = node.get("itemprop") in itemprops or (
                node.tag == "time" and node.get("pubdate") is not None
            )
            if told and self.scope.holds(node):
                found.append(node.get("datetime") or node.get("content") or "")
        return [f for f in found if f][:5]

    def first_time(self) -> str:
        times = (t for t in self.tree.iter("time") if t.get("datetime"))
        return next((t.get("datetime", "") for t in times if self.scope.holds(t)), "")


_AUTHOR_MARKS = ("author", "author-name", "article__author-name", "byline-name", "byline__name", "byline")
