"""The tree before extraction: what is cut out of it, what must not be, and how its paragraphs are mended."""

from lxml.html import HtmlElement

from worker.articles import Page, read_article
from worker.articles.extraction.structure import drop_linked_lines, mend
from worker.articles.model import Limits
from worker.articles.page.tree import node_text, parse
from worker.articles.page.weight import text_root, weigh
from worker.articles.pruning.prune import prune

LIMITS = Limits()
TEXT = "The harbour was closed on Tuesday after the crane had leaned over the quay for two long days."


def tree(body: str) -> HtmlElement:
    return parse(f"<html><body>{body}</body></html>", LIMITS)


def pruned(body: str) -> str:
    page = tree(body)
    weights = weigh(page)
    prune(page, weights, text_root(page, weights))
    return node_text(page, " ")


def test_text_orphaned_by_a_div_inside_a_paragraph_is_a_paragraph_again() -> None:
    page = tree(f"<div><p>{TEXT}<div>box</div> {TEXT} <b>Twice.</b></div>")
    mend(page)
    assert [node_text(p) for p in page.iter("p")] == [TEXT, f"{TEXT} Twice."]


def test_a_div_that_holds_only_text_is_a_paragraph() -> None:
    page = tree(f"<div><div>{TEXT}</div><div>{TEXT} <a href=x>link</a></div></div>")
    mend(page)
    assert len(list(page.iter("p"))) == 2


def test_a_node_named_as_an_ad_goes_and_one_with_much_of_the_text_stays() -> None:
    paragraphs = f"<p>{TEXT}</p>" * 5
    assert "Buy now" not in pruned(f'<div class="article-ad-slot">Buy now</div>{paragraphs}')
    assert TEXT in pruned(f'<div class="has-ad">{paragraphs}</div>')
    assert "Buy now" in pruned(f'<div class="adage">Buy now</div>{paragraphs}')


def test_a_paywall_class_on_every_paragraph_names_the_text() -> None:
    body = f"<p>{TEXT}</p>" + "".join(
        f'<div class="paywall">{TEXT} <a href=x>Part {n}</a></div>' for n in range(6)
    )
    assert "Part 5" in pruned(body)
    prompt = '<div class="paywall">Subscribe to read on <a href="/subscribe">Subscribe</a></div>'
    assert "Subscribe" not in pruned(f"<p>{TEXT}</p>" * 5 + prompt)


def test_a_random_id_names_nothing() -> None:
    assert "Part one" in pruned(f'<div id="f54ef493-ad12-4a56-8775-2c45a0ad9a8d">Part one</div><p>{TEXT}</p>')


def test_links_to_other_articles_go_and_sources_stay() -> None:
    page = tree(
        f"<p>{TEXT}</p><p><a href='/other'>How the crane came to be built at all</a></p>"
        "<p><a href='https://statistics.example/x'>Office for harbours, figures of last year</a></p>"
        "<h2><a href='/y'>A subhead that is a link as well</a></h2>"
    )
    gone = drop_linked_lines(page, "https://www.herald.example/a", len(TEXT))
    assert [removed.text for removed in gone] == ["How the crane came to be built at all"]


def test_a_page_of_links_keeps_them() -> None:
    page = tree(
        "<ul>"
        + "".join(f"<li><a href='/{n}'>Offer number {n} of the summer sale</a></li>" for n in range(9))
        + "</ul>"
    )
    assert drop_linked_lines(page, "https://www.herald.example/a", 50) == []


def test_the_texts_node_is_the_article_and_not_the_longer_column_of_teasers() -> None:
    teasers = f"<div class=column>{f'<div><a href=x><span>{TEXT}</span></a></div>' * 9}</div>"
    page = tree(f"<div>{teasers}<article><p>{TEXT}</p><p>{TEXT}</p></article></div>")
    assert text_root(page, weigh(page)).tag == "article"


def test_of_whole_articles_one_after_the_other_the_first_is_read() -> None:
    one = f"<article><h1>One</h1><p>{TEXT}</p><p>{TEXT}</p></article>"
    page = tree(f"<main>{one}{one.replace('One', 'Two')}</main>")
    assert "One" in node_text(text_root(page, weigh(page)), " ")
    assert "Two" not in node_text(text_root(page, weigh(page)), " ")


def test_a_drop_cap_keeps_its_letter() -> None:
    body = (
        f'<p><span aria-hidden="true">T</span><span class="sr-only">T</span>wo ships wait outside. {TEXT}</p>'
    )
    assert "Two ships wait" in pruned(body + f"<p>{TEXT}</p>" * 3).replace("T wo", "Two")


def test_a_line_break_parts_words_also_in_what_an_extractor_finds_last() -> None:
    """The paragraph stands beside the body that the extractor takes first, and loses its breaks."""
    text = "The mayor opened the bridge on Monday, in front of three hundred people."
    page = (
        "<html><body><h1>The bridge</h1>"
        f'<p>{text}<br>« On verra », a dit la préfète.</p><div class="article-body">{text}{text}</div></body></html>'
    )
    body = read_article(Page(url="", body=page.encode())).body
    assert "people.«" not in body and "« On verra »" in body
