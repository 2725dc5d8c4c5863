"""A lower-case word -> whether it is more likely a verb than a noun or an adjective."""

from worker.quotes.lexicon.grammar import Form, Frame
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, QUOTE


def is_verb(tokens: Tokens, j: int) -> bool:
    """Whether the lower-case word at j is more likely a verb than a noun or adjective."""
    language, word = tokens.language, tokens.norm[j]
    if word in language.verbs.finites or (word in language.verb_forms and _is_finite_form(tokens, j)):
        return True
    # Five letters or more: «lait» ends as «disait» does.
    return len(word) > 4 and word.endswith(language.verbs.finite_endings)


def _is_finite_form(tokens: Tokens, j: int) -> bool:
    """Whether one of the language's verbs is finite here."""
    language, word = tokens.language, tokens.norm[j]
    if word in language.verbs.have or word in language.verbs.be or word in language.verbs.modals:
        return True
    light = (language.verbs.light_forms[word],) if word in language.verbs.light_forms else ()
    for cue in language.verbs.cues.get(word) or light:
        if cue.form & Form.FINITE and (not cue.frame & Frame.NOUN_TOO or _is_no_noun(tokens, j, cue.frame)):
            return True
    return False


def _is_no_noun(tokens: Tokens, j: int, frame: int) -> bool:
    """Whether a form that is a noun, too, is a verb by its neighbours: la ministre *demande* que, Lima *doubts* it."""
    language, before = tokens.language, tokens.norm[j - 1]
    return (
        tokens.kind[j - 1] == CAPITAL
        or _is_governed(tokens, j + 1)
        or (before in language.nouns.roles and bool(frame & Frame.SAY))
        or (before in language.nouns.kinds and _has_object(tokens, j))
    )


def _is_governed(tokens: Tokens, j: int) -> bool:
    """Whether what stands at j is what a verb of speech governs: «dit *espérer*», «demande *que*»."""
    if j >= len(tokens.norm):
        return False
    word = tokens.norm[j]
    return word in tokens.language.clauses.conjunctions or any(
        cue.form == Form.INFINITIVE for cue in tokens.language.verbs.cues.get(word, ())
    )


def _has_object(tokens: Tokens, j: int) -> bool:
    """Whether the word at j has an object, which a noun has not: «l'intersyndicale juge *“brutal”*».

    Where a noun may be the head of the noun before it, what follows tells verb from head: the crews call *the*
    plan, the union demands *a* vote; a text also without an object, at the end: …, the report claims.
    """
    k = j + 1
    if k >= len(tokens):
        return False
    language, word = tokens.language, tokens.norm[k]
    if tokens.kind[k] == QUOTE:
        return True
    if not language.syntax.nouns_precede_head:
        return False
    if word == ".":
        return tokens.norm[j - 1] in language.nouns.documents
    return word == ":" or word in language.determiners.all or word in language.pronouns.third
