"""What the operator may set about fetching. Read from the environment in settings.py, never here."""

import re
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network

from worker import __version__

_CONTACT = re.compile(r"[!-'*-~]+")

PRODUCT = "quotewire"
"""Our product token: the name that robots.txt speaks to (RFC 9309 2.2.1)."""


@dataclass(frozen=True, slots=True)
class ClientLimits:
    """How much of a stranger's answer we take. A body's limit counts twice: on the wire and decoded."""

    max_page_bytes: int = 5_000_000
    max_feed_bytes: int = 10_000_000
    max_robots_bytes: int = 500 * 1024  # RFC 9309 2.5: parse at least this; the rest is left unread
    max_header_bytes: int = 65_536  # of one header line; policies and link lists of 18 KB were seen
    max_head_bytes: int = 131_072  # of all lines of one answer
    max_headers: int = 200
    max_url_chars: int = 8_192
    max_redirects: int = 10
    connect_s: float = 15.0  # DNS, connection and TLS together
    between_bytes_s: float = 20.0  # the first byte of the answer included
    total_s: float = 60.0  # over all redirects; waiting for our own pace does not count


@dataclass(frozen=True, slots=True)
class PaceRules:
    """How often we knock at one host.

    Gaps run from the start of one request to the start of the next. A page that would have to wait longer
    than `max_wait_s` is refused with HostBusy, so that one slow host cannot hold the others' places; it is
    no shorter than the longest Crawl-delay, or a second page of such a host could never be had.
    """

    page_gap_s: float = 1.0
    feed_gap_s: float = 5.0
    per_host: int = 1
    everywhere: int = 64
    max_wait_s: float = 120.0
    max_crawl_delay_s: float = 120.0
    pause_s: float = 60.0  # after 429 or 503 without Retry-After
    max_pause_s: float = 3600.0
    max_hosts: int = 20_000


@dataclass(frozen=True, slots=True)
class ClientOptions:
    """Who we are, what we may reach, and how hard.

    `allowed_networks` and `allowed_hosts` lift the public-address rule, for private feeds: whatever is
    listed can be reached by any link and any redirect. `contact_url` is where a publisher can complain.
    `ca_file` adds certificate authorities (PEM) to the system's.
    """

    contact_url: str | None = None
    allowed_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    allowed_hosts: frozenset[str] = frozenset()
    obey_robots: bool = True
    refuse_downgrade: bool = True
    ca_file: str | None = None
    limits: ClientLimits = field(default_factory=ClientLimits)
    pace: PaceRules = field(default_factory=PaceRules)

    def __post_init__(self) -> None:
        if self.contact_url is not None and not _CONTACT.fullmatch(self.contact_url):
            raise ValueError("contact_url goes into a header: printable ASCII, no spaces, no brackets")

    @property
    def user_agent(self) -> str:
        """`quotewire/0.1.0 (+https://example.org/bot)`. Without a contact it says how to set one."""
        contact = f"+{self.contact_url}" if self.contact_url else "no contact: set QUOTEWIRE_CONTACT_URL"
        return f"{PRODUCT}/{__version__} ({contact})"
