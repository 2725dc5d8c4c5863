"""URLs as keys: one normal form per page, the registrable domain, the site that keys an item, whose page it is.

A normal form may part two spellings of one page: that costs a second look. It must never merge two
pages: that loses an article. So only what is known to be tracking goes, and the rest stays (ADR 0031).
"""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import idna
from tld import get_fld

from worker.hosting import OWNER_SEGMENTS, SUFFIXES
from worker.tracking import is_tracking

_MAX_LENGTH = 8_192  # characters; longer ones are data, not addresses
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNRESERVED = "-._~"  # RFC 3986 2.3, beside letters and digits
_PATH_SAFE = _UNRESERVED + "!$&'()*+,;=:@/%"
_QUERY_SAFE = _PATH_SAFE + "?"
_ESCAPE = re.compile("%([0-9a-fA-F]{2})|%")
_SESSION = re.compile(";jsessionid=[^/;]*+", re.IGNORECASE)  # Servlet 6.0 7.1.3: the visitor, not the page
_UNTYPED = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2060\ufeff]")  # what no keyboard types
_SLASHES = re.compile("(?<!:)//+")  # an address inside a path keeps its own


@lru_cache(maxsize=1_024)
def normalised(url: str) -> str | None:
    """The normal form of an http or https URL; None for anything else. Applying it twice changes nothing.

    Scheme and host in lower case, the host in ASCII (IDNA), without user, default port or final dot;
    dot segments resolved, runs of slashes made one; escapes in one spelling; tracking parameters dropped,
    the others sorted by name, also those without a value; no fragment, save "#!" routes.
    """
    return _normal(url, is_page=True)


def normalised_feed(url: str) -> str | None:
    """The normal form of a feed's address: as `normalised`, but the query stays as the operator wrote it."""
    return _normal(url, is_page=False)


def without_password(url: str) -> str:
    """The address as it may be published and logged: without user and password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.rpartition("@")[2] if "@" in url else url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url


def is_http_url(url: str) -> bool:
    """Whether this is an absolute http or https URL that names a host."""
    return normalised(url) is not None


def absolute(base: str, link: str) -> str | None:
    """The link, resolved against the base and cleaned of stray white space; None unless http or https.

    Nothing else is changed: this is the address to fetch, not a key.
    """
    try:
        joined = urljoin(_typed(base), _typed(link))
    except ValueError:
        return None
    return joined if is_http_url(joined) else None


def owner_of(url: str) -> str:
    """Whose page an address is: only the same owner may say of it that it is the same article (ADR 0090).

    As `site_of`, but by the whole Public Suffix List, private part included, and by `hosting.py`: what is one
    domain of one operator may hold the pages of a million people. An IP address or a lone name counts whole, port
    included; below a suffix that the list does not know, the name directly under it. "" for what is no http URL.
    Two addresses of one owner have one `site_of` wherever the list knows the suffix, and so one partition of items.
    """
    normal = normalised(url)
    if normal is None:
        return ""
    parts = urlsplit(normal)
    host = parts.hostname or ""
    owner = _owner(host)
    if owner is None:
        return parts.netloc
    segments = parts.path.split("/")[1:]
    named = OWNER_SEGMENTS.get(host, 1 if segments[0].startswith("~") else 0)
    return "/".join((owner, *segments[:named]))


def site_of(url: str) -> str:
    """The key of an item on Kafka, so that one site's pages keep one lane: its registrable domain.

    The host itself, or the IP address, where there is none; "" for what is no http URL.
    """
    normal = normalised(url)
    if normal is None:
        return ""
    host = urlsplit(normal).hostname or ""
    return _registrable(host) or host


def _normal(url: str, *, is_page: bool) -> str | None:
    if len(url) > _MAX_LENGTH:
        return None
    try:
        parts = urlsplit(_typed(url))
        host = _host_key(parts.hostname or "")
        port = parts.port
    except ValueError:  # a broken IPv6 address, a port that is no number
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        netloc += f":{port}"
    query = _sorted_query(parts) if is_page else _spelt(parts.query, _QUERY_SAFE)
    fragment = _spelt(parts.fragment, _QUERY_SAFE) if is_page and parts.fragment.startswith("!") else ""
    return urlunsplit((scheme, netloc, _path(parts.path, is_page=is_page), query, fragment))


def _typed(url: str) -> str:
    """As a browser reads what stands in an attribute: tabs and line ends out, spaces inside kept as %20."""
    one = _UNTYPED.sub("", url.encode("utf-8", "replace").decode().strip())
    return one.replace(" ", "%20").replace("&amp;", "&").replace("\\", "%5C")


@lru_cache(maxsize=4_096)
def _host_key(host: str) -> str:
    """Lower case, ASCII, no final dot. An IP address in its shortest spelling. ValueError if impossible."""
    host = host.rstrip(".").lower()
    if ":" in host:
        return ipaddress.ip_address(host.partition("%")[0]).compressed
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode()
        except idna.IDNAError as exc:
            raise ValueError(str(exc)) from exc
    if not host or re.search(r"[^a-z0-9._-]", host) or ".." in host or len(host) > 253:
        raise ValueError(f"no host name: {host[:80]!r}")
    return host


@lru_cache(maxsize=4_096)
def _registrable(host: str) -> str | None:
    if ":" in host or host.replace(".", "").isdigit():
        return None
    found = get_fld(f"http://{host}/", fail_silently=True, search_private=False)
    return found if isinstance(found, str) and "." in found else None


@lru_cache(maxsize=4_096)
def _owner(host: str) -> str | None:
    """The host's part that one party holds; None where that is the host and its port."""
    labels = host.split(".")
    if ":" in host or len(labels) == 1 or host.replace(".", "").isdigit():
        return None
    for at in range(len(labels)):
        if ".".join(labels[at:]) in SUFFIXES:
            return ".".join(labels[max(0, at - 1) :])
    found = get_fld(f"http://{host}/", fail_silently=True, search_private=True)
    if isinstance(found, str) and "." in found:
        return found
    return ".".join(labels[-2:])  # the list's own rule for what it does not know: "*"


def _path(path: str, *, is_page: bool) -> str:
    spelt = _spelt(path, _PATH_SAFE) or "/"
    if is_page:
        spelt = _SLASHES.sub("/", _SESSION.sub("", spelt))
    kept: list[str] = []
    segments = spelt.split("/")
    for segment in segments[1:]:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    resolved = "/" + "/".join(kept)
    return _SLASHES.sub("/", resolved) if is_page else resolved


def _sorted_query(parts: SplitResult) -> str:
    """By name; the values of one name keep their order, which may mean something."""
    pairs = [_spelt(pair, _QUERY_SAFE).partition("=") for pair in parts.query.split("&") if pair]
    kept = [(name, sign, value) for name, sign, value in pairs if not is_tracking(name, value)]
    return "&".join(name + sign + value for name, sign, value in sorted(kept, key=lambda pair: pair[0]))


def _spelt(part: str, safe: str) -> str:
    """Escapes in capitals and only where needed; what needs one gets it (RFC 3986 6.2.2)."""
    return quote(_ESCAPE.sub(_escape, part), safe=safe)


def _escape(match: re.Match[str]) -> str:
    if not match[1]:
        return "%25"
    character = chr(int(match[1], 16))
    return (
        character
        if character.isascii() and (character.isalnum() or character in _UNRESERVED)
        else match[0].upper()
    )
