"""Cue -> whom or where it was said to: «à l'agence Ria Novosti», "told reporters", «sur X»."""

from collections.abc import Iterator

from worker.quotes.addressee.prepositions import introduced_by, occasion, rank, whom
from worker.quotes.addressee.venues import cited_by, named_before
from worker.quotes.cues.clause_openers import is_infinitive, opens_clause
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Form, Frame
from worker.quotes.model import Evidence, SaidTo
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.outlets import (
    head_word,
    is_outlet,
    listener_at,
    words_of,
)
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, LOWER, QUOTE

_WINDOW = 26
"""Tokens after a cue in which the addressee is looked for."""


def said_to(tokens: Tokens, hit: CueHit, first: int, past: int) -> SaidTo | None:
    """The addressee, outlet, medium or event of one cue, in the cue's own clause."""
    language = tokens.language
    if hit.evidence is Evidence.ACCORDING_TO:
        return None
    if language.syntax.objects_may_take_preposition and hit.lemma in language.verbs.accusing:
        return None  # «acusó a los partidos de…»
    return (
        _told_object(tokens, hit, past)
        or _in_dative(tokens, hit, first, past)
        or _behind_preposition(tokens, hit, past)
        or named_before(tokens, hit, first)
        or (cited_by(tokens, hit, past) if hit.left or hit.right else None)
    )


def _told_object(tokens: Tokens, hit: CueHit, past: int) -> SaidTo | None:
    """ "told *reporters*", «a averti *la presse* que…»: the object of a verb of telling."""
    syntax = tokens.language.syntax
    if not hit.frame & Frame.TELL or (hit.left and not syntax.keeps_subject_before_verb):
        return None  # «…», a averti *la maire*: behind what was said stands the subject
    phrase = phrase_at(tokens, hit.past, past, apposition=False)
    if phrase is None:
        return _unread_name(tokens, hit.past, past) if syntax.addressee_may_be_bare_object else None
    if phrase.kind == Kind.PRONOUN or (hit.subject is not None and phrase.first == hit.subject.first):
        return None
    outlet = is_outlet(tokens, phrase)
    if not outlet and not _can_listen(tokens, phrase):
        return None
    needs_content = hit.frame & Frame.OBJECT and not syntax.addressee_may_be_bare_object
    if needs_content and not _announces(tokens, phrase.past, past):
        return None  # the object may be what was said: «a promis *la paix*»
    if head_word(tokens, phrase) in tokens.language.outlets.events:
        return SaidTo(words_of(tokens, phrase), occasion(tokens, head_word(tokens, phrase)))
    return SaidTo(words_of(tokens, phrase), "outlet" if outlet else whom(phrase))


def _unread_name(tokens: Tokens, k: int, past: int) -> SaidTo | None:
    """ "told *Norpress*": a single name that the chunker does not take for a speaker."""
    language = tokens.language
    if k >= past or tokens.kind[k] != CAPITAL or tokens.norm[k] in language.names.not_names:
        return None
    return SaidTo(tokens.words(k, k + 1), "outlet" if tokens.norm[k] in language.outlets.names else "person")


def _can_listen(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether it is more than a thing: it has a name, or a noun for people or for an occasion."""
    if phrase.kind != Kind.THING or phrase.name is not None:
        return True
    if tokens.language.syntax.addressee_may_be_bare_object and tokens.kind[phrase.first] == CAPITAL:
        return True  # "told *Rest of World*": a name with a small word in it
    people, events = tokens.language.nouns.people, tokens.language.outlets.events
    return any(word in people or word in events for word in tokens.norm[phrase.first : phrase.past])


def _announces(tokens: Tokens, k: int, past: int) -> bool:
    if k >= past:
        return False
    language, word = tokens.language, tokens.norm[k]
    return word in language.clauses.conjunctions or word in language.clauses.infinitive_links or word in ":,"


def _in_dative(tokens: Tokens, hit: CueHit, first: int, past: int) -> SaidTo | None:
    """«*Dem Nordkurier* sagte sie», «wie sie *dem Boten* sagte», «sagte sie *dem Boten*»: a case of its own."""
    if not tokens.language.determiners.datives:
        return None
    subject = hit.subject
    behind = subject.past if subject is not None and subject.first >= hit.past else hit.past
    listener = listener_at(tokens, first, hit.first)
    if listener is not None and not (listener.oblique and listener.past == hit.first):
        listener = None
    if listener is None and subject is not None and subject.past < hit.first:
        listener = listener_at(tokens, subject.past, hit.first, hit.lemma)
    if listener is None and not _is_genitive_of_role(tokens, subject, behind, past):
        listener = listener_at(tokens, behind, past, hit.lemma)
    listener = listener or _dative_later(tokens, hit, behind, past)
    if listener is None or (listener.kind == Kind.THING and not _is_heard(tokens, listener)):
        return None
    if head_word(tokens, listener) in tokens.language.outlets.bodies:
        return SaidTo(words_of(tokens, listener), "body")
    someone = listener.kind in (Kind.ROLE, Kind.COLLECTIVE) and not is_outlet(tokens, listener)
    return SaidTo(words_of(tokens, listener), whom(listener) if someone else "outlet")


def _is_genitive_of_role(tokens: Tokens, subject: Phrase | None, behind: int, past: int) -> bool:
    """«…», sagt Ana Lima, Leiterin *der Zeitung*: behind an apposition an article of both cases is a genitive's."""
    if subject is None or behind >= past or "," not in tokens.norm[subject.first : subject.past]:
        return False
    return tokens.language.determiners.datives.get(tokens.norm[behind], False)


def _is_heard(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a thing in the dative can be told something: an outlet, or what has a name."""
    return phrase.name is not None or is_outlet(tokens, phrase) or bool(head_word(tokens, phrase))


def _dative_later(tokens: Tokens, hit: CueHit, start: int, past: int) -> Phrase | None:
    """«…, sagte sie am Montag dem Nordkurier», «sagte ein Gast, der …, einem Reporter»: a dative further on."""
    language, norm = tokens.language, tokens.norm
    for j in range(start + 1, min(past, start + _WINDOW)):
        if tokens.kind[j] in (QUOTE, BREAK) or norm[j] in ":;":
            return None
        if hit.right and norm[j] in language.clauses.conjunctions:
            return None
        if norm[j] in language.determiners.datives and not _is_other_case(tokens, j):
            listener = listener_at(tokens, j, past)
            if listener is not None:
                return listener
    return None


def _is_other_case(tokens: Tokens, j: int) -> bool:
    """«*in* dem Boten»; «, *der* …» as a relative; «der Chef *der* Zeitung», a genitive of the noun before it."""
    language, before = tokens.language, tokens.norm[j - 1]
    if before in language.words.prepositions:
        return True
    if before == ",":
        return tokens.norm[j] not in language.determiners.indefinite
    noun_before = tokens.kind[j - 1] == CAPITAL and before not in language.words.adverbs
    return language.determiners.datives[tokens.norm[j]] and noun_before


def _behind_preposition(tokens: Tokens, hit: CueHit, past: int) -> SaidTo | None:
    """«a dit *à l'agence Norpresse*», «a dit Lima *sur Parloir*»: the best of what prepositions introduce."""
    best: SaidTo | None = None
    for start, stop, edge in _windows(tokens, hit, past):
        for found in _introduced(tokens, hit, start, stop, edge, past):
            if best is None or rank(found) < rank(best):
                best = found
    return best


def _windows(tokens: Tokens, hit: CueHit, past: int) -> Iterator[tuple[int, int, int]]:
    """(first token, past the last, where a phrase in it ends at the latest): behind the verb, and behind its subject."""
    if hit.frame & Frame.BARE and not hit.left and opens_clause(tokens, hit.after, past, Frame.THINK):
        return  # «predicted *it would end in court*»: where that is, nobody was told
    if (
        not hit.left
        and hit.frame & Frame.INFINITIVE
        and hit.after < past
        and is_infinitive(tokens, hit.after)
    ):
        return  # «ajoutant *avoir remis ses comptes aux enquêteurs*»
    subject = hit.subject
    if subject is None or subject.first < hit.past:
        yield hit.past, min(past, hit.past + _WINDOW), past
        return
    if hit.past < subject.past:
        before_subject = min(past, hit.past + _WINDOW, subject.first)
        yield hit.past, before_subject, before_subject
    yield subject.past, min(past, subject.past + _WINDOW), past


def _introduced(tokens: Tokens, hit: CueHit, start: int, stop: int, edge: int, past: int) -> Iterator[SaidTo]:
    """What prepositions introduce from `start` to `stop`, in the clause of the cue."""
    language, norm, bears = tokens.language, tokens.norm, tokens.bears
    posted = hit.lemma in language.verbs.posting
    k = start - 1
    while (k := bears.find(1, k + 1, stop)) >= 0:
        if tokens.kind[k] == QUOTE and hit.right and k > start:
            continue  # marks that the cue announces stand between it and whom it was said to
        if _ends_clause(tokens, hit, k, start):
            return
        word = norm[k]
        to = word in language.addressees.to_words
        if not to and word not in language.addressees.in_words:
            continue
        found = introduced_by(tokens, k, edge, word, posted)
        if found is not None and not _of_other_verb(tokens, k, start, to and found.kind != "outlet"):
            yield found
            k = max(k, _phrase_end(tokens, k + 1, past) - 1)


def _ends_clause(tokens: Tokens, hit: CueHit, k: int, start: int) -> bool:
    """Whether the clause of the cue is over at token k."""
    language, kind, word = tokens.language, tokens.kind[k], tokens.norm[k]
    if kind > LOWER and (kind in (QUOTE, BREAK) or word in ":;!?"):
        return True
    if k > start and (word == "." or (kind == LOWER and _opens_gerund_clause(tokens, k))):
        return True
    if hit.right and word in language.clauses.conjunctions:
        return True
    return (
        hit.left and word in language.pronouns.relatives
    )  # «…», dit Ana Lima, *qui* a changé de camp pendant le débat


def _opens_gerund_clause(tokens: Tokens, k: int) -> bool:
    """«…, *ajoutant* à la presse que»: a second cue, which has its own addressee."""
    cues, word = tokens.language.verbs.cues, tokens.norm[k]
    return word in cues and any(reading.form & Form.GERUND for reading in cues[word])


def _of_other_verb(tokens: Tokens, k: int, start: int, to: bool) -> bool:
    """Whether the preposition at k goes with another verb: «, *installée au* premier rang», «propos *prêtés au* maire»."""
    language = tokens.language
    before = tokens.norm[k - 1]
    if k - 2 < start or tokens.kind[k - 1] != LOWER or before in language.outlets.cited:
        return False
    if before in language.words.adverbs or before in language.nouns.kinds:
        return False
    if tokens.norm[k - 2] in language.clauses.infinitive_links and before.endswith(
        language.verbs.infinitives
    ):
        return True  # «ha citado a *declarar al* fiscal»
    if not before.endswith(language.verbs.participles):
        return False
    told = tokens.norm[k - 2]  # «un communiqué *transmis* à la Gazette» was told the Gazette
    of_noun = to and tokens.kind[k - 2] == LOWER and told not in language.stops
    return told == "," or (of_noun and told not in language.outlets.channels)


def _phrase_end(tokens: Tokens, k: int, past: int) -> int:
    phrase = phrase_at(tokens, k, past, apposition=False)
    return phrase.past if phrase is not None else k
