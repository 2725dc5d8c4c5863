"""Scripts' data -> the values that a page keeps for its scripts: `__NEXT_DATA__`, Fusion, state objects.

Read by a JSON parser only, never run. Bounded in bytes, in the number of values and in nodes.
"""

import re
from collections.abc import Iterator
from json import JSONDecoder
from typing import Any

import msgspec
from lxml.html import HtmlElement

from worker.articles.model import Limits

_VALUES_AT_MOST = 30
_NODES_AT_MOST = 60_000
_DEPTH_AT_MOST = 60


def states_of(tree: HtmlElement, limits: Limits) -> Iterator[Any]:
    """What JSON scripts and assignments of state objects hold, in page order; `limits.jsonld_bytes` of it."""
    budget = limits.jsonld_bytes
    found = 0
    for script in tree.iter("script"):
        kind, text = script.get("type", "").lower(), script.text or ""
        if not text.strip() or "ld+json" in kind:
            continue
        budget -= len(text)
        if budget < 0 or found >= _VALUES_AT_MOST:
            return
        for value in _whole(text) if "json" in kind else _assigned(text):
            found += 1
            yield value


def _whole(text: str) -> Iterator[Any]:
    try:
        value = msgspec.json.decode(text.strip())
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return
    yield _unflattened(value) if _is_flat(value) else value


def _assigned(text: str) -> Iterator[Any]:
    """The values of assignments to names by which frameworks keep a page's state; `undefined` is null."""
    if "undefined" in text:
        text = _UNDEFINED.sub(r"\1null", text)
    end = 0
    for number, found in enumerate(_ASSIGNED.finditer(text)):
        if number >= _ASSIGNMENTS_AT_MOST:
            return
        if found.start() < end:
            continue
        try:
            value, end = _DECODER.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, str):  # JSON.parse("…")
            yield from _whole(value)
        else:
            yield value


_ASSIGNMENTS_AT_MOST = 100
_DECODER = JSONDecoder()
_UNDEFINED = re.compile(r"([:,\[])\s*undefined(?=\s*[,}\]])")
_ASSIGNED = re.compile(
    r"(?:\b__[A-Za-z][A-Za-z0-9_]{2,40}__|\bFusion\.globalContent|"
    r"(?<![\w$])[A-Za-z_$]{0,30}(?:[sS]tate|STATE|[dD]ata|DATA|Props|PROPS|[aA]rticle|[sS]tory))"
    r"[\"']?\]?\s{0,9}=\s{0,9}(?:JSON\.parse\(\s{0,9}(?=\")|(?=[{\[]))"
)


def _is_flat(value: Any) -> bool:
    """Nuxt's: a list of all values, in which a number inside a list or object is another one's place."""
    return (
        isinstance(value, list)
        and len(value) > 3
        and (isinstance(value[0], dict) or (isinstance(value[0], list) and len(value[0]) == 2))
        and all(
            isinstance(n, int) for n in (value[0].values() if isinstance(value[0], dict) else value[0][1:])
        )
    )


def _unflattened(flat: list[Any]) -> Any:
    """The value that a flat list describes; None where it goes round in circles or is too large."""
    steps = 0

    def at(place: Any, depth: int) -> Any:
        nonlocal steps
        steps += 1
        if steps > _NODES_AT_MOST or depth > _DEPTH_AT_MOST:
            raise RecursionError
        value = flat[place] if isinstance(place, int) and 0 <= place < len(flat) else None
        if isinstance(value, dict):
            return {key: at(inner, depth + 1) for key, inner in value.items()}
        if isinstance(value, list):
            if len(value) == 2 and isinstance(value[0], str):  # ["Reactive", 5]
                return at(value[1], depth + 1)
            return [at(inner, depth + 1) for inner in value]
        return value

    try:
        return at(0, 0)
    except RecursionError:
        return None
