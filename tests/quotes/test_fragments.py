"""Fragments of one to five words under a source are quotations; bynames, terms and slips of irony are not."""

import pytest

from tests.quotes.conftest import Read
from worker.quotes import Quotation, QuotationType


def speaker(quotation: Quotation) -> str | None:
    return quotation.speaker.name or quotation.speaker.mention if quotation.speaker is not None else None


@pytest.mark.parametrize(
    ("language", "text", "fragment", "name"),
    [
        # called so, at a distance from the verb
        ("en", "Reed questioned the plan, calling it a “wet dream”, and left.", "wet dream", "Reed"),
        ("en", "Nora Pike has characterised the ferry as the “lifeline” of the isle.", "lifeline", "Nora Pike"),
        ("en", "Nora Pike opposes it, calling the harbour checks “a dragnet”.", "a dragnet", "Nora Pike"),
        ("fr", "Nora Pineau s’en est mêlée, jugeant le mouvement « incompréhensible ».", "incompréhensible", "Nora Pineau"),
        ("de", "Ministerin Nora Pohl sieht den Hafen als „Spielball Bratsunds“.", "Spielball Bratsunds", "Nora Pohl"),
        ("pt", "A crítica Rita Pinto chamou o disco de “bonito e sonolento”.", "bonito e sonolento", "Rita Pinto"),
        ("pt", "A vereadora Rita Pinto acusou a maioria de «cobardia política».", "cobardia política", "Rita Pinto"),
        # the reporting clause stands behind the sentence
        ("en", "The ferry is seen as a “has-been” in the harbour, said Nora Pike.", "has-been", "Nora Pike"),
        ("fr", "L’enquête est « en lien » avec le bac, a confirmé Nora Pineau.", "en lien", "Nora Pineau"),
        ("es", "El barco es una “pieza” del muelle, afirmó Nora Pinto.", "pieza", "Nora Pinto"),
        ("it", "Il battello è un «relitto» del molo, ha detto Nora Pini.", "relitto", "Nora Pini"),
        # … or amid it
        ("es", "El barco de Bratsund, afirmó Nora Pinto a Radio Norte, “sigue en dique”.", "sigue en dique", "Nora Pinto"),
        ("it", "Il ritardo, afferma Nora Pini, costa al porto «un milione al mese».", "un milione al mese", "Nora Pini"),
        ("fr", "Le bac, affirme Nora Pineau, coûte au port « un million par mois ».", "un million par mois", "Nora Pineau"),
        # … or names a source without a verb
        ("es", "Para la jueza Nora Pinto, los papeles dan un “alto grado” de certeza.", "alto grado", "Nora Pinto"),
        ("fr", "Pour la juge Nora Pineau, les pièces donnent un « haut degré » de certitude.", "haut degré", "Nora Pineau"),
        ("it", "Per la giudice Nora Pini, le carte danno un «alto grado» di certezza.", "alto grado", "Nora Pini"),
        # the writer's clause has its verb inside the marks
        ("en", "Nora Pike told the court the ferry “will not wait” for him.", "will not wait", "Nora Pike"),
        ("it", "Per Nora Pini, il battello “arriva comunque tardi”.", "arriva comunque tardi", "Nora Pini"),
        # said of something, with a capital
        ("en", "Nora Pike told the Herald that the rule was ‘Victorian’.", "Victorian", "Nora Pike"),
    ],
)  # fmt: skip
def test_a_fragment_under_a_source_is_a_quotation(
    marked: Read, language: str, text: str, fragment: str, name: str
) -> None:
    (quotation,) = marked(text, language)
    assert quotation.span.of(text) == fragment
    assert quotation.type is QuotationType.MIXED
    assert speaker(quotation) == name


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        ("fr", "Nora Pineau a fait part de sa « grande peine » et sa « colère » au port.", "grande peine", "colère"),
        ("it", "Nora Pini denuncia un «grande imbroglio» e un «ricatto» al porto.", "grande imbroglio", "ricatto"),
        ("es", "Nora Pinto denuncia un «gran engaño» y un «chantaje» en el puerto.", "gran engaño", "chantaje"),
    ],
)  # fmt: skip
def test_fragments_joined_by_and_share_their_cue(
    marked: Read, language: str, text: str, first: str, second: str
) -> None:
    quotations = marked(text, language)
    assert [q.span.of(text) for q in quotations] == [first, second]
    assert len({speaker(q) for q in quotations}) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La patronne, que le public appelait « la Grande Nora », est morte jeudi."),
        ("fr", "Celle que ses matelots appellent « la Mouette » a vendu son bac."),
        ("fr", "Le bac dessert le port avec un « service » réduit."),
        ("en", "The ferry was part of a “heritage” fleet."),
        ("en", "Some ninety people worked on what they called “the lamp.” Eleven are left."),
        ("en", "The firm ran a “pop-up” shop in the harbour."),
        ("en", "Prices “exploded” in the harbour last year."),
        ("de", "Kollegen nennen die Fährfrau „die Möwe“."),
        ("de", "Der Sender „Kanal 10“ zeigt den Hafen."),
        ("de", "Am Kai liegt die „Nordwind 9“, ein Schiff der Reederei."),
        ("it", "I soldi arrivano dalla legge «Sipario», che permette di «adottare» un molo."),
        ("es", "El muelle estrena un servicio “exprés” en agosto."),
        ("pt", "Os vizinhos chamavam-lhe «a Gaivota»."),
        ("pt", "A firma abriu uma loja “relâmpago” no cais."),
    ],
)  # fmt: skip
def test_bynames_terms_and_irony_are_none(marked: Read, language: str, text: str) -> None:
    assert marked(text, language) == ()
