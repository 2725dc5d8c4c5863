"""`quotewire topics`: arguments of the commands about the topics."""

import typer

from worker.cli.ending import broker_settings, finish
from worker.commands import topics

app = typer.Typer(help="Create and describe the topics.", no_args_is_help=True)


@app.command("create")
def topics_create() -> None:
    """Create the topics that do not exist yet."""
    finish(topics.create(broker_settings()))


@app.command("describe")
def topics_describe() -> None:
    """Show the topics as they are on the broker, with partitions and retention."""
    finish(topics.describe(broker_settings()))


@app.command("rekey")
def topics_rekey() -> None:
    """Move what the workers remember to where it belongs after a topic got more partitions; none may run."""
    finish(topics.rekey(broker_settings()))
