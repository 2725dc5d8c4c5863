"""Whom a pronoun takes up, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            "« Rien ne presse », a dit Paul Rivet. Luc Vasse a dénoncé le retard de Paul Rivet. « Tout presse », "
            "a-t-il répondu.",
            "Luc Vasse",
        ),
        (
            "fr",
            "« Rien ne presse », a dit Paul Rivet. Son adjoint Luc Vasse a quitté la salle. Pour lui, ce choix est "
            "« une faute grave ».",
            "Luc Vasse",
        ),
        ("fr", "« Rien ne presse », a dit Paul Rivet. « Tout est prêt », a-t-il ajouté.", "Paul Rivet"),
        (
            "fr",
            "Luc Vasse a quitté la salle. « Rien ne presse », a dit Paul Rivet. « Tout est prêt », a-t-il ajouté.",
            "Paul Rivet",
        ),
        (
            "en",
            "“No hurry,” said Paul Rivers. Luke Vance walked out on Rivers. “We are late,” he said.",
            "Luke Vance",
        ),
    ],
)
def test_the_subject_since_the_last_words_is_taken_up(
    marked: Read, language: str, text: str, name: str
) -> None:
    quotation = marked(text, language)[-1]
    assert quotation.speaker is not None and quotation.speaker.name == name


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "fr",
            "Le maire, Luc Vasse, et son adjointe, Ana Brel, se font face. « Je dors », dit le premier. « Pas moi », "
            "répond la seconde.",
            ["Luc Vasse", "Ana Brel"],
        ),
        (
            "en",
            "Ana Bell and Luke Vance met in court. “I sleep well,” the former said. “I do not,” said the latter.",
            ["Ana Bell", "Luke Vance"],
        ),
        (
            "de",
            "Anna Brel und Lukas Vasse trafen sich. „Ich schlafe gut“, sagte erstere. „Ich nicht“, sagte letzterer.",
            ["Anna Brel", "Lukas Vasse"],
        ),
    ],
)
def test_the_first_and_the_second_are_two_just_named(
    marked: Read, language: str, text: str, names: list[str]
) -> None:
    assert [q.speaker.name for q in marked(text, language) if q.speaker is not None] == names


def test_a_premier_ministre_is_no_first_of_two(marked: Read) -> None:
    text = "Luc Vasse et Ana Brel se font face. Le premier ministre Paul Rivet a dit : « On verra. »"
    (quotation,) = marked(text)
    assert quotation.speaker is not None and quotation.speaker.name == "Paul Rivet"


def test_a_newspaper_is_no_one_from_a_place(marked: Read) -> None:
    text = "« Rien ne presse », a dit Paul Rivet. Le Canard du Port pointe que « tout presse ici »."
    quotation = marked(text)[-1]
    assert quotation.speaker is not None and quotation.speaker.name == "Le Canard du Port"


@pytest.mark.parametrize(
    "text",
    [
        "Elle arrive en retard. « Posez vos questions », dit-elle. Nora Valmy s'explique.",
        "Elle arrive en retard. Puis, au bout d'une heure : « Posez vos questions. » Nora Valmy s'explique.",
    ],
)
def test_a_pronoun_before_anyone_is_named_means_the_first_who_is(marked: Read, text: str) -> None:
    quotation = marked(text)[0]
    assert quotation.speaker is not None
    assert (quotation.speaker.name, quotation.speaker.mention.lower()) == ("Nora Valmy", "elle")


def test_a_label_before_a_colon_is_nobodys_pronoun(marked: Read) -> None:
    quotations = marked(
        "Elle arrive en retard. Slogan du jour : « Posez vos questions. » Nora Valmy s'explique."
    )
    assert all(q.speaker is None or q.speaker.name != "Nora Valmy" for q in quotations)
