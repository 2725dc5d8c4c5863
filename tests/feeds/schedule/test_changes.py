"""What is published again and what is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from worker.feeds.model import Feed, Item
from worker.feeds.schedule.changes import body_sha256, new_items

DAY = datetime(2026, 2, 3, tzinfo=UTC)


def one(number: int, **more: object) -> Item:
    return replace(
        Item(
            id=f"i1-{number}", link=f"https://valcour.example/{number}", title=f"Item {number}", published=DAY
        ),
        **more,  # type: ignore[arg-type]
    )


def feed(*items: Item) -> Feed:
    return Feed(uri="https://valcour.example/rss", format="RSS 2.0", items=items)


def test_all_items_of_a_first_poll_are_new_in_document_order() -> None:
    changes = new_items(feed(one(2), one(1)), ())
    assert [item.id for item in changes.items] == ["i1-2", "i1-1"]
    assert (changes.new, changes.revised, changes.complete) == (2, 0, None)


def test_a_known_item_is_not_published_again() -> None:
    first = new_items(feed(one(2), one(1)), ())
    second = new_items(feed(one(3), one(2), one(1)), first.seen)
    assert [item.id for item in second.items] == ["i1-3"]
    assert second.complete is True
    third = new_items(feed(one(3), one(2), one(1)), second.seen)
    assert (third.items, third.seen) == ((), second.seen)


def test_an_item_of_which_the_feed_says_something_else_is_published_again() -> None:
    first = new_items(feed(one(1), one(2), one(3), one(4)), ())
    for revision in (one(1, title="Other"), one(1, summary="More"), one(1, link="https://valcour.example/x")):
        second = new_items(feed(revision, one(2), one(3), one(4)), first.seen)
        assert second.items == (revision,)
        assert (second.new, second.revised) == (0, 1)
        assert new_items(feed(revision, one(2), one(3), one(4)), second.seen).items == ()


def test_a_new_date_on_one_item_is_a_revision() -> None:
    first = new_items(feed(*map(one, range(5))), ())
    second = new_items(feed(one(0, updated=DAY), *map(one, range(1, 5))), first.seen)
    assert [item.id for item in second.items] == ["i1-0"]
    assert second.notes == ()


def test_new_dates_on_all_items_are_a_stamp_and_no_revision() -> None:
    first = new_items(feed(*map(one, range(5))), ())
    later = [one(number, published=DAY + timedelta(hours=1)) for number in range(5)]
    second = new_items(feed(one(9), one(4, title="Other"), *later[:4]), first.seen)
    assert [item.id for item in second.items] == ["i1-9", "i1-4"]
    assert "taken as a stamp" in second.notes[0]


def test_other_facts_than_words_link_and_dates_are_no_revision() -> None:
    first = new_items(feed(one(1)), ())
    assert new_items(feed(one(1, authors=("Odile Marchebourg",), categories=("x",))), first.seen).items == ()


def test_a_poll_that_overlaps_the_last_one_is_complete() -> None:
    seen = new_items(feed(*map(one, range(10, 0, -1))), ()).seen
    assert new_items(feed(*map(one, range(19, 9, -1))), seen).complete is True
    assert new_items(feed(*map(one, range(20, 10, -1))), seen).complete is False
    # One pinned item at the top, or at the end, hides no gap.
    assert new_items(feed(one(1), *map(one, range(20, 11, -1))), seen).complete is False
    # The newest item was taken down: the next ones still tell.
    assert new_items(feed(*map(one, range(18, 10, -1)), one(9), one(8)), seen).complete is True
    assert new_items(feed(), seen).complete is None


def test_a_known_item_that_comes_back_is_still_known() -> None:
    seen = new_items(feed(one(1)), ()).seen
    seen = new_items(feed(one(2)), seen).seen
    assert new_items(feed(one(2), one(1)), seen).items == ()


def test_memory_is_bounded_and_forgets_the_oldest_first() -> None:
    seen: tuple[tuple[str, str], ...] = ()
    for number in range(50):
        seen = new_items(feed(one(number)), seen, keep=10).seen
    assert [key for key, _ in seen] == [f"i1-{number}" for number in range(39, 50)]


def test_the_hash_of_a_body_is_its_sha256() -> None:
    assert body_sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


POLLS = st.lists(st.lists(st.integers(0, 30), unique=True, max_size=12), max_size=12)


@given(POLLS, st.integers(0, 8))
def test_nothing_in_the_document_is_ever_forgotten_or_published_twice_in_a_row(
    polls: list[list[int]], keep: int
) -> None:
    seen: tuple[tuple[str, str], ...] = ()
    for numbers in polls:
        document = feed(*map(one, numbers))
        changes = new_items(document, seen, keep=keep)
        remembered = [key for key, _ in changes.seen]
        assert {item.id for item in document.items} <= set(remembered)
        assert len(remembered) == len(set(remembered)) <= keep + len(numbers)
        assert new_items(document, changes.seen, keep=keep).items == ()
        assert changes.new + changes.revised == len(changes.items)
        seen = changes.seen
