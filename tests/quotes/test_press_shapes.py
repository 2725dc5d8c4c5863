"""How newsrooms attribute: places that speak, subjects taken up, speech verbs under others, datives."""

import pytest

from tests.quotes.conftest import Read


def said(text: str, marked: Read, language: str = "fr") -> list[tuple[str, str | None]]:
    return [
        (q.span.of(text), q.speaker.name if q.speaker is not None else None) for q in marked(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("« Rien n'est décidé », assure-t-on à Matignon.", "Rien n'est décidé", "Matignon"),
        ("À la mairie, on promet « un plan d'urgence ».", "un plan d'urgence", "la mairie"),
        (
            "« On avance », glisse-t-on dans l'entourage du préfet.",
            "On avance",
            "l'entourage du préfet",
        ),
        (
            "Anne Tellier a parlé. Le préfet, lui, se félicite d'« un succès ».",
            "un succès",
            "Le préfet",
        ),
        (
            "Luc Verrier a regretté une erreur et dénoncé « un complot ».",
            "un complot",
            "Luc Verrier",
        ),
        (
            "Odile Garance est là. « Je chante encore », tente-t-elle de plaisanter.",
            "Je chante encore",
            "Odile Garance",
        ),
        ("« Le pire est passé », veut croire Odile Garance.", "Le pire est passé", "Odile Garance"),
        ("« Nous tiendrons », martèle Odile Garance.", "Nous tiendrons", "Odile Garance"),
        (
            "Une mesure jugée « dérisoire et tardive » par l'association des forains.",
            "dérisoire et tardive",
            "l'association des forains",
        ),
    ],
)
def test_who_speaks_in_french_shapes(text: str, content: str, speaker: str, marked: Read) -> None:
    assert (content, speaker) in said(text, marked)


def test_a_name_may_stand_in_an_incise_inside_the_marks(marked: Read) -> None:
    text = "« C'est une claque, reconnaît le professeur Luc Verrier, parce que nous l'enseignions ainsi. »"
    (quotation,) = marked(text)
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Luc Verrier"
    assert [hole.of(text) for hole in quotation.holes] == [", reconnaît le professeur Luc Verrier,"]


def test_fragments_joined_by_and_share_their_cue(marked: Read) -> None:
    text = "Luc Verrier défend un texte que la fédération juge « brutal » et « injuste »."
    assert said(text, marked) == [("brutal", "la fédération"), ("injuste", "la fédération")]


def test_a_title_after_its_work_is_no_quotation(marked: Read) -> None:
    assert said("Un documentaire, « La Nuit des ponts », sera diffusé, dit Luc Verrier.", marked) == []


def test_a_comma_right_behind_a_subject_keeps_it(marked: Read) -> None:
    text = "Luc Verrier, élu en mai, a critiqué le préfet, « un homme pressé »."
    assert said(text, marked) == [("un homme pressé", "Luc Verrier")]


def test_a_network_of_one_letter_ends_its_sentence(marked: Read) -> None:
    text = "« C'est fini », a écrit Luc Verrier sur X. Odile Garance a répondu : « Pas du tout. »"
    assert said(text, marked) == [("C'est fini", "Luc Verrier"), ("Pas du tout.", "Odile Garance")]


def test_what_a_house_is_asked_for_is_reported(reported: Read) -> None:
    text = "Odile Garance demande à la mairie de publier les contrats."
    assert [q.span.of(text) for q in reported(text)] == ["de publier les contrats"]


@pytest.mark.parametrize(
    "text",
    [
        "Sollicitée, la préfecture n'a pas souhaité faire de commentaire.",
        "Interrogé par Canal 9, Luc Verrier a quitté la salle.",
        "Une requête « légitime », convient Luc Verrier.",
        "Le parquet a confirmé l'ouverture d'une enquête.",
    ],
)
def test_what_is_no_clause_is_not_reported(text: str, reported: Read) -> None:
    assert reported(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Das reicht nicht“, sagte Lindner der Zeitung „Nordkurier“.", "der Zeitung „Nordkurier“"),
        ("„Das reicht nicht“, sagte Anna Lindner dem Nordkurier.", "dem Nordkurier"),
    ],
)
def test_a_german_dative_is_spoken_to(text: str, name: str, marked: Read) -> None:
    quotation = marked(text, "de")[0]
    assert quotation.said_to is not None
    assert quotation.said_to.name == name
    assert quotation.speaker is not None
    assert quotation.speaker.mention in ("Lindner", "Anna Lindner")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("«No basta», declaró Ana Ruiz al diario El Faro.", "es", "diario El Faro"),
        ("«Non basta», ha detto Anna Rossi al quotidiano La Costa.", "it", "quotidiano La Costa"),
        ("« Non », a dit Luc Verrier au micro de Radio Lagune.", "fr", "Radio Lagune"),
    ],
)
def test_the_name_of_an_outlet_is_kept_whole(text: str, language: str, name: str, marked: Read) -> None:
    said_to = marked(text, language)[0].said_to
    assert said_to is not None
    assert said_to.name == name


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Tolley called the mayor a “bully” on Monday.", "bully"),
        ("Ann Tolley dismissed the audit as a “charade” on Monday.", "charade"),
        ("He’s claiming that the count is “a big problem” for the city.", "a big problem"),
    ],
)
def test_what_someone_is_called_is_said(text: str, content: str, marked: Read) -> None:
    assert content in [one for one, _ in said(text, marked, "en")]


def test_a_stage_direction_is_nobodys_words(marked: Read) -> None:
    assert said("Ann Tolley answered.\n\n“(LAUGHTER)”\n\nThe hearing went on.", marked, "en") == []


def test_a_letter_before_an_answer_names_nobody(marked: Read) -> None:
    turns = "\n\n".join(f"Q: Why number {k}?\n\nA: Because of number {k}." for k in range(1, 5))
    text = f"Ann Tolley, the author, spoke to us. Ann Tolley lives alone.\n\n{turns}"
    speakers = {q.speaker.name for q in marked(text, "en") if q.speaker is not None}
    assert speakers == {"Ann Tolley"}


def test_initials_before_an_answer_are_the_one_interviewed(marked: Read) -> None:
    turns = "\n\n".join(f"Le Phare : Pourquoi {k} ?\n\nO. G. : Parce que {k}." for k in range(2, 6))
    text = f"Odile Garance : « La ville a changé »\n\nOdile Garance : Je pars.\n\n{turns}"
    quotations = marked(text)
    assert [q.span.of(text) for q in quotations][:3] == ["La ville a changé", "Je pars.", "Parce que 2."]
    assert {q.speaker.name for q in quotations if q.speaker is not None} == {"Odile Garance"}


def test_a_name_with_a_dash_opens_a_turn(marked: Read) -> None:
    turns = "\n\n".join(f"Que ferez-vous en année {k} ?\n\nJe dormirai pendant {k} ans." for k in range(2, 5))
    text = f"LE PHARE. - Pourquoi partir ainsi ?\n\nOdile GARANCE. - Parce qu'il faut bien partir.\n\n{turns}\n\nPropos recueillis par B. C."
    assert marked(text)[0].span.of(text) == "Parce qu'il faut bien partir."


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "« On nous prend pour des idiots ! » : Luc Verrier n'a pas caché sa colère.",
            "On nous prend pour des idiots !",
        ),
        ("« Il n'y a pas de plan » (Luc Verrier)", "Il n'y a pas de plan"),
        ("Comme le dit Luc Verrier, « la patience a des limites ».", "la patience a des limites"),
        ("« La patience a des limites », comme dit Luc Verrier.", "La patience a des limites"),
        ("« On ne partira pas ! » Luc Verrier, 58 ans, montre la colline.", "On ne partira pas !"),
        ("Le ministre de la Culture Luc Verrier a promis « un musée pour tous ».", "un musée pour tous"),
    ],
)
def test_a_name_beside_the_marks_speaks(text: str, content: str, marked: Read) -> None:
    assert said(text, marked) == [(content, "Luc Verrier")]


@pytest.mark.parametrize(
    "head", ["Invité de Radio Lagune", "Interrogé par Radio Lagune", "Interrogé jeudi sur Radio Lagune"]
)
def test_the_outlet_that_asked_is_told(head: str, marked: Read) -> None:
    said_to = marked(f"{head}, Luc Verrier a jugé que le pont « tiendrait ».")[0].said_to
    assert said_to is not None
    assert said_to.name == "Radio Lagune"
