"""feeds.toml and OPML, as operators write them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.errors import SubscriptionsUnreadable
from worker.feeds.model import Subscription
from worker.feeds.subscriptions import read_toml, write_toml

LIST = """# The feeds of the desk.

[[feeds]]
url = "https://valcour.example/rss"   # local
title = "La Gazette de Valcour"
poll_every = "10 min"

# The other side of the river
[[feeds]]
url = "https://thornwick.example/atom.xml"
enabled = false
"""
VALCOUR = Subscription("https://valcour.example/rss", "La Gazette de Valcour", timedelta(minutes=10))
THORNWICK = Subscription("https://thornwick.example/atom.xml", enabled=False)


def test_a_list_is_read_in_its_order() -> None:
    assert read_toml(LIST) == (VALCOUR, THORNWICK)
    assert read_toml("") == ()
    assert (
        read_toml('feeds = [{url = "https://valcour.example/rss"}]')[0].uri == "https://valcour.example/rss"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[feeds]\nurl = 1", "line 1"),
        ('[[feeds]]\nurl = "https://a.example/\n', "line 2"),
        (LIST + '\n[[feeds]]\ntitle = "x"\n', "feeds.toml line 13: a feed needs a url"),
        ('[[feeds]]\nurl = "ftp://a.example/"', "line 1: 'ftp://a.example/' is not an http or https address"),
        ('\n\n[[feeds]]\nurl = "https://a.example/"\npoll = 5', "line 3: unknown setting 'poll'"),
        ('[[feeds]]\nurl = "https://a.example/"\npoll_every = 5', "line 1: poll_every must be a text like"),
        ('[[feeds]]\nurl = "https://a.example/"\npoll_every = "1 s"', "from 1 min to 7 d"),
        ('[[feeds]]\nurl = "https://a.example/"\nenabled = "yes"', "enabled must be true or false"),
        ('[[feeds]]\nurl = "https://a.example/"\ntitle = 3', "title must be a text"),
        (LIST + '\n[[feeds]]\nurl = "http://valcour.example/rss"\n', "line 13: .* listed already, on line 3"),
        ('[[feed]]\nurl = "https://a.example/"', "unknown setting 'feed'"),
        ("feeds = 3", "must be written as"),
        ("feeds = [3]", "line 1: a feed must be written as a table"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(SubscriptionsUnreadable, match=told.replace("(", "\\(")):
        read_toml(text)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    text = '[[feeds]]\nurl = "x"\n[[feeds]]\nurl = "https://a.example/"\n[[feeds]]\ntitle = "y"'
    with pytest.raises(SubscriptionsUnreadable, match=r"line 1: .*; .*line 5: "):
        read_toml(text)


@pytest.mark.parametrize("address", ["feed://valcour.example/rss", "feed:https://valcour.example/rss"])
def test_a_feed_scheme_is_read_as_https(address: str) -> None:
    assert read_toml(f'[[feeds]]\nurl = "{address}"')[0].uri == "https://valcour.example/rss"


FEEDS = st.lists(
    st.builds(
        Subscription,
        uri=st.integers(0, 99).map("https://valcour.example/{}?a=1&b=é".format),
        title=st.none()
        | st.sampled_from(['A "quoted" one', "Tabs\\t and 'marks'", "Été <&>", "[[feeds]]", "#"]),
        poll_every=st.none()
        | st.sampled_from([60, 90, 600, 7200, 86_400]).map(lambda s: timedelta(seconds=s)),
        enabled=st.booleans(),
    ),
    unique_by=lambda feed: feed.uri,
    max_size=5,
).map(tuple)


@given(FEEDS)
def test_what_is_written_is_read_back(feeds: tuple[Subscription, ...]) -> None:
    assert read_toml(write_toml(feeds)) == feeds
