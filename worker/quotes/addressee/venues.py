"""Sentence around a cue -> the outlet or occasion that its head, a parenthesis or its end names."""

from worker.quotes.addressee.prepositions import introduced_by, rank
from worker.quotes.cues.hit import CueHit
from worker.quotes.model import SaidTo
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.outlets import is_outlet, past_number, undetermined, words_of
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, PUNCT, QUOTE

_WINDOW = 26
"""Tokens after a cue in which the outlet that passes words on is looked for."""


def named_before(tokens: Tokens, hit: CueHit, first: int) -> SaidTo | None:
    """«Dans un entretien au Soir, le ministre a déclaré»: the sentence's head names the occasion."""
    language = tokens.language
    head = tokens.norm[first]
    if language.syntax.subject_may_be_left_out:
        return _between(tokens, hit, first)
    if head in language.outlets.cited and first + 2 < hit.first:
        return _host(tokens, first, hit.first)
    if head not in language.addressees.in_words and head not in language.addressees.to_words:
        return None
    if hit.subject is not None and hit.subject.first < first + 2:
        return None
    limit = hit.subject.first if hit.subject is not None and hit.subject.first > first else hit.first
    found = introduced_by(tokens, first, limit, head)
    if found is not None and found.kind in ("outlet", "event", "medium"):
        return found
    return None


def _between(tokens: Tokens, hit: CueHit, first: int) -> SaidTo | None:
    """«El alcalde, en declaraciones a Radio 9, pidió», «Citato dall'agenzia Norpress, aveva detto»."""
    language, norm = tokens.language, tokens.norm
    subject = hit.subject if hit.subject is not None and first <= hit.subject.first < hit.first else None
    best: SaidTo | None = None
    for k in range(first, hit.first):
        if subject is not None and subject.first <= k < subject.past:
            continue
        if tokens.kind[k] == QUOTE or norm[k] in language.clauses.conjunctions:
            best = None
            continue
        found = None
        if norm[k] in language.outlets.cited:
            found = _host(tokens, k, hit.first)
        elif (k == first or norm[k - 1] == "," or best is not None) and (
            norm[k] in language.addressees.in_words or norm[k] in language.addressees.to_words
        ):
            limit = subject.first if subject is not None and k < subject.first else hit.first
            found = introduced_by(tokens, k, limit, norm[k], hit.lemma in language.verbs.posting)
        if found is not None and found.kind != "person" and (best is None or rank(found) < rank(best)):
            best = found
    return best


def _host(tokens: Tokens, first: int, past: int) -> SaidTo | None:
    """«Invitée de Canal 9, …», «Interrogé par l'agence Norpresse, …»: the outlet that asked."""
    language = tokens.language
    for k in range(first + 1, min(past, first + 8)):
        word = tokens.norm[k]
        if tokens.kind[k] in (PUNCT, QUOTE):
            return None
        if (
            word in language.verbs.agents
            or word in language.nouns.linkers
            or word in language.addressees.in_words
        ):
            phrase = phrase_at(tokens, k + 1, past, apposition=False) or undetermined(tokens, k + 1, past)
            if phrase is not None and is_outlet(tokens, phrase):
                return SaidTo(tokens.words(phrase.first, past_number(tokens, phrase.past, past)), "outlet")
    return None


def cited_by(tokens: Tokens, hit: CueHit, past: int) -> SaidTo | None:
    """«a indiqué le responsable, cité par l'agence Ria Novosti»: the outlet that passes the words on."""
    language = tokens.language
    limit = min(past, hit.past + _WINDOW)
    if language.outlets.passers.isdisjoint(tokens.norm[hit.past : limit]):
        return None
    for k in range(hit.past, limit):
        if tokens.norm[k] in language.outlets.whose:
            phrase = phrase_at(tokens, k + 1, past, apposition=False)
            if phrase is not None and is_outlet(tokens, phrase):
                return SaidTo(words_of(tokens, phrase), "outlet")
        if tokens.norm[k] in language.outlets.cited:
            for j in range(k + 1, min(past, k + 3)):
                if tokens.norm[j] in language.verbs.agents or (
                    language.syntax.subject_may_be_left_out
                    and tokens.norm[j] in language.nouns.linkers  # ospite di Canale 9
                ):
                    phrase = phrase_at(tokens, j + 1, past, apposition=False) or undetermined(
                        tokens, j + 1, past
                    )
                    if phrase is not None and (
                        is_outlet(tokens, phrase) or tokens.kind[phrase.past - 1] == CAPITAL
                    ):
                        return SaidTo(words_of(tokens, phrase), "outlet")
        if tokens.kind[k] in (QUOTE, BREAK):
            break
    return None
