"""Block quotations: what the markup says is quoted is speech where somebody is named for it, and else nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.quotes import Evidence, Quotation, QuotationType, Quoted, Span, extract_quotations

BEFORE = {
    "en": "The council met on Monday.\n\nFishers had waited there since dawn.\n\n",
    "fr": "Le conseil s’est réuni lundi.\n\nDes pêcheurs attendaient depuis l’aube.\n\n",
    "de": "Der Rat kam am Montag zusammen.\n\nFischer hatten seit dem Morgen gewartet.\n\n",
    "es": "El consejo se reunió el lunes.\n\nLos pescadores esperaban desde el alba.\n\n",
    "it": "Il consiglio si è riunito lunedì.\n\nI pescatori aspettavano dall’alba.\n\n",
}
AFTER = "\n\nThe works will go on until March."


def read(lead: str, block: str, source: str = "", lang: str = "en") -> tuple[str, tuple[Quotation, ...]]:
    """The text, and the quotations that touch its block."""
    text = BEFORE[lang] + (f"{lead}\n\n" if lead else "") + block
    start = len(text) - len(block)
    quoted = Quoted(
        Span(start, len(text)), Span(len(text) + 2, len(text) + 2 + len(source)) if source else None
    )
    text += (f"\n\n{source}" if source else "") + AFTER
    found = extract_quotations(text, lang, headings=(Span(0, 0),), quoted=(quoted,))
    return text, tuple(q for q in found if q.span.overlaps(quoted.span))


@pytest.mark.parametrize(
    ("lead", "block", "source", "lang", "speaker"),
    [
        ("Ada Bell, the mayor, said:", "We were not asked.", "", "en", "Ada Bell"),
        ("Ada Bell wrote:", "We were not asked.", "", "en", "Ada Bell"),
        ("In a statement, Ada Bell said", "We were not asked.", "", "en", "Ada Bell"),
        ("Ada Bell:", "It is “a joke” and we will not vote for it.", "", "en", "Ada Bell"),
        ("In a letter, the company wrote:", "We will build the quay.", "", "en", "the company"),
        ("La maire, Ada Roy, a déclaré :", "Personne n’a demandé.", "", "fr", "Ada Roy"),
        ("Ada Roth erklärte:", "Niemand hat gefragt.", "", "de", "Ada Roth"),
        ("La alcaldesa, Ana Ruiz, dijo:", "Nadie preguntó.", "", "es", "Ana Ruiz"),
        ("Il sindaco Mario Rossi ha scritto:", "Nessuno ha chiesto.", "", "it", "Mario Rossi"),
        ("", "We were not asked.", "Ada Bell, mayor of Aldmere", "en", "Ada Bell"),
        ("", "We were not asked.", "— Ada Bell", "en", "Ada Bell"),
        ("", "“We were not asked.”", "Ada Bell, mayor", "en", "Ada Bell"),
        ("", "Niemand hat gefragt.", "Ada Roth, Bürgermeisterin", "de", "Ada Roth"),
        ("", "“We were not asked,” said Ada Bell.", "", "en", "Ada Bell"),
    ],
)  # fmt: skip
def test_a_block_is_direct_speech_of_whom_its_lead_or_its_source_names(
    lead: str, block: str, source: str, lang: str, speaker: str
) -> None:
    text, found = read(lead, block, source, lang)
    assert [q.speaker.name for q in found if q.speaker] == [speaker]
    assert found[0].type is QuotationType.DIRECT
    assert found[0].span.of(text).strip("“”,.") in block


@pytest.mark.parametrize(
    ("lead", "block", "source"),
    [
        ("Article 4 of the harbour law reads:", "Every quay shall be open.", ""),
        ("Ada Bell quoted the law:", "Every quay shall be open.", ""),
        ("Ada Bell read from the harbour law:", "Every quay shall be open.", ""),
        ("The statement in full:", "We will build the quay.", ""),
        ("The poem goes:", "The sea is wide\nThe boat is small", ""),
        ("", "Fishers had waited there since dawn.", ""),
        ("The crane fell at noon.", "We were not asked.", ""),
        ("", "Every quay shall be open.", "Harbour Law, article 4"),
        ("", "In the beginning was the sea.", "Genesis 1:1"),
        ("“We were not asked,” said Ada Bell.", "We were not asked", ""),
    ],
)
def test_a_block_without_anybody_named_for_it_is_nobodys_words(lead: str, block: str, source: str) -> None:
    assert read(lead, block, source)[1] == ()


def test_all_paragraphs_of_a_block_are_one_speakers_and_one_chain() -> None:
    text, found = read("Ada Bell wrote:", "We were not asked.\nAnd we shall not be.\nSo we wait.")
    assert [q.span.of(text) for q in found] == ["We were not asked.", "And we shall not be.", "So we wait."]
    assert {q.speaker.name for q in found if q.speaker} == {"Ada Bell"}
    assert len({q.chain for q in found}) == 1
    assert found[0].chain is not None
    assert found[0].evidence is Evidence.COLON


def test_a_quotation_in_a_subhead_is_not_said_by_whom_the_text_before_names() -> None:
    text = f"{BEFORE['en']}“We were not asked”\n\nAda Bell, the mayor, said so on Monday."
    start = text.index("“We")
    found = extract_quotations(text, "en", headings=(Span(start, text.index("”") + 1),))
    assert all(q.speaker is None for q in found if q.span.of(text) == "We were not asked")


@given(
    st.text(alphabet="ab. ,“”«»\n—:A", max_size=120),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=4),
)
def test_any_blocks_give_spans_in_order_that_do_not_overlap(text: str, places: list[tuple[int, int]]) -> None:
    ends = sorted(min(at, len(text)) for place in places for at in place)
    quoted = tuple(Quoted(Span(start, end)) for start, end in zip(ends[::2], ends[1::2], strict=True))
    found = extract_quotations(text, "en", quoted=quoted)
    assert all(text[q.span.start : q.span.end].strip() for q in found)
    direct = [q.span for q in found if q.type is not QuotationType.INDIRECT]
    assert all(one.end <= other.start for one, other in pairwise(direct))
