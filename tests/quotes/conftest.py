"""How the tests of the room read a text."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation, QuotationType, extract_quotations

Read = Callable[..., tuple[Quotation, ...]]


@pytest.fixture
def marked() -> Read:
    """The direct and mixed quotations of a text."""

    def read(text: str, language: str | None = "fr") -> tuple[Quotation, ...]:
        return tuple(q for q in extract_quotations(text, language) if q.type is not QuotationType.INDIRECT)

    return read


@pytest.fixture
def reported() -> Read:
    """The indirect quotations of a text."""

    def read(text: str, language: str | None = "fr") -> tuple[Quotation, ...]:
        return tuple(q for q in extract_quotations(text, language) if q.type is QuotationType.INDIRECT)

    return read
