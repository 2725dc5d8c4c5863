"""The polling of one worker, opened: what follows the subscription list, polls, and is pushed to."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from worker.records.codec import SchemaText
from worker.service.consumer.membership import Membership
from worker.service.http import HttpClient
from worker.service.kafka.publisher import Publisher
from worker.service.metrics import Metrics
from worker.service.polling.follow_subscriptions import SubscriptionFollower
from worker.service.polling.neighbours import StatusReader
from worker.service.polling.poll_table import PollTable, poll_table
from worker.service.polling.poller import Poller
from worker.service.polling.websub import WebSub
from worker.service.pool.processes import Pool
from worker.settings import Settings


@dataclass(frozen=True, slots=True)
class Polling:
    """`websub` is None where nobody can reach the worker."""

    polls: PollTable
    poller: Poller
    follower: SubscriptionFollower
    websub: WebSub | None


async def open_polling(
    stack: AsyncExitStack,
    settings: Settings,
    membership: Membership,
    publisher: Publisher,
    http: HttpClient,
    pool: Pool,
    metrics: Metrics,
    schema_text: SchemaText | None,
    fail: Callable[[BaseException], None],
    partitions: int,
) -> Polling:
    """`partitions` of the feeds topic are read. Open until `stack` is left; `fail` is told what ends the worker."""
    polls = poll_table(settings, publisher.producer, metrics, fail, partitions)
    stack.push_async_callback(polls.table.release)

    def owns(feed_id: str) -> bool:
        """Whether the feed is ours to poll now."""
        return membership.ready.is_set() and polls.owns(feed_id)

    neighbours = await stack.enter_async_context(StatusReader(settings, partitions, schema_text, polls.owned))
    poller = Poller(settings, http, pool, publisher, polls, metrics, owns, neighbours=neighbours)
    follower = SubscriptionFollower(polls, publisher, metrics, schema_text, poller.heed)
    websub = None
    if settings.public_url:
        websub = WebSub(settings, http, poller, polls, metrics, owns, membership.has_settled_in)
    return Polling(polls, poller, follower, websub)
