"""Words behind a cue -> an infinitive or a clause without conjunction, in each language by its own data."""

import pytest

from worker.quotes.cues.clause_openers import is_infinitive, opens_clause, opens_infinitive
from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.text.tokens import Tokens, tokenise


def read(language: str, text: str) -> Tokens:
    return tokenise(text, LANGUAGES[language])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "avoir vendu le port"),
        ("fr", "de lui céder"),
        ("fr", "ne plus y aller"),
        ("fr", "à reporter le vote"),
        ("it", "di non averne parlato"),
        ("it", "presentarsi al voto"),
        ("es", "no subirlos este año"),
        ("es", "haber visto el barco"),
        ("en", "to sell the port"),
    ],
)
def test_an_infinitive_opens_behind_its_link_and_clitics(language: str, text: str) -> None:
    tokens = read(language, text)
    assert opens_infinitive(tokens, 0, len(tokens))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "la fermeture du port"),
        ("fr", "ouverture du port"),
        ("fr", "notre port"),
        ("fr", "de ministre"),
        ("fr", "de Bachar Lima"),  # a capital is no infinitive, whatever it ends in
        ("fr", "le lire"),  # without its link an article is likelier than a clitic
        ("it", "il mare"),
        ("es", "el militar"),
        ("en", "sell the port"),
        ("de", "zu verkaufen"),  # an infinitive closes its clause, and is never right behind the cue
        ("fr", "de"),
    ],
)
def test_nouns_and_bare_stems_open_no_infinitive(language: str, text: str) -> None:
    tokens = read(language, text)
    assert not opens_infinitive(tokens, 0, len(tokens))


@pytest.mark.parametrize(
    ("word", "expected"), [("vendre", True), ("voter", True), ("mesure", False), ("chambre", False)]
)
def test_an_ending_tells_an_infinitive_from_a_noun(word: str, expected: bool) -> None:
    assert is_infinitive(read("fr", word), 0) is expected


@pytest.mark.parametrize(
    ("text", "frame", "expected"),
    [
        ("he slept badly", Frame.THINK, True),
        ("in May the harbor was shut", Frame.SAY, True),
        ("up to 22 boats would sink", Frame.SAY, True),
        ("there was ice in the harbor", Frame.THINK, True),
        ("the charge", Frame.SAY, False),
        ("of the harbor that was shut", Frame.SAY, False),
        ("slower orders", Frame.THINK, False),
        ("the calls that came at night woke the crews", Frame.OBJECT, True),
        ("the need for calm, particularly as talks continue", Frame.OBJECT, False),
        ("a final day of hearings, talks that have been put off", Frame.OBJECT, False),
        ("the small lead hides doubts", Frame.SAY, True),
        ("reports on the harbor of Marlow", Frame.SAY, False),
        ("is a lie", Frame.SAY, False),
        ("the harbor “would never open again”", Frame.OBJECT, True),
        ("the “frozen harbor”", Frame.OBJECT, False),
    ],
)
def test_a_clause_without_conjunction_has_a_subject_and_a_verb(text: str, frame: int, expected: bool) -> None:
    tokens = read("en", text)
    assert opens_clause(tokens, 0, len(tokens), frame) is expected
