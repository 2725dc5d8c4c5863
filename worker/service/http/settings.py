"""The settings that speak of fetching and polling, as the HTTP client and the schedule want them."""

from datetime import timedelta
from ipaddress import ip_network

from worker.feeds.schedule.bounds import DEFAULT_LIMITS, Limits
from worker.service.http import ClientLimits, ClientOptions, PaceRules
from worker.settings import Settings, SettingsInvalid

_LEAST_POLL_EVERY = timedelta(minutes=1)
"""The least `poll_every` that a list may ask for; it stands above POLL_MIN_S, which is for all other feeds."""


def http_options(settings: Settings) -> ClientOptions:
    """Raises SettingsInvalid for a network or contact that cannot be used."""
    networks, hosts = [], set()
    for part in filter(None, (part.strip() for part in settings.allow_private.split(","))):
        try:
            networks.append(ip_network(part))
        except ValueError:
            if "/" in part or part[0].isdigit():
                raise SettingsInvalid(
                    f"QUOTEWIRE_ALLOW_PRIVATE: {part} is no network and no host name"
                ) from None
            hosts.add(part.lower())
    try:
        return ClientOptions(
            contact_url=settings.contact_url,
            allowed_networks=tuple(networks),
            allowed_hosts=frozenset(hosts),
            obey_robots=settings.obey_robots,
            limits=ClientLimits(
                max_page_bytes=settings.page_max_bytes,
                max_feed_bytes=settings.feed_max_bytes,
                total_s=settings.fetch_timeout_s,
            ),
            pace=PaceRules(
                page_gap_s=settings.host_gap_s,
                feed_gap_s=settings.feed_gap_s,
                everywhere=settings.fetches_at_once,
                max_wait_s=settings.host_wait_s,
            ),
        )
    except ValueError as exc:
        raise SettingsInvalid(f"QUOTEWIRE_CONTACT_URL: {exc}") from exc


def poll_limits(settings: Settings) -> Limits:
    """The schedule's bounds from the settings; the other floors keep their proportion to the lowest.

    None of them passes the ceiling, or a feed without validators would be polled less often than is promised.
    """
    floor, ceiling = timedelta(seconds=settings.poll_min_s), timedelta(seconds=settings.poll_max_s)
    return Limits(
        floor=floor,
        floor_without_validators=min(3 * floor, ceiling),
        start=min(3 * floor, ceiling),
        override_floor=min(floor / 5, _LEAST_POLL_EVERY),
        ceiling=ceiling,
        push_every=min(DEFAULT_LIMITS.push_every, ceiling),
    )
