"""This page's story and no other's: later ones, teasers, discussions, machines' summaries, copies."""

import pytest

from tests.articles.stories import OTHERS, PARAGRAPHS, body_of, page_of, paragraphs, read

HEADLINE = "<h1>Lighthouse keepers want their lamp back</h1>"
STORY = f"<article>{HEADLINE}{paragraphs()}</article>"
BYLINE = '<p class="byline">By Zoe Hart</p>'


def other(tag: str = "article", attributes: str = "", heading: str = "h1", byline: str = "") -> str:
    title = f"<{heading}>Trams return to Norwick</{heading}>"
    return f"<{tag} {attributes}>{title}{byline}{paragraphs(OTHERS)}</{tag}>"


@pytest.mark.parametrize(
    "body",
    [
        STORY + other(),
        STORY + other() + other().replace("Trams", "Trains"),
        STORY + other("article", 'data-url="/news/trams"', "h2"),
        STORY + other("article", "", "h2", BYLINE),
        STORY
        + other("article", "", "h2").replace(
            "<h2>Trams return to Norwick", '<h2><a href="/news/t">Trams return</a>'
        ),
        f"<div>{STORY}</div><div>{other()}</div>",
        f"<main>{STORY}<div class=next>{other()}</div><div class=next>{other().replace('Trams', 'Trains')}</div></main>",
        f"<div id=scroll><div>{HEADLINE}{paragraphs()}</div>{other('div', '', 'h1', BYLINE)}</div>",
        f'<section data-canonical="/news/lighthouse-lamp">{HEADLINE}{paragraphs()}</section>'
        + other("section", 'data-canonical="https://www.coast.example/news/trams"', "h1"),
        f"<div>{HEADLINE}{paragraphs()}</div>"
        + other("div", 'itemid="https://www.coast.example/news/trams"', "h2"),
    ],
)
def test_a_later_story_stays_out(body: str) -> None:
    article = read(page_of(body))
    assert all(text in article.body for text in PARAGRAPHS)
    assert not any(text in article.body for text in OTHERS)
    assert any(removed.reason == "other-story" for removed in article.removed)


@pytest.mark.parametrize(
    "body",
    [
        f"<article><section>{HEADLINE}{paragraphs(PARAGRAPHS[:3])}</section>"
        f"<section><h1>What comes next</h1>{paragraphs(PARAGRAPHS[3:])}</section></article>",
        f"<article>{HEADLINE}{paragraphs(PARAGRAPHS[:3])}<article><h2>Next</h2>{paragraphs(PARAGRAPHS[3:])}</article></article>",
        f"<main><article>{HEADLINE}{paragraphs(PARAGRAPHS[:3])}</article><article>{paragraphs(PARAGRAPHS[3:])}</article></main>",
        f"<div>{HEADLINE}<p>By Ida Moor</p></div><div>{paragraphs(PARAGRAPHS[:3])}<h1>Next</h1>{paragraphs(PARAGRAPHS[3:])}</div>",
        f"<article>{HEADLINE}<header><p>{PARAGRAPHS[0]}</p></header><div>{paragraphs(PARAGRAPHS[1:])}</div></article>",
    ],
)
def test_a_part_of_this_story_under_a_heading_of_its_own_stays(body: str) -> None:
    assert all(text in body_of(body) for text in PARAGRAPHS)


def teaser(number: int, tag: str = "div") -> str:
    title = f'<h3><a href="/news/{number}">Story number {number} of the stream</a></h3>'
    return f"<{tag}>{title}<p>A summary of story {number} tells what the festival did to the town on Sunday night.</p></{tag}>"


TEASERS = "".join(map(teaser, range(8)))


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{HEADLINE}{paragraphs()}<div>{TEASERS}</div></article>",
        f"<div><div>{HEADLINE}{paragraphs()}</div><div>{TEASERS * 5}</div></div>",
        f"<div>{STORY}</div><ul>{''.join(teaser(n, 'li') for n in range(40))}</ul>",
        f"<article>{HEADLINE}{paragraphs()}{''.join(teaser(n, 'i').replace('<i>', '').replace('</i>', '') for n in range(4))}</article>",
        STORY + "".join(teaser(n, "article") for n in range(5)),
        f"<div>{HEADLINE}{paragraphs()}</div><ul>"
        + "".join(
            f'<li><a href="/n/{n}">Story number {n} of it</a> A summary of what the festival did to the town.</li>'
            for n in range(20)
        )
        + "</ul>",
    ],
)
def test_a_run_of_headlines_that_are_links_stays_out(body: str) -> None:
    article = read(page_of(body))
    assert all(text in article.body for text in PARAGRAPHS)
    assert "summary of" not in article.body


@pytest.mark.parametrize("href", ["https://shop{}.example/boots", "/news/{}"])
def test_a_list_that_is_the_article_stays(href: str) -> None:
    items = "".join(
        f'<h2><a href="{href.format(n)}">Number {n} of the things we saw</a></h2><p>{text}</p>'
        for n, text in enumerate(PARAGRAPHS[1:])
    )
    body = body_of(f"<article>{HEADLINE}<p>{PARAGRAPHS[0]}</p>{items}</article>")
    assert all(text in body for text in PARAGRAPHS)


@pytest.mark.parametrize(
    "heading",
    [
        "Comments (12)",
        "12 comments",
        "Leave a Reply",
        "Commentaires",
        "Kommentar schreiben",
        "Deja un comentario",
        "Lascia un commento",
    ],
)
def test_what_readers_say_stays_out(heading: str) -> None:
    said = paragraphs(
        f"Reader {n} thinks that the whole plan is nonsense and belongs in the sea." for n in range(12)
    )
    for body in (
        f"<article>{HEADLINE}{paragraphs()}<h3>{heading}</h3>{said}</article>",
        f"<article>{HEADLINE}{paragraphs()}<div><h3>{heading}</h3>{said}<form><textarea></textarea></form></div></article>",
    ):
        article = read(page_of(body))
        assert all(text in article.body for text in PARAGRAPHS)
        assert "Reader 3" not in article.body


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("Summary by AI", ""),
        ("AI-generated summary", ""),
        ("Key takeaways", ""),
        ("Key points", "<p>Generated by AI and checked by an editor.</p>"),
        ("L’essentiel", "<p>Ce résumé a été généré par une intelligence artificielle.</p>"),
        ("Résumé généré par IA", ""),
        ("KI-Zusammenfassung", ""),
        ("Resumen generado por IA", ""),
    ],
)
def test_a_summary_that_a_machine_wrote_stays_out(heading: str, rest: str) -> None:
    box = f"<div><h3>{heading}</h3><ul><li>The board waits for the museum.</li></ul>{rest}</div>"
    article = read(page_of(f"<article>{HEADLINE}{box}{paragraphs()}</article>"))
    assert all(text in article.body for text in PARAGRAPHS)
    assert "The board waits" not in article.body


@pytest.mark.parametrize("heading", ["L’essentiel", "Auf einen Blick", "At a glance", "Summary"])
def test_a_summary_of_the_newsroom_stays(heading: str) -> None:
    box = f"<div><h2>{heading}</h2><ul><li>The board waits for the museum.</li></ul></div>"
    assert "The board waits" in body_of(f"<article>{HEADLINE}{box}{paragraphs()}</article>")


@pytest.mark.parametrize(
    "body",
    [
        "<div class=mobile><article>{0}{1}</article></div><div class=desktop><article>{0}{1}</article></div>",
        "<main>{0}<div class=screen>{1}</div><div class=for-print>{1}</div></main>",
        "<main>{0}<div>{1}</div><hr><div>{1}</div></main>",
    ],
)
def test_an_article_that_stands_twice_is_read_once(body: str) -> None:
    text = f"{paragraphs(PARAGRAPHS[:3])}<h2>The board</h2><p>Nobody voted.</p>{paragraphs(PARAGRAPHS[3:])}"
    said = body_of(body.format(HEADLINE, text))
    assert [said.count(part) for part in (*PARAGRAPHS, "Nobody voted.", "The board\n")] == [1] * 8


@pytest.mark.parametrize(
    "beside",
    [
        '<aside class="related"><div><span class="author">Zoe Hart</span><time datetime="2025-01-01">1 Jan</time></div></aside>',
        '<section class="more-stories"><article><h3>Trams</h3><p class="byline">By Zoe Hart</p><time datetime="2025-01-01T10:00:00Z"></time></article></section>',
        '<ul><li><a href="/x">Trams return</a> <span class="byline">By Zoe Hart</span> <time datetime="2025-01-01T10:00:00Z"></time></li></ul>',
        '<section id="comments"><div><span class="author">Zoe Hart</span><time datetime="2025-01-01T10:00:00Z"></time><p>Nonsense.</p></div></section>',
        '<nav><span itemprop="author">Zoe Hart</span><time datetime="2025-01-01"></time></nav>',
    ],
)
def test_no_author_and_no_date_come_from_beside_the_story(beside: str) -> None:
    for body in (f"{STORY}{beside}", f"{beside}{STORY}", f"<main>{STORY[:-10]}{beside}</article></main>"):
        metadata = read(page_of(body)).metadata
        assert metadata.authors == ()
        assert metadata.date_published is None


def test_the_story_s_own_author_and_date_are_read_beside_a_teaser_s() -> None:
    own = '<p class="byline">By Ida Moor</p><time datetime="2026-11-26T09:00:00Z">26 November</time>'
    beside = '<aside class="related"><span class="author">Zoe Hart</span><time datetime="2025-01-01"></time></aside>'
    metadata = read(page_of(f"{beside}<article>{HEADLINE}{own}{paragraphs()}</article>")).metadata
    assert metadata.authors == ("Ida Moor",)
    assert metadata.date_published is not None
    assert metadata.date_published.year == 2026


def test_data_in_a_box_that_goes_is_still_read() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Keepers want their lamp", "author": {"name": "Ida Moor"}}</script>'
    said = f"<h3>Comments</h3><p>Reader 1 thinks that this is nonsense.</p>{data}"
    article = read(page_of(f"<article>{HEADLINE}{paragraphs()}<div>{said}</div></article>"))
    assert article.metadata.authors == ("Ida Moor",)
    assert "Reader 1" not in article.body
