"""Pages that cost a careless reader minutes and gigabytes; made here, at any size."""

import json
import zlib
from collections.abc import Callable

TEXT = (
    "The harbour of Aldmere was closed on Tuesday after the crane had leaned over the quay for two days. "
    "No one was hurt, said the harbour master, and the ships now wait outside the bay for calmer weather. "
)
ARTICLE = "".join(f"<p>{TEXT}Part {n} of the report follows the inquiry.</p>" for n in range(6))


def page(inside: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>The crane</title>{head}</head>"
        f"<body><article><h1>The crane of Aldmere</h1>{ARTICLE}{inside}</article></body></html>"
    ).encode()


def _ld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


def _news(**more: object) -> str:
    return _ld(
        json.dumps(
            {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "The crane", **more}
        )
    )


def _live(n: int) -> str:
    posts = [
        {
            "@type": "BlogPosting",
            "headline": f"Post {i}",
            "articleBody": TEXT,
            "datePublished": "2026-03-01T10:00:00Z",
        }
        for i in range(n)
    ]
    return _ld(
        json.dumps({"@type": "LiveBlogPosting", "headline": "The crane, live", "liveBlogUpdate": posts})
    )


def _gzipped(start: bytes, megabytes: int) -> bytes:
    pack = zlib.compressobj(9, wbits=31)
    return b"".join(
        [pack.compress(start), *(pack.compress(b"a" * 1_000_000) for _ in range(megabytes)), pack.flush()]
    )


# name -> how to make the page, given a size that stands for 1 at full scale
HOSTILE: dict[str, Callable[[float], bytes]] = {
    "table of 100,000 rows": lambda s: page(
        "<table>" + "<tr><td>a</td><td>b</td></tr>" * int(100_000 * s) + "</table>"
    ),
    "1,000,000 <br>": lambda s: page("<br>" * int(1_000_000 * s)),
    "50,000 <br> with text": lambda s: page("<p>" + "a word<br>" * int(50_000 * s) + "</p>"),
    "100,000 nested <div>": lambda s: page("<div>" * int(100_000 * s) + TEXT),
    "50,000 nested <div>": lambda s: page("<div>" * int(50_000 * s) + TEXT),
    "240 deep, 55,000 nodes": lambda s: page(
        ("<div>" * 230 + "<p>x</p>" * 10 + "</div>" * 230) * int(230 * s)
    ),
    "50,000 <p> inside <b> never closed": lambda s: page("<b><p>a" * int(25_000 * s)),
    "50,000 paragraphs": lambda s: page(f"<p>{TEXT}</p>" * int(50_000 * s)),
    "55,000 links in one paragraph": lambda s: page(
        "<p>" + "<a href=/x>a longer link of twenty letters</a> " * int(55_000 * s)
    ),
    "55,000 spans in one paragraph": lambda s: page("<p>" + "<span>a</span> " * int(55_000 * s)),
    "27,000 list items that are links": lambda s: page(
        "<ul>" + "<li><a href=/x>another article of this site</a>" * int(27_000 * s)
    ),
    "18,000 figures": lambda s: page(
        "<figure><img src=a.jpg><figcaption>A crane</figcaption></figure>" * int(18_000 * s)
    ),
    "50,000 <h1>": lambda s: page("<h1>The crane again and again</h1>" * int(50_000 * s)),
    "nested lists, 200 deep, 50,000 items": lambda s: page(
        ("<ul><li>one item" * 100 + "</ul>" * 100) * int(250 * s)
    ),
    "nested quotes, 100 deep": lambda s: page(
        ("<blockquote>quoted words" * 100 + "</blockquote>" * 100) * int(500 * s)
    ),
    "one paragraph of 8 MB": lambda s: page("<p>" + TEXT * int(40_000 * s)),
    "one word of 8 MB": lambda s: page("<p>" + "a" * int(8_000_000 * s)),
    "8 MB of white space": lambda s: page("<p>" + " \n" * int(4_000_000 * s)),
    "8 MB of '<'": lambda s: page("<" * int(8_000_000 * s)),
    "8 MB of '&amp'": lambda s: page("<p>" + "&amp " * int(1_600_000 * s)),
    "8 MB of '<!--'": lambda s: page("<!--" * int(2_000_000 * s)),
    "one class of 5 MB": lambda s: page(f'<div class="{"ad-" * int(1_600_000 * s)}">{TEXT}</div>'),
    "500,000 attributes": lambda s: page(
        "<div " + " ".join(f"a{n}=1" for n in range(int(500_000 * s))) + f">{TEXT}</div>"
    ),
    "50,000 nodes with classes": lambda s: page(
        "".join(f'<i class="x-{n} related-{n}">a</i>' for n in range(int(50_000 * s)))
    ),
    # what goes leaves its tail to the text before it
    "14,000 links of a share bar in one paragraph": lambda s: page(
        "<p>" + "<a class=share>share</a> some words of text " * int(14_000 * s) + "</p>"
    ),
    "25,000 bylines in one paragraph": lambda s: page(
        "<p>" + "<span class=byline>Ada Bell</span> " * int(25_000 * s) + "</p>"
    ),
    "14,000 advertisements with text between them": lambda s: page(
        "".join(f'<div class="ad-slot">Offer {n}</div> words {n} ' for n in range(int(14_000 * s)))
    ),
    "1,000 struck words, each before 9 kB": lambda s: page(
        "<p>" + ("<del>a</del> " + "word " * 1_900) * int(1_000 * s)
    ),
    "2,000 quotations, each before 4 kB": lambda s: page(
        "<p>" + ("<q>a</q> " + "word " * 800) * int(2_000 * s)
    ),
    # each node asks what is around it
    "100 paragraphs of 140 named links": lambda s: page(
        ("<p>" + "Some put it on <a class=facebook>Facebook</a> and were told. " * 140 + "</p>")
        * int(100 * s)
    ),
    "140 bylines in each paragraph of 95 kB": lambda s: page(
        ("<p>" + ("<span class=byline>A Bell</span> " + "word " * 130) * 140 + "</p>") * int(100 * s)
    ),
    "14,000 drop caps that are said twice": lambda s: page(
        "<p>" + '<span aria-hidden="true">T</span><span class=sr-only>The</span>' * int(14_000 * s) + "</p>"
    ),
    "25,000 empty hidden nodes": lambda s: page(
        "<p>" + '<span aria-hidden="true"></span>' * int(25_000 * s) + "</p>"
    ),
    "12,000 sentences that end where a span begins": lambda s: page(
        "<p>" + "<span>word.</span><span>A</span>" * int(12_000 * s) + "</p>"
    ),
    "14,000 words with readings": lambda s: page(
        "<p>" + "<ruby>漢<rt>kan</rt></ruby>" * int(14_000 * s) + "</p>"
    ),
    "200 pictures behind 25,000 empty nodes": lambda s: page(
        "<p>" + "<i></i>" * int(25_000 * s) + "<img src=a.jpg>" * int(200 * s) + " words"
    ),
    "28,000 headings of comments": lambda s: page("<div>Comments</div>" * int(28_000 * s)),
    "25,000 authors in one story": lambda s: page(
        "<article>" + "<a rel=author href=/a>Ada Bell</a> " * int(25_000 * s) + "</article>"
    ),
    "authors on every seventh level, 20,000 nodes within": lambda s: page(
        ("<div class=author>" + "<div>" * 6) * int(33 * s) + "<i></i>" * int(20_000 * s)
    ),
    "25,000 times in one line of a list": lambda s: page(
        "<ul><li>" + "<time datetime=2026-01-01>1 Jan</time> <a href=/x>a link</a>" * int(14_000 * s)
    ),
    "nested articles, 120 deep": lambda s: page(
        ("<article><h2>Title of the story</h2>" * 120 + f"<p>{TEXT}</p>" + "</article>" * 120) * int(100 * s)
    ),
    "12,000 stories one after the other": lambda s: page(
        f"<div><h1>Another story of the day</h1><p>{TEXT}</p></div>" * int(9_000 * s)
    ),
    # the text of each node is read, and all of it stands in all of them
    "4 MB within 200 <b>": lambda s: page("<p>" + "<b>" * 200 + TEXT * int(20_000 * s) + "</b>" * 200),
    "1 MB within 35 <blockquote>": lambda s: page("<blockquote>" * 35 + TEXT * int(6_000 * s)),
    "JSON-LD of 8 MB": lambda s: page("", _news(articleBody=TEXT * int(40_000 * s))),
    "JSON-LD of 2 MB in one body": lambda s: page("", _news(articleBody=TEXT * int(10_000 * s))),
    "JSON-LD of 100,000 objects": lambda s: page(
        "", _ld(json.dumps({"@graph": [{"@type": "Thing"}] * int(100_000 * s)}))
    ),
    "JSON-LD nested 500,000 deep": lambda s: page("", _ld("[" * int(500_000 * s))),
    "JSON-LD nested 100,000 objects deep": lambda s: page(
        "", _ld('{"@graph":' * int(100_000 * s) + "1" + "}" * int(100_000 * s))
    ),
    "JSON-LD with 20,000 authors": lambda s: page(
        "", _news(author=[{"@type": "Person", "name": "Ada Bell, " * 9}] * int(20_000 * s))
    ),
    "live blog of 7,000 posts": lambda s: page("", _live(int(7_000 * s))),
    "50,000 <meta>": lambda s: page(
        "", "<meta name=author content='Ada Bell and Cy Dorn'>" * int(50_000 * s)
    ),
    "a description of 5 MB": lambda s: page(
        "", f'<meta name=description content="{TEXT * int(25_000 * s)}">'
    ),
    "gzip bomb, 1 GB": lambda s: _gzipped(page("<p>"), int(1_000 * s)),
    "40 MB of text": lambda s: page(f"<p>{TEXT}</p>" * int(200_000 * s)),
    "10 MB of UTF-16": lambda s: page(f"<p>{TEXT}</p>" * int(25_000 * s)).decode().encode("utf-16"),
    "8 MB of high bytes": lambda s: page("") + bytes(range(128, 256)) * int(62_500 * s),
    "zero bytes": lambda s: page("").replace(b"the", b"t\x00he") + b"\x00" * int(5_000_000 * s),
}
