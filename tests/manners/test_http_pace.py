"""Case 19 and the pace of pages: one at a time per host, a gap between, and nobody waits for a stranger."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise

import pytest
from clients import NO_WAIT, client
from nameserver import NameServer
from publisher import Publisher, Request, answer, redirect

from worker.errors import Fate, HostBusy, ServerFailed
from worker.service.http.options import PaceRules
from worker.service.http.pace import Errand, Pace

GAP_S = 0.05
PAGE = Errand(GAP_S, heeds_pauses=True, max_wait_s=60.0)
NOW = Errand(0.0, heeds_pauses=True, max_wait_s=60.0)


def pace(**changes: float) -> Pace:
    return Pace(replace(PaceRules(), **changes), asyncio.get_running_loop().time)


async def starts(
    turns: Pace, hosts: list[str], errand: Errand, work_s: float = 0.0
) -> list[tuple[str, float]]:
    """When each of these requests started, in order, all asked for at once."""
    loop = asyncio.get_running_loop()
    began: list[tuple[str, float]] = []

    async def one(host: str) -> None:
        async with turns.turn(host, errand):
            began.append((host, loop.time()))
            await asyncio.sleep(work_s)

    await asyncio.gather(*(one(host) for host in hosts))
    return began


async def test_case_19_starts_on_one_host_keep_their_gap() -> None:
    began = [at for _, at in await starts(pace(), ["a"] * 6, PAGE)]
    assert all(later - earlier >= GAP_S - 0.001 for earlier, later in pairwise(began))


async def test_the_gap_holds_with_two_at_a_time_as_well() -> None:
    began = [at for _, at in await starts(pace(per_host=2), ["a"] * 6, PAGE, work_s=0.12)]
    assert all(later - earlier >= GAP_S - 0.001 for earlier, later in pairwise(began))


@pytest.mark.parametrize("per_host", [1, 2])
async def test_case_19_no_more_at_once_on_one_host_than_allowed(per_host: int) -> None:
    async def slow(_: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.03)
        writer.write(answer(200, "page"))

    rules = replace(NO_WAIT, per_host=per_host)
    async with Publisher({f"/{n}": slow for n in range(12)}) as site, client(pace=rules) as http:
        await asyncio.gather(*(http.fetch_page(site.url(f"/{n}")) for n in range(12)))
        assert site.most_at_work == per_host
        assert len(site.requests) == 12


async def test_no_more_at_once_in_all_than_allowed() -> None:
    turns = pace(everywhere=3)
    at_work = most = 0

    async def one(host: str) -> None:
        nonlocal at_work, most
        async with turns.turn(host, NOW):
            at_work += 1
            most = max(most, at_work)
            await asyncio.sleep(0.01)
            at_work -= 1

    await asyncio.gather(*(one(f"host-{n}") for n in range(20)))
    assert most == 3


async def test_the_gap_holds_where_the_wait_was_for_a_place_among_all() -> None:
    """Two of one host are due, and two places fall free at the same moment."""
    turns = pace(per_host=2, everywhere=2)
    others = [asyncio.create_task(starts(turns, [name], NOW, work_s=0.1)) for name in ("x", "y")]
    await asyncio.sleep(0.01)
    (_, first), (_, second) = await starts(turns, ["a", "a"], PAGE)
    assert second - first >= GAP_S - 0.001
    await asyncio.gather(*others)


async def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns = pace()
    order: list[int] = []

    async def one(n: int) -> None:
        async with turns.turn("a", NOW):
            order.append(n)
            await asyncio.sleep(0)

    await asyncio.gather(*(one(n) for n in range(30)))
    assert order == list(range(30))


async def test_a_slow_host_does_not_stall_the_others() -> None:
    """Twenty wait for a host that hangs; the pages of another go through meanwhile."""
    hang = asyncio.Event()

    async def hanging(_: Request, writer: asyncio.StreamWriter) -> None:
        await hang.wait()
        writer.write(answer(200, "at last"))

    names = {"slow.example": [["127.0.0.1"]], "quick.example": [["127.0.0.1"]]}
    rules = replace(NO_WAIT, everywhere=4)
    async with Publisher({"/slow": hanging, "/quick": answer(200, "here")}) as site, NameServer(names) as dns:
        async with client(dns, pace=rules) as http:
            slow = [
                asyncio.create_task(http.fetch_page(site.url("/slow", host="slow.example")))
                for _ in range(20)
            ]
            await site.asked.wait()
            for _ in range(10):
                page = await http.fetch_page(site.url("/quick", host="quick.example"))
                assert page.body == b"here"
            assert not any(task.done() for task in slow)
            hang.set()
            assert {page.body for page in await asyncio.gather(*slow)} == {b"at last"}


async def test_a_turn_too_far_off_is_refused_with_the_time_to_come_back() -> None:
    async with Publisher({"/": answer(200, "page")}) as site:
        async with client(pace=replace(NO_WAIT, page_gap_s=100.0, max_wait_s=10.0)) as http:
            await http.fetch_page(site.url("/"))
            with pytest.raises(HostBusy) as caught:
                await http.fetch_page(site.url("/"))
    assert caught.value.retry_after_s == pytest.approx(100.0, abs=5.0)
    assert caught.value.fate is Fate.RETRY
    assert caught.value.url == site.url("/")
    assert len(site.requests) == 1


async def test_the_queue_counts_into_the_wait() -> None:
    turns = pace()
    errand = Errand(1.0, heeds_pauses=True, max_wait_s=4.5)
    waiting = [asyncio.create_task(starts(turns, ["a"], errand)) for _ in range(5)]
    await asyncio.sleep(0.01)
    with pytest.raises(HostBusy):
        async with turns.turn("a", errand):
            pass
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


@pytest.mark.parametrize("status", [429, 503])
async def test_case_20_after_429_and_503_the_pages_of_the_host_wait(status: int) -> None:
    async with Publisher({"/busy": answer(status, Retry_After="3600"), "/": answer(200, "x")}) as site:
        async with client(pace=replace(NO_WAIT, max_pause_s=900.0)) as http:
            with pytest.raises(ServerFailed):
                await http.fetch_page(site.url("/busy"))
            with pytest.raises(HostBusy) as caught:
                await http.fetch_page(site.url("/"))
        assert caught.value.retry_after_s == pytest.approx(900.0, abs=10.0)  # case 24: capped
        assert site.targets == ["/busy"]


async def test_case_23_a_429_without_retry_after_pauses_too() -> None:
    rules = replace(NO_WAIT, pause_s=1000.0)
    async with Publisher({"/busy": answer(429)}) as site, client(pace=rules) as http:
        with pytest.raises(ServerFailed) as caught:
            await http.fetch_page(site.url("/busy"))
        assert caught.value.retry_after_s is None
        with pytest.raises(HostBusy):
            await http.fetch_page(site.url("/busy"))


async def test_case_25_a_paused_host_goes_on_serving_its_feeds() -> None:
    async with Publisher({"/bad": answer(429, Retry_After="3600"), "/good": answer(200, "x")}) as site:
        async with client() as http:
            with pytest.raises(ServerFailed):
                await http.fetch_feed(site.url("/bad"))
            assert (await http.fetch_feed(site.url("/good"))).status == 200


async def test_a_pause_that_comes_while_waiting_is_heeded() -> None:
    turns = pace()
    errand = Errand(0.05, heeds_pauses=True, max_wait_s=10.0)
    await starts(turns, ["a"], errand)
    waiting = asyncio.create_task(starts(turns, ["a"], errand))
    await asyncio.sleep(0.01)
    turns.slow_down("a", retry_after_s=500.0)
    with pytest.raises(HostBusy):
        await waiting


async def test_offences_double_the_gap_and_good_answers_halve_it() -> None:
    turns = pace(pause_s=0.0)
    loop = asyncio.get_running_loop()

    async def gap() -> float:
        (_, first), (_, second) = await starts(turns, ["a", "a"], PAGE)
        await asyncio.sleep(max(0.0, GAP_S * 4 - (loop.time() - second)))
        return second - first

    turns.slow_down("a", None)
    turns.slow_down("a", None)
    assert await gap() >= GAP_S * 4 - 0.001
    turns.recover("a")
    turns.recover("a")
    turns.recover("a")
    before = loop.time()
    await starts(turns, ["a"], PAGE)
    assert loop.time() - before < 5.0


async def test_a_redirect_to_the_same_host_does_not_wait_for_the_gap() -> None:
    rules = replace(NO_WAIT, page_gap_s=1000.0, max_wait_s=1.0)
    async with Publisher({"/a": redirect("/b"), "/b": answer(200, "x")}) as site, client(pace=rules) as http:
        assert (await http.fetch_page(site.url("/a"))).body == b"x"


async def test_two_hosts_that_redirect_to_each_other_do_not_lock_up() -> None:
    names = {"a.example": [["127.0.0.1"]], "b.example": [["127.0.0.1"]]}
    async with Publisher({"/end": answer(200, "x")}) as site, NameServer(names) as dns, client(dns) as http:
        site.answers["/to-a"] = redirect(site.url("/end", host="a.example"))
        site.answers["/to-b"] = redirect(site.url("/end", host="b.example"))
        there = [http.fetch_page(site.url("/to-b", host="a.example")) for _ in range(5)]
        back = [http.fetch_page(site.url("/to-a", host="b.example")) for _ in range(5)]
        assert {page.body for page in await asyncio.gather(*there, *back)} == {b"x"}


Spoil = Callable[[list[asyncio.Task[None]]], Awaitable[None]]


@pytest.mark.parametrize("moment_s", [0.0, 0.005, 0.02, 0.03, 0.05])
@pytest.mark.parametrize(("per_host", "everywhere"), [(1, 64), (2, 64), (1, 1), (2, 2)])
async def test_cancelling_anybody_at_any_time_gives_every_place_back(
    moment_s: float, per_host: int, everywhere: int
) -> None:
    turns = pace(per_host=per_host, everywhere=everywhere)
    errand = Errand(0.01, heeds_pauses=True, max_wait_s=60.0)

    async def one(host: str) -> None:
        async with turns.turn(host, errand):
            await asyncio.sleep(0.02)

    tasks = [asyncio.create_task(one("ab"[n % 2])) for n in range(8)]
    await asyncio.sleep(moment_s)
    for task in tasks[::2]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert [task.cancelled() for task in tasks[1::2]] == [False] * 4
    async with asyncio.timeout(5), everything(turns, ["a", "b"], per_host, everywhere):
        pass
    assert all(host.waiting == host.at_work == 0 for host in turns._hosts.values())


@asynccontextmanager
async def everything(turns: Pace, hosts: list[str], per_host: int, everywhere: int) -> AsyncIterator[None]:
    """Hold as many turns at once as the rules allow: impossible if one has leaked."""
    errand = Errand(0.0, heeds_pauses=False)
    held = asyncio.Semaphore(0)
    done = asyncio.Event()

    async def hold(host: str) -> None:
        async with turns.turn(host, errand):
            held.release()
            await done.wait()

    wanted = [host for host in hosts for _ in range(per_host)][:everywhere]
    tasks = [asyncio.create_task(hold(host)) for host in wanted]
    for _ in wanted:
        await held.acquire()
    yield
    done.set()
    await asyncio.gather(*tasks)


async def test_an_error_inside_a_turn_gives_the_place_back() -> None:
    turns = pace(everywhere=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            async with turns.turn("a", NOW):
                raise ZeroDivisionError
    async with asyncio.timeout(5), turns.turn("a", NOW):
        pass


async def test_what_is_remembered_of_hosts_is_bounded() -> None:
    turns = pace(max_hosts=100)
    for n in range(1000):
        await starts(turns, [f"host-{n}"], NOW)
        assert len(turns) <= 100
    await starts(turns, [f"at-once-{n}" for n in range(1000)], NOW)  # as many as wait, for as long
    for n in range(1000):
        turns.slow_down(f"other-{n}", 1000.0)  # all of them owe a wait
    assert len(turns) <= 100


async def test_a_host_at_work_is_never_forgotten() -> None:
    turns = pace(max_hosts=10)
    async with turns.turn("busy", NOW):
        await starts(turns, [f"host-{n}" for n in range(200)], NOW)
        assert "busy" in turns._hosts
