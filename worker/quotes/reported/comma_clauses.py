"""Comma after a cue -> the reported clause that begins there, its verb last, second or an infinitive.

In German what depends on a verb of saying stands behind a comma, with dass, with a question word, with "zu" or with its
verb second (Duden, Grammatik, on Redewiedergabe). A relative clause begins like the last of these and leans on
a noun right before the comma.
"""

from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.finite import is_finite
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.language import Language
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

_REACH = 22
"""Tokens between a cue and its comma: its speaker, its listener, a time and a place."""


def clause_after_comma(tokens: Tokens, hit: CueHit, start: int, first: int, past: int) -> int | None:
    """Where the clause begins that the cue reports, or None: what the comma brings is not what was said."""
    language, norm = tokens.language, tokens.norm
    comma = _comma(tokens, start, past)
    if comma is None or comma + 2 >= past:
        return None
    at, word = comma + 1, norm[comma + 1]
    if norm[first] in language.clauses.as_leads:
        # «Wie die Stadt mitteilte, *öffnet* das Bad»: the clause is the first part, the verb the second
        return at if tokens.kind[at] == LOWER and hit.verb == comma - 1 else None
    if word in language.clauses.conjunctions:
        return at if hit.frame & (Frame.THAT | Frame.INFINITIVE) else None
    if word in language.clauses.questions and hit.frame & Frame.THAT:
        return at
    if word in language.clauses.coordinators or word in language.clauses.subordinators:
        return _past_insertion(tokens, hit, comma, past)
    free = tokens.kind[comma - 1] == LOWER
    reports = bool(hit.frame & Frame.THAT) and not hit.left
    second = second_verb(tokens, at, past, free) if reports else None
    if second is not None and is_finite(language, norm[second]):
        return at  # «sagte, Holm *habe* versucht zu fliehen»
    if is_linked_infinitive(tokens, at, past):
        speaks = hit.frame & Frame.INFINITIVE and hit.lemma not in language.verbs.wishing
        return at if speaks else None
    return at if second is not None else _past_insertion(tokens, hit, comma, past)


def _past_insertion(tokens: Tokens, hit: CueHit, comma: int, past: int) -> int | None:
    """«sagte Lima, *ohne den Fall zu nennen*, dass»: the conjunction behind what stands between commas, if no verb of
    speech does that could have it."""
    language, norm = tokens.language, tokens.norm
    if not hit.frame & Frame.THAT or hit.left:
        return None
    for j in range(comma + 1, min(past - 2, comma + _REACH)):
        if norm[j] == "," and norm[j + 1] in language.clauses.conjunctions:
            return j + 1
        if tokens.kind[j] not in (LOWER, CAPITAL, NUMBER) and norm[j] != ",":
            return None
        cues = language.verbs.cues.get(norm[j], ()) if tokens.kind[j] == LOWER else ()
        if any(cue.frame & Frame.THAT for cue in cues) or norm[j] in language.verbs.light_forms:
            return None
    return None


def _comma(tokens: Tokens, start: int, past: int) -> int | None:
    """The comma that ends the cue's own clause, if nothing but words and the name of an outlet stands before it."""
    stops = tokens.language.clauses.coordinators - tokens.language.words.adverbs
    for j in range(start, min(past, start + _REACH)):
        if tokens.norm[j] == "," and tokens.kind[j] == PUNCT:
            return j
        if tokens.kind[j] == QUOTE and _is_outlet(tokens, j - 1):
            continue
        if tokens.kind[j] not in (LOWER, CAPITAL, NUMBER) or tokens.norm[j] in stops:
            return None
    return None


def _is_outlet(tokens: Tokens, k: int) -> bool:
    """«in der *Zeitung* „Nordkurier“»: what stands in the marks is a name."""
    outlets = tokens.language.outlets
    return tokens.norm[k] in outlets.nouns or tokens.norm[k].endswith(outlets.endings)


def is_linked_infinitive(tokens: Tokens, at: int, past: int) -> bool:
    """«…, das Bad zu öffnen», «…, die Zahlen vorzulegen»: to the comma, the marks or the sentence's end."""
    language, norm = tokens.language, tokens.norm
    for j in range(at, past):
        word = norm[j]
        if tokens.kind[j] == PUNCT and word in ",.;:!?–":
            return False
        if tokens.kind[j] != LOWER or not word.endswith(language.verbs.linked_endings):
            continue
        if norm[j - 1] in language.clauses.infinitive_links or word.startswith(language.clauses.infixed):
            return True
    return False


def second_verb(tokens: Tokens, at: int, past: int, free: bool = True) -> int | None:
    """The token of the finite verb if it stands second in the clause that begins at `at`.

    `free` says that no noun stands before the clause on which a relative could lean.
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    k = _past_first_part(tokens, at, past) if free or not _is_relative(tokens, at, past) else None
    if k is None or k >= past or kind[k] != LOWER:
        return None
    if norm[k] in language.words.prepositions or norm[k] in language.clauses.conjunctions:
        return None
    if not is_finite(language, norm[k]) and not _looks_finite(tokens, k):
        return None
    closes = k + 1 >= past or (kind[k + 1] == PUNCT and norm[k + 1] in ",.;")
    return None if closes and not free else k


def _past_first_part(tokens: Tokens, at: int, past: int) -> int | None:
    """Past what stands before the second place: a phrase or marks, and the attributes and adverbs behind it."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    k = at
    if kind[k] == QUOTE:
        k += 1
    else:
        k += norm[at] in language.words.prepositions
        phrase = phrase_at(tokens, k, past, apposition=False)
        k = phrase.past if phrase is not None else k + 1
        if phrase is None and norm[k - 1] in language.determiners.all:
            return None
    while k < past and (
        kind[k] == NUMBER
        or norm[k] in language.clauses.ands
        or norm[k] in language.words.prepositions
        or norm[k] in language.nouns.linkers
    ):
        phrase = phrase_at(tokens, k + 1, past, apposition=False)
        noun = k + 1 < past and kind[k + 1] == CAPITAL
        k = phrase.past if phrase is not None else k + 1 + noun
    while (
        k < past
        and kind[k] == LOWER
        and norm[k] in language.words.adverbs
        and not is_finite(language, norm[k])
    ):
        k += 1
    return k


def _looks_finite(tokens: Tokens, k: int) -> bool:
    """Whether a word that no list knows has a verb's ending, and no other such word stands right before it."""
    language, norm = tokens.language, tokens.norm
    pronoun = norm[k - 1] in language.pronouns.indefinite_subjects or norm[k - 1] in language.pronouns.third
    if norm[k] in language.grammar or not norm[k].endswith(language.verbs.present_endings):
        return False
    return tokens.kind[k - 1] != LOWER or pronoun


def _is_relative(tokens: Tokens, at: int, past: int) -> bool:
    """«…, die das Amt leitet», «…, in der der Rat tagt», «…, bei denen»: a pronoun, and no article of what follows."""
    language, norm = tokens.language, tokens.norm
    if norm[at] in language.words.prepositions:
        at += 1
    ahead = norm[min(at + 1, past - 1)]
    return norm[at] in language.pronouns.oblique_relatives or (
        norm[at] in language.determiners.all and ahead in language.stops.union(language.determiners.all)
    )


def main_verb_comma(tokens: Tokens, k: int, past: int) -> int:
    """«Nachdem Lima gesagt hatte, dass es reiche*, gingen* alle»: the comma before the main verb, else `past`."""
    language, norm = tokens.language, tokens.norm
    commas = (j for j in range(k + 2, past - 1) if norm[j] == "," and tokens.kind[j + 1] == LOWER)
    return next((j for j in commas if may_be_finite(language, norm[j + 1])), past)


def may_be_finite(language: Language, word: str) -> bool:
    """By the tables, or by its ending where no other word may stand: «Als es fror, *tagten* sie»."""
    plain = word not in language.grammar and word not in language.words.adverbs
    return is_finite(language, word) or (plain and word.endswith(language.verbs.present_endings))
