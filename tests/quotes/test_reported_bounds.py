"""Where indirect speech ends, and what is none, in invented French, Spanish, Italian and Portuguese sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ils veulent que le port ferme."),
        ("fr", "Les élus souhaitent fermer le port."),
        ("fr", "Le maire envisage de fermer le port."),
        ("es", "Algunos Estados quieren que se cierre el puerto."),
        ("es", "El alcalde espera cerrar el puerto."),
        ("it", "Il sindaco vuole chiudere il porto."),
        ("it", "Il sindaco spera di chiudere il porto."),
        ("pt", "Alguns Estados querem que se feche o porto."),
        ("pt", "O presidente da câmara pretende fechar o porto."),
        ("de", "Der Rat plant, den Hafen zu schließen."),
    ],
)
def test_a_wish_or_a_plan_is_not_said(reported: Read, language: str, text: str) -> None:
    assert reported(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("fr", "Ana Lima espère que le port ouvrira.", "le port ouvrira"),
        ("fr", "Ana Lima veut rappeler que le port est fermé.", "le port est fermé"),
        ("es", "Ana Lima espera que el puerto abra.", "el puerto abra"),
        ("it", "Ana Lima spera che il porto apra.", "il porto apra"),
        ("pt", "Ana Lima espera que o porto abra.", "o porto abra"),
        ("de", "Anna Tolle hofft, dass der Hafen öffnet.", "dass der Hafen öffnet"),
    ],
)
def test_an_expectation_with_a_clause_is(reported: Read, language: str, text: str, content: str) -> None:
    (quotation,) = reported(text, language)
    assert quotation.span.of(text) == content


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Lo cuenta Ana Lima, que abrió la puerta a un vecino."),
        ("es", "Lo explica Ana Lima en una carta enviada a un consejo en el que se habla de puertos."),
        ("es", "Los alcaldes reclaman, además, un endurecimiento de las normas que regulan el puerto."),
        ("it", "Il presidente ha ordinato funerali di Stato che si terranno a Lima."),
        ("it", "Lo racconta Ana Lima, che abita vicino al porto."),
        ("pt", "Conta Ana Lima, que mora perto do porto."),
        ("fr", "Le mobilier est modeste, il ne compte que quelques boucles."),
        ("fr", "Par ailleurs, pourquoi refuse-t-elle de fermer le port ?"),
        ("es", "Su marido bajó para comprobar si el coche estaba bien."),
        ("it", "Ana Lima è scesa per verificare se la porta era chiusa."),
        ("fr", "Ana Lima est descendue pour vérifier si la porte était fermée."),
    ],
)
def test_what_looks_like_a_content_clause_is_none(reported: Read, language: str, text: str) -> None:
    assert reported(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("es", "Ana Lima garantizó no haber leído la carta.", "no haber leído la carta"),
        ("es", "Ana Lima garantizó haber leído la carta.", "haber leído la carta"),
        ("pt", "Ana Lima garantiu não ter lido a carta.", "não ter lido a carta"),
        ("it", "Ana Lima ha detto di non aver letto la carta.", "non aver letto la carta"),
        ("fr", "Ana Lima explique être arrivée tard.", "être arrivée tard"),
        ("es", "La federación envió una carta recordándole que el plazo vence.", "el plazo vence"),
        ("it", "Ana Lima ha scritto al Comune ricordandogli che il termine scade.", "il termine scade"),
        (
            "es",
            "La portavoz remarcó que falta tiempo, como la alcaldesa anuncia en su carta.",
            "falta tiempo",
        ),
        ("es", "Para el instructor, el puerto está cerrado.", "el puerto está cerrado"),
        ("es", "Por ahora, callan todos, según fuentes del puerto.", "callan todos"),
        ("fr", "Enfin, le port est fermé, a indiqué Ana Lima.", "le port est fermé"),
        (
            "fr",
            "Elle s'est réjouie que le port puisse ouvrir, à commencer par le quai nord.",
            "le port puisse ouvrir, à commencer par le quai nord",
        ),
    ],
)
def test_the_clause_that_is_reported(reported: Read, language: str, text: str, content: str) -> None:
    (quotation,) = reported(text, language)
    assert quotation.span.of(text) == content


def test_a_gerund_behind_a_closing_cue_has_its_own_clause(reported: Read) -> None:
    text = "Le port sera fermé, a confirmé Ana Lima, ajoutant que les travaux sont en cours."
    assert [q.span.of(text) for q in reported(text)] == ["Le port sera fermé", "les travaux sont en cours"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "Le port aurait, toujours selon Ana Lima, fermé sans raison.", "selon Ana Lima"),
        ("es", "La Junta, según Ana Lima, cerrará el puerto en mayo.", "según Ana Lima"),
        ("it", "La Giunta, secondo Ana Lima, chiuderà il porto a maggio.", "secondo Ana Lima"),
        ("pt", "A Junta, segundo Ana Lima, fechará o porto em maio.", "segundo Ana Lima"),
    ],
)
def test_a_source_may_part_a_subject_from_its_verb(
    reported: Read, language: str, text: str, source: str
) -> None:
    (quotation,) = reported(text, language)
    assert quotation.span.of(text) == text.removesuffix(".")
    assert [hole.of(text) for hole in quotation.holes] == [source]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle craint « des fermetures en série », dit-elle."),
        ("es", "Ante estas dudas, añade Ana Lima, «el puerto no abre este año»."),
        ("es", "La Junta, según Ana Lima, «sigue apostando por el puerto»."),
    ],
)
def test_what_leads_to_marks_is_not_reported_beside_them(reported: Read, language: str, text: str) -> None:
    assert reported(text, language) == ()


def test_a_sentence_that_has_a_cue_is_not_reported_by_the_one_that_closes_it(reported: Read) -> None:
    text = "Il sindaco Ugo Lima ha detto che il porto è chiuso, ha affermato Lima."
    (quotation,) = reported(text, "it")
    assert quotation.span.of(text) == "il porto è chiuso"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Il fait noir », a dit un voisin qui vit tout près."),
        ("fr", "« Il fait noir », a dit une voisine, qui a demandé à ne pas être citée."),
        ("de", "„Es ist dunkel“, sagte ein Nachbar, der nicht genannt werden will."),
        ("es", "«Está muy oscuro», dijo un vecino que vive cerca."),
        ("es", "«Está muy oscuro», dijo una portavoz, que pidió no ser citada."),
        ("it", "«È molto buio», ha detto un vicino che non vuole essere nominato."),
        ("it", "«È molto buio», ha detto una portavoce, che ha chiesto di non essere citata."),
        ("pt", "«Está muito escuro», disse um vizinho que mora perto."),
        ("en", "“It is very dark,” said a man who goes by the name Shorty."),
    ],
)
def test_a_relative_clause_of_the_speaker_is_not_said(reported: Read, language: str, text: str) -> None:
    assert reported(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("es", "Ana Lima garantizó no ser la dueña del barco.", "no ser la dueña del barco"),
        ("es", "Ana Lima dijo quién dirigirá el consejo.", "quién dirigirá el consejo"),
        ("pt", "Ana Lima disse quem dirigirá o conselho.", "quem dirigirá o conselho"),
        ("es", "Explica Ana Lima que el puerto está cerrado.", "el puerto está cerrado"),
        ("it", "Spiega Ana Lima che il porto è chiuso.", "il porto è chiuso"),
        ("fr", "Ana Lima a dit au conseil que le port était sûr.", "le port était sûr"),
        ("es", "Ana Lima dijo al consejo que el puerto era seguro.", "el puerto era seguro"),
        ("it", "Ana Lima ha detto al consiglio che il porto era sicuro.", "il porto era sicuro"),
        ("pt", "Ana Lima disse ao conselho que o porto era seguro.", "o porto era seguro"),
        ("de", "Anna Tolle sagte dem Rat, dass der Hafen sicher sei.", "dass der Hafen sicher sei"),
        ("es", "Ana Lima dijo que en una sala llena nadie oía nada.", "en una sala llena nadie oía nada"),
    ],
)
def test_a_clause_that_looks_like_one_is(reported: Read, language: str, text: str, content: str) -> None:
    (quotation,) = reported(text, language)
    assert quotation.span.of(text) == content


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ana Lima a écrit dans un courriel : « Nous attendrons la fin de l'été. »"),
        ("fr", "Ana Lima a dit à une salle comble d'Ambreville : « Nous attendrons la fin de l'été. »"),
        ("de", "Anna Tolle sagte vor vollem Saal in Lohde: „Wir warten bis zum Herbst.“"),
        ("es", "Ana Lima dijo en una carta al consejo: «Esperaremos al final del verano»."),
        ("it", "Ana Lima ha detto in una lettera al consiglio: «Aspetteremo la fine dell'estate»."),
        ("pt", "Ana Lima disse numa carta ao conselho: «Esperaremos pelo fim do verão.»"),
    ],
)
def test_where_it_is_said_is_not_said(reported: Read, language: str, text: str) -> None:
    assert reported(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        (
            "es",
            "El hombre huyó por la noche, según informó la policía.",
            "El hombre huyó por la noche",
            "la policía",
        ),
        ("es", "El puerto sigue cerrado, como explicó Ana Lima.", "El puerto sigue cerrado", "Ana Lima"),
        ("fr", "La réforme est prête, comme l'a expliqué Ana Lima.", "La réforme est prête", "Ana Lima"),
        ("fr", "L'homme a fui, a-t-on appris de source policière.", "L'homme a fui", "source policière"),
        ("fr", "Ana Lima a assuré lundi à la radio qu'elle partira.", "elle partira", "Ana Lima"),
        (
            "it",
            "Il porto è ancora chiuso, come ha spiegato Ana Lima.",
            "Il porto è ancora chiuso",
            "Ana Lima",
        ),
        ("pt", "O porto está fechado, conforme informou a polícia.", "O porto está fechado", "a polícia"),
    ],
)
def test_a_closing_clause_of_as_names_the_source(
    reported: Read, language: str, text: str, content: str, speaker: str
) -> None:
    (quotation,) = reported(text, language)
    assert quotation.span.of(text) == content
    assert quotation.speaker is not None
    assert quotation.speaker.mention == speaker
