"""What no class name takes: the body of the text, a word of a sentence, a first letter; and what still goes."""

import pytest

from tests.articles.stories import PARAGRAPHS, body_of, page_of, paragraphs, read

HEADLINE = "<h1>Lighthouse keepers want their lamp back</h1>"
NAMES = [
    "post commerce",
    "article-ad-free",
    "shopping-guide",
    "sponsored-story",
    "related-article-main",
    "newsletter-content",
    "promo-body",
    "social-post",
    "has-comments comments",
    "nav-content",
    "paywall",
    "hidden-body",
    "caption-text",
    "popup-article",
    "author-page",
    "consent-given",
    "trending story",
    "toggle hideOnInit",
    "expand",
    "speech-message",
    "meta",
    "slide options",
    "attachment",
    "obfuscated",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_around_the_whole_text_takes_nothing(name: str) -> None:
    notice = "<div><p>Printed copies of this page may be had at the office for a fee, as the law provides.</p></div>"
    body = body_of(f'<main>{HEADLINE}<div class="{name}">{paragraphs()}</div>{notice}</main>')
    assert all(text in body for text in PARAGRAPHS)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_around_half_of_the_text_takes_nothing(name: str) -> None:
    half = f'{paragraphs(PARAGRAPHS[:3])}<div class="{name}">{paragraphs(PARAGRAPHS[3:])}</div>'
    body = body_of(f"<main>{HEADLINE}{half}</main>")
    assert all(text in body for text in PARAGRAPHS)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_around_short_lines_takes_nothing(name: str) -> None:
    lines = "<p>Ida Moor came at ten.</p><p>Per Holm left at noon.</p><p>The lamp was out.</p>"
    body = body_of(f'<main>{HEADLINE}<div class="{name}">{lines}</div></main>')
    assert "Ida Moor came" in body
    assert "The lamp was out" in body


def test_an_advertisement_inside_a_text_that_is_called_one_goes() -> None:
    ad = '<div class="ad">Buy our boots today at half the price</div>'
    text = f"{paragraphs(PARAGRAPHS[:3])}{ad}{paragraphs(PARAGRAPHS[3:])}"
    article = read(page_of(f'<div class="post commerce">{HEADLINE}{text}</div>'))
    assert all(text in article.body for text in PARAGRAPHS)
    assert "Buy our boots" not in article.body
    assert any("Buy our boots" in removed.text for removed in article.removed)


def test_a_discussion_longer_than_the_article_goes() -> None:
    comments = "".join(
        f'<div class="comment"><p>Reader {n} thinks that the whole plan is nonsense and belongs in the sea.</p></div>'
        for n in range(30)
    )
    body = body_of(f'<main>{HEADLINE}{paragraphs()}<div class="comments">{comments}</div></main>')
    assert all(text in body for text in PARAGRAPHS)
    assert "Reader 3" not in body


def test_a_scrambled_text_goes_however_long() -> None:
    scrambled = "".join(
        f"<p class=obfuscated>{'Uif mbnq xbt pvu gps uisff ojhiut jo b spx. ' * 3}</p>" for _ in range(8)
    )
    body = body_of(f"<main>{HEADLINE}{paragraphs(PARAGRAPHS[:2])}{scrambled}</main>")
    assert PARAGRAPHS[0] in body
    assert "Uif mbnq" not in body


@pytest.mark.parametrize(
    "name",
    [
        'id="ramp_Facebook_"',
        'class="facebook"',
        'class="share"',
        'class="ad-link"',
        'class="related"',
        'class="author"',
        'class="promo"',
        'class="tooltip"',
        'class="newsletter-link"',
        'class="menu"',
        'class="sponsor"',
        'class="comments"',
        'class="popup"',
        'data-type="social"',
    ],
)
def test_a_linked_word_stays_in_its_sentence(name: str) -> None:
    link = f'<a {name} href="/x">{{}}</a>'
    sentences = (
        f"The keeper put a picture on {link.format('Facebook')} and was told off by the board for it.",
        f"{link.format('Ida Moor')} told the court that she had never seen the papers before.",
        f"The court was told all of this by {link.format('Ida Moor')}.",
    )
    body = body_of(f"<article>{HEADLINE}{paragraphs()}{paragraphs(sentences)}</article>")
    assert "on Facebook and was" in body
    assert "Ida Moor told the court" in body
    assert "this by Ida Moor." in body


def test_a_button_after_a_sentence_goes() -> None:
    line = 'The keeper was told off by the board. <a class="share" href="/x">Share this on Facebook</a>'
    body = body_of(f"<article>{HEADLINE}{paragraphs()}{paragraphs([line])}</article>")
    assert "by the board." in body
    assert "Share this" not in body


@pytest.mark.parametrize(
    "cap",
    [
        '<span aria-hidden="true">T</span><span class="sr-only">The</span>',
        '<span class="sr-only">The</span><span aria-hidden="true"><span class="dropcap">T</span>he</span>',
        '<span aria-hidden="true">T</span><span class="visually-hidden">T</span>he',
        '<span class="visually-hidden">The</span><span aria-hidden="true">T</span><span aria-hidden="true">he</span>',
        '<span class="screen-reader-text">The keeper</span><span aria-hidden="true">T</span>he',
        '<span class="drop-cap" aria-hidden="true">T</span>he',
        '<span class="first-letter">T</span>he',
    ],
)
def test_an_initial_said_twice_is_read_once(cap: str) -> None:
    body = body_of(
        f"<article>{HEADLINE}<p>{cap} keeper said that the lamp was out for three nights.</p>{paragraphs()}</article>"
    )
    assert body.startswith("The keeper said that the lamp was out")


def test_words_for_screen_readers_alone_go() -> None:
    line = 'The report <a href="/x">on the quay<span class="sr-only"> (opens in a new window)</span></a> was read aloud.'
    body = body_of(f"<article>{HEADLINE}{paragraphs()}{paragraphs([line])}</article>")
    assert "The report on the quay was read aloud." in body


@pytest.mark.parametrize(
    "line",
    [
        '<p>The Post | 04.05.2026 at 13h36 • Updated on 05.05.2026 at 20h13 | By <a class="auteur" href="/j">Ida Moor</a></p>',
        '<h6><em>By</em> <a href="/a"><span class="byline__author">Ida Moor</span></a></h6>',
        '<p>Von <span class="autor">Ida Moor</span>, 4. Mai 2026</p>',
        '<div>Publicado por <a rel="author" href="/a">Ida Moor</a> el 4 de mayo</div>',
    ],
)
def test_the_rest_of_a_byline_goes_with_the_name(line: str) -> None:
    article = read(page_of(f"<article>{HEADLINE}{line}{paragraphs()}</article>"))
    assert article.body.startswith(PARAGRAPHS[0])
    assert any("Ida Moor" in removed.text for removed in article.removed)


@pytest.mark.parametrize(
    "picture",
    [
        f'<img src="a.jpg" alt="{PARAGRAPHS[1]}">',
        f"<figure><img src=a.jpg><figcaption>{PARAGRAPHS[1]}</figcaption></figure>",
    ],
)
def test_a_paragraph_that_a_picture_repeats_stays(picture: str) -> None:
    assert PARAGRAPHS[1] in body_of(f"<article>{HEADLINE}{picture}{paragraphs()}</article>")


def test_short_lines_of_chinese_weigh_as_much_as_long_ones_of_an_alphabet() -> None:
    lines = [
        "灯塔看守人要求归还他们的灯具",
        "委员会星期一讨论了这个问题",
        "看守人说三个晚上没有任何灯光",
        "市长答应明年春天以前作出决定",
        "渔民说雾天看不见新装的电灯",
        "博物馆去年秋天买下了这盏灯",
        "委员会的主席没有回答任何问题",
        "四十个人冒雨站在办公室外面",
        "有些人从岛上划船过来参加会议",
        "律师写了三页长的信给委员会",
        "法院明年春天听取双方的意见",
        "在那之前渔船晚上不再出海了",
    ]
    box = "关于本站：这里是海岸邮报的地方新闻网站，每天早上和晚上更新两次，欢迎读者来信提供线索，未经许可不得使用。"
    body = body_of(
        f"<div><div class=main><h1>灯塔又熄灭了</h1><div class=inner>{paragraphs(lines)}</div></div>"
        f"<div class=side><div class=box><p>{box}</p></div></div></div>"
    )
    assert all(line in body for line in lines)
    assert "关于本站" not in body


def test_a_link_that_stands_loose_in_the_page_makes_no_line_of_the_page() -> None:
    """The byline behind it stands in a line of its own, and goes with its name."""
    article = read(
        b"<html lang=en><body><a class=skip-link href=#main>Skip to the content</a>"
        b"<article><h1>Lamps for the harbour</h1>"
        b"<div class=meta>Collected by <a rel=author href=/authors/ann-reed>Ann Reed</a> - <time>4 May</time></div>"
        b"<p>The harbour of Aldmere gets forty new lamps before the winter, the council said on Monday evening.</p>"
        b"<p>They replace those of 1911, of which nine still burn, and none of which anybody can repair.</p>"
        b"</article></body></html>"
    )
    assert "Ann Reed" not in article.body
