"""What is remembered of a word: its kind and the parts that it may play in a language."""

import pytest

from worker.quotes import extract_quotations
from worker.quotes.languages import LANGUAGES
from worker.quotes.text.marks import find_marked
from worker.quotes.text.tokens import sentences_of, tokenise
from worker.quotes.text.words import CUES, MAX_WORD, NAMES, STARTS, Parts, parts_of


@pytest.mark.parametrize("order", [("fr", "en"), ("en", "fr")])
def test_a_word_remembered_in_one_language_means_nothing_in_another(order: tuple[str, str]) -> None:
    texts = {
        "fr": "« Le pont tiendra », a dit Ana Lima. Le maire demande que chacun reste chez soi.",
        "en": "“The bridge will hold,” said Ana Lima. The mayor said that all should stay at home.",
    }
    for tables in (parts_of(LANGUAGES[language]) for language in order):
        tables.clear()
    found = {language: extract_quotations(texts[language], language) for language in order}
    for quotations in found.values():
        first, second = quotations
        assert first.speaker is not None and first.speaker.name == "Ana Lima"
        assert second.type == "indirect" and second.speaker is not None
    crossed = extract_quotations(texts["fr"], "en")
    assert all(q.type != "indirect" for q in crossed)


def test_a_capital_that_is_a_title_is_no_part_of_a_name() -> None:
    text = "Président Ana Lima, demain."
    tokens = tokenise(text, LANGUAGES["fr"])
    assert [tokens.words(k, k + 1) for k in tokens.having(NAMES)] == ["Ana", "Lima"]
    assert "demain" not in [tokens.words(k, k + 1) for k in tokens.having(STARTS)]


def test_only_sentences_with_a_cue_or_a_quotation_are_searched() -> None:
    text = "Il pleut. Ana Lima affirme que le pont tiendra. Il neige. « Partons. » Il vente."
    tokens = tokenise(text, LANGUAGES["fr"], find_marked(text))
    spoken = [tokens.words(*tokens.sentences[n]) for n in sentences_of(tokens, tokens.having(CUES))]
    quoted = [tokens.words(*tokens.sentences[n]) for n in sentences_of(tokens, tokens.quotes)]
    assert spoken == ["Ana Lima affirme que le pont tiendra."]
    assert quoted == ["« Partons. »"]


def test_endless_words_are_not_remembered() -> None:
    table = Parts(LANGUAGES["fr"])
    _ = table["a" * MAX_WORD], table["pont"]
    assert list(table) == ["pont"]


@pytest.mark.parametrize(
    "name", ["Yann Le Goualc’h", "Yann Le Goualc'h", "Enora Plouarc’hel", "Yann Ker-Marc’h"]
)
def test_the_breton_c_h_is_no_elision(name: str) -> None:
    (quotation,) = extract_quotations(f"« On tient bon jusqu’à demain », a déclaré {name}.", "fr")
    assert quotation.speaker is not None
    assert quotation.speaker.name == name
