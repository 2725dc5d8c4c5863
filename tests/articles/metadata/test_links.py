"""Which declared addresses become an article's identity: nobody else's, no section's, no template's."""

import json

import pytest

from worker.articles import Page, read_article
from worker.articles.metadata.addresses import is_of_this_article, is_unfilled, may_be_of
from worker.urls import owner_of, site_of

TITLE = "Council puts off harbour decision"
TEXT = (
    "<p>The council put off its decision on the harbour on Thursday after a long and noisy meeting in town.</p>"
    "<p>Residents had filled the gallery an hour before the session began, and many stood in the corridor.</p>"
    "<p>Engineers told the council that the works would take four years and cost some 220 million crowns.</p>"
)
SLUG = "council-puts-off-harbour-decision"

# Whose page it is, and whom it would speak for.
TAKEOVERS = [
    ("evil.gouv.fr", "victim.gouv.fr"),
    ("evil.co.uk", "victim.co.uk"),
    ("evil.com.au", "victim.com.au"),
    ("evil.gov.uk", "victim.gov.uk"),
    ("evil.asso.fr", "victim.asso.fr"),
    ("evil.kawasaki.jp", "victim.kawasaki.jp"),
    ("evil.github.io", "victim.github.io"),
    ("evil.blogspot.com", "victim.blogspot.com"),
    ("evil.blogspot.co.uk", "victim.blogspot.co.uk"),
    ("evil.substack.com", "victim.substack.com"),
    ("evil.wordpress.com", "victim.wordpress.com"),
    ("evil.medium.com", "victim.medium.com"),
    ("evil.tumblr.com", "victim.tumblr.com"),
    ("evil.over-blog.com", "www.victim.over-blog.com"),
    ("evil.netlify.app", "victim.netlify.app"),
    ("evil.s3.amazonaws.com", "victim.s3.amazonaws.com"),
    ("evil.free.fr", "victim.free.fr"),
    ("www.substack.com", "victim.substack.com"),
    ("10.0.0.1", "10.0.0.2"),
    ("192.0.2.1", "192.0.2.1:8080"),
    ("[2001:db8::1]", "[2001:db8::2]"),
    ("localhost", "intranet"),
    ("localhost:8000", "localhost:9000"),
    ("sites.google.com/view/evil", "sites.google.com/view/victim"),
    ("medium.com/@evil", "medium.com/@victim"),
    ("s3.amazonaws.com/evil", "s3.amazonaws.com/victim"),
    ("www.college.example/~evil", "www.college.example/~victim"),
    ("www.college.example/~evil", "www.college.example"),
    ("harbour.example", "harbour.example.evil.example"),
    ("evil-harbour.example", "harbour.example"),
]


def page(url: str, head: str = "", /, *, title: str = TITLE, **ld: object) -> Page:
    script = json.dumps({"@type": "NewsArticle", "headline": title, **ld})
    body = f"<html lang=en><head><title>{title}</title>{head}<script type='application/ld+json'>{script}</script>"
    return Page(
        url=url, body=f"{body}</head><body><article><h1>{title}</h1>{TEXT}</article></body></html>".encode()
    )


def believed(url: str, head: str = "", /, **ld: object) -> str | None:
    return read_article(page(url, head, **ld)).metadata.canonical_url


@pytest.mark.parametrize(("own", "other"), TAKEOVERS, ids=lambda host: host)
def test_no_channel_lets_a_page_take_the_key_of_another_owners_article(own: str, other: str) -> None:
    url, claimed = f"https://{own}/news/{SLUG}", f"https://{other}/news/{SLUG}"
    assert believed(url, f'<link rel="canonical" href="{claimed}">') is None
    assert believed(url, f'<meta property="og:url" content="{claimed}">') is None
    assert believed(url, url=claimed) is None
    assert believed(url, **{"@id": claimed}) is None
    assert believed(url, mainEntityOfPage=claimed) is None
    assert believed(url, mainEntityOfPage={"@type": "WebPage", "@id": claimed}) is None
    alternates = f'<link rel="amphtml" href="{claimed}/amp"><link rel="shortlink" href="{claimed}">'
    assert read_article(page(url, alternates)).metadata.alt_urls == ()


@pytest.mark.parametrize(("own", "other"), TAKEOVERS, ids=lambda host: host)
def test_each_may_still_speak_for_itself(own: str, other: str) -> None:
    for host in (own, other):
        url = f"https://{host}/news/{SLUG}"
        assert believed(f"{url}?utm_source=rss", f'<link rel="canonical" href="{url}">') == url


UNITED = [
    ("/news/2026/11/council-puts-off?utm_source=rss", "/news/2026/11/council-puts-off"),
    ("/news/2026/11/council-puts-off?foo=bar&print=1", "/news/2026/11/council-puts-off"),
    ("/news/2026/11/council-puts-off/amp", "/news/2026/11/council-puts-off"),
    ("/amp/news/council-puts-off.html", "/news/council-puts-off.html"),
    ("/news/council-puts-off.amp.html", "/news/council-puts-off.html"),
    ("/news/council-puts-off/print/", "/news/council-puts-off"),
    ("/print/123456", "/news/council-puts-off-123456"),
    ("/print.php?id=123456", "/news/council-puts-off-123456"),
    ("/news/council-puts-off/2", "/news/council-puts-off"),
    ("/news/council-puts-off/index.html", "/news/council-puts-off/"),
    ("/news/council-puts-off-123456", "/news/council-delays-harbour-decision-123456"),  # the slug changed
    ("/news/council-puts-off", "/news/harbour-decision-put-off"),
    ("/2026/11/council-puts-off", "/council-puts-off-decision-2"),
    ("/article/123456/council-puts-off", "/article/123456"),
    ("/article/123456", "/article/123456/council-puts-off"),
    ("/?p=123456", "/2026/11/council-puts-off"),
    ("/2026/11/council-puts-off", "/?p=123456"),
    ("/index.php?id=77&utm_source=x", "/index.php?id=77"),
    ("/index.php?id=77&utm_source=x&lang=en", "/index.php?id=77"),
    ("/story.aspx?storyid=9", "/news/council-puts-off-harbour-decision"),
    ("/politik/stadt-verschiebt-entscheidung", "/regional/stadt-verschiebt-entscheidung"),
    ("/m/news/council-puts-off", "/news/council-puts-off"),
    ("/news/council?page=1", "/news/council"),
    ("/news/%E6%B8%AF%E6%B9%BE%E8%AE%A1%E5%88%92/?x=1", "/news/%E6%B8%AF%E6%B9%BE%E8%AE%A1%E5%88%92/"),
    ("/a1b2c3d4-0000-4000-8000-1234567890ab?x=1", "/story/a1b2c3d4-0000-4000-8000-1234567890ab"),
]


@pytest.mark.parametrize(("url", "canonical"), UNITED)
def test_other_addresses_of_the_same_article_go_on_uniting(url: str, canonical: str) -> None:
    url, canonical = f"https://www.harbour.example{url}", f"https://www.harbour.example{canonical}"
    assert may_be_of(canonical, url)
    assert is_of_this_article(canonical, url, TITLE, on_its_word=True)


@pytest.mark.parametrize("host", ["m", "mobile", "amp", "www", "touch", "news"])
def test_another_host_of_the_same_owner_is_believed(host: str) -> None:
    url, canonical = f"https://{host}.harbour.example/news/{SLUG}", f"http://harbour.example/news/{SLUG}"
    assert believed(url, f'<link rel="canonical" href="{canonical}">') == canonical


OTHERS = [
    "/", "/news/", "/news", "/news/2026", "/news/2026/11", "/news/2026/11/", "/en", "/en/", "/en-gb", "/fr/", "/zh-hans/",
    "/index.html", "/index.php", "/default.aspx", "/fr/index.html", "/home", "/accueil", "/startseite.html",
    "/article", "/articles", "/articles/", "/story.php", "/politics", "/sport/football", "/latest-news",
    "/local-and-regional-news", "/category/harbour-and-shipping-news", "/tag/harbour-decision", "/author/bo-lind",
    "/dossiers/harbour-decision-of-ambreville", "/search?q=council", "/20261126", "/20261126/",
    "/undefined", "/news/undefined", "/undefined/council-puts-off", "/null", "/news/null/", "/NaN", "/news/NaN.html",
    "/%5Bobject%20Object%5D", "/news/[object Object]", "/?p=undefined", "/news/permalink", "/404", "/error/404",
    "/tram-line-reopens-after-storm", "/tram-line-reopens-after-storm/", "/live/news-and-updates-of-the-day",
]  # fmt: skip


@pytest.mark.parametrize("canonical", OTHERS)
def test_an_address_that_is_not_this_articles_is_not_believed(canonical: str) -> None:
    url, canonical = f"https://harbour.example/news/2026/11/{SLUG}", f"https://harbour.example{canonical}"
    assert believed(url, f'<link rel="canonical" href="{canonical}">') is None
    assert believed(url, f'<meta property="og:url" content="{canonical}">') is None
    assert believed(url, url=canonical) is None


UNFILLED = [
    "https://{{host}}/news/x-y-z", "{{ url }}", "{{canonical}}", "${url}", "https://harbour.example/${slug}", "%URL%",
    "https://harbour.example/%PAGE_URL%", "%%permalink%%", "[permalink]", "https://harbour.example/[slug]", "<%= url %>",
    "<?php the_permalink() ?>", "{% url %}", "#{url}", "https://harbour.example/news/:slug", "__CANONICAL_URL__",
    "https://your-domain.example/news/a-b-c", "%7B%7Burl%7D%7D", "https://harbour.example/%7B%7Bslug%7D%7D",
    "@@url@@", "[[url]]", "$(location)", "https://harbour.example/{path}", "&#123;url&#125;",
]  # fmt: skip


@pytest.mark.parametrize("given", UNFILLED)
def test_a_template_that_was_not_filled_in_is_nobodys_address(given: str) -> None:
    assert is_unfilled(given)
    head = f"<link rel='canonical' href='{given}'>"
    url = f"https://harbour.example/news/{SLUG}"
    assert believed(url, head) in (None, url)
    assert believed(url, url=given) in (None, url)


@pytest.mark.parametrize(
    "given",
    [
        "https://harbour.example/news/100%25-harbour-decision",
        "https://harbour.example/news/%C3%A9lu-du-port",
        "https://harbour.example/news/title-page-of-the-harbour",
        "https://harbour.example/news/my-hosts-in-the-harbour",
        "https://harbour.example/news/(harbour)-decision",
        "https://harbour.example/n/a:slugger-at-the-harbour",
    ],
)
def test_what_only_looks_a_little_like_a_template_stays(given: str) -> None:
    assert not is_unfilled(given)


@pytest.mark.parametrize(
    "canonical",
    [
        "https://staging.harbour.example/news/{}",
        "https://preprod.www.harbour.example/news/{}",
        "https://localhost/news/{}",
        "http://127.0.0.1/news/{}",
        "https://harbour.example:8443/news/{}",
        "https://editor:secret@harbour.example/news/{}",
        "https://editor@harbour.example/news/{}",
        "ftp://harbour.example/news/{}",
        "javascript:location='/news/{}'",
        "data:text/html,{}",
        "//",
        "https:///news/{}",
        "http://[broken/{}",
        "https://harbour.example/news/{}" + "x" * 3000,
    ],
)
def test_an_address_that_no_reader_uses_is_not_believed(canonical: str) -> None:
    url = f"https://www.harbour.example/news/{SLUG}"
    assert believed(url, f'<link rel="canonical" href="{canonical.format(SLUG)}">') in (None, url)


def test_a_page_on_a_port_may_name_itself_with_it_and_without() -> None:
    url = f"https://news.harbour.example:8443/news/{SLUG}"
    assert believed(f"{url}?utm_source=a", f'<link rel="canonical" href="{url}">') == url
    without = f"https://harbour.example/news/{SLUG}"
    assert believed(url, f'<link rel="canonical" href="{without}">') == without


def test_the_first_that_is_believed_counts() -> None:
    right = f"https://harbour.example/news/{SLUG}"
    two = f'<link rel="canonical" href="https://harbour.example/"><link rel="canonical" href="{right}">'
    assert believed(f"{right}?x=1", two) == right
    mixed = f'<link rel="canonical" href="/news/"><meta property="og:url" content="{right}">'
    assert believed(f"{right}?x=1", mixed) == right
    assert read_article(page(f"{right}?x=1", mixed)).metadata.sources["canonical_url"] == "opengraph"


def test_json_ld_of_another_story_does_not_give_the_key() -> None:
    url = "https://harbour.example/a/7"
    assert believed(url, url="https://harbour.example/news/tram-line-reopens-after-storm") is None
    assert believed(url, url=f"https://harbour.example/news/{SLUG}") == f"https://harbour.example/news/{SLUG}"


def test_alternates_of_the_same_owner_stay() -> None:
    url = f"https://www.harbour.example/news/{SLUG}"
    head = f'<link rel="amphtml" href="https://amp.harbour.example/news/{SLUG}"><link rel="shortlink" href="/?p=7">'
    assert read_article(page(url, head)).metadata.alt_urls == (
        ("amphtml", f"https://amp.harbour.example/news/{SLUG}"),
        ("shortlink", "https://www.harbour.example/?p=7"),
    )


def test_a_page_from_a_file_may_name_itself() -> None:
    url = f"https://www.harbour.example/news/{SLUG}"
    assert believed("", f'<link rel="canonical" href="{url}">') == url
    assert believed("", '<link rel="canonical" href="https://www.harbour.example/news/">') is None


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://www.harbour.co.uk/a", "harbour.co.uk"),
        ("https://m.harbour.example/a", "harbour.example"),
        ("https://ann.substack.com/p/x", "ann.substack.com"),
        ("https://www.ann.substack.com/p/x", "ann.substack.com"),
        ("https://substack.com/home", "substack.com"),
        ("https://deep.below.ann.github.io/x", "ann.github.io"),
        ("http://10.0.0.1:81/x", "10.0.0.1:81"),
        ("http://[2001:db8::1]/x", "[2001:db8::1]"),
        ("http://newsroom/x", "newsroom"),
        ("https://medium.com/@ann/x-y", "medium.com/@ann"),
        ("https://www.college.example/~ann/x", "college.example/~ann"),
        ("mailto:ann@harbour.example", ""),
    ],
)
def test_the_owner_of_an_address(url: str, owner: str) -> None:
    assert owner_of(url) == owner


def test_addresses_of_one_owner_lie_on_one_partition_of_the_items() -> None:
    for host in (
        "a.b.harbour.co.uk",
        "ann.substack.com",
        "x.ann.github.io",
        "www.ann.blogspot.com",
        "10.0.0.1",
    ):
        owner = owner_of(f"https://{host}/").partition("/")[0]
        assert site_of(f"https://{host}/") == site_of(f"https://{owner}/")
