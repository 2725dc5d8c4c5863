"""English dialogue: a mark inside the quotation cuts its cue off, and who is asked answers; invented sentences."""

from tests.quotes.conftest import Read


def speakers(text: str, marked: Read) -> list[str | None]:
    return [q.speaker.name if q.speaker is not None else None for q in marked(text, "en")]


def test_a_cue_behind_a_question_mark_keeps_its_speaker(marked: Read) -> None:
    text = "“Yes or no?” Ann Tolley asked Luke Vance, the head of the port.\n\n“No,” Luke Vance said."
    assert speakers(text, marked) == ["Ann Tolley", "Luke Vance"]


def test_a_sentence_of_its_own_is_no_cue(marked: Read) -> None:
    text = "Ann Tolley said it was late. “Do not wait.” Luke Vance said the boats were ready."
    assert speakers(text, marked) == ["Ann Tolley"]


def test_a_participle_at_the_head_leaves_the_subject_behind_the_comma(marked: Read) -> None:
    text = (
        "Ann Tolley saw it. Luke Vance slept. Asked whether Ann Tolley had slept, he grinned. “Ask the crew.”"
    )
    assert speakers(text, marked) == ["Luke Vance"]


def test_who_is_asked_answers(marked: Read) -> None:
    text = "\n\n".join(
        [
            "“I saw it,” Luke Vance said.",
            "“Were you there?” Ann Tolley asked.",
            "“I was, and so was the crew.”",
            "“Were you awake?”",
        ]
    )
    assert speakers(text, marked) == ["Luke Vance", "Ann Tolley", "Luke Vance", "Ann Tolley"]
