"""What a page says about itself: which source is believed, and how names, dates and addresses are read."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from worker.articles import Article, Page, read_article
from worker.articles.metadata.byline import read_byline

TEXT = (
    "<p>The harbour was closed on Tuesday after the crane had leaned over the quay for two long days.</p>" * 3
)


def read(
    head: str = "", body: str = TEXT, url: str = "https://www.herald.example/news/crane", **ld: object
) -> Article:
    script = (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **ld})}</script>'
        if ld
        else ""
    )
    article = f"<article><h1>The crane</h1>{body}</article>"
    page = f'<html lang="en"><head>{head}{script}</head><body>{article}</body></html>'
    return read_article(Page(url=url, body=page.encode(), fetched_at=datetime(2026, 5, 1, tzinfo=UTC)))


def test_json_ld_is_believed_before_opengraph_and_the_title() -> None:
    head = (
        '<title>Crane! | Herald</title><meta property="og:title" content="You will not believe this crane">'
    )
    found = read(head, headline="The crane of Aldmere").metadata
    assert found.headline == "The crane of Aldmere"
    assert found.sources["headline"] == "json-ld"
    assert read(head).metadata.headline == "You will not believe this crane"


def test_a_sites_name_at_the_end_of_a_headline_goes() -> None:
    body = "<h1>The crane of Aldmere falls</h1>" + TEXT
    page = f"<html><head><title>x</title></head><body>{body}</body></html>".encode()
    assert read_article(Page(url="", body=page)).metadata.headline == "The crane of Aldmere falls"
    site = '<meta property="og:site_name" content="Herald">'
    head = f'<meta property="og:title" content="The crane - Herald">{site}'
    assert read(head).metadata.headline == "The crane"


@pytest.mark.parametrize(
    ("names", "people", "agency"),
    [
        (["Par Ninon Orseval et Hugo Marchebois (avec AFP)"], ("Ninon Orseval", "Hugo Marchebois"), "AFP"),
        (["Von Wiebke Harmsen, Jost Lüdecke und dpa"], ("Wiebke Harmsen", "Jost Lüdecke"), "dpa"),
        (["By ADA BELL and Cy Dorn, in Aldmere"], ("ADA BELL", "Cy Dorn"), None),
        (["Le Courrier avec AFP"], (), "AFP"),
        (["Lucía Barral", "EFE"], ("Lucía Barral",), "EFE"),
        (["ada.bell@herald.example"], (), None),
        (["大渡 美咲"], ("大渡 美咲",), None),
        (["Newsroom"], (), None),
        (["Rémi Arbois (Melle, envoyé spécial)"], ("Rémi Arbois",), None),
    ],
)  # fmt: skip
def test_a_byline_comes_apart_into_people_and_agency(
    names: list[str], people: tuple[str, ...], agency: str | None
) -> None:
    found = read_byline(names, "Le Courrier")
    assert (found.people, found.agency) == (people, agency)


def test_an_instant_with_a_zone_beats_a_day_of_the_same_date() -> None:
    head = '<meta property="article:published_time" content="2026-03-10T06:00:17+02:00">'
    found = read(head, datePublished="2026-03-10").metadata
    assert found.date_published == datetime(2026, 3, 10, 4, 0, 17, tzinfo=UTC)
    assert found.sources["date_published"] == "opengraph"


def test_a_date_after_the_fetch_is_not_believed() -> None:
    assert read(datePublished="2027-01-01T00:00:00Z").metadata.date_published is None
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2036-01-01T08:00:00Z"}</script>'
    page = Page("", f"<html><head>{head}</head><body>{TEXT}</body></html>".encode())
    assert read_article(page).metadata.date_published is not None
    read_by_others = replace(page, known_at=datetime(2026, 5, 1, tzinfo=UTC))
    assert read_article(read_by_others).metadata.date_published is None


def test_of_a_time_without_a_zone_only_the_day_is_said_to_be_known() -> None:
    found = read(datePublished="2026-03-10T06:00:17").metadata
    assert found.date_published == datetime(2026, 3, 10, 6, 0, 17, tzinfo=UTC)
    assert found.date_published_precision == "day"


@pytest.mark.parametrize(
    ("html", "written", "day"),
    [
        ('<html lang="fr">', "03/02/2026", 3),
        ('<html lang="en">', "03/02/2026", None),
        ('<html lang="en">', "3 February 2026", 3),
        ('<html lang="en">', "2026-02", None),
        ('<html lang="hr">', "26 listopada 2026", None),  # October is after the fetch
        ('<html lang="de">', "03.02.2026 10:00", 3),
    ],
)
def test_a_typed_date_is_read_in_the_language_of_the_page(html: str, written: str, day: int | None) -> None:
    head = f'<head><meta name="pubdate" content="{written}"></head>'
    page = Page(
        "", f"{html}{head}<body>{TEXT}</body></html>".encode(), fetched_at=datetime(2026, 5, 1, tzinfo=UTC)
    )
    found = read_article(page).metadata.date_published
    assert (found and found.day) == day


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ('<p class="fecha">3 de febrero de 2026</p>', 3),
        ("<p>Veröffentlicht am 3. Februar 2026, 10:00 Uhr</p>", 3),
        ("<p>Updated 5 February 2026</p><p>Published 3 February 2026</p>", 3),
        ("<p>Publié le 3 février 2026, mis à jour le 5 février 2026</p>", 3),
        ('<p class="date">Mis à jour le 5 février 2026</p>', None),
        ('<p class="event-date">12 March 2026</p>', None),
        ('<span class="timestamp">3 hours ago</span>', None),
        ('<p class="date">31 February 2026</p>', None),
    ],
)
def test_a_day_that_the_page_shows_is_that_of_publication_and_not_of_a_change(
    shown: str, day: int | None
) -> None:
    found = read(body=shown + TEXT).metadata.date_published
    assert (found and found.day) == day


def test_a_day_in_the_json_ld_of_another_story_is_not_this_ones() -> None:
    listed = {"@type": "NewsArticle", "headline": "Trams return", "datePublished": "2025-01-01"}
    head = f'<script type="application/ld+json">{json.dumps({"@type": "ItemList", "itemListElement": [listed]})}</script>'
    assert read(head).metadata.date_published is None


@pytest.mark.parametrize(
    ("given", "believed"),
    [
        ("https://www.herald.example/news/crane-1", "https://www.herald.example/news/crane-1"),
        ("/news/crane-2", "https://www.herald.example/news/crane-2"),
        ("https://herald.example/crane", "https://herald.example/crane"),
        ("https://other.example/crane", None),
        ("https://www.herald.example/", None),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
    ],
)
def test_a_canonical_address_is_believed_only_where_it_can_be_true(given: str, believed: str | None) -> None:
    assert read(f'<link rel="canonical" href="{given}">').metadata.canonical_url == believed


def test_a_part_behind_a_paywall_makes_the_article_not_free() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False"}
    assert read(headline="The crane of Aldmere", hasPart=part).metadata.is_accessible_for_free is False
    assert (
        read(headline="The crane of Aldmere", isAccessibleForFree=True).metadata.is_accessible_for_free
        is True
    )
    assert read(headline="The crane of Aldmere").metadata.is_accessible_for_free is None


def test_the_text_decides_against_a_wrong_language() -> None:
    french = (
        "<p>Le port a été fermé mardi après que la grue s'est penchée au-dessus du quai.</p>"
        "<p>Personne n'a été blessé, a précisé la capitainerie, et les navires attendent hors de la baie.</p>"
    )
    found = read(body=french).metadata
    assert (found.language, found.sources["language"]) == ("fr", "text")
    assert read().metadata.language == "en"


def test_the_body_of_json_ld_serves_where_the_page_shows_little_of_it() -> None:
    full = "The inquiry found that the crane had been repaired twice. " * 40
    article = read(headline="The crane of Aldmere", articleBody=full)
    assert article.notes == ("body-from-json-ld",)
    assert "repaired twice" in article.body
    assert read(headline="The crane of Aldmere", articleBody="The inquiry found nothing at all.").notes == ()
