"""`quotewire topics`: the topics as they are on the broker."""

from rich.table import Table

from worker.commands.io import console
from worker.service.kafka import rekey as tables
from worker.service.kafka.topics import TopicState, describe_topics, ensure_topics
from worker.settings import Settings


async def create(settings: Settings) -> None:
    """Create what is missing and print all."""
    _print_topics(await ensure_topics(settings))


async def describe(settings: Settings) -> int:
    """Print the topics; 1 where one is missing."""
    states = await describe_topics(settings)
    _print_topics(states)
    return int(any(not state.partitions for state in states))


async def rekey(settings: Settings) -> None:
    """Move the rows of tables whose topic has got more partitions, and print how many. Raises TopicsFailed."""
    shown = Table("table", "partitions", "rows", "moved", "without an article", box=None)
    for done in await tables.rekey(settings):
        shown.add_row(done.table, *map(str, (done.partitions, done.rows, done.moved, done.unplaced)))
    console().print(shown)


def _print_topics(states: list[TopicState]) -> None:
    table = Table("topic", "partitions", "replicas", "keeps", "holds", box=None)
    for state in states:
        partitions = str(state.partitions) if state.partitions else "missing"
        table.add_row(state.name, partitions, str(state.replicas), state.keeps, state.holds)
    console().print(table)
