"""The sample site's files -> the bytes that go on the wire."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from worker.embedded.site.contents import PAGES, Publisher, SampleFeed, SamplePage

ROBOTS = b"User-agent: *\nDisallow: /compte/\n"

_PLACEHOLDER = re.compile(r"\{\{([a-z]+)\}\}")
_MAIN = "<!-- main -->\n"


@dataclass(frozen=True, slots=True)
class Site:
    """A publisher where it is being served."""

    publisher: Publisher
    port: int

    @property
    def base(self) -> str:
        return f"http://{self.publisher.host}:{self.port}"

    def url(self, path: str) -> str:
        return self.base + path

    def fill(self, text: str, values: Mapping[str, str] | None = None) -> str:
        """`text` with `{{site}}`, `{{host}}` and what `values` names; KeyError for any other placeholder."""
        known = {"site": self.base, "host": self.publisher.host, **(values or {})}
        return _PLACEHOLDER.sub(lambda placeholder: known[placeholder[1]], text)


def render_page(page: SamplePage, site: Site, *, later: bool) -> bytes:
    """The page in its publisher's frame, in its own encoding; a file that is no HTML as it is."""
    if not page.file:
        return b"" if page.status == 200 else _notice(page.status)
    text = _read(f"pages/{page.file}", later=later)
    if page.file.endswith(".html"):
        head, main = text.split(_MAIN, 1)
        frame = _read(f"layouts/{page.publisher}.html", later=False)
        if page.truncated:
            frame, main = frame.partition("{{main}}")[0] + "{{main}}", main.rstrip("\n")
        # Addresses are filled in afterwards, so that those in head and main are filled as well.
        text = frame.replace("{{head}}", head.rstrip("\n")).replace("{{main}}", main.rstrip("\n"))
        text = site.fill(text, {"url": site.url(page.path), "charset": page.declared})
    return text.encode(page.charset)


def render_feed(feed: SampleFeed, site: Site, *, later: bool) -> bytes:
    """The feed document with its addresses filled in."""
    text = _read(f"feeds/{feed.file}", later=later)
    return site.fill(text, {"url": site.url(feed.path)}).encode()


def front_page(site: Site) -> bytes:
    """For whoever opens the site in a browser: links to all its pages."""
    paths = [page.path for page in PAGES if page.publisher == site.publisher.key]
    links = "".join(f'<li><a href="{escape(path)}">{escape(path)}</a></li>' for path in paths)
    name = escape(site.publisher.name)
    return (
        f'<!doctype html><html lang="{site.publisher.language[:2]}"><meta charset="utf-8">'
        f"<title>{name}</title><h1>{name}</h1>"
        f"<p>A sample site of <code>quotewire demo</code>: all of it is invented.</p>"
        f"<ul>{links}</ul></html>"
    ).encode()


def picture(path: str) -> bytes:
    """A grey plate in place of every photograph."""
    name = escape(path.rsplit("/", 1)[-1].removesuffix(".svg"))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 240"><rect width="640" height="240" '
        f'fill="#d8dcdf"/><text x="320" y="128" text-anchor="middle" fill="#667">{name}</text></svg>'
    ).encode()


def _notice(status: int) -> bytes:
    return f"<!doctype html><title>{status}</title><h1>{status}</h1>".encode()


def _read(path: str, *, later: bool) -> str:
    folder = files("worker.embedded.site")
    if later:
        stem, dot, suffix = path.rpartition(".")
        twin = folder.joinpath(f"{stem}.later{dot}{suffix}")
        if twin.is_file():
            return twin.read_text(encoding="utf-8")
    return folder.joinpath(path).read_text(encoding="utf-8")
