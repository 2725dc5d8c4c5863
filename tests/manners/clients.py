"""Clients as the tests need them: loopback allowed, in no hurry to wait."""

from dataclasses import replace
from ipaddress import ip_network

from worker.service.http import ClientLimits, ClientOptions, HttpClient, PaceRules
from worker.service.http.transport import Resolver

LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
NO_WAIT = PaceRules(page_gap_s=0.0, feed_gap_s=0.0)
QUICK = ClientLimits(
    max_page_bytes=100_000, max_feed_bytes=100_000, connect_s=5.0, between_bytes_s=5.0, total_s=10.0
)


def options(**changes: object) -> ClientOptions:
    """Loopback allowed, no gaps, small limits, robots.txt not asked; and what the test changes."""
    usual = ClientOptions(allowed_networks=LOOPBACK, obey_robots=False, limits=QUICK, pace=NO_WAIT)
    return replace(usual, **changes)


def client(resolver: Resolver | None = None, **changes: object) -> HttpClient:
    """A client with these options."""
    return HttpClient(options(**changes), resolver=resolver)
