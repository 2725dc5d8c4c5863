"""`quotewire feeds check` as a program: in JSON lines, in JSON, in plain words."""

import asyncio
import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.broker.flow import Served, serving
from tests.test_cli import quotewire
from worker.jsonl import feed_line

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Harbour \x1b[31mGazette</title><link>https://gazette.example/</link><ttl>60</ttl>
<item><title>The [red]ferry returns</title><link>/ferry</link><guid isPermaLink="false">7</guid>
<pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate></item>
<item><title>Nothing to click</title></item></channel></rss>"""
HOME = (
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/une.xml" title="Une">'
)


def line(**fields: object) -> bytes:
    return json.dumps({"doc_id": 1, "url": "https://gazette.example/rss"} | fields).encode()


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_a_line_gives_the_feed_its_items_and_what_is_wrong() -> None:
    row = json.loads(feed_line(line(body_base64=encoded(FEED))))
    assert list(row) == ["doc_id", "feed", "items", "problems"]
    assert (row["feed"]["format"], row["feed"]["ttl_s"], row["feed"]["tossed"]) == ("RSS 2.0", 3600, 1)
    (item,) = row["items"]
    assert (item["link"], item["guid"]) == ("https://gazette.example/ferry", "7")
    assert item["published"] == 1_795_341_600_000
    assert "1 item without a link: not kept" in row["problems"]


def test_headers_of_any_case_count() -> None:
    body = base64.b64encode(FEED.replace("utf-8", "").replace("ferry", "fähre").encode("cp1252")).decode()
    headers = {
        "Content-Type": ["application/rss+xml; charset=windows-1252"],
        "LINK": "<https://hub.example/>; rel=hub",
    }
    row = json.loads(feed_line(line(body_base64=body, headers=headers)))
    assert row["items"][0]["title"] == "The [red]fähre returns"
    assert row["feed"]["hub"] == "https://hub.example/"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"body_base64": ""}, "feed-empty"),
        ({"body_base64": encoded(HOME)}, "not-a-feed"),
        ({"body_base64": "%%"}, "line-unreadable"),
        ({"body_base64": encoded(FEED), "headers": "no object"}, "line-unreadable"),
        ({"body_base64": encoded(FEED), "url": "file:///etc/passwd"}, "link-refused"),
        ({"body_base64": encoded(FEED + " " * 20_000)}, "body-too-large"),
        ({}, "line-unreadable"),
    ],
)
def test_what_is_no_feed_says_why(fields: dict[str, object], reason: str) -> None:
    row = json.loads(feed_line(line(**fields), max_bytes=20_000))
    assert (row["doc_id"], row["error"]["reason"]) == (1, reason)
    assert row["error"]["detail"]


@given(st.binary(max_size=300))
def test_any_body_gives_one_line(body: bytes) -> None:
    got = feed_line(line(body_base64=base64.b64encode(body).decode()))
    assert b"\n" not in got
    assert {"feed", "error"} & set(json.loads(got))


def test_lines_keep_their_order_and_each_its_limits() -> None:
    """The slow one alone is given up, the broken one alone is told."""
    slow = (
        '<rss version="2.0"><channel>'
        + "<item><title>x</title><link>http://x.example/</link></item>" * 140_000
    )
    bodies = [encoded(FEED), encoded(slow), "%%", *[encoded(FEED)] * 20]
    stdin = b"\n".join(line(doc_id=n, body_base64=body) for n, body in enumerate(bodies))
    done = quotewire("feeds", "check", "--jsonl", stdin=stdin, QUOTEWIRE_FEED_PARSE_TIMEOUT_S="2")
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    assert (done.returncode, [row["doc_id"] for row in rows]) == (0, list(range(23)))
    assert [n for n, row in enumerate(rows) if "error" in row] == [1, 2]
    assert rows[1]["error"]["reason"] == "feed-timed-out"


def test_json_exits_0_for_what_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "broken.xml"
    file.write_text(FEED.replace("</channel></rss>", ""), encoding="utf-8")
    done = quotewire("feeds", "check", str(file), "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, list(answer)) == (0, ["feed", "items", "problems"])
    assert answer["items"][0]["link"] == "https://gazette.example/ferry"  # from the feed's own address
    assert any("not well formed" in problem for problem in answer["problems"])


def test_json_exits_1_with_a_reason_for_what_cannot(tmp_path: Path) -> None:
    file = tmp_path / "home.html"
    file.write_text(HOME, encoding="utf-8")
    done = quotewire("feeds", "check", str(file), "--url", "https://gazette.example/", "--json")
    error = json.loads(done.stdout)["error"]
    assert (done.returncode, error["reason"], error["feeds"]) == (
        1,
        "not-a-feed",
        ["https://gazette.example/une.xml"],
    )
    assert done.stderr.startswith(b"quotewire: this is an HTML page, not a feed")


def test_plain_words_say_what_it_gives_how_it_is_polled_and_what_is_wrong() -> None:
    async def scene() -> None:
        answers = {"/rss": Served(FEED.encode(), "application/rss+xml"), "/": Served(HOME.encode())}
        async with serving(answers) as site:
            allowed = {"QUOTEWIRE_ALLOW_PRIVATE": "127.0.0.0/8"}
            done = await asyncio.to_thread(quotewire, "feeds", "check", f"{site}/rss", **allowed)
            shown = done.stdout.decode()
            assert done.returncode == 0
            assert "\x1b" not in shown
            assert "The [red]ferry returns" in shown
            for words in (
                "1 items, 1 more were dropped",
                "neither ETag nor Last-Modified",
                "ttl asks for at least 60 min",
                "1 item without a link",
            ):
                assert words in shown
            done = await asyncio.to_thread(quotewire, "feeds", "check", f"{site}/", **allowed)
            assert (done.returncode, f"{site}/une.xml  Une" in done.stdout.decode()) == (1, True)
            done = await asyncio.to_thread(quotewire, "feeds", "check", f"{site}/gone", "--json", **allowed)
            assert (done.returncode, json.loads(done.stdout)["error"]["reason"]) == (1, "page-gone")

    asyncio.run(scene())


@pytest.mark.parametrize(
    "arguments",
    [(), ("--jsonl", "--json"), ("https://x.example/", "--url", "https://y.example/")],
    ids=" ".join,
)
def test_bad_usage_is_two(arguments: tuple[str, ...]) -> None:
    assert quotewire("feeds", "check", *arguments).returncode == 2
