"""Chains -> whom each of their quotations was said to: what one of them tells holds for those that go on from it.

How far it holds depends on what it is (ADR 0138). A text, a post or a video is the place of all that is quoted from it
in one chain. An outlet or an occasion hears what leans on the sentence that names it by a pronoun behind
the words, and what that sentence only reports and the next one gives in marks. People and bodies are told by one
reporting clause.
"""

from worker.quotes.attribution.chains import Told
from worker.quotes.model import Evidence, QuotationType, SaidTo


def carried(told: list[Told], chains: list[int | None]) -> list[SaidTo | None]:
    """For each quotation, whom or where it was said to: its own, or that of the one before it in its chain."""
    heard: list[SaidTo | None] = []
    last: dict[int, int] = {}
    for k, one in enumerate(told):
        said, number = one.quotation.said_to, chains[k]
        if number is not None:
            known = heard[last[number]] if number in last else None
            if said is None and known is not None and _holds(known.kind, told[last[number]], one):
                said = known
            last[number] = k
        heard.append(said)
    return heard


def _holds(kind: str, before: Told, one: Told) -> bool:
    if kind == "medium" or _shares_clause(before, one):
        return True
    if kind not in ("outlet", "event"):
        return False
    if one.quotation.type is QuotationType.INDIRECT and _same_mention(before, one):
        return True
    in_marks = before.quotation.type is QuotationType.INDIRECT and one.quotation.type is QuotationType.DIRECT
    return in_marks or (one.leans and _follows_words(one))


def _same_mention(before: Told, one: Told) -> bool:
    """«…» y recordó que…: a subject that is left out, since it stands before the verb that named the outlet."""
    speaker, other = one.quotation.speaker, before.quotation.speaker
    if speaker is None or other is None or speaker.mention_span is None:
        return False
    return speaker.mention_span == other.mention_span


def _follows_words(one: Told) -> bool:
    """«…», a-t-il ajouté: a reporting clause behind the words; «Il a dit ailleurs que…» may tell of another day."""
    cue = one.quotation.cue
    return cue is None or cue.span.start >= one.quotation.span.end


def _shares_clause(before: Told, one: Told) -> bool:
    """Whether both stand under one reporting clause, or the second under a participle of it."""
    cue, cue_before = one.quotation.cue, before.quotation.cue
    if cue is None or one.quotation.evidence is Evidence.PARTICIPLE:
        return True
    return cue_before is not None and cue.span == cue_before.span
