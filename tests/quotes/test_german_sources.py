"""German sources without a verb of saying, and clauses of *wie*, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


def _read(quotation: Quotation, text: str) -> tuple[str, str | None, list[str]]:
    mention = quotation.speaker.mention if quotation.speaker is not None else None
    return quotation.span.of(text), mention, [hole.of(text) for hole in quotation.holes]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Nach Polizeiangaben wurden zwei Männer verletzt.", "wurden zwei Männer verletzt", "Polizeiangaben"),
        ("Nach ersten Meldungen brennt das Lager noch.", "brennt das Lager noch", "ersten Meldungen"),
        ("Nach einem Bericht der Stadt fehlt Geld.", "fehlt Geld", "der Stadt"),
        ("Nach Angaben von Anna Tolle fehlt Geld.", "fehlt Geld", "Anna Tolle"),
        ("Laut Angaben der Stadt fehlt Geld.", "fehlt Geld", "der Stadt"),
        ("Nach eigenen Angaben leitet die Stadt das Bad.", "leitet die Stadt das Bad", "die Stadt"),
        (
            "Laut der von der Stadt geleiteten Behörde kamen neun Boote an.",
            "kamen neun Boote an",
            "der von der Stadt geleiteten Behörde",
        ),
    ],
)
def test_a_noun_for_information_is_a_source(reported: Read, text: str, content: str, speaker: str) -> None:
    (quotation,) = reported(text, "de")
    assert _read(quotation, text) == (content, speaker, [])


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("nach eigenen Angaben", "Die Stadt"),
        ("eigenen Angaben zufolge", "Die Stadt"),
        ("eigenen Angaben nach", "Die Stadt"),
        ("nach Tolles Ansicht", "Tolles"),
        ("laut amtlichen Angaben", "amtlichen Angaben"),
        ("laut Angaben des von Tolle geführten Bauamts", "des von Tolle geführten Bauamts"),
        ("Berichten zufolge", "Berichten"),
        ("Berichten der Sender Nord 3 und Radio 7 zufolge", "Berichten der Sender Nord 3 und Radio 7"),
    ],
)
def test_it_is_a_hole_in_what_it_says(reported: Read, source: str, speaker: str) -> None:
    text = f"Die Stadt setzt {source} die Arbeiten fort."
    (quotation,) = reported(text, "de")
    assert _read(quotation, text) == (text.removesuffix("."), speaker, [source])


@pytest.mark.parametrize(
    "text",
    [
        "Nach dem Bericht ging Anna Tolle nach Hause.",
        "Nach der Untersuchung wurde Anna Tolle entlassen.",
        "Nach den Meldungen vom Montag stiegen die Kurse.",
        "Nach zwei Jahren öffnet das Bad.",
        "Anna Tolle fragte nach Angaben.",
    ],
)
def test_what_only_says_when_or_whither_is_no_source(reported: Read, text: str) -> None:
    assert reported(text, "de") == ()


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Wie das Hafenamt heute bekannt gab, öffnet das Bad.", "öffnet das Bad", "das Hafenamt"),
        ("Wie aus Kreisen des Rats verlautete, öffnet das Bad.", "öffnet das Bad", "Kreisen des Rats"),
        ("Das Bad öffnet im Mai, wie die Stadt gestern mitteilte.", "Das Bad öffnet im Mai", "die Stadt"),
        ("Das Bad ist alt, wie Anna Tolle in Lohde gesagt hatte.", "Das Bad ist alt", "Anna Tolle"),
    ],
)
def test_a_clause_of_wie_names_the_source(reported: Read, text: str, content: str, speaker: str) -> None:
    (quotation,) = reported(text, "de")
    assert _read(quotation, text) == (content, speaker, [])


def test_a_clause_of_wie_may_interrupt(reported: Read) -> None:
    text = "Das Bad ist, wie Anna Tolle mitteilte, seit Mai offen."
    (quotation,) = reported(text, "de")
    assert _read(quotation, text) == (text.removesuffix("."), "Anna Tolle", ["wie Anna Tolle mitteilte"])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Tolle erklärte, wie die Stadt das behauptet.", "wie die Stadt das behauptet"),
        ("Anna Tolle fragte, wie Holm das erklärt.", "wie Holm das erklärt"),
    ],
)
def test_a_question_of_how_is_no_clause_of_wie(reported: Read, text: str, content: str) -> None:
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == content


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Die Arbeiten seien beendet, teilte das Bauamt mit.", "Die Arbeiten seien beendet", "das Bauamt"),
        ("Es ist zu, teilte das DWA in Lohde mit.", "Es ist zu", "das DWA"),
        ("Die Stadt teilte auf Anfrage mit, die Akten zu prüfen.", "die Akten zu prüfen", "Die Stadt"),
        (
            "Tolle betonte nun, Holm habe nicht versucht zu gehen.",
            "Holm habe nicht versucht zu gehen",
            "Tolle",
        ),
        (
            "Das Bad am 7. Oktober zu öffnen, sei falsch, sagte Tolle.",
            "Das Bad am 7. Oktober zu öffnen, sei falsch",
            "Tolle",
        ),
    ],
)
def test_cue_and_clause(reported: Read, text: str, content: str, speaker: str) -> None:
    (quotation,) = reported(text, "de")
    assert _read(quotation, text) == (content, speaker, [])


@pytest.mark.parametrize("date", ["am 7. Oktober", "im 19. Jahrhundert", "in der 3. Liga"])
def test_an_ordinal_does_not_end_the_sentence(reported: Read, date: str) -> None:
    text = f"Das Bad war laut Anna Tolle {date} offen."
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == text.removesuffix(".")


def test_a_number_may_end_the_sentence(reported: Read) -> None:
    text = "Anna Tolle sagte, das Mädchen sei 12. Der Hafen ist klein."
    (quotation,) = reported(text, "de")
    assert quotation.span.of(text) == "das Mädchen sei 12"


@pytest.mark.parametrize(
    "between",
    [
        "\n\n",
        " Viele kommen nicht mehr. ",
        "\n\nDie Kosten steigen\n\n",
        " Der Hafen, den die Stadt leitet, sei alt. ",
    ],
)
def test_the_konjunktiv_goes_on_past_a_paragraph_and_the_writers_words(reported: Read, between: str) -> None:
    text = f"Anna Tolle sagte, es sei spät.{between}Das Geld habe nie gereicht."
    last = reported(text, "de")[-1]
    assert _read(last, text) == ("Das Geld habe nie gereicht", "Anna Tolle", [])


@pytest.mark.parametrize(
    "text",
    [
        "Anna Tolle sagte, es sei spät. Viele gehen. Die Kinder würden frieren.",
        "Anna Tolle sagte, es sei spät. Das Bad bleibt zu, es sei denn, der Rat zahlt.",
        "Anna Tolle sagte, es sei spät. Einer ging. Zwei blieben. Drei kamen. Das Geld habe nie gereicht.",
    ],
)
def test_it_does_not_go_on_for_ever(reported: Read, text: str) -> None:
    assert len(reported(text, "de")) == 1


def test_a_source_behind_a_colon_has_what_follows_it(reported: Read) -> None:
    text = "Anna Tolle schloss sich der Kritik an: Das Mittel sei ihrer Meinung nach nicht geeignet."
    assert [q.span.of(text) for q in reported(text, "de")] == [
        "Das Mittel sei ihrer Meinung nach nicht geeignet"
    ]


def test_what_marked_words_were_about_is_not_said(reported: Read) -> None:
    assert reported("„Es ist Zeit“, so Anna Tolle zu den Gründen des Vereins.", "de") == ()
