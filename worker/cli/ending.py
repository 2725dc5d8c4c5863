"""How a command ends: its exit code, and one sentence on stderr where something went wrong."""

import asyncio
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from aiokafka.errors import KafkaError

from worker.errors import QuotewireError
from worker.settings import Settings, load_settings


def finish(work: Coroutine[Any, Any, int | None]) -> NoReturn:
    """Run to the end; exit with what it returns."""
    with one_sentence():
        sys.exit(asyncio.run(work) or 0)


@contextmanager
def one_sentence() -> Iterator[None]:
    """An expected error ends in one sentence on stderr; only a bug shows a traceback."""
    try:
        yield
    except QuotewireError as exc:
        fail(str(exc))
    except KafkaError as exc:
        fail(f"the broker cannot be reached, or refused the request: {exc}")
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


def broker_settings() -> Settings:
    settings = load_settings()
    if not settings.bootstrap_servers:
        fail("set QUOTEWIRE_BOOTSTRAP_SERVERS: the embedded broker lives only inside `run` and `demo`")
    return settings


def fail(message: str) -> NoReturn:
    sys.stdout.flush()
    print(f"quotewire: {message}", file=sys.stderr)
    sys.exit(1)


def usage(message: str) -> NoReturn:
    print(f"quotewire: {message}; see `quotewire --help`", file=sys.stderr)
    sys.exit(2)
