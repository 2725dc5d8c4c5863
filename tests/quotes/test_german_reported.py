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


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Am Montag sagte Tom Hagen, Leiter des Hafens, ohne den Fall zu nennen, dass ihn der Streit ärgere.",
            "dass ihn der Streit ärgere",
            "Tom Hagen, Leiter des Hafens",
        ),
        (
            "Dabei sagte Li Brandt, der Vorsitzende des Ausschusses, aber auch, dass die Leute warten.",
            "dass die Leute warten",
            "Li Brandt, der Vorsitzende des Ausschusses",
        ),
        (
            "Ein Beamter, den die Zeitung zitiert, kommentierte, die Pläne der Ministerin sollten helfen.",
            "die Pläne der Ministerin sollten helfen",
            "Ein Beamter",
        ),
        (
            "Anna Tolle kritisiert in der Zeitung „Neuer Hafen“, die Aktion erinnere an Krieg.",
            "die Aktion erinnere an Krieg",
            "Anna Tolle",
        ),
        ("Diese bestätigte, dass das Bad zu ist.", "dass das Bad zu ist", "Diese"),
        ("Zudem verlangen die Mönche, dass der Rat zahlt.", "dass der Rat zahlt", "die Mönche"),
        ("Nun melden städtische Ämter, dass die Brücke hält.", "dass die Brücke hält", "städtische Ämter"),
        (
            "Als Grund gab die Sprachschule an, der Saal sei zu klein.",
            "der Saal sei zu klein",
            "die Sprachschule",
        ),
        ("Anna Tolle geht nach den Gesprächen davon aus, dass es reicht.", "dass es reicht", "Anna Tolle"),
        (
            "Dazu ließ Anna Tolle im Rathaus verbreiten, sie werde nicht gehen.",
            "sie werde nicht gehen",
            "Anna Tolle",
        ),
        ("Anna Tolle rief dazu auf, keine Spenden anzunehmen.", "keine Spenden anzunehmen", "Anna Tolle"),
        (
            "Nachdem Anna Tolle gesagt hatte, dass das Bad zu ist, gingen alle.",
            "dass das Bad zu ist",
            "Anna Tolle",
        ),
        (
            "Indem man schweigt, wird man schuldig, betont Anna Tolle.",
            "Indem man schweigt, wird man schuldig",
            "Anna Tolle",
        ),
        ("Als Händler gehe man mit der Zeit, findet Tolle.", "Als Händler gehe man mit der Zeit", "Tolle"),
        ("Das Bad sei zu, hieß es aus städtischen Kreisen.", "Das Bad sei zu", "städtischen Kreisen"),
        (
            "Das Bad sei zu, heisst es in einem Bericht der Stadt.",
            "Das Bad sei zu",
            "einem Bericht der Stadt",
        ),
    ],
)
def test_the_clause_and_who_reports_it(reported: Read, text: str, content: str, speaker: str) -> None:
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == content
    assert quotation.speaker is not None
    assert quotation.speaker.mention == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Es wird befürchtet, dass das Bad schließt.", "dass das Bad schließt"),
        ("Das Verfahren könne ein Jahr dauern, wird vermutet.", "Das Verfahren könne ein Jahr dauern"),
        ("Das Bad sei zu, hieß es.", "Das Bad sei zu"),
        ("Es hieß, dass das Bad zu sei.", "dass das Bad zu sei"),
    ],
)
def test_what_nobody_by_name_says_has_no_speaker(reported: Read, text: str, content: str) -> None:
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == content
    assert quotation.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Auf den Plan angesprochen, zeigte sich Anna Tolle verärgert.",
        "Obwohl es fror, erklärte Anna Tolle die Regeln.",
        "Es wird nicht befürchtet, dass das Bad schließt.",
        "Anna Tolle bat Holm, der davon ausgeht.",
        "Diese bestätigte Zahl stieg im Mai.",
    ],
)
def test_what_looks_like_it_is_none(reported: Read, text: str) -> None:
    assert reported(text, "de") == ()


@pytest.mark.parametrize("behind", [": „Das reicht.“", ": Die Pfeiler sind alt."])
def test_a_colon_ends_the_clause(reported: Read, behind: str) -> None:
    text = f"Anna Tolle erinnerte daran, dass die Brücke hält{behind}"
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == "dass die Brücke hält"


def test_the_konjunktiv_goes_on_from_marked_words(reported: Read) -> None:
    text = "„Es ist spät“, sagte Anna Tolle. „Wir gehen jetzt alle heim.“ Das Geld habe nie gereicht."
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == "Das Geld habe nie gereicht"
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Anna Tolle"
