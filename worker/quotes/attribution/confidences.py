"""Sums of weights -> confidences that mean what they say: of those given 0.9 or more, nine in ten are right (ADR 0139).

Each scale is a list of points, straight between them, as `bench/fit_confidences.py` prints them for the project's own
articles and French Wikinews. Set by hand: the lowest point of each, below what was seen, and reported clauses, 0.02 lower
than fitted, since newspapers write them less tidily. They are checked on press (docs/quotations.md).
"""

from bisect import bisect_right

from worker.quotes.model import QuotationType

Scale = tuple[tuple[float, float], ...]
"""(sum of weights, share that is right), both rising."""

WORDS: dict[QuotationType, Scale] = {
    QuotationType.DIRECT: ((0.5, 0.8), (0.66, 0.89), (0.82, 0.95), (0.91, 0.96), (0.99, 0.99)),
    QuotationType.MIXED: ((0.5, 0.75), (0.55, 0.81), (0.65, 0.9), (0.75, 0.94), (0.86, 0.95), (0.99, 0.99)),
    QuotationType.INDIRECT: ((0.4, 0.6), (0.71, 0.75), (0.89, 0.77), (0.93, 0.79)),
}
SPEAKER: Scale = (
    (0.1, 0.5),
    (0.3, 0.63),
    (0.42, 0.78),
    (0.51, 0.83),
    (0.6, 0.87),
    (0.71, 0.9),
    (0.79, 0.92),
    (0.83, 0.96),
    (0.93, 0.98),
    (1.0, 0.99),
)
"""Of those whose words are right."""
FEW_TOKENS = 4
"""A reported clause of fewer tokens is not one half as often."""
OF_FEW_TOKENS = 0.65


def of_words(kind: QuotationType, weight: float, size: int = FEW_TOKENS) -> float:
    """That the span is a quotation. `weight` is the judge's sum, or the cue's weight for a reported clause.

    `size` is the number of its tokens, by which only a reported clause is judged here.
    """
    sure = _read(WORDS[kind], weight)
    return round(sure * OF_FEW_TOKENS if size < FEW_TOKENS else sure, 3)


def of_speaker(words: float, weight: float) -> float:
    """That the span is a quotation and its speaker the one who is named; `words` is the confidence in the span."""
    return round(words * _read(SPEAKER, weight), 3)


def _read(scale: Scale, weight: float) -> float:
    at = bisect_right(scale, weight, key=lambda point: point[0])
    if at == 0:
        return scale[0][1]
    if at == len(scale):
        return scale[-1][1]
    (left, low), (right, high) = scale[at - 1], scale[at]
    return low + (high - low) * (weight - left) / (right - left)
