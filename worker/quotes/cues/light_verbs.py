"""Verb with the words that make it one of speech -> cue word: «fait savoir», "made clear"."""

from worker.quotes.cues.hit import (
    CLAUSE,
)
from worker.quotes.lexicon.grammar import CueWord
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CLITIC, PUNCT, QUOTE


def light_verb(tokens: Tokens, k: int, past: int) -> tuple[CueWord, int] | None:
    """A light verb with the words that make it a cue: «fait savoir», «a tenu à préciser»."""
    word = tokens.language.verbs.light_forms[tokens.norm[k]]
    if tokens.language.verbs.light_heads[word.lemma].isdisjoint(tokens.norm[k + 1 : k + 5]) and (
        not tokens.language.syntax.participle_may_close_clause
    ):
        return None
    for tail, frame in tokens.language.verbs.light_verbs[word.lemma]:
        j = k + 1
        if tokens.language.syntax.participle_may_close_clause:
            # the prefix that was cut off stands at the clause's end: «stellte Kaya fest»
            while (
                j < past
                and j < k + CLAUSE
                and tokens.kind[j] not in (PUNCT, BREAK)
                and tokens.norm[j] != tail[0]
            ):
                j += 1
            if (
                j < past
                and tokens.norm[j] == tail[0]
                and (j + 1 >= past or tokens.kind[j + 1] in (PUNCT, QUOTE, BREAK) or j == k + 1)
            ):
                return CueWord(f"{tail[0]}{word.lemma}", frame, word.form), 0
            continue
        while (
            j < past
            and j < k + 4
            and (
                tokens.kind[j] == CLITIC
                or (tokens.norm[j] in tokens.language.words.adverbs and tokens.norm[j] != tail[0])
            )
        ):
            j += 1
        if j + len(tail) <= past and all(tokens.norm[j + n] == part for n, part in enumerate(tail)):
            return CueWord(f"{word.lemma} {' '.join(tail)}", frame, word.form), j + len(tail) - k - 1
    return None
