"""Words in marks that nobody said: the usual name of a thing, the title of a work."""

from worker.quotes.document import Draft
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import LOWER, NORMS


def is_usual_name(tokens: Tokens, draft: Draft, k: int) -> bool:
    """English «the crews *call* it “the lamp”»: in the present a thing is named so, and no one said it one day.

    «They call it “a disgrace”» judges, as an article says.
    """
    hit, language = draft.hit, tokens.language
    if (
        not language.syntax.nouns_precede_head
        or hit is None
        or hit.past > k
        or hit.lemma not in language.verbs.naming
    ):
        return False
    if tokens.norm[hit.verb] != hit.lemma or tokens.norm[hit.verb - 1] in language.verbs.modals:
        return False
    opens = tokens.text[tokens.start[k] : tokens.end[k]].strip("“”\"‘’'").split(" ", 1)[0]
    if hit.subject is None or hit.subject.kind in (Kind.NAME, Kind.PRONOUN):
        return opens in language.determiners.definite or opens[:1].isupper()
    return opens not in language.determiners.indefinite


def is_byname(tokens: Tokens, draft: Draft, words: list[str]) -> bool:
    """«celui que le public appelait “le Grand Émile”»: an article in the marks, behind a verb of calling."""
    hit, language = draft.hit, tokens.language
    called = hit is not None and hit.past <= draft.token and hit.lemma in language.verbs.naming
    held_for = tokens.norm[draft.token - 1] in language.clauses.as_words
    opens, determiners = NORMS[words[0]], language.determiners
    article = opens in determiners.all and opens not in determiners.indefinite
    return called and not held_for and len(words) > 1 and article


def names_what_follows(tokens: Tokens, k: int) -> bool:
    """English «her “Night Tide” radio show»: whether a noun for a work stands behind the marks, or one word on."""
    ahead = tokens.norm[k + 1 : k + 3]
    if not ahead or tokens.kind[k + 1] != LOWER:
        return False
    return ahead[0] in tokens.language.nouns.works or (
        ahead[-1] in tokens.language.nouns.works and ahead[0] not in tokens.language.stops
    )


def is_titled(tokens: Tokens, k: int, before: str) -> bool:
    """«Un documentaire, “Sel”, sera diffusé»; «elle publie “Sel” (éditions du Fanal)»: a work and its title."""
    language, norm = tokens.language, tokens.norm
    after = norm[k + 1] if k + 1 < len(tokens) else ""
    if before == "," and k >= 2 and norm[k - 2] in language.nouns.works:
        return after in ",.("
    return after == "(" and k + 2 < len(tokens) and norm[k + 2] in language.nouns.publishers
