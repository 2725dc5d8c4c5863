"""Verb that closes a clause of "as" -> cue: «*wie die Stadt mitteilte*, …», «…, *wie aus Kreisen verlautete*».

Where the verb closes a dependent clause (German), its subject stands right behind the opening word, far from the verb.
"""

from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.implied import institution_at
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.cues.weights import Weight
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.text.words import BREAK, PUNCT, QUOTE

_REACH = 30
"""Tokens from the opening word to the verb: a subject with its role, a place, a date."""


def as_clause(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """The cue of a verb that closes a clause of "as"; None where it closes none."""
    tokens, past = sentence.tokens, sentence.past
    closes = group.past >= past or tokens.kind[group.past] == PUNCT
    lead = _lead(sentence, group) if closes else -1
    if lead < 0:
        return None
    subject = phrase_at(tokens, lead + 1, group.left) or institution_at(tokens, lead + 1, group.left)
    if subject is None or subject.oblique:
        return None
    left = lead > sentence.first
    hit = group.cue(Evidence.CUE, subject, Weight.SECOND_PLACE, left=left, right=not left, after=group.past)
    hit.thing_said_at = lead if left else -1
    return hit


def _lead(sentence: Sentence, group: VerbGroup) -> int:
    """The word for "as" that opens the clause; -1 where none does, or where an earlier cue asks how."""
    tokens, first = sentence.tokens, sentence.first
    leads, norm = tokens.language.clauses.as_leads, tokens.norm
    for j in range(group.left - 1, max(first - 1, group.left - _REACH), -1):
        if tokens.kind[j] in (QUOTE, BREAK) or norm[j] in ";:":
            return -1
        if norm[j] not in leads:
            continue
        if j == first:
            return j
        if norm[j - 1] != ",":
            continue
        asks = any(hit.right and "," not in norm[hit.past : j - 1] for hit in sentence.earlier)
        return -1 if asks else j
    return -1
