"""PARAGRAPHS -> QUOTATIONS: knows text and language; no HTML, no feed, no Kafka."""

from worker.quotes.extract import extract_quotations
from worker.quotes.model import Cue, Evidence, Quotation, QuotationType, Quoted, SaidTo, Span, Speaker, Stance

__all__ = [
    "Cue",
    "Evidence",
    "Quotation",
    "QuotationType",
    "Quoted",
    "SaidTo",
    "Span",
    "Speaker",
    "Stance",
    "extract_quotations",
]
