"""What the sample news site promises: true HTTP, and feeds and pages that are what its table says."""

import asyncio
import json
import re
import socket
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import feedparser
import lxml.html
import pytest

from worker.embedded.site import LoopbackNames, SampleSite
from worker.embedded.site.contents import FEEDS, PAGES, PUBLISHERS, Expected, SamplePage

SITE_FILES = files("worker.embedded.site")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Visit:
    """All of the site, fetched before its update and after it. Keys are URLs, feeds first."""

    port: int
    before: dict[str, Answer]
    after: dict[str, Answer]
    feed_urls: tuple[str, ...]
    changing_url: str
    expected: Expected

    def page(self, page: SamplePage) -> Answer:
        return self.before[f"http://{page.publisher}.localhost:{self.port}{page.path}"]


async def fetch(client: aiohttp.ClientSession, url: str, **headers: str) -> Answer:
    """The answer but for its Date, which says only when it was given."""
    async with client.get(url, headers=headers, allow_redirects=False) as response:
        said = response.headers.copy()
        said.popall("Date")
        return Answer(response.status, said, await response.read())


def client_of_the_site() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=LoopbackNames()))


async def visit_the_site() -> Visit:
    async with SampleSite() as site, client_of_the_site() as client:
        pages = [f"http://{page.publisher}.localhost:{site.port}{page.path}" for page in PAGES]
        urls = [*site.feed_urls, *pages]
        before = {url: await fetch(client, url) for url in urls}
        site.publish_update()
        after = {url: await fetch(client, url) for url in urls}
        return Visit(site.port, before, after, site.feed_urls, site.changing_url, site.expected)


@pytest.fixture(scope="module")
def visit() -> Visit:
    return asyncio.run(visit_the_site())


def entries(feed_url: str, body: bytes) -> list[dict[str, object]]:
    """A feed's entries as an ordinary reader sees them."""
    if feed_url.endswith(".json"):
        return [{"link": item["url"], "title": item["title"]} for item in json.loads(body)["items"]]
    return list(feedparser.parse(BytesIO(body)).entries)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_has_the_status_and_type_of_the_table(visit: Visit, page: SamplePage) -> None:
    answer = visit.page(page)
    assert answer.status == page.status
    assert answer.headers["Content-Type"] == page.header
    if page.location:
        assert answer.headers["Location"] == f"http://{page.publisher}.localhost:{visit.port}{page.location}"


def test_every_kind_of_answer_is_there(visit: Visit) -> None:
    statuses = Counter(visit.page(page).status for page in PAGES)
    assert statuses == {200: 20, 301: 1, 302: 1, 404: 1, 410: 1}


@pytest.mark.parametrize("page", [page for page in PAGES if page.location], ids=lambda page: page.path)
def test_a_redirect_leads_to_a_page_that_no_feed_announces(visit: Visit, page: SamplePage) -> None:
    target = next(other for other in PAGES if other.path == page.location)
    assert visit.page(target).status == 200
    assert (page.becomes, target.becomes) == ("article", "")


def test_the_feeds_announce_what_the_table_expects(visit: Visit) -> None:
    announced = Counter(
        (url, str(entry.get("link", "")))
        for url in visit.feed_urls
        for entry in entries(url, visit.before[url].body)
    )
    assert announced == Counter((entry.feed_url, entry.link) for entry in visit.expected.announced)


def test_the_feeds_have_the_expected_formats_and_counts(visit: Visit) -> None:
    counts = [len(entries(url, visit.before[url].body)) for url in visit.feed_urls]
    assert counts == [5, 3, 7, 7, 3]
    versions = [feedparser.parse(BytesIO(visit.before[url].body)).version for url in visit.feed_urls[:4]]
    assert versions == ["rss20", "rss20", "atom10", "rss20"]
    assert json.loads(visit.before[visit.feed_urls[4]].body)["version"].endswith("/1.1")


def test_only_the_ill_formed_feed_is_ill_formed(visit: Visit) -> None:
    bozo = [bool(feedparser.parse(BytesIO(visit.before[url].body)).bozo) for url in visit.feed_urls[:4]]
    assert bozo == [False, True, False, False]


def test_the_expected_counts_add_up(visit: Visit) -> None:
    expected = visit.expected
    assert (len(expected.announced), expected.items, expected.articles) == (25, 23, 17)
    assert Counter(entry.becomes for entry in expected.refused) == {"item-without-link": 1, "link-refused": 1}
    assert Counter(entry.becomes for entry in expected.dead_letters) == {
        "page-gone": 2,
        "wall": 1,
        "page-empty": 1,
        "not-html": 1,
    }
    assert expected.items == expected.articles + len(expected.dead_letters) + 1


def test_the_duplicate_is_the_same_page_in_another_feed(visit: Visit) -> None:
    (duplicate,) = [entry for entry in visit.expected.announced if entry.becomes == "duplicate"]
    (original,) = [entry for entry in visit.expected.announced if entry.link == duplicate.link.split("?")[0]]
    assert duplicate.feed_url != original.feed_url


@pytest.mark.parametrize("page", [page for page in PAGES if page.becomes == "wall"])
def test_the_login_wall_holds_no_paragraph_to_read(visit: Visit, page: SamplePage) -> None:
    main = lxml.html.fromstring(visit.page(page).body.decode()).find(".//main")
    assert main is not None
    assert main.findall(".//form")
    assert all(len(p.text_content()) < 30 for p in main.iter("p"))


ARTICLES = [page for page in PAGES if page.status == 200 and page.becomes in ("article", "")]


@pytest.mark.parametrize("page", ARTICLES, ids=lambda page: page.file)
def test_an_article_page_names_itself_and_its_headline(visit: Visit, page: SamplePage) -> None:
    text = visit.page(page).body.decode(page.charset)
    tree = lxml.html.fromstring(text)
    own_url = f"http://{page.publisher}.localhost:{visit.port}{page.path}"
    assert tree.xpath("//link[@rel='canonical']/@href") == [own_url]
    assert len(tree.xpath("//h1")) == 1
    assert len(tree.xpath("//main//p | //div[@class='ost-article']//p")) >= 3
    assert "{{" not in text


def test_json_ld_parses_on_every_page_but_one(visit: Visit) -> None:
    broken = []
    for page in ARTICLES:
        tree = lxml.html.fromstring(visit.page(page).body.decode(page.charset))
        for block in tree.xpath("//script[@type='application/ld+json']/text()"):
            try:
                json.loads(block)
            except json.JSONDecodeError:
                broken.append(page.file)
    assert broken == ["ostral/strait.html"]


def test_the_live_blog_has_more_posts_in_json_ld_than_in_html(visit: Visit) -> None:
    page = next(page for page in PAGES if page.file == "vigie/tempete.html")
    tree = lxml.html.fromstring(visit.page(page).body.decode())
    posting = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
    assert posting["@type"] == "LiveBlogPosting"
    assert (len(posting["liveBlogUpdate"]), len(tree.find_class("lvg-post"))) == (6, 3)


def test_the_latin_1_page_is_windows_1252_and_says_iso_8859_1(visit: Visit) -> None:
    page = next(page for page in PAGES if page.charset == "windows-1252")
    body = visit.page(page).body
    assert b'<meta charset="iso-8859-1">' in body
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")
    assert "foire aux bœufs" in body.decode("windows-1252")
    assert "5 €" in body.decode("windows-1252")


def test_the_page_with_a_wrong_charset_is_utf_8(visit: Visit) -> None:
    page = next(page for page in PAGES if "iso-8859-1" in page.header)
    assert "la cloche fêlée" in visit.page(page).body.decode("utf-8")


def test_the_broken_page_ends_inside_a_tag(visit: Visit) -> None:
    (page,) = [page for page in PAGES if page.truncated]
    body = visit.page(page).body.decode()
    assert body.rindex("<") > body.rindex(">")
    assert "</main>" not in body


def test_the_empty_page_is_empty_and_the_pdf_is_a_pdf(visit: Visit) -> None:
    bodies = {page.becomes: visit.page(page).body for page in PAGES}
    assert bodies["page-empty"] == b""
    assert bodies["not-html"].startswith(b"%PDF-")


def test_the_update_changes_one_feed_and_one_article(visit: Visit) -> None:
    changed = [url for url in visit.before if visit.before[url] != visit.after[url]]
    bodies = [url for url in visit.before if visit.before[url].body != visit.after[url].body]
    assert changed == bodies == [visit.feed_urls[0], visit.changing_url]
    for url in changed:
        assert visit.before[url].headers["ETag"] != visit.after[url].headers["ETag"]
        assert visit.before[url].headers["Last-Modified"] != visit.after[url].headers["Last-Modified"]


def test_the_updated_entry_keeps_its_guid_and_gets_a_new_date(visit: Visit) -> None:
    feed_url = visit.feed_urls[0]
    old = {entry["id"]: entry for entry in entries(feed_url, visit.before[feed_url].body)}
    new = {entry["id"]: entry for entry in entries(feed_url, visit.after[feed_url].body)}
    assert old.keys() == new.keys()
    (changed,) = [guid for guid in old if old[guid] != new[guid]]
    assert new[changed]["link"] == visit.changing_url
    assert new[changed]["updated_parsed"] > new[changed]["published_parsed"]


def test_the_update_drops_one_quotation_and_adds_another(visit: Visit) -> None:
    old, new = (
        set(re.findall("«[^«»]+»", lxml.html.fromstring(answer.body.decode()).find(".//main").text_content()))
        for answer in (visit.before[visit.changing_url], visit.after[visit.changing_url])
    )
    assert len(old - new) == len(new - old) == 1
    assert len(old & new) >= 6


def test_a_second_request_with_validators_gets_304_until_the_update() -> None:
    async def statuses() -> list[int]:
        async with SampleSite() as site, client_of_the_site() as client:
            url = site.feed_urls[0]
            first = await fetch(client, url)
            by_etag = {"If-None-Match": first.headers["ETag"]}
            by_date = {"If-Modified-Since": first.headers["Last-Modified"]}
            stale_tag = {"If-None-Match": '"another"', **by_date}
            answers = [await fetch(client, url, **headers) for headers in (by_etag, by_date, stale_tag)]
            assert all(not answer.body for answer in answers if answer.status == 304)
            site.publish_update()
            answers += [await fetch(client, url, **headers) for headers in (by_etag, by_date)]
            return [answer.status for answer in answers]

    assert asyncio.run(statuses()) == [304, 304, 200, 200, 200]


def test_what_the_site_does_not_have_is_not_found_and_post_is_refused() -> None:
    async def statuses() -> list[int]:
        async with SampleSite() as site, client_of_the_site() as client:
            nowhere = await fetch(client, f"http://vigie.localhost:{site.port}/rien")
            elsewhere = await fetch(client, f"http://stranger.localhost:{site.port}/rss/une.xml")
            robots = await fetch(client, f"http://vigie.localhost:{site.port}/robots.txt")
            async with client.post(site.feed_urls[0]) as posted:
                return [nowhere.status, elsewhere.status, robots.status, posted.status]

    assert asyncio.run(statuses()) == [404, 404, 200, 405]


def test_the_site_counts_what_it_served() -> None:
    async def served() -> Counter[tuple[str, int]]:
        async with SampleSite() as site, client_of_the_site() as client:
            await fetch(client, site.changing_url + "?utm_source=rss")
            return Counter({(urlsplit(url).path, status): n for (url, status), n in site.served.items()})

    assert asyncio.run(served()) == {("/region/pont-des-tanneurs-ferme", 200): 1}


def test_no_name_off_this_machine_resolves() -> None:
    names = LoopbackNames()
    (found,) = asyncio.run(names.resolve("vigie.localhost", 80))
    assert (found["host"], found["port"], found["family"]) == ("127.0.0.1", 80, socket.AF_INET)
    for name in ("example.org", "localhost.example.org", "notlocalhost"):
        with pytest.raises(OSError, match="not on this machine"):
            asyncio.run(names.resolve(name, 80))


def test_every_file_of_the_site_is_served_by_something() -> None:
    used = {page.file for page in PAGES if page.file} | {feed.file for feed in FEEDS}
    used |= {f"{publisher.key}.html" for publisher in PUBLISHERS}
    folders = [SITE_FILES / "feeds", SITE_FILES / "layouts"]
    folders += [SITE_FILES / "pages" / publisher.key for publisher in PUBLISHERS]
    present = set()
    for folder in folders:
        prefix = f"{folder.name}/" if folder.name not in ("feeds", "layouts") else ""
        present |= {prefix + file.name.replace(".later.", ".") for file in folder.iterdir()}
    assert present == used


# The sample world is invented. Whole words: «la libération» may be in the news, "Libération" may not.
REAL_OUTLETS = re.compile(
    r"(?<!\w)(?:"
    "AFP|Reuters|Bloomberg|Associated Press|Agence France-Presse|TASS|Tass|R[iI][aA] Novosti|Izvestia|Xinhua"
    "|Figaro|Le Monde|Libération|Le Parisien|Le Point|La Croix|Les [EÉ]chos|L['’]Express|L['’]Obs|Marianne"
    "|M[eé]diapart|L['’]Humanité|Ouest-France|Sud Ouest|La Dépêche|La Voix du Nord|Le Progrès|Le Télégramme"
    "|Nice-Matin|France Inter|Radio France|[fF]ranceinfo|BFM|BFMTV|TF1|Euronews"
    "|BBC|CNN|Guardian|Telegraph|Independent|Mirror|The Times|The Sun|Daily Mail|Sky News|The Economist"
    "|Financial Times|New York Times|Washington Post|Wall Street Journal|Politico|HuffPost|Axios|Vox"
    "|Spiegel|Die Zeit|El País|El Mundo|La Stampa|Al Jazeera"
    r")(?!\w)"
)


def test_no_real_outlet_is_named(visit: Visit) -> None:
    charsets = {f"http://{p.publisher}.localhost:{visit.port}{p.path}": p.charset for p in PAGES}
    for url, answer in [*visit.before.items(), *visit.after.items()]:
        assert REAL_OUTLETS.findall(answer.body.decode(charsets.get(url, "utf-8"))) == [], url


SAID = tomllib.loads((Path(__file__).parent / "said.toml").read_text())
ASIDE = "//figcaption | //aside | //section[contains(@class, 'comments')] | //*[contains(@class, 'box')]"
ASIDE += (
    " | //*[contains(@class, 'newsletter') or contains(@class, 'catcher') or contains(@class, 'listing')]"
)


def spoken_text(visit: Visit, file: str) -> tuple[str, str]:
    """All text of a page, and that of its article alone: spaces made one, the asides taken out."""
    page = next(page for page in PAGES if page.file == file.replace(".later.", "."))
    url = f"http://{page.publisher}.localhost:{visit.port}{page.path}"
    body = (visit.after if ".later." in file else visit.before)[url].body.decode(page.charset)
    tree = lxml.html.fromstring(body)
    updates = [
        update["articleBody"]
        for block in tree.xpath(
            "//script[@type='application/ld+json' and contains(., 'liveBlogUpdate')]/text()"
        )
        for update in json.loads(block)["liveBlogUpdate"]
    ]
    everything = " ".join(tree.text_content().split())
    for aside in tree.xpath(ASIDE):
        aside.drop_tree()
    (article,) = tree.xpath("//article | //div[@class='ost-article']")
    return everything, " ".join(" ".join([article.text_content(), *updates]).split())


def test_every_article_page_has_its_answers() -> None:
    assert SAID.keys() == {page.file for page in ARTICLES} | {"courrier/pont.later.html"}


@pytest.mark.parametrize("file", SAID)
def test_what_the_answers_name_stands_on_the_page(visit: Visit, file: str) -> None:
    everything, article = spoken_text(visit, file)
    answers = SAID[file]
    texts = [answers["headline"], *(said[0] for said in answers["said"]), *answers.get("not_said", ())]
    assert [text for text in texts if " ".join(text.split()) not in article] == []
    assert [line for line in answers["junk"] if line not in everything] == []


@pytest.mark.parametrize("file", SAID)
def test_who_spoke_and_to_whom_is_named_on_the_page(visit: Visit, file: str) -> None:
    page = spoken_text(visit, file)[0].casefold()
    for _, speakers, *said_to in SAID[file]["said"]:
        assert any(name.casefold() in page for name in speakers.split("|")), speakers
        assert all(name.casefold() in page for name in said_to), said_to


@pytest.mark.parametrize("file", SAID)
def test_the_answers_say_of_every_quotation_mark_whether_something_was_said(visit: Visit, file: str) -> None:
    _, article = spoken_text(visit, file)
    answers = SAID[file]
    marks = {
        "courrier": "«([^»]+)»",
        "vigie": "«([^«»]+)(?:»|(?=«))",
        "gazette": "“([^”]+)”",
        "ostral": '"([^"]+)"',
    }
    marked = {words.strip() for words in re.findall(marks[file.partition("/")[0]], article)}
    answered = {" ".join(said[0].split()) for said in answers["said"]} | set(answers.get("not_said", ()))
    assert marked == answered
