"""What an explanation promises: the same quotations, every candidate with its features, one reason that won."""

import pytest

from worker.quotes import Considered, Explanation, explain_quotations, extract_quotations
from worker.quotes.attribution.rules import CUES

TEXTS = (
    (
        "fr",
        "« Je pars, a-t-il dit, et je ne reviens pas », a lancé Yann Lima. Selon la mairie, le port est fermé.",
    ),
    (
        "fr",
        "Le maire ajoute :\n« Nous tiendrons ce délai. »\n« Oui, dit-il. »\nUn plan « brutal » et « injuste ».",
    ),
    (
        "en",
        "Ann Tolley said the plan was “a disgrace”. “We slept,” she said.\n“It was late.”\nThe “Night Tide” show.",
    ),
    ("en", "Luke Vance did not say it was “late”. “Yes or no?” Ann Tolley asked Luke Vance."),
    ("de", "Lima hat den Bau „ein Glück“ genannt. Die Lage sei ernst. Das Geld „reiche“ nicht."),
    (
        "es",
        "Ana Lima llegó al puerto. «La primera vez —explicó— pensé que era una broma de mal gusto», añadió.",
    ),
    ("it", "«Siamo pronti», fanno sapere. «Oggi si parte». Lo ha detto Ana Lima."),
    ("en", "Q: Why?\nA: It rained.\nQ: And then?\nA: We slept on the “quay”.\n"),
    ("en", ""),
)


def explained(text: str, of: str, language: str = "en") -> Explanation:
    """The explanation of the marked words `of`."""
    (found,) = [each for each in explain_quotations(text, language)[1] if each.span.of(text) == of]
    return found


def winner(explanation: Explanation) -> Considered:
    (won,) = [candidate for candidate in explanation.candidates if candidate.won]
    return won


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_explaining_changes_no_quotation(language: str, text: str) -> None:
    quotations, explanations = explain_quotations(text, language)
    assert quotations == extract_quotations(text, language)
    shown = [each.quotation for each in explanations if each.quotation is not None]
    assert len(shown) == len(set(shown))
    for each in explanations:
        if each.quotation is not None:
            assert quotations[each.quotation].span == each.span
            assert quotations[each.quotation].confidence == each.confidence > 0
        assert sum(candidate.won for candidate in each.candidates) <= 1


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_features_add_up_to_the_weight_they_explain(language: str, text: str) -> None:
    for each in explain_quotations(text, language)[1]:
        for candidate in each.candidates:
            total = sum(feature.weight for feature in candidate.features)
            assert candidate.weight == pytest.approx(max(total, 0.05), abs=0.001)


def test_the_heavier_cue_wins_and_the_other_is_told_why() -> None:
    text = "Ann Tolley said the town was ready, and Luke Vance called the plan “a disgrace”."
    first, second = [c for c in explained(text, "a disgrace").candidates if c.rule == CUES.name]
    assert (second.speaker, second.won, second.why) == ("Luke Vance", True, "heaviest cue of its sentence")
    assert (first.speaker, first.won, first.why) == ("Ann Tolley", False, "another cue is heavier")
    assert "another cue stands nearer" in {feature.name for feature in first.features}


def test_a_rule_goes_over_a_cue_only_below_its_limit() -> None:
    sure = explained("“The wall will hold,” Ann Tolley said — Luke Vance.", "The wall will hold,")
    assert winner(sure).speaker == "Ann Tolley"
    signed = winner(
        explained("“The wall will hold for a year” — Luke Vance", "The wall will hold for a year")
    )
    assert (signed.rule, signed.speaker) == ("signature on the line", "Luke Vance")


def test_of_rules_for_marks_alone_the_first_that_finds_somebody_wins() -> None:
    text = "Le bac reste à quai.\nAna Lima ajoute :\n« Nous tiendrons ce délai. »"
    alone = explained(text, "Nous tiendrons ce délai.", "fr")
    assert winner(alone).rule == "announced by a cue"
    later = alone.candidates[alone.candidates.index(winner(alone)) + 1 :]
    assert later
    assert {candidate.why for candidate in later} == {"a speaker is known"}


def test_marks_that_are_no_quotation_say_what_speaks_against_them() -> None:
    title = explained("Luke Vance denied that the “Night Tide” show would end.", "Night Tide")
    assert title.quotation is None
    assert title.verdict.startswith("no quotation: its features")
    assert {"title before a noun for a work", "capitals as in a title"} <= {f.name for f in title.features}


def test_words_that_nobody_said_are_explained_by_their_cue() -> None:
    unsaid = explained("Ann Tolley did not say that the wall was “a disgrace”.", "a disgrace")
    assert (unsaid.quotation, unsaid.verdict) == (None, "no quotation: its cue says that nobody said it")


def test_a_reported_clause_is_explained_by_its_cue() -> None:
    clause = explained("Ann Tolley said that the harbour would close.", "that the harbour would close")
    assert (winner(clause).speaker, winner(clause).cue) == ("Ann Tolley", "said")
