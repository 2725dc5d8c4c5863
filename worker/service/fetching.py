"""The settings that speak of fetching and polling, as the HTTP client and the schedule want them."""

from datetime import timedelta
from ipaddress import ip_network

from worker.feeds.polling import Limits
from worker.service.http import ClientLimits, ClientOptions, PaceRules
from worker.settings import Settings, SettingsInvalid


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
    """The schedule's bounds from the settings; the other floors keep their proportion to the lowest."""
    floor = timedelta(seconds=settings.poll_min_s)
    return Limits(
        floor=floor,
        floor_without_validators=3 * floor,
        start=3 * floor,
        override_floor=floor / 5,
        ceiling=timedelta(seconds=settings.poll_max_s),
    )
