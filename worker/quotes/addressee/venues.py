"""Sentence around a cue -> the outlet or occasion that its head, a parenthesis or its end names."""

from worker.quotes.addressee.prepositions import introduced_by, rank
from worker.quotes.cues.hit import CueHit
from worker.quotes.model import SaidTo
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.outlets import is_outlet, past_number, undetermined, words_of
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, PUNCT, QUOTE

_WINDOW = 26
"""Tokens after a cue in which the outlet that passes words on is looked for."""
_HOST_REACH = 8
"""Tokens from "invited" or "asked" to the outlet: «*Invitée* vendredi matin du journal *de* Canal 9»."""


def named_before(tokens: Tokens, hit: CueHit, first: int) -> SaidTo | None:
    """«Dans un entretien au Soir, le ministre a déclaré»: the sentence's head names the occasion."""
    language, head = tokens.language, tokens.norm[first]
    if language.syntax.venue_may_part_subject_from_verb:
        return _between_subject_and_verb(tokens, hit, first)
    if head in language.addressees.speaking and first + 2 < hit.first:
        return _spoken_at(tokens, hit, first)
    if head in language.outlets.cited and first + 2 < hit.first:
        return _host(tokens, first, hit.first)
    if head not in language.addressees.in_words and head not in language.addressees.to_words:
        return None
    subject = hit.subject
    if subject is not None and subject.first < first + 2:
        return None
    found = introduced_by(tokens, first, hit.first if subject is None else subject.first, head)
    return found if found is not None and found.kind != "person" else None


_TO_WHERE = 4
"""Tokens from "appearing" to the preposition of where: "speaking *late on Monday* to"."""


def _spoken_at(tokens: Tokens, hit: CueHit, first: int) -> SaidTo | None:
    """ "*Appearing before the court*, the minister said", «*S'exprimant devant les élus*, il a dit»."""
    addressees = tokens.language.addressees
    for k in range(first + 1, min(hit.first, first + 1 + _TO_WHERE)):
        word = tokens.norm[k]
        if tokens.kind[k] in (PUNCT, QUOTE):
            return None
        if word in addressees.in_words or word in addressees.to_words:
            found = introduced_by(tokens, k, hit.first, word)
            if found is not None:
                return found
    return None


def _between_subject_and_verb(tokens: Tokens, hit: CueHit, first: int) -> SaidTo | None:
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
        elif k == first or norm[k - 1] == "," or best is not None:
            found = _occasion(tokens, hit, k, subject)
        if found is not None and found.kind != "person" and (best is None or rank(found) < rank(best)):
            best = found
    return best


def _occasion(tokens: Tokens, hit: CueHit, k: int, subject: Phrase | None) -> SaidTo | None:
    """What the preposition at `k` introduces, before the subject or between it and the verb."""
    language, word = tokens.language, tokens.norm[k]
    if word not in language.addressees.in_words and word not in language.addressees.to_words:
        return None
    limit = subject.first if subject is not None and k < subject.first else hit.first
    return introduced_by(tokens, k, limit, word, hit.lemma in language.verbs.posting)


def _host(tokens: Tokens, first: int, past: int) -> SaidTo | None:
    """«Invitée de Canal 9, …», «Interrogé par l'agence Norpresse, …»: the outlet that asked."""
    language = tokens.language
    for k in range(first + 1, min(past, first + _HOST_REACH)):
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
        outlet = None
        if tokens.norm[k] in language.outlets.whose:
            outlet = _outlet_whose_report(tokens, k, past)
        if outlet is None and tokens.norm[k] in language.outlets.cited:
            outlet = _outlet_that_cites(tokens, k, past)
        if outlet is not None:
            return SaidTo(words_of(tokens, outlet), "outlet")
        if tokens.kind[k] in (QUOTE, BREAK):
            break
    return None


def _outlet_whose_report(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """«dont *l'agence Norpresse* a rapporté les propos»."""
    phrase = phrase_at(tokens, k + 1, past, apposition=False)
    return phrase if phrase is not None and is_outlet(tokens, phrase) else None


def _outlet_that_cites(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """«cité par *l'agence Norpresse*», «ospite di *Canale 9*»: within two words, by its noun.

    Behind the preposition of an agent a capital is enough; «la cité de *Lima*» hosts nobody.
    """
    language = tokens.language
    for j in range(k + 1, min(past, k + 3)):
        if tokens.norm[j] not in language.verbs.agents and tokens.norm[j] not in language.nouns.linkers:
            continue
        phrase = phrase_at(tokens, j + 1, past, apposition=False) or undetermined(tokens, j + 1, past)
        if phrase is None:
            continue
        by_name = tokens.norm[j] in language.verbs.agents and tokens.kind[phrase.past - 1] == CAPITAL
        if by_name or is_outlet(tokens, phrase):
            return phrase
    return None
