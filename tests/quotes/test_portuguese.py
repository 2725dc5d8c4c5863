"""Portuguese of both norms: subjects left out or behind the verb, pronouns behind the verb, contractions, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation, extract_quotations
from worker.quotes.extract import choose_language
from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.grammar import EP, ES, FP, FS, MP, MS, Form
from worker.quotes.model import Stance

Read = Callable[..., tuple[Quotation, ...]]


def said(quotations: tuple[Quotation, ...], text: str) -> list[tuple[str, str | None]]:
    """The words of each quotation and its speaker's name."""
    return [(q.span.of(text), q.speaker.name if q.speaker else None) for q in quotations]


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("afirmou", "afirmar", Form.FINITE),
        ("defendeu", "defender", Form.FINITE),
        ("referiu", "referir", Form.FINITE),
        ("concluíram", "concluir", Form.FINITE),
        ("prosseguiu", "prosseguir", Form.FINITE),
        ("traduz", "traduzir", Form.FINITE),
        ("contrapôs", "contrapor", Form.FINITE),
        ("contradisse", "contradizer", Form.FINITE),
        ("mantém", "manter", Form.FINITE),
        ("previram", "prever", Form.FINITE),
        ("disse-lhe", "dizer", Form.FINITE),
        ("perguntaram-lhes", "perguntar", Form.FINITE),
        ("apelidou-a", "apelidar", Form.FINITE),
        ("acusaram-no", "acusar", Form.FINITE),
        ("queixou-se", "queixar-se", Form.FINITE),
        ("queixar-se", "queixar-se", Form.INFINITIVE),
        ("proposto", "propor", Form.PARTICIPLE),
    ],
)
def test_verbs_are_conjugated(word: str, lemma: str, form: int) -> None:
    assert (lemma, form) in {(cue.lemma, cue.form) for cue in LANGUAGES["pt"].verbs.cues[word]}


@pytest.mark.parametrize(
    ("word", "agreement"),
    [
        ("vereadora", FS),
        ("vereadores", MP),
        ("cardeais", MP),
        ("campeões", MP),
        ("cidadãos", MP),
        ("enfermeiras", FP),
        ("juízes", MP),
        ("reitor", MS),
        ("autarca", ES),
        ("jornalistas", EP),
        ("jovens", EP),
    ],
)
def test_nouns_take_their_plural_and_feminine(word: str, agreement: object) -> None:
    nouns = LANGUAGES["pt"].nouns
    assert (nouns.roles | nouns.people)[word] == agreement


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Falou a autarca Irma Toledo. Disse que a ponte abre em maio.", "a ponte abre em maio"),
        ("A autarca Irma Toledo é prudente. Afirma ter lido o relatório.", "ter lido o relatório"),
        ("A autarca Irma Toledo é prudente. Garantiu ainda não ter lido nada.", "não ter lido nada"),
        ("A autarca Irma Toledo insistiu em que a ponte abre em maio.", "a ponte abre em maio"),
        ("A autarca Irma Toledo queixou-se de que a ponte está fechada.", "a ponte está fechada"),
        ("A prefeita Irma Toledo se queixou de que a ponte está fechada.", "a ponte está fechada"),
        ("A autarca Irma Toledo mostrou-se convencida de que a ponte aguenta.", "a ponte aguenta"),
        ("A prefeita Irma Toledo se mostrou convencida de que a ponte aguenta.", "a ponte aguenta"),
        ("A prefeita Irma Toledo falou que a ponte abre em maio.", "a ponte abre em maio"),
        ("A prefeita Irma Toledo afirmou a jornalistas que a ponte abre em maio.", "a ponte abre em maio"),
        ("A autarca Irma Toledo perguntou-lhe quando fechou a ponte.", "quando fechou a ponte"),
        ("A autarca Irma Toledo perguntou se a ponte abre em maio.", "se a ponte abre em maio"),
        ("A ponte abre em maio, segundo explicou Irma Toledo.", "A ponte abre em maio"),
        ("De acordo com Irma Toledo, a ponte abre em maio.", "a ponte abre em maio"),
        ("Na avaliação da economista Irma Toledo, a ponte é cara.", "a ponte é cara"),
        ("A economista Irma Toledo hesita. Na opinião dela, a ponte é cara.", "a ponte é cara"),
        ("A autarca Irma Toledo disse em entrevista à SIC que a ponte abre em maio.", "a ponte abre em maio"),
        ("A prefeita Irma Toledo disse por telefone que a ponte abre em maio.", "a ponte abre em maio"),
        ("A autarca Irma Toledo limitou-se a dizer que a ponte abre em maio.", "a ponte abre em maio"),
        ("A autarca Irma Toledo comprometeu-se a abrir a ponte.", "abrir a ponte"),
    ],
)
def test_indirect_speech_is_found_with_its_speaker(text: str, content: str) -> None:
    assert (content, "Irma Toledo") in said(extract_quotations(text, "pt"), text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«A ponte aguenta», disse aos microfones da Rádio Lago o técnico Élio Bosque.", "Élio Bosque"),
        ("«A ponte aguenta», respondeu-lhe a dona Irma Toledo.", "Irma Toledo"),
        ("“A ponte aguenta”, disse a jornalistas a prefeita Irma Toledo.", "Irma Toledo"),
        ("“A ponte aguenta”, afirmou o senador Élio Bosque (PSD-MG) nesta quarta-feira (12).", "Élio Bosque"),
        ("“A ponte aguenta”, lamentou, em declarações à Lusa, o autarca Élio Bosque.", "Élio Bosque"),
        ("“A ponte aguenta”, adiantou à Lusa fonte da guarda.", "fonte da guarda"),
        ("“A ponte aguenta”, lê-se no comunicado.", "comunicado"),
        ("“A ponte aguenta até maio”, lê-se numa nota.", "nota"),
        ("A Polícia Militar foi breve: “A ponte aguenta até maio”.", "A Polícia Militar"),
        ("O bispo saiu, dizendo que “a ponte aguenta até maio”.", "O bispo"),
        ("A crítica foi do Chega. O Chega diz que “a ponte vai cair agora”.", "O Chega"),
        ("D. Élio Bosque, bispo de Lago, pediu que “rezem pela ponte todos”.", "Élio Bosque"),
        ("Élio Bosque está farto. Ouviu-se um grito: “A ponte vai cair agora!”", None),
        ("Para Élio Bosque, economista-chefe do banco, “a ponte aguenta”.", "Élio Bosque"),
    ],
)
def test_the_speaker_is_found(text: str, name: str | None, marked: Read) -> None:
    (quotation,) = marked(text, "pt")
    assert (quotation.speaker and quotation.speaker.name) == name


@pytest.mark.parametrize(
    "text",
    [
        "A autarca Irma Toledo não quis responder às perguntas.",
        "A autarca Irma Toledo não disse que a ponte abre em maio.",
        "A autarca Irma Toledo recusou dizer se a ponte abre em maio.",
        "A autarca Irma Toledo recusou-se a comentar o caso da ponte.",
        "A autarca Irma Toledo nunca afirmou que a ponte abre em maio.",
        "Se a autarca Irma Toledo disser que a ponte abre, o comboio para.",
        "Caso a autarca Irma Toledo diga que a ponte abre, o comboio para.",
        "Ninguém disse que a ponte abre em maio.",
        "A autarca Irma Toledo dirá que a ponte abre em maio.",
        "A autarca Irma Toledo evitou dizer que a ponte abre em maio.",
        "A autarca Irma Toledo deixou de dizer que a ponte abre em maio.",
    ],
)
def test_what_was_not_said_is_no_quotation(text: str) -> None:
    assert extract_quotations(text, "pt") == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A autarca Irma Toledo negou que a ponte esteja fechada.", Stance.DENIED),
        ("A autarca Irma Toledo desmentiu que a ponte esteja fechada.", Stance.DENIED),
        ("A autarca Irma Toledo não negou que a ponte está fechada.", None),
        ("A autarca Irma Toledo não só disse que a ponte está fechada.", Stance.SAID),
        ("A autarca Irma Toledo não deixou de dizer que a ponte está fechada.", Stance.SAID),
    ],
)
def test_what_is_denied_is_told_as_denied(text: str, stance: Stance | None) -> None:
    assert [q.stance for q in extract_quotations(text, "pt")] == ([stance] if stance else [])


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A autarca Irma Toledo contou à Rádio Lago que a ponte abre.", "Rádio Lago", "outlet"),
        ("A autarca Irma Toledo disse ao Público que a ponte abre.", "Público", "outlet"),
        ("Em entrevista à SIC, a autarca Irma Toledo disse que a ponte abre.", "SIC", "outlet"),
        ("A prefeita Irma Toledo disse à reportagem que a ponte abre.", "reportagem", "outlet"),
        ("Em nota, a prefeita Irma Toledo disse que a ponte abre.", "nota", "medium"),
        ("A autarca Irma Toledo disse aos pescadores que a ponte abre.", "pescadores", "person"),
        ("A autarca Irma Toledo disse a este jornal que a ponte abre.", "este jornal", "outlet"),
        ("A autarca Irma Toledo disse a Élio Bosque que a ponte abre.", "Élio Bosque", "person"),
        ("A autarca Irma Toledo disse por telefone que a ponte abre.", "telefone", "medium"),
    ],
)
def test_whom_it_was_said_to_is_found(text: str, name: str, kind: str) -> None:
    (quotation,) = extract_quotations(text, "pt")
    assert quotation.said_to is not None
    assert (quotation.said_to.name, quotation.said_to.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "«A ponte abre em maio», disse a ministra Irma Toledo.",
        "«A ponte abre em maio», disse ontem, no Porto, a ministra Irma Toledo.",
        "«A ponte abre em maio», disse a jornalistas a ministra Irma Toledo.",
    ],
)
def test_an_article_is_no_preposition(text: str) -> None:
    """«Disse a ministra» has its subject where «disse a este jornal» has whom it was said to."""
    (quotation,) = extract_quotations(text, "pt")
    assert quotation.said_to is None
    assert quotation.speaker is not None and quotation.speaker.name == "Irma Toledo"


def test_a_conference_is_an_occasion() -> None:
    text = "«A ponte abre em maio», disse a ministra Irma Toledo em conferência de imprensa no Porto."
    (quotation,) = extract_quotations(text, "pt")
    assert quotation.said_to is not None and quotation.said_to.kind == "event"


def test_what_people_are_called_is_no_quotation(marked: Read) -> None:
    assert marked("Na vila chamam-lhe «a Noturna» há muitos anos.", "pt") == ()
    assert marked("A canção «Maré Baixa» abre o disco.", "pt") == ()


INTERVIEW = """Élio Bosque fala da ponte.

P. Quando abre a ponte?

R. Em maio, se não chover.

P. E se chover?

R. Nesse caso, em junho.

P. Quem paga?

R. Isso, todos nós."""


def test_lettered_turns_are_an_interview() -> None:
    answers = [q for q in extract_quotations(INTERVIEW, "pt") if q.speaker]
    assert said(tuple(answers), INTERVIEW) == [
        ("Em maio, se não chover.", "Élio Bosque"),
        ("Nesse caso, em junho.", "Élio Bosque"),
        ("Isso, todos nós.", "Élio Bosque"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("O autarca disse que não há dinheiro para a ponte, mas que a obra é do município.", "pt"),
        ("El alcalde dijo que no hay dinero para el puente, pero que la obra es del municipio.", "es"),
        ("Il sindaco ha detto che non ci sono soldi per il ponte, ma che l'opera è del comune.", "it"),
        ("Le maire a dit qu'il n'y a pas d'argent pour le pont, mais que les travaux sont utiles.", "fr"),
    ],
)
def test_it_is_told_from_its_neighbours(text: str, code: str) -> None:
    assert choose_language(text, None).code == code
