"""WebSub, from discovery to renewal, with a hub on loopback (W3C WebSub; cases 53 to 57)."""

import gzip
import hashlib
import hmac
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import brotli
import pytest
import trustme
from followed import Following, following
from hub import Hub
from publisher import Publisher, answer, rss

from worker.feeds.identity import feed_id
from worker.feeds.schedule.push import Push, is_signed
from worker.service.health.views import serve, web_app
from worker.service.http import ClientOptions, HttpClient
from worker.service.polling.websub import WebSub


@dataclass
class World:
    """A feed with a hub, and the worker that follows it."""

    site: Publisher
    hub: Hub
    follow: Following
    websub: WebSub
    feed: str

    def push(self) -> Push:
        push = self.follow.table[feed_id(self.feed)].push
        assert push is not None
        return push

    async def subscribed(self, lease_s: int = 864_000) -> None:
        assert await self.follow.poll() == 1
        assert await self.websub.ask_hubs() == 1
        assert (await self.hub.verify(lease_s))[0] == 200

    @property
    def links(self) -> str:
        return "".join(item.link[-1] for item in self.follow.records.items)


AUTHORITY = trustme.CA()


@asynccontextmanager
async def pushed(*, private: bool = True) -> AsyncIterator[World]:
    """`private`: the hub is asked over https, as one that is told a secret must be."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("127.0.0.1").configure_cert(tls)
    with AUTHORITY.cert_pem.tempfile() as ca_file:
        async with (
            Hub(tls=tls if private else None) as hub,
            Publisher() as site,
            following(site.url("/feed"), ca_file=ca_file, feed_max_bytes=200_000) as follow,
            subscriber(hub, site, follow) as world,
        ):
            yield world


@asynccontextmanager
async def subscriber(hub: Hub, site: Publisher, follow: Following) -> AsyncIterator[World]:
    link = f'<{hub.url}>; rel="hub", <{site.url("/topic")}>; rel=self'
    body = rss(1).replace(
        "<title>Gazette",
        '<link xmlns="http://www.w3.org/2005/Atom" rel="hub" href="http://other.example/"/><title>Gazette',
    )
    site.answers["/feed"] = answer(200, body, Link=link, ETag='"a"')
    runner, port = await serve(web_app(follow.metrics, lambda: None), "127.0.0.1", 0)
    await runner.cleanup()
    settings = follow.poller.settings.model_copy(update={"public_url": f"http://127.0.0.1:{port}"})
    poller = follow.poller
    websub = WebSub(
        settings, poller.http, poller, poller.polls, follow.metrics, lambda _: True, now=poller.now
    )
    runner, _ = await serve(web_app(follow.metrics, lambda: None, websub.routes()), "127.0.0.1", port)
    try:
        yield World(site, hub, follow, websub, site.url("/feed"))
    finally:
        await runner.cleanup()


async def test_case_53_hub_and_topic_come_from_the_link_header_before_the_body() -> None:
    async with pushed() as world:
        await world.follow.poll()
        await world.websub.ask_hubs()
        assert (world.push().hub, world.push().topic) == (world.hub.url, world.site.url("/topic"))


async def test_case_54_subscribes_with_a_secret_and_echoes_only_what_is_pending() -> None:
    async with pushed() as world:
        await world.follow.poll()
        assert await world.websub.ask_hubs() == 1
        assert await world.websub.ask_hubs() == 0
        (form,) = world.hub.asked
        assert form["hub.mode"] == "subscribe"
        assert form["hub.topic"] == world.site.url("/topic")
        assert len(form["hub.secret"]) > 40
        assert form["hub.callback"].startswith(world.websub.settings.public_url + "/websub/f1-")
        assert (await world.hub.verify(topic="https://elsewhere.example/"))[0] == 404
        assert (await world.hub.verify(mode="unsubscribe"))[0] == 404
        assert (await world.hub.verify(challenge="x" * 5000))[0] == 404
        assert (await world.hub.verify(challenge=""))[0] == 404
        assert await world.hub.verify() == (200, "ch<4>llenge", "text/plain")
        assert (await world.hub.verify())[0] == 404  # verified: nothing is pending any more


async def test_case_54_an_unknown_callback_is_not_confirmed_and_tells_the_hub_to_stop() -> None:
    async with pushed() as world:
        await world.subscribed()
        form = world.hub.asked[0]
        world.hub.asked.append(form | {"hub.callback": form["hub.callback"][:-1] + "~"})
        assert (await world.hub.verify())[0] == 404
        assert await world.hub.push(rss(2).encode()) == 410
        assert world.links == "1"


async def test_case_54_a_refusal_is_kept_to_and_asked_again_only_hours_later() -> None:
    async with pushed() as world:
        await world.follow.poll()
        await world.websub.ask_hubs()
        assert (await world.hub.verify(mode="denied"))[0] == 200
        assert (await world.hub.verify())[0] == 404
        world.follow.wait(hours=5)
        assert await world.websub.ask_hubs() == 0
        world.follow.wait(hours=2)
        assert await world.websub.ask_hubs() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"secret": "another"}, {"signature": ""}, {"signature": "sha256=é"}, {"signature": "md5=00"}],
    ids=str,
)
async def test_case_55_a_wrong_signature_gets_2xx_and_is_dropped(wrong: dict[str, str]) -> None:
    async with pushed() as world:
        await world.subscribed()
        assert await world.hub.push(rss(2).encode(), **wrong) == 202  # type: ignore[arg-type]
        assert world.links == "1"
        assert world.push().last_push is None
        assert world.follow.value("quotewire_pushes_total", fate="not-signed") == 1
        assert await world.hub.push(rss(2).encode()) == 202
        assert world.links == "12"


async def test_case_55_every_method_of_the_specification_counts_and_no_other() -> None:
    sha1 = "sha1=104152c5bfdca07bc633eebd46199f0255c9f49d"
    body, secret = b"", ""
    assert not is_signed(b"x", sha1, "k")
    assert is_signed(body, "sha256=b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad", secret)
    assert is_signed(body, "sha1=fbdb1d1b18aa6c08324b7d64b71fb76370690e1d", secret)
    assert not is_signed(body, "md5=74e6f7298a9c2d168935f58c001bad88", secret)


async def test_case_56_it_is_renewed_before_the_lease_ends() -> None:
    async with pushed() as world:
        await world.subscribed(lease_s=864_000)
        world.follow.wait(days=7)
        assert await world.websub.ask_hubs() == 0
        world.follow.wait(days=1, minutes=1)
        assert await world.websub.ask_hubs() == 1
        assert await world.websub.ask_hubs() == 0
        assert world.hub.asked[0]["hub.secret"] == world.hub.asked[1]["hub.secret"]
        assert await world.hub.push(rss(2).encode()) == 202  # the old lease counts meanwhile
        assert world.links == "12"
        assert (await world.hub.verify())[0] == 200
        assert world.push().lease_until > world.follow.clock[0]  # type: ignore[operator]


async def test_case_56_a_hub_that_does_not_answer_is_asked_again() -> None:
    async with pushed() as world:
        world.hub.status = 503
        await world.follow.poll()
        assert await world.websub.ask_hubs() == 1
        world.follow.wait(hours=7)
        assert await world.websub.ask_hubs() == 1


async def test_case_57_while_push_is_alive_one_poll_a_day_and_when_silent_polling_resumes() -> None:
    async with pushed() as world:
        await world.subscribed()
        first = world.follow.clock[0]
        assert world.follow.state(world.feed).next_poll - first < timedelta(hours=1)
        polls = len(world.site.targets)
        numbers = [1]
        while world.follow.clock[0] - first < timedelta(days=2):
            world.follow.wait(hours=1)
            numbers.insert(0, len(numbers) + 1)
            assert await world.hub.push(rss(numbers[0]).encode()) == 202
            world.site.answers["/feed"] = answer(
                200, rss(*numbers), ETag='"b"', Link=f'<{world.hub.url}>; rel="hub"'
            )
            await world.follow.poll()
        assert len(world.site.targets) - polls == 2  # in two days
        links = [item.link.rpartition("/")[2] for item in world.follow.records.items]
        assert links == [str(number) for number in reversed(numbers)]  # and nothing twice
        assert "hub pushes" in world.follow.state(world.feed).why
        polls = len(world.site.targets)
        for _ in range(48):
            world.follow.wait(hours=1)
            await world.follow.poll()
        assert len(world.site.targets) - polls > 2
        assert "hub" not in world.follow.state(world.feed).why


async def test_case_57_a_hub_that_keeps_something_back_is_not_relied_on() -> None:
    async with pushed() as world:
        await world.subscribed()
        world.follow.wait(minutes=5)
        await world.hub.push(rss(2).encode())
        world.site.answers["/feed"] = answer(200, rss(4, 3, 2, 1), ETag='"b"')
        await world.follow.poll_when_due()
        assert world.links == "1243"
        assert "hub" not in world.follow.state(world.feed).why
        assert world.push().last_push is None


@pytest.mark.parametrize("what", [rss(2, 1), rss(), rss(1)], ids=["the same", "nothing", "what was known"])
async def test_case_57_a_push_that_brings_nothing_is_no_sign_of_life(what: str) -> None:
    async with pushed() as world:
        await world.subscribed()
        world.follow.wait(minutes=5)
        assert await world.hub.push(rss(2).encode()) == 202
        lived = world.push().last_push
        assert lived == world.follow.clock[0]
        polls = len(world.site.targets)
        for _ in range(48):
            world.follow.wait(minutes=30)
            assert await world.hub.push(what.encode()) == 202
            await world.follow.poll()
        assert world.push().last_push in (lived, None)
        assert len(world.site.targets) - polls > 3
        assert world.follow.value("quotewire_pushes_total", fate="nothing-new") == 48


async def test_case_57_after_denied_polls_resume_at_once() -> None:
    async with pushed() as world:
        await world.subscribed()
        world.follow.wait(minutes=5)
        await world.hub.push(rss(2).encode())
        await world.follow.poll()
        polls = len(world.site.targets)
        assert world.follow.state(world.feed).next_poll - world.follow.clock[0] > timedelta(hours=2)
        world.follow.wait(minutes=20)
        assert await world.follow.poll() == 0
        assert (await world.hub.verify(mode="denied", reason="no more"))[0] == 200
        assert await world.follow.poll() == 1
        assert len(world.site.targets) - polls == 1
        assert "hub" not in world.follow.state(world.feed).why
        assert world.follow.state(world.feed).next_poll - world.follow.clock[0] < timedelta(hours=1)
        assert await world.websub.ask_hubs() == 0  # for some hours
        world.follow.wait(hours=7)
        assert await world.websub.ask_hubs() == 1


async def test_case_57_a_refusal_is_no_way_to_have_a_feed_polled_more_often_than_its_floor() -> None:
    async with pushed() as world:
        await world.subscribed()
        polls = len(world.site.targets)
        for _ in range(60):
            await world.hub.verify(mode="denied")
            await world.follow.poll()
            world.follow.wait(seconds=10)
        assert len(world.site.targets) - polls <= 3


async def test_case_54_no_secret_goes_over_plain_http_and_what_comes_unsigned_is_a_hint_alone() -> None:
    async with pushed(private=False) as world:
        await world.subscribed()
        assert "hub.secret" not in world.hub.asked[0]
        world.site.answers["/feed"] = answer(200, rss(3, 1), ETag='"b"')
        world.follow.wait(minutes=6)
        assert await world.follow.poll() == 0  # it is not due
        assert await world.hub.push(rss(666).encode()) == 202
        assert world.links == "1"  # nothing of it is believed,
        assert await world.follow.poll() == 1  # but the feed is asked
        assert world.links == "13"
        assert world.push().last_push is None
        assert world.follow.value("quotewire_pushes_total", fate="unsigned") == 1
        for _ in range(10):
            await world.hub.push(b"")
            assert await world.follow.poll() == 0  # not below its floor
            world.follow.wait(seconds=10)


async def test_case_54_a_secret_that_was_told_over_plain_http_is_replaced() -> None:
    async with pushed(private=False) as world:
        await world.subscribed()
        key = feed_id(world.feed)
        told = replace(world.push(), secret="told in the open")
        world.follow.table[key] = replace(world.follow.table[key], push=told)
        assert await world.websub.ask_hubs() == 1
        assert (world.push().secret, "hub.secret" in world.hub.asked[-1]) == ("", False)
        assert world.push().token != told.token
        assert await world.websub.ask_hubs() == 0


@pytest.mark.parametrize("signs", ["sent", "decoded"])
@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("utf-8", bytes)]
)
async def test_a_push_may_be_compressed(signs: str, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    async with pushed() as world:
        await world.subscribed()
        body = rss(2).encode()
        sent = pack(body)
        secret = world.push().secret.encode()
        signed = hmac.new(secret, sent if signs == "sent" else body, hashlib.sha256).hexdigest()
        headers = {"Content-Encoding": encoding}
        assert await world.hub.push(sent, signature=f"sha256={signed}", **headers) == 202
        assert world.links == "12"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", b"\x1f\x8b\x08broken"),
        ("gzip", gzip.compress(rss(2).encode())[:-9]),
        ("deflate", b"\xff" * 90),
        ("br", b"\xff" * 90),
        ("zstd", b"\x28\xb5\x2f\xfd" + b"\xff" * 90),
        ("x-own", b"\x00\x01" * 50),
        ("gzip, gzip, gzip", b"x"),
    ],
)
async def test_a_push_that_cannot_be_decoded_is_the_hubs_fault_and_counted(
    encoding: str, body: bytes
) -> None:
    async with pushed() as world:
        await world.subscribed()
        assert await world.hub.push(body, **{"Content-Encoding": encoding}) == 400
        assert world.follow.value("quotewire_pushes_total", fate="broken") == 1
        assert world.push().last_push is None


async def test_what_is_pushed_is_bounded_and_read_like_a_feed() -> None:
    async with pushed() as world:
        await world.subscribed()
        assert await world.hub.push(b"x" * 300_000) == 413
        bomb = gzip.compress(b" " * 50_000_000)
        assert await world.hub.push(bomb, **{"Content-Encoding": "gzip"}) in (400, 413)
        assert await world.hub.push(b"<html>no feed</html>") == 202
        assert world.links == "1"


async def test_a_hub_inside_is_not_asked() -> None:
    async with pushed() as world, HttpClient(ClientOptions()) as public:
        await world.follow.poll()
        assert await replace(world.websub, http=public).ask_hubs() == 1
        assert world.hub.asked == []


async def test_a_worker_with_another_address_subscribes_with_that() -> None:
    async with pushed() as world:
        await world.subscribed()
        moved = world.websub.settings.model_copy(update={"public_url": "https://two.example"})
        other = replace(world.websub, settings=moved)
        assert await other.ask_hubs() == 1
        assert world.hub.asked[-1]["hub.callback"].startswith("https://two.example/websub/")


async def test_nothing_of_it_is_there_without_a_public_url() -> None:
    async with Hub() as hub, following() as follow:
        runner, port = await serve(web_app(follow.metrics, lambda: None), "127.0.0.1", 0)
        try:
            hub.asked.append(
                {
                    "hub.callback": f"http://127.0.0.1:{port}/websub/f1-x/y",
                    "hub.topic": "t",
                    "hub.secret": "s",
                }
            )
            assert (await hub.verify())[0] == 404
        finally:
            await runner.cleanup()
