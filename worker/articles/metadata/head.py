"""Tree -> what stands in the page's head, and the marked nodes that say the same in its body."""

from collections.abc import Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from worker.articles.metadata.authors import visible_bylines
from worker.articles.metadata.titles import best_heading, copyright_names
from worker.articles.page.tree import node_text, squeeze
from worker.articles.pruning.elsewhere import Elsewhere


class Head:
    """The page's `<meta>` values by name (the first of each counts), its title and its h1, read once.

    `heading` is the h1 that is the headline; `elsewhere` knows what of the page is not its own story.
    """

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
        self.headings = [s for h in islice(tree.iter("h1"), 10) if (s := node_text(h)[:1_000])]
        self.heading = best_heading(self.headings, f"{self.title} {self.meta('og:title')}")
        self.tree = tree
        self.elsewhere = Elsewhere(tree)

    def meta(self, *names: str) -> str:
        return next((self._metas[name][0] for name in names if name in self._metas), "")

    def metas(self, *names: str) -> list[str]:
        return next((self._metas[name][:100] for name in names if name in self._metas), [])

    def contents(self) -> Iterator[str]:
        """What all of the metas say."""
        return chain.from_iterable(self._metas.values())

    def author_nodes(self) -> list[str]:
        """The names that the page shows for its own story's authors."""
        return visible_bylines(self.tree, self.elsewhere)

    def copyright(self) -> tuple[str, ...]:
        """Whom the page's foot names behind its copyright sign."""
        texts = (node_text(foot)[:500] for foot in islice(self.tree.iter("footer"), 5))
        return tuple(copyright_names(texts))

    def times(self, *itemprops: str) -> list[str]:
        found = []
        for node in self.tree.iter("time", "span", "abbr"):
            marked = node.get("itemprop") in itemprops
            marked = marked or (node.tag == "time" and node.get("pubdate") is not None)
            if marked and not self.elsewhere.holds(node):
                found.append(node.get("datetime") or node.get("content") or "")
        return [f for f in found if f][:5]

    def first_time(self) -> str:
        """The first time that the page marks up in its own story."""
        times = (node for node in self.tree.iter("time") if node.get("datetime"))
        return next((node.get("datetime", "") for node in times if not self.elsewhere.holds(node)), "")
