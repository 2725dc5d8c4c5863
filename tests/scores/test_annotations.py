"""The annotated articles hold together, and their loader refuses what does not."""

import pytest

from tests.scores.annotated import AnnotatedText, MarkupError, load, parse
from tests.scores.annotation_checks import PHENOMENA, problems

DOCUMENTS = list(load())
FILLER = "\n\n" + "mot " * 251


def article(
    body: str, attributions: str = "a = Ada Lorn | cue: dit", headers: str = "shows: colon"
) -> AnnotatedText:
    """A source with enough words around `body` for the checks of a whole article."""
    return parse(f"genre: test\n{headers}\n\n{body}{FILLER}\n%%\n{attributions}\n", doc_id="test", lang="fr")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.doc_id)
def test_an_annotation_holds(document: AnnotatedText) -> None:
    assert problems(document) == []


def test_every_language_has_its_articles() -> None:
    held = [document.lang for document in DOCUMENTS]
    assert {lang: held.count(lang) for lang in set(held)} == {
        "fr": 66,
        "en": 41,
        "de": 17,
        "es": 26,
        "it": 25,
        "pt": 27,
    }


def test_ids_are_unique_and_start_with_the_language() -> None:
    assert len({document.doc_id for document in DOCUMENTS}) == len(DOCUMENTS)
    assert all(document.doc_id.startswith(document.lang) for document in DOCUMENTS)


def test_every_phenomenon_is_shown_more_than_once() -> None:
    for name in PHENOMENA:
        assert sum(name in document.shows for document in DOCUMENTS) > 1, name


def test_pages_without_quotations_have_none() -> None:
    without = [document for document in DOCUMENTS if "no-quotes" in document.shows]
    assert {document.lang for document in without} == {"fr", "en", "de", "es", "it", "pt"}
    assert all(document.quoted == [] for document in without)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.doc_id)
def test_a_row_slices_back_and_its_chains_have_one_speaker(document: AnnotatedText) -> None:
    row = document.row()
    speakers: dict[str, set[str | None]] = {}
    for quotation in row["quotes"]:
        assert row["text"][quotation["start"] : quotation["end"]] == quotation["text"]
        assert "{" not in quotation["text"]
        assert "|" not in quotation["text"]
        if quotation["chain"]:
            speakers.setdefault(quotation["chain"], set()).add(quotation["speaker"])
    assert all(len(names) == 1 for names in speakers.values())


def test_tags_leave_the_text_and_nest() -> None:
    document = article("Il dit que {i a|c'est « {m a|fini{-|, dit Ada Lorn,} hélas} »}.")
    outer, inner = document.row()["quotes"]
    assert document.text.startswith("Il dit que c'est « fini, dit Ada Lorn, hélas ».")
    assert outer["text"] == "c'est « fini, dit Ada Lorn, hélas »"
    assert [document.text[start:end] for start, end in inner["holes"]] == [", dit Ada Lorn,"]
    assert (outer["type"], inner["type"], outer["chain"], inner["chain"]) == ("indirect", "mixed", "1", "1")


def test_optional_ones_are_rows_and_declared_marks_are_not() -> None:
    document = article("Au « {x|Chaudron} », Ada Lorn dit « {d a|oui} » à « {m?|la foule} ».")
    quotes = document.row()["quotes"]
    assert [(quotation["text"], quotation["optional"]) for quotation in quotes] == [
        ("oui", False),
        ("la foule", True),
    ]
    assert quotes[1]["speaker"] is None


def test_several_cues_go_to_the_quotations_in_their_order() -> None:
    document = article(
        "Ada Lorn dit « {d a|oui} » et répète « {d a|oui} ».", "a = Ada Lorn | cue: dit; répète"
    )
    assert [quotation["cue"] for quotation in document.row()["quotes"]] == ["dit", "répète"]


def test_a_quotation_alone_has_no_chain_and_a_linked_one_shares_it() -> None:
    alone = article("Ada Lorn dit « {d a|oui} ».")
    linked = article(
        "Ada Lorn dit « {d a|oui} ». Elle redit « {d b|oui} ».",
        "a = Ada Lorn | cue: dit\nb = Ada Lorn; elle | cue: redit | chain: a",
    )
    assert [quotation["chain"] for quotation in alone.row()["quotes"]] == [None]
    assert [quotation["chain"] for quotation in linked.row()["quotes"]] == ["1", "1"]


def test_typography_sets_what_french_pages_have() -> None:
    document = article(
        "Ada Lorn dit : « {d a|C'est fini !} »", headers="shows: colon\ntypography: nnbsp curly"
    )
    assert document.text.startswith("Ada Lorn dit\u00a0: «\u202fC’est fini\u202f!\u202f»")


@pytest.mark.parametrize(
    ("body", "attributions", "said"),
    [
        ("Ada Lorn dit « {d a|oui} » et « non ».", None, "a mark without annotation"),
        ("Ada Lorn dit “oui”, ‘{d a|non}’.", None, "a mark without annotation"),
        ("Ada Lorn dit {d a|oui} sans marques.", None, "stands between no marks"),
        ("Ada Lorn dit « {i a|oui} ».", None, "indirect but in marks"),
        ("Ada Lorn dit « {d a|oui } ».", None, "blank at an edge"),
        ("Ada Lorn dit {i a|que oui}.", None, "starts with the word"),
        ("Ada Lorn dit « {d a|oui\n\nnon} ».", None, "crosses a paragraph's end"),
        ("Ada Lorn dit « {d|oui} » et « {d a|non} ».", None, "has no attribution"),
        ("Ada Lorn dit « {d a|oui{-|, dit-elle}} ».", None, "a hole reaches the edge"),
        ("Ada dit « {d a|oui} ».", None, "'Ada Lorn' is not in the text"),
        ("Ada Lorn crie « {d a|oui} ».", None, "the cue 'dit' is not near"),
        ("Ada Lorn dit « {d a|oui} ».", "a = Ada Lorn | cue: dit; dit", "2 cues for 1 quotations"),
        ("Ada Lorn dit « {d a|oui} ».", "a = Ada Lorn\nb = Ada Lorn", "'b' is not used"),
        (
            "Ada Lorn dit « {d a|oui} », Bo Tern « {d b|non} ».",
            "a = Ada Lorn\nb = Bo Tern | chain: a",
            "another speaker",
        ),
    ],
)
def test_a_wrong_annotation_is_named(body: str, attributions: str | None, said: str) -> None:
    found = problems(article(body, attributions or "a = Ada Lorn | cue: dit"))
    assert any(said in problem for problem in found), found


def test_a_mark_left_open_at_the_end_of_a_paragraph_is_fine() -> None:
    assert problems(article("Ada Lorn dit : « {d a|Oui.}\n\n« {d a|Et non.} »")) == []


def test_the_answer_of_an_interview_needs_no_marks() -> None:
    assert problems(article("Ada Lorn : {d a|Oui, et je le referais.}", "a = Ada Lorn")) == []


@pytest.mark.parametrize("body", ["— {d a|Oui} — dit Ada Lorn.", "— {d a|Oui{-| — dit Ada Lorn. —} Et non.}"])
def test_a_dash_that_opens_a_turn_may_end_it(body: str) -> None:
    assert problems(article(body)) == []


def test_a_dash_ends_only_what_a_dash_opened() -> None:
    found = problems(article("{d a|Oui} — dit Ada Lorn."))
    assert any("stands between no marks" in problem for problem in found), found


@pytest.mark.parametrize(
    ("unsaid", "said"), [("oui", "stands in a quotation"), ("jamais", "is not in the text")]
)
def test_what_nobody_said_is_text_outside_quotations(unsaid: str, said: str) -> None:
    headers = f"shows: colon\nunsaid: n'a pas répondu / {unsaid}"
    found = problems(article("Ada Lorn dit « {d a|oui} » et n'a pas répondu.", headers=headers))
    assert found == [f"unsaid {unsaid!r} {said}"]


@pytest.mark.parametrize(
    ("body", "attributions"),
    [
        ("« {d a|oui »", "a = Ada Lorn"),
        ("« oui} »", "a = Ada Lorn"),
        ("« {z a|oui} »", "a = Ada Lorn"),
        ("« {d b|oui} »", "a = Ada Lorn"),
        ("« {-|oui} »", "a = Ada Lorn"),
        ("« {d a|oui} »", "Ada Lorn"),
        ("« {d a|oui} »", "a = Ada Lorn | clue: dit"),
        ("« {d a|oui} »", "a = Ada Lorn\na = Bo Tern"),
        ("« {d a|oui} »", "a = Ada Lorn | chain: c"),
    ],
)
def test_markup_that_does_not_close_is_refused(body: str, attributions: str) -> None:
    with pytest.raises(MarkupError):
        article(body, attributions)


def test_an_outer_tag_comes_before_the_inner_one() -> None:
    document = article("Ada Lorn dit {i a|« {m a|oui} » ou non}.")
    assert [tag.type for tag in document.tagged] == ["i", "m"]
