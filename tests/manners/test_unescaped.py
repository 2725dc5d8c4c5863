"""Nothing that a feed, a page or a hub says reaches a log, a request header or a terminal as it stands."""

import io
import json
import logging
import re

import pytest
import structlog
from followed import following
from publisher import Publisher, answer, redirect

from worker.service.health.logs import configure_logs
from worker.settings import load_settings

EVIL = "quiet\r\nevent=forged level=info \x1b[2J\x1b]0;owned\x07 \u202egnp.exe\u2028next"
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

COLOURS = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture(params=["json", "console"])
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What a worker would write to stderr."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    before = logging.getLogger().handlers[:]
    configure_logs(load_settings(log_format=request.param, log_level="debug"))
    try:
        yield written  # type: ignore[misc]
    finally:
        logging.getLogger().handlers[:] = before


async def test_control_characters_and_line_ends_of_a_feed_do_not_reach_the_log(log: io.StringIO) -> None:
    wire = EVIL.replace("\r\n", " ").encode().decode("latin-1")
    body = f'<rss version="2.0"><channel><title>{EVIL}</title><link>http://x.example/{EVIL}</link></channel></rss>'
    answers = {
        "/a": answer(200, body, ETag=f'"{wire}"', Cache_Control=f"max-age={wire}"),
        "/b": redirect(f"gopher://{wire}/"),
        "/c": redirect(f"http://127.0.0.1:1/{wire}", 301),
        "/d": answer(200, EVIL, Content_Type="text/html"),
        "/e": answer(429, Retry_After=wire),
        "/f": answer(200, b"x", Content_Encoding=wire),
        "/g": b"HTTP/1.1 200 " + EVIL.encode() + b"\r\nContent-Length: 1\r\n\r\nx",
    }
    async with Publisher(answers) as site:
        async with following(*(site.url(path) for path in answers)) as world:
            await world.poll()
            await world.poll_when_due()
            texts = [str(each.why) + "".join(each.notes) for each in world.records.statuses]
    lines = shown(log).splitlines()
    assert len(lines) >= 7
    assert not CONTROLS.search(shown(log))
    assert not any(line.startswith("event=forged") for line in lines)
    for line in lines:
        if line.startswith("{"):
            assert json.loads(line)["event"]
    assert not any(CONTROLS.search(text) for text in texts)
    assert not any("\n" in value for request in site.requests for _, value in request.headers)


def test_what_slips_through_is_escaped_by_the_log_itself(log: io.StringIO) -> None:
    """The last line of defence: an error of a library that quotes a page."""
    logger = structlog.get_logger("test")
    logger.warning("kept apart", detail=EVIL)
    logging.getLogger("a.library").error("it said %s", EVIL)
    try:
        raise ValueError(EVIL.replace("\r\n", " "))
    except ValueError:
        logger.exception("a bug")
    assert len(re.findall("kept apart|it said|a bug", shown(log))) == 3
    assert not CONTROLS.search(shown(log))
    assert not any(line.startswith("event=forged") for line in shown(log).split("\n"))


def shown(log: io.StringIO) -> str:
    """Without the colours that the console's renderer paints with."""
    return COLOURS.sub("", log.getvalue())
