"""A link -> what is sent for it: one reading of the URL for address, pace, robots and wire."""

import re
from dataclasses import dataclass, field
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, unquote, urljoin, urlsplit

from yarl import URL

from worker.errors import AddressRefused, LinkRefused

DEFAULT_PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_-])?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_DOT_SEGMENT = re.compile(r"/(?:\.|%2e){1,2}(?=/|$)", re.IGNORECASE)
_UNSENDABLE = re.compile(r"[^!#-;=?-~]+")  # controls, space, '"<>' and all that is not ASCII


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: `path` is what stands in the request line, with the query."""

    scheme: str
    host: str
    port: int
    path: str
    userinfo: str = field(default="", repr=False)

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt and a password are good for."""
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{_bracketed(self.host)}{port}"

    @property
    def url(self) -> str:
        """Without userinfo and fragment, so that it can be logged and published."""
        return self.origin + self.path


def target_of(link: str, *, max_chars: int = 8_192) -> Target:
    """Read a link as a browser would, and change no byte that may be sent as it is.

    Existing escapes, `+`, empty parameters and their order stay; only characters that cannot stand in a
    request line are percent-encoded, as UTF-8. Raises LinkRefused for what is not http(s) or has no proper
    host, AddressRefused for an IPv4 address in disguise (`2130706433`, `0x7f.1`, `0177.0.0.1`).
    """
    if len(link) > max_chars:
        raise LinkRefused(f"longer than {max_chars} characters", url=_shown(link[:200]))
    try:
        parts = urlsplit(link.strip())
        port = parts.port
    except ValueError as exc:
        raise LinkRefused("not a URL", url=_shown(link)) from exc
    if parts.scheme not in DEFAULT_PORTS:
        raise LinkRefused("not http or https", url=_shown(link))
    userinfo, _, _ = parts.netloc.rpartition("@")
    if "\\" in parts.netloc or not parts.hostname:
        raise LinkRefused("no host", url=_shown(link))
    host = _host(parts.hostname, link)
    path = _sendable(_without_dots(parts.path)) or "/"
    query = f"?{_sendable(parts.query)}" if parts.query else ""
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    return Target(parts.scheme, host, port, path + query, unquote(userinfo))


def redirected(target: Target, location: str, *, max_chars: int = 8_192) -> Target:
    """Where a Location header leads (RFC 9110 10.2.2)."""
    location = location.strip()
    try:
        url = location if urlsplit(location).scheme else urljoin(target.url, location)
    except ValueError as exc:
        raise LinkRefused("not a URL", url=_shown(location)) from exc
    return target_of(url, max_chars=max_chars)


def _host(name: str, link: str) -> str:
    if ":" in name:
        try:
            address = IPv6Address(name)
        except AddressValueError as exc:
            raise LinkRefused("no proper IPv6 address", url=_shown(link)) from exc
        if address.scope_id is not None:
            raise AddressRefused("an address with a zone", url=_shown(link))
        return str(address)
    try:
        host = (URL.build(scheme="http", host=name).raw_host or "").lower().removesuffix(".")
    except ValueError as exc:
        raise LinkRefused("no proper host name", url=_shown(link)) from exc
    if not _HOST.fullmatch(host) or ".." in host or len(host) > 253:
        raise LinkRefused("no proper host name", url=_shown(link))
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return str(IPv4Address(host))
        except AddressValueError as exc:
            raise AddressRefused("an IP address in disguise", url=_shown(link)) from exc
    return host


def _without_dots(path: str) -> str:
    """RFC 3986 5.2.4, so that robots.txt is asked about the path that the server will see."""
    if not _DOT_SEGMENT.search(path):
        return path
    kept: list[str] = []
    segments = path.split("/")
    for position, segment in enumerate(segments):
        plain = segment.lower().replace("%2e", ".")
        if plain not in (".", ".."):
            kept.append(segment)
            continue
        if plain == ".." and len(kept) > 1:
            kept.pop()
        if position == len(segments) - 1:
            kept.append("")
    return "/".join(kept)


def _sendable(text: str) -> str:
    return _UNSENDABLE.sub(lambda found: quote(_utf8(found.group())), text)


def _utf8(text: str) -> bytes:
    """Raw bytes of a Location header come as surrogate escapes and go back as they were."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _shown(link: str) -> str:
    """A refused link for the log: no password, no control characters, not endless."""
    return re.sub(r"//[^/?#]*@", "//", _sendable(link))[:500]
