"""Posts of a live page: those that it shows and newer ones of JSON-LD, in the page's words and order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from worker.articles import Limits, Page, read_article
from worker.articles.extraction.extract import Line
from worker.articles.lines.interview import with_roles
from worker.articles.lines.liveblog import Post, posts_of, with_posts
from worker.articles.model import Role

NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
ONE = datetime(2026, 1, 12, 13, tzinfo=UTC)
EARLY = Post(NOON, "", ("The ferry leaves at noon, says the harbour board.",))
LATE = Post(ONE, "Bridge shut", ("The Old Bridge is shut to all traffic since one o'clock.",))


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_a_newer_post_that_the_page_does_not_show_is_added_in_its_place() -> None:
    shown = [Line("What we know so far about the storm."), Line(EARLY.paragraphs[0])]
    merged, left_out = with_posts(shown, (LATE, EARLY))
    assert texts(merged) == [
        "What we know so far about the storm.",
        "Bridge shut",
        LATE.paragraphs[0],
        EARLY.paragraphs[0],
    ]
    assert [line.time for line in merged] == [None, ONE, ONE, NOON]
    assert merged[2].role is Role.LIVE_POST
    assert left_out == 0


def test_an_older_post_that_the_page_does_not_show_is_left_out_and_counted() -> None:
    shown = [Line("What we know so far about the storm."), Line(LATE.paragraphs[0])]
    merged, left_out = with_posts(shown, (LATE, EARLY))
    assert texts(merged) == texts(shown)
    assert left_out == 1


def test_a_post_since_the_first_version_stays_when_the_page_rolls_on() -> None:
    shown = [Line(LATE.paragraphs[0])]
    merged, left_out = with_posts(shown, (LATE, EARLY), since=NOON)
    assert texts(merged) == [LATE.paragraphs[0], EARLY.paragraphs[0]]
    assert left_out == 0
    assert with_posts(shown, (LATE, EARLY), since=ONE)[1] == 1


def test_a_first_version_later_than_the_oldest_post_shown_takes_none_away() -> None:
    shown = [Line(LATE.paragraphs[0]), Line(EARLY.paragraphs[0])]
    assert texts(with_posts(shown, (LATE, EARLY), since=datetime(2026, 1, 13, tzinfo=UTC))[0]) == texts(shown)


def test_a_page_that_shows_the_oldest_first_keeps_its_order() -> None:
    shown = [Line(EARLY.paragraphs[0]), Line(LATE.paragraphs[0])]
    assert texts(with_posts(shown, (LATE, EARLY))[0]) == texts(shown)


def test_without_any_post_on_the_page_all_follow_its_lines() -> None:
    merged, left_out = with_posts([Line("The storm came ashore in the night.")], (LATE, EARLY))
    assert texts(merged) == [
        "The storm came ashore in the night.",
        "Bridge shut",
        LATE.paragraphs[0],
        EARLY.paragraphs[0],
    ]
    assert left_out == 0


def posts(count: int) -> tuple[Post, ...]:
    """One a minute, the newest first, each of some 60 characters."""
    return tuple(
        Post(
            NOON + timedelta(minutes=n),
            "",
            (f"{name(n)} reports to the harbour board how high the water is.",),
        )
        for n in reversed(range(count))
    )


def name(number: int) -> str:
    """A word for a number: digits are all alike to a line's normal form."""
    return "Bo" + "".join("aeioulmnrs"[int(digit)] for digit in f"{number:04}")


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("shown", [0, 20])
def test_of_a_thousand_posts_the_newest_are_told_and_the_others_counted(order: int, shown: int) -> None:
    all_posts = posts(1_000)
    lines = [line for post in all_posts[500 - shown : 500] for line in post.lines()]
    merged, left_out = with_posts(lines[::order], all_posts[::order], at_most=6_000)
    assert sum(len(line.text) for line in merged) <= 6_000
    assert len(merged) + left_out == 1_000
    newest_not_shown = {post.paragraphs[0] for post in all_posts[: len(merged) - shown]}
    assert newest_not_shown <= set(texts(merged))
    assert {line.text for line in lines} <= set(texts(merged))


def test_posts_without_times_follow_the_ones_before_them() -> None:
    untimed = Post(None, "", ("A word from the lock-keeper at the upper weir.",))
    shown = [Line(LATE.paragraphs[0])]
    assert with_posts(shown, (LATE, untimed, EARLY))[1] == 1
    assert untimed.paragraphs[0] in texts(with_posts(shown, (LATE, untimed, EARLY))[0])


def test_posts_without_any_time_are_all_told() -> None:
    untimed = tuple(Post(None, "", post.paragraphs) for post in posts(30))
    assert with_posts([Line(untimed[3].paragraphs[0])], untimed)[1] == 0


def test_what_was_left_out_is_told_in_the_notes() -> None:
    updates = ",".join(
        f'{{"@type":"BlogPosting","datePublished":"2026-01-12T{n:02}:00:00Z","articleBody":"{name(n)} reports to the board '
        'how high the water at the quay is."}'
        for n in reversed(range(24))
    )
    html = (
        '<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Flood in Ambreville, live",'
        f'"liveBlogUpdate":[{updates}]}}</script></head><body><main><h1>Flood in Ambreville, live</h1>'
        + "".join(
            f"<p>{name(n)} reports to the board how high the water at the quay is.</p>" for n in (22, 21)
        )
        + "</main></body></html>"
    )
    page = Page(url="https://harbour.example/live/flood", body=html.encode())
    article = read_article(page)
    assert article.body.split(" reports")[0] == name(23)
    assert article.notes == ("live-posts-left-out: 21 of 24",)
    later = replace(page, known_since=datetime(2026, 1, 12, 5, tzinfo=UTC))
    assert read_article(later).notes == ("live-posts-left-out: 5 of 24",)
    assert read_article(page, limits=Limits(live_chars=1_000)).notes == article.notes
    assert read_article(later, limits=Limits(live_chars=200)).notes == ("live-posts-left-out: 22 of 24",)


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
