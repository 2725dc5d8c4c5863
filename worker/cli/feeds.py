"""`quotewire feeds`: arguments of the commands about the subscription list."""

from pathlib import Path
from typing import Annotated

import typer

from worker.cli.ending import broker_settings, finish, usage
from worker.commands import feeds, feeds_check, feeds_status
from worker.settings import load_settings

app = typer.Typer(help="Manage and check the feeds that are followed.", no_args_is_help=True)

Url = Annotated[str, typer.Argument(metavar="URL")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object per line.")]


@app.command("check")
def feeds_check_command(
    source: Annotated[
        str | None,
        typer.Argument(metavar="URL|FILE", help="Feed or home page; with --jsonl, a file to read."),
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Address of the feed in FILE, if the feed does not name it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines in, JSON lines out.")] = False,
) -> None:
    """Show what a feed contains, how it will be polled and why, and what is wrong with it."""
    if jsonl:
        if url or as_json:
            usage("--jsonl cannot be combined with --url or --json")
        finish(feeds_check.check_jsonl(load_settings(), source))
    if not source:
        usage("give a URL, a FILE, or --jsonl")
    if url and "://" in source:
        usage("--url needs a FILE, not a URL")
    finish(feeds_check.check(load_settings(), source, url, as_json=as_json))


@app.command("add")
def feeds_add(
    url: Url,
    title: Annotated[str | None, typer.Option()] = None,
    poll_every: Annotated[
        int | None, typer.Option(min=60, max=604_800, help="Seconds between polls.")
    ] = None,
) -> None:
    """Follow a feed."""
    finish(feeds.add(broker_settings(), url, title, poll_every))


@app.command("remove")
def feeds_remove(url: Url) -> None:
    """Stop following a feed."""
    finish(feeds.remove(broker_settings(), url))


@app.command("list")
def feeds_list(as_json: AsJson = False) -> None:
    """List the feeds that are followed."""
    finish(feeds.show_all(broker_settings(), as_json=as_json))


@app.command("status")
def feeds_status_command(
    trouble: Annotated[bool, typer.Option("--trouble", help="Only feeds that need attention.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show how the feeds are doing, worst first: last success, last new item, next poll and why."""
    finish(feeds_status.show_status(broker_settings(), trouble=trouble, as_json=as_json))


@app.command("import")
def feeds_import(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Replace the subscription list with what feeds.toml or an OPML file says."""
    finish(feeds.import_file(broker_settings(), file))


@app.command("export")
def feeds_export(
    form: Annotated[str, typer.Option("--format", help="opml or toml.", metavar="opml|toml")] = "opml",
) -> None:
    """Print the subscription list as OPML 2.0 or feeds.toml."""
    if form not in ("opml", "toml"):
        usage("--format must be opml or toml")
    finish(feeds.export(broker_settings(), form))
