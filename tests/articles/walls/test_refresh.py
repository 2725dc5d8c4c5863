"""A page that sends its reader on says where; one that loads itself anew, or speaks to others, stays an article."""

import pytest

from worker.articles import Article, Page, read_article
from worker.errors import Wall

URL = "https://www.harbour.example/r/17"
ARTICLE = "https://www.harbour.example/news/ferry-late"
STORY = "The evening ferry to Ambreville was two hours late on Thursday because a crane had blocked the quay."


def read(head: str, body: str) -> Article:
    html = f"<!doctype html><html><head><title>Ferry late</title>{head}</head><body>{body}</body></html>"
    return read_article(Page(url=URL, requested_url=URL, body=html.encode()))


@pytest.mark.parametrize(
    ("head", "onward"),
    [
        (f'<meta http-equiv="refresh" content="0;url={ARTICLE}">', ARTICLE),
        (f'<meta http-equiv="Refresh" content="0; URL={ARTICLE}">', ARTICLE),
        (f"<META HTTP-EQUIV=REFRESH CONTENT='0; url=\"{ARTICLE}\"'>", ARTICLE),
        (f'<meta http-equiv=refresh content="3 , url = {ARTICLE} ">', ARTICLE),
        (f'<meta http-equiv=refresh content=" 0.5;{ARTICLE}">', ARTICLE),
        ('<meta http-equiv=refresh content="0;url=/news/ferry-late">', ARTICLE),
        ('<meta http-equiv=refresh content="0;url=../news/ferry-late">', ARTICLE),
        ('<meta http-equiv=refresh content="0;url=//cdn.example/a">', "https://cdn.example/a"),
        (
            '<base href="https://old.example/x/"><meta http-equiv=refresh content="0;url=y">',
            "https://old.example/x/y",
        ),
        (
            '<meta http-equiv=refresh content="0;url=http://www.harbour.example/r/17">',
            "http://www.harbour.example/r/17",
        ),
        ('<meta http-equiv=refresh content="0;url=/r/17?seen=1">', f"{URL}?seen=1"),
        (f"<script>location.replace('{ARTICLE}')</script>", ARTICLE),
        (f'<script>window.location.href = "{ARTICLE}";</script>', ARTICLE),
        ('<script>setTimeout(function(){document.location="\\/news\\/ferry-late"},50)</script>', ARTICLE),
    ],
)
@pytest.mark.parametrize(
    "body", ["", "<p>If nothing happens, <a href=/x>click here</a>.</p>", "<p>Un instant…</p>"]
)
def test_a_page_that_sends_on_is_no_article_and_says_where(head: str, onward: str, body: str) -> None:
    with pytest.raises(Wall) as caught:
        read(head, body)
    assert (caught.value.kind, caught.value.onward) == ("refresh", onward)
    assert onward in caught.value.detail


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv=refresh content=300>",
        f'<meta http-equiv=refresh content="300;url={ARTICLE}">',
        '<meta http-equiv=refresh content="0">',
        '<meta http-equiv=refresh content="0;url=">',
        f'<meta http-equiv=refresh content="0;url={URL}">',
        f'<meta http-equiv=refresh content="0;url={URL}#news">',
        '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
        '<meta http-equiv=refresh content="0;url=file:///etc/passwd">',
        '<meta http-equiv=refresh content="soon;url=/x">',
        f'<meta name=refresh content="0;url={ARTICLE}">',
        f'<noscript><meta http-equiv=refresh content="0;url={ARTICLE}"></noscript>',
        f'<!-- <meta http-equiv=refresh content="0;url={ARTICLE}"> -->',
        f'<template><meta http-equiv=refresh content="0;url={ARTICLE}"></template>',
        f'<script>if (top !== self) {{ top.location = "{ARTICLE}" }}</script>',
        f'<script>document.body.onclick = function () {{ location.href = "{ARTICLE}" }}</script>',
        "<script>location.reload()</script>",
        "<script>var here = location.href; location.hash = 'x';</script>",
    ],
)
def test_a_page_that_stays_where_it_is_stays_an_article(head: str) -> None:
    assert read(head, f"<h1>Ferry late</h1><p>{STORY}</p>").body.endswith(STORY)


def test_a_long_text_sends_nobody_on() -> None:
    text = "".join(f"<p>{STORY} It was the {n}th time.</p>" for n in range(8))
    head = f'<meta http-equiv=refresh content="0;url={ARTICLE}">'
    assert "the 7th time" in read(head, f"<h1>Ferry late</h1>{text}").body
