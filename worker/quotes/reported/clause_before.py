"""Cue behind what it reports -> where that begins: «*S*, a dit X», back to the sentence's head or the cue before."""

from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.finite import is_finite
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.reported.comma_clauses import is_linked_infinitive, may_be_finite, second_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, PUNCT, QUOTE

_DATELINE = 8
"""Tokens of a place and an agency before the dash that begins a report."""
_DASHES = frozenset("-–—―")
_LEAD = 4
"""Tokens at least of what was said behind a word that leads in, and that word."""

Clause = tuple[int, int]
"""Tokens, the second exclusive."""


def clause_before(
    tokens: Tokens, hits: list[CueHit], n: int, first: int, goes_on: bool = False
) -> Clause | None:
    """What stands before a closing «, a dit X»: back to the sentence's head or the cue before.

    `goes_on` says that more of it follows, so that it need not be a clause.
    """
    start, end = _between_cues(tokens, hits, n, first)
    start = _past_leads(tokens, start, end)
    if goes_on:
        return start, end
    language, opens = tokens.language, tokens.norm[start]
    if tokens.norm[end - 1] in language.clauses.questions:
        return None  # «*Pourquoi* refuse-t-elle de partir ?»
    if end - start < 3 or _only_named(tokens, start, end):
        return None
    if opens in language.clauses.subordinators - language.words.prepositions:
        main = language.syntax.verb_stands_second and _main_clause_follows(tokens, start, end)
        return (start, end) if main else None
    if not language.syntax.participle_may_close_clause:
        # «*Ante estas circunstancias*, añade el auto, “…”»
        adverbial = (
            opens in language.words.prepositions and QUOTE in tokens.kind[hits[n].after : hits[n].after + 2]
        )
        leads = adverbial and not any(is_verb(tokens, j) for j in range(start, end))
        return None if leads else (start, end)
    if is_linked_infinitive(tokens, start, end):
        return None  # «Um den Bedarf zu decken, sagte er…»
    second = second_verb(tokens, start, end)
    # «Auf den Plan *angesprochen*, sagte er»: a participle closes what is no clause
    closes = second is None or (second == end - 1 and not is_finite(language, tokens.norm[second]))
    return None if opens in language.words.prepositions and closes else (start, end)


def _main_clause_follows(tokens: Tokens, start: int, end: int) -> bool:
    """«Indem man schweigt, *wird man* schuldig, betont Lima»; «Als Händler *gehe man* mit»."""
    language, norm = tokens.language, tokens.norm
    second = second_verb(tokens, start + 1, end)
    if second is not None and second + 1 < end and norm[second + 1] != ",":
        return True  # not «Weil niemand *antwortete*, sagte Lima»
    commas = (j for j in range(start, end - 2) if norm[j] == ",")
    return any(tokens.kind[j + 1] == LOWER and may_be_finite(language, norm[j + 1]) for j in commas)


def _between_cues(tokens: Tokens, hits: list[CueHit], n: int, first: int) -> Clause:
    """From a colon, the cue before or the sentence's head to the cue, without what links the two."""
    hit, norm, kind = hits[n], tokens.norm, tokens.kind
    end = hit.first
    if hit.subject is not None and hit.subject.past <= hit.first:
        end = min(end, hit.subject.first)
    if hit.thing_said_at >= 0:
        end = hit.thing_said_at
    colons = (j for j in range(end - 1, first, -1) if norm[j] == ":" and kind[j] == PUNCT)
    start = next(colons, first - 1) + 1
    for other in hits[:n]:
        if other.left:
            start = max(start, other.past, other.subject.past if other.subject is not None else 0)
    links = tokens.language.clauses.coordinators
    if not tokens.language.syntax.participle_may_close_clause:
        links |= tokens.language.clauses.likeness  # «…, según explicó Ana Lima», "…, *as* police have said"
    leads, clitics = tokens.language.clauses.as_leads, tokens.language.pronouns.clitics
    if end - 2 > start and norm[end - 1] in clitics and norm[end - 2] in leads:
        end -= 1  # «…, comme *l'*a dit Ana Lima»
    if end - 2 > start and norm[end - 1] in leads and norm[end - 2] == ",":
        end -= 1
    while end > start and (kind[end - 1] == PUNCT or norm[end - 1] in links):
        end -= 1
    return start, end


def _past_leads(tokens: Tokens, start: int, end: int) -> int:
    """«*And* the wall would hold», «*However,* it held», «*MARLOW —* It held»: past what the writer leads in with."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if not language.syntax.keeps_subject_before_verb:
        return start
    if start < end and tokens.text[tokens.start[start] : tokens.end[start]].isupper():
        dash = (j for j in range(start + 1, min(end, start + _DATELINE)) if norm[j] in _DASHES)
        start = next(dash, start - 1) + 1
    if end - start > _LEAD and norm[start] in language.clauses.coordinators and kind[start] == CAPITAL:
        start += 1
    if end - start > _LEAD and norm[start] in language.words.adverbs and norm[start + 1] == ",":
        start += 2
    return start


def _only_named(tokens: Tokens, start: int, end: int) -> bool:
    """«Une requête “légitime”, convient le maire»: a noun with its marks is no clause."""
    return (
        tokens.kind[end - 1] == QUOTE
        and end - start < 6
        and not tokens.language.syntax.nouns_are_capitalised
        and not _opens_with_verb(tokens, end - 1)
        and tokens.norm[start] in tokens.language.determiners.all
        and not any(is_verb(tokens, j) for j in range(start + 1, end - 1))
    )


def _opens_with_verb(tokens: Tokens, k: int) -> bool:
    """Whether the words inside the marks begin with a verb: «La Valdonie “ne négociera pas”»."""
    language = tokens.language
    words = tokens.text[tokens.start[k] : tokens.end[k]].lower().replace("’", "'").split()
    return any(
        (word := piece.strip("«»“”\"'„,. \u00a0\u202f")) in language.verb_forms
        or word in language.pronouns.clitics
        or (len(word) > 4 and word.endswith(language.verbs.finite_endings))
        for piece in words[:4]
    )
