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
    if context.invoked_subcommand != "run":  # `run` logs them
        tell_unknown_variables()


@app.command()
def demo(
    once: Annotated[
        bool, typer.Option("--once", help="Exit once the items of the sample site are published.")
    ] = False,
) -> None:
    """Run broker, sample news site and worker on this machine, offline, and show records as they are published."""
    finish(run_demo(once=once))


@app.command()
def run(
    feeds_file: Annotated[
        Path | None, typer.Option("--feeds", help="feeds.toml or an OPML file.", dir_okay=False)
    ] = None,
) -> None:
    """Run the service. Without QUOTEWIRE_BOOTSTRAP_SERVERS it starts an embedded broker."""
    finish(service.run_service(load_settings(feeds=feeds_file)))


@app.command()
def enrich(
    source: Annotated[
        str | None, typer.Argument(metavar="[URL]", help="Page to fetch; with --jsonl, a file to read.")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Read the page from this file.", exists=True)] = None,
    url: Annotated[str | None, typer.Option(help="Address of the page in --html.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines in, JSON lines out.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the text with what was removed and why.")
    ] = False,
) -> None:
    """Read a page and print its article record. Needs no broker."""
    settings = load_settings()
    if jsonl:
        if html or url or explain:
            usage("--jsonl cannot be combined with --html, --url or --explain")
        finish(pages.enrich_jsonl(settings, source))
    elif html:
        if not url or source:
            usage("--html FILE needs --url URL and takes no other address")
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
        str | None, typer.Option(help="Language (BCP 47) of texts that do not name theirs.")
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Show the candidates for each speaker, their features, and why one won."
        ),
    ] = False,
) -> None:
    """Find the quotations in a plain text and print them as JSON; with --explain, what was weighed for each."""
    settings = load_settings()
    if jsonl:
        finish(pages.quotes_jsonl(settings, source, lang, explain=explain))
    elif explain:
        finish(pages.quotes_explained(source, lang))
    else:
        finish(pages.quotes_text(source, lang))


@app.command(name="settings")
def show_settings() -> None:
    """Print every setting with its value; secrets are masked."""
    for name, value, meaning in settings_table(load_settings()):
        print(f"{name}={value}\n    {meaning}")


@app.command()
def version() -> None:
    """Print the version of Quotewire."""
    print(__version__)


def main() -> None:
    """Entry point of the console script."""
    quiet_logs()
    with one_sentence():
        app()
