"""How far a noun phrase goes, what in it is a name, and whose."""

import pytest

from worker.quotes.languages.de.language import GERMAN
from worker.quotes.languages.en.language import ENGLISH
from worker.quotes.languages.es.language import SPANISH
from worker.quotes.languages.fr.language import FRENCH
from worker.quotes.languages.it.language import ITALIAN
from worker.quotes.lexicon.language import Language
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.extent import extent
from worker.quotes.phrases.name_run import name_in
from worker.quotes.phrases.phrase import Kind
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.text.tokens import Tokens, tokenise


def at(text: str, language: Language) -> tuple[Tokens, int]:
    """The tokens of a text, and the one behind its bar."""
    before, _, after = text.partition("|")
    tokens = tokenise(before + after, language)
    return tokens, tokens.start.index(len(before))


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        (FRENCH, "Hier |la ministre a parlé.", "la ministre"),
        (FRENCH, "Hier |la ministre de la Santé a parlé.", "la ministre de la Santé"),
        (FRENCH, "Hier |le secrétaire à la Mer a parlé.", "le secrétaire à la Mer"),
        (FRENCH, "Pour |l'ingénieur agricole en chef, rien ne presse.", "l'ingénieur agricole en chef"),
        (ENGLISH, "Then |Ann Tolley of the Harbor Council spoke.", "Ann Tolley"),
        (ENGLISH, "Then |the Labour leadership candidate spoke.", "the Labour leadership candidate"),
        (
            ENGLISH,
            "Then |members of the Metal and Allied Workers spoke.",
            "members of the Metal and Allied Workers",
        ),
        (ENGLISH, "Then |Jan van den Hoek spoke.", "Jan van den Hoek"),
        (GERMAN, "Da sprach |der 71-Jährige gern.", "der 71-Jährige"),
        (GERMAN, "Da sprach |die Ministerin gern.", "die Ministerin"),
        (SPANISH, "Abrió |el bar La Espuela ayer.", "el bar La Espuela"),
        (SPANISH, "Lo dijo a |esta agencia Ana Lima.", "esta agencia"),
        (ITALIAN, "Parla |la Protezione civile oggi.", "la Protezione civile"),
    ],
)
def test_a_phrase_ends_before_the_first_word_that_it_does_not_hold(
    language: Language, text: str, phrase: str
) -> None:
    tokens, k = at(text, language)
    assert tokens.words(k, extent(tokens, k, len(tokens))) == phrase


def test_a_dative_article_behind_a_known_name_begins_the_next_phrase() -> None:
    tokens, k = at("Anna Lima kam. Das sagte |Anna Lima der Zeitung.", GERMAN)
    assert tokens.words(k, extent(tokens, k, len(tokens))) == "Anna Lima"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (ENGLISH, "|House Speaker Paul Reed spoke.", "Paul Reed"),
        (ENGLISH, "|Retired Gen. Norman Ham spoke.", "Norman Ham"),
        (FRENCH, "|la ministre de la Culture Anne Lima parle.", "Anne Lima"),
        (GERMAN, "|die Bäuerin Anna Fischer sprach.", "Anna Fischer"),
        (GERMAN, "|Anna von Altenroda sprach.", "Anna von Altenroda"),
        (GERMAN, "|der Münzraub von Altenroda wurde", "Altenroda"),
        (FRENCH, "|le maire de Brancy Yann Lima parle.", "Yann Lima"),
        (FRENCH, "|le Ministre parle.", None),
    ],
)
def test_the_name_is_the_last_run_of_capitals_without_its_titles(
    language: Language, text: str, name: str | None
) -> None:
    tokens, k = at(text, language)
    found = name_in(tokens, k, extent(tokens, k, len(tokens)))
    assert (tokens.words(*found) if found is not None else None) == name


@pytest.mark.parametrize(
    ("language", "text", "kind", "name", "owner"),
    [
        (FRENCH, "Hier |le maire Yann Lima a parlé.", Kind.NAME, "Yann Lima", None),
        (FRENCH, "Hier |les hommes de Yann Lima ont parlé.", Kind.ROLE, None, "Yann Lima"),
        (FRENCH, "Hier |l'ambassadeur à Tarvis a parlé.", Kind.ROLE, None, None),
        (FRENCH, "Hier |la Valdonie a parlé.", Kind.COLLECTIVE, None, None),
        (FRENCH, "Hier |l'Américaine Ana Lima a parlé.", Kind.NAME, "Ana Lima", None),
        (ENGLISH, "Then |Channel Nine's Ana Bell spoke.", Kind.NAME, "Ana Bell", None),
        (ENGLISH, "Then |a Reed Holm surrogate spoke.", Kind.ROLE, None, "Reed Holm"),
        (ITALIAN, "Ieri |il ministro per i Rapporti ha parlato.", Kind.ROLE, None, None),
        (GERMAN, "Da sprach |die Brücke.", Kind.THING, None, None),
        (GERMAN, "Da sprach |der Gefangene Anton Holm.", Kind.NAME, "Anton Holm", None),
    ],
)
def test_a_name_is_whose_its_phrase_says(
    language: Language, text: str, kind: int, name: str | None, owner: str | None
) -> None:
    tokens, k = at(text, language)
    phrase = phrase_at(tokens, k, len(tokens), apposition=False)
    assert phrase is not None
    words = [tokens.words(*span) if span is not None else None for span in (phrase.name, phrase.owner)]
    assert (phrase.kind, *words) == (kind, name, owner)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (FRENCH, "la ministre |demande que tout change", True),
        (FRENCH, "une nouvelle |demande de permis", False),
        (ENGLISH, "the crews |call the plan unsafe", True),
        (ENGLISH, "the union |demands of last year", False),
    ],
)
def test_what_follows_tells_a_verb_from_a_noun(language: Language, text: str, expected: bool) -> None:
    tokens, k = at(text, language)
    assert is_verb(tokens, k) is expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (ENGLISH, "|a spokesman for the Harbor Guild, Luke Vance, said", "Luke Vance"),
        (ENGLISH, "|the driver, Bell, said", "Bell"),
        (SPANISH, "A preguntas de |los vecinos, Ana Lima dijo", None),
    ],
)
def test_a_name_behind_a_comma_is_in_apposition_where_the_language_says_so(
    language: Language, text: str, name: str | None
) -> None:
    tokens, k = at(text, language)
    phrase = phrase_at(tokens, k, len(tokens))
    assert phrase is not None
    assert (tokens.words(*phrase.name) if phrase.name is not None else None) == name
