"""English: which words the mention of a speaker and a cue take in, by the conventions of ADR 0134."""

import pytest

from worker.quotes import extract_quotations


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            "“We will wait,” said Ann Tolley, an economist at the Marlow Institute.",
            "Ann Tolley, an economist at the Marlow Institute",
        ),
        ("“We will wait,” said a spokesman for the Marlow crews.", "a spokesman for the Marlow crews"),
        (
            "“We will wait,” said Luke Vance, director of debate at the Institute of Marlow.",
            "Luke Vance, director of debate at the Institute of Marlow",
        ),
        ("Mr. Vance of the Sailors Union said the wall had cracked.", "Mr. Vance of the Sailors Union"),
        ("The officials working at the port said the wall had cracked.", "The officials working at the port"),
        # What tells of the saying is no part of it.
        ("“We will wait,” said Ann Tolley in Marlow.", "Ann Tolley"),
        ("“We will wait,” said a spokesman on Monday.", "a spokesman"),
        ("“We will wait,” said the minister at a news conference.", "the minister"),
        ("“We will wait,” she said of the plan.", "she"),
        ("Ann Tolley, who runs the port, said the wall had cracked.", "Ann Tolley"),
    ],
)
def test_a_mention_is_not_cut_off(text: str, mention: str) -> None:
    quotation = extract_quotations(text, "en")[0]
    assert quotation.speaker is not None
    assert quotation.speaker.mention == mention
    assert quotation.speaker.mention_span is not None
    assert quotation.speaker.mention_span.of(text) == mention


def test_the_complements_of_an_office_are_no_part_of_the_role() -> None:
    speaker = extract_quotations("“We will wait,” said Ann Tolley, a lawyer for the Marlow crews.", "en")[
        0
    ].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Ann Tolley", "a lawyer")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ann Tolley also said the wall had cracked.", "also said"),
        ("Ann Tolley repeatedly noted that the wall had cracked.", "repeatedly noted"),
        ("Ann Tolley has further argued that the wall had cracked.", "has further argued"),
        ("“We will wait,” she said on Monday.", "said"),
        ("On Monday, Ann Tolley said the wall had cracked.", "said"),
    ],
)
def test_a_cue_takes_in_auxiliaries_and_adverbs_before_it(text: str, cue: str) -> None:
    quotation = extract_quotations(text, "en")[0]
    assert quotation.cue is not None
    assert quotation.cue.text == cue
