"""Verb of speech -> cue: by the form that it stands in, the side of its content and its speaker."""

from worker.quotes.cues.coordinated import join_speakers
from worker.quotes.cues.hit import CueHit, skip_adverbs
from worker.quotes.cues.implied import (
    accusation,
    agent,
    called,
    controller,
    dative,
    noun_before,
    through_whom,
)
from worker.quotes.cues.inversions import clitic_inversion, under_another, veiled
from worker.quotes.cues.statements import with_subject
from worker.quotes.cues.verb_groups import VerbGroup, verb_group
from worker.quotes.lexicon.finite import is_konjunktiv
from worker.quotes.lexicon.grammar import CueWord, Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import QUOTE


def verb_cue(
    tokens: Tokens,
    k: int,
    words: tuple[CueWord, ...],
    tail: int,
    first: int,
    past: int,
    phrases: list[Phrase],
    earlier: list[CueHit],
) -> CueHit | None:
    """The cue at token `k`, of the sentence from `first` to `past`, with who speaks; None where nobody does."""
    group = verb_group(tokens, k, words, tail, first, past)
    if group is None:
        return None
    if group.form == Form.PARTICIPLE:
        return (
            _coordinated(tokens, group, words, first, past, earlier)
            or _reduced(tokens, group, past)
            or accusation(tokens, group, past, phrases)
        )
    if group.passive:
        return _passive(tokens, group, past, phrases)
    if group.form == Form.INFINITIVE:
        return (
            veiled(tokens, group, first, past)
            or under_another(tokens, group, first, past)
            or _infinitive(tokens, group, first, phrases, earlier)
        )
    if group.form == Form.GERUND:
        speaker = noun_before(tokens, phrases, group.left)
        speaker = speaker or controller(tokens, phrases, group.left, first, earlier)
        return group.cue(Evidence.PARTICIPLE, speaker, 0.75)
    if group.clitic >= 0:
        return clitic_inversion(tokens, group, group.clitic, past)
    return _finite(tokens, group, words, first, past, phrases, earlier)


def _finite(
    tokens: Tokens,
    group: VerbGroup,
    words: tuple[CueWord, ...],
    first: int,
    past: int,
    phrases: list[Phrase],
    earlier: list[CueHit],
) -> CueHit | None:
    language = tokens.language
    hit = with_subject(tokens, group, first, past, phrases, earlier)
    if hit is None:
        return None
    if hit.subject is not None and language.nouns.voices:
        hit.subject = through_whom(tokens, hit.subject, past) or hit.subject
    if (
        language.verbs.reportive
        and group.auxiliary < 0
        and (hit.subject is None or hit.subject.kind >= Kind.DOCUMENT)
        and is_konjunktiv(words, tokens.norm[group.verb])
    ):
        return None  # «Die Auswertung belege, dass…»: someone else is reported to say so
    join_speakers(tokens, hit, first, past, phrases)
    if group.lemma in language.verbs.quoting:
        quoted = phrase_at(tokens, hit.after, past)
        if quoted is not None and quoted.kind in (Kind.NAME, Kind.ROLE):
            hit.subject, hit.after = quoted, quoted.past
    return hit


def _passive(tokens: Tokens, group: VerbGroup, past: int, phrases: list[Phrase]) -> CueHit | None:
    by = agent(tokens, group.past, past)
    if by is None and tokens.language.syntax.participle_may_close_clause:
        by = agent(tokens, group.auxiliary + 1, group.verb)  # wird von Lima als «…» bezeichnet
    if by is None:
        return accusation(tokens, group, past, phrases) or called(tokens, group)
    return group.cue(Evidence.CUE, by, 0.6, left=True)


def _infinitive(
    tokens: Tokens, group: VerbGroup, first: int, phrases: list[Phrase], earlier: list[CueHit]
) -> CueHit:
    speaker = dative(tokens, phrases, group.verb) or controller(tokens, phrases, group.left, first, earlier)
    governed = group.verb > first and tokens.norm[group.verb - 1] in tokens.language.verbs.modals
    return group.cue(Evidence.CUE, speaker, 0.72 if governed else 0.58)


def _reduced(tokens: Tokens, group: VerbGroup, past: int) -> CueHit | None:
    """A participle on its own: «qualifié par l'opposition de…»: only its agent speaks."""
    beyond = group.past
    if (
        tokens.language.syntax.subject_may_be_left_out
        and tokens.norm[group.verb] in tokens.language.outlets.cited
    ):
        return None  # «citato dall'agenzia Norpress»: it passes the words on
    if (
        beyond + 1 < past
        and tokens.norm[beyond] in tokens.language.clauses.as_words
        and tokens.kind[beyond + 1] == QUOTE
    ):
        beyond += 1
    if (
        beyond < past
        and tokens.kind[beyond] == QUOTE
        and not tokens.language.syntax.participle_may_close_clause
    ):
        beyond += 1  # «jugée “dérisoire” par les forains»
    by = agent(tokens, beyond, past)
    return None if by is None else group.cue(Evidence.CUE, by, 0.55, after=by.past)


def _coordinated(
    tokens: Tokens,
    group: VerbGroup,
    words: tuple[CueWord, ...],
    first: int,
    past: int,
    earlier: list[CueHit],
) -> CueHit | None:
    """«a dénoncé un complot et *appelé* à manifester»: the auxiliary and the subject of the verb before."""
    language, norm = tokens.language, tokens.norm
    before = group.verb - 1
    while before > first and norm[before] in language.words.adverbs:
        before -= 1
    if (
        norm[before] not in language.clauses.coordinators
        or language.syntax.nouns_precede_head
        or language.syntax.participle_may_close_clause
    ):
        return None
    for hit in reversed(earlier):
        if hit.subject is None or hit.passive or hit.gerund or hit.evidence is Evidence.ACCORDING_TO:
            continue
        if norm[hit.first] not in language.verbs.have and norm[hit.first] not in language.verbs.be:
            return None
        frame = 0
        for word in words:
            frame |= word.frame & ~Frame.NOUN_TOO if not word.frame & Frame.REFLEXIVE else 0
        active = group._replace(passive=False, frame=frame)
        return active.cue(Evidence.CUE, hit.subject, 0.75, after=skip_adverbs(tokens, group.past, past))
    return None
