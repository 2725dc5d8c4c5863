"""What holds for every page: an Article or a PageError, right offsets, no added text, cleaned once."""

import json

from hypothesis import example, given
from hypothesis import strategies as st
from lxml.etree import iterwalk

from worker.articles import Article, Page, Role, read_article
from worker.articles.extraction.extract import Line
from worker.articles.lines.clean import Context, clean
from worker.articles.lines.match import markers_for
from worker.articles.metadata.byline import read_byline
from worker.articles.metadata.jsonld import read_jsonld
from worker.articles.model import Limits
from worker.articles.normal_form import normal_form
from worker.articles.page.tree import INLINE, parse
from worker.dates import read_date
from worker.errors import PageError

SENTENCES = st.sampled_from(
    [
        "The mayor opened the bridge on Monday, in front of three hundred people.",
        "« On verra bien », a répondu la préfète, qui n'a pas souhaité en dire plus.",
        "Die Fähre fährt wieder, teilte der Kreis am Mittwoch mit; sie war drei Wochen ausgefallen.",
        "Passer la publicité",
        "Advertisement",
        "Lire aussi : Le pont ferme",
        "ADA BELL / AFP",
        "Vue du port en mai. ADA BELL / AFP",
        "12 min read",
        "…",
    ]
)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "h2",
        "li",
        "blockquote",
        "span",
        "figure",
        "figcaption",
        "a",
        "table",
        "td",
        "b",
        "br",
        "section",
    ]
)
CLASSES = st.sampled_from(
    ["", "ad-slot", "article-body", "related", "paywall", "caption", "standfirst", "live-post", "hidden"]
)


def nodes(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, name, inside, after: f'<{tag} class="{name}">{"".join(inside)}</{tag}>{after}',
        TAGS, CLASSES, st.lists(children, max_size=4), st.one_of(st.just(""), SENTENCES),
    )  # fmt: skip


BODIES = st.lists(st.recursive(SENTENCES, nodes, max_leaves=12), min_size=1, max_size=8).map("".join)
PAGES = BODIES.map(
    lambda body: f"<html><head><title>The bridge</title></head><body><h1>The bridge</h1>{body}</body></html>"
)


def read(body: bytes) -> Article | None:
    try:
        return read_article(Page(url="https://herald.example/a", body=body))
    except PageError:
        return None


@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_page_error(body: bytes) -> None:
    read(body)
    read(b"<html><body><p>" + body)


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_text_in_any_place_gives_an_article_or_a_page_error(text: str, attribute: str) -> None:
    page = f'''<html lang="{attribute}"><head><meta name=author content="{text}">
        <meta property="og:url" content="{attribute}"><meta name=date content="{attribute}">
        <link rel=canonical href="{text}"><script type="application/ld+json">{{"@type":"NewsArticle",
        "headline":"{text}","author":"{attribute}","datePublished":"{text}"}}</script></head>
        <body><p>{text}</p><img src="{attribute}"></body></html>'''
    read(page.encode("utf-8", "replace"))


_KEYS = """
@type @graph @id name headline author publisher datePublished liveBlogUpdate articleBody keywords
isAccessibleForFree hasPart itemListElement mainEntityOfPage
"""
KEYS = _KEYS.split()
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(KEYS),
            st.one_of(inner, st.sampled_from(["NewsArticle", "LiveBlogPosting", "BreadcrumbList", "#a"])),
            max_size=6,
        ),
    ),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_any_json_ld_gives_an_article(value: object) -> None:
    text = (
        "The harbour was closed on Tuesday after the crane had leaned over the quay for two long days. " * 3
    )
    script = f'<script type="application/ld+json">{json.dumps(value)}</script>'
    assert read(f"<html><body>{script}<p>{text}</p></body></html>".encode()) is not None


@given(PAGES)
def test_every_block_slices_back_and_the_body_is_their_join(page: str) -> None:
    article = read(page.encode())
    if article:
        parts = [article.body[block.start : block.end] for block in article.blocks]
        assert article.body == "\n\n".join(parts)
        assert all(part and part == part.strip() and "\n\n" not in part for part in parts)


def shown_words(page: str, at_span: str) -> list[str]:
    pieces: list[str] = []
    for event, node in iterwalk(parse(page, Limits()), events=("start", "end")):
        pieces.append(at_span if node.tag in INLINE and node.tag != "br" else " ")
        pieces.append((node.text if event == "start" else node.tail) or "")
    return "".join(pieces).split()


@given(PAGES)
@example(
    "<html><head><title>The bridge</title></head><body><h1>The bridge</h1>"
    "The mayor opened the bridge on Monday, in front of three hundred people."
    "<span><div><span>Passer la publicité</span></div></span></body></html>"
)
@example(
    "<html><head><title>The bridge</title></head><body><h1>The bridge</h1>"
    "<p>The mayor opened the bridge on Monday, in front of three hundred people."
    "<section><a>The mayor opened the bridge on Monday, in front of three hundred people.</a></section></p></body></html>"
)
@example(
    "<html><head><title>The bridge</title></head><body><h1>The bridge</h1>"
    "The mayor opened the bridge on Monday, in front of three hundred people."
    '<span class="ad-slot"><p class=""></p></span>'
    "The mayor opened the bridge on Monday, in front of three hundred people.</body></html>"
)
def test_cleaning_adds_no_text(page: str) -> None:
    """Every word of the article stands on the page. Blocks part words; spans may or may not."""
    article = read(page.encode())
    if article:
        shown = " ".join([*shown_words(page, ""), *shown_words(page, " ")])
        assert [word for word in article.body.split() if word not in shown] == []


@given(st.lists(SENTENCES | st.text(max_size=60), max_size=12))
def test_cleaning_twice_is_cleaning_once(texts: list[str]) -> None:
    context = Context(
        markers=markers_for("herald.example"),
        headline="The bridge",
        captions=["Vue du port en mai."],
        bylines=["Ada Bell"],
    )
    lines = [Line(" ".join(text.split()), Role.BODY) for text in texts if text.strip()]
    once, _ = clean(lines, context)
    twice, removed = clean(once, context)
    assert twice == once
    assert removed == []


@given(st.lists(SENTENCES | st.text(max_size=60), max_size=12))
def test_every_line_is_kept_or_removed_with_a_reason(texts: list[str]) -> None:
    lines = [Line(" ".join(text.split())) for text in texts if text.strip()]
    kept, removed = clean(lines, Context(markers=markers_for("")))
    assert sorted([line.text for line in kept] + [r.text for r in removed]) == sorted(
        line.text for line in lines
    )
    assert all(r.reason for r in removed)


@given(st.text(max_size=80))
def test_any_text_has_a_normal_form_a_byline_and_perhaps_a_date(text: str) -> None:
    normal_form(text)
    read_byline([text], text)
    moment = read_date(text)
    assert moment is None or moment.at.tzinfo is not None


@given(st.text(max_size=120))
def test_any_script_is_json_ld_or_left_out(text: str) -> None:
    page = f'<html><body><script type="application/ld+json">{text}</script><p>x</p></body></html>'
    read_jsonld(parse(page, Limits()), Limits())
