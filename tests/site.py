"""A built documentation site works offline and is whole: `python -m tests.site build/docs`."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

_IN_CSS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")
_ELSEWHERE = re.compile(r"(?:https?:)?//")


def problems(site: Path) -> Iterator[str]:
    """What a page loads from another server, and links inside the site that lead nowhere."""
    pages = {path: html.parse(str(path)).getroot() for path in sorted(site.rglob("*.html"))}
    anchors = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in pages.items()}
    for path, page in pages.items():
        name = path.relative_to(site)
        for address in _loaded(page):
            if _ELSEWHERE.match(address):
                yield f"{name}: {address} is loaded from elsewhere"
        for address in map(str, page.xpath("//a/@href | //link/@href | //@src")):
            if not re.match(r"(?:[a-z]+:|//)", address) and not _is_there(path, address, anchors):
                yield f"{name}: {address} leads nowhere"
    for path in sorted(site.rglob("*.css")):
        for address in _IN_CSS.findall(path.read_text(encoding="utf-8")):
            if _ELSEWHERE.match(address):
                yield f"{path.relative_to(site)}: {address} is loaded from elsewhere"


def _loaded(page: html.HtmlElement) -> Iterator[str]:
    """Addresses that a browser asks for without a click."""
    yield from map(str, page.xpath("//@src | //link/@href | //object/@data"))
    for style in page.xpath("//style/text() | //@style"):
        yield from _IN_CSS.findall(str(style))


def _is_there(page: Path, address: str, anchors: dict[Path, set[str]]) -> bool:
    split = urlsplit(address)
    path = (page.parent / unquote(split.path)).resolve() if split.path else page
    anchor = unquote(split.fragment)
    return path.is_file() and (not anchor or path not in anchors or anchor in anchors[path])


if __name__ == "__main__":
    found = list(problems(Path(sys.argv[1]).resolve()))
    print("\n".join(found))
    sys.exit(bool(found))
