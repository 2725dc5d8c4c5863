"""Floors of article cleaning, on invented pages whose paragraphs and foreign lines are annotated."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import trafilatura

from tests.articles.golden import FOLDER, NAMES, read_golden

PAGES = Path(__file__).parent / "pages"
FLOORS = tomllib.loads((PAGES / "floors.toml").read_text(encoding="utf-8"))


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))) if words else Counter()


def measure(texts: dict[str, str]) -> tuple[float, int, int]:
    """Mean F, junk lines left and gold paragraphs lost."""
    f_sum, junk, lost = 0.0, 0, 0
    for name, text in texts.items():
        annotated = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
        want, got = shingles("\n".join(annotated["gold"])), shingles(text)
        f_sum += 2 * (want & got).total() / (want.total() + got.total())
        lines = {line.strip() for line in text.split("\n")}
        junk += sum(line in lines for line in annotated["junk"])
        for paragraph in annotated["gold"]:
            own = shingles(paragraph)
            lost += own.total() >= 5 and (own & got).total() < own.total() / 2
    return f_sum / len(texts), junk, lost


def test_articles_keep_their_floors() -> None:
    f, junk, lost = measure({name: read_golden(name).body for name in NAMES})
    assert f >= FLOORS["f"]
    assert junk <= FLOORS["junk_lines"]
    assert lost <= FLOORS["lost_paragraphs"]


def test_the_floors_can_fail() -> None:
    """The extractor alone leaves foreign lines on the same pages and loses paragraphs."""
    texts = {name: trafilatura.extract((FOLDER / f"{name}.html").read_bytes()) or "" for name in NAMES}
    f, junk, lost = measure(texts)
    assert f < FLOORS["f"]
    assert junk > 5
    assert lost > FLOORS["lost_paragraphs"]
