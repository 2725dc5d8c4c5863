"""Page -> the address to which it sends its reader on by itself, by `<meta http-equiv=refresh>` or a script."""

import re
from urllib.parse import urldefrag, urljoin

from lxml.html import HtmlElement

from worker.urls import is_http_url

_DELAY_AT_MOST = 10.0  # seconds; a live page that loads itself anew waits for a minute or more
_SCRIPT_AT_MOST = 4_000  # characters in all inline scripts of a page that does nothing but send on


def asks_to_go_on(markup: bytes) -> bool:
    """Whether it is worth looking: no parsing."""
    return bool(_WORTH.search(markup))


def refresh_target(tree: HtmlElement, url: str) -> str | None:
    """Where the page's own `<meta http-equiv=refresh>` leads, soon and elsewhere; None for any other page.

    What stands in `<noscript>` or `<template>` is for others: those without scripts get a page without them there. The
    content is read as the HTML standard reads it (4.2.5.3, "shared declarative refresh steps").
    """
    for meta in tree.iter("meta"):
        if meta.get("http-equiv", "").strip().lower() != "refresh":
            continue
        if next(meta.iterancestors("noscript", "template", "svg", "iframe"), None) is not None:
            continue
        found = _CONTENT.match(meta.get("content", "")[:4_000])
        if found and float(found[1] or 0) <= _DELAY_AT_MOST:
            return _elsewhere(found[3] or "", _base(tree, url), url)
    return None


def script_target(tree: HtmlElement, url: str) -> str | None:
    """Where a page leads whose script does little more than set `location` to an address written out.

    A script that does so on a condition (a page that is framed, a button) sends nobody on by itself.
    """
    scripts = [node.text or "" for node in tree.iter("script") if not node.get("src")]
    if sum(map(len, scripts)) > _SCRIPT_AT_MOST:
        return None
    for script in scripts:
        if _ONLY_IF.search(script):
            continue
        for found in _LOCATION.finditer(script):
            target = (found[2] or found[4]).replace("\\/", "/")
            if onward := _elsewhere(target, _base(tree, url), url):
                return onward
    return None


def _base(tree: HtmlElement, url: str) -> str:
    base = next((node.get("href", "") for node in tree.iter("base")), "")
    return _joined(url, base) if base else url


def _elsewhere(target: str, base: str, url: str) -> str | None:
    """The address, unless it is the page itself: that is a reload."""
    onward = _joined(base, target.strip())
    if not target.strip() or not is_http_url(onward) or urldefrag(onward)[0] == urldefrag(url)[0]:
        return None
    return onward


def _joined(base: str, target: str) -> str:
    try:
        return urljoin(base, target)
    except ValueError:
        return ""


_WORTH = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh|location(?:\.href|\.replace|\.assign)?\s*[=(]", re.I)
_CONTENT = re.compile(
    r"\s*(\d{0,9}(?:\.\d{0,9})?)[\d.]*\s*(?:[;,\s]\s*(?:url\s*=\s*)?([\"']?)(.*?)\2\s*)?$", re.I | re.S
)
_ONLY_IF = re.compile(r"\bif\s*\(|\?[^\"'\n]{0,80}location|addEventListener|onclick")
_LOCATION = re.compile(
    r"\blocation(?:\.href)?\s*=\s*([\"'])([^\"'\n]{1,2000})\1|"
    r"\blocation\.(?:replace|assign)\(\s*([\"'])([^\"'\n]{1,2000})\3"
)
