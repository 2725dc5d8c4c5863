"""PARAGRAPHS -> QUOTATIONS: knows text and language; no HTML, no feed, no Kafka."""

from worker.quotes.explanation import Considered, Explanation, explain_quotations
from worker.quotes.extract import extract_quotations
from worker.quotes.model import (
    Cue,
    Evidence,
    Gender,
    GenderEvidence,
    Quotation,
    QuotationType,
    Quoted,
    SaidTo,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
)

__all__ = [
    "Considered",
    "Cue",
    "Evidence",
    "Explanation",
    "Gender",
    "GenderEvidence",
    "Quotation",
    "QuotationType",
    "Quoted",
    "SaidTo",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "explain_quotations",
    "extract_quotations",
]
