"""Text that a page holds only in its scripts is read where it is plainly the article, and nowhere else."""

import json
from typing import Any

import pytest

from worker.articles import Page, read_article
from worker.errors import NoArticle, Wall

URL = "https://www.harbour.example/news/2026/11/ferry-late"
HEADLINE = "Ferry to Ambreville two hours late"
STORY = (
    "The evening ferry to Ambreville was two hours late on Thursday because a crane had blocked the quay.",
    "Some ninety passengers waited in the old customs house, where the harbour board served them soup.",
    "“We were warm and we were fed,” said Ida Holm, who had come from the islands with her two sons.",
    "The crane was towed away at nine, and the board wants to know by Monday why nobody had the keys.",
)
BODY = "\n\n".join(STORY)
OTHER = tuple(
    sentence.replace("ferry", "train").replace("crane", "tree").replace("Ida", "Eva") for sentence in STORY
)


def page(
    *scripts: str, title: str = f"{HEADLINE} - Harbour Post", shown: str = "<p>Loading...</p>", head: str = ""
) -> Page:
    html = (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><div id=root>{shown}</div>"
        f"{''.join(scripts)}</body></html>"
    )
    return Page(url=URL, requested_url=URL, body=html.encode())


def next_data(article: Any) -> str:
    data = json.dumps({"props": {"pageProps": article}, "page": "/news/[id]"}).replace("<", "\\u003c")
    return f'<script id=__NEXT_DATA__ type="application/json">{data}</script>'


def assigned(name: str, value: Any) -> str:
    data = json.dumps(value).replace("<", "\\u003c")
    return f"<script>{name}={data};other.thing=1;</script>"


PARAGRAPHS = [{"type": "paragraph", "text": text} for text in STORY]
AS_HTML = "".join(f"<p>{text}</p>" for text in STORY)
FLAT = [{"data": 1}, ["Reactive", 2], {"story": 3}, {"title": 4, "body": 5}, HEADLINE, [6, 7, 8, 9], *STORY]
APOLLO: dict[str, Any] = {
    "ROOT_QUERY": {"article": {"__ref": "Article:7"}},
    "Article:7": {"title": HEADLINE, "blocks": [{"__ref": f"Paragraph:{n}"} for n in range(4)]},
    **{f"Paragraph:{n}": {"__typename": "Paragraph", "text": text} for n, text in enumerate(STORY)},
}

HOLDING: dict[str, str] = {
    "next": next_data({"article": {"headline": HEADLINE, "body": PARAGRAPHS}}),
    "strings": next_data({"story": {"title": HEADLINE, "paragraphs": list(STORY)}}),
    "html in one string": next_data(
        {"post": {"title": {"rendered": HEADLINE}, "content": {"rendered": AS_HTML}}}
    ),
    "html a paragraph": next_data(
        {"post": {"title": HEADLINE, "parts": [{"html": f"<p>{text}</p>"} for text in STORY]}}
    ),
    "lines": next_data({"post": {"headline": HEADLINE, "articleBody": BODY}}),
    "an editor's nodes": next_data(
        {
            "heading": HEADLINE,
            "doc": [{"type": "paragraph", "content": [{"type": "text", "text": t}]} for t in STORY],
        }
    ),
    "portable text": next_data(
        {
            "title": HEADLINE,
            "body": [
                {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": t}]}
                for t in STORY
            ],
        }
    ),
    "fusion": assigned(
        "window.Fusion=window.Fusion||{};Fusion.globalContent",
        {
            "headlines": {"basic": HEADLINE},
            "content_elements": [
                *({"_id": str(n), "type": "text", "content": text} for n, text in enumerate(STORY)),
                {"type": "image", "caption": "A crane at the quay on Thursday evening, seen from the ferry."},
                {"type": "interstitial_link", "url": "/x", "content": "Read also: why cranes fall over."},
            ],
        },
    ),
    "initial state": assigned(
        "window.__INITIAL_STATE__", {"article": {"title": HEADLINE, "body": PARAGRAPHS}}
    ),
    "in brackets": assigned('window["__PRELOADED_STATE__"]', {"a": {"title": HEADLINE, "body": PARAGRAPHS}}),
    "parsed": f"<script>window.__STATE__ = JSON.parse({json.dumps(json.dumps({'title': HEADLINE, 'body': PARAGRAPHS}))})</script>",
    "undefined": assigned("__NUXT__", {"u": "U", "a": {"title": HEADLINE, "body": PARAGRAPHS}}).replace(
        '"U"', "undefined"
    ),
    "apollo": assigned("window.__APOLLO_STATE__", APOLLO),
    "nuxt": f'<script type="application/json" id=__NUXT_DATA__>{json.dumps(FLAT)}</script>',
}


@pytest.mark.parametrize("how", HOLDING)
@pytest.mark.parametrize(
    "shown", ["<p>Loading...</p>", "", "<p>Please enable JavaScript to view this page.</p>"]
)
def test_the_article_is_read_from_the_pages_data(how: str, shown: str) -> None:
    article = read_article(page(HOLDING[how], shown=shown))
    assert article.body == BODY
    assert article.notes == ("body-from-script",)
    assert article.metadata.headline == HEADLINE
    assert article.metadata.sources["headline"] == "script"


def test_html_in_the_data_is_cleaned_like_a_page() -> None:
    parts = (
        f"<p>{STORY[0]}</p><script>track()</script><div class='newsletter'>Sign up for our newsletter of the harbour!</div>",
        f"<p>{STORY[1]} <a href=/x>More</a></p><h2>In the customs house</h2>",
        f"<p>{STORY[2]}</p><p>{STORY[3]}</p>",
    )
    article = read_article(
        page(next_data({"title": HEADLINE, "body": [{"type": "html", "content": p} for p in parts]}))
    )
    assert "track" not in article.body and "newsletter" not in article.body
    assert [b.role for b in article.blocks] == ["body", "body", "subhead", "body", "body"]


NOT_THE_ARTICLE: dict[str, str] = {
    "another headline": next_data(
        {"article": {"headline": "Train to Ambreville on time", "body": PARAGRAPHS}}
    ),
    "no headline": next_data({"contents": PARAGRAPHS}),
    "a related article inside": next_data(
        {"headline": HEADLINE, "related": [{"headline": "Train to Ambreville late", "body": PARAGRAPHS}]}
    ),
    "teasers": next_data(
        {
            "title": HEADLINE,
            "items": [{"headline": text, "href": f"/{n}", "text": text} for n, text in enumerate(STORY)],
        }
    ),
    "two paragraphs": next_data({"title": HEADLINE, "body": PARAGRAPHS[:2]}),
    "words, no prose": next_data(
        {"title": HEADLINE, "labels": ["A label that is rather long, as labels go"] * 20}
    ),
    "another language": next_data(
        {
            "title": HEADLINE,
            "body": [
                "Die Abendfähre nach Ambreville kam am Donnerstag zwei Stunden zu spät, weil ein Kran die Kaimauer versperrte.",
                "Etwa neunzig Fahrgäste warteten im alten Zollhaus, wo die Hafenverwaltung ihnen eine Suppe reichte.",
                "Der Kran wurde um neun Uhr abgeschleppt, und nun will die Verwaltung wissen, wer die Schlüssel hatte.",
            ],
        }
    ),
    "not JSON": f"<script>window.__STATE__ = {{title: '{HEADLINE}', body: f({json.dumps(STORY)})}}</script>",
    "cut": assigned("window.__STATE__", {"title": HEADLINE, "body": PARAGRAPHS})[:300] + "</script>",
    "images": next_data({"title": HEADLINE, "pictures": [{"type": "image", "text": text} for text in STORY]}),
    "deep": "<script>window.__STATE__ = " + "[" * 100_000 + "</script>",
    "circles": f'<script type="application/json">[{{"a": 1}}, [{"1, " * 100_000}1], "x", "y"]</script>',
    "a number too long": '<script>window.__STATE__ = {"a": ' + "1" * 9_000 + "}</script>",
}


@pytest.mark.parametrize("what", NOT_THE_ARTICLE)
def test_what_is_not_plainly_the_article_is_not_read(what: str) -> None:
    with pytest.raises((Wall, NoArticle)):
        read_article(page(NOT_THE_ARTICLE[what]))


def test_what_the_page_shows_comes_before_its_data() -> None:
    shown = "<article><h1>Ferry</h1>" + "".join(f"<p>{text}</p>" for text in OTHER) + "</article>"
    article = read_article(page(HOLDING["next"], shown=shown))
    assert article.body == "\n\n".join(OTHER)
    assert article.notes == ()


def test_a_brief_that_the_page_shows_is_not_replaced_by_its_data() -> None:
    article = read_article(page(HOLDING["next"], shown=f"<h1>{HEADLINE}</h1><p>{OTHER[0]}</p>"))
    assert OTHER[0] in article.body and STORY[1] not in article.body


@pytest.mark.parametrize(
    "shown", ["<p>Subscribe to continue reading.</p>", "<p>Please log in to read this article.</p>"]
)
def test_what_the_page_withholds_is_not_taken_from_its_data(shown: str) -> None:
    with pytest.raises(Wall):
        read_article(page(HOLDING["next"], shown=shown))


def test_an_article_that_is_not_free_is_not_taken_from_its_data() -> None:
    ld = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","isAccessibleForFree":false}</script>'
    with pytest.raises((Wall, NoArticle)):
        read_article(page(HOLDING["next"], head=ld))
