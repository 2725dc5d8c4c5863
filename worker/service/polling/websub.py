"""WebSub subscriber: asks hubs for what they push, answers their challenges, takes what they send.

Off unless QUOTEWIRE_PUBLIC_URL is set. That address must lead to this very worker: subscriptions belong to
the feeds that it owns. When a feed goes to another worker, that one subscribes anew with its own address.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog
from aiohttp import web

from worker.errors import BodyTooLarge, QuotewireError, ResponseBroken
from worker.feeds.model import PollState
from worker.feeds.schedule.push import (
    LEASE,
    Push,
    PushStatus,
    denied,
    is_expected,
    is_signed,
    may_know_a_secret,
    must_ask,
    verified,
)
from worker.service.http import HttpClient
from worker.service.http.body import read_body
from worker.service.http.client import utc_now
from worker.service.metrics import Metrics
from worker.service.polling.poll_table import PollTable
from worker.service.polling.poller import Poller
from worker.settings import Settings

log = structlog.get_logger(__name__)

_TICK_S = 5.0
_BODY_WITHIN_S = 30.0
_MAX_CHALLENGE = 4_096
_MAX_REASON = 200
_AT_ONCE = 8


@dataclass(slots=True)
class WebSub:
    """Keeps subscriptions of our feeds alive. `routes` is what the worker's web server adds.

    `sure`: whether what we do not know is not ours. While partitions come and go, nobody is told to stop.
    """

    settings: Settings
    http: HttpClient
    poller: Poller
    polls: PollTable
    metrics: Metrics
    owns: Callable[[str], bool]
    sure: Callable[[], bool] = lambda: True
    now: Callable[[], datetime] = utc_now
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.ask_hubs()
            await asyncio.sleep(_TICK_S)

    async def ask_hubs(self) -> int:
        """Subscribe where that is due, a few at a time; how many hubs were asked."""
        due = [
            (feed_id, entry.state)
            for feed_id, entry in self.polls
            if entry.subscription.enabled
            and entry.state is not None
            and not entry.state.gone
            and entry.state.hub
            and entry.state.topic
            and self.owns(feed_id)
            and must_ask(entry.push, entry.state.hub, entry.state.topic, self._base(), self.now())
        ]
        for start in range(0, len(due), _AT_ONCE):
            await asyncio.gather(*(self._ask(*each) for each in due[start : start + _AT_ONCE]))
        return len(due)

    def routes(self) -> list[web.RouteDef]:
        """GET: a hub verifies what we asked for. POST: it sends what is new."""
        return [
            web.get("/websub/{feed}/{token}", self.verify, allow_head=False),
            web.post("/websub/{feed}/{token}", self.receive),
        ]

    async def verify(self, request: web.Request) -> web.Response:
        """Echo the challenge of what is pending, and of nothing else (W3C WebSub 5.3)."""
        feed_id, push = self._found(request)
        query = request.query
        if push is None:
            return web.Response(status=404 if self.sure() else 503)
        if query.get("hub.mode") == "denied" and query.get("hub.topic") == push.topic:
            await self._keep(feed_id, denied(push, self.now()))
            await self.poller.hasten(feed_id, "its hub refuses to push")
            said = query.get("hub.reason", "")[:_MAX_REASON]
            log.warning("a hub refused a subscription", feed=feed_id, hub=push.hub, said=said)
            return web.Response(status=200)
        challenge = query.get("hub.challenge", "")
        expected = is_expected(push, query.get("hub.mode", ""), query.get("hub.topic", ""))
        if not expected or not 0 < len(challenge) <= _MAX_CHALLENGE:
            return web.Response(status=404)
        lease = query.get("hub.lease_seconds", "")
        lease_s = int(lease) if lease.isascii() and lease.isdigit() and len(lease) < 12 else None
        await self._keep(feed_id, verified(push, lease_s, self.now()))
        log.info("a hub verified a subscription", feed=feed_id, hub=push.hub)
        return web.Response(
            text=challenge, content_type="text/plain", headers={"X-Content-Type-Options": "nosniff"}
        )

    async def receive(self, request: web.Request) -> web.Response:
        """Take a push. One that is not signed rightly gets 202 as well, and is dropped (case 55)."""
        feed_id, push = self._found(request)
        if push is None and not self.sure():
            return web.Response(status=503, headers={"Retry-After": "60"})
        if push is None:
            return web.Response(status=410)  # tells the hub to stop (W3C WebSub 7)
        if not push.secret:
            self.metrics.pushes.labels("unsigned").inc()
            await self.poller.hasten(feed_id, "its hub says that there is something new")
            return web.Response(status=202)
        try:
            async with self._places, asyncio.timeout(_BODY_WITHIN_S):
                sent, body = await self._body(request)
        except TimeoutError:
            self.metrics.pushes.labels("too-slow").inc()
            return web.Response(status=408)
        except BodyTooLarge:
            self.metrics.pushes.labels("too-large").inc()
            return web.Response(status=413)
        except (ResponseBroken, web.RequestPayloadError) as exc:
            self.metrics.pushes.labels("broken").inc()
            log.warning("a push could not be decoded", feed=feed_id, error=str(exc)[:200])
            return web.Response(status=400)
        signature = request.headers.get("X-Hub-Signature", "")
        if not (is_signed(body, signature, push.secret) or is_signed(sent, signature, push.secret)):
            self.metrics.pushes.labels("not-signed").inc()
            log.warning("a push was not signed by its hub", feed=feed_id)
            return web.Response(status=202)
        return await self._take(feed_id, body, request.headers.get("Content-Type", ""))

    async def _take(self, feed_id: str, body: bytes, content_type: str) -> web.Response:
        """What is the hub's own. It lives as long as it brings something: one that repeats itself keeps nothing up."""
        try:
            found = await self.poller.pushed(feed_id, body, {"content-type": content_type})
        except QuotewireError as exc:
            self.metrics.pushes.labels(exc.reason).inc()
            log.warning("a push could not be read", feed=feed_id, reason=exc.reason)
            return web.Response(status=202)
        current = self.polls.get(feed_id)
        if found and current is not None and current.push is not None:
            await self._keep(feed_id, replace(current.push, last_push=self.now()))
        self.metrics.pushes.labels("read" if found else "nothing-new").inc()
        log.info("a hub pushed", feed=feed_id, items=found)
        return web.Response(status=202)

    async def _ask(self, feed_id: str, state: PollState) -> None:
        """Remembered before it is asked: the hub may verify before it has answered."""
        entry = self.polls.get(feed_id)
        if entry is None or not state.hub or not state.topic:
            return
        before = entry.push
        private = may_know_a_secret(state.hub)
        same = before is not None and (before.hub, before.topic) == (state.hub, state.topic)
        if before is not None and same and (private or not before.secret):
            push = replace(before, asked_at=self.now())
            if not push.callback.startswith(self._base()):
                push = replace(push, callback=self._callback(feed_id, push.token), status=PushStatus.PENDING)
            elif push.status is PushStatus.DENIED:
                push = replace(push, status=PushStatus.PENDING)
        else:
            token = secrets.token_urlsafe(24)
            push = Push(
                hub=state.hub,
                topic=state.topic,
                callback=self._callback(feed_id, token),
                token=token,
                secret=secrets.token_urlsafe(48) if private else "",
                asked_at=self.now(),
            )
        await self._keep(feed_id, push)
        fields = {
            "hub.callback": push.callback,
            "hub.mode": "subscribe",
            "hub.topic": push.topic,
            "hub.lease_seconds": str(round(LEASE.total_seconds())),
        }
        if push.secret:
            fields["hub.secret"] = push.secret
        try:
            await self.http.post_form(push.hub, fields)
        except QuotewireError as exc:
            log.warning("a hub could not be reached", feed=feed_id, hub=push.hub, reason=exc.reason)

    def _found(self, request: web.Request) -> tuple[str, Push | None]:
        feed_id = request.match_info["feed"]
        entry = self.polls.get(feed_id) if self.owns(feed_id) else None
        push = entry.push if entry else None
        token = request.match_info["token"].encode()
        if push is None or not secrets.compare_digest(push.token.encode(), token):
            return feed_id, None
        return feed_id, push

    async def _body(self, request: web.Request) -> tuple[bytes, bytes]:
        """As it was sent, and decoded; hubs sign the one or the other. Raises BodyTooLarge, ResponseBroken."""
        sent = bytearray()
        encoding = request.headers.get("Content-Encoding", "")

        async def chunks() -> AsyncIterator[bytes]:
            async for chunk in request.content.iter_any():
                sent.extend(chunk)
                yield chunk

        body = await read_body(chunks(), encoding, max_bytes=self.settings.feed_max_bytes, url="")
        return bytes(sent), body

    async def _keep(self, feed_id: str, push: Push) -> None:
        entry = self.polls.get(feed_id)
        if entry is not None and self.owns(feed_id):
            await self.polls.put(feed_id, replace(entry, push=push))

    def _base(self) -> str:
        return self.settings.public_url.rstrip("/") + "/websub/"

    def _callback(self, feed_id: str, token: str) -> str:
        return f"{self._base()}{feed_id}/{token}"
