"""Verb with the words that make it one of speech -> cue word: «fait savoir», "made clear", «stellte … fest»."""

from worker.quotes.cues.verb_groups import CLAUSE
from worker.quotes.lexicon.grammar import CueWord
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CLITIC, NUMBER, PUNCT, QUOTE

_LIGHT_REACH = 4
"""Tokens from a light verb within which the words begin that make it a cue: «a *tenu* hier soir *à préciser*»."""


_TAIL_REACH = 9
"""Tokens from there to its preposition: «a fait part *jeudi 6 avril sur Radio Grève* de»."""


def light_verb(tokens: Tokens, k: int, past: int) -> tuple[CueWord, int] | None:
    """The cue word of the light verb at `k`, and how many words behind it belong to it; None if it is no cue here."""
    language = tokens.language
    word = language.verbs.light_forms[tokens.norm[k]]
    if language.syntax.verb_prefix_may_close_clause:
        return _with_prefix(tokens, word, k, past)
    if language.verbs.light_heads[word.lemma].isdisjoint(tokens.norm[k + 1 : k + 1 + _LIGHT_REACH]):
        return None
    for tail, frame in language.verbs.light_verbs[word.lemma]:
        j = _past_inserted(tokens, k + 1, min(past, k + _LIGHT_REACH), tail[0])
        ends = _past_tail(tokens, j, past, tail)
        if ends > j:
            return CueWord(f"{word.lemma} {' '.join(tail)}", frame, word.form), ends - k - 1
    return None


def _past_tail(tokens: Tokens, j: int, past: int, tail: tuple[str, ...]) -> int:
    """Past the words of the tail at `j`; when and where may stand before its preposition: «part *hier à Lille* de sa»."""
    norm = tokens.norm
    if j + len(tail) <= past and tuple(norm[j : j + len(tail)]) == tail:
        return j + len(tail)
    fixed, link = j + len(tail) - 1, tail[-1]
    if len(tail) < 2 or link not in tokens.language.clauses.as_words or fixed >= past:
        return j
    if tuple(norm[j:fixed]) != tail[:-1]:
        return j
    for at in range(fixed, min(past - 1, fixed + _TAIL_REACH)):
        if tokens.kind[at] > NUMBER:
            break
        marks_or_noun = tokens.kind[at + 1] == QUOTE or norm[at + 1] in tokens.language.determiners.all
        if norm[at] == link and marks_or_noun:
            return at + 1
    return j


def _past_inserted(tokens: Tokens, j: int, limit: int, head: str) -> int:
    """Past inverted clitics and adverbs, up to the word that is looked for."""
    adverbs, norm = tokens.language.words.adverbs, tokens.norm
    while j < limit and (tokens.kind[j] == CLITIC or (norm[j] in adverbs and norm[j] != head)):
        j += 1
    return j


def _with_prefix(tokens: Tokens, word: CueWord, k: int, past: int) -> tuple[CueWord, int] | None:
    """«stellte Kaya *fest*»: the prefix that was cut off stands right behind the verb or closes the clause."""
    norm, kind = tokens.norm, tokens.kind
    ends = k + 1
    limit = min(past, k + CLAUSE)
    while ends < limit and kind[ends] not in (PUNCT, BREAK):
        ends += 1
    for (prefix, *tail), frame in tokens.language.verbs.light_verbs[word.lemma]:
        if norm[k - 1] == prefix and not tail and k:
            return CueWord(prefix + word.lemma, frame, word.form), 0  # «wie die Stadt *bekannt gab*»
        try:
            j = norm.index(prefix, k + 1, min(past, ends + 1))
        except ValueError:
            continue
        if j == k + 1 or j + 1 >= past or kind[j + 1] in (PUNCT, QUOTE, BREAK):
            return CueWord(prefix + word.lemma, frame, word.form), 0
    return None
