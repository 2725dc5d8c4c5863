"""A feed's subscription at a WebSub hub: when to ask for it, when it counts (W3C WebSub, cases 53 to 57)."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

LEASE = timedelta(days=10)
"""What we ask for, and what a hub that names no lease is taken to give."""

_LEASES = (timedelta(minutes=1), timedelta(days=90))
_SILENT_AFTER = timedelta(hours=3)
_ASK_AGAIN = timedelta(hours=6)  # after a hub that did not verify, or refused
_METHODS = ("sha256", "sha384", "sha512", "sha1")  # W3C WebSub 8.1; HMAC needs no collision resistance


class PushStatus(StrEnum):
    """How a subscription stands. Pending: asked for, not yet verified by the hub."""

    PENDING = "pending"
    ACTIVE = "active"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Push:
    """A subscription. `token` makes the callback unguessable, `secret` signs what the hub sends; it is empty where the
    hub is asked over plain http, and what that sends is no more than a hint that there is something new.

    `asked_at` is when the hub was last asked. While a renewal is pending, the lease before it still counts:
    `verified_at` and `lease_until` are the last verification's. `last_push` is the last authentic one that
    brought something, None also where a poll found what the hub should have pushed.
    """

    hub: str
    topic: str
    callback: str
    token: str
    secret: str
    asked_at: datetime
    status: PushStatus = PushStatus.PENDING
    verified_at: datetime | None = None
    lease_until: datetime | None = None
    last_push: datetime | None = None


def must_ask(push: Push | None, hub: str, topic: str, base: str, now: datetime) -> bool:
    """Whether to ask the hub now: at first, after a change, and when a fifth of the lease is left (56)."""
    if push is None or (push.hub, push.topic) != (hub, topic) or not push.callback.startswith(base):
        return True
    if push.secret and not may_know_a_secret(hub):  # an earlier version told it one
        return True
    if push.status is not PushStatus.ACTIVE or push.verified_at is None or push.lease_until is None:
        return now - push.asked_at > _ASK_AGAIN
    lease = push.lease_until - push.verified_at
    asked = push.asked_at > push.verified_at and now - push.asked_at < lease / 20
    return push.lease_until - now < lease / 5 and not asked


def may_know_a_secret(hub: str) -> bool:
    """Whether the way to the hub is private: a secret that others could read signs nothing (W3C WebSub 5.1)."""
    return hub.lower().startswith("https://")


def denied(push: Push, now: datetime) -> Push:
    """After the hub refused, or ended, the subscription (5.2): nothing is expected of it until it is asked again."""
    return replace(
        push, status=PushStatus.DENIED, asked_at=now, verified_at=None, lease_until=None, last_push=None
    )


def verified(push: Push, lease_s: int | None, now: datetime) -> Push:
    """After the hub's challenge was echoed."""
    lease = LEASE if lease_s is None else timedelta(seconds=min(max(lease_s, 0), 10**9))
    lease = min(max(lease, _LEASES[0]), _LEASES[1])
    return replace(push, status=PushStatus.ACTIVE, verified_at=now, lease_until=now + lease)


def is_expected(push: Push, mode: str, topic: str) -> bool:
    """Whether a verification is of what we asked for (54): this topic, to subscribe, not verified since."""
    unverified = push.verified_at is None or push.asked_at > push.verified_at
    return mode == "subscribe" and topic == push.topic and unverified and push.status != PushStatus.DENIED


def alive_until(push: Push | None, rhythm: timedelta | None) -> datetime | None:
    """Until when the hub is taken to do the work, so that a poll a day is enough (57).

    It must have pushed something new, signed; and it counts as silent after ten times the feed's rhythm, three hours at least.
    """
    if push is None or push.last_push is None or push.lease_until is None or not push.secret:
        return None
    return min(push.lease_until, push.last_push + max((rhythm or timedelta()) * 10, _SILENT_AFTER))


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether X-Hub-Signature (`sha256=hex`) is this body's, compared in constant time (55)."""
    method, _, given = signature.strip().partition("=")
    if method not in _METHODS or not given.isascii():
        return False
    wanted = hmac.new(secret.encode(), body, getattr(hashlib, method)).hexdigest()
    return hmac.compare_digest(wanted, given.lower())
