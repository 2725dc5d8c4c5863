"""Phrases before a verb -> its subject: what each feature is worth beside the others."""

import pytest

from worker.quotes.cues.candidates import Candidate, Place, Start, best_before
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.weights import Weight, of_score
from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.grammar import ANY
from worker.quotes.phrases.chunk import phrases_of
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import tokenise

_NAME = Candidate(Phrase(0, 2, Kind.NAME, ANY), Place.ADJACENT, Start.CLAUSE, 0, False, False)


def test_nothing_beats_a_name_that_opens_the_clause_right_before_its_verb() -> None:
    weaker = [
        _NAME._replace(phrase=Phrase(0, 2, Kind.THING, ANY)),
        _NAME._replace(place=Place.BEFORE_PARENTHESIS),
        _NAME._replace(place=Place.APART, distance=1),
        _NAME._replace(start=Start.WORD_BUT_ADJACENT),
        _NAME._replace(governed=True),
    ]
    assert all(candidate.score() < _NAME.score() for candidate in weaker)


def test_each_word_between_a_phrase_and_its_verb_costs_and_marks_cost_more() -> None:
    apart = [_NAME._replace(place=Place.APART, distance=distance) for distance in (1, 2, 8)]
    near, nearer, far = (candidate.score() for candidate in apart)
    assert near > nearer > far
    assert apart[0]._replace(past_marks=True).score() < nearer


def test_a_weight_lies_between_no_subject_and_one_inverted_behind_marks() -> None:
    for score in (-9.0, -0.5, 0.0, 4.0, 9.0):
        assert Weight.NO_SUBJECT < of_score(score) < Weight.INVERTED_AFTER_MARKS
    assert of_score(_NAME.score()) > of_score(_NAME.score() - 3.0)


@pytest.mark.parametrize(
    ("language", "text", "verb", "subject"),
    [
        ("fr", "Le préfet et la maire de Lima, élue en mai, annonce la fin", "annonce", "la maire de Lima"),
        ("fr", "Ana Brel regrette que le maire annonce la fin", "annonce", "le maire"),
        ("en", "The report of the harbor board found a leak", "found", "The report of the harbor board"),
        ("en", "Ana Bell, who runs the port, said so", "said", "Ana Bell"),
        ("es", "En el puerto la alcaldesa anunció un cambio", "anunció", "la alcaldesa"),
    ],
)
def test_the_best_phrase_before_a_verb_is_its_subject(
    language: str, text: str, verb: str, subject: str
) -> None:
    tokens = tokenise(text, LANGUAGES[language])
    (phrases,) = phrases_of(tokens)
    sentence = Sentence(tokens, 0, len(tokens), phrases, [])
    best, _ = best_before(sentence, tokens.norm.index(verb), relative=False)
    assert best is not None
    assert tokens.words(best.first, best.core_past).startswith(subject.split(",")[0])


def test_one_comma_parts_no_subject_from_its_verb_where_it_may_be_null() -> None:
    text = "El acuerdo, dijo a la prensa, es de cristal"
    tokens = tokenise(text, LANGUAGES["es"])
    (phrases,) = phrases_of(tokens)
    _, score = best_before(Sentence(tokens, 0, len(tokens), phrases, []), tokens.norm.index("dijo"), False)
    assert score < 0
