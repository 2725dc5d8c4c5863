"""Records of a language: frozen, with slots, and with members that are worked out when they are made."""

from dataclasses import FrozenInstanceError, fields

import pytest

from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.record import derived, record


@record
class Words:
    """A record whose second derived member needs the first."""

    plain: frozenset[str] = frozenset()

    @derived
    def longest(self) -> int:
        return max(map(len, self.plain), default=0)

    @derived
    def limit(self) -> int:
        return self.longest + 1


def test_derived_members_are_worked_out_in_their_order() -> None:
    words = Words(plain=frozenset({"de", "sur"}))
    assert (words.longest, words.limit) == (3, 4)


def test_no_caller_sets_a_derived_member() -> None:
    with pytest.raises(TypeError, match="longest"):
        Words(longest=3)  # type: ignore[call-arg]


def test_a_record_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Words().plain = frozenset({"de"})  # type: ignore[misc]


def test_records_compare_by_identity() -> None:
    assert Words() != Words()


def test_languages_and_their_records_have_no_dict() -> None:
    """The engine reads nothing as often: ADR 0120."""
    for language in LANGUAGES.values():
        parts = [getattr(language, each.name) for each in fields(language)]
        records = [part for part in parts if type(part).__module__.startswith("worker.quotes.lexicon")]
        assert len(records) > 11
        assert [each for each in (language, *records) if hasattr(each, "__dict__")] == []
