"""French: who speaks, to whom, in invented articles."""

from collections.abc import Callable

import pytest

from worker.quotes import Evidence, Quotation, QuotationType

Read = Callable[..., tuple[Quotation, ...]]


def speaker(quotation) -> tuple[str | None, str | None]:  # type: ignore[no-untyped-def]
    assert quotation.speaker is not None
    return quotation.speaker.name, quotation.speaker.mention


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("« Le pont tiendra », a déclaré hier Mme Odile Garance.", "Odile Garance", "Mme Odile Garance"),
        ("« Le pont tiendra », assure le maire, Luc Verrier.", "Luc Verrier", "le maire, Luc Verrier"),
        ("Luc Verrier a dit : « Le pont tiendra. »", "Luc Verrier", "Luc Verrier"),
        ("Selon Luc Verrier, « le pont tiendra encore dix ans ».", "Luc Verrier", "Luc Verrier"),
        ("« Le pont tiendra », selon Luc Verrier.", "Luc Verrier", "Luc Verrier"),
        ("Luc Verrier estime que le pont « tiendra encore dix ans ».", "Luc Verrier", "Luc Verrier"),
        (
            "Luc Verrier a quitté la salle, estimant que le pont « tiendra encore dix ans ».",
            "Luc Verrier",
            "Luc Verrier",
        ),
        ("Luc Verrier, qui redoute « un long hiver de travaux », a signé.", "Luc Verrier", "Luc Verrier"),
        ("« Le pont tiendra », énumère le docteur Luc Verrier.", "Luc Verrier", "le docteur Luc Verrier"),
        (
            "« Le pont tiendra », lui a répliqué sur la même antenne Luc Verrier.",
            "Luc Verrier",
            "Luc Verrier",
        ),
        ("« Le pont tiendra », a répondu à l'agence Norpresse Luc Verrier.", "Luc Verrier", "Luc Verrier"),
        (
            "« Le pont tiendra », a regretté sa directrice, la Néerlandaise Grete van den Hoek.",
            "Grete van den Hoek",
            None,
        ),
        ("« Le pont tiendra », a lancé à la presse Maïlys Tréguer, élue du port.", "Maïlys Tréguer", None),
        ("« Le pont tiendra », a fait savoir la préfecture.", "la préfecture", "la préfecture"),
    ],
)
def test_the_speaker_is_found_wherever_the_cue_stands(
    text: str, name: str, mention: str | None, marked: Read
) -> None:
    (quotation,) = marked(text)
    found, words = speaker(quotation)
    assert found == name
    assert mention is None or words == mention


def test_an_inverted_cue_keeps_its_pronoun_and_resolves_it(marked: Read) -> None:
    text = "Odile Garance a visité le chantier. « Le pont tiendra », a-t-elle ajouté."
    (quotation,) = marked(text)
    assert speaker(quotation) == ("Odile Garance", "elle")
    assert quotation.evidence is Evidence.INVERSION
    assert quotation.cue is not None and quotation.cue.text == "a-t-elle ajouté"


def test_a_name_given_in_full_later_serves_an_earlier_mention(marked: Read) -> None:
    text = (
        "« Le pont tiendra », promet Verrier. Le chantier a pris du retard.\n\n"
        "Élu en mai, Luc Verrier a hérité du dossier."
    )
    (quotation,) = marked(text)
    assert speaker(quotation) == ("Luc Verrier", "Verrier")


def test_a_role_is_taken_up_by_the_one_who_holds_it(marked: Read) -> None:
    text = (
        "Le porte-parole du port, Ivan Malko, a reçu la presse avec la maire, Odile Garance.\n\n"
        "« Les grues sont à l'arrêt », a expliqué le porte-parole. « On rouvrira », a corrigé la maire."
    )
    first, second = marked(text)
    assert speaker(first) == ("Ivan Malko", "le porte-parole")
    assert speaker(second) == ("Odile Garance", "la maire")
    assert first.speaker is not None and first.speaker.role == "le porte-parole"


def test_a_pronoun_agrees_with_its_name(marked: Read) -> None:
    text = "Luc Verrier et Odile Garance se sont vus jeudi. « Rien n'est signé », a-t-elle prévenu."
    (quotation,) = marked(text)
    assert speaker(quotation)[0] == "Odile Garance"


def test_the_outlet_is_said_to_and_never_the_speaker(marked: Read) -> None:
    text = "« Le pont tiendra », a déclaré Luc Verrier à l'agence Norpresse."
    (quotation,) = marked(text)
    assert speaker(quotation)[0] == "Luc Verrier"
    assert quotation.said_to is not None
    assert (quotation.said_to.name, quotation.said_to.kind) == ("l'agence Norpresse", "outlet")


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ("sur Twitter", "medium"),
        ("dans un communiqué", "medium"),
        ("en conférence de presse", "event"),
        ("à une lycéenne", "person"),
        ("dans un entretien au quotidien Le Rivage", "outlet"),
    ],
)
def test_said_to_knows_its_kind(tail: str, kind: str, marked: Read) -> None:
    (quotation,) = marked(f"« Le pont tiendra dix ans », a déclaré Luc Verrier {tail}.")
    assert quotation.said_to is not None
    assert quotation.said_to.kind == kind


def test_a_town_is_not_spoken_to(marked: Read) -> None:
    (quotation,) = marked("« Le pont tiendra dix ans », a déclaré Luc Verrier à Brancy.")
    assert quotation.said_to is None


def test_several_fragments_stand_under_one_cue(marked: Read) -> None:
    text = "Luc Verrier a dénoncé « une honte » et « un gâchis », promettant de « tout reprendre à zéro »."
    quotations = marked(text)
    assert [q.span.of(text) for q in quotations] == ["une honte", "un gâchis", "tout reprendre à zéro"]
    assert {speaker(q)[0] for q in quotations} == {"Luc Verrier"}
    assert len({q.chain for q in quotations}) == 1 and quotations[0].chain is not None


def test_a_quotation_without_cue_goes_on_under_the_last_one(marked: Read) -> None:
    text = "« Le pont tiendra », a déclaré Luc Verrier. « Et la digue aussi. »"
    first, second = marked(text)
    assert second.evidence is Evidence.CONTINUATION
    assert speaker(second) == ("Luc Verrier", "Luc Verrier")
    assert first.chain == second.chain is not None


def test_the_chain_ends_where_another_speaks(marked: Read) -> None:
    text = (
        "« Le pont tiendra », a déclaré Luc Verrier. « J'en doute », a répondu Odile Garance. « Vraiment. »"
    )
    first, second, third = marked(text)
    assert first.chain is None
    assert second.chain == third.chain is not None


def test_an_incise_inside_the_marks_is_a_hole_and_names_the_speaker(marked: Read) -> None:
    text = "Odile Garance est venue. « Je pars, a-t-elle soufflé, et je ne reviendrai pas avant longtemps. »"
    (quotation,) = marked(text)
    assert speaker(quotation)[0] == "Odile Garance"
    (hole,) = quotation.holes
    assert "a-t-elle soufflé" in hole.of(text)
    assert hole.inside(quotation.span)


@pytest.mark.parametrize(
    "text",
    [
        "Le film « La Mer basse » sort mercredi.",
        "La chanteuse surnommée « la Mouette » ouvre le bal.",
        "Les « brise-lames » ont manifesté. Ces « brise-lames » campent sur la jetée.",
        "Le chantier dit « du siècle » avance.",
    ],
)
def test_titles_nicknames_and_terms_are_no_quotations(text: str, marked: Read) -> None:
    assert marked(text) == ()


@pytest.mark.parametrize("word", ["absolument", "entraver"])
def test_one_word_given_to_a_source_is_a_quotation(word: str, marked: Read) -> None:
    text = f"Odile Garance se dit « {word} » opposée au projet."
    (quotation,) = marked(text)
    assert quotation.type is QuotationType.MIXED
    assert speaker(quotation)[0] == "Odile Garance"


def test_a_signature_under_a_block_quote_names_its_author(marked: Read) -> None:
    text = "« Nous fermons dès ce soir et pour toujours. »\n\n— Société des Quais"
    (quotation,) = marked(text)
    assert speaker(quotation)[0] == "Société des Quais"
    assert quotation.evidence is Evidence.BLOCK_QUOTE


def test_an_unknown_speaker_is_null(marked: Read) -> None:
    text = "« On n'a plus le temps d'attendre les bateaux. »\n\nLa marée monte."
    (quotation,) = marked(text)
    assert quotation.speaker is None


def test_an_office_is_not_given_to_the_last_speaker(marked: Read) -> None:
    text = (
        "« Nous discutons », insiste le directeur du port, Luc Verrier.\n\n"
        "Le ministre des Transports a appelé mercredi « toutes les parties à la raison »."
    )
    assert speaker(marked(text)[-1])[0] == "Le ministre des Transports"


def test_an_unnamed_minister_is_not_given_the_last_name(marked: Read) -> None:
    text = (
        "L'éclusier Luc Verrier a fermé la vanne. « J'ai eu peur », dit-il.\n\n"
        "« Nous paierons les dégâts », a promis la ministre."
    )
    quotation = marked(text)[-1]
    assert speaker(quotation)[0] == "la ministre"
