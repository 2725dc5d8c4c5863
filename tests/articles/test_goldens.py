"""Whole pages, invented in the shape of real publishers', against what they must become."""

import pytest

from tests.articles.golden import FOLDER, NAMES, as_text, read_golden


@pytest.mark.parametrize("name", NAMES)
def test_the_golden_page_comes_out_as_written(name: str) -> None:
    assert as_text(read_golden(name)) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_the_page_with_ad_labels_keeps_every_paragraph_and_neither_label_nor_caption() -> None:
    body = read_golden("fr_dossier_publicite").body
    lines = body.split("\n")
    assert "Passer la publicité" not in lines
    assert "JEANNE ORSEVAL" not in body
    assert "passer la publicité coûte 5 € par mois" in body
    assert len([line for line in lines if line]) == 8
