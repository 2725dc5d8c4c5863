"""Feeds polled over days against a publisher's server: what the wire, the schedule and the poller do together."""

import asyncio
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from clients import client
from followed import START, Table, following
from nameserver import NameServer
from publisher import Publisher, Request, answer, redirect, rss

from worker.feeds.identity import feed_id
from worker.service.http import ClientLimits, PaceRules


async def test_case_01_03_04_07_a_feed_is_asked_with_what_it_said_and_republished_never() -> None:
    first = answer(200, rss(1), ETag='W/"a"', Last_Modified="Sun, 22 Nov 2026 8:00:00 GMT")
    touched = answer(200, rss(1), ETag='"b"')
    refreshed = answer(304, ETag='"c"', Cache_Control="max-age=14400")
    async with Publisher({"/feed": [first, touched, refreshed, answer(200, rss(1))]}) as site:
        async with following(site.url("/feed")) as world:
            for _ in range(3):
                await world.poll() or await world.poll_when_due()
            assert world.state(site.url("/feed")).next_poll >= world.clock[0] + timedelta(hours=4)
            for _ in range(3):
                await world.poll_when_due()
            sent = [(r.header("If-None-Match"), r.header("If-Modified-Since")) for r in site.requests]
            assert sent == [
                (None, None),
                ('W/"a"', "Sun, 22 Nov 2026 8:00:00 GMT"),
                ('"b"', None),
                ('"c"', None),
                (None, None),
                (None, None),
            ]
            assert [item.link for item in world.records.items] == ["https://gazette.example/1"]


async def test_case_08_a_server_that_says_304_for_ever_is_probed_and_told() -> None:
    current = [rss(1)]

    async def stale(request: Request, writer: asyncio.StreamWriter) -> None:
        asked = request.header("If-None-Match") is not None
        writer.write(answer(304, ETag='"a"') if asked else answer(200, current[0], ETag='"a"'))

    async with Publisher({"/feed": stale}) as site, following(site.url("/feed")) as world:
        await world.poll()
        current[0] = rss(2, 1)
        started = world.clock[0]
        while len(world.records.items) < 2:
            await world.poll_when_due()
            assert world.clock[0] - started < timedelta(days=4)
        assert sum(request.header("If-None-Match") is None for request in site.requests) == 2
        assert any("304 although" in note for note in world.state(site.url("/feed")).notes)


@pytest.mark.parametrize(
    ("headers", "channel", "least", "most"),
    [
        pytest.param({"Cache_Control": "max-age=7200", "Age": "600"}, "", 110, 121, id="12"),
        pytest.param({"Cache_Control": "s-maxage=7200, no-cache"}, "", 5, 17, id="13"),
        pytest.param({"Expires": "0"}, "", 5, 17, id="14"),
        pytest.param({"Expires": "Sat, 21 Nov 2026 09:00:00 GMT"}, "", 5, 17, id="14 past"),
        pytest.param(
            {"Expires": "Mon, 23 Nov 2026 09:00:00 GMT", "Cache_Control": "max-age=3600"}, "", 60, 66, id="15"
        ),
        pytest.param({}, "<ttl>180</ttl>", 180, 198, id="16 ttl"),
        pytest.param({}, "<skipHours><hour>9</hour><hour>10</hour></skipHours>", 110, 121, id="16 skipHours"),
        pytest.param({"Cache_Control": "max-age=315360000"}, "", 1440, 1584, id="17"),
    ],
)
async def test_case_12_13_14_15_16_17_hints_are_kept_to(
    headers: dict[str, str], channel: str, least: int, most: int
) -> None:
    """Minutes to the next poll; the feed alone would be polled after a quarter of an hour."""
    body = rss(1).replace("<channel>", f"<channel>{channel}")
    async with Publisher({"/feed": answer(200, body, ETag='"a"', **headers)}) as site:
        async with following(site.url("/feed")) as world:
            await world.poll()
            wait = world.state(site.url("/feed")).next_poll - world.clock[0]
            assert timedelta(minutes=least) <= wait <= timedelta(minutes=most)
            world.wait(minutes=least - 1)
            assert await world.poll() == 0
            told = " ".join(world.state(site.url("/feed")).notes)
            assert ("kept to 24 h" in told) == ("315360000" in str(headers))


async def test_case_11_18_the_rhythm_decides_between_floor_and_ceiling() -> None:
    async with Publisher({"/feed": answer(200, rss(1))}) as site, following(site.url("/feed")) as world:
        await world.poll()
        waits = []
        for n in range(2, 12):
            site.answers["/feed"] = answer(200, rss(*range(n * 5, n * 5 - 5, -1)), ETag=f'"{n}"')
            await world.poll_when_due()
            waits.append(world.state(site.url("/feed")).interval)
        assert waits[-1] == timedelta(minutes=5)
        for _ in range(80):
            await world.poll_when_due()
            waits.append(world.state(site.url("/feed")).interval)
        assert waits[-1] == timedelta(hours=24)
        assert waits[10:] == sorted(waits[10:])
        del site.answers["/feed"]
        site.answers["/feed"] = answer(200, rss(1))  # no validators: a higher floor
        await world.poll_when_due()
        assert world.state(site.url("/feed")).interval >= timedelta(minutes=15)


async def test_case_09_a_restart_keeps_validators_and_times_and_makes_no_burst() -> None:
    table = Table()
    async with Publisher({"/feed": answer(200, rss(1), ETag='"a"', Cache_Control="max-age=7200")}) as site:
        async with following(site.url("/feed"), table=table) as world:
            assert await world.poll() == 1
            stopped = world.clock[0]
        async with following(table=table, at=stopped) as again:
            assert await again.poll() == 0
            again.clock[0] = again.state(site.url("/feed")).next_poll + timedelta(minutes=1)
            assert await again.poll() == 1
        assert site.requests[1].header("If-None-Match") == '"a"'
    async with Publisher({}) as site:
        urls = [site.url(f"/{n}") for n in range(40)]
        async with following(*urls, table=(many := Table())) as world:
            assert await world.poll() == 40
            overdue = world.clock[0] + timedelta(days=30)
        async with following(table=many, at=overdue - timedelta(minutes=10)) as again:
            again.clock[0] = overdue - timedelta(minutes=10) + timedelta(seconds=4)
            assert 5 <= await again.poll() <= 35  # spread over 8 s, not all at once


async def test_case_19_feeds_of_one_host_start_spread_one_at_a_time_with_a_gap() -> None:
    starts: list[float] = []

    async with Publisher({}) as site:
        urls = [site.url(f"/{n}") for n in range(1000)]
        async with client(pace=PaceRules(feed_gap_s=0.05)) as http, following(*urls[:30], http=http) as world:

            async def noted(_request: Request, writer: asyncio.StreamWriter) -> None:
                starts.append(asyncio.get_running_loop().time())
                writer.write(answer(200, rss(1)))

            site.answers.update({f"/{n}": noted for n in range(1000)})
            assert await world.poll() == 30
            assert site.most_at_work == 1
            assert starts[-1] - starts[0] > 28 * 0.05
        async with following(*urls) as world:
            first_polls = [state.next_poll for _, state in world.poller._agenda.items()]
            tenths = {int((each - START).total_seconds() / 20) for each in first_polls}
            assert len(tenths) == 10  # of the 200 s that 1,000 feeds are spread over


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("as_date", [False, True])
async def test_case_20_21_22_retry_after_is_kept(status: int, as_date: bool) -> None:
    async with Publisher() as site:
        async with following(site.url("/feed"), site.url("/other")) as world:
            until = world.clock[0] + timedelta(seconds=3600)
            asked = format_datetime(until, usegmt=True) if as_date else "3600"
            site.answers["/feed"] = answer(status, Retry_After=asked)
            site.answers["/other"] = answer(200, rss(1), ETag='"a"')
            assert await world.poll() == 2
            world.wait(seconds=3599)
            await world.poll()
            assert site.targets.count("/feed") == 1
            assert site.targets.count("/other") == 2  # one bad route does not stop the others
            assert world.state(site.url("/feed")).next_poll <= until + timedelta(minutes=7)
            status_word = "slowed" if status == 429 else "failing"
            assert world.records.statuses[0].status in (status_word, "active")
            world.wait(minutes=8)
            await world.poll()
            assert site.targets.count("/feed") == 2


async def test_case_20_the_hosts_pages_are_slowed_too() -> None:
    rules = PaceRules(page_gap_s=0.0, feed_gap_s=0.0, max_wait_s=5.0)
    async with Publisher({"/feed": answer(429, Retry_After="3600"), "/page": answer(200, "x")}) as site:
        async with client(pace=rules) as http, following(site.url("/feed"), http=http) as world:
            await world.poll()
            with pytest.raises(Exception, match=r"turn is .* off") as caught:
                await http.fetch_page(site.url("/page"))
            assert caught.value.reason == "host-busy"  # type: ignore[attr-defined]
            assert site.targets == ["/feed"]


async def test_case_23_a_429_without_retry_after_doubles_the_wait() -> None:
    async with Publisher({"/feed": answer(429)}) as site, following(site.url("/feed")) as world:
        waits = []
        for _ in range(4):
            await world.poll() or await world.poll_when_due()
            waits.append(world.state(site.url("/feed")).next_poll - world.clock[0])
        assert all(later > earlier * 1.7 for earlier, later in pairwise(waits))


async def test_case_24_an_absurd_retry_after_is_capped_and_told() -> None:
    async with Publisher({"/feed": answer(429, Retry_After="316800")}) as site:
        async with following(site.url("/feed")) as world:
            await world.poll()
            wait = world.state(site.url("/feed")).next_poll - world.clock[0]
            assert timedelta(hours=24) <= wait < timedelta(hours=27)
            assert any("asks for 4 d: kept to 24 h" in note for note in world.records.statuses[0].notes)


async def test_case_25_one_throttled_feed_stops_no_other_three_stop_the_host_for_an_hour() -> None:
    throttled = answer(429, Retry_After="80000")
    async with Publisher({}) as site:
        bad = [site.url(f"/bad{n}") for n in range(3)]
        good = site.url("/good")
        site.answers |= {"/good": answer(200, rss(1), ETag='"a"'), "/bad0": throttled}
        site.answers |= {"/bad1": answer(200, rss(2)), "/bad2": answer(200, rss(3))}
        async with following(*bad, good, poll_min_s=60) as world:
            assert await world.poll() == 4
            world.wait(hours=2)
            assert await world.poll() == 3
            site.answers |= {"/bad1": throttled, "/bad2": throttled, "/bad0": throttled}
            world.clock[0] = world.state(bad[0]).next_poll
            await world.poll()
            asked = site.targets.count("/good")
            assert [world.state(url).http_status for url in bad] == [429] * 3
            world.clock[0] = max(world.clock[0], world.state(good).next_poll)
            if world.clock[0] - world.state(bad[0]).last_poll < timedelta(hours=1):  # type: ignore[operator]
                assert await world.poll() == 0
            assert site.targets.count("/good") == asked
            world.wait(hours=1)
            assert await world.poll() == 1
            assert site.targets.count("/good") == asked + 1


async def test_case_26_404_is_missing_backs_off_and_comes_back() -> None:
    url = "/feed"
    async with Publisher({url: answer(200, rss(1))}) as site, following(site.url(url)) as world:
        await world.poll()
        site.answers[url] = answer(404)
        waits = []
        for _ in range(5):
            await world.poll_when_due()
            waits.append(world.state(site.url(url)).next_poll - world.clock[0])
        assert world.state(site.url(url)).status == "missing"
        assert waits[0] >= timedelta(hours=1)
        assert sorted(waits) == waits
        assert waits[-1] <= timedelta(hours=27)
        site.answers[url] = answer(200, rss(2, 1))
        await world.poll_when_due()
        assert [item.link[-1] for item in world.records.items] == ["1", "2"]
        told = [each.status for each in world.records.statuses if each.changed]
        assert told == ["active", "missing", "active"]


async def test_case_27_410_retires_at_once_and_is_told() -> None:
    async with Publisher({"/feed": answer(410)}) as site, following(site.url("/feed")) as world:
        await world.poll()
        world.wait(days=400)
        assert await world.poll() == 0
        assert site.targets == ["/feed"]
        (told,) = world.records.statuses
        assert (told.status, told.next_poll, told.http_status) == ("gone", None, 410)
        assert world.value("quotewire_feeds", status="gone") == 1
        # An operator who puts it on the list again means it.
        world.forget(site.url("/feed"))
        world.follow(site.url("/feed"))
        await world.poll()
        world.wait(minutes=1)
        assert await world.poll() + len(site.targets) >= 2


async def test_case_28_a_move_is_learned_after_a_week_and_the_ids_stay() -> None:
    async with Publisher({"/old": redirect("/new", 301), "/new": answer(200, rss(1))}) as site:
        old, new = site.url("/old"), site.url("/new")
        async with following(old) as world:
            while not world.state(old).moved_to if world.table[feed_id(old)].state else True:
                await world.poll() or await world.poll_when_due()
                assert world.clock[0] < START + timedelta(days=30)
            assert world.clock[0] >= START + timedelta(days=7)
            assert site.targets.count("/old") >= 3
            before = site.targets.count("/old")
            site.answers["/new"] = answer(200, rss(2, 1))
            await world.poll_when_due()
            assert site.targets.count("/old") == before
            assert {item.feed_uri for item in world.records.items} == {old}
            assert [item.link[-1] for item in world.records.items] == ["1", "2"]
            moved = next(each for each in world.records.statuses if each.status == "moved")
            assert (moved.uri, moved.url, moved.aliases) == (old, new, (feed_id(new),))


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_case_29_a_temporary_redirect_is_followed_every_time(status: int) -> None:
    async with Publisher({"/old": redirect("/new", status), "/new": answer(200, rss(1))}) as site:
        async with following(site.url("/old")) as world:
            for _ in range(12):
                await world.poll() or await world.poll_when_due()
                world.wait(days=1)
            assert site.targets == ["/old", "/new"] * 12
            assert world.state(site.url("/old")).moved_to is None


async def test_case_33_blocked_and_a_challenge_is_labelled_and_nobody_is_disguised() -> None:
    answers = {"/feed": answer(403), "/wall": answer(403, cf_mitigated="challenge")}
    async with Publisher(answers) as site, following(site.url("/feed"), site.url("/wall")) as world:
        await world.poll()
        for path in answers:
            state = world.state(site.url(path))
            assert (state.status, state.next_poll - world.clock[0] >= timedelta(hours=4)) == ("blocked", True)
        assert world.state(site.url("/wall")).last_reason == "bot-challenge"
        assert "asks for a browser" in world.state(site.url("/wall")).notes[0]
        await world.poll_when_due()
        assert len({request.header("User-Agent") for request in site.requests}) == 1


async def test_case_34_a_name_that_is_not_found_weighs_a_quarter_of_a_404() -> None:
    async with NameServer({}) as names, Publisher({"/gone": answer(404)}) as site:
        lost = "http://nowhere.example/feed"
        async with following(lost, site.url("/gone"), resolver=names) as world:
            await world.poll()
            assert world.state(lost).last_reason == "host-not-found"
            assert (world.state(lost).trouble, world.state(site.url("/gone")).trouble) == (0.25, 1.0)


async def test_case_35_html_in_place_of_a_feed_loses_nothing() -> None:
    async with Publisher({"/feed": answer(200, rss(2, 1))}) as site, following(site.url("/feed")) as world:
        await world.poll()
        site.answers["/feed"] = answer(
            200, "<!doctype html><title>Please wait</title>", Content_Type="text/html"
        )
        await world.poll_when_due()
        assert world.state(site.url("/feed")).status == "not-a-feed"
        assert world.records.statuses[-1].reason == "not-a-feed"
        site.answers["/feed"] = answer(200, rss(3, 2, 1))
        await world.poll_when_due()
        assert [item.link[-1] for item in world.records.items] == ["2", "1", "3"]


async def test_case_36_an_empty_200_is_a_soft_error() -> None:
    async with Publisher({"/feed": [answer(200, rss(1)), answer(200, b"")]}) as site:
        async with following(site.url("/feed")) as world:
            await world.poll()
            await world.poll_when_due()
            state = world.state(site.url("/feed"))
            assert (state.last_reason, state.trouble, state.failures) == ("feed-empty", 0.5, 1)
            assert len(state.seen) == 1


async def test_case_60_external_entities_open_no_file_and_no_connection(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour master's diary")
    async with Publisher() as site, following(site.url("/feed")) as world:
        doctype = (
            f'<!DOCTYPE rss SYSTEM "{site.url("/dtd")}" [<!ENTITY file SYSTEM "{secret.as_uri()}">'
            f'<!ENTITY web SYSTEM "{site.url("/entity")}"><!ENTITY % more SYSTEM "{site.url("/more")}"> %more;]>'
        )
        body = doctype + rss(1).replace("Story 1", "Story &file; &web; &more;")
        site.answers["/feed"] = answer(200, body)
        await world.poll()
        assert site.targets == ["/feed"]
        (item,) = world.records.items
        assert "diary" not in str(item)


async def test_case_61_two_hundred_thousand_entities_are_read() -> None:
    body = rss(1).replace("Story 1", "&#233;" * 200_000)
    limits = ClientLimits(max_feed_bytes=5_000_000)
    async with Publisher({"/feed": answer(200, body)}) as site:
        async with client(limits=limits) as http, following(site.url("/feed"), http=http) as world:
            await world.poll()
            (item,) = world.records.items
            assert item.title is not None and item.title.startswith("éééé")


async def test_case_63_items_past_the_limit_are_counted() -> None:
    body = rss(*range(1, 31))
    async with Publisher({"/feed": answer(200, body)}) as site:
        async with following(site.url("/feed"), feed_max_items=20) as world:
            await world.poll()
            assert len(world.records.items) == 20
            assert world.records.statuses[0].tossed == 10
            assert world.value("quotewire_items_dropped_total") == 10


async def test_a_feed_that_falls_silent_is_told_once() -> None:
    async with Publisher({"/feed": answer(200, rss(1))}) as site, following(site.url("/feed")) as world:
        for n in range(2, 40):
            await world.poll()
            site.answers["/feed"] = answer(200, rss(*range(n, max(0, n - 20), -1)))
            world.wait(hours=1)
        for _ in range(30):
            await world.poll_when_due()
        silent = [each for each in world.records.statuses if each.silent]
        assert silent
        assert world.value("quotewire_feeds_silent") == 1
        assert len({each.last_poll for each in world.records.statuses}) == len(world.records.statuses)
        first = silent[0]
        assert first.last_poll is not None and first.last_new is not None
        assert first.last_poll - first.last_new >= 86_400_000


async def test_a_poll_that_came_too_late_is_told() -> None:
    async with Publisher({"/feed": answer(200, rss(3, 2, 1))}) as site, following(site.url("/feed")) as world:
        await world.poll()
        site.answers["/feed"] = answer(200, rss(9, 8, 7))
        await world.poll_when_due()
        assert world.records.statuses[-1].missed
        assert world.value("quotewire_polls_incomplete_total") == 1


async def test_a_feed_that_fails_for_a_day_is_told_as_such_once() -> None:
    async with Publisher({"/feed": answer(200, rss(1))}) as site, following(site.url("/feed")) as world:
        await world.poll()
        site.answers["/feed"] = answer(500)
        for _ in range(20):
            await world.poll_when_due()
        told = [each for each in world.records.statuses if each.changed]
        assert [(each.status, each.failing_long) for each in told] == [
            ("active", False),
            ("failing", False),
            ("failing", True),
        ]
        assert world.value("quotewire_feeds_failing_long") == 1
        assert world.value("quotewire_feeds_silent") == 0  # it does not answer: that is another trouble
        site.answers["/feed"] = answer(200, rss(2, 1))
        await world.poll_when_due()
        assert world.records.statuses[-1].status == "active"
        assert world.value("quotewire_feeds_failing_long") == 0


async def test_what_is_told_of_a_feed_is_never_much_older_than_an_hour() -> None:
    async with Publisher({"/feed": answer(200, rss(1), ETag='"a"')}) as site:
        async with following() as world:
            world.follow(site.url("/feed"), poll_every_s=900)
            polls = 0
            while polls < 40:
                new = rss(*range(1, 2 + polls // 7))
                site.answers["/feed"] = answer(200, new)
                polls += await world.poll()
                world.wait(minutes=5)
            first, *rest = world.records.statuses
            assert first.changed
            assert not any(each.changed for each in rest)
            assert {each.status for each in rest} == {"active", "not-modified"}
            assert {each.title for each in world.records.statuses} == {"Harbour Gazette"}
            last = [each.last_poll or 0 for each in world.records.statuses]
            gaps = [(later - earlier) / 60_000 for earlier, later in pairwise(last)]
            assert min(gaps) >= 60
            assert max(gaps) < 90
            assert len(world.records.statuses) < polls / 2


async def test_feeds_that_are_not_polled_though_due_are_counted() -> None:
    async with Publisher({}) as site, following(site.url("/a"), site.url("/b")) as world:
        await world.poll()
        assert world.value("quotewire_feeds_overdue") == 0
        world.wait(days=3)
        world.poller._look()
        assert world.value("quotewire_feeds_overdue") == 2
