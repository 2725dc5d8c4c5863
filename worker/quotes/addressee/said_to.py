"""Cue -> whom or where it was said to: «à l'agence Ria Novosti», "told reporters", «sur X»."""

from worker.quotes.addressee.prepositions import introduced_by, rank
from worker.quotes.addressee.venues import cited_by, named_before
from worker.quotes.cues.clause_openers import opens_clause
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Frame
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
    if hit.evidence is Evidence.ACCORDING_TO or (
        language.syntax.subject_may_be_left_out and hit.lemma in language.verbs.accusing
    ):
        return None  # «acusó a los partidos de…»
    starts = [hit.past]
    if hit.subject is not None and hit.subject.first >= hit.past:
        starts = [hit.past, hit.subject.past]
    if (hit.frame & Frame.TELL and not hit.left) or (
        hit.frame & Frame.TELL and language.syntax.nouns_precede_head
    ):
        told = _told(tokens, hit, past)
        if told is not None:
            return told
    if language.determiners.datives:
        opens = listener_at(tokens, first, hit.first)
        fronted = opens if opens and opens.oblique and opens.past == hit.first else None
        if fronted is None and hit.subject is not None and hit.subject.past < hit.first:
            fronted = listener_at(tokens, hit.subject.past, hit.first, hit.lemma)  # wie sie dem Boten sagte
        listener = (
            fronted
            or listener_at(tokens, starts[-1], past, hit.lemma)
            or _listener_later(tokens, hit, starts[-1], past)
        )
        if listener is not None:
            person = listener.kind in (Kind.ROLE, Kind.COLLECTIVE) and not is_outlet(tokens, listener)
            kind = "person" if person else "outlet"
            return SaidTo(words_of(tokens, listener), kind)
    best: SaidTo | None = None
    if language.syntax.nouns_precede_head and not hit.left and hit.frame & Frame.BARE:
        clause = opens_clause(tokens, hit.after, past, strict=True)
        starts = (
            [] if clause else starts
        )  # «predicted *it would end in court*»: where that is, nobody was told
    for start in starts:
        stop = min(past, start + _WINDOW)
        edge = past
        if start < starts[-1] and hit.subject is not None:
            edge = stop = min(stop, hit.subject.first)
        k = start
        while (k := tokens.bears.find(1, k, stop)) >= 0:
            word = tokens.norm[k]
            if tokens.kind[k] == QUOTE and hit.right and k > start:
                k += 1
                continue
            if (
                tokens.kind[k] in (QUOTE, BREAK)
                or (word in ":;.!?" and word != ".")
                or (word in language.clauses.conjunctions and hit.right)
            ):
                break
            if word == "." and k > start:
                break
            if (
                k > start
                and tokens.kind[k] == LOWER
                and word in language.verbs.cues
                and _new_clause(tokens, k)
            ):
                break
            if word in language.pronouns.relatives and hit.left:
                break  # «…», dit Ana Lima, qui a changé de camp pendant le débat
            if (
                word in language.addressees.to_words or word in language.addressees.in_words
            ) and not _of_participle(tokens, k, start):
                found = introduced_by(tokens, k, edge, word, hit.lemma in language.verbs.posting)
                if found is not None:
                    if best is None or rank(found) < rank(best):
                        best = found
                    k = max(k + 1, _phrase_end(tokens, k + 1, past))
                    continue
            k += 1
    if best is None:
        best = named_before(tokens, hit, first)
    if (best is None and hit.left) or (best is None and hit.right):
        cited = cited_by(tokens, hit, past)
        if cited is not None:
            return cited
    return best


def _listener_later(tokens: Tokens, hit: CueHit, start: int, past: int) -> Phrase | None:
    """«…, sagte sie am Montag dem Nordkurier», «sagte ein Gast, der …, einem Reporter»: a dative further on.

    An article that may be another case counts only where no noun stands before it, of which it would be the
    genitive.
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    for j in range(start + 1, min(past, start + _WINDOW)):
        if (
            kind[j] in (QUOTE, BREAK)
            or norm[j] in ":;"
            or (norm[j] in language.clauses.conjunctions and hit.right)
        ):
            return None
        if norm[j] not in language.determiners.datives or norm[j - 1] in language.words.prepositions:
            continue
        unclear = language.determiners.datives[norm[j]] or norm[j - 1] == ","
        if unclear and (kind[j - 1] == CAPITAL and norm[j - 1] not in language.words.adverbs):
            continue
        if norm[j - 1] == "," and norm[j] not in language.determiners.indefinite:
            continue  # a relative pronoun
        listener = listener_at(tokens, j, past)
        if listener is not None:
            return listener
    return None


def _of_participle(tokens: Tokens, k: int, start: int) -> bool:
    """Whether the preposition at k goes with a participle: «, *installée au* premier rang»."""
    language = tokens.language
    before = tokens.norm[k - 1]
    return (
        k - 2 >= start
        and tokens.norm[k - 2] == ","
        and tokens.kind[k - 1] == LOWER
        and before.endswith(language.verbs.participles)
        and before not in language.outlets.cited
        and before not in language.words.adverbs
    )


def _new_clause(tokens: Tokens, k: int) -> bool:
    return any(word.form & 4 for word in tokens.language.verbs.cues[tokens.norm[k]])


def _phrase_end(tokens: Tokens, k: int, past: int) -> int:
    phrase = phrase_at(tokens, k, past, apposition=False)
    return phrase.past if phrase is not None else k


def _told(tokens: Tokens, hit: CueHit, past: int) -> SaidTo | None:
    phrase = phrase_at(tokens, hit.past, past, apposition=False)
    if (
        phrase is None
        and hit.past < past
        and tokens.kind[hit.past] in (LOWER, CAPITAL)
        and tokens.language.syntax.nouns_precede_head
    ):
        word = tokens.norm[hit.past]
        if tokens.kind[hit.past] == CAPITAL and word not in tokens.language.names.not_names:
            return SaidTo(
                tokens.words(hit.past, hit.past + 1),
                "outlet" if word in tokens.language.outlets.names else "person",
            )
    if phrase is None or phrase.kind == Kind.PRONOUN:
        return None
    if hit.subject is not None and phrase.first == hit.subject.first:
        return None
    if (
        phrase.kind == Kind.THING
        and phrase.name is None
        and not is_outlet(tokens, phrase)
        and not any(
            tokens.norm[j] in tokens.language.nouns.people or tokens.norm[j] in tokens.language.outlets.events
            for j in range(phrase.first, phrase.past)
        )
    ):
        return None
    if (
        not tokens.language.syntax.nouns_precede_head
        and hit.frame & Frame.OBJECT
        and not _announces(tokens, phrase.past, past)
    ):
        return None
    if head_word(tokens, phrase) in tokens.language.outlets.events:
        return SaidTo(words_of(tokens, phrase), "event")
    return SaidTo(words_of(tokens, phrase), "outlet" if is_outlet(tokens, phrase) else "person")


def _announces(tokens: Tokens, k: int, past: int) -> bool:
    language = tokens.language
    return k < past and (
        tokens.norm[k] in language.clauses.conjunctions
        or tokens.norm[k] in language.clauses.infinitive_links
        or tokens.norm[k] in ":,"
    )
