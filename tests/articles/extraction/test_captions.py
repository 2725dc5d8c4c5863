"""Captions and credits: what is one, and how it comes apart."""

import pytest

from worker.articles.extraction.captions import image_from_text, is_caption, is_credit, split_credit


@pytest.mark.parametrize(
    "line",
    [
        "JEANNE ORSEVAL-DUVAL / AFP",
        "© Reuters",
        "Jost Lüdecke/dpa",
        "Photo : Ada Bell",
        "(Foto: Carlo Renzulli)",
        "Getty Images",
        "Ada Bell/Getty Images via AFP",
    ],
)
def test_a_bare_credit_is_one(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "The agency AFP reported on Tuesday that the bridge was shut.",
        "A déclaré à l'AFP le préfet",
        "Reuters could not reach the company for comment on the figures of last year / AP",
        "“Ask Reuters.”",
    ],
)
def test_a_sentence_about_an_agency_is_no_credit(line: str) -> None:
    assert not is_credit(line)
    assert not is_caption(line)


def test_a_bare_last_line_with_caption_and_credit_is_a_caption() -> None:
    line = "La préfète et le maire sur le pont le 15 août 2025. JEANNE ORSEVAL-DUVAL / AFP"
    assert is_caption(line)
    image = image_from_text(line)
    assert image.caption == "La préfète et le maire sur le pont le 15 août 2025."
    assert image.credit_text == "JEANNE ORSEVAL-DUVAL / AFP"


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            "Le port de plaisance, en mai. — J. ORSEVAL/SIPA",
            "Le port de plaisance, en mai.",
            "J. ORSEVAL/SIPA",
        ),
        ("Une agence fermée ce matin © AFP", "Une agence fermée ce matin", "AFP"),
        ("Nothing but words.", "Nothing but words.", ""),
    ],
)
def test_caption_and_credit_come_apart(line: str, caption: str, credit: str) -> None:
    assert split_credit(line) == (caption, credit)
