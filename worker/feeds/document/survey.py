"""Feed text -> what it is and asks for, in one pass of expat, before any feed parser sees it.

It tells whether the XML is well formed and how large it is in the ways that cost time, and it reads the
channel's hints, some of which feedparser keeps only the last of (skipHours) or not at all.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from xml.parsers import expat

_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_SYNDICATION = "http://purl.org/rss/1.0/modules/syndication/"
_ITEMS = frozenset({"item", "entry", "url", "sitemap"})
AUTHORS = frozenset({"author", "creator", "managingeditor", "webmaster", "publisher", "contributor"})
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_WANTED = frozenset({"ttl", "hour", "day", "updateperiod", "updatefrequency"})
_MAX_HINT = 100  # characters of one hint that are kept
_MAX_LINKS = 50
_MAX_HINTS = 50


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass saw, up to the first error. `open_tags` is what was open there, outermost first.

    `widest` is the most elements in one item, `outside` how many stand in no item. `most_attributes` and
    `longest_name` (characters of an author) count because feedparser takes their square in time.
    `links` are (rel, href) of the feed's own atom links, unresolved.
    """

    root: str
    namespace: str
    error: str | None
    error_code: int
    open_tags: tuple[str, ...]
    items: int
    elements: int
    depth: int
    widest: int
    outside: int
    most_attributes: int
    longest_name: int
    ttl: timedelta | None
    update_every: timedelta | None
    skip_hours: tuple[int, ...]
    skip_days: tuple[int, ...]
    links: tuple[tuple[str, str], ...]

    @property
    def too_large(self) -> bool:
        """Whether feedparser would take more than a second or two."""
        return (
            max(self.items, self.widest, self.outside, self.longest_name) > 5_000
            or self.depth > 200
            or self.most_attributes > 200
            or self.elements > 200_000
        )


def surveyed(text: str) -> Survey:
    """One linear pass over XML text. Entities of its own DTD are not expanded, nothing is fetched."""
    return _Surveyor().survey(text)


@dataclass(slots=True)
class _Surveyor:
    stack: list[str] = field(default_factory=list)
    root: str = ""
    namespace: str = ""
    items: int = 0
    elements: int = 0
    depth: int = 0
    widest: int = 0
    outside: int = 0
    most_attributes: int = 0
    longest_name: int = 0
    in_item: int = 0
    item_depth: int = 0
    hints: dict[str, list[str]] = field(default_factory=dict)
    reading: str | None = None
    in_author: bool = False
    name_length: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)

    def survey(self, text: str) -> Survey:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        error, code = None, 0
        try:
            parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as exc:
            error, code = expat.ErrorString(exc.code), exc.code
        return Survey(
            root=self.root,
            namespace=self.namespace,
            error=error,
            error_code=code,
            open_tags=tuple(self.stack),
            items=self.items,
            elements=self.elements,
            depth=self.depth,
            widest=max(self.widest, self.in_item),
            outside=self.outside,
            most_attributes=self.most_attributes,
            longest_name=max(self.longest_name, self.name_length),
            ttl=self.ttl(),
            update_every=self.update_every(),
            skip_hours=self.skip_hours(),
            skip_days=self.skip_days(),
            links=tuple(self.links),
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, local, prefix = _parts(name)
        if not self.stack:
            self.root, self.namespace = local.lower(), namespace
        self.stack.append(f"{prefix}:{local}" if prefix else local)
        self.elements += 1
        self.depth = max(self.depth, len(self.stack))
        self.most_attributes = max(self.most_attributes, len(attributes))
        lower = local.lower()
        if lower in AUTHORS:
            self.in_author, self.name_length = True, 0
        if self.item_depth:
            self.in_item += 1
            return
        if lower in _ITEMS and len(self.stack) <= 3:
            self.items += 1
            self.item_depth = len(self.stack)
            return
        self.outside += 1
        if lower in _WANTED and (
            lower not in {"updateperiod", "updatefrequency"} or namespace == _SYNDICATION
        ):
            self.reading = lower
            if len(self.hints.setdefault(lower, [])) < _MAX_HINTS:
                self.hints[lower].append("")
        elif lower == "link" and "href" in attributes and namespace in _ATOM and len(self.links) < _MAX_LINKS:
            self.links.append(
                (attributes.get("rel", "alternate").strip().lower(), attributes["href"].strip())
            )

    def end(self, _name: str) -> None:
        self.reading = None
        if self.in_author:
            self.longest_name = max(self.longest_name, self.name_length)
            self.in_author = False
        if len(self.stack) == self.item_depth:
            self.item_depth = 0
            self.widest = max(self.widest, self.in_item)
            self.in_item = 0
        self.stack.pop()

    def characters(self, text: str) -> None:
        if self.in_author:
            self.name_length += len(text)
        if self.reading:
            read = self.hints[self.reading]
            read[-1] = (read[-1] + text)[:_MAX_HINT]

    def ttl(self) -> timedelta | None:
        """RSS 2.0: whole minutes."""
        minutes = _whole(self.hints.get("ttl", [""])[0])
        return timedelta(minutes=minutes) if minutes else None

    def update_every(self) -> timedelta | None:
        """RSS 1.0 syndication module: a period, and how often within it (once unless told)."""
        if "updateperiod" not in self.hints and "updatefrequency" not in self.hints:
            return None
        period = _PERIODS.get(self.hints.get("updateperiod", ["daily"])[0].strip().lower())
        times = _whole(self.hints.get("updatefrequency", ["1"])[0]) or 1
        return period / times if period else None

    def skip_hours(self) -> tuple[int, ...]:
        """RSS 2.0 counts 0 to 23; 0.91 counted 1 to 24, so 24 is midnight."""
        hours = {_whole(text) for text in self.hints.get("hour", [])}
        return tuple(sorted({hour % 24 for hour in hours if hour is not None and hour <= 24}))

    def skip_days(self) -> tuple[int, ...]:
        """0 is Monday."""
        days = {text.strip().lower() for text in self.hints.get("day", [])}
        return tuple(number for number, name in enumerate(_DAYS) if name in days)


def _parts(name: str) -> tuple[str, str, str]:
    """Expat's "namespace local prefix", "namespace local" or "local"."""
    pieces = name.split(" ")
    if len(pieces) == 1:
        return "", name, ""
    return pieces[0], pieces[1], pieces[2] if len(pieces) > 2 else ""


def _whole(text: str) -> int | None:
    """A whole number below a million, as people write one: " 60 ", "60.0"."""
    match = re.fullmatch(r"\s*(\d{1,6})(?:\.0*)?\s*", text)
    return int(match[1]) if match else None
