"""Posts of a live page: all of JSON-LD's, in the page's words and order where it shows them."""

from datetime import UTC, datetime

from worker.articles.extract import Line
from worker.articles.interview import with_roles
from worker.articles.liveblog import Post, posts_of, with_posts
from worker.articles.model import Role

NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
ONE = datetime(2026, 1, 12, 13, tzinfo=UTC)
EARLY = Post(NOON, "", ("The ferry leaves at noon, says the harbour board.",))
LATE = Post(ONE, "Bridge shut", ("The Old Bridge is shut to all traffic since one o'clock.",))


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_posts_that_the_page_does_not_show_are_added_in_their_place() -> None:
    shown = [Line("What we know so far about the storm."), Line(LATE.paragraphs[0])]
    merged = with_posts(shown, (LATE, EARLY))
    assert texts(merged) == ["What we know so far about the storm.", LATE.paragraphs[0], EARLY.paragraphs[0]]
    assert [line.time for line in merged] == [None, ONE, NOON]
    assert merged[1].role is Role.LIVE_POST


def test_a_page_that_shows_the_oldest_first_keeps_its_order() -> None:
    shown = [Line(EARLY.paragraphs[0]), Line(LATE.paragraphs[0])]
    assert texts(with_posts(shown, (LATE, EARLY))) == texts(shown)


def test_without_any_post_on_the_page_all_follow_its_lines() -> None:
    merged = with_posts([Line("The storm came ashore in the night.")], (LATE, EARLY))
    assert texts(merged) == [
        "The storm came ashore in the night.",
        "Bridge shut",
        LATE.paragraphs[0],
        EARLY.paragraphs[0],
    ]


def test_a_posts_headline_that_is_the_pages_own_is_left_out() -> None:
    update = {
        "headline": "Storm live",
        "articleBody": "<p>One.</p><p>Two &amp; three.</p>",
        "datePublished": "2026-01-12T12:00:00Z",
    }
    posts = posts_of({"headline": "Storm live", "liveBlogUpdate": [update, "nonsense", {}]})
    assert posts == (Post(NOON, "", ("One.", "Two & three.")),)


def test_two_rhetorical_questions_make_no_interview() -> None:
    lines = [
        Line("Who would pay?", strong=True),
        Line("No one."),
        Line("And why?", strong=True),
        Line("No one knows."),
    ]
    assert with_roles(lines) == lines


def test_questions_that_are_not_bold_make_no_interview() -> None:
    lines = [
        Line("Who would pay?"),
        Line("No one."),
        Line("And why?"),
        Line("Ask them."),
        Line("When?"),
        Line("Soon."),
    ]
    assert with_roles(lines) == lines
