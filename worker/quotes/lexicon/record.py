"""Frozen records of a language, with members that are worked out once, when the record is made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, dataclass_transform, overload

R = TypeVar("R")
T = TypeVar("T")


class derived(Generic[T]):
    """Marks a member that follows from the others.

    `record` takes the marks off the class and stores what they give in every instance, so that a read is that
    of any field: `functools.cached_property` costs a call of the descriptor each time in Python 3.11.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute

    @overload
    def __get__(self, record: None, owner: type) -> "derived[T]": ...
    @overload
    def __get__(self, record: object, owner: type) -> T: ...
    def __get__(self, record: object | None, owner: type) -> "T | derived[T]":
        return self if record is None else self.compute(record)


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """A frozen dataclass by keyword, compared by identity, whose `derived` members are set in their order.

    With slots: a record has more members than a dict that instances share may hold, and the engine reads
    nothing as often.
    """
    members = {name: member for name, member in vars(cls).items() if isinstance(member, derived)}
    for name in members:
        cls.__annotations__[name] = derived
        setattr(cls, name, field(init=False))

    def work_out(self: object) -> None:
        for name, member in members.items():
            object.__setattr__(self, name, member.compute(self))

    if members:
        cls.__post_init__ = work_out  # type: ignore[attr-defined]
    return dataclass(frozen=True, eq=False, kw_only=True, slots=True)(cls)
