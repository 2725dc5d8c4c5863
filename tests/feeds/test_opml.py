"""OPML, as operators and other readers write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.feeds.test_subscriptions import FEEDS, THORNWICK, VALCOUR
from worker.errors import SubscriptionsUnreadable
from worker.feeds.model import Subscription
from worker.feeds.opml import read_opml, write_opml


@given(FEEDS)
def test_opml_is_read_back_with_pace_and_pauses(feeds: tuple[Subscription, ...]) -> None:
    assert read_opml(write_opml(feeds)) == (feeds, ())


def test_what_opml_has_no_word_for_stands_in_a_namespace_of_ours() -> None:
    outlines = etree.fromstring(write_opml((VALCOUR, THORNWICK))).findall("body/outline")
    others = [{k: v for k, v in each.attrib.items() if not k.startswith("{")} for each in outlines]
    assert others == [
        {"type": "rss", "text": VALCOUR.title, "title": VALCOUR.title, "xmlUrl": VALCOUR.uri},
        {"type": "rss", "text": THORNWICK.uri, "title": THORNWICK.uri, "xmlUrl": THORNWICK.uri},
    ]
    assert [each.get("{urn:quotewire:opml}pollEvery") for each in outlines] == ["10 min", None]
    assert [each.get("{urn:quotewire:opml}enabled") for each in outlines] == [None, "false"]


@pytest.mark.parametrize("written", ["often", "5 s", "30 d", ""])
def test_a_pace_that_cannot_be_read_costs_the_feed_only_its_pace(written: str) -> None:
    body = write_opml((VALCOUR,)).replace(b"10 min", written.encode())
    feeds, problems = read_opml(body)
    assert feeds == (Subscription(VALCOUR.uri, VALCOUR.title),)
    assert "its own rhythm decides" in problems[0]


OPML = """<?xml version="1.0"?><opml version="1.1"><head><title>x</title></head><body>
<outline text="Villages"><outline text="Coast">
<outline text="Valcour" title="La Gazette" type="rss" xmlUrl="https://valcour.example/rss" htmlUrl="https://valcour.example"/>
<outline text="Again" XMLURL="http://valcour.example/rss"/>
</outline></outline>
<outline text="Bad" xmlUrl="ftp://a.example/"/>
<outline text="Thornwick &amp; co" xmlUrl=" https://thornwick.example/atom.xml "/>
</body></opml>"""


def test_opml_of_other_readers_is_read_with_its_folders_and_faults() -> None:
    feeds, problems = read_opml(OPML.encode())
    assert feeds == (
        Subscription("https://valcour.example/rss", "La Gazette"),
        Subscription("https://thornwick.example/atom.xml", "Thornwick & co"),
    )
    assert problems == (
        "line 4: http://valcour.example/rss is listed twice: taken once",
        "line 6: 'ftp://a.example/' is not an http or https address: passed over",
    )


OUTLINE = '<outline type="rss" text="{}" xmlUrl="{}"/>'
ADDRESS = "https://valcour.example/f?x=1&amp;y=2"


def opml(*outlines: str, root: str = '<opml version="2.0">') -> str:
    return f"{root}<head><title>x</title></head><body>\n" + "\n".join(outlines) + "\n</body></opml>"


@pytest.mark.parametrize(
    ("text", "address", "title"),
    [
        ("A &amp; B", ADDRESS, "A & B"),
        ("A & B", "https://valcour.example/f?x=1&y=2", "A & B"),
        ("AT&T", "https://valcour.example/f?x=1&y=2&copy=3", "AT&T"),
        ("Caf&eacute; x", ADDRESS, "Café x"),
        ("a < b", ADDRESS, "a < b"),
        ("<b>a</b> > c", ADDRESS, "<b>a</b> > c"),
        ("Tom &quot;the mayor&quot;", ADDRESS, 'Tom "the mayor"'),
        ("no &such; entity", ADDRESS, "no &such; entity"),
        ("a\x0bb &#1; c", ADDRESS, "ab c"),
    ],
)
def test_what_can_be_mended_without_loss_is_mended(text: str, address: str, title: str) -> None:
    wanted = address.replace("&amp;", "&")
    assert read_opml(opml(OUTLINE.format(text, address)).encode()) == ((Subscription(wanted, title),), ())


@pytest.mark.parametrize(
    "root",
    [
        '<opml version="2.0" xmlns="http://opml.org/spec2">',
        '<o:opml xmlns:o="http://opml.org/spec2">',
        "<OPML>",
        '<opml version="1.0" xmlns:rssowl="http://www.rssowl.org">',
        "<opml version='2.0' rssowl:undeclared='x'>",
    ],
)
def test_opml_is_known_in_any_namespace(root: str) -> None:
    body = opml(OUTLINE.format("V", VALCOUR.uri), root=root)
    name = root[1:].split()[0].rstrip(">")
    assert read_opml(body.replace("</opml>", f"</{name}>").encode())[0] == (Subscription(VALCOUR.uri, "V"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1251", "utf-16", "iso-8859-5"])
def test_opml_is_read_in_its_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n{opml(OUTLINE.format("Новости", ADDRESS))}'
    feeds, _ = read_opml(text.encode(encoding))
    assert feeds[0].title == "Новости"
    if not encoding.startswith("utf"):
        assert read_opml(b"\n\n" + text.encode(encoding))[0] == feeds


def test_what_stands_around_a_whole_opml_does_not_matter() -> None:
    whole = opml(
        OUTLINE.format("V", VALCOUR.uri), '<outline text="Folder"/>', f'<outline xmlUrl="{ADDRESS}"/>'
    )
    for around in (
        "\n<?xml version='1.0'?><!-- <opml> -->\n{}",
        "{}\n<!-- made by x -->",
        "{}\n<b>Warning</b> on line 3",
    ):
        assert len(read_opml(around.format(whole).encode())[0]) == 2


SIX = tuple(OUTLINE.format(f"Feed {n}", f"https://valcour.example/{n}") for n in range(6))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (opml(*SIX)[: opml(*SIX).index("Feed 3")], 5),
        (opml(*SIX)[: opml(*SIX).index("</body>")], 8),
        (opml(*SIX).replace("Feed 2", 'Ann "the mayor" Reed'), 4),
        (opml(*SIX).replace('text="Feed 2"', "text=Feed 2"), 4),
        (opml(*SIX).replace('"https://valcour.example/2"', '"https://valcour.example/2'), 5),
        (opml(*SIX).replace('text="Feed 2"', 'text="a" text="b"'), 4),
        (opml(*SIX, "<outline text='folder'>"), 9),
    ],
)
def test_a_list_that_was_cut_or_broken_is_refused_with_its_line(body: str, line: int) -> None:
    with pytest.raises(SubscriptionsUnreadable, match=f"nothing was changed: line {line}:"):
        read_opml(body.encode())


@pytest.mark.timeout(30)
def test_opml_is_read_whatever_its_depth_and_reads_no_file() -> None:
    inner = '<outline xmlUrl="https://valcour.example/rss"/>'
    deep = f"<opml><body>{'<outline>' * 1_000}{inner}{'</outline>' * 1_000}</body></opml>"
    assert len(read_opml(deep.encode())[0]) == 1
    with pytest.raises(SubscriptionsUnreadable):
        read_opml(b"<opml>" + b"<outline>" * 500_000)
    for piece in (b"<outline ", b'<outline a="', b"&", b"<outline a='<' ", b"<!--", b"<"):
        with pytest.raises(SubscriptionsUnreadable):
            read_opml(b"<opml>" + piece * 100_000)
    external = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><opml><body>'
    external += b'<outline text="&f;" xmlUrl="https://valcour.example/rss"/></body></opml>'
    assert read_opml(external)[0] == (Subscription("https://valcour.example/rss", "&f;"),)


@pytest.mark.parametrize("body", [b"", b"hello", b"<html></html>", b"<rss/>", b"\x00\xff", b"<!--x-->"])
def test_what_is_no_opml_is_told(body: bytes) -> None:
    with pytest.raises(SubscriptionsUnreadable):
        read_opml(body)


@given(st.binary(max_size=100))
def test_any_bytes_are_opml_or_are_told(body: bytes) -> None:
    for start in (b"", b"<opml><body>"):
        try:
            read_opml(start + body)
        except SubscriptionsUnreadable:
            continue
