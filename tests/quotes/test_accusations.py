"""What someone is accused of is never said by the accused, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luc Vasse, soupçonné de « cacher la dette », a démissionné.", None),
        ("Luc Vasse est accusé de « cacher la dette du port ».", None),
        ("Luc Vasse est soupçonné de « cacher la dette » par le parquet.", "le parquet"),
        ("Le parquet a ouvert une enquête contre Luc Vasse, soupçonné de « cacher la dette ».", "Le parquet"),
        ("Le parquet accuse Luc Vasse de « cacher la dette ».", "Le parquet"),
    ],
)
def test_the_accuser_speaks_if_anyone(marked: Read, text: str, name: str | None) -> None:
    (quotation,) = marked(text)
    assert (quotation.speaker.name if quotation.speaker is not None else None) == name


def test_the_accused_does_not_speak_in_english(marked: Read) -> None:
    (quotation,) = marked("Ann Bell was accused of “hiding the debt from the town”.", "en")
    assert quotation.speaker is None
