"""Cue -> where what it reports may begin: past whom it was said to, when and where."""

from worker.quotes.cues.adverbials import skip_adverbs
from worker.quotes.cues.clause_openers import is_infinitive, opens_clause, opens_infinitive
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Form, Frame
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.outlets import listener_at
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, QUOTE


def past_listener(tokens: Tokens, hit: CueHit, start: int, past: int) -> int:
    """Past the listener, the time and the place that stand between a cue and what it reports, from `start`."""
    start = _past_addressee(tokens, hit, start, past)
    if tokens.language.syntax.content_clause_may_be_unmarked and hit.frame & Frame.BARE:
        start = _past_occasion(tokens, start, past)
    if tokens.language.syntax.addressee_may_be_bare_object and hit.frame & (Frame.TELL | Frame.INFINITIVE):
        return _past_told(tokens, hit, start, past)
    return start


_REACH = 22
"""Tokens from a cue within which its conjunction must stand."""


def _past_addressee(tokens: Tokens, hit: CueHit, start: int, past: int) -> int:
    """Past the addressee and adverbials that may stand between a cue and its «que»."""
    if start >= past:
        return _at_conjunction(tokens, hit, start, past)
    at = _past_dative(tokens, start, past) or _at_infinitive(tokens, hit, start, past)
    if at is not None:
        return at
    language, word = tokens.language, tokens.norm[start]
    to_someone = (
        language.syntax.subject_may_be_left_out and word in language.addressees.to_words
    )  # a este diario que…
    if word in language.clauses.conjunctions or (
        word in language.clauses.infinitive_links
        and not to_someone
        and (
            hit.frame & Frame.TELL == 0 or opens_infinitive(tokens, start, past)
        )  # «assuré *à la radio* que»
    ):
        return start
    asked = _past_asked(tokens, start, past) if to_someone else None
    return asked if asked is not None else _at_conjunction(tokens, hit, start, past)


def _past_dative(tokens: Tokens, k: int, past: int) -> int | None:
    """«sagte der Nachrichtenagentur, *die Lage sei ernst*»"""
    listener = listener_at(tokens, k, past) if tokens.language.determiners.datives else None
    if listener is None or listener.past + 1 >= past or tokens.norm[listener.past] != ",":
        return None
    return listener.past + 1


def _at_infinitive(tokens: Tokens, hit: CueHit, k: int, past: int) -> int | None:
    """«demande à la mairie *de publier*…»"""
    language, norm = tokens.language, tokens.norm
    if not hit.frame & Frame.INFINITIVE or norm[k] not in language.addressees.to_words:
        return None
    for j in range(k + 2, min(past, k + 9)):
        if norm[j] in language.clauses.infinitive_links and j + 1 < past and is_infinitive(tokens, j + 1):
            return j
        if tokens.kind[j] not in (LOWER, CAPITAL):
            return None
    return None


def _past_asked(tokens: Tokens, k: int, past: int) -> int | None:
    """«preguntan al candidato, Tomás Lima, *si*…», «chiede al governo *di*…»"""
    listener = phrase_at(tokens, k + 1, past) or phrase_at(tokens, k, past)
    if listener is None:
        return None
    at = listener.past + (listener.past < past and tokens.norm[listener.past] == ",")
    opens = at < past and (
        tokens.norm[at] in tokens.language.clauses.questions or opens_infinitive(tokens, at, past)
    )
    return at if opens else None


def _at_conjunction(tokens: Tokens, hit: CueHit, start: int, past: int) -> int:
    """At the next conjunction, if nothing but a prepositional or told phrase stands before it; else at `start`."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    limit = min(past, start + _REACH)
    if language.clauses.conjunctions.isdisjoint(norm[start:limit]):
        return start
    comma = False
    for j in range(start, limit):
        if norm[j] in language.clauses.conjunctions:
            parted = language.syntax.nouns_precede_head and comma and norm[j - 1] != ","
            return j if not parted and _only_adverbial(tokens, hit, start, j) else start
        if norm[j] in ";:." or kind[j] == QUOTE or (j > start and _is_cue(tokens, j)):
            return start
        comma = comma or norm[j] == ","
    return start


def _past_occasion(tokens: Tokens, start: int, past: int) -> int:
    """«said *on Monday* the boats sank», «said *in a statement* it was late»: past when and where it was said."""
    language, norm = tokens.language, tokens.norm
    if start + 2 >= past or norm[start] not in language.addressees.in_words:
        return start
    occasion = phrase_at(tokens, start + 1, past, apposition=False)
    if norm[start + 1] in language.words.adverbs:
        at = skip_adverbs(tokens, start + 1, past)
    elif occasion is not None and norm[occasion.past - 1] in language.outlets.channels:
        at = skip_adverbs(tokens, occasion.past, past)
    else:
        return start
    return at if opens_clause(tokens, at, past, Frame.THINK) else start


def _past_told(tokens: Tokens, hit: CueHit, start: int, past: int) -> int:
    """«told *the inquiry* he had slept», «urged *the crews* to wait»: past whom it was said to, where content follows."""
    norm = tokens.norm
    told = phrase_at(tokens, start, past, apposition=False)
    if (
        start < past
        and told is None
        and hit.frame & Frame.TELL
        and norm[start] in tokens.language.pronouns.own_voice
    ):
        return (
            start + 1 if opens_clause(tokens, start + 1, past, Frame.THINK) else start
        )  # "told *me* he slept"
    if told is None or hit.frame & Frame.THINK:
        return start
    at = skip_adverbs(tokens, told.past, past)
    if hit.frame & Frame.TELL and hit.frame & Frame.BARE and opens_clause(tokens, at, past, Frame.THINK):
        return at
    if told.past < past and norm[told.past] in tokens.language.clauses.negations:
        at = told.past + 1
    if at < past and hit.frame & Frame.INFINITIVE and opens_infinitive(tokens, at, past):
        return at
    return start


def _only_adverbial(tokens: Tokens, hit: CueHit, start: int, end: int) -> bool:
    language = tokens.language
    head = tokens.norm[start]
    if start == end:
        return True
    if tokens.norm[end - 1] in language.determiners.all:
        return False  # «en una carta en la *que* …»
    if head == "," and language.syntax.subject_may_be_left_out:
        return not _object_behind_commas(tokens, start, end)
    if (
        head in language.words.prepositions
        or head in language.words.adverbs
        or head == ","
        or tokens.kind[start] not in (LOWER, CAPITAL)
    ):
        return True
    named = phrase_at(tokens, start, end, apposition=False)
    if named is not None and named.kind == Kind.THING and language.syntax.adjectives_follow_noun:
        return bool(hit.frame & Frame.TELL)  # «ha ordinato *funerali* che …»
    complement = not language.nouns.linkers.isdisjoint(tokens.norm[start + 1 : end])
    if complement and language.syntax.adjectives_follow_noun and head not in language.pronouns.third:
        return bool(hit.frame & Frame.TELL)  # «ha ordinato *funerali di Stato* che …»
    return bool(hit.frame & Frame.TELL) or end - start <= 3


def _object_behind_commas(tokens: Tokens, start: int, end: int) -> bool:
    """«reclaman, además, *un endurecimiento de las normas* que …»: the second comma, and an object right behind it."""
    closes = next((j for j in range(start + 1, end) if tokens.norm[j] == ","), end)
    return closes + 1 < end and tokens.norm[closes + 1] in tokens.language.determiners.all


def _is_cue(tokens: Tokens, k: int) -> bool:
    """Whether a finite verb of speech stands there, and no noun that looks like one."""
    if tokens.kind[k] != LOWER:
        return False
    words = tokens.language.verbs.cues.get(tokens.norm[k], ())
    forms = Form.FINITE | Form.GERUND
    return any(word.form & forms and not word.frame & Frame.NOUN_TOO for word in words)
