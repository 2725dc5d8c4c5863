"""Spanish: subjects left out or behind the verb, de que, haber, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation, extract_quotations

Read = Callable[..., tuple[Quotation, ...]]


def said(quotations: tuple[Quotation, ...], text: str) -> list[tuple[str, str | None]]:
    """The words of each quotation and its speaker's name."""
    return [(q.span.of(text), q.speaker.name if q.speaker else None) for q in quotations]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Habló la alcaldesa Irma Toledo. Dijo que el puente abrirá en mayo.", "el puente abrirá en mayo"),
        ("La alcaldesa Irma Toledo es prudente. Afirma haber leído el informe.", "haber leído el informe"),
        ("La alcaldesa Irma Toledo insistió en que el puente abrirá en mayo.", "el puente abrirá en mayo"),
        ("La alcaldesa Irma Toledo informó de que el puente abrirá en mayo.", "el puente abrirá en mayo"),
        ("La alcaldesa Irma Toledo se mostró convencida de que el puente aguantará.", "el puente aguantará"),
        ("Explica la alcaldesa Irma Toledo que el puente abrirá en mayo.", "el puente abrirá en mayo"),
        ("La alcaldesa Irma Toledo confiesa que el puente está cerrado.", "el puente está cerrado"),
    ],
)
def test_indirect_speech_is_found_with_its_speaker(text: str, content: str) -> None:
    assert (content, "Irma Toledo") in said(extract_quotations(text, "es"), text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«El puente aguantará», dijo a los micrófonos de Onda Lago el técnico Elio Bosque.", "Elio Bosque"),
        ("Lo dijo ayer la alcaldesa, Irma Toledo. «El puente aguantará hasta mayo.»", "Irma Toledo"),
        ("Irma Toledo está harta. Dijo que el puente «no da para más».", "Irma Toledo"),
        ("Irma Toledo llegó tarde. El puente, dijo a los periodistas, «no da para más».", "Irma Toledo"),
    ],
)
def test_the_speaker_is_found(text: str, name: str, marked: Read) -> None:
    (quotation,) = marked(text, "es")
    assert quotation.speaker is not None
    assert quotation.speaker.name == name


def test_a_refusal_to_speak_is_no_speech() -> None:
    assert extract_quotations("La alcaldesa Irma Toledo no quiso responder a las preguntas.", "es") == ()


def test_what_people_are_called_is_no_quotation(marked: Read) -> None:
    assert marked("En el pueblo la llaman «la Nocturna» desde hace años.", "es") == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("El puente abrirá en mayo, según explicó Irma Toledo.", "El puente abrirá en mayo"),
        ("La jueza Irma Toledo le preguntó por qué cerró el puente.", "por qué cerró el puente"),
        (
            "La jueza Irma Toledo preguntó al ingeniero, Elio Bosque, si cerró el puente.",
            "si cerró el puente",
        ),
    ],
)
def test_what_a_clause_reports_is_found(text: str, content: str) -> None:
    assert (content, "Irma Toledo") in said(extract_quotations(text, "es"), text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Aguantará», escribió Irma Toledo en Parloir.", "Parloir"),
        (
            "Irma Toledo habló ayer en una entrevista con Radio Lago. «El puente aguantará», dijo.",
            "Radio Lago",
        ),
    ],
)
def test_to_whom_it_was_said_is_found(text: str, name: str, marked: Read) -> None:
    (quotation,) = marked(text, "es")
    assert quotation.said_to is not None and quotation.said_to.name == name


def test_a_name_in_capitals_keeps_its_article(marked: Read) -> None:
    (quotation,) = marked("«El puente aguantará», decía el dueño del bar La Espuela.", "es")
    assert quotation.speaker is not None and quotation.speaker.name == "el dueño del bar La Espuela"


def test_a_noun_for_where_one_is_from_takes_up_a_person(marked: Read) -> None:
    text = "Ganó el danés Mads Overgaard. «Mañana quiero otra etapa», dijo el danés."
    (quotation,) = marked(text, "es")
    assert quotation.speaker is not None and quotation.speaker.name == "Mads Overgaard"


INTERVIEW = """Irma Toledo lleva treinta años en el faro de Sorna. Irma Toledo se jubila el viernes.
Pregunta. ¿Recuerda la primera noche?
Respuesta. Como si fuera esta. No dormí nada.
P. ¿No es un oficio solitario?
R. Lo dicen los que viven en un bloque.
P. ¿Y el sábado?
R. Bajar al pueblo y mirar el faro desde fuera."""


def test_a_letter_says_who_answers() -> None:
    assert said(extract_quotations(INTERVIEW, "es"), INTERVIEW) == [
        ("Como si fuera esta. No dormí nada.", "Irma Toledo"),
        ("Lo dicen los que viven en un bloque.", "Irma Toledo"),
        ("Bajar al pueblo y mirar el faro desde fuera.", "Irma Toledo"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "outlet"),
    [
        ("Irma Toledo, en declaraciones a Radio Lago, pidió «un puente nuevo».", "Irma Toledo", "Radio Lago"),
        (
            "Preguntada por la agencia Lagopress, Irma Toledo dijo que «aguantará».",
            "Irma Toledo",
            "la agencia Lagopress",
        ),
        (
            "Habla Irma Toledo, vecina del barrio, en Radio Lago: «El puente tiembla».",
            "Irma Toledo",
            "Radio Lago",
        ),
    ],
)
def test_an_outlet_before_or_behind_is_who_it_was_said_to(
    text: str, name: str, outlet: str, marked: Read
) -> None:
    (quotation,) = marked(text, "es")
    assert quotation.speaker is not None and quotation.speaker.name == name
    assert quotation.said_to is not None and quotation.said_to.name == outlet


def test_the_accused_is_not_who_it_was_said_to(marked: Read) -> None:
    (quotation,) = marked("Irma Toledo acusó a los dos partidos de «jugar con el puente».", "es")
    assert quotation.said_to is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«El puente —recuerda Irma Toledo, la alcaldesa— aguantará hasta mayo».", "Irma Toledo"),
        ("Irma Toledo se enfadó. «El puente —explicó— no da para más este año».", "Irma Toledo"),
        ("«No da para más», contó a esta agencia Irma Toledo Duarte.", "Irma Toledo Duarte"),
        ("Contrario es el suizo Urs Wettli, para quien el puente es «una ruina».", "Urs Wettli"),
    ],
)
def test_other_ways_to_say_who_spoke(text: str, name: str, marked: Read) -> None:
    (quotation,) = marked(text, "es")
    assert quotation.speaker is not None and quotation.speaker.name == name


def test_what_dashes_insert_is_a_hole(marked: Read) -> None:
    text = "«El puente —recuerda Irma Toledo, la alcaldesa— aguantará hasta mayo»."
    (quotation,) = marked(text, "es")
    assert [hole.of(text) for hole in quotation.holes] == ["—recuerda Irma Toledo, la alcaldesa—"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Irma Toledo aseguró a este periódico que el puente se cae.", "el puente se cae"),
        ("Irma Toledo prometió a los vecinos no cerrar el puente.", "no cerrar el puente"),
        ("A preguntas de los periodistas, Irma Toledo dijo que el puente se cae.", "el puente se cae"),
    ],
)
def test_who_is_spoken_to_may_stand_before_what_is_said(text: str, content: str) -> None:
    assert (content, "Irma Toledo") in said(extract_quotations(text, "es"), text)
