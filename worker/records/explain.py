"""Explanation of a quotation -> the fields by which `quotewire quotes --explain --jsonl` shows it."""

from collections.abc import Iterable
from typing import Any

from worker.quotes import Considered, Explanation


def explanation_fields(text: str, explanation: Explanation) -> dict[str, Any]:
    """Offsets are code points into `text`; `quotation` is the index in `quotes`, null where none came of it."""
    return {
        "start": explanation.span.start,
        "end": explanation.span.end,
        "text": explanation.span.of(text),
        "quotation": explanation.quotation,
        "verdict": explanation.verdict,
        "weight": explanation.weight,
        "confidence": explanation.confidence,
        "features": _features(explanation.features),
        "candidates": [_candidate(each) for each in explanation.candidates],
    }


def _candidate(considered: Considered) -> dict[str, Any]:
    return {
        "rule": considered.rule,
        "speaker": considered.speaker,
        "cue": considered.cue,
        "evidence": considered.evidence.value,
        "weight": considered.weight,
        "features": _features(considered.features),
        "won": considered.won,
        "why": considered.why,
    }


def _features(features: Iterable[tuple[str, float]]) -> list[dict[str, Any]]:
    return [{"name": name, "weight": round(weight, 3) + 0.0} for name, weight in features]
