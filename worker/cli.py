"""The `quotewire` command. Each subcommand is thin: it reads its arguments and calls a function elsewhere.

Exit code 0 on success, 1 on a failure, 2 on bad usage; errors on stderr in one sentence; results on stdout.
"""

import asyncio
import re
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from aiokafka.errors import KafkaError

from worker import __version__
from worker.commands import dead_letters, feeds, feeds_check, pages, service, topics
from worker.commands.demo import run_demo
from worker.errors import QuotewireError
from worker.service.dead_letters import Wanted
from worker.service.logs import quiet_logs
from worker.settings import Settings, load_settings, settings_table

app = typer.Typer(
    name="quotewire",
    help="Feeds in, clean articles and attributed quotations out, on Kafka topics.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
feeds_app = typer.Typer(help="The subscription list.", no_args_is_help=True)
topics_app = typer.Typer(help="The topics, with partitions and retention.", no_args_is_help=True)
letters_app = typer.Typer(help="What failed, and why.", no_args_is_help=True)
app.add_typer(feeds_app, name="feeds")
app.add_typer(topics_app, name="topics")
app.add_typer(letters_app, name="dead-letters")

Url = Annotated[str, typer.Argument(metavar="URL")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="End when the site's items are published.")] = False,
) -> None:
    """Everything on this machine, offline: broker, sample news site, worker; shows records as they come."""
    _finish(run_demo(once=once))


@app.command()
def run(
    feeds_file: Annotated[
        Path | None, typer.Option("--feeds", help="feeds.toml or an OPML file.", dir_okay=False)
    ] = None,
) -> None:
    """The service. Without QUOTEWIRE_BOOTSTRAP_SERVERS it starts an embedded broker."""
    _finish(service.run_service(_settings(feeds=feeds_file)))


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
    settings = _settings()
    if jsonl:
        if html or url or explain:
            _usage("--jsonl takes no --html, --url or --explain")
        _finish(pages.enrich_jsonl(settings, source))
    elif html:
        if not url or source:
            _usage("--html FILE needs --url URL, and no other address")
        _finish(pages.enrich_file(settings, html, url, explain=explain))
    elif source:
        _finish(pages.enrich_url(settings, source, explain=explain))
    else:
        _usage("give a URL, --html FILE --url URL, or --jsonl")


@app.command()
def quotes(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="Plain text; `-` is stdin.")] = "-",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines in, JSON lines out.")] = False,
    lang: Annotated[
        str | None, typer.Option(help="Language of the text (BCP 47), where it does not say.")
    ] = None,
) -> None:
    """Plain text -> quotations as JSON."""
    settings = _settings()
    if jsonl:
        _finish(pages.quotes_jsonl(settings, source, lang))
    else:
        _finish(pages.quotes_text(source, lang))


@app.command(name="settings")
def show_settings() -> None:
    """Every setting with its value, secrets masked."""
    for name, value, meaning in settings_table(_settings()):
        print(f"{name}={value}\n    {meaning}")


@app.command()
def version() -> None:
    """The version of Quotewire."""
    print(__version__)


@feeds_app.command("check")
def feeds_check_command(
    source: Annotated[
        str | None, typer.Argument(metavar="URL|FILE", help="Feed or home page; with --jsonl, a file.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Address of the feed in FILE, if it does not say.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines in, JSON lines out.")] = False,
) -> None:
    """What a feed gives, how it will be polled and why, and what is wrong with it."""
    if jsonl:
        if url or as_json:
            _usage("--jsonl takes no --url or --json")
        _finish(feeds_check.check_jsonl(_settings(), source))
    if not source:
        _usage("give a URL, a FILE, or --jsonl")
    if url and "://" in source:
        _usage("--url is for a FILE")
    _finish(feeds_check.check(_settings(), source, url, as_json=as_json))


@feeds_app.command("add")
def feeds_add(
    url: Url,
    title: Annotated[str | None, typer.Option()] = None,
    poll_every: Annotated[int | None, typer.Option(min=60, help="Seconds between polls.")] = None,
) -> None:
    """Follow a feed."""
    _finish(feeds.add(_broker_settings(), url, title, poll_every))


@feeds_app.command("remove")
def feeds_remove(url: Url) -> None:
    """Follow a feed no more."""
    _finish(feeds.remove(_broker_settings(), url))


@feeds_app.command("list")
def feeds_list(as_json: AsJson = False) -> None:
    """The feeds that are followed."""
    _finish(feeds.show_all(_broker_settings(), as_json=as_json))


@feeds_app.command("import")
def feeds_import(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Make the list say what feeds.toml or an OPML file says."""
    _finish(feeds.import_file(_broker_settings(), file))


@feeds_app.command("export")
def feeds_export(
    form: Annotated[str, typer.Option("--format", help="opml or toml.", metavar="opml|toml")] = "opml",
) -> None:
    """The list on stdout, as OPML 2.0 or feeds.toml."""
    if form not in ("opml", "toml"):
        _usage("--format is opml or toml")
    _finish(feeds.export(_broker_settings(), form))


@topics_app.command("create")
def topics_create() -> None:
    """Create the topics that are missing."""
    _finish(topics.create(_broker_settings()))


@topics_app.command("describe")
def topics_describe() -> None:
    """The topics as they are on the broker."""
    _finish(topics.describe(_broker_settings()))


Reasons = Annotated[
    list[str] | None, typer.Option("--reason", help="Only this reason; may be given several times.")
]
Since = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="Failed at this time or later: 2027-01-31T12:00, or 6h, 2d."),
]
Until = Annotated[str | None, typer.Option(metavar="TIME", help="Failed before this time.")]


@letters_app.command("list")
def letters_list(
    reason: Reasons = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="The newest so many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """What could not be processed."""
    wanted = _wanted(reason, since, until, [])
    _finish(dead_letters.show_all(_broker_settings(), wanted, limit, as_json=as_json))


@letters_app.command("show")
def letters_show(place: Annotated[str, typer.Argument(metavar="PARTITION:OFFSET")]) -> None:
    """One dead letter in full, as JSON."""
    _finish(dead_letters.show(_broker_settings(), *_place(place)))


@letters_app.command("replay")
def letters_replay(
    places: Annotated[list[str] | None, typer.Argument(metavar="[PARTITION:OFFSET]...")] = None,
    reason: Reasons = None,
    since: Since = None,
    until: Until = None,
    everything: Annotated[bool, typer.Option("--all", help="Every dead letter that is there.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count them.")] = False,
) -> None:
    """Send what failed back to be processed; what was replayed before is not sent again."""
    if not (places or reason or since or until or everything):
        _usage("say which: PARTITION:OFFSET, --reason, --since, --until or --all")
    wanted = _wanted(reason, since, until, places or [])
    _finish(dead_letters.send_back(_broker_settings(), wanted, dry_run=dry_run))


def _wanted(reasons: list[str] | None, since: str | None, until: str | None, places: list[str]) -> Wanted:
    return Wanted(
        reasons=frozenset(reasons or ()),
        since=_time(since),
        until=_time(until),
        places=frozenset(_place(place) for place in places),
    )


def _time(text: str | None) -> datetime | None:
    """A time in ISO 8601, UTC where it names no zone, or so many minutes, hours or days ago."""
    if text is None:
        return None
    if ago := re.fullmatch(r"(\d{1,6})([mhd])", text):
        unit = {"m": "minutes", "h": "hours", "d": "days"}[ago[2]]
        return datetime.now(UTC) - timedelta(**{unit: int(ago[1])})
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        _usage(f"{text} is no time: give 2027-01-31T12:00, or 90m, 6h, 2d")
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _place(text: str) -> tuple[int, int]:
    partition, _, offset = text.partition(":")
    if not re.fullmatch("[0-9]{1,9}:[0-9]{1,18}", text):
        _usage("the place is PARTITION:OFFSET, as `dead-letters list` prints it")
    return int(partition), int(offset)


def main() -> None:
    """Entry point of the console script."""
    quiet_logs()
    with _one_sentence():
        app()


def _finish(work: Coroutine[Any, Any, int | None]) -> NoReturn:
    """Run to the end; exit with what it returns."""
    with _one_sentence():
        sys.exit(asyncio.run(work) or 0)


@contextmanager
def _one_sentence() -> Iterator[None]:
    """Whatever was to be expected ends in one sentence on stderr; only our bugs show a traceback."""
    try:
        yield
    except QuotewireError as exc:
        _fail(str(exc))
    except KafkaError as exc:
        _fail(f"the broker does not answer as it should: {exc}")
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


def _settings(**overrides: object) -> Settings:
    return load_settings(**overrides)


def _broker_settings() -> Settings:
    settings = load_settings()
    if not settings.bootstrap_servers:
        _fail("set QUOTEWIRE_BOOTSTRAP_SERVERS: the embedded broker lives only inside `run` and `demo`")
    return settings


def _fail(message: str) -> NoReturn:
    sys.stdout.flush()
    print(f"quotewire: {message}", file=sys.stderr)
    sys.exit(1)


def _usage(message: str) -> NoReturn:
    print(f"quotewire: {message}; see `quotewire --help`", file=sys.stderr)
    sys.exit(2)
