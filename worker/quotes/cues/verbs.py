"""Verb of speech -> cue: by the form that it stands in, the side of its content and its speaker."""

from worker.quotes.cues.adverbials import skip_adverbs
from worker.quotes.cues.clause_openers import is_gerund, opens_infinitive
from worker.quotes.cues.coordinated import join_speakers
from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.implied import (
    accusation,
    called,
    controller,
    dative,
    modified_by_participle,
    nobody,
    passive_agent,
    through_whom,
)
from worker.quotes.cues.inversions import clitic_inversion, inverted_infinitive, null_subject_infinitive
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.statements import closes_what_was_said, with_subject
from worker.quotes.cues.subjects import subject_before
from worker.quotes.cues.verb_groups import VerbGroup, verb_group
from worker.quotes.cues.weights import Weight
from worker.quotes.lexicon.grammar import CueWord, Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.words import QUOTE


def verb_cue(sentence: Sentence, k: int, words: tuple[CueWord, ...], tail: int) -> CueHit | None:
    """The cue at token `k` with who speaks; None where nobody does.

    `words` are what the verb may be, `tail` how many words after it make it one of speech.
    """
    tokens, past = sentence.tokens, sentence.past
    group = verb_group(tokens, k, words, tail, sentence.first, past)
    if group is None:
        return None
    if group.form == Form.PARTICIPLE or _is_reduced(sentence, group, words):
        return (
            _coordinated(sentence, group, words) or _reduced(sentence, group) or accusation(sentence, group)
        )
    if group.passive:
        return _passive(sentence, group)
    if group.form == Form.INFINITIVE:
        return (
            inverted_infinitive(sentence, group)
            or null_subject_infinitive(sentence, group)
            or _infinitive(sentence, group)
        )
    if group.form == Form.GERUND:
        speaker = modified_by_participle(tokens, sentence.phrases, group.left)
        return group.cue(Evidence.PARTICIPLE, speaker or controller(sentence, group.left), Weight.GERUND)
    if group.clitic >= 0:
        return clitic_inversion(tokens, group, group.clitic, past)
    if group.lemma in tokens.language.verbs.phases and _governs_verb(sentence, group):
        return None
    return _finite(sentence, group)


def _is_reduced(sentence: Sentence, group: VerbGroup, words: tuple[CueWord, ...]) -> bool:
    """ "the questions *raised by the case*": a past that is spelled like the participle, right before its agent."""
    tokens, k = sentence.tokens, group.verb
    if group.auxiliary >= 0 or not any(word.form & Form.PARTICIPLE for word in words):
        return False
    if k + 2 >= sentence.past or tokens.norm[k + 1] not in tokens.language.verbs.agents:
        return False
    noun = any(phrase.past == k and phrase.kind >= Kind.COLLECTIVE for phrase in sentence.phrases)
    return noun and phrase_at(tokens, k + 2, sentence.past) is not None


def _governs_verb(sentence: Sentence, group: VerbGroup) -> bool:
    """«continue *de* servir», "began *to* leak": it only says that what follows goes on or begins."""
    tokens, at = sentence.tokens, group.past
    if at >= sentence.past:
        return False
    linked = tokens.norm[at] in tokens.language.clauses.infinitive_links
    return (linked and opens_infinitive(tokens, at, sentence.past)) or is_gerund(tokens, at)


def _finite(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    tokens, past, language = sentence.tokens, sentence.past, sentence.tokens.language
    hit = with_subject(sentence, group)
    if hit is None:
        return None
    if hit.subject is not None and language.nouns.voices:
        hit.subject = through_whom(tokens, hit.subject, past) or hit.subject
    if language.verbs.reportive and _is_itself_reported(sentence, group, hit):
        return None
    alone = hit.subject
    join_speakers(sentence, hit)
    if hit.subject is not None and hit.subject is not alone and hit.subject.past <= group.left:
        # “…,” *Ana Bell and* Luc Vance said: what stands before the first of them counts
        hit.left = hit.left or closes_what_was_said(sentence, group, hit.subject)
    if group.lemma in language.verbs.quoting:
        quoted = phrase_at(tokens, hit.after, past)
        if quoted is not None and quoted.kind in (Kind.NAME, Kind.ROLE):
            hit.first = hit.opens  # the outlet that quotes is part of the cue
            hit.subject, hit.after = quoted, quoted.past
    return hit


def _is_itself_reported(sentence: Sentence, group: VerbGroup, hit: CueHit) -> bool:
    """«Die Auswertung *belege*, dass…»: in the Konjunktiv someone else is reported to say so of a thing."""
    if group.auxiliary >= 0 or (hit.subject is not None and hit.subject.kind < Kind.DOCUMENT):
        return False
    return sentence.tokens.norm[group.verb] in sentence.tokens.language.verbs.reportive_cues


def _passive(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    tokens = sentence.tokens
    if group.lemma in tokens.language.verbs.quoting:
        subject, weight = subject_before(sentence, group.left)
        if subject is not None and subject.kind <= Kind.COLLECTIVE:  # *Ana Bell* was quoted by the Gull
            closes = closes_what_was_said(sentence, group, subject)
            return group._replace(passive=False).cue(Evidence.CUE, subject, weight, left=closes)
    by = passive_agent(tokens, group.past, sentence.past)
    if by is None and group.auxiliary >= 0:
        by = passive_agent(tokens, group.auxiliary + 1, group.verb)  # wird von Lima als «…» bezeichnet
    if by is None:
        return accusation(sentence, group) or called(tokens, group) or nobody(sentence, group)
    return group.cue(Evidence.CUE, by, Weight.PASSIVE, left=True)


def _infinitive(sentence: Sentence, group: VerbGroup) -> CueHit:
    tokens = sentence.tokens
    speaker = dative(tokens, sentence.phrases, group.verb) or controller(sentence, group.left)
    governed = group.verb > sentence.first and tokens.norm[group.verb - 1] in tokens.language.verbs.modals
    return group.cue(Evidence.CUE, speaker, Weight.INFINITIVE_OF_MODAL if governed else Weight.INFINITIVE)


def _reduced(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """A participle on its own: «qualifié par l'opposition de…»: only its agent speaks."""
    tokens, past, language = sentence.tokens, sentence.past, sentence.tokens.language
    if tokens.norm[group.verb] in language.outlets.relaying:
        return None  # «citato dall'agenzia Norpress»
    beyond = group.past
    if (
        beyond + 1 < past
        and tokens.norm[beyond] in language.clauses.as_words
        and tokens.kind[beyond + 1] == QUOTE
    ):
        beyond += 1
    if beyond < past and tokens.kind[beyond] == QUOTE and not language.syntax.participle_may_close_clause:
        beyond += 1  # «jugée “dérisoire” par les forains»
    by = passive_agent(tokens, beyond, past)
    return None if by is None else group.cue(Evidence.CUE, by, Weight.REDUCED_PASSIVE, after=by.past)


def _coordinated(sentence: Sentence, group: VerbGroup, words: tuple[CueWord, ...]) -> CueHit | None:
    """«a dénoncé un complot et *appelé* à manifester»: the auxiliary and the subject of the verb before."""
    tokens, language, norm = sentence.tokens, sentence.tokens.language, sentence.tokens.norm
    before = group.verb - 1
    while before > sentence.first and norm[before] in language.words.adverbs:
        before -= 1
    if norm[before] not in language.clauses.coordinators:
        return None
    leading = next((hit for hit in reversed(sentence.earlier) if _leads_verbs(hit)), None)
    if leading is None or not (
        norm[leading.first] in language.verbs.have or norm[leading.first] in language.verbs.be
    ):
        return None
    frame = 0
    for word in words:
        if not word.frame & Frame.REFLEXIVE:
            frame |= word.frame & ~Frame.NOUN_TOO
    active = group._replace(passive=False, frame=frame)
    after = skip_adverbs(tokens, group.past, sentence.past)
    return active.cue(Evidence.CUE, leading.subject, Weight.SHARED_AUXILIARY, after=after)


def _leads_verbs(hit: CueHit) -> bool:
    """Whether a second verb may lean on it: it is active and has a subject."""
    verbless = hit.evidence is Evidence.ACCORDING_TO
    return hit.subject is not None and not (hit.passive or hit.gerund or verbless)
