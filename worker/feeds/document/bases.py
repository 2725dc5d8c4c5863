"""What relative links start at: the feed's site, and the xml:base of the element that they stand in."""

import ipaddress
import re
from urllib.parse import urljoin, urlsplit

from lxml import etree

from worker.feeds.document.lenient_xml import lenient_parser
from worker.urls import absolute

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_INNER_BASE = re.compile(r"<[^<>]*\sxml:base\s*=")
_OF_TEXT = frozenset({"link", "url", "comments", "origlink"})
_OF_ATTRIBUTES = ("href", "src", "url", "uri")


def link_base(url: str, *homes: str | None) -> str:
    """What the relative links of a feed start at, which was fetched from `url`.

    `homes` are the addresses that it says of its site and of itself, best first. One at another host counts:
    a proxy or a content network serves feeds of other sites, whose «/2026/a» is theirs. At the same host it is the
    feed's own address (RFC 3986 5.1.3). «http://localhost:4000/» was left behind by a generator.
    """
    for home in homes:
        found = absolute(url, home) if home else None
        if found and _is_public(found):
            return url if _host(found) == _host(url) else found
    return url


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _is_public(url: str) -> bool:
    host = _host(url)
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." in host.strip(".")
    return False


def without_inner_bases(document: str, root_end: int, url: str) -> str:
    """The XML with its inner xml:base gone and the links under each of them resolved; as it is without any.

    feedparser forgets to leave an inner base where no outer one is told, and gives it to all items that follow.
    A base of the root is left: it is that of all links. `root_end` is where the root's tag ends.
    """
    if not _INNER_BASE.search(document, root_end):
        return document
    try:
        root = etree.fromstring(document.encode("utf-8", "replace"), lenient_parser(remove_pis=True))
    except (etree.XMLSyntaxError, ValueError):
        return document
    if root is None:
        return document
    bases = {root: _joined(url, root.get(_XML_BASE))}
    inner = {root: False}
    for element in root.iterdescendants(etree.Element):
        parent = element.getparent()
        own = element.get(_XML_BASE)
        if own is not None:
            del element.attrib[_XML_BASE]
        inner[element] = inner[parent] or own is not None
        bases[element] = _joined(bases[parent], own)
        if inner[element]:
            _resolve(element, bases[element])
    return etree.tostring(root, encoding="unicode")


def _joined(base: str, further: str | None) -> str:
    try:
        return urljoin(base, further.strip()) if further else base
    except ValueError:
        return base


def _resolve(element: etree._Element, base: str) -> None:
    name = str(element.tag).rpartition("}")[2].lower()
    for attribute in _OF_ATTRIBUTES:
        if (value := element.get(attribute)) and (found := absolute(base, value)):
            element.set(attribute, found)
    if name in _OF_TEXT and element.text and element.text.strip() and (found := absolute(base, element.text)):
        element.text = found
