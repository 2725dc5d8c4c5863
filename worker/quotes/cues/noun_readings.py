"""Verb of speech -> whether it is the noun that is spelled like it: «la *demande*», "the latest *claim*", "the *warning*"."""

from worker.quotes.lexicon.grammar import ANY, Form, Frame
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CLITIC, LOWER

_PREMODIFIERS = 4
"""Tokens from a determiner to its noun, in which a verb's spelling is that of the noun: «a new *report*»."""


def is_noun(tokens: Tokens, k: int, form: int, clitic: int, frame: int, first: int, past: int) -> bool:
    """Whether a form without auxiliary is the noun that is spelled like it."""
    if form == Form.GERUND:
        return k > first and tokens.language.syntax.gerund_may_be_noun and _is_verbal_noun(tokens, k)
    if form != Form.FINITE or clitic >= 0 or not frame & Frame.NOUN_TOO:
        return False
    if k == first or _reads_as_noun(tokens, k, first):
        return True
    return tokens.language.syntax.nouns_precede_head and (
        _ends_noun_phrase(tokens, k, first, past) or _stands_as_noun(tokens, k, past)
    )


def _is_verbal_noun(tokens: Tokens, k: int) -> bool:
    """«the *warning*», «fear of *saying*», «Lima's *saying*»; but «he's *saying*»."""
    language, before = tokens.language, tokens.norm[k - 1]
    if before in language.nouns.genitive_clitics:
        return tokens.norm[k - 2] not in language.pronouns.third
    return before in language.determiners.all or before in language.nouns.linkers


def _reads_as_noun(tokens: Tokens, k: int, first: int) -> bool:
    """«la *demande*», «de *réclame*», "Lima's *claim*": by the words right before it."""
    language, norm, before = tokens.language, tokens.norm, tokens.norm[k - 1]
    if before in language.clauses.likeness or norm[max(first, k - 2)] in language.clauses.likeness:
        return False  # «comme le dit Anne Lima»
    if (
        before in language.determiners.clitic_articles
        and k - 2 >= first
        and tokens.kind[k - 2] in (CAPITAL, CLITIC)
    ):
        return norm[k - 2] in language.names.not_names  # «Mais la *demande*», but «Lima la *demande*»
    return (
        before in language.determiners.all
        or before in language.words.prepositions
        or before in language.nouns.genitive_clitics
    )


def _ends_noun_phrase(tokens: Tokens, k: int, first: int, past: int) -> bool:
    """«a Bell *tweet*», «the latest *claim*»: a determiner opens the phrase, and what stands between leads up to it."""
    language, norm, before = tokens.language, tokens.norm, tokens.norm[k - 1]
    if tokens.kind[k - 1] == CAPITAL:
        return k - 2 >= first and norm[k - 2] in language.determiners.indefinite  # no name has an article
    if tokens.kind[k - 1] != LOWER or before in language.words.adverbs or before in language.pronouns.third:
        return False
    j = k - 1
    while (
        j > first
        and k - j < _PREMODIFIERS
        and tokens.kind[j] == LOWER
        and norm[j] not in language.stops
        and norm[j] not in language.determiners.all
    ):
        j -= 1
    if norm[j] not in language.determiners.all or _may_be_subject_noun(tokens, before):
        return False
    return (
        k + 1 >= past or norm[k + 1] not in language.clauses.conjunctions
    )  # «the latest *claim* that» is a verb's place


def _may_be_subject_noun(tokens: Tokens, word: str) -> bool:
    """«the new *mayor* claims», «the crews *report*»: behind such a noun a verb is likelier than a second noun."""
    language = tokens.language
    return (
        word in language.nouns.roles
        or word in language.nouns.collectives
        or word in language.nouns.documents
        or word.endswith(language.nouns.plural_endings)
    )


def _stands_as_noun(tokens: Tokens, k: int, past: int) -> bool:
    """«the harbor *projects* will end», «she told *state* agencies»: what follows or goes before no verb has.

    A verb follows a noun that is spelled like one; a bare form as a verb has a plural before it.
    """
    language, norm, before = tokens.language, tokens.norm, tokens.norm[k - 1]
    ahead = norm[k + 1] if k + 1 < past else "."
    if ahead in language.verbs.be or ahead in language.verbs.have:
        return True
    if ahead in language.verbs.modals and ahead not in language.clauses.infinitive_links:
        return True
    plurals = language.nouns.plural_endings
    if norm[k].endswith(plurals) and any(
        w.form & Form.INFINITIVE for w in language.verbs.cues.get(ahead, ())
    ):
        return True  # «official *figures* show»
    if tokens.kind[k - 1] != LOWER or not _is_bare_form(tokens, k):
        return False
    plural = before.endswith(plurals) or language.nouns.kinds.get(before, (0, ANY))[1].number == "p"
    small = before in language.stops or before in language.words.adverbs or before in language.pronouns.third
    return not plural and not small


def _is_bare_form(tokens: Tokens, k: int) -> bool:
    """*claim*, not *claims* or *claimed*: the infinitive, which is the present of all but the third person."""
    readings = tokens.language.verbs.cues[tokens.norm[k]]
    return any(w.form & (Form.INFINITIVE | Form.PARTICIPLE) == Form.INFINITIVE for w in readings)
