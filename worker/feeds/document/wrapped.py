"""A link that an alert service, a search engine or a mail filter wrapped -> the article's own.

Data: the address is unwrapped only where host and path say who wrapped it, so that a site's own
«/share?url=…» stays what it is. What is not http or https inside is no address, and then the link stays.
"""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from worker.urls import is_http_url

_MOST_WRAPPINGS = 3
_MAX_PARAMETERS = 100


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """Hosts end in `host`, of which a final "*" stands for any country; a path of "/" is any."""

    host: str
    path: str
    parameters: str


_TABLE = """
    google.*                          /url                   url q
    google.*                          /imgres                imgrefurl
    google.*                          /news/url              url
    plus.url.google.*                 /                      q
    translate.google.*                /translate             u
    bing.com                          /news/apiclick.aspx    url
    bing.com                          /ck/a                  u
    duckduckgo.com                    /l                     uddg
    youtube.com                       /redirect              q
    facebook.com                      /l.php                 u
    facebook.com                      /flx/warn              u
    l.instagram.com                   /                      u
    l.threads.net                     /                      u
    linkedin.com                      /redir/redirect        url
    linkedin.com                      /safety/go             url
    out.reddit.com                    /                      url
    t.umblr.com                       /redirect              z
    vk.com                            /away.php              to
    slack-redir.net                   /link                  url
    steamcommunity.com                /linkfilter            url u
    getpocket.com                     /redirect              url
    disq.us                           /url                   url
    safelinks.protection.outlook.com  /                      url
    urldefense.proofpoint.com         /v1/url                u
    urldefense.proofpoint.com         /v2/url                u
    protect2.fireeye.com              /                      u
    linkprotect.cudasvc.com           /url                   a
    redirect.viglink.com              /                      u
    go.redirectingat.com              /                      url
    go.skimresources.com              /                      url
    click.linksynergy.com             /deeplink              murl
    awin1.com                         /cread.php             ued p
"""
_BY_PARAMETER = tuple(_Wrapping(*line.split(maxsplit=2)) for line in _TABLE.strip().split("\n"))

# The address stands in the path: a scheme, or none for https, and the rest.
_IN_PATH: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(host), re.compile(path))
    for host, path in (
        (r"(?:www\.)?google\.[a-z.]{2,6}", r"/amp/(?P<s>s/)?(?P<rest>[\w-]+\.[^\s]+)"),
        (
            r"[a-z0-9-]+\.cdn\.ampproject\.org|cdn\.ampproject\.org",
            r"/[cv]/(?P<s>s/)?(?P<rest>[\w-]+\.[^\s]+)",
        ),
        # Until 2024; newer ones are a key that only Google can read.
        (r"news\.google\.com", r"/(?:__i/)?(?:rss/)?articles/(?P<hidden>[\w-]+)"),
        (r"r\.search\.yahoo\.com", r".*/RU=(?P<whole>[^/]+)/"),
        (r"urldefense\.com", r"/v3/__(?P<whole>https?:.+?)__;"),
        (r"href\.li|anonym\.to|dereferer\.(?:me|org)", r"/\?(?P<whole>https?:.+)"),
    )
)
_COUNTRY = re.compile(r"(?:com|[a-z]{2}|com?\.[a-z]{2})")


def unwrapped(link: str) -> str:
    """The address inside, however often it was wrapped; the link itself where nobody known wrapped it."""
    for _ in range(_MOST_WRAPPINGS):
        inner = _inside(link)
        if inner is None or not is_http_url(inner):
            break
        link = inner
    return link


def _inside(link: str) -> str | None:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return None
    if not _may_wrap(host):
        return None
    path = parts.path.rstrip("/").lower()
    wrappings = [each for each in _BY_PARAMETER if _is_of(host, each.host) and each.path in ("/", path)]
    if wrappings:
        try:
            values = dict(parse_qsl(parts.query, max_num_fields=_MAX_PARAMETERS))
        except ValueError:
            return None
        found = (values.get(name) for each in wrappings for name in each.parameters.split())
        return next((_READ.get((wrappings[0].host, path), str)(value) for value in found if value), None)
    return _in_path(host, parts.path + (f"?{parts.query}" if parts.query else ""))


def _in_path(host: str, path: str) -> str | None:
    for hosts, shape in _IN_PATH:
        if hosts.fullmatch(host) and (found := shape.match(path)):
            groups = found.groupdict()
            if hidden := groups.get("hidden"):
                return _in_base64(hidden)
            if whole := groups.get("whole"):
                return unquote(whole)
            return f"http{'s' if groups['s'] else ''}://{groups['rest']}"
    return None


def _is_of(host: str, pattern: str) -> bool:
    """Whether the host is the pattern or below it."""
    if pattern.endswith("*"):
        before, found, country = host.rpartition(pattern[:-1])
        return (
            bool(found) and (not before or before.endswith(".")) and _COUNTRY.fullmatch(country) is not None
        )
    return host == pattern or host.endswith("." + pattern)


def _in_base64(hidden: str) -> str | None:
    """The first address in a message of lengths and texts."""
    try:
        message = base64.urlsafe_b64decode(hidden + "=" * (-len(hidden) % 4))
    except (binascii.Error, ValueError):
        return None
    found = re.search(rb"https?://[\x21-\x7e]+", message)
    return found[0].decode("ascii") if found else None


def _of_bing(value: str) -> str:
    """ "a1" and the address in base64."""
    return (_in_base64(value[2:]) or "") if value.startswith("a1") else value


def _of_proofpoint(value: str) -> str:
    """Escapes begin with a hyphen, and a low line is a slash."""
    return unquote(value.replace("-", "%").replace("_", "/"))


_READ: dict[tuple[str, str], Callable[[str], str]] = {
    ("bing.com", "/ck/a"): _of_bing,
    ("urldefense.proofpoint.com", "/v2/url"): _of_proofpoint,
    # The address, a colon, and a check sum.
    ("disq.us", "/url"): lambda value: value.rpartition(":")[0] if value.count(":") > 1 else value,
}
_NAMES = frozenset(
    each.host.removesuffix(".*").split(".")[-1 if each.host.endswith("*") else -2] for each in _BY_PARAMETER
) | {"ampproject", "urldefense", "href", "anonym", "dereferer", "yahoo"}


def _may_wrap(host: str) -> bool:
    """A quick no for almost every host."""
    return not _NAMES.isdisjoint(host.split("."))
