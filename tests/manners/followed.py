"""A poller that follows feeds of the tests' publisher: real client, real schedule, a clock that we set.

The poll table is a dict and the publisher a list: what Kafka does is proven in tests/broker.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from clients import options

from worker.feeds.identity import feed_id
from worker.feeds.model import PollState
from worker.records.model import FeedRecord, FeedStatusRecord, ItemRecord
from worker.service.http import HttpClient
from worker.service.http.transport import Resolver
from worker.service.kafka.publisher import Outgoing
from worker.service.metrics import Metrics
from worker.service.polling.poll_table import Followed
from worker.service.polling.poller import Poller
from worker.service.pool.processes import Pool
from worker.settings import load_settings

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Table(dict[str, Followed]):
    """What PollTable offers, kept in memory: it outlives a poller, as the changelog does."""

    async def put(self, key: str, followed: Followed) -> None:
        self[key] = followed

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(list(self.items()))


@dataclass
class Records:
    """Everything that was published, in order."""

    sent: list[Outgoing] = field(default_factory=list)

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        self.sent += outgoing

    @property
    def items(self) -> list[ItemRecord]:
        return [each.record for each in self.sent if isinstance(each.record, ItemRecord)]

    @property
    def statuses(self) -> list[FeedStatusRecord]:
        return [each.record for each in self.sent if isinstance(each.record, FeedStatusRecord)]


@dataclass
class Following:
    """`wait` moves the clock; `poll` is the poller's turn."""

    poller: Poller
    table: Table
    records: Records
    metrics: Metrics
    clock: list[datetime]

    def follow(self, *urls: str, poll_every_s: int | None = None) -> None:
        for url in urls:
            self.table[feed_id(url)] = Followed(FeedRecord(url, poll_every_s=poll_every_s))

    def forget(self, url: str) -> None:
        self.table.pop(feed_id(url), None)

    def state(self, url: str) -> PollState:
        state = self.table[feed_id(url)].state
        assert state is not None
        return state

    async def poll(self) -> int:
        """Polls what is due now; how many feeds that were."""
        return await self.poller.poll_due()

    async def poll_when_due(self) -> int:
        """First moves the clock to where every feed is due, but for those that are gone."""
        states = [each.state for each in self.table.values() if each.state and not each.state.gone]
        self.clock[0] = max(self.clock[0], *(state.next_poll for state in states))
        return await self.poller.poll_due()

    def wait(self, **time: float) -> None:
        self.clock[0] += timedelta(**time)

    def value(self, name: str, **labels: str) -> float:
        return self.metrics.registry.get_sample_value(name, labels) or 0.0


@asynccontextmanager
async def following(
    *urls: str,
    table: Table | None = None,
    at: datetime = START,
    http: HttpClient | None = None,
    resolver: Resolver | None = None,
    ca_file: str | None = None,
    **settings: object,
) -> AsyncIterator[Following]:
    """A poller over these feeds, all of them due at once."""
    clock = [at]
    kept = Table() if table is None else table
    records, metrics = Records(), Metrics()
    chosen = load_settings(**{"processes": 1, **settings})
    own = HttpClient(options(ca_file=ca_file), resolver=resolver, now=lambda: clock[0])
    async with (
        nullcontext(http) if http else own as opened,
        Pool(1, 1000) as pool,
    ):
        poller = Poller(
            chosen,
            opened,
            pool,
            records,  # type: ignore[arg-type]
            kept,  # type: ignore[arg-type]
            metrics,
            lambda _: True,
            now=lambda: clock[0],
        )
        follow = Following(poller, kept, records, metrics, clock)
        follow.follow(*urls)
        await poller.poll_due()  # meets the feeds, and spreads their first polls
        follow.wait(minutes=10)
        yield follow
