"""Verb of speech -> cue, where the speaker comes after it as a clitic, under another verb, or by position alone."""

from worker.quotes.cues.hit import (
    DASHES,
    CueHit,
    clause_over,
    past_prepositional,
    skip_adverbs,
)
from worker.quotes.cues.implied import house_at
from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CLITIC, LOWER, QUOTE


def veiled(tokens: Tokens, group: VerbGroup, first: int, past: int) -> CueHit | None:
    """«…», tente-t-elle de plaisanter; «…», veut croire le maire: a speech verb under another, inverted."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if not language.pronouns.clitic_subjects or not group.frame & (Frame.SAY | Frame.THAT | Frame.MANNER):
        return None
    j = group.verb - 1
    if j > first and norm[j] in language.clauses.infinitive_links:
        j -= 1
    if j > first and kind[j] == CLITIC:
        hit = clitic_inversion(tokens, group._replace(first=j - 1), j, past)
        return hit if hit is not None and hit.subject is not None else None
    if (
        j - 1 <= first
        or norm[j] not in language.verbs.modals
        or (norm[j - 1] != "," and kind[j - 1] != QUOTE)
    ):
        return None
    subject = phrase_at(tokens, group.after, past)
    if subject is None or subject.kind > Kind.COLLECTIVE or not clause_over(tokens, subject.past, past):
        return None
    whole = group._replace(first=j)
    return whole.cue(Evidence.INVERSION, subject, 0.85, left=True, right=False, after=subject.past)


def under_another(tokens: Tokens, group: VerbGroup, first: int, past: int) -> CueHit | None:
    """«…», si è limitato a dire Ana Lima; «…», quiso precisar: where a subject may be left out, too."""
    norm, kind = tokens.norm, tokens.kind
    if not tokens.language.syntax.subject_may_be_left_out or not group.frame & (Frame.SAY | Frame.THAT):
        return None
    j = group.verb - 1
    while j > first and kind[j] == LOWER and group.verb - j < 7:
        j -= 1
    j -= norm[j] == ","
    if j < first or kind[j] != QUOTE:
        return None
    subject = phrase_at(tokens, past_prepositional(tokens, group.after, past), past)
    if subject is None or subject.kind > Kind.COLLECTIVE:
        return group.cue(Evidence.CUE, None, 0.6, left=True, right=False)
    return group.cue(Evidence.INVERSION, subject, 0.85, left=True, right=False, after=subject.past)


def clitic_inversion(tokens: Tokens, group: VerbGroup, clitic: int, past: int) -> CueHit | None:
    """«…», a-t-elle dit: the clitic speaks; where it is nobody (a-t-on dit à Matignon), the house that follows."""
    word = tokens.norm[clitic]
    agreement = tokens.language.pronouns.clitic_subjects.get(word)
    if agreement is None:
        return None
    if word.rsplit("-", 1)[-1] in tokens.language.pronouns.impersonal:
        house = house_at(tokens, group.after, past)
        return group.cue(Evidence.INVERSION, house, 0.85 if house is not None else 0.5, left=True)
    subject = Phrase(clitic, clitic + 1, Kind.PRONOUN, agreement, head=clitic, core_past=clitic + 1)
    return group.cue(Evidence.INVERSION, subject, 0.97, left=True)


def unlisted_verb(tokens: Tokens, k: int, past: int) -> CueHit | None:
    """A verb that no lexicon holds, where only a verb of speech can stand: «…», énumère le docteur Lima.

    After the marks and a comma: verb and person (or person and verb in English), and then the clause ends.
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    j = k + 1
    while j < past and (norm[j] == "," or norm[j] in DASHES):
        j += 1
    comma = j > k + 1
    if j >= past or kind[j] not in (LOWER, CAPITAL) or not (comma or tokens.text[tokens.end[k] - 2] in ",!?"):
        return None
    if language.syntax.nouns_precede_head:
        subject = phrase_at(tokens, j, past)
        if subject is None or subject.kind not in (Kind.NAME, Kind.ROLE, Kind.PRONOUN):
            return None
        verb = skip_adverbs(tokens, subject.past, past)
        if (
            verb >= past
            or kind[verb] != LOWER
            or not norm[verb].endswith("ed")
            or norm[verb] in language.stops
        ):
            return None
        if not clause_over(tokens, verb + 1, past):
            return None
        return CueHit(
            verb, verb + 1, verb, norm[verb], Frame.SAY, Evidence.CUE, subject, True, True, verb + 1, 0.75
        )
    start = j
    while j < past and norm[j] in language.pronouns.clitics and norm[j] not in language.verbs.have:
        j += 1
    clitic = -1
    if j < past and norm[j] in language.verbs.have:
        j += 1
        if j < past and kind[j] == CLITIC:
            clitic = j
            j += 1
        j = skip_adverbs(tokens, j, past)
    if (
        j >= past
        or kind[j] != LOWER
        or len(norm[j]) < 4
        or norm[j] in language.stops
        or norm[j] in language.words.adverbs
    ):
        return None
    verb = j
    if norm[verb] in language.determiners.all or norm[verb] in language.nouns.kinds:
        return None
    j += 1
    if clitic < 0 and j < past and kind[j] == CLITIC:
        clitic = j
        j += 1
    if clitic >= 0:
        agreement = language.pronouns.clitic_subjects.get(norm[clitic])
        if agreement is None or norm[clitic].endswith("on"):
            return None
        subject = Phrase(clitic, clitic + 1, Kind.PRONOUN, agreement, head=clitic, core_past=clitic + 1)
        return CueHit(start, j, verb, norm[verb], Frame.SAY, Evidence.INVERSION, subject, True, True, j, 0.9)
    after = past_prepositional(tokens, skip_adverbs(tokens, j, past), past)
    subject = phrase_at(tokens, after, past)
    if (
        subject is None
        or subject.kind not in (Kind.NAME, Kind.ROLE)
        or not clause_over(tokens, subject.past, past)
    ):
        return None
    return CueHit(
        start, j, verb, norm[verb], Frame.SAY, Evidence.INVERSION, subject, True, False, subject.past, 0.8
    )
