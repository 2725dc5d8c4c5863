"""French ways to give someone's words without a verb of saying beside them, in invented sentences."""

from collections.abc import Callable

import pytest

from worker.quotes import Quotation

Read = Callable[..., tuple[Quotation, ...]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Odile Garance a jugé la décision « injuste ».", "Odile Garance"),
        ("Odile Garance, elle, y voit « une chance pour le port ».", "Odile Garance"),
        ("L'opposition crie au « marché de dupes ».", "L'opposition"),
        ("Comme l'a souligné Odile Garance, le port n'a « plus un sou ».", "Odile Garance"),
        ("« Déni de démocratie » pour le collectif : le projet divise.", "le collectif"),
        ("Selon Odile Garance, citée par Le Quai, le port n'a « plus un sou ».", "Odile Garance"),
    ],
)
def test_whose_words_they_are(marked: Read, text: str, name: str) -> None:
    (quotation,) = marked(text)
    assert quotation.speaker is not None and quotation.speaker.name == name


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Comme l'a souligné Odile Garance, le port n'a plus un sou.", "le port n'a plus un sou"),
        ("Selon Odile Garance, citée par Le Quai, le port n'a plus un sou.", "le port n'a plus un sou"),
    ],
)
def test_what_is_reported_begins_behind_the_source(reported: Read, text: str, content: str) -> None:
    (quotation,) = reported(text)
    assert quotation.span.of(text) == content


def test_marks_with_their_source_are_not_reported_twice(reported: Read) -> None:
    assert reported("« Déni de démocratie » pour le collectif, « bon sens » pour la mairie.") == ()
