"""What markup inside and around a paragraph says: marks, struck-out words, line breaks, sources, captions."""

import pytest

from worker.articles import Article, Page, Role, read_article

BEFORE = (
    "<p>The pier at Aldmere was closed on Monday, and the boats had to turn round before the harbour wall.</p>"
    "<p>Fishers had waited there since dawn, because nobody had told them that the crane would be moved.</p>"
)
AFTER = (
    "<p>The works will go on until the end of March, and they will cost some forty million crowns in all.</p>"
    "<p>A second crane is being built in the yard, where another hundred people have found work since May.</p>"
)


def read(html: str, lang: str = "en") -> Article:
    body = f"<main><article><h1>The pier of Aldmere</h1>{BEFORE}{html}{AFTER}</article></main>"
    page = f'<html lang="{lang}"><head><title>The pier</title></head><body>{body}</body></html>'
    return read_article(Page(url="https://www.herald.example/news/pier", body=page.encode()))


def lines(article: Article) -> list[str]:
    """The lines between those that every page of this file has."""
    return [line for line in article.body.split("\n") if line][2:-2]


@pytest.mark.parametrize(
    ("html", "lang", "text"),
    [
        ("<p>Ada Bell said: <q>We were not asked.</q></p>", "en", "Ada Bell said: “We were not asked.”"),
        (
            "<p>She said <q>he told me <q>never</q> twice</q>.</p>",
            "en",
            "She said “he told me ‘never’ twice”.",
        ),
        (
            "<p>Ada Bell a dit : <q>Personne n’a demandé.</q></p>",
            "fr",
            "Ada Bell a dit : « Personne n’a demandé. »",
        ),
        (
            "<p>Ada Bell sagte: <q>Niemand hat gefragt.</q></p>",
            "de",
            "Ada Bell sagte: „Niemand hat gefragt.“",
        ),
        ('<p>It reads <q lang="de">Bitte warten</q> there.</p>', "en", "It reads „Bitte warten“ there."),
        ("<p><q>“We were not asked”</q>, she said.</p>", "en", "“We were not asked”, she said."),
        ("<p>“<q>We were not asked</q>,” she said.</p>", "en", "“We were not asked,” she said."),
        ("<p>The tug <q>Ox</q> lay <q></q> there.</p>", "en", "The tug “Ox” lay there."),
        ("<p>She <q>never <em>ever</em></q> came.</p>", "en", "She “never ever” came."),
    ],
)
def test_the_marks_of_a_quotation_element_are_those_of_its_language(html: str, lang: str, text: str) -> None:
    assert lines(read(html, lang)) == [text]


@pytest.mark.parametrize(
    ("html", "text", "gone"),
    [
        ("<p><s>Nine came.</s> Six came to the pier.</p>", "Six came to the pier.", ["Nine came."]),
        ("<p>It was <del>shut</del> <ins>open</ins> at noon.</p>", "It was open at noon.", ["shut"]),
        ("<p>On <strike>Friday</strike>, they left.</p>", "On, they left.", ["Friday"]),
        ('<p>On <span style="text-decoration:line-through">Friday</span> Monday.</p>', "On Monday.", ["Friday"]),
        ("<p>The <u>old</u> <ins>pier</ins> <mark>stays</mark> open.</p>", "The old pier stays open.", []),
    ],
)  # fmt: skip
def test_struck_out_words_are_no_text_and_are_told_as_removed(html: str, text: str, gone: list[str]) -> None:
    article = read(html)
    assert lines(article) == [text]
    assert [r.text for r in article.removed if r.reason == "struck-out"] == gone


def test_a_strike_that_was_never_closed_takes_no_article_away() -> None:
    article = read(f"<s>{BEFORE}{AFTER}{BEFORE}</s>")
    assert "another hundred people" in article.body


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>“We wait another<br>Month,” said Ada Bell.</p>", ["“We wait another Month,” said Ada Bell."]),
        ("<p>“We wait.<br/>We watch,” said Ada Bell.</p>", ["“We wait. We watch,” said Ada Bell."]),
        ('<p>"We wait.<br>We watch," she said.</p>', ['"We wait. We watch," she said.']),
        ("<p>„Wir warten.<br>Wir sehen zu“, sagte sie.</p>", ["„Wir warten. Wir sehen zu“, sagte sie."]),
        ("<p>The vote was put<br>off until May.</p>", ["The vote was put off until May."]),
        (
            "<p>The vote was put off until<br>Monday morning.</p>",
            ["The vote was put off until Monday morning."],
        ),
        ("<p>The vote is off.<br>Nobody came.</p>", ["The vote is off.", "Nobody came."]),
        ("<p>The vote is off.<br><br>nobody came.</p>", ["The vote is off.", "nobody came."]),
        (
            "<p><b>At a glance</b><br>The quay has two cranes.</p>",
            ["At a glance", "The quay has two cranes."],
        ),
        ("<p>Monday 9 to 5<br>Saturday 10 to 2</p>", ["Monday 9 to 5", "Saturday 10 to 2"]),
        ("<p>The sea is wide<br>The boat is small</p>", ["The sea is wide", "The boat is small"]),
        ("<p>“One.<br>“Two,” she said.</p>", ["“One.", "“Two,” she said."]),
        ("<p>We need an<wbr>other month here.</p>", ["We need another month here."]),
    ],
)
def test_a_line_break_inside_a_sentence_or_a_quotation_does_not_cut_it(
    html: str, expected: list[str]
) -> None:
    assert lines(read(html)) == expected


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>\x93We wait,\x94 she said of the mayor\x92s plan \x96 twice.</p>", "“We wait,” she said of the mayor’s plan – twice."),
        ("<p>&#147;We wait,&#148; she said.</p>", "“We wait,” she said."),
        ("<p>&amp;ldquo;We wait,&amp;rdquo; she said.</p>", "“We wait,” she said."),
        ("<p>&amp;laquo; Nous partons &amp;raquo;, dit-elle.</p>", "« Nous partons », dit-elle."),
        ("<p>It&amp;#8217;s &amp;quot;over&amp;quot; now.</p>", 'It’s "over" now.'),
        ("<p>The sign &amp;ldquo; opens words.</p>", "The sign &ldquo; opens words."),
        ("<p>Type <code>a&amp;ldquo;b</code> for it.</p>", "Type a&ldquo;b for it."),
        ("<p>For &amp; one writes &amp;amp; in a page.</p>", "For & one writes &amp; in a page."),
    ],
)  # fmt: skip
def test_marks_that_were_encoded_wrongly_are_marks(html: str, text: str) -> None:
    assert lines(read(html)) == [text]


def test_c1_controls_of_an_iso_8859_2_page_are_marks() -> None:
    page = (f"<html><head><meta charset='iso-8859-2'></head><body><h1>Pier</h1>{BEFORE}<p>".encode()
            + b"\x93We wait,\x94 she said, and we shall wait until the morning comes.</p>" + AFTER.encode())  # fmt: skip
    assert "“We wait,” she said" in read_article(Page(url="", body=page)).body


SAID = "We were not asked before they came."


@pytest.mark.parametrize(
    ("html", "source"),
    [
        (f"<blockquote><p>{SAID}</p><footer>— <cite>Ada Bell, mayor</cite></footer></blockquote>", "— Ada Bell, mayor"),
        (f"<blockquote><p>{SAID}</p><cite>Ada Bell</cite></blockquote>", "Ada Bell"),
        (f"<blockquote>{SAID} <cite>Ada Bell</cite></blockquote>", "Ada Bell"),
        (f"<blockquote>{SAID}<br>— Ada Bell, mayor</blockquote>", "— Ada Bell, mayor"),
        (f"<blockquote><p>{SAID}</p><p>– Ada Bell</p></blockquote>", "– Ada Bell"),
        (f"<blockquote><p>{SAID}</p></blockquote><p>— Ada Bell, mayor</p>", "— Ada Bell, mayor"),
        (f"<figure><blockquote>{SAID}</blockquote><figcaption>Ada Bell</figcaption></figure>", "Ada Bell"),
        (f'<blockquote><p>{SAID}</p><span class="quote-author">Ada Bell</span></blockquote>', "Ada Bell"),
        (f"<blockquote><p>{SAID}</p></blockquote>", None),
    ],
)  # fmt: skip
def test_the_source_of_a_block_quotation_is_a_line_of_its_own(html: str, source: str | None) -> None:
    article = read(html)
    blocks = {b.role: article.body[b.start : b.end] for b in article.blocks}
    assert blocks[Role.QUOTE] == SAID
    assert blocks.get(Role.QUOTE_SOURCE) == source


def test_a_title_cited_in_the_middle_of_a_quotation_stays_in_it() -> None:
    article = read(
        "<blockquote><p>I had read <cite>The Pier</cite> twice before I came here.</p></blockquote>"
    )
    assert lines(article) == ["I had read The Pier twice before I came here."]


def test_a_page_that_indents_its_text_with_blockquote_quotes_nobody() -> None:
    page = f"<html><body><h1>The pier</h1><blockquote>{BEFORE}{AFTER}</blockquote></body></html>"
    article = read_article(Page(url="", body=page.encode()))
    assert {block.role for block in article.blocks} == {Role.BODY}


def test_the_signature_of_an_embedded_post_is_no_line_of_the_article() -> None:
    article = read(
        "<blockquote><p>The pier is shut again today.</p>— Ada Bell (@ada) May 5, 2026</blockquote>"
    )
    assert "@ada" not in article.body


@pytest.mark.parametrize(
    ("html", "caption", "credit"),
    [
        ('<p><img src="/a.jpg"><br><em>The pier at dawn. Photo: Cy Dorn</em></p>', "The pier at dawn.", "Cy Dorn"),
        ('<p><img src="/a.jpg"><small>The pier (Getty Images)</small></p>', "The pier", "Getty Images"),
        ('<div><img src="/a.jpg"><div>Cranes. REUTERS/Cy Dorn</div></div>', "Cranes.", "REUTERS/Cy Dorn"),
        ('<div><img src="/a.jpg"><span>Le quai. Crédit photo : Cy Dorn</span></div>', "Le quai.", "Cy Dorn"),
        ('<p><a href="/b"><img src="/a.jpg"></a> <em>The pier at dawn</em></p>', "The pier at dawn", None),
        ('<picture><img src="/a.jpg"></picture><p class="img-legend-text">The pier</p>', "The pier", None),
    ],
)  # fmt: skip
def test_a_caption_without_a_figure_goes_to_its_picture(html: str, caption: str, credit: str | None) -> None:
    article = read(html)
    assert lines(article) == []
    assert [(i.caption, i.credit_text) for i in article.images] == [(caption, credit)]


@pytest.mark.parametrize(
    "text",
    [
        "Photographs by Cy Dorn of the old pier hang in the town hall, and Reuters bought two of them.",
        "The mayor said the plan would be read again before the vote.",
        "Reuters reported on Friday that the pier was sold.",
    ],
)
def test_a_paragraph_behind_a_picture_is_no_caption(text: str) -> None:
    assert lines(read(f'<p><img src="/a.jpg"></p><p>{text}</p>')) == [text]
    assert lines(read(f'<p><img src="/a.jpg" align="left">{text}</p>')) == [text]


@pytest.mark.parametrize("tag", ["figcaption", "footer"])
def test_words_around_the_source_of_a_block_stay_apart(tag: str) -> None:
    source = f"<{tag}>Ada Bell, harbour master</{tag}>"
    article = read(f"<blockquote>Nobody had asked us about the crane.{source}They will now.</blockquote>")
    assert "crane.They" not in article.body
