"""The tree that errors.py draws is the tree that it holds."""

import re
from collections.abc import Iterator

import pytest

from worker import errors
from worker.errors import Fate, QuotewireError

_BRANCH = re.compile(r"^ {4}(?P<indent>[│ ]*)[├└]── (?P<name>\w+) *(?P<rest>.*)$", re.MULTILINE)


def drawn() -> Iterator[tuple[str, str, str]]:
    """Each line of the drawing: name, name of the line it hangs on, and what is said of it."""
    above = ["QuotewireError"]
    for branch in _BRANCH.finditer(errors.__doc__ or ""):
        depth = len(branch["indent"]) // 4
        del above[depth + 1 :]
        yield branch["name"], above[-1], branch["rest"]
        above.append(branch["name"])


def held() -> dict[str, type[QuotewireError]]:
    found = {value for value in vars(errors).values() if isinstance(value, type)}
    return {
        kind.__name__: kind
        for kind in found
        if issubclass(kind, QuotewireError) and kind is not QuotewireError
    }


def test_every_error_is_drawn_once_and_nothing_else() -> None:
    assert sorted(name for name, _, _ in drawn()) == sorted(held())


@pytest.mark.parametrize(("name", "base", "rest"), list(drawn()))
def test_an_error_is_drawn_under_its_base_with_its_reason_and_its_own_fate(
    name: str, base: str, rest: str
) -> None:
    kind = held()[name]
    assert kind.__base__ is not None and kind.__base__.__name__ == base
    fates = [fate.name for fate in Fate if re.match(rf"(?:[a-z-]+ +)?{fate.name}\b", rest)]
    assert fates == ([kind.fate.name] if "fate" in vars(kind) or not has_reason(kind, rest) else [])
    assert has_reason(kind, rest) == ("reason" in vars(kind))


def has_reason(kind: type[QuotewireError], rest: str) -> bool:
    return rest.split(" ")[0] == kind.reason


def test_reasons_are_of_one_error_each() -> None:
    reasons = [kind.reason for kind in held().values() if "reason" in vars(kind)]
    assert len(reasons) == len(set(reasons))
