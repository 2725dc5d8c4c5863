"""English: which of the noun phrases around a cue is its subject, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Debates change little, noted Channel Nine’s Ann Tolley. “They come too late,” she wrote.",
            "Ann Tolley",
        ),
        (
            "The port needs a “lawful source of income,” as a Harbor Council memo put it.",
            "a Harbor Council memo",
        ),
        (
            "“They push it,” Ann Tolley, the head of the port and whose work is featured in a film, told The Harbor Post.",
            "Ann Tolley",
        ),
        ("The film ends with footage of Ann Tolley saying, “That makes me smart.”", "Ann Tolley"),
        ("Ann Tolley said it shows that the port is “unfit for the boats of our day”.", "Ann Tolley"),
        ("Ann Tolley is describing as “unhinged and unfair” a Vance tweet.", "Ann Tolley"),
        ("In a statement, eleven charities accused the port of “looking the other way”.", "eleven charities"),
        (
            "Luke Vance said it was late. Ann Tolley’s plans were read out. “We sail,” he said.",
            "Luke Vance",
        ),
    ],
)
def test_the_subject_is_found(marked: Read, text: str, name: str) -> None:
    quotation = marked(text, "en")[-1]
    assert quotation.speaker is not None and quotation.speaker.name == name


def test_who_asks_in_an_interview_does_not_answer(marked: Read) -> None:
    text = "\n\n".join(
        [
            "Pippa Vane has written a book.",
            "Q: Why?",
            "A: To sleep better.",
            "Q: And do you?",
            "A: Not yet, I fear.",
            "Q: When will you?",
            "A: When it rains.",
            "Interview by Mark Teale. Mark Teale lives in Orrin. Mark Teale sails.",
        ]
    )
    answers = marked(text, "en")
    assert answers and all(q.speaker is not None and q.speaker.name == "Pippa Vane" for q in answers)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Staff were tired. A cashier in Orrin, who was off sick, said it was hard. “We ran out,” she said.",
            "A cashier",
        ),
        ("Two men saw it. “You hear it first,” one of them said.", "one of them"),
        ("Others wrote in. “We hear it nightly,” wrote one.", "one"),
        (
            "A spokesman for Ann Tolley, who was away, said the port remained committed to “a dry summer”.",
            "A spokesman",
        ),
        ("Bill Rusk said it was late. “We sail,” he said.", "Bill Rusk"),
        (
            "“I guessed,” said Marit Bree. “She guessed,” she told Orrin Live. The rain went on. “I slept,” she said.",
            "Marit Bree",
        ),
        ("It would be cheap, said Ann Tolley of the Harbor Institute. “We counted,” she said.", "Ann Tolley"),
        ("A spokesman for the Harbor Guild, Luke Vance, said it was “a dry summer”.", "Luke Vance"),
        ("The port’s lobby, Freewater, says the law is “a net with holes”.", "Freewater"),
        ("A report by the harbor police found that the crew was “one man short”.", "A report"),
        ("The bill fell after Ann Tolley was recorded calling it “a brochure of dreams”.", "Ann Tolley"),
        ("Ann Tolley wept. Tolley’s statement read: “We slept.”", "Ann Tolley"),
        (
            "Captain says “we heard nothing at all”\n\nThe inquiry met. Captain Ann Tolley, 50, wept.",
            "Ann Tolley",
        ),
        ("Its coach, Bernd Falke, felt it was late. “We lost,” the German added.", "Bernd Falke"),
        ("A critic left. The Harbor Bank wrote to Ann Tolley. “We lost,” it said.", "The Harbor Bank"),
        ("Ann Tolley wept. Her letter said: “We slept.”", "Ann Tolley"),
        ("Luke Vance wept. “We slept.” Those were the words of Ann Tolley.", "Ann Tolley"),
        ("Ann Tolley said the crews wanted “the truth and nothing else”.", "Ann Tolley"),
        ("“I slept,” said Ann Tolley. Her manager, Luke Vance, left. “I ran,” she said.", "Ann Tolley"),
    ],
)
def test_who_is_meant_is_found(marked: Read, text: str, name: str) -> None:
    quotation = marked(text, "en")[-1]
    assert quotation.speaker is not None and quotation.speaker.name == name
