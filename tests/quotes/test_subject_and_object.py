"""Whom a pronoun or a role takes up where one clause holds two people, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ann Reed thanked Carla Oy, the pilot, on Friday. “I slept badly,” she said.", "Ann Reed"),
        ("en", "Ann Reed, the treasurer, outran Carla Oy. “My knee hurts,” she said.", "Ann Reed"),
        ("en", "Ann Reed has never liked Carla Oy. “It is mutual,” she said.", "Ann Reed"),
        (
            "fr",
            "Claire Rédier a remercié Carla Oyard, la pilote. « J’ai mal dormi », a-t-elle dit.",
            "Claire Rédier",
        ),
        ("fr", "Claire Rédier a battu Carla Oyard. « Mon genou tire », explique-t-elle.", "Claire Rédier"),
        ("de", "Anna Reder lobte am Montag Carla Oye, die Pilotin. „Ich schlief“, sagte sie.", "Anna Reder"),
        ("de", "Anna Reder schlug Carla Oye. „Mein Knie schmerzt“, sagte sie.", "Anna Reder"),
        ("de", "Gestern hat Anna Reder die Pilotin Carla Oye besucht. „Es regnet“, sagte sie.", "Anna Reder"),
        ("es", "Ana Redal felicitó ayer a Carla Oyarzo, la piloto. «Dormí mal», dijo ella.", "Ana Redal"),
        ("es", "Ana Redal venció a Carla Oyarzo. «Me duele la rodilla», dijo.", "Ana Redal"),
        (
            "it",
            "Anna Redi ha ringraziato Carla Oini, la pilota. «Ho dormito male», ha detto lei.",
            "Anna Redi",
        ),
        ("it", "Anna Redi ha battuto Carla Oini. «Mi fa male il ginocchio», ha detto.", "Anna Redi"),
        ("pt", "Ana Redol agradeceu Carla Oira, a piloto. «Dormi mal», disse ela.", "Ana Redol"),
        ("pt", "Ana Redol venceu Carla Oira. «Dói-me o joelho», disse.", "Ana Redol"),
    ],
)
def test_the_subject_is_taken_up_before_the_nearer_object(
    marked: Read, language: str, text: str, name: str
) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None and quotation.speaker.name == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        # a clause of its own
        ("en", "Ann Reed left and Carla Oy took over. “I am ready,” she said.", "Carla Oy"),
        ("en", "While Ann Reed slept Carla Oy rowed home. “I am ready,” she said.", "Carla Oy"),
        # she can only be the object
        ("en", "Luke Reed met Carla Oy on Friday. “I slept badly,” she said.", "Carla Oy"),
        ("en", "Tamarack Falls chose Carla Oy on Friday. “I slept badly,” she said.", "Carla Oy"),
        ("en", "The council chose Carla Oy on Friday. “I slept badly,” she said.", "Carla Oy"),
        ("fr", "La mairie a choisi Carla Oyard. « J’ai mal dormi », a-t-elle dit.", "Carla Oyard"),
        ("de", "Lukas Reder lobte Carla Oye. „Ich schlief“, sagte sie.", "Carla Oye"),
        ("pt", "Lucas Redol venceu Carla Oira. «Dói-me o joelho», disse ela.", "Carla Oira"),
        # the text goes on about her
        ("en", "Ann Reed beat Carla Oy. Oy congratulated her. “I am tired,” she said.", "Carla Oy"),
        # one is the other
        ("en", "The pilot is Carla Oy. “I am tired,” the pilot said.", "Carla Oy"),
    ],
)
def test_another_than_the_first_subject_is_taken_up(
    marked: Read, language: str, text: str, name: str
) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None and quotation.speaker.name == name


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "The mayor thanked Carla Oy. “I slept badly,” the mayor said.", "the mayor"),
        ("en", "Carla Oy wrote to the mayor. “I read it twice,” the mayor said.", "the mayor"),
        ("fr", "La maire a remercié Carla Oyard. « J’ai mal dormi », a dit la maire.", "la maire"),
        (
            "de",
            "Die Bürgermeisterin lobte Carla Oye. „Ich schlief“, sagte die Bürgermeisterin.",
            "die Bürgermeisterin",
        ),
        ("es", "La alcaldesa habló con Carla Oyarzo. «Dormí mal», dijo la alcaldesa.", "la alcaldesa"),
        ("it", "La sindaca ha ringraziato Carla Oini. «Ho dormito male», ha detto la sindaca.", "la sindaca"),
        ("pt", "A ministra recebeu Carla Oira. «Dormi mal», disse a ministra.", "a ministra"),
    ],
)
def test_a_role_is_not_whom_its_bearer_met(marked: Read, language: str, text: str, role: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None
    assert quotation.speaker.name in (None, role)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Mayor Carla Oy thanked Ann Reed. “I slept badly,” the mayor said.", "Carla Oy"),
        ("en", "The mayor, Carla Oy, thanked Ann Reed. “I slept badly,” the mayor said.", "Carla Oy"),
        (
            "fr",
            "La maire, Carla Oyard, a remercié Claire Rédier. « J’ai mal dormi », a dit la maire.",
            "Carla Oyard",
        ),
        (
            "it",
            "La sindaca Carla Oini ha ringraziato Anna Redi. «Ho dormito male», ha detto la sindaca.",
            "Carla Oini",
        ),
    ],
)
def test_a_role_with_its_name_keeps_it(marked: Read, language: str, text: str, name: str) -> None:
    (quotation,) = marked(text, language)
    assert quotation.speaker is not None and quotation.speaker.name == name
