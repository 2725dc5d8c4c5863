"""Poll state <-> the plain JSON that a table keeps."""

from collections.abc import Mapping
from typing import Any

import msgspec

from worker.feeds.model import PollState


def state_to_dict(state: PollState) -> dict[str, Any]:
    """Only what JSON has: times in ISO 8601, spans as ISO durations. Empty fields are left out."""
    plain = msgspec.to_builtins(state)
    return {name: value for name, value in plain.items() if value not in (None, [], "")}


def state_from_dict(stored: Mapping[str, Any]) -> PollState:
    """The state; fields that this version does not know are passed over, missing ones get their defaults.

    msgspec.ValidationError (a ValueError) for what no version wrote.
    """
    return msgspec.convert(dict(stored), PollState)
