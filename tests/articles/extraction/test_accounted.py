"""Every word of the node that is chosen as the text is in the text or in `removed`: nothing goes untold.

Words of generated pages are all different, so that none can stand for another; `bench/accounted.py` counts the
same on annotated pages.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.accounted import lost_words
from tests.articles.golden import FOLDER, NAMES
from worker.articles import Page
from worker.articles.pruning.signals import PAIRS, WORDS
from worker.errors import NoArticle

BLOCKS = [
    "p",
    "div",
    "section",
    "ul",
    "ol",
    "blockquote",
    "table",
    "article",
    "aside",
    "header",
    "h2",
    "h3",
    "dl",
    "pre",
    "center",
    "details",
]
INLINES = ["span", "a", "b", "em", "strong", "i", "time", "small", "sup", "mark", "ruby"]
CHILDREN = {"ul": "li", "ol": "li", "dl": "dd"}
# Names that our table knows, names that an extractor's own list is known for, and none.
CLASSES = st.one_of(
    st.just(""),
    st.sampled_from(sorted(WORDS)),
    st.sampled_from(sorted("-".join(pair) for pair in PAIRS)),
    st.sampled_from(
        [
            "speech-message",
            "expand",
            "slide",
            "meta",
            "rating",
            "options",
            "viewport",
            "widget",
            "bar",
            "tags",
            "share-it",
            "next-page",
            "x-stories",
            "teaser",
            "premium",
            "syndication",
            "viral",
            "permission",
            "user-info",
            "bmdh",
            "yin",
        ]
    ),
)
# One of these tells where a text of words goes: the words themselves are numbered when the page is written.
TEXTS = st.integers(min_value=1, max_value=30)


def inline(children: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.tuples(st.sampled_from(INLINES), CLASSES, st.lists(children, min_size=1, max_size=3))


def block(children: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.tuples(st.sampled_from(BLOCKS), CLASSES, st.lists(children, min_size=1, max_size=4))


LINES = st.recursive(TEXTS, inline, max_leaves=4)
TREES = st.lists(st.recursive(LINES, block, max_leaves=14), min_size=1, max_size=10)


class Writer:
    """Writes a page from a tree of tags, with words that are all different."""

    def __init__(self) -> None:
        self.words = 0

    def text(self, number: int) -> str:
        self.words += number
        said = " ".join(f"w{self.words - n}x" for n in range(number))
        return f"{said.capitalize()}." if number > 5 else f" {said} "

    def markup(self, node: object) -> str:
        if isinstance(node, int):
            return self.text(node)
        assert isinstance(node, tuple)
        tag, name, children = node
        inner = "".join(self.markup(child) for child in children)
        if tag == "table":
            inner = f"<tr><td>{inner}</td></tr>"
        elif tag in CHILDREN:
            inner = f"<{CHILDREN[tag]}>{inner}</{CHILDREN[tag]}>"
        link = ' href="/news/other"' if tag == "a" else ""
        return f'<{tag} class="{name}"{link}>{inner}</{tag}>'


def page_of(trees: list[object]) -> Page:
    writer = Writer()
    body = "".join(writer.markup(tree) for tree in trees)
    lead = "".join(f"<p>{writer.text(16)}</p>" for _ in range(3))
    html = f"<html><head><title>The light</title></head><body><main><h1>The light</h1>{lead}{body}</main></body></html>"
    return Page(url="https://www.coast.example/news/light", body=html.encode())


@given(TREES)
def test_every_word_of_the_chosen_node_is_in_the_text_or_told_as_removed(trees: list[object]) -> None:
    try:
        number, lost = lost_words(page_of(trees))
    except NoArticle:
        return
    assert number
    assert lost == []


def test_words_loose_beside_the_node_that_is_read_in_the_end_are_told() -> None:
    assert (
        lost_words(page_of([1, ("p", "", [("span", "abonnement", [12])]), ("article", "", [2, 30]), 3]))[1]
        == []
    )


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_golden_page_goes_untold(name: str) -> None:
    page = Page(
        url=f"https://www.{name.replace('_', '-')}.example/news/{name}",
        body=(FOLDER / f"{name}.html").read_bytes(),
    )
    assert lost_words(page)[1] == []
