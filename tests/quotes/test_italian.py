"""Italian: subjects left out or behind the verb, particles, infinitives with di, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation, extract_quotations
from worker.quotes.model import QuotationType

Read = Callable[..., tuple[Quotation, ...]]


def said(quotations: tuple[Quotation, ...], text: str) -> list[tuple[str, str | None]]:
    """The words of each quotation and its speaker's name."""
    return [(q.span.of(text), q.speaker.name if q.speaker else None) for q in quotations]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ha parlato la sindaca Irma Tolli. Ha promesso che il ponte riaprirà a maggio.",
            "il ponte riaprirà a maggio",
        ),
        ("La sindaca Irma Tolli è prudente. Dice di non avere fretta.", "non avere fretta"),
        ("La sindaca Irma Tolli è in aula. Si dice certa che il ponte terrà.", "il ponte terrà"),
        ("La sindaca Irma Tolli ha letto la perizia e assicura di averne parlato.", "averne parlato"),
    ],
)
def test_a_subject_left_out_is_taken_up(text: str, content: str) -> None:
    assert (content, "Irma Tolli") in said(extract_quotations(text, "it"), text)


def test_si_dice_che_has_no_speaker() -> None:
    text = "La sindaca Irma Tolli tace. In paese si dice che il ponte riaprirà a maggio."
    assert all(q.type is not QuotationType.INDIRECT for q in extract_quotations(text, "it"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "«Il ponte terrà», ha detto ai microfoni di Radio Molo il sindaco Elio Della Noce.",
            "Elio Della Noce",
        ),
        (
            "«Il ponte terrà», ha detto al quotidiano La Lanterna l'assessora Irma Dal Pozzo.",
            "Irma Dal Pozzo",
        ),
        ("«Il ponte terrà», ha detto all'agenzia Marpress Milo Tarsi.", "Milo Tarsi"),
        ("«Il ponte terrà», commenta prudente Irma Tolli.", "Irma Tolli"),
        ("Opposta la versione della sindaca. «Il ponte terrà», ribatte Irma Tolli.", "Irma Tolli"),
        ("Lo ha detto ieri la sindaca Irma Tolli. «Il ponte terrà fino a maggio.»", "Irma Tolli"),
    ],
)
def test_the_speaker_is_found(text: str, name: str, marked: Read) -> None:
    (quotation,) = marked(text, "it")
    assert quotation.speaker is not None
    assert quotation.speaker.name == name


def test_what_people_are_called_is_no_quotation(marked: Read) -> None:
    assert marked("In paese la chiamano «la Notturna» da trent'anni.", "it") == ()


def test_a_relative_clause_behind_the_speaker_is_not_what_was_said() -> None:
    text = "«Il ponte terrà», dice Irma Tolli, che vive sul fiume da trent'anni."
    assert said(extract_quotations(text, "it"), text) == [("Il ponte terrà", "Irma Tolli")]


def test_the_second_of_many_is_no_source() -> None:
    text = "Irma Tolli ha vinto il 3-1 del secondo set con calma e pazienza."
    assert extract_quotations(text, "it") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Il ponte terrà», ha scritto Irma Tolli in un post su Parloir.", "Parloir"),
        ("«Il ponte terrà», ha detto Irma Tolli, ospite di Canale Lago.", "Canale Lago"),
        (
            "«Il ponte terrà», ha detto al settimanale Ponti & Strade la sindaca Irma Tolli.",
            "settimanale Ponti & Strade",
        ),
        ("«Il ponte terrà», ha detto Irma Tolli ai microfoni di Radio Molo.", "Radio Molo"),
    ],
)
def test_to_whom_it_was_said_is_found(text: str, name: str, marked: Read) -> None:
    (quotation,) = marked(text, "it")
    assert quotation.said_to is not None and quotation.said_to.name == name
    assert quotation.speaker is not None and quotation.speaker.name == "Irma Tolli"


def test_a_surname_with_its_particle_is_the_full_name(marked: Read) -> None:
    text = "Il sindaco Elio Della Noce è stanco. «Il ponte terrà», ripete Della Noce."
    (quotation,) = marked(text, "it")
    assert quotation.speaker is not None and quotation.speaker.name == "Elio Della Noce"


def test_a_role_of_another_kind_is_somebody_else(marked: Read) -> None:
    text = "Il geometra è il sindaco Elio Tolli. Il magistrato ha detto: «Il ponte è sequestrato da ieri»."
    (quotation,) = marked(text, "it")
    assert quotation.speaker is not None and quotation.speaker.name == "Il magistrato"


INTERVIEW = """Irma Tolli ha guidato il faro di Sorna per trent'anni. Irma Tolli va in pensione venerdì.
Dicono che sia un mestiere solitario.
«Lo dice chi abita in un condominio».
Ricorda la prima notte?
«Non ho dormito. Avevo paura del buio».
E sabato che cosa farà?
«Guarderò il faro da fuori».
(intervista di Elio Bosco)"""


def test_answers_in_marks_are_those_of_the_one_interviewed() -> None:
    assert said(extract_quotations(INTERVIEW, "it"), INTERVIEW) == [
        ("Lo dice chi abita in un condominio", "Irma Tolli"),
        ("Non ho dormito. Avevo paura del buio", "Irma Tolli"),
        ("Guarderò il faro da fuori", "Irma Tolli"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Con Elio Tolli c'era la sindaca Irma Bosco. Quest'ultima ha detto che il ponte terrà.",
            "Irma Bosco",
        ),
        ("Contrario è il geologo Elio Tolli, secondo il quale il ponte è a rischio.", "Elio Tolli"),
        (
            "Parla Elio Tolli. I giornalisti gli hanno chiesto se il ponte terrà. «Sì, terrà», ha risposto.",
            "Elio Tolli",
        ),
        ("Per il sindaco Elio Tolli è «una vergogna nazionale».", "Elio Tolli"),
    ],
)
def test_who_is_taken_up_is_found(text: str, name: str) -> None:
    quotation = extract_quotations(text, "it")[-1]
    assert quotation.speaker is not None and quotation.speaker.name == name


def test_marks_behind_a_colon_end_what_is_reported() -> None:
    text = "Secondo Irma Tolli il ponte è al sicuro: «Terrà per altri cent'anni»."
    assert said(extract_quotations(text, "it"), text)[0] == ("il ponte è al sicuro", "Irma Tolli")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Il ponte terrà per cent'anni». Così la sindaca Irma Tolli.", "Irma Tolli"),
        ("«Il ponte terrà per cent'anni». Lo afferma in una nota la sindaca Irma Tolli.", "Irma Tolli"),
        ("«Il ponte terrà», si è limitata a dire Irma Tolli ai giornalisti.", "Irma Tolli"),
        ("La sindaca è Irma Tolli Bosco. «Il ponte terrà», ha assicurato Tolli.", "Irma Tolli Bosco"),
        ("Irma Tolli è contraria. A suo giudizio il ponte «non terrà».", "Irma Tolli"),
    ],
)
def test_other_ways_to_say_who_spoke(text: str, name: str, marked: Read) -> None:
    (quotation,) = marked(text, "it")
    assert quotation.speaker is not None and quotation.speaker.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Siamo pronti a tutto», fanno sapere dal ministero.", "ministero"),
        ("«Non ho paura di nessuno». A dirlo è Irma Tolli, sindaca di Roccalta.", "Irma Tolli"),
        ("Irma Tolli giocherà con una maschera. «Nera», ha precisato.", "Irma Tolli"),
        ("Fonti vicine alla sindaca assicurano che il ponte «terrà a lungo».", "Fonti vicine alla sindaca"),
    ],
)
def test_houses_and_short_words_have_a_speaker(text: str, name: str, marked: Read) -> None:
    (quotation,) = marked(text, "it")
    assert quotation.speaker is not None and quotation.speaker.name == name
