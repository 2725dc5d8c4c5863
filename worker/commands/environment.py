"""Variables `QUOTEWIRE_*` that no setting hears: told by name, never by value.

A warning, not an error: platforms put variables of their own under our prefix (Kubernetes' service links do),
and a worker that is rolled back must start with the settings of the newer one. The exception is what looks like
the brokers' addresses misspelt: the embedded broker would take their place, and all would be gone at the end.
"""

import sys

import structlog

from worker.commands.io import plain
from worker.settings import SettingsInvalid, unknown_variables

log = structlog.get_logger(__name__)

_BROKERS = "QUOTEWIRE_BOOTSTRAP_SERVERS"


def tell_unknown_variables() -> None:
    """On stderr, a sentence each."""
    for name, meant in unknown_variables():
        print(f"quotewire: {_sentence(name, meant)}", file=sys.stderr)


def log_unknown_variables() -> None:
    """In the log of the service."""
    for name, meant in unknown_variables():
        log.warning("unknown variable in the environment", detail=_sentence(name, meant))


def refuse_misspelt_brokers() -> None:
    """Raises SettingsInvalid. To be asked where no brokers are set and the embedded one would be used."""
    for name, meant in unknown_variables():
        if meant == _BROKERS:
            raise SettingsInvalid(f"{_sentence(name, meant)} Not starting on the embedded broker")


def _sentence(name: str, meant: str | None) -> str:
    guess = f"did you mean {meant}?" if meant else "see `quotewire settings`."
    return f"{plain(name[:100]).plain} is not a setting of this version; {guess}"
