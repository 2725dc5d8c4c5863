"""The language that the how-to shows is one that works: its files are read from the page itself."""

import importlib
import re
from pathlib import Path

import pytest

from worker.quotes import QuotationType, extract_quotations
from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.lists import parse

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "add-a-language.md"
NAMED_BLOCK = re.compile(
    r"^`worker/quotes/languages/(nl/\S+)`\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL
)
TEXT = re.compile(r"this is read:\n\n```text\n(.*?)\n```", re.DOTALL)


@pytest.fixture
def dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The code of a language that is registered for one test."""
    for name, text in NAMED_BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "nl" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    language = importlib.import_module("nl.language").DUTCH
    monkeypatch.setitem(LANGUAGES, language.code, language)
    return str(language.code)


def test_the_language_of_the_how_to_finds_what_the_how_to_says(dutch: str) -> None:
    [text] = TEXT.findall(PAGE.read_text(encoding="utf-8"))
    direct, indirect = extract_quotations(text, dutch)
    assert direct.type is QuotationType.DIRECT
    assert direct.span.of(text) == "De brug blijft dicht"
    assert direct.cue is not None
    assert direct.cue.text == "zei"
    assert direct.speaker is not None
    assert (direct.speaker.name, direct.speaker.role) == ("Anna Visser", "de burgemeester")
    assert indirect.type is QuotationType.INDIRECT
    assert indirect.span.of(text) == "het water stijgt"
    assert indirect.speaker is not None
    assert indirect.speaker.name == "Anna Visser"


def test_the_language_of_the_how_to_is_as_small_as_it_says() -> None:
    blocks = NAMED_BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    lists = [entries for name, text in blocks if name.endswith(".txt") for _, entries in parse(text)]
    assert all(list(entries) == sorted(entries) for entries in lists)
    words = {
        word
        for entries in lists
        for entry in entries
        for word in re.findall(r"[a-z]+", entry)
        if len(word) > 2
    }
    assert len(words) <= 13
