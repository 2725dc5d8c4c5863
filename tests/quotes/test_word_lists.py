"""What holds for every word list of every language; a new language is held to it without a line here."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.lists import WordLists, parse
from worker.quotes.lexicon.nouns import Pronouns

LANGUAGE_ROOM = Path(__file__).resolve().parents[2] / "worker" / "quotes" / "languages"
FILES = sorted(LANGUAGE_ROOM.glob("*/words/*.txt"))
AS_A_TEXT_HAS_THEM = {("interviews", "openings")}
"""Lists that are looked for in a text as it is written: Propos recueillis."""
ENTRY = re.compile(r"[^\s=|]+(?: [^\s=|]+)*(?: = [^\s=]+(?: [^\s=]+)*)?")

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")


def lists_in(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    return list(parse(path.read_text(encoding="utf-8")))


def test_every_registered_language_keeps_its_words_in_files() -> None:
    assert {path.parts[-3] for path in FILES} == set(LANGUAGES)


@every_file
def test_every_list_is_in_order_and_says_nothing_twice(path: Path) -> None:
    for heading, entries in lists_in(path):
        assert list(entries) == sorted(set(entries)), heading


@every_file
def test_a_file_has_each_list_once_and_none_is_empty(path: Path) -> None:
    lists = lists_in(path)
    assert [heading for heading, times in Counter(heading for heading, _ in lists).items() if times > 1] == []
    assert [heading for heading, entries in lists if not entries] == []


@every_file
def test_a_key_has_one_value(path: Path) -> None:
    for heading, entries in lists_in(path):
        keys = [entry.split(" = ")[0] for entry in entries if " = " in entry and not entry.startswith("-")]
        assert [key for key, times in Counter(keys).items() if times > 1] == [], heading


@every_file
def test_words_are_written_as_the_engine_compares_them(path: Path) -> None:
    """Lower case, composed, the typewriter's apostrophe, single blanks."""
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    for heading, entries in lists_in(path):
        for entry in entries:
            assert ENTRY.fullmatch(entry), (heading, entry)
            assert not set("’ʼ`") & set(entry), (heading, entry)
            assert entry == entry.lower() or (path.stem, heading) in AS_A_TEXT_HAS_THEM, (heading, entry)


@every_file
def test_a_file_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_entries_are_read_as_the_field_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = written(
        tmp_path,
        monkeypatch,
        "pronouns",
        "[own_voice]\n# a note\nje\nnous\n\n[ordinals]\nle premier = 0\n\n[pairs]\nce dernier = ms\n\n[third]\nelle = fs\n",
    )
    pronouns = lists.fill(Pronouns)
    assert pronouns.own_voice == {"je", "nous"}
    assert pronouns.ordinals == {("le", "premier"): 0}
    assert pronouns.pairs == {("ce", "dernier"): ("m", "s")}
    assert pronouns.third == {"elle": ("f", "s")}
    assert pronouns.starts == {"ce", "elle"}


def test_a_list_that_no_field_reads_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = written(tmp_path, monkeypatch, "pronouns", "[own_voise]\nje\n")
    with pytest.raises(ValueError, match=r"pronouns\.txt: Pronouns has no list own_voise"):
        lists.fill(Pronouns)


def test_an_agreement_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = written(tmp_path, monkeypatch, "pronouns", "[third]\nelle = fx\n")
    with pytest.raises(KeyError, match="fx"):
        lists.fill(Pronouns)


def test_longer_phrases_come_before_those_that_they_begin_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = written(
        tmp_path, monkeypatch, "light_verbs", "[light_verbs]\ngo on = say\ngo on to say = say that bare\n"
    )
    assert [words for words, _ in lists.light_verbs()["go"]] == [("on", "to", "say"), ("on",)]


def written(path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> WordLists:
    """The lists of a package that is made for one test."""
    package = f"language_{abs(hash((str(path), name)))}"
    words = path / package / "words"
    words.mkdir(parents=True)
    (path / package / "__init__.py").touch()
    (words / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(path)
    return WordLists(package, name)
