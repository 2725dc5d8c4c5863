"""Preposition -> whom or where it introduces, in each language."""

import pytest

from worker.quotes import QuotationType, extract_quotations
from worker.quotes.addressee.prepositions import introduced_by
from worker.quotes.languages import LANGUAGES
from worker.quotes.text.tokens import tokenise


@pytest.mark.parametrize(
    ("language", "text", "kind", "name"),
    [
        ("fr", "à l'agence Norpresse", "outlet", "l'agence Norpresse"),
        ("fr", "au micro de Canal 9", "outlet", "Canal 9"),
        ("fr", "dans un communiqué", "medium", "un communiqué"),
        ("fr", "sur Parloir", "medium", "Parloir"),
        ("fr", "devant les députés", "event", "les députés"),
        ("fr", "à la ministre", "person", "la ministre"),
        ("en", "in an interview with the Harbor Herald newspaper", "outlet", "the Harbor Herald newspaper"),
        ("en", "on Parloir", "medium", "Parloir"),
        ("fr", "par communiqué", "medium", "communiqué"),
        ("es", "por carta", "medium", "carta"),
        ("it", "in un'intervista", "event", "un'intervista"),
    ],
)
def test_a_preposition_introduces_whom_or_where(language: str, text: str, kind: str, name: str) -> None:
    tokens = tokenise(text, LANGUAGES[language])
    found = introduced_by(tokens, 0, len(tokens), tokens.norm[0])
    assert found is not None
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "à Lima"),  # a single name is a place
        ("en", "to Lima"),
        ("en", "on Monday"),
        ("fr", "à elle"),
        ("es", "por radio"),  # an outlet would have its article or its name
        ("fr", "devant la porte"),
        ("fr", "à"),
    ],
)
def test_places_times_and_pronouns_are_no_addressees(language: str, text: str) -> None:
    tokens = tokenise(text, LANGUAGES[language])
    assert introduced_by(tokens, 0, len(tokens), tokens.norm[0]) is None


def test_a_bare_name_is_a_channel_where_words_were_posted() -> None:
    tokens = tokenise("en Parloir", LANGUAGES["es"])
    assert introduced_by(tokens, 0, len(tokens), "en") is None
    found = introduced_by(tokens, 0, len(tokens), "en", posted=True)
    assert found is not None
    assert (found.kind, found.name) == ("medium", "Parloir")


def heard(text: str, language: str) -> list[tuple[str, str] | None]:
    """Whom each quotation in marks was said to: kind and name."""
    found = [q for q in extract_quotations(text, language) if q.type is not QuotationType.INDIRECT]
    assert found
    return [(q.said_to.kind, q.said_to.name) if q.said_to is not None else None for q in found]


@pytest.mark.parametrize(
    ("language", "text", "kind", "name"),
    [
        ("en", "Ann Tolley told the court: “We are ready to go on.”", "body", "the court"),
        ("en", "“We are ready to go on,” Tolley told the Harbour Council.", "body", "the Harbour Council"),
        (
            "en",
            "Appearing before the Court of Appeal, Tolley said “we are ready”.",
            "body",
            "the Court of Appeal",
        ),
        ("fr", "« Nous sommes prêts », a dit Luc Verrier devant le tribunal.", "body", "le tribunal"),
        ("fr", "« Nous sommes prêts », a dit Luc Verrier au Parlement.", "body", "Parlement"),
        ("de", "„Wir sind bereit“, sagte Lukas Verrier dem Gericht.", "body", "dem Gericht"),
        ("de", "„Wir sind bereit“, sagte Lukas Verrier im Bundestag.", "body", "Bundestag"),
        ("es", "«Estamos listos», dijo Ana Lima ante el Congreso.", "body", "el Congreso"),
        ("it", "«Siamo pronti», ha detto Anna Lima al tribunale.", "body", "tribunale"),
        ("pt", "«Estamos prontos», disse Ana Lima ao tribunal.", "body", "tribunal"),
        ("en", "“We are ready,” Tolley said in her memoir.", "medium", "her memoir"),
        ("en", "“We are ready,” Tolley said on its website.", "medium", "its website"),
        ("fr", "« Nous sommes prêts », a écrit Luc Verrier sur son site.", "medium", "son site"),
        ("fr", "« Nous sommes prêts », a raconté Luc Verrier dans ses mémoires.", "medium", "ses mémoires"),
        ("de", "„Wir sind bereit“, schrieb Lukas Verrier auf seiner Website.", "medium", "seiner Website"),
        ("es", "«Estamos listos», dijo Ana Lima en su página web.", "medium", "su página web"),
        ("it", "«Siamo pronti», ha scritto Anna Lima sul suo sito.", "medium", "suo sito"),
        ("pt", "«Estamos prontos», escreveu Ana Lima no seu site.", "medium", "seu site"),
        ("fr", "Dans un courriel aux élus, Ana Lima a dit : « Nous sommes prêts. »", "medium", "un courriel"),
        ("en", "“We are ready to go on,” Tolley told Rest of River.", "person", "Rest of River"),
    ],
)
def test_bodies_and_media_are_told_apart_from_outlets_and_people(
    language: str, text: str, kind: str, name: str
) -> None:
    assert heard(text, language) == [(kind, name)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We are ready,” Tolley said on state television."),
        ("en", "“We are ready,” Tolley said on television."),
        ("fr", "« Nous sommes prêts », a crié Luc Verrier devant la mairie."),
        ("fr", "Luc Verrier a rapporté ces propos attribués à Jean Lima : « Nous sommes prêts à tout »."),
        (
            "fr",
            "Il a fait ses comptes, ajoutant avoir remis aux enquêteurs « toutes les pièces du dossier ».",
        ),
        ("fr", "« Le prix reste haut », commente Piotr Zawada, analyste chez Kestrel Conseil."),
        ("de", "„Wir sind bereit“, erklärt Frank Martin, Leiter der Zeitung Nordkurier."),
        ("es", "El juez ha citado a declarar al fiscal, Luis Lima, al hablar de un «delito muy grave»."),
    ],
)
def test_what_stands_beside_a_cue_is_not_always_told(language: str, text: str) -> None:
    assert set(heard(text, language)) == {None}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "« Le pont tiendra », a dit Odile Garance à l'agence Norpresse. « La digue aussi », a-t-elle ajouté.",
        ),
        ("en", "“It will hold,” Ann Tolley told the Herald. “So will the dyke,” she added."),
        ("en", "Ann Tolley told the Herald that the bridge would hold. “So will the dyke,” Tolley said."),
        ("pt", "Ana Lima contou à Rádio Alfarim que nem viu a ponte. «Fechei os olhos», disse Lima."),
        ("es", "Ana Lima dijo a la agencia Norpress que el puente aguantará. «Y el dique», afirmó Lima."),
        (
            "it",
            "Anna Lima ha detto all'agenzia Norpress che il ponte terrà. «E anche la diga», ha detto Lima.",
        ),
        ("de", "„Die Brücke hält“, sagte Ina Tolle dem Nordkurier. „Der Deich auch“, sagte sie."),
    ],
)
def test_an_outlet_hears_what_goes_on_from_it(language: str, text: str) -> None:
    *_, last = heard(text, language)
    assert last is not None and last[0] == "outlet"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“It will hold,” Ann Tolley told the Herald. She has said elsewhere that it is “quite safe”."),
        ("en", "“It will hold,” Ann Tolley told the Herald. “I doubt it,” said Luke Verrier."),
        ("en", "“It will hold,” Tolley told the mayor. “So will the dyke,” Ann Tolley said."),
        (
            "fr",
            "« Le pont tiendra », a dit Luc Verrier à l'agence Norpresse. « J'en doute », a répondu Odile Garance.",
        ),
    ],
)
def test_it_does_not_hear_what_is_said_elsewhere(language: str, text: str) -> None:
    first, second = heard(text, language)
    assert first is not None
    assert second is None


def test_a_text_is_where_all_of_its_chain_was_said() -> None:
    text = (
        "« La situation est grave », écrit Odile Garance dans un communiqué. "
        "Odile Garance y dénonce « un abandon ». Elle demande « un plan de secours »."
    )
    assert heard(text, "fr") == [("medium", "un communiqué")] * 3


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Odile Garance a réagi en conférence de presse. « Je suis prête », a-t-elle dit.", "event"),
        ("fr", "Odile Garance a réagi dans un communiqué. « Je suis prête », a-t-elle dit.", "medium"),
    ],
)
def test_the_sentence_before_may_tell_the_occasion(language: str, text: str, kind: str) -> None:
    (found,) = heard(text, language)
    assert found is not None and found[0] == kind


def test_the_occasion_of_somebody_else_is_not_taken_over() -> None:
    text = "Luc Verrier a réagi en conférence de presse. « Je suis prête », a dit Odile Garance."
    assert heard(text, "fr") == [None]
