"""The `quotewire` command. Each subcommand is thin: it reads its arguments and calls a function elsewhere.

Exit code 0 on success, 1 on a failure, 2 on bad usage; errors on stderr in one sentence; results on stdout.
"""

from pathlib import Path
from typing import Annotated

import typer

from worker import __version__
from worker.cli import dead_letters, feeds, topics
from worker.cli.ending import finish, one_sentence, usage
from worker.commands import pages, service
from worker.commands.demo import run_demo
from worker.commands.environment import tell_unknown_variables
from worker.service.health.logs import quiet_logs
from worker.settings import load_settings, settings_table

app = typer.Typer(
    name="quotewire",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(feeds.app, name="feeds")
app.add_typer(topics.app, name="topics")
app.add_typer(dead_letters.app, name="dead-letters")


@app.callback()
def before(context: typer.Context) -> None:
    """Feeds in, clean articles and attributed quotations out, on Kafka topics."""
    if context.invoked_subcommand != "run":  # which tells its log
        tell_unknown_variables()


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="End when the site's items are published.")] = False,
) -> None:
    """Everything on this machine, offline: broker, sample news site, worker; shows records as they come."""
    finish(run_demo(once=once))


@app.command()
def run(
    feeds_file: Annotated[
        Path | None, typer.Option("--feeds", help="feeds.toml or an OPML file.", dir_okay=False)
    ] = None,
) -> None:
    """The service. Without QUOTEWIRE_BOOTSTRAP_SERVERS it starts an embedded broker."""
    finish(service.run_service(load_settings(feeds=feeds_file)))


@app.command()
def enrich(
    source: Annotated[
        str | None, typer.Argument(metavar="[URL]", help="Page to fetch; with --jsonl, a file.")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Read the page from this file.", exists=True)] = None,
    url: Annotated[str | None, typer.Option(help="Address of the page in --html.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines in, JSON lines out.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the text with what was removed and why.")
    ] = False,
) -> None:
    """Page -> article record on stdout, without a broker."""
    settings = load_settings()
    if jsonl:
        if html or url or explain:
            usage("--jsonl takes no --html, --url or --explain")
        finish(pages.enrich_jsonl(settings, source))
    elif html:
        if not url or source:
            usage("--html FILE needs --url URL, and no other address")
        finish(pages.enrich_file(settings, html, url, explain=explain))
    elif source:
        finish(pages.enrich_url(settings, source, explain=explain))
    else:
        usage("give a URL, --html FILE --url URL, or --jsonl")


@app.command()
def quotes(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="Plain text; `-` is stdin.")] = "-",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines in, JSON lines out.")] = False,
    lang: Annotated[
        str | None, typer.Option(help="Language of the text (BCP 47), where it does not say.")
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Show the candidates for each speaker, their features, and why one won."
        ),
    ] = False,
) -> None:
    """Plain text -> quotations as JSON; with --explain, what was weighed for each."""
    settings = load_settings()
    if jsonl:
        finish(pages.quotes_jsonl(settings, source, lang, explain=explain))
    elif explain:
        finish(pages.quotes_explained(source, lang))
    else:
        finish(pages.quotes_text(source, lang))


@app.command(name="settings")
def show_settings() -> None:
    """Every setting with its value, secrets masked."""
    for name, value, meaning in settings_table(load_settings()):
        print(f"{name}={value}\n    {meaning}")


@app.command()
def version() -> None:
    """The version of Quotewire."""
    print(__version__)


def main() -> None:
    """Entry point of the console script."""
    quiet_logs()
    with one_sentence():
        app()
