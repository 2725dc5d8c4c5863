"""The two agents of the app: the subscription list, and the items."""

from faust import App, Stream

from worker.service.consumer.streams import Turns


def add_agents(app: App, subscriptions: Turns, items: Turns) -> None:
    """Declare the agents. `noack`: when an event is finished, and what is committed, `Acks` says and not Faust.

    One instance of each, since `Turns` puts the events of a partition in order; what runs at the same time is up to its
    lanes. The names are told by logs and metrics of groups that exist: they stay, whatever the functions are called.
    """

    @app.agent(subscriptions.source, name="poll_feeds", concurrency=1)  # type: ignore[arg-type]
    async def follow_subscriptions(stream: Stream[bytes]) -> None:
        """A feed is followed, changed or forgotten."""
        async for event in stream.noack().events():
            await subscriptions.take(event)

    @app.agent(items.source, name="enrich_items", concurrency=1)  # type: ignore[arg-type]
    async def enrich_items(stream: Stream[bytes]) -> None:
        """What a feed announced becomes an article with its quotations, a dead letter, or a counted discard."""
        async for event in stream.noack().events():
            await items.take(event)
