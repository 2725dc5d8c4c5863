"""What `quotewire demo` promises to its reader's eyes, and to its reader's terminal."""

import asyncio
import io
import re
import unicodedata
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from worker.embedded.show import MAX_SHOWN, printable, show_records
from worker.embedded.tally import Record, Tally

# What rich itself may write: colours (SGR), links (OSC 8), and the moves of the status line.
OWN_SEQUENCES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\")

HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07 [bold red]loud[/] [link=http://e.example]here[/link]\r\nfake\u202egnp\x9b31m"
)


def quotation(id: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "text": text, "type": "direct", "speaker": None, "said_to": None, "cue": None, **more}


def speaker(name: str, role: str | None = None, confidence: float = 0.9) -> dict[str, Any]:
    return {"name": name, "mention": name, "role": role, "confidence": confidence}


def article(key: str = "a1", **more: Any) -> tuple[str, str, dict[str, Any]]:
    record = {
        "uri": key,
        "version": 1,
        "url": "http://vigie.localhost:1234/a",
        "headline": "Le phare du Cormoran se rallume",
        "publisher": {"name": "La Vigie", "domain": "vigie.localhost"},
        "in_language": "fr",
        "article_section": "Région",
        "date_published": 1_795_000_000_000,
        "word_count": 120,
        "blocks": [{"role": "body"}] * 4,
        "removed": [{"text": "Publicité", "reason": "ad"}] * 3 + [{"text": "x", "reason": "caption"}],
        "quotations": [],
        **more,
    }
    return "news.articles", key, record


def dead_letter(offset: int, reason: str = "page-gone", detail: str = "410") -> tuple[str, str, Record]:
    return (
        "news.dead-letters",
        "k",
        {"topic": "news.items", "partition": 0, "offset": offset, "reason": reason, "detail": detail},
    )


def shown(
    *records: tuple[str, str, Record | None], terminal: bool = False, width: int = 80, encoding: str = "utf-8"
) -> tuple[str, Tally]:
    async def arriving() -> AsyncIterator[tuple[str, str, Record | None]]:
        for record in records:
            yield record

    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        _environ={"TERM": "xterm-256color"} if terminal else {},
    )
    tally = asyncio.run(show_records(arriving(), console))
    file.seek(0)
    return file.read(), tally


def test_a_quotation_stands_with_its_speaker_role_cue_outlet_and_confidence() -> None:
    drozdek = quotation(
        "q1",
        "Une date se fixe en quelques heures",
        speaker=speaker("Ilian Drozdek", "porte-parole", 0.87),
        cue={"text": "a précisé", "start": 0, "end": 9},
        said_to={"name": "l’agence Karv-Info", "kind": "outlet"},
    )
    text, _ = shown(article(quotations=[drozdek]))
    words, _, attribution = next(line for line in text.splitlines() if "Une date" in line).partition(" — ")
    assert words.replace("\N{NO-BREAK SPACE}", " ").strip() == "« Une date se fixe en quelques heures »"
    assert attribution == "Ilian Drozdek (porte-parole), a précisé, to l’agence Karv-Info, 87%"


def test_an_unknown_speaker_is_said_to_be_unknown() -> None:
    text, _ = shown(article(quotations=[quotation("q1", "Asseyez-vous")]))
    assert "Asseyez-vous" in text
    assert "— speaker unknown\n" in text


def test_indirect_speech_has_no_quotation_marks() -> None:
    indirect = quotation("q1", "he would see him", type="indirect", speaker=speaker("Warren Thackston"))
    text, _ = shown(article(in_language="en", quotations=[indirect]))
    assert "  he would see him — Warren Thackston" in text


def test_a_denial_is_shown_as_one_and_counts_as_no_quotation() -> None:
    denied = quotation(
        "q1", "he had seen him", type="indirect", stance="denied", speaker=speaker("Warren T.")
    )
    text, tally = shown(article(in_language="en", quotations=[denied]), ("news.quotations", "q1", denied))
    assert "  denied: he had seen him — Warren T." in text
    assert tally.by_publisher()["La Vigie"].quotations == 0
    assert tally.summary()["quotations"] == 0
    assert tally.withdraw_quotation("q1") == "he had seen him"


def test_words_that_are_denied_in_a_new_version_are_shown_again() -> None:
    said = quotation("q1", "he had seen him", type="indirect", stance="said")
    text, _ = shown(article(quotations=[said]), article(version=2, quotations=[{**said, "stance": "denied"}]))
    assert text.count("he had seen him") == 2
    assert text.count("denied: he had seen him") == 1


def test_an_article_tells_its_publisher_language_size_and_what_was_removed() -> None:
    text, _ = shown(article())
    assert "La Vigie  fr · Région · 2026-11-18" in text
    assert "Le phare du Cormoran se rallume\n" in text
    assert "4 blocks, 120 words, removed ad ×3, caption\n" in text


def test_a_dead_letter_is_one_line_with_its_reason() -> None:
    text, _ = shown(dead_letter(4, "not-html", "the body is a PDF (http://gazette.localhost/minutes)"))
    lines = [line for line in text.splitlines() if "dead letter " in line]
    assert lines == ["✗ dead letter not-html the body is a PDF (http://gazette.localhost/minutes)"]


def test_outside_a_terminal_there_is_no_escape_code_and_no_wrapping() -> None:
    long = "mot " * 60
    text, _ = shown(article(quotations=[quotation("q1", long, speaker=speaker("Odette L."))]), dead_letter(1))
    assert "\x1b" not in text
    assert next(line for line in text.splitlines() if "mot mot" in line).endswith("— Odette L., 90%")


def test_in_a_terminal_no_line_passes_its_width() -> None:
    long = quotation("q1", "漢字 and words " * 20, speaker=speaker("A" * 120, "r" * 100))
    records = [article(headline="H" * 300, quotations=[long]), dead_letter(1, detail="http://x/" + "y" * 300)]
    for width in (40, 80):
        text, _ = shown(*records, terminal=True, width=width)
        lines = re.split(r"[\r\n]", OWN_SEQUENCES.sub("", text))
        assert max(cell_len(line) for line in lines) <= width


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "file"])
def test_hostile_text_neither_steers_the_terminal_nor_reads_as_markup(terminal: bool) -> None:
    hostile = quotation(
        HOSTILE,
        HOSTILE,
        speaker=speaker(HOSTILE, HOSTILE),
        cue={"text": HOSTILE},
        said_to={"name": HOSTILE},
    )
    everywhere = article(
        headline=HOSTILE,
        url="http://x.example/\x1b\\\x1b[2J",
        publisher={"name": HOSTILE},
        in_language=HOSTILE,
        article_section=HOSTILE,
        removed=[{"text": HOSTILE, "reason": HOSTILE}],
        quotations=[hostile],
    )
    text, _ = shown(
        everywhere,
        dead_letter(1, HOSTILE, HOSTILE),
        ("news.quotations", "q", {"text": HOSTILE}),
        ("news.quotations", "q", None),
        terminal=terminal,
        width=4000,
    )
    assert "\x1b[2J" not in text
    assert "owned\x07" not in text
    assert text.count("[bold red]loud[/] [link=http://e.example]here[/link] fakegnp31m") >= 12
    left = OWN_SEQUENCES.sub("", text) if terminal else text
    steering = {char for char in left if unicodedata.category(char)[0] == "C"}
    assert steering <= {"\n", "\t", "\r"}
    # The status line writes carriage returns; from a text they would overwrite what stands before them.
    assert "[/link]\r" not in left


def test_what_the_encoding_cannot_hold_is_shown_as_a_question_mark() -> None:
    text, _ = shown(article(headline="Été à Łódź"), dead_letter(1), encoding="ascii")
    assert "?t? ? ??d?\n" in text


def test_a_redelivered_record_is_shown_and_counted_once() -> None:
    item = ("news.items", "i1", {"link": "http://x"})
    quoted = ("news.quotations", "q1", {"text": "Oui"})
    records = [item, item, article(), article(), quoted, quoted, dead_letter(7), dead_letter(7)]
    text, tally = shown(*records)
    assert tally.summary() == {"items": 1, "articles": 1, "quotations": 1, "dead_letters": 1}
    assert text.count("Le phare du Cormoran") == 1
    assert text.count("✗ dead letter") == 1


def test_two_dead_letters_without_a_place_are_told_by_key() -> None:
    letters = [("news.dead-letters", key, {"reason": "page-gone"}) for key in ("a", "b", "b")]
    _, tally = shown(*letters)
    assert tally.summary()["dead_letters"] == 2


def test_a_new_version_shows_only_what_is_newly_quoted() -> None:
    old = [quotation("q1", "Avant Noël"), quotation("q2", "Ma part")]
    new = [quotation("q2", "Ma part"), quotation("q3", "Rien avant février")]
    first, second = article(quotations=old), article(version=2, quotations=new)
    text, tally = shown(first, second, first)
    assert text.count("Avant Noël") == 1
    assert text.count("Ma part") == 1
    assert text.count("Rien avant février") == 1
    assert "version 2" in text
    assert "and 1 quoted before" in text
    assert tally.by_publisher()["La Vigie"].quotations == 2
    assert tally.summary()["articles"] == 1


def test_a_tombstone_takes_its_quotation_away() -> None:
    quoted = ("news.quotations", "q1", {"text": "Avant Noël"})
    text, tally = shown(quoted, ("news.quotations", "q1", None), ("news.quotations", "q1", None))
    assert text.count("no longer quoted: Avant Noël") == 1
    assert tally.summary()["quotations"] == 0


def test_the_summary_counts_by_publisher_and_by_reason() -> None:
    named, unnamed = quotation("q1", "Oui", speaker=speaker("Zdenka Horvalic")), quotation("q2", "Non")
    text, _ = shown(
        article("a1", quotations=[named, unnamed]), article("a2"), dead_letter(1), dead_letter(2, "not-html")
    )
    assert text.endswith(
        "publisher  language  articles  quotations  attributed  removed\n"
        "La Vigie   fr        2         2           1           8\n"
        "\n"
        "dead letters  count\n"
        "page-gone     1\n"
        "not-html      1\n"
    )


def test_the_topic_prefix_does_not_matter_and_other_topics_are_ignored() -> None:
    topic, key, record = article()
    _, tally = shown((f"staging.eu.{topic}", key, record), ("news.feeds", "f", {"uri": "http://f"}))
    assert tally.summary()["articles"] == 1


def test_a_date_out_of_range_is_left_out() -> None:
    text, _ = shown(article(date_published=10**18))
    assert "La Vigie  fr · Région\n" in text


@given(st.text(st.characters(exclude_categories=()), max_size=900))
def test_any_text_becomes_one_short_line_that_steers_nothing(text: str) -> None:
    line = printable(text)
    assert len(line) <= MAX_SHOWN
    assert all(unicodedata.category(char)[0] != "C" for char in line)
    assert all(char == " " or not char.isspace() for char in line)
    assert printable(line) == line


@given(st.text("a\u0301\u0308\u200d\u0007 ", max_size=60))
def test_combining_marks_do_not_pile_up(text: str) -> None:
    assert not re.search("[\u0301\u0308]{3}", printable(text))


def test_ordinary_text_is_shown_as_it_is() -> None:
    assert printable("L’été, «cœur» — e\u0301t 👍 العربية") == "L’été, «cœur» — e\u0301t 👍 العربية"
    assert printable("x" * 500) == "x" * (MAX_SHOWN - 1) + "…"
