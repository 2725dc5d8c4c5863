"""`quotewire run`: the service on its broker, from its settings."""

import asyncio
import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

from worker.commands.environment import log_unknown_variables, refuse_misspelt_brokers
from worker.commands.feeds import feed_records
from worker.embedded.broker import FAUST_SETTINGS, PARTITIONS, EmbeddedBroker
from worker.errors import QuotewireError
from worker.service.health.logs import configure_logs
from worker.service.health.watchdog import LastResort
from worker.service.kafka.publisher import publisher_of
from worker.service.kafka.registry import topic_codecs
from worker.service.kafka.topics import all_names, ensure_topics
from worker.service.polling.subscriptions import origin_of, sync
from worker.service.worker import Worker, longest_end_s
from worker.settings import Settings, SettingsInvalid

_COLLECT_AFTER = (20_000, 10, 10)
"""Objects made, less those gone, before the young are looked at: some hundred items' worth. Python: 700."""


class WorkerFailed(QuotewireError):
    """The worker ended because it could not go on; the message says why."""

    reason = "worker-failed"


async def run_service(settings: Settings) -> int:
    """`quotewire run`: until SIGTERM or ^C."""
    configure_logs(settings)
    log_unknown_variables()
    collect_less()
    async with AsyncExitStack() as stack:
        settings = with_broker(settings, stack)
        if settings.feeds:
            await _sync_feeds(settings)
        last_resort = LastResort(longest_end_s(settings))
        worker = Worker(settings, ending=last_resort.arm)
        with stopping_on_signals(worker, last_resort):
            error = await worker.run()
    check(error)
    return 0


def collect_less() -> None:
    """What is imported stays and is looked at no more; what is made goes by its reference count, nearly all.

    With Python's own thresholds the collector took 4.8% of the main process's time (py-spy, 700 articles).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)


def check(error: BaseException | None) -> None:
    """Raise WorkerFailed where a worker ended with an error."""
    if error is not None:
        raise WorkerFailed(f"the worker failed: {error!r}") from error


def with_broker(settings: Settings, stack: AsyncExitStack) -> Settings:
    """The settings as they are, or those of the embedded broker, started and filled with empty topics.

    Raises SettingsInvalid where a variable looks like the brokers' addresses misspelt, or where a setting asks
    for what the embedded broker has not.
    """
    if settings.bootstrap_servers:
        return settings
    refuse_misspelt_brokers()
    if settings.exactly_once:
        raise SettingsInvalid(
            "QUOTEWIRE_EXACTLY_ONCE needs Apache Kafka: the embedded broker has no transactions"
        )
    broker = stack.enter_context(EmbeddedBroker())
    print(
        f"no QUOTEWIRE_BOOTSTRAP_SERVERS: using an embedded broker on {broker.bootstrap_servers}; "
        "nothing is durable, all is gone when this ends",
        file=sys.stderr,
    )
    settings = settings.model_copy(
        update={
            "bootstrap_servers": broker.bootstrap_servers,
            "partitions": PARTITIONS,
            "create_topics": False,
            "session_timeout_s": FAUST_SETTINGS["broker_session_timeout"],
        }
    )
    broker.create_topics(*all_names(settings))
    return settings


@contextmanager
def stopping_on_signals(worker: Worker, last_resort: LastResort) -> Iterator[None]:
    """SIGTERM and ^C stop the worker in order, or the process by force where that takes too long.

    Python's own handlers and not the loop's, which would be heard only by a loop that turns. A second SIGTERM, while
    the process ends, changes nothing: the last resort is armed until the process is gone.
    """
    loop = asyncio.get_running_loop()

    def stop(_number: int, _frame: object) -> None:
        last_resort.arm()
        loop.call_soon_threadsafe(worker.stop)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


async def _sync_feeds(settings: Settings) -> None:
    """Make the feeds topic say what the file says, before the worker starts."""
    assert settings.feeds
    wanted = feed_records(settings.feeds)
    if settings.create_topics:
        await ensure_topics(settings)
    codecs, _ = await topic_codecs(settings)
    async with publisher_of(settings, codecs) as publisher:
        await sync(settings, publisher, wanted, origin_of(settings.feeds))
