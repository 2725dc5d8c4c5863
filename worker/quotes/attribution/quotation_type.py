"""Marks and their cue -> whether they hold a whole utterance or a fragment of one."""

from worker.quotes.attribution.candidate import Candidate, Place
from worker.quotes.model import Evidence, QuotationType

_TERMINAL = ".!?…,"
_FRAGMENT = 6
"""Words up to which a fragment in lower case may stand before its cue: «“Une honte”, dit Ana Lima»."""
_AFTER_COLON = 3
_WITHIN = 4


def type_of(place: Place, cue: Candidate) -> QuotationType:
    """Direct for a whole utterance, mixed for a fragment; `cue` is the sentence's best one."""
    if place.alone or place.mark.continues or place.mark.left_open:
        return QuotationType.DIRECT
    return QuotationType.DIRECT if _is_utterance(place, cue) else QuotationType.MIXED


def _is_utterance(place: Place, cue: Candidate) -> bool:
    text, span, k = place.tokens.text, place.mark.span, place.k
    words = text.count(" ", span.start, span.end) + 1
    opens = text[span.start]
    capital = opens.isupper() or opens in "[(…¿¡" or opens.isdigit()
    before = place.tokens.norm[k - 1] if k else ""
    if before in place.tokens.language.clauses.as_words:
        return False  # «Als “Wortbruch” bezeichnete sie den Plan»
    if _closes_with_cue(cue, k):
        return capital or words > _FRAGMENT
    if before == ":" and (capital or words > _AFTER_COLON):
        return True
    return capital and words > _WITHIN and (text[span.end - 1] in _TERMINAL or before == ",")


def _closes_with_cue(cue: Candidate, k: int) -> bool:
    """Whether a verb right behind the marks announces them."""
    hit = cue.hit
    verb = hit is not None and hit.evidence in (Evidence.INVERSION, Evidence.CUE)
    return verb and hit is not None and cue.adjacent and hit.left and hit.first > k
