"""English: what a cue reports without marks, where it begins and where it ends, in invented sentences."""

import pytest

from tests.quotes.conftest import Read


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The wall, she said, would hold for a century.", ["The wall, she said, would hold for a century"]),
        (
            "Of the nine boats, the port said, two had sunk.",
            ["Of the nine boats, the port said, two had sunk"],
        ),
        (
            "The wall would hold, she said, adding that it was cheap.",
            ["The wall would hold", "that it was cheap"],
        ),
        ("Ann Tolley told the inquiry she had slept badly.", ["she had slept badly"]),
        ("Ann Tolley urged the crews to wait for the tide.", ["to wait for the tide"]),
        ("The port say Mr. Vance ignored the cracks.", ["Mr. Vance ignored the cracks"]),
        ("Luke Vance, who runs the port, said he slept badly.", ["he slept badly"]),
        (
            "Ann Tolley said it was “a very late and very wet summer”.",
            ["it was “a very late and very wet summer”"],
        ),
        ("Bats lower their voices, study finds.", ["Bats lower their voices"]),
        ("Ann Tolley said on Monday the boats sank.", ["the boats sank"]),
        ("Ann Tolley said in a statement the boats sank.", ["the boats sank"]),
        ("The port said up to 22 jobs could go.", ["up to 22 jobs could go"]),
        ("Ann Tolley denied selling the boats.", ["selling the boats"]),
        ("The port said it was late, while Ann Tolley called it early.", ["it was late"]),
        ("The boats will sail in May, said Ann Tolley.", ["The boats will sail in May"]),
        # A clause with a speaker of its own is not what the first one said.
        (
            "Ann Tolley told Marlow Live the wall had cracked, and she expects more will follow.",
            ["the wall had cracked", "more will follow"],
        ),
        (
            "Luke Vance said the boats were late, but the port insists they were early.",
            ["the boats were late", "they were early"],
        ),
        (
            "The port says two boats sank while Ann Tolley claims it was three.",
            ["two boats sank", "it was three"],
        ),
        ("Those talks go on, she said.", ["Those talks go on"]),
        ("In May, Ann Tolley said the boats had sunk.", ["the boats had sunk"]),
        # What the writer leads in with, and what he adds, is not said.
        ("However, the wall would hold for a century, she said.", ["the wall would hold for a century"]),
        ("But the wall would hold for a century, she said.", ["the wall would hold for a century"]),
        ("MARLOW — The wall would hold for a century, she said.", ["The wall would hold for a century"]),
        ("The wall had held for a year, as the crews have said.", ["The wall had held for a year"]),
        ("Luke Vance said the port had paid, which drew questions about the wall.", ["the port had paid"]),
        ("Luke Vance said the port had paid, which the council has denied.", ["the port had paid"]),
        ("Luke Vance claimed that it was paid, although he had no proof.", ["that it was paid"]),
        ("Luke Vance said the wall had cracked, but the crews were asleep.", ["the wall had cracked"]),
        ("The crews claim the port lied – an allegation the port rejects.", ["the port lied"]),
        (
            "The port said the bill, which passed in May, was far too long.",
            ["the bill, which passed in May, was far too long"],
        ),
        (
            "Luke Vance said the wall - a relic of the war - would be mended.",
            ["the wall - a relic of the war - would be mended"],
        ),
        (
            "Luke Vance said he wrote the law but could not stop it.",
            ["he wrote the law but could not stop it"],
        ),
        ("In a talk on Marlow's “Tide Watch,” Luke Vance said the wall would hold.", ["the wall would hold"]),
        (
            "The gap shows there is “a social side to the wall,” according to the study.",
            ["The gap shows there is “a social side to the wall,”"],
        ),
        ("Luke Vance says there needs to be a law.", ["there needs to be a law"]),
        ("Ann Tolley told me the wall had cracked.", ["the wall had cracked"]),
        # What the speaker thinks, means or heard is part of what was said.
        ("Ann Tolley said she thinks that the wall will hold.", ["she thinks that the wall will hold"]),
        ("Luke Vance said he plans to sell the boats.", ["he plans to sell the boats"]),
        (
            "The port said the council had told it that it could stay.",
            ["the council had told it that it could stay"],
        ),
        ("Ann Tolley promised to mend the wall.", ["to mend the wall"]),
        ("Luke Vance told his advisers to figure out a price.", ["to figure out a price"]),
        ("Ann Tolley hopes that the wall will hold.", ["that the wall will hold"]),
        ("Ann Tolley asked the port to show the plans.", ["to show the plans"]),
        ("She raised a tax which she said would be low.", ["would be low"]),
        (
            "Many say the narrow lead hides doubts about the wall.",
            ["the narrow lead hides doubts about the wall"],
        ),
    ],
)
def test_what_is_reported(text: str, contents: list[str], reported: Read) -> None:
    assert [quotation.span.of(text) for quotation in reported(text, "en")] == contents


@pytest.mark.parametrize(
    "text",
    [
        "Luke Vance is trying to sell the boats.",
        "The harbor needs to be dredged before winter.",
        "The board asked state agencies for a list of boats.",
        "The harbor projects will end in May.",
        "For Ann Tolley, the deal opened the door to other deals.",
        # Wishes, plans and agreements
        "Luke Vance wants to sell the boats.",
        "The port agreed to repair the wall by May.",
        "Ann Tolley hopes to sail in May.",
        "The two crews are expected to spend a tenth of it on nets.",
        "Three towns are not members but have asked to join.",
        "The crews were invited to a meeting in Marlow.",
        # Aims
        "Luke Vance went out to find another boat to sell.",
        "Her lawyer tried to prove that the wall was sound.",
        "It is a chance to hear what she has to say about the wall.",
        # Things, with a verb only in a clause of time or a relative
        "Ann Tolley stressed the importance of dredging before building, particularly as the talks continue.",
        "The two ports agreed a target of 5% of their budgets by May.",
        "The court heard a final day of arguments on the wall, a case that has been put off twice.",
        "The council is reviewing the port's claim to the islands.",
        "Everything Luke Vance says is a lie.",
        "If all goes according to plan, three towers here will hold the wall.",
        "The board accepted the fact that two crews had left.",
        "Many see the divisions that have torn the port apart.",
        "The old boat was supposed to be mended by the crews.",
        "Two nets were offered by the port.",
        "Asked about the wall, Ann Tolley left.",
        "Ann Tolley told a packed hall in Marlow: “We will wait for it.”",
        "“We will wait,” the Marlow Gull quoted Ann Tolley as saying.",
    ],
)
def test_nothing_is_reported(text: str, reported: Read) -> None:
    assert not reported(text, "en")


def test_where_the_reported_thing_happens_is_nobody_spoken_to(marked: Read) -> None:
    text = "Ann Tolley said it would end in court. “We will lose,” she said."
    assert marked(text, "en")[0].said_to is None
