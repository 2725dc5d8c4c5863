"""Verb of speech -> cue, where the speaker comes after it as a clitic, under another verb, or by position alone."""

from worker.quotes.cues.adverbials import clause_over, past_prepositional, skip_adverbs
from worker.quotes.cues.hit import DASHES, CueHit
from worker.quotes.cues.implied import institution_at
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.cues.weights import Weight
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CLITIC, LOWER, QUOTE

_GOVERNOR_REACH = 7
"""Tokens from an infinitive back to the marks, with what governs it between: «…», si è limitato a *dire*."""
_SHORTEST_VERB = 4
"""Letters of a verb that no table holds; shorter words are small words that the tables missed."""


def inverted_infinitive(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """«…», tente-t-elle de plaisanter; «…», veut croire le maire: a speech verb under another, inverted."""
    tokens, past = sentence.tokens, sentence.past
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if not language.pronouns.clitic_subjects or not group.frame & (Frame.SAY | Frame.THAT | Frame.MANNER):
        return None
    governor = group.verb - 1
    if governor > sentence.first and norm[governor] in language.clauses.infinitive_links:
        governor -= 1
    if governor > sentence.first and kind[governor] == CLITIC:
        hit = clitic_inversion(tokens, group._replace(first=governor - 1), governor, past)
        return hit if hit is not None and hit.subject is not None else None
    if governor - 1 <= sentence.first or norm[governor] not in language.verbs.modals:
        return None
    if norm[governor - 1] != "," and kind[governor - 1] != QUOTE:
        return None
    subject = phrase_at(tokens, group.after, past)
    if subject is None or subject.kind > Kind.COLLECTIVE or not clause_over(tokens, subject.past, past):
        return None
    whole = group._replace(first=governor)
    return whole.cue(Evidence.INVERSION, subject, Weight.INVERTED, left=True, right=False, after=subject.past)


def null_subject_infinitive(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """«…», quiso precisar; «…», si è limitato a dire Ana Lima: marks, a governing verb, and perhaps its subject."""
    tokens, past, kind = sentence.tokens, sentence.past, sentence.tokens.kind
    if not tokens.language.syntax.subject_may_be_left_out or not group.frame & (Frame.SAY | Frame.THAT):
        return None
    j = group.verb - 1
    while j > max(sentence.first, group.verb - _GOVERNOR_REACH) and kind[j] == LOWER:
        j -= 1
    j -= tokens.norm[j] == ","
    if j < sentence.first or kind[j] != QUOTE:
        return None
    subject = phrase_at(tokens, past_prepositional(tokens, group.after, past), past)
    if subject is None or subject.kind > Kind.COLLECTIVE:
        return group.cue(Evidence.CUE, None, Weight.NULL_SUBJECT_INFINITIVE, left=True, right=False)
    return group.cue(Evidence.INVERSION, subject, Weight.INVERTED, left=True, right=False, after=subject.past)


def clitic_inversion(tokens: Tokens, group: VerbGroup, clitic: int, past: int) -> CueHit | None:
    """«…», a-t-elle dit: the clitic speaks; for an impersonal one (a-t-on dit à Matignon) the institution behind it."""
    if tokens.norm[clitic] not in tokens.language.pronouns.clitic_subjects:
        return None
    if _is_impersonal(tokens, clitic):
        institution = institution_at(tokens, group.after, past)
        weight = Weight.INVERTED if institution is not None else Weight.NOBODY_INVERTED
        return group.cue(Evidence.INVERSION, institution, weight, left=True)
    return group.cue(Evidence.INVERSION, _clitic_subject(tokens, clitic), Weight.CLITIC, left=True)


def _is_impersonal(tokens: Tokens, clitic: int) -> bool:
    return tokens.norm[clitic].rsplit("-", 1)[-1] in tokens.language.pronouns.impersonal


def _clitic_subject(tokens: Tokens, clitic: int) -> Phrase:
    agreement = tokens.language.pronouns.clitic_subjects[tokens.norm[clitic]]
    return Phrase(clitic, clitic + 1, Kind.PRONOUN, agreement, head=clitic, core_past=clitic + 1)


def unlisted_verb(tokens: Tokens, k: int, past: int) -> CueHit | None:
    """A verb that no lexicon holds, where only a verb of speech can stand: «…», énumère le docteur Lima.

    After the marks and a comma: verb and person (or person and verb in English), and then the clause ends.
    """
    start = k + 1
    while start < past and (tokens.norm[start] == "," or tokens.norm[start] in DASHES):
        start += 1
    if start >= past or tokens.kind[start] > CAPITAL:
        return None
    if start == k + 1 and tokens.text[tokens.end[k] - 2] not in ",!?":
        return None  # no comma parts it from the marks, and none stands inside them
    if tokens.language.syntax.keeps_subject_before_verb:
        return _subject_and_unlisted(tokens, start, past)
    return _inverted_unlisted(tokens, start, past)


def _subject_and_unlisted(tokens: Tokens, start: int, past: int) -> CueHit | None:
    """“…,” Ana Bell *quipped*."""
    subject = phrase_at(tokens, start, past)
    if subject is None or subject.kind not in (Kind.NAME, Kind.ROLE, Kind.PRONOUN):
        return None
    verb = skip_adverbs(tokens, subject.past, past)
    if verb >= past or tokens.kind[verb] != LOWER or not clause_over(tokens, verb + 1, past):
        return None
    word, language = tokens.norm[verb], tokens.language
    if word in language.stops or not word.endswith(language.verbs.finite_endings):
        return None
    after, kind = verb + 1, Evidence.CUE
    return CueHit(verb, after, verb, word, Frame.SAY, kind, subject, True, True, after, Weight.UNLISTED)


def _inverted_unlisted(tokens: Tokens, start: int, past: int) -> CueHit | None:
    """«…», *énumère*-t-il; «…», a *énuméré* le docteur Lima."""
    verb, clitic = _past_auxiliary(tokens, start, past)
    if verb >= past or not _may_be_unlisted(tokens, verb):
        return None
    ends, lemma, kind = verb + 1, tokens.norm[verb], Evidence.INVERSION
    if clitic < 0 and ends < past and tokens.kind[ends] == CLITIC:
        clitic = ends
        ends += 1
    if clitic >= 0:
        if tokens.norm[clitic] not in tokens.language.pronouns.clitic_subjects or _is_impersonal(
            tokens, clitic
        ):
            return None
        subject: Phrase | None = _clitic_subject(tokens, clitic)
        return CueHit(
            start, ends, verb, lemma, Frame.SAY, kind, subject, True, True, ends, Weight.UNLISTED_CLITIC
        )
    after = past_prepositional(tokens, skip_adverbs(tokens, ends, past), past)
    subject = phrase_at(tokens, after, past)
    if subject is None or subject.kind not in (Kind.NAME, Kind.ROLE):
        return None
    if not clause_over(tokens, subject.past, past):
        return None
    return CueHit(
        start,
        ends,
        verb,
        lemma,
        Frame.SAY,
        kind,
        subject,
        True,
        False,
        subject.past,
        Weight.UNLISTED_INVERTED,
    )


def _past_auxiliary(tokens: Tokens, k: int, past: int) -> tuple[int, int]:
    """Past «s'», «l'a également», «a-t-il»: (where the verb stands, an inverted clitic on the way or -1)."""
    language, norm = tokens.language, tokens.norm
    clitic = -1
    while k < past and norm[k] in language.pronouns.clitics and norm[k] not in language.verbs.have:
        k += 1
    if k < past and norm[k] in language.verbs.have:
        k += 1
        if k < past and tokens.kind[k] == CLITIC:
            clitic = k
            k += 1
        k = skip_adverbs(tokens, k, past)
    return k, clitic


def _may_be_unlisted(tokens: Tokens, k: int) -> bool:
    """Whether the word is in no table that says what else it is."""
    language, word = tokens.language, tokens.norm[k]
    return (
        tokens.kind[k] == LOWER
        and len(word) >= _SHORTEST_VERB
        and word not in language.stops
        and word not in language.words.adverbs
        and word not in language.determiners.all
        and word not in language.nouns.kinds
    )
