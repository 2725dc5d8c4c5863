"""Headlines without the site's name and in full; who wrote it, by every class of node, and nobody else."""

import json

import pytest

from worker.articles import Article, Page, read_article
from worker.articles.metadata.byline import read_byline

TEXT = (
    "<p>The pier at Aldmere was closed on Monday, and the boats had to turn round before the harbour wall.</p>"
    "<p>Fishers had waited there since dawn, because nobody had told them that the crane would be moved.</p>"
)


def read(
    title: str = "The pier is closed - Aldmere Post",
    head: str = "",
    top: str = "<h1>The pier is closed</h1>",
    after: str = "",
    url: str = "https://www.aldmere.example/news/pier",
    **ld: object,
) -> Article:
    script = (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **ld})}</script>'
        if ld
        else ""
    )
    body = f"<article>{top}{TEXT}</article>{after}"
    page = f'<html lang="en"><head><title>{title}</title>{head}{script}</head><body>{body}</body></html>'
    return read_article(Page(url=url, body=page.encode()))


NAMED = '<meta property="og:site_name" content="Aldmere Post">'


@pytest.mark.parametrize(
    ("title", "head", "headline"),
    [
        ("The pier is closed - Aldmere Post", NAMED, "The pier is closed"),
        ("The pier is closed – Local News – Aldmere Post", NAMED, "The pier is closed"),
        ("The pier is closed | Transport | Aldmere Post", "", "The pier is closed"),
        ("Aldmere Post | The pier is closed", NAMED, "The pier is closed"),
        ("The pier is closed | Aldmere", "", "The pier is closed"),
        ("The pier is closed :: Aldmere Post", "", "The pier is closed"),
        ("Aldmere's pier – a timeline", NAMED, "Aldmere's pier – a timeline"),
        ("The pier: what we know - and what not", NAMED, "The pier: what we know - and what not"),
        ("The pier is closed - Aldmere council says no", "", "The pier is closed - Aldmere council says no"),
        ("The pier is closed - Aldmere Plan in Doubt", "", "The pier is closed - Aldmere Plan in Doubt"),
        ("Bell &amp;amp; Dorn&amp;#8217;s pier", NAMED, "Bell & Dorn’s pier"),
        ("How to write &amp;amp; in HTML", NAMED, "How to write &amp; in HTML"),
        ("What A&amp;O means: a &lt;b&gt; tag", NAMED, "What A&O means: a <b> tag"),
    ],
)
def test_a_title_loses_the_sites_name_and_nothing_else(title: str, head: str, headline: str) -> None:
    assert read(title, head, top="").metadata.headline == headline


def test_the_name_behind_the_copyright_sign_is_the_sites() -> None:
    foot = "<footer><p>© 2026 Gull and Heron. All rights reserved.</p></footer>"
    assert (
        read("The pier is closed - Gull and Heron", top="", after=foot).metadata.headline
        == "The pier is closed"
    )


LONG = "The pier is closed after a long night of talks that went on for hours in the town hall of Aldmere"


@pytest.mark.parametrize(
    ("declared", "headline"),
    [
        (LONG[:40] + "…", LONG),
        (LONG[:60] + "...", LONG),
        (LONG[:80], LONG),
        ("The pier is closed", "The pier is closed"),
        ("Pier: council puts off its decision", "Pier: council puts off its decision"),
        (LONG + " …", LONG + " …"),
    ],
)
def test_a_headline_that_was_cut_is_taken_from_where_it_is_whole(declared: str, headline: str) -> None:
    article = read(f"{LONG} - Aldmere Post", top=f"<h1>{LONG}</h1>", headline=declared)
    assert article.metadata.headline == headline


def test_a_headline_that_ends_in_an_ellipsis_everywhere_keeps_it() -> None:
    assert (
        read("x", top="<h1>And then there were none …</h1>").metadata.headline == "And then there were none …"
    )


@pytest.mark.parametrize(
    ("title", "top", "headline"),
    [
        ("Pier closed again for a ninth time", "<h1>Travel Centre</h1><h1>Pier closed again for a ninth time</h1>",
         "Pier closed again for a ninth time"),
        ("Pier closed again for a ninth time", "<h1>Travel Centre</h1>", "Pier closed again for a ninth time"),
        ("Home", "<h1>Pier closed again for a ninth time</h1>", "Pier closed again for a ninth time"),
        ("Pier news of the day in Aldmere", "<h1>Pier closed</h1>", "Pier closed"),
    ],
)  # fmt: skip
def test_a_sections_banner_is_no_headline(title: str, top: str, headline: str) -> None:
    assert read(title, top=top).metadata.headline == headline


@pytest.mark.parametrize(
    ("names", "people", "agency"),
    [
        (["By Ada Bell, Political Editor, and Cy Dorn in Kyiv"], ("Ada Bell", "Cy Dorn"), None),
        (["By <a href='/p'>Ada Bell</a>, Seán O&#x27;Mara and Cy Dorn, Gull News"],
         ("Ada Bell", "Seán O'Mara", "Cy Dorn"), None),
        (["ada@post.example (Ada Bell)"], ("Ada Bell",), None),
        (["Ada Bell <ada@post.example>"], ("Ada Bell",), None),
        (["Ada Bell @adabell"], ("Ada Bell",), None),
        (["Ada Bell January 18, 2026"], ("Ada Bell",), None),
        (["Ada Bell, 18. Januar 2026, 10:30"], ("Ada Bell",), None),
        (["Published by Ada Bell on 4 May 2026"], ("Ada Bell",), None),
        (["Updated 5 May 2026 by Ada Bell"], ("Ada Bell",), None),
        (["Ada May", "April Stone"], ("Ada May", "April Stone"), None),
        (["Ada Bell; Cy Dorn/Bo Arn"], ("Ada Bell", "Cy Dorn", "Bo Arn"), None),
        (["Von Ada Bell und Cy Dorn, Berlin"], ("Ada Bell", "Cy Dorn"), None),
        (["Por Ada Bell y Cy Dorn | Madrid"], ("Ada Bell", "Cy Dorn"), None),
        (["Di Ada Bell e Cy Dorn"], ("Ada Bell", "Cy Dorn"), None),
        (["Political Correspondent Ada Bell"], ("Ada Bell",), None),
        (["Text: Ada Bell, Fotos: Cy Dorn"], ("Ada Bell",), None),
        (["Opinion by Ada Bell"], ("Ada Bell",), None),
        (["Ada Bell Follow"], ("Ada Bell",), None),
        (["Ada Bell London"], ("Ada Bell London",), None),
        (["Ludwig van der Berg", "José de la Vega"], ("Ludwig van der Berg", "José de la Vega"), None),
        (["Reuters Staff"], (), "Reuters"),
        (["Aldmere Post Staff"], (), None),
        (["The Aldmere Post"], (), None),
        (["Redaktion Aldmere Post"], (), None),
        (["aldmere.example"], (), None),
        (["Staff Reporter"], (), None),
        (["Health Editor"], (), None),
        (["Updated 4 May 2026"], (), None),
        (["Photographs by Cy Dorn"], (), None),
    ],
)  # fmt: skip
def test_a_byline_holds_people_and_no_places_days_houses_or_tasks(
    names: list[str], people: tuple[str, ...], agency: str | None
) -> None:
    found = read_byline(names, "Aldmere Post")
    assert (found.people, found.agency) == (people, agency)


@pytest.mark.parametrize(
    ("html", "people"),
    [
        ('<div class="article__author">By Ada Bell</div>', ("Ada Bell",)),
        ('<span class="blog-author">Ada Bell</span>', ("Ada Bell",)),
        ('<div class="pb-byline">By Ada Bell and Cy Dorn</div>', ("Ada Bell", "Cy Dorn")),
        ('<p class="autor-nombre">Por Ada Bell</p>', ("Ada Bell",)),
        ('<div class="Header_authorName">Ada Bell</div>', ("Ada Bell",)),
        ('<a rel="author" href="/x">Ada Bell</a>', ("Ada Bell",)),
        ('<p itemprop="author"><b itemprop="name">Ada Bell</b> <i>Reporter</i></p>', ("Ada Bell",)),
        ('<div class="author"><a>Ada Bell</a> <time datetime="2026-01-18">January 18</time></div>', ("Ada Bell",)),
        ('<div class="byline"><span>Ada Bell</span><span>Political editor</span></div>', ("Ada Bell",)),
        ('<ul class="authors"><li><a>Ada Bell</a></li><li><a>Cy Dorn</a></li></ul>', ("Ada Bell", "Cy Dorn")),
        ("<p>By Ada Bell</p>", ("Ada Bell",)),
        ('<p class="post-meta">Posted by Ada Bell on May 4, 2026</p>', ("Ada Bell",)),
        ("<p>By the time Ada Bell came, the pier was shut.</p>", ()),
        ("<p>Von der Brücke aus sah Ada Bell den Hafen.</p>", ()),
        ('<div class="author-bio">Ada Bell is a reporter who writes about ships.</div>', ()),
        ('<div class="byline">Aldmere Post Staff</div>', ()),
        ('<div class="byline">Published: 4 May 2026</div>', ()),
    ],
)  # fmt: skip
def test_a_byline_that_the_page_shows_is_read_by_its_mark(html: str, people: tuple[str, ...]) -> None:
    article = read(top=f"<h1>The pier is closed</h1>{html}", head=NAMED)
    assert article.metadata.authors == people


TIME = '<time datetime="2025-01-01T10:00:00Z">1 January 2025</time>'


@pytest.mark.parametrize(
    "html",
    [
        f'<aside><div class="teaser"><span class="author">Zed Other</span>{TIME}</div></aside>',
        f'<section class="more-stories"><article><p class="byline">By Zed Other</p>{TIME}</article></section>',
        f'<section id="comments"><div><a rel="author">Zed Other</a>{TIME}</div></section>',
        f'<ul class="river"><li><a href="/x">Other</a> <span class="byline">By Zed Other</span>{TIME}</li></ul>',
        f'<div><h4><a href="/x">Other</a></h4><p class="byline">By Zed Other</p>{TIME}</div>',
        f'<div><a href="/x"><h3>Other</h3></a><div itemprop="author">Zed Other</div>{TIME}</div>',
    ],
)
def test_author_and_day_of_another_story_are_not_this_ones(html: str) -> None:
    found = read(after=html).metadata
    assert (found.authors, found.date_published) == ((), None)
    own = f'<h1>The pier is closed</h1><p class="byline">By Ada Bell</p>{TIME.replace("2025", "2026")}'
    found = read(top=own, after=html).metadata
    assert found.authors == ("Ada Bell",)
    assert found.date_published is not None
    assert found.date_published.year == 2026


def test_where_json_ld_names_only_the_house_the_visible_byline_counts() -> None:
    house = {"@type": "Person", "name": "Aldmere Post"}
    top = '<h1>The pier is closed</h1><p class="byline">By Ada Bell</p>'
    publisher = {"@type": "Organization", "name": "Aldmere Post"}
    assert read(top=top, author=house, publisher=publisher).metadata.authors == ("Ada Bell",)


def test_a_person_whose_own_site_it_is_stays_the_author() -> None:
    ada = {"@type": "Person", "name": "Ada Bell"}
    assert read(author=ada, publisher=ada).metadata.authors == ("Ada Bell",)
    assert read(author=ada, publisher={"@type": "Organization", "name": "Ada Bell"}).metadata.authors == ()


@pytest.mark.parametrize(
    ("author", "title", "people"),
    [
        ("Ada Bell, Gullwick Courier", "The pier is closed | Gullwick Courier", ("Ada Bell",)),
        ("Gullwick Courier", "The pier is closed | Gullwick Courier", ()),
        ("Ada Bell", "The pier is closed | Ada Bell", ("Ada Bell",)),
    ],
)
def test_an_outlet_that_only_the_title_names_is_no_author(
    author: str, title: str, people: tuple[str, ...]
) -> None:
    assert read(title, f'<meta name="author" content="{author}">').metadata.authors == people


@pytest.mark.parametrize(
    "after",
    [
        '<div class="letter"><p class="author">Zed Other</p><time datetime="2025-01-01">1 Jan</time></div>',
        '<div class="show"><p>Hosted by Zed Other</p><p class="date">1 January 2025</p></div>',
        '<div class="fair"><time datetime="2025-06-01">1 June</time><p>By Zed Other</p></div>',
    ],
)
def test_what_stands_behind_the_article_tells_nothing_of_it(after: str) -> None:
    found = read(after=after).metadata
    assert (found.authors, found.date_published) == ((), None)


def test_a_box_about_the_author_behind_the_article_names_the_author() -> None:
    after = '<div class="author-box"><a rel="author" href="/ada">Ada Bell</a></div>'
    assert read(after=after).metadata.authors == ("Ada Bell",)


@pytest.mark.parametrize("of_type", ["VideoObject", "Review"])
def test_a_film_or_review_beside_the_article_gives_it_neither_author_nor_day(of_type: str) -> None:
    other = {"@type": of_type, "name": "Trams return", "author": {"@type": "Person", "name": "Zed Other"}}
    other |= {"uploadDate": "2025-01-01", "datePublished": "2025-01-01"}
    found = read(head=f'<script type="application/ld+json">{json.dumps(other)}</script>').metadata
    assert (found.authors, found.date_published) == ((), None)
