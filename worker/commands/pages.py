"""`quotewire enrich` and `quotewire quotes`: pages and texts in, articles and quotations out, no broker."""

import functools
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from worker import warm_up
from worker.articles import Page
from worker.commands.explain import explained
from worker.commands.explain_quotes import explained_quotations
from worker.commands.io import InputUnreadable, console, input_stream, read_input, write
from worker.errors import LinkRefused, Wall
from worker.jsonl import explained_quotes_line, quotes_line
from worker.pipeline import enrich, read_quoted
from worker.quotes import explain_quotations, extract_quotations
from worker.records.build import build_quotations
from worker.records.model import ItemRecord
from worker.service.http import HttpClient
from worker.service.http.settings import http_options
from worker.service.pool.batch import LineWork, answers
from worker.service.pool.processes import pool_of
from worker.service.pool.today import enrich_line_today
from worker.settings import Settings
from worker.urls import is_http_url

_QUOTES_CHUNK = 32


async def enrich_url(settings: Settings, url: str, *, explain: bool) -> None:
    """Fetch a page and print its article."""
    async with HttpClient(http_options(settings)) as http:
        page = await http.fetch_page(url)
        try:
            await _print_page(settings, page, explain=explain)
            return
        except Wall as wall:
            if not wall.onward:
                raise
            page = await http.fetch_onward(page, wall.onward)
    await _print_page(settings, page, explain=explain)


async def enrich_file(settings: Settings, file: Path, url: str, *, explain: bool) -> None:
    """Enrich a page from a file and print its article."""
    page = Page(url=url, requested_url=url, body=read_input(file), known_at=datetime.now(UTC))
    await _print_page(settings, page, explain=explain)


async def enrich_jsonl(settings: Settings, source: str | None) -> None:
    """JSON lines of pages in, of articles out."""
    await _jsonl(settings, source, enrich_line_today, chunk=1, first=warm_up.pages)


async def quotes_jsonl(
    settings: Settings, source: str | None, language: str | None, *, explain: bool
) -> None:
    """JSON lines of texts in, of quotations out."""
    line = explained_quotes_line if explain else quotes_line
    await _jsonl(settings, source, functools.partial(line, language=language), chunk=_QUOTES_CHUNK)


async def quotes_text(source: str, language: str | None) -> None:
    """The quotations of one text, as JSON."""
    text = _read_text(source)
    records = build_quotations("", text, extract_quotations(text, language))
    write(msgspec.json.format(msgspec.json.encode({"quotes": records}), indent=2) + b"\n")


async def quotes_explained(source: str, language: str | None) -> None:
    """For a person: the quotations of one text with what was weighed for each."""
    text = _read_text(source)
    console().print(explained_quotations(text, *explain_quotations(text, language)))


def _read_text(source: str) -> str:
    body = sys.stdin.buffer.read() if source == "-" else read_input(Path(source))
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise InputUnreadable(f"{source} is not UTF-8: {exc}") from exc


async def _jsonl(
    settings: Settings,
    source: str | None,
    work: LineWork,
    *,
    chunk: int,
    first: Callable[[], None] | None = None,
) -> None:
    stream = input_stream(source)
    async with pool_of(settings, warm_up=first) as pool:
        async for answer in answers(stream, work, pool, timeout_s=settings.enrich_timeout_s, chunk=chunk):
            write(answer + b"\n")


async def _print_page(settings: Settings, page: Page, *, explain: bool) -> None:
    if not is_http_url(page.url):
        raise LinkRefused("the address is not http or https", url=page.url)
    async with pool_of(settings, processes=1, warm_up=warm_up.pages) as pool:
        if explain:
            console().print(explained(*await pool.run(settings.enrich_timeout_s, read_quoted, page)))
        else:
            record = await pool.run(settings.enrich_timeout_s, enrich, ItemRecord(link=page.url), page)
            write(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")
