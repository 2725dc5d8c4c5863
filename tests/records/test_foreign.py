"""What strangers put on our topics travels bounded and clean, or is refused with a reason."""

import msgspec
import pytest

from tests.records.samples import ITEM
from worker.errors import ItemError, SubscriptionRefused
from worker.records.codec import AvroCodec, decode_item
from worker.records.foreign import sound_item, sound_subscription
from worker.records.model import EnclosureRecord, FeedRecord, ItemRecord

LINK = "https://valcour.example/pont"
FEED = "https://valcour.example/rss"


def travelled(**fields: object) -> ItemRecord:
    return decode_item(msgspec.json.encode({"link": LINK, **fields}))


def test_an_item_of_our_own_comes_back_equal() -> None:
    assert sound_item(ITEM) == ITEM


@pytest.mark.parametrize("moment", [-1, -62_135_596_800_000, 10**15, 31_494_784_780_800_000, 2**62])
@pytest.mark.parametrize("name", ["published", "updated", "seen_at"])
def test_a_moment_out_of_this_age_is_not_known(name: str, moment: int) -> None:
    item = travelled(**{name: moment})
    assert getattr(item, name) is None
    AvroCodec("item", 1).encode(item)


@pytest.mark.parametrize("moment", [0, 1_000, 1_795_900_000_000, 4_000_000_000_000])
def test_a_moment_of_this_age_stays(moment: int) -> None:
    assert travelled(published=moment).published == moment


@pytest.mark.parametrize(
    ("said", "travels"),
    [
        ("Le pont\r\nX-Injected: 1", "Le pont X-Injected: 1"),
        ("a\x00b", "ab"),
        ("l’été à Ténès", "l’été à Ténès"),
        ("نص عربي", "نص عربي"),
        ("x" * 3_000_000, "x" * 2_000),
        ("\u202egnitirw", "gnitirw"),
        ("  ", ""),
    ],
)
def test_a_title_is_one_line_without_what_is_unseen_and_of_bounded_length(said: str, travels: str) -> None:
    item = travelled(title=said, feed_title=said)
    assert (item.title, item.feed_title) == (travels, travels)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "word " * 1_000, "feed_title": "x" * 1_999 + " y"},
        {"authors": ["a" * 299 + " b", "\ufeff "], "summary": " s\r\n" * 9_000},
        {"link": f" {LINK} \ufeff", "title": "e\u0301" * 2_001},
        {"link": f"\u200b {LINK}"},
    ],
)
def test_what_has_travelled_once_travels_again_as_it_is(fields: dict[str, object]) -> None:
    item = travelled(**fields)
    assert sound_item(item) == item
    assert item.link == LINK


def test_lists_are_bounded_and_their_names_too() -> None:
    item = travelled(authors=["Odile Vasseur\n"] * 300_000, categories=["y" * 10_000, "\x00"] * 60)
    assert item.authors == ("Odile Vasseur",) * 100
    assert item.categories == ("y" * 300,) * 50
    assert len(travelled(enclosures=[{"url": f"{LINK}.mp3"}] * 10_000).enclosures) == 50


def test_half_an_id_is_another_so_a_long_one_is_left_out() -> None:
    item = travelled(guid="g" * 2_001, id="i" * 2_001)
    assert (item.guid, item.id) == (None, None)
    assert travelled(guid="g" * 2_000).guid == "g" * 2_000


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", f"{FEED}\r\nce_type: x", f"{FEED}\x00", "x", "", FEED + "a" * 9_000]
)
def test_a_feed_of_an_item_is_an_address_or_not_known(address: str) -> None:
    assert travelled(feed_uri=address).feed_uri is None
    assert travelled(feed_uri=FEED).feed_uri == FEED


def test_enclosures_are_addresses_with_lengths_that_can_be() -> None:
    said = [
        {"url": "file:///etc/passwd"},
        {"url": f"{LINK}.mp3", "type": "audio/mpeg\r\n", "length": -1},
        {"url": f"{LINK}.ogg", "length": 2**63},
        {"url": f"{LINK}.wav", "length": 7},
    ]
    assert travelled(enclosures=said).enclosures == (
        EnclosureRecord(f"{LINK}.mp3", "audio/mpeg", None),
        EnclosureRecord(f"{LINK}.ogg", None, None),
        EnclosureRecord(f"{LINK}.wav", None, 7),
    )


def test_line_ends_in_a_link_go_as_in_every_browser() -> None:
    assert decode_item(b'{"link": " https://valcour.example/p\\r\\no\\tnt\\n"}').link == LINK


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b'"https://valcour.example/"',
        b'{"link": 7}',
        b'{"link": null}',
        b'{"link": "\\ud800"',
        b'{"link": "https://valcour.example/", "title": "\\ud800"}',
        b'{"link": "https://valcour.example/", "published": 1e400}',
        b'{"link": "https://valcour.example/", "published": NaN}',
        b'{"link": "https://valcour.example/", "published": 99999999999999999999999999}',
        b'{"link": "https://valcour.example/", "authors": {"name": "x"}}',
        b'{"link": "https://valcour.example/", "x": ' + b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b"\xff\xfe{",
        b"\x00",
        b"\x00\x00\x00\x00\x01",
        b"\x00\x00\x00\x00\x01" + b"\xfe" * 40,
        b"\x00\x00\x00\x00\x01" + b"\xff" * 9 + b"\x01",
    ],
)
def test_whatever_lies_there_is_an_item_or_an_error_of_ours(body: bytes) -> None:
    try:
        item = decode_item(body)
    except ItemError:
        return
    msgspec.json.encode(item)
    AvroCodec("item", 1).encode(item)


@pytest.mark.parametrize(
    "feed",
    [
        FeedRecord("x" * 1_200_000),
        FeedRecord(f"{FEED}?{'x' * 1_200_000}"),
        FeedRecord(f"{FEED}\r\nHost: other.example"),
        FeedRecord(f"{FEED}\x00"),
        FeedRecord("ftp://valcour.example/rss"),
        FeedRecord(""),
        FeedRecord(FEED, title="t" * 501),
        FeedRecord(FEED, title="t" * 1_200_000),
        FeedRecord(FEED, origin="o" * 1_200_000),
        FeedRecord(FEED, origin="feeds.toml\n"),
        FeedRecord(FEED, poll_every_s=0),
        FeedRecord(FEED, poll_every_s=-60),
        FeedRecord(FEED, poll_every_s=7 * 86_400 + 1),
        FeedRecord(FEED, poll_every_s=2**63),
        FeedRecord(FEED, poll_every_s=-(2**200)),
    ],
)
def test_a_subscription_out_of_all_bounds_is_refused(feed: FeedRecord) -> None:
    with pytest.raises(SubscriptionRefused) as refused:
        sound_subscription(b"f1-0", feed)
    assert 0 < len(str(refused.value)) < 500


def test_a_key_out_of_all_bounds_is_refused() -> None:
    with pytest.raises(SubscriptionRefused):
        sound_subscription(b"k" * 201, FeedRecord(FEED))


@pytest.mark.parametrize(
    "feed",
    [
        FeedRecord(FEED),
        FeedRecord(FEED, title="Gazette de Valcour", poll_every_s=1, origin="feeds.toml"),
        FeedRecord(FEED, title="t" * 500, poll_every_s=7 * 86_400, enabled=False),
        FeedRecord("https://desk:hunter2@valcour.example/rss?b=2&a=1"),
        FeedRecord("https://мэрия.example/новости"),
    ],
)
def test_a_subscription_within_bounds_is_followed_as_it_is(feed: FeedRecord) -> None:
    assert sound_subscription(b"f1-0", feed) == feed


def test_a_title_of_two_lines_becomes_one() -> None:
    assert sound_subscription(b"f1-0", FeedRecord(FEED, title="Gazette\r\nde\x00 Valcour")).title == (
        "Gazette de Valcour"
    )
