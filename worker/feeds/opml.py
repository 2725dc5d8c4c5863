"""OPML -> the subscription list and back (OPML 2.0, opml.org/spec2.opml).

A file is read whole or not at all: what is not in it ends, so that one that was cut, or broken in the middle, would
end feeds that nobody meant to end.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from lxml import etree

from worker.errors import SubscriptionsUnreadable
from worker.feeds.document.decode import decoded
from worker.feeds.document.mend import cut_after_end, with_characters, with_prefixes
from worker.feeds.identity import feed_id
from worker.feeds.model import Subscription
from worker.feeds.subscriptions import poll_every, subscription, written
from worker.text import one_line

_OURS = "urn:quotewire:opml"  # OPML 2.0 takes attributes of others in a namespace only
_POLL_EVERY, _ENABLED = f"{_OURS} pollEvery", f"{_OURS} enabled"  # as expat names them
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?opml(?=[\s>/])", re.IGNORECASE)
_MAX_PROLOG = 65_536
# Tags whose attributes are whole: in their values a "<" is a letter, whatever XML says. Possessive: linear.
_TAG = re.compile(r"""<[A-Za-z_][\w.:-]*+(?:\s++[A-Za-z_][\w.:-]*+\s*+=\s*+(?:"[^"]*+"|'[^']*+'))*+\s*+/?>""")
_VALUE = re.compile(r"""(?<=[=\s])(?:"[^"]*+"|'[^']*+')""")


def read_opml(body: bytes) -> tuple[tuple[Subscription, ...], tuple[str, ...]]:
    """The feeds of an OPML file, of whatever folder, and in plain words what was passed over.

    Any version of OPML, in any namespace. What can be mended without loss is: a bare "&", "<" in an attribute, an
    entity of HTML, a prefix that nobody declared. SubscriptionsUnreadable, with the line, for what is no OPML and for
    what is broken in another way. No entity or DTD is resolved.
    """
    text, _ = decoded(body, {})
    starts = _ROOT.finditer(text, 0, _MAX_PROLOG)
    root = next((each for each in starts if not _in_comment(text[: each.start()])), None)
    if root is None:
        raise SubscriptionsUnreadable("this is not an OPML file")
    document = cut_after_end(text[root.start() :], "opml")
    document = with_prefixes(with_characters(_TAG.sub(_with_values_escaped, document), {}))
    reader = _Reader(lines_before=text.count("\n", 0, root.start()))
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: reader.start(
        name, attributes, parser.CurrentLineNumber
    )
    try:
        parser.Parse(document.encode("utf-8", "replace"), True)
    except expat.ExpatError as exc:
        line, what = exc.lineno + reader.lines_before, expat.ErrorString(exc.code)
        raise SubscriptionsUnreadable(
            f"the file is broken or was cut, and nothing was changed: line {line}: {what}"
        ) from exc
    return tuple(reader.feeds.values()), tuple(reader.problems)


def _in_comment(before: str) -> bool:
    return before.rfind("<!--") > before.rfind("-->")


def _with_values_escaped(tag: re.Match[str]) -> str:
    return (
        _VALUE.sub(lambda value: value[0].replace("<", "&lt;"), tag[0]) if tag[0].count("<") > 1 else tag[0]
    )


@dataclass(slots=True)
class _Reader:
    """What expat meets, as it meets it."""

    lines_before: int
    feeds: dict[str, Subscription] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name.rpartition(" ")[2].lower() != "outline":
            return
        line += self.lines_before
        plain = {key.lower(): value for key, value in attributes.items() if " " not in key}
        if not (address := plain.get("xmlurl", "").strip()):
            return
        title = plain.get("title") or plain.get("text") or ""
        try:
            feed = subscription({"url": address, "title": "" if title == address else title})
        except ValueError as exc:
            self.problems.append(f"line {line}: {exc}: passed over")
            return
        try:
            feed = replace(feed, poll_every=poll_every(attributes.get(_POLL_EVERY)))
        except ValueError as exc:
            self.problems.append(f"line {line}: {exc}: its own rhythm decides")
        feed = replace(feed, enabled=attributes.get(_ENABLED) != "false")
        if self.feeds.setdefault(feed_id(feed.uri), feed) is not feed:
            self.problems.append(f"line {line}: {feed.uri} is listed twice: taken once")


def write_opml(feeds: Iterable[Subscription], title: str = "Quotewire subscriptions") -> bytes:
    """OPML 2.0, which other readers import.

    How often to poll and what is disabled stand in attributes of our own namespace, which `read_opml` reads
    back and others pass over: there a disabled feed is a feed like the rest.
    """
    root = etree.Element("opml", version="2.0", nsmap={"quotewire": _OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = one_line(title)
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.uri
        outline = etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.uri)
        if feed.poll_every is not None:
            outline.set(f"{{{_OURS}}}pollEvery", written(feed.poll_every))
        if not feed.enabled:
            outline.set(f"{{{_OURS}}}enabled", "false")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
