"""A record that was consumed, and where it lies: what all rooms of the service call an event."""

from typing import Any, NamedTuple, Protocol


class Partition(NamedTuple):
    """One partition of one topic. Equal to Faust's TP, which is the same tuple."""

    topic: str
    partition: int


class Message(Protocol):
    """A record as the broker gave it. `headers` are a mapping or pairs, by the client that read it."""

    @property
    def topic(self) -> str: ...
    @property
    def partition(self) -> int: ...
    @property
    def offset(self) -> int: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
    @property
    def headers(self) -> Any: ...


class Event(Protocol):
    """A record in the hands of an agent: Faust's, or one of a reader of our own."""

    @property
    def message(self) -> Message: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
