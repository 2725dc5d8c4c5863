"""robots.txt (RFC 9309): may we have this page, and how slowly. The one file that knows protego."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from protego import Protego

from worker.errors import (
    AddressRefused,
    FetchError,
    HostBusy,
    HostUnreachable,
    PageForbidden,
    PageGone,
    RobotsDisallowed,
    RobotsUnavailable,
    TooManyRedirects,
)
from worker.service.http.options import PRODUCT
from worker.service.http.targets import Target

FRESH_S = 24 * 3600.0  # RFC 9309 2.4
RETRY_S = 60.0  # how long a robots.txt that could not be had is not asked for again; Retry-After may say more
MAX_RETRY_S = 3600.0
QUICK_BYTES = 20_000
MAX_COPIES = 10_000
MAX_COPIED_BYTES = 64_000_000

_AGENT_LINE = re.compile(
    r"\s*user(?:-|\s*)agent(?:\s*:|\s)(.*)", re.IGNORECASE
)  # all of these as widely as protego
_RULE_LINE = re.compile(r"\s*(?:allow|dis?sall?ow|diasllow|disallaw)(?=\s|:|#|$)", re.IGNORECASE)
_DELAY_LINE = re.compile(r"\s*crawl[-\s]\s*delay(?=\s|:)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Copy:
    """What an origin's robots.txt said, until when that is believed. Without rules, why there are none."""

    rules: Protego | None
    good_until: float
    weight: int = 0
    crawl_delay_s: float = 0.0
    failure: FetchError | None = None


class Robots:
    """Verdicts per origin, from copies at most a day old.

    `fetch` gets the robots.txt of a target and raises FetchError; a 4xx allows everything, all else that
    fails forbids everything for a while, unless an old copy is at hand. Copies are bounded in number and
    in bytes, the least recently used go first. One origin is asked once, however many wait for it.
    """

    def __init__(self, fetch: Callable[[Target], Awaitable[bytes]], clock: Callable[[], float]) -> None:
        self._fetch = fetch
        self._clock = clock
        self._copies: OrderedDict[str, _Copy] = OrderedDict()
        self._copied_bytes = 0
        self._asking: dict[str, asyncio.Task[_Copy]] = {}

    async def admit(self, target: Target) -> float:
        """Return the host's Crawl-delay in seconds, 0 without one.

        Raises RobotsDisallowed for this page; RobotsUnavailable while nobody knows; and where the host
        itself could not be reached or may not be, that error, since the page would have fared no better.
        """
        try:
            copy = await self._copy(target)
        except HostBusy as exc:
            raise HostBusy(exc.detail, url=target.url, retry_after_s=exc.retry_after_s) from exc
        if copy.rules is None:
            raise self._unknown(target, copy) from copy.failure
        if not await _verdict(copy, target.url):
            raise RobotsDisallowed(f"by {_robots_of(target).url}", url=target.url)
        return copy.crawl_delay_s

    def _unknown(self, target: Target, copy: _Copy) -> FetchError:
        wait_s = max(copy.good_until - self._clock(), 0.0)
        failure = copy.failure
        if isinstance(failure, (HostUnreachable, AddressRefused)) and failure.url == _robots_of(target).url:
            return type(failure)(failure.detail, url=target.url, retry_after_s=wait_s)
        return RobotsUnavailable(f"robots.txt: {failure}", url=target.url, retry_after_s=wait_s)

    async def close(self) -> None:
        """End what is still being asked."""
        tasks = tuple(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _copy(self, target: Target) -> _Copy:
        copy = self._copies.get(target.origin)
        if copy is not None and self._clock() < copy.good_until:
            self._copies.move_to_end(target.origin)
            return copy
        task = self._asking.get(target.origin)
        if task is None:
            task = asyncio.create_task(self._ask(target, copy))
            self._asking[target.origin] = task
            task.add_done_callback(lambda done: self._answered(target.origin, done))
        return await asyncio.shield(task)  # one waiter's end must not take the answer from the others

    def _answered(self, origin: str, done: asyncio.Task[_Copy]) -> None:
        del self._asking[origin]
        if not done.cancelled():
            done.exception()  # seen, even where every waiter has gone

    async def _ask(self, target: Target, old: _Copy | None) -> _Copy:
        try:
            body = await self._fetch(_robots_of(target))
        except HostBusy:
            raise
        except (PageGone, PageForbidden, TooManyRedirects):
            copy = _Copy(Protego.parse(""), self._clock() + FRESH_S)
        except FetchError as exc:
            copy = self._not_had(exc, old)
        else:
            rules = await asyncio.to_thread(_rules, body)
            delay_s = rules.crawl_delay(PRODUCT) or 0.0
            copy = _Copy(rules, self._clock() + FRESH_S, len(body), delay_s)
        self._keep(target.origin, copy)
        return copy

    def _not_had(self, exc: FetchError, old: _Copy | None) -> _Copy:
        """Forbid for a while; but an old copy goes on being good (RFC 9309 2.4)."""
        until = self._clock() + min(max(RETRY_S, exc.retry_after_s or 0.0), MAX_RETRY_S)
        if old is not None and old.rules is not None:
            return replace(old, good_until=until)
        return _Copy(None, until, failure=exc.with_traceback(None))

    def _keep(self, origin: str, copy: _Copy) -> None:
        before = self._copies.pop(origin, None)
        self._copied_bytes += copy.weight - (before.weight if before else 0)
        self._copies[origin] = copy
        while len(self._copies) > MAX_COPIES or self._copied_bytes > MAX_COPIED_BYTES:
            _, dropped = self._copies.popitem(last=False)
            self._copied_bytes -= dropped.weight


async def _verdict(copy: _Copy, url: str) -> bool:
    """Off the loop for large files: 30,000 wildcards against a long URL took half a second."""
    assert copy.rules is not None
    if copy.weight < QUICK_BYTES:
        return bool(copy.rules.can_fetch(url, PRODUCT))
    return bool(await asyncio.to_thread(copy.rules.can_fetch, url, PRODUCT))


def _robots_of(target: Target) -> Target:
    return replace(target, path="/robots.txt", userinfo="")


def _rules(body: bytes) -> Protego:
    return Protego.parse(ours_and_others(body.decode("utf-8-sig", "replace")))


def ours_and_others(text: str) -> str:
    """Name every group `*`, us, or somebody else, and leave only what counts, before protego reads it.

    The product token is matched as RFC 9309 2.2.1 says: letters, `_` and `-`, whole, in any case. And it
    keeps protego linear: it applies each rule to each agent of its group, which a file of 250 KB of agents
    over 250 KB of rules turns into minutes and gigabytes.

    Only rules end the names of a group (2.1); records of other kinds must not interfere (2.2.4), wherever they
    stand. So a Crawl-delay between names goes behind them, and what we do not know is left out.
    """
    lines: list[str] = []
    delays: list[str] = []  # of a group whose names may go on
    naming = False
    for line in text.splitlines():
        if (agent := _AGENT_LINE.match(line)) is not None:
            lines.append(f"User-agent: {_name(agent.group(1))}")
            naming = True
        elif _RULE_LINE.match(line) is not None:
            lines += [*delays, line]
            delays.clear()
            naming = False
        elif _DELAY_LINE.match(line) is not None:
            (delays if naming else lines).append(line)
    return "\n".join([*lines, *delays])


def _name(value: str) -> str:
    value = value.partition("#")[0].strip()
    if value == "*" or value.startswith("* "):
        return "*"
    token = _TOKEN.match(value)
    return PRODUCT if token is not None and token.group().lower() == PRODUCT else "-"
