"""A title runs up to the name, past what it is for; whoever a name is not stays nameless. Invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        (
            "fr",
            "La ministre des Routes et du Rail Jeanne Kern a promis « un train par heure ».",
            "Jeanne Kern",
            "La ministre des Routes et du Rail",
        ),
        (
            "fr",
            "La ministre de la Santé et de la Prévention, Jeanne Kern, a promis « un train par heure ».",
            "Jeanne Kern",
            "La ministre de la Santé et de la Prévention",
        ),
        (
            "fr",
            "Le ministre de la Justice Abelo Ouarzi s'est dit « choqué par ce jugement ».",
            "Abelo Ouarzi",
            "Le ministre de la Justice",
        ),
        (
            "fr",
            "« On ouvre demain », assure le PDG du groupe Nouveau Rivage, Paul Rivet.",
            "Paul Rivet",
            "le PDG du groupe Nouveau Rivage",
        ),
        (
            "de",
            "„Wir bauen weiter“, sagte der Minister für Verkehr und Digitales Volker Wess.",
            "Volker Wess",
            "der Minister für Verkehr und Digitales",
        ),
        (
            "en",
            "“We build on,” said the Minister for Roads and Rail Jane Kern.",
            "Jane Kern",
            "the Minister for Roads and Rail",
        ),
        (
            "en",
            "“We build on,” said US ambassador to Sarvia Jane Kern.",
            "Jane Kern",
            "US ambassador to Sarvia",
        ),
        (
            "en",
            "Sarvian Ambassador to the Westerlands, Amar Holm, told the court that “the harbour is shut”.",
            "Amar Holm",
            "Sarvian Ambassador to the Westerlands",
        ),
        (
            "es",
            "El ministro de Sanidad Tomeu Lira dijo que «el tren llegará tarde».",
            "Tomeu Lira",
            "El ministro de Sanidad",
        ),
        (
            "it",
            "Il ministro della Difesa Gudo Sarti ha detto che «il ponte si farà».",
            "Gudo Sarti",
            "Il ministro della Difesa",
        ),
        (
            "it",
            "Il Dg della Marina, Rita Carrano, ha sottolineato che «il porto ha creato lavoro».",
            "Rita Carrano",
            "Il Dg della Marina",
        ),
        (
            "pt",
            "A ministra da Saúde e do Trabalho Joana Lima disse que «o hospital vai abrir».",
            "Joana Lima",
            "A ministra da Saúde e do Trabalho",
        ),
    ],
)
def test_a_title_runs_up_to_the_name(marked: Read, language: str, text: str, name: str, role: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.speaker.role) == (name, role)


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        (
            "de",
            "Gabi Wolter, Schulleiterin der MS Lienau sagte: „Es ist heiß, aber wir tun unser Bestes.“",
            "Gabi Wolter",
            "Schulleiterin der MS Lienau",
        ),
        (
            "fr",
            "Jeanne Kern, maire de Brancy a dit que « le pont rouvrira demain ».",
            "Jeanne Kern",
            "maire de Brancy",
        ),
        (
            "en",
            "“The market sells,” added Ana Bell, a member of the Gull's Advisor Council.",
            "Ana Bell",
            "a member of the Gull's Advisor Council",
        ),
        ("en", "On Thursday, Karim Mahm, a Labour MP, said it was “a bad day”.", "Karim Mahm", "a Labour MP"),
        (
            "en",
            "Joshua Holm, a lawyer for the US Harbor Department, argued that the port is “open to all”.",
            "Joshua Holm",
            "a lawyer",
        ),
    ],
)
def test_a_role_behind_the_name_is_that_of_the_name(
    marked: Read, language: str, text: str, name: str, role: str
) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.speaker.role) == (name, role)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "„Judy ist ein guter Mensch“, beschreibt Wahlen den Gründer.", "Wahlen"),
        ("fr", "« On part demain », a déclaré à l'AFP Fauzia Moslemi.", "Fauzia Moslemi"),
        (
            "es",
            "A su vez, Paloma Noreda, la congresista que presentó la norma, aseguró que «ganará el sí».",
            "Paloma Noreda",
        ),
        ("en", "In a letter, Ann Tolley said the port was “as good as shut”.", "Ann Tolley"),
        ("fr", "Dans un courrier, Jeanne Kern affirme que le port « ferme ses portes ».", "Jeanne Kern"),
        ("it", "In una nota, Rita Carrano ha detto che «il porto chiude domani».", "Rita Carrano"),
        ("en", "The WHO said it was “ready to help the island”.", "The WHO"),
        (
            "de",
            "Gabi Blank, die sonst von einem ruhigen Vormittag berichtete: „Es war leicht, denn es kam keiner.“",
            "Gabi Blank",
        ),
        (
            "fr",
            "Il s'attire le courroux de l'association des juges qui a jugé que c'était « une atteinte grave ».",
            "l'association des juges",
        ),
    ],
)
def test_the_name_ends_where_it_ends(marked: Read, language: str, text: str, name: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None
    assert quotation.speaker.name == name


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "The Minister for Roads and Jane Kern said it was “a fine day for it”.",
            "The Minister for Roads and Jane Kern",
        ),
        ("de", "Der Minister und Anna Roth sagten: „Wir bauen weiter.“", "Der Minister und Anna Roth"),
        ("fr", "Le maire de Paris et le préfet ont salué « un grand succès ».", "Le maire et le préfet"),
    ],
)
def test_two_speakers_are_not_one_title(marked: Read, language: str, text: str, names: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None
    assert quotation.speaker.name in (names, quotation.speaker.mention)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“No,” said House Speaker Paul Brynn.", "Paul Brynn"),
        ("“No,” Prime Minister Kern said.", "Kern"),
        ("“No,” said Marshall Reed, the clerk.", "Marshall Reed"),
    ],
)
def test_a_name_that_looks_like_a_title_stays_one(marked: Read, text: str, name: str) -> None:
    (quotation,) = marked(text, "en")
    assert quotation.speaker is not None
    assert quotation.speaker.name == name
