"""Paragraphs that a dash opens: turns of a dialogue, their clauses, and lists that are none."""

import pytest

from tests.quotes.conftest import Read
from worker.quotes import Quotation, QuotationType


def told(text: str, quotations: tuple[Quotation, ...]) -> list[tuple[str, str | None, list[str]]]:
    return [
        (q.span.of(text), q.speaker.name if q.speaker else None, [hole.of(text) for hole in q.holes])
        for q in quotations
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "es",
            "—El barco sale a las dos —dijo Nora Pinto, la patrona—. Después cerramos.\n\n"
            "—¿Y los perros? —preguntó Lucio Mar.",
            [
                (
                    "El barco sale a las dos —dijo Nora Pinto, la patrona—. Después cerramos.",
                    "Nora Pinto",
                    ["—dijo Nora Pinto, la patrona—"],
                ),
                ("¿Y los perros?", "Lucio Mar", []),
            ],
        ),
        (
            "es",
            "Llovía en el muelle.\n\n– El barco sale a las dos – dijo Nora Pinto.\n\nLucio Mar se fue.",
            [("El barco sale a las dos", "Nora Pinto", [])],
        ),
        (
            "fr",
            "Il pleut sur le quai.\n\n— Le bac part à deux heures, a dit Nora Pineau.\n\n"
            "— Et les chiens ? a demandé Luc Marin.\n\n— Ils nagent ! s’est exclamée la patronne.",
            [
                ("Le bac part à deux heures", "Nora Pineau", []),
                ("Et les chiens ?", "Luc Marin", []),
                ("Ils nagent !", None, []),
            ],
        ),
        (
            "it",
            "Piove sul molo.\n\n— Il battello parte alle due — ha detto Nora Pini. \n\nLuca Mari se ne va.",
            [("Il battello parte alle due", "Nora Pini", [])],
        ),
        (
            "pt",
            "Chove no cais.\n\n— O barco sai às duas — disse Rita Pinto. — Depois fechamos.\n\nLuís foi embora.",
            [
                (
                    "O barco sai às duas — disse Rita Pinto. — Depois fechamos.",
                    "Rita Pinto",
                    ["— disse Rita Pinto. —"],
                )
            ],
        ),
        (
            "de",
            "Es regnet am Kai.\n\n– Die Fähre geht um zwei, sagte Nora Pohl.\n\nLutz Mahr ging heim.",
            [("Die Fähre geht um zwei", "Nora Pohl", [])],
        ),
        (
            "en",
            "It rained on the quay.\n\n— The ferry goes at two, said Nora Pike.\n\nLew Marsh went home.",
            [("The ferry goes at two", "Nora Pike", [])],
        ),
    ],
)
def test_a_turn_is_what_its_clause_leaves(
    marked: Read, language: str, text: str, found: list[tuple[str, str | None, list[str]]]
) -> None:
    quotations = marked(text, language)
    assert [(words, holes) for words, _, holes in told(text, quotations)] == [
        (words, holes) for words, _, holes in found
    ]
    for (_, name, _), (_, expected, _) in zip(told(text, quotations), found, strict=True):
        assert expected is None or name == expected
    assert all(q.type is QuotationType.DIRECT for q in quotations)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "El pleno aprobó:\n\n— Un muelle nuevo en la orilla.\n\n— Un túnel.\n\nNora Pinto cerró la sesión.",
        ),
        ("es", "—Un muelle nuevo.\n—Un túnel bajo el río.\n—Un faro."),
        (
            "fr",
            "Au programme :\n\n– La maire a dit vouloir un quai.\n– Un tunnel.\n– Un phare.\n– Un pont.\n",
        ),
        ("fr", "- Un quai\n- Un tunnel\n- Un phare, a priori"),
        ("it", "La giunta propone:\n- un molo nuovo\n- un tunnel\n- un faro"),
        ("pt", "O plano prevê:\n\n— um cais novo;\n\n— um túnel;\n\n— um farol."),
        ("de", "Der Plan:\n\n– Ein Kai\n– Ein Tunnel\n– Ein Turm"),
        ("en", "The plan:\n\n- A quay\n- A tunnel, say engineers\n- A light\n- A bridge\n"),
        ("en", "NORTHGATE — The ferry is late again.\n\nDUNMORE — The council met."),
    ],
)
def test_a_list_is_no_dialogue(marked: Read, language: str, text: str) -> None:
    assert marked(text, language) == ()


def test_short_turns_answer_a_question_in_marks(marked: Read) -> None:
    text = "« Vous étiez à quai ? », demande la juge.\n\n– Deux heures.\n\n– Et après ?\n\n– À la maison.\n\nRires."
    words = [q.span.of(text) for q in marked(text, "fr")]
    assert words == ["Vous étiez à quai ?", "Deux heures.", "Et après ?", "À la maison."]


def test_marks_inside_a_turn_are_its_own(marked: Read) -> None:
    text = "Llueve.\n\n—Me gritó «fuera» y salí —dijo Nora Pinto.\n\nLucio Mar se fue."
    (quotation,) = marked(text, "es")
    assert quotation.span.of(text) == "Me gritó «fuera» y salí"


@pytest.mark.parametrize(
    ("language", "text", "hole"),
    [
        (
            "de",
            "»Wer am Kai wartet, so die Fährfrau mit Blick auf den Rat, der wartet lange.«",
            ", so die Fährfrau mit Blick auf den Rat,",
        ),
        (
            "it",
            "«Il molo è bello, il battello no, taglia corto Nora Pini, dell'Istituto di Bratsund, e resto a terra».",
            ", taglia corto Nora Pini, dell'Istituto di Bratsund,",
        ),
        (
            "pt",
            "«O cais está bonito – alegou Nora Pinto, apontando para a água. – O barco, esse, não vem».",
            "– alegou Nora Pinto, apontando para a água. –",
        ),
        (
            "fr",
            "« Le quai est beau, glisse Nora Pineau, de Bratsund, mais le bac ne vient pas avant demain. »",
            ", glisse Nora Pineau, de Bratsund,",
        ),
        (
            "fr",
            "« Le quai, vous y étiez, lui a rétorqué la maire, piquée au vif. Le bac ne vient pas avant demain. »",
            ", lui a rétorqué la maire, piquée au vif.",
        ),
        (
            "it",
            "«Il molo è vuoto - ha detto Nora Pini, seduta al tavolo -, il battello arriva domani mattina».",
            "- ha detto Nora Pini, seduta al tavolo -",
        ),
    ],
)
def test_what_is_added_to_the_speaker_belongs_to_the_hole(
    marked: Read, language: str, text: str, hole: str
) -> None:
    (quotation,) = marked(text, language)
    assert [each.of(text) for each in quotation.holes] == [hole]


def test_two_clauses_inside_the_marks_are_two_holes(marked: Read) -> None:
    text = (
        "« Le quai est beau, dit Nora Pineau, mais le bac ne vient pas, ajoute-t-elle, avant demain matin. »"
    )
    (quotation,) = marked(text, "fr")
    assert [each.of(text) for each in quotation.holes] == [", dit Nora Pineau,", ", ajoute-t-elle,"]


INTERVIEWS = {
    "es": (
        "Nora Pinto hace balance de su año en el muelle.\n\n— ¿Qué tal el año?\n\nNo me quejo, el barco salió.\n\n"
        "— ¿Y el próximo?\n\nNuestro plan es seguir en el muelle."
    ),
    "fr": (
        "Nora Pineau fait le bilan de son année au port.\n\n— Cette année, ça va ?\n\nJe ne me plains pas, le bac sort.\n\n"
        "— Et la prochaine ?\n\nNotre idée est de rester au port."
    ),
    "it": (
        "Nora Pini fa il bilancio dell'anno al molo.\n\n— Com'è andata?\n\nNon mi lamento, il battello esce.\n\n"
        "— E il prossimo?\n\nIl nostro piano è restare al molo."
    ),
    "pt": (
        "Rita Pinto faz o balanço do ano no cais.\n\n— Como foi o ano?\n\nNão me queixo, o barco saiu.\n\n"
        "— E o próximo?\n\nO nosso plano é ficar no cais."
    ),
    "de": (
        "Nora Pohl zieht Bilanz am Kai.\n\n– Wie war das Jahr?\n\nIch klage nicht, die Fähre fuhr.\n\n"
        "– Und das nächste?\n\nWir wollen am Kai bleiben."
    ),
    "en": (
        "Nora Pike looks back on a year at the quay.\n\n– How was the year?\n\nI can't complain, the ferry ran.\n\n"
        "– And the next one?\n\nOur plan is to stay at the quay."
    ),
}


@pytest.mark.parametrize("language", sorted(INTERVIEWS))
def test_a_dash_may_open_the_questions_only(marked: Read, language: str) -> None:
    text = INTERVIEWS[language]
    paragraphs = text.split("\n\n")
    assert [q.span.of(text) for q in marked(text, language)] == [paragraphs[2], paragraphs[4]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "Guía del nuevo billete.\n\n— ¿Quién lo paga?\n\nLos viajeros del barco.\n\n— ¿Desde cuándo?\n\nDesde mayo.",
        ),
        (
            "fr",
            "La taxe en bref.\n\n— Qui la paie ?\n\nC'est l'affaire des passagers.\n\n— Quand ?\n\nÀ partir de mai.",
        ),
        (
            "en",
            "The new fare.\n\n- Who pays it?\n\nEveryone who takes the ferry.\n\n- Since when?\n\nFrom May on.",
        ),
    ],
)
def test_a_guide_that_asks_itself_is_no_interview(marked: Read, language: str, text: str) -> None:
    assert marked(text, language) == ()
