"""German berichtete Rede, in invented sentences: what a comma, an according-phrase or the Konjunktiv reports."""

from collections.abc import Callable

import pytest

from worker.quotes import Evidence, Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Tolle sagte, die Brücke halte noch Jahre.", "die Brücke halte noch Jahre"),
        ("Anna Tolle erklärte am Montag, sie könne nichts versprechen.", "sie könne nichts versprechen"),
        ("Am Montag sagte Anna Tolle, der Rat tage im Mai.", "der Rat tage im Mai"),
        ("Anna Tolle verwies aber darauf, dass die Brücke alt sei.", "dass die Brücke alt sei"),
        ("Anna Tolle fragte, warum niemand die Pfeiler prüfe.", "warum niemand die Pfeiler prüfe"),
        ("Anna Tolle kündigte an, die Brücke im Mai zu öffnen.", "die Brücke im Mai zu öffnen"),
        ("Anna Tolle versprach, die Zahlen vorzulegen.", "die Zahlen vorzulegen"),
        ("Nach Angaben der Stadt öffnet die Brücke im Mai.", "öffnet die Brücke im Mai"),
        (
            "Laut der Stadtverwaltung ist die Brücke seit Jahren gesperrt.",
            "ist die Brücke seit Jahren gesperrt",
        ),
    ],
)
def test_the_clause_that_is_reported(reported: Read, text: str, content: str) -> None:
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == content


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt bestätigte den Termin nicht und nannte keine Zahlen.",
        "Das sagte Anna Tolle, die das Bauamt seit Jahren leitet.",
        "Anna Tolle sprach im Rathaus, in dem der Rat tagte.",
        "Anna Tolle meldete die Schäden, nachdem die Prüfer gegangen waren.",
        "Die Kritik war schon im Mai laut geworden.",
    ],
)
def test_a_clause_that_nobody_says_is_not_reported(reported: Read, text: str) -> None:
    assert reported(text, "de") == ()


@pytest.mark.parametrize("source", ["nach Angaben der Stadt", "einem Bericht der Stadt zufolge"])
def test_a_source_in_the_middle_is_a_hole_in_what_it_says(reported: Read, source: str) -> None:
    text = f"Die Brücke öffnet {source} im Mai."
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == text.removesuffix(".")
    assert [hole.of(text) for hole in quotation.holes] == [source]


@pytest.mark.parametrize(
    "second",
    [
        "Das Land übernehme die Hälfte.",
        "Die Arbeiten würden im Mai beginnen.",
        "Wahrscheinlich reiche das Geld.",
        "Weil das Geld fehle, werde die Brücke schmaler.",
    ],
)
def test_a_sentence_in_the_konjunktiv_goes_on_for_the_speaker_before(reported: Read, second: str) -> None:
    text = f"Die Brücke sei sicher, sagte Anna Tolle. {second}"
    quotation = reported(text, "de")[-1]
    assert quotation.span.of(text) == second.removesuffix(".")
    assert quotation.evidence is Evidence.CONTINUATION
    assert quotation.speaker is not None and quotation.speaker.name == "Anna Tolle"


@pytest.mark.parametrize(
    "second",
    [
        "Das Land zahlte die Hälfte.",
        "Die ganze Stadt war dort.",
        "Nachdem sie gegangen war, schloss der Saal.",
    ],
)
def test_a_sentence_in_the_indicative_is_the_writers(reported: Read, second: str) -> None:
    assert len(reported(f"Die Brücke sei sicher, sagte Anna Tolle. {second}", "de")) == 1


def test_a_verb_of_speech_in_the_konjunktiv_is_itself_reported(marked: Read) -> None:
    text = "Anna Tolle nannte den Bau gut. Der Bericht belege, dass er „noch viele Jahre hält“."
    (quotation,) = marked(text, "de")
    assert quotation.speaker is not None and quotation.speaker.name == "Anna Tolle"
