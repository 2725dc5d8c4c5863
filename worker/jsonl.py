"""One JSON line in, one out: the contracts of `enrich`, `quotes` and `feeds check` with `--jsonl`.

A line that cannot be worked on gives an error line; no line is lost and none ends the run.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from worker.articles import Limits, Page
from worker.errors import BodyTooLarge, LinkRefused, QuotewireError, Wall
from worker.feeds.document.parse import MAX_ITEMS, parse_feed
from worker.pipeline import enrich
from worker.quotes import explain_quotations, extract_quotations
from worker.records.build import build_quotations
from worker.records.explain import explanation_fields
from worker.records.items import feed_answer
from worker.records.model import ItemRecord
from worker.urls import is_http_url

_DOC_ID = re.compile(rb'"doc_id"\s*:\s*("(?:[^"\\]|\\.){0,500}"|-?\d{1,18})(?=\s*[,}])')


class LineUnreadable(QuotewireError):
    """The line is not JSON, or lacks a field that the contract asks for."""

    reason = "line-unreadable"


def enrich_line(line: bytes, limits: Limits = Limits(), known_at: datetime | None = None) -> bytes:
    """`{"doc_id","url","html"|"html_base64"}` -> `{"doc_id","article"}` or `{"doc_id","error"}`.

    A url of null is a page whose address nobody knows. The error of a wall tells its `kind` too. No date of the
    page is believed that is well after `known_at`.
    """

    def article(fields: Mapping[str, Any]) -> dict[str, Any]:
        url = _text(fields, "url", "") if "url" in fields else _text(fields, "url")
        if url and not is_http_url(url):
            raise LinkRefused("the url is not http or https", url=url)
        page = Page(
            url=url,
            requested_url=url,
            body=_body(fields),
            headers=_content_type(fields),
            known_at=known_at,
        )
        return {"article": enrich(ItemRecord(link=url), page, limits)}

    return _answer(line, article)


def quotes_line(line: bytes, language: str | None = None) -> bytes:
    """`{"doc_id","text","lang"?}` -> `{"doc_id","quotes"}`; offsets are code points into that text.

    The line's own language wins over `language`.
    """

    def quotes(fields: Mapping[str, Any]) -> dict[str, Any]:
        text = _text(fields, "text")
        found = extract_quotations(text, _text(fields, "lang", "") or language)
        return {"quotes": build_quotations(str(fields.get("doc_id", "")), text, found)}

    return _answer(line, quotes)


def explained_quotes_line(line: bytes, language: str | None = None) -> bytes:
    """As `quotes_line`, with `explain` beside `quotes`: what was weighed for each, in order of the text."""

    def quotes(fields: Mapping[str, Any]) -> dict[str, Any]:
        text = _text(fields, "text")
        found, explained = explain_quotations(text, _text(fields, "lang", "") or language)
        return {
            "quotes": build_quotations(str(fields.get("doc_id", "")), text, found),
            "explain": [explanation_fields(text, each) for each in explained],
        }

    return _answer(line, quotes)


def feed_line(line: bytes, max_items: int = MAX_ITEMS, max_bytes: int = 10_000_000) -> bytes:
    """`{"doc_id","url","body_base64","headers"?}` -> `{"doc_id","feed","items","problems"}` or an error."""

    def feed(fields: Mapping[str, Any]) -> dict[str, Any]:
        url = _text(fields, "url", "") if "url" in fields else _text(fields, "url")
        if url and not is_http_url(url):
            raise LinkRefused("the url is not http or https", url=url)
        body = _base64(fields, "body_base64")
        if len(body) > max_bytes:
            raise BodyTooLarge(f"more than {max_bytes} bytes", url=url)
        return feed_answer(parse_feed(body, url, _headers(fields), max_items=max_items))

    return _answer(line, feed)


def error_line(line: bytes, error: QuotewireError) -> bytes:
    """The answer to a line that could not be worked on, for reasons outside of it."""
    found = _DOC_ID.search(line[:100_000])
    try:
        doc_id = msgspec.json.decode(found[1]) if found else None
    except (msgspec.MsgspecError, ValueError):
        doc_id = None
    return _error(doc_id, error.reason, error.detail or error.reason)


def _answer(line: bytes, work: Callable[[Mapping[str, Any]], dict[str, Any]]) -> bytes:
    doc_id = None
    try:
        try:
            fields = msgspec.json.decode(line)
        except (msgspec.MsgspecError, ValueError, RecursionError) as exc:
            raise LineUnreadable(f"not JSON: {exc}") from exc
        if not isinstance(fields, dict):
            raise LineUnreadable(f"a JSON object was expected, not {type(fields).__name__}")
        doc_id = fields.get("doc_id")
        return msgspec.json.encode({"doc_id": doc_id, **work(fields)})
    except LineUnreadable as exc:
        return error_line(line, exc) if doc_id is None else _error(doc_id, exc.reason, exc.detail)
    except QuotewireError as exc:
        return _error(doc_id, exc.reason, str(exc), exc.kind if isinstance(exc, Wall) else "")
    except Exception as exc:  # a bug costs one line, and says so
        return _error(doc_id, "internal-error", f"{type(exc).__name__}: {exc}")


def _error(doc_id: object, reason: str, detail: str, kind: str = "") -> bytes:
    error = {"reason": reason, "detail": detail} | ({"kind": kind} if kind else {})
    return msgspec.json.encode({"doc_id": doc_id, "error": error})


def _text(fields: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = fields.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise LineUnreadable(f"`{name}` must be a string")
    return value


def _body(fields: Mapping[str, Any]) -> bytes:
    if fields.get("html_base64") is None:
        return _text(fields, "html").encode()
    return _base64(fields, "html_base64")


def _base64(fields: Mapping[str, Any], name: str) -> bytes:
    try:
        return base64.b64decode(_text(fields, name), validate=True)
    except (binascii.Error, ValueError) as exc:
        raise LineUnreadable(f"`{name}` is not base64: {exc}") from exc


def _headers(fields: Mapping[str, Any]) -> dict[str, str]:
    """Names in lower case; several values of one name may come as a list."""
    headers = fields.get("headers")
    if headers is None:
        return {}
    if not isinstance(headers, Mapping):
        raise LineUnreadable("`headers` must be an object")
    found = {}
    for name, value in headers.items():
        values = value if isinstance(value, list) else [value]
        found[str(name).lower()] = ", ".join(str(each) for each in values if each is not None)
    return found


def _content_type(fields: Mapping[str, Any]) -> dict[str, str]:
    """Text was decoded by whoever wrote the line: what its <meta> says of bytes is past."""
    return {} if fields.get("html_base64") is not None else {"content-type": "text/html; charset=utf-8"}
