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
    ],
)
def test_nothing_is_reported(text: str, reported: Read) -> None:
    assert not reported(text, "en")


def test_where_the_reported_thing_happens_is_nobody_spoken_to(marked: Read) -> None:
    text = "Ann Tolley said it would end in court. “We will lose,” she said."
    assert marked(text, "en")[0].said_to is None
