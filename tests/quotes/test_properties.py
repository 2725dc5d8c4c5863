"""What holds for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scores.annotated import load
from worker.quotes import Quotation, QuotationType, extract_quotations
from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.grammar import CueWord, Form, Frame
from worker.quotes.lexicon.language import Language
from worker.quotes.lexicon.verbs import Verbs

ANYTHING = st.text(max_size=400)
PIECES = st.lists(
    st.sampled_from(
        [
            "« ",
            " »",
            "“",
            "”",
            '"',
            "'",
            "’",
            "„",
            "‘",
            "\n",
            "\n\n",
            ". ",
            ", ",
            " : ",
            " — ",
            "- ",
            "? ",
            "(",
            ")",
            "a déclaré ",
            "a-t-il dit ",
            "selon ",
            "said ",
            "told ",
            "sagte ",
            "dijo ",
            "ha detto ",
            "que ",
            "that ",
            "dass ",
            "Luc Verrier ",
            "Ann Tolley ",
            "le maire ",
            "la ministre ",
            "il ",
            "she ",
            "der Sprecher ",
            "l'agence ",
            '43"18 ',
            "le pont tiendra ",
            "the bridge will hold ",
            "\u202f",
            "\u00a0",
            "İ",
            "ﬁ",
            "ß",
            "\u0301",
            "🙂",
            "Q: ",
            "A: ",
            "P. ",
            "R. ",
            "...\n\n",
            "Those were the words of ",
            "Così ",
            "Lo ",
            "A dirlo è ",
            "—",
            "secondo ",
            "según ",
            "a su juicio ",
            "she asked ",
            "one of the crew ",
            "a spokesman for ",
            "answered ",
            "respondió ",
            *(f"{words}\n\n" for language in LANGUAGES.values() for words in language.interviews.openings),
        ]
    ),
    max_size=60,
).map("".join)
LANGUAGE = st.sampled_from([None, "xx", *LANGUAGES])


@pytest.mark.parametrize(
    "text",
    [
        "« Oui », dit Ann Tolley, le maire (34)",
        "Ann Tolley, spokesman (34)",
        "Ann Tolley said that the mayor “left \nagain.",
        "Luc Verrier dit que le maire « part \u00a0\nencore",
        "“We slept.” Those",
        *(
            f"{opening}\n\nAncora?\n\n...\n\n«»"
            for language in LANGUAGES.values()
            for opening in language.interviews.openings[:1]
        ),
    ],
)
def test_what_once_broke_stays_sound(text: str) -> None:
    for language in LANGUAGES:
        check(text, extract_quotations(text, language))


def check(text: str, quotations: tuple[Quotation, ...]) -> None:
    before = -1
    for quotation in quotations:
        span = quotation.span
        assert 0 <= span.start < span.end <= len(text)
        assert before <= span.start
        before = span.start
        assert span.of(text).strip() == span.of(text)
        assert 0 <= quotation.confidence <= 1
        assert all(hole.inside(span) for hole in quotation.holes)
        if quotation.cue is not None:
            assert quotation.cue.span.of(text) == quotation.cue.text
        if quotation.speaker is not None:
            assert 0 <= quotation.speaker.confidence <= 1
            if quotation.speaker.mention_span is not None:
                assert quotation.speaker.mention_span.of(text) == quotation.speaker.mention
        if quotation.repeats is not None:
            assert quotations[quotation.repeats].repeats is None
    for k, one in enumerate(quotations):
        for other in quotations[k + 1 :]:
            if one.span.overlaps(other.span):
                assert one.type is QuotationType.INDIRECT or other.type is QuotationType.INDIRECT


@given(ANYTHING, LANGUAGE)
@settings(deadline=None)
def test_any_text_gives_sound_quotations(text: str, language: str | None) -> None:
    check(text, extract_quotations(text, language))


@given(PIECES, LANGUAGE)
@settings(deadline=None, max_examples=600)
def test_any_mess_of_marks_and_cues_gives_sound_quotations(text: str, language: str | None) -> None:
    check(text, extract_quotations(text, language))


BARE = Language(
    code="zz",
    word_pattern=r"[^\W\d_]+|\d+",
    verbs=Verbs(cues={"said": (CueWord("say", Frame.SAY | Frame.THAT, Form.FINITE),)}),
)
"""A language of one word: everything else that a language may tell is left out."""


@given(PIECES)
@settings(deadline=None, max_examples=300)
def test_a_language_that_tells_next_to_nothing_gives_sound_quotations(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(LANGUAGES, BARE.code, BARE)
        check(text, extract_quotations(text, BARE.code))


TEXTS = [article.text for language in LANGUAGES for article in load(language)]


@given(st.sampled_from(TEXTS), st.floats(0, 1), st.floats(0, 1), LANGUAGE)
@settings(deadline=None, max_examples=200)
def test_any_part_of_an_article_gives_sound_quotations(
    text: str, one: float, other: float, language: str | None
) -> None:
    """Read in its own language or in another."""
    start, end = sorted((round(one * len(text)), round(other * len(text))))
    part = text[start:end]
    check(part, extract_quotations(part, language))


ARTICLES = [
    "« Le pont tiendra », a déclaré la maire, Odile Garance. « Et la digue aussi. »",
    "Luc Verrier affirme que le port est « à bout de souffle ». Il partira en mai.",
    "Selon la préfecture, la route « rouvrira lundi ».",
]


@given(st.permutations(ARTICLES))
@settings(deadline=None)
def test_reading_is_a_function_of_the_text_alone(order: list[str]) -> None:
    """What was read before leaves no trace: the order of articles never matters."""
    alone = {text: extract_quotations(text, "fr") for text in ARTICLES}
    assert [extract_quotations(text, "fr") for text in order] == [alone[text] for text in order]


@given(st.sampled_from(ARTICLES), st.sampled_from(["\u00a0", "\u202f"]))
@settings(deadline=None)
def test_the_kind_of_space_does_not_change_the_result(text: str, space: str) -> None:
    other = text.replace("« ", f"«{space}").replace(" »", f"{space}»")
    assert other != text
    assert extract_quotations(other, "fr") == extract_quotations(text, "fr")


@given(st.sampled_from(ARTICLES))
@settings(deadline=None)
def test_the_kind_of_apostrophe_does_not_change_the_result(text: str) -> None:
    straight = extract_quotations(text, "fr")
    curly = extract_quotations(text.replace("'", "’"), "fr")
    assert [(q.span, q.type, q.chain) for q in curly] == [(q.span, q.type, q.chain) for q in straight]
