"""Source without a verb -> what it says: «selon X, …», «…, selon X», «Das Bad öffnet laut der Stadt im Mai»."""

from worker.quotes.cues.clause_openers import main_verb
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.finite import is_finite
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.reported.comma_clauses import is_linked_infinitive, second_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CLITIC, LOWER, NUMBER, QUOTE


def according_content(tokens: Tokens, hit: CueHit, first: int, past: int) -> tuple[int, int] | None:
    """«Selon X, …» reports the rest of the sentence; «…, selon X» what stands before."""
    if hit.left and tokens.kind[hit.first - 1] == QUOTE and not _leads_to_marks(tokens, hit, first):
        return None  # «“Un désastre” pour la mairie»: the marks hold all of it
    if _is_way(tokens, hit):
        return None
    after = _past_source(hit)
    if _goes_straight_on(tokens, hit, after, past):
        return after, _semicolon(tokens, after, past)
    return (
        _behind_source(tokens, hit, after, past) if not hit.left else _before_source(tokens, hit, first, past)
    )


def _leads_to_marks(tokens: Tokens, hit: CueHit, first: int) -> bool:
    """ "*The gap shows there is* “a social side to it,” according to Lima": a clause, of which the marks hold the end."""
    return (
        tokens.language.syntax.content_clause_may_be_unmarked
        and main_verb(tokens, first, hit.first - 1) is not None
    )


def _is_way(tokens: Tokens, hit: CueHit) -> bool:
    """ "according to *plan*": one bare noun that cannot speak is how it goes, not who says so."""
    source = hit.subject
    if source is None or not tokens.language.syntax.nouns_may_stand_bare:
        return False
    bare = (
        source.past - source.first == 1
        and source.kind >= Kind.DOCUMENT
        and tokens.kind[source.first] == LOWER
    )
    return bare and not tokens.norm[source.first].endswith(tokens.language.nouns.plural_endings)


def _past_source(hit: CueHit) -> int:
    assert hit.subject is not None
    if hit.own:
        return hit.past
    return max(hit.subject.past, hit.past) if hit.subject.first >= hit.first else hit.subject.past


def _semicolon(tokens: Tokens, k: int, past: int) -> int:
    """The next semicolon from token k, or the sentence's end."""
    return next((j for j in range(k, past) if tokens.norm[j] == ";"), past)


def _behind_source(tokens: Tokens, hit: CueHit, after: int, past: int) -> tuple[int, int] | None:
    """«Selon X, *le port est fermé*»"""
    language, norm = tokens.language, tokens.norm
    after = _past_insertion(tokens, _end_of_source(tokens, hit, after, past), past)
    if after < past and norm[min(after + 1, past - 1)] in language.pronouns.impersonal:
        # «De source policière, on indique que…»
        said = range(after + 2, min(past, after + 6))
        return next(((j + 1, past) for j in said if norm[j] in language.clauses.conjunctions), None)
    if language.syntax.verb_stands_second:
        after = _first_verb(tokens, hit.ends, past)
    past = _semicolon(tokens, after, past)
    return (after, past) if after < past else None


_SOURCE = 12
"""Tokens behind a source's name within which the comma must close it: an office, a place, a date."""


def _end_of_source(tokens: Tokens, hit: CueHit, after: int, past: int) -> int:
    """The mark that ends all that names the source."""
    assert hit.subject is not None
    end = min(past, hit.ends + _SOURCE)
    while after < end and tokens.norm[after] not in ",.;:" and tokens.kind[after] != QUOTE:
        after += 1
    return after


def _past_insertion(tokens: Tokens, comma: int, past: int) -> int:
    """The comma that closes what is said of the source: «Pour Ana Lima, *qui défend les riverains*, …»."""
    if tokens.norm[comma : comma + 1] != [","] or comma + 1 >= past:
        return comma
    relative = tokens.norm[comma + 1] in tokens.language.pronouns.relatives
    if not relative and not _interrogated(tokens, comma + 1, past):
        return comma
    return next((j for j in range(comma + 2, past) if tokens.norm[j] == ","), comma)


def _before_source(tokens: Tokens, hit: CueHit, first: int, past: int) -> tuple[int, int] | None:
    """«*Le port est fermé*, selon X»; where nothing much stands before, what goes on behind."""
    back = range(hit.first - 1, first, -1)
    start = next((j + 1 for j in back if tokens.norm[j] == ";"), first)
    in_clause = hit.right and tokens.kind[hit.opens - 1] in (LOWER, CAPITAL, NUMBER)
    if in_clause and tokens.language.syntax.verb_stands_second:
        return _around(tokens, hit, first, past)
    after = _past_source(hit)
    if _interrupts(tokens, hit, start, after, past):
        closing = next(j for j in range(after, past) if tokens.norm[j] == ",")
        return None if tokens.kind[closing + 1] == QUOTE else (start, _semicolon(tokens, after, past))
    if hit.first - start >= _CLAUSE:
        return start, _before_learned(tokens, hit.first, start)
    return (after, past) if hit.right and past - after > _CLAUSE else None


def _before_learned(tokens: Tokens, end: int, start: int) -> int:
    """«L'homme a fui*, a-t-on appris* de source policière»: before the comma of an inverted verb of the writer's."""
    for j in range(end - 1, max(start, end - _CLAUSE), -1):
        if tokens.kind[j] == CLITIC:
            return next((k for k in range(j, max(start, j - _CLAUSE), -1) if tokens.norm[k] == ","), end)
    return end


def _interrupts(tokens: Tokens, hit: CueHit, start: int, after: int, past: int) -> bool:
    """«La Junta*, según Lima,* cerrará el puerto», «Le port aurait*, selon elle,* fermé»: between a subject or an
    auxiliary and its verb."""
    language, norm = tokens.language, tokens.norm
    first = hit.opens - 1
    while first > start and norm[first] != "," and norm[first] in language.words.adverbs:
        first -= 1
    closing = next((j for j in range(after, min(past, after + _SOURCE)) if norm[j] == ","), past)
    if norm[first] != "," or closing + 2 >= past or language.syntax.verb_stands_second:
        return False
    before = norm[first - 1]
    auxiliary = (
        before in language.verbs.have or before in language.verbs.be or before in language.verbs.modals
    )
    return auxiliary or not any(is_verb(tokens, j) for j in range(start, first))


_CLAUSE = 4
"""Tokens that a clause beside its source has."""


def _goes_straight_on(tokens: Tokens, hit: CueHit, k: int, past: int) -> bool:
    """«Secondo Ana Lima *il ponte è* …», «secondo la quale *il ponte* …»: what is said follows without a comma."""
    language, norm = tokens.language, tokens.norm
    if (
        not language.syntax.subject_may_be_left_out
        or hit.left
        or past - k < 3
        or tokens.kind[k] not in (LOWER, CAPITAL)
    ):
        return False
    relative = hit.subject is not None and hit.subject.kind == Kind.PRONOUN
    opens = (
        norm[k] in language.determiners.all or norm[k] in language.verbs.be or norm[k] in language.verbs.have
    )
    return (
        relative or opens or norm[k] in language.clauses.negations or norm[k] in language.pronouns.reflexive
    )


def _interrogated(tokens: Tokens, k: int, past: int) -> bool:
    """«Selon Ana Lima, *citée par* l'agence, …»: a participle with its agent goes with the source."""
    language = tokens.language
    return (
        k + 1 < past
        and bool(language.verbs.participles)
        and tokens.norm[k].endswith(language.verbs.participles)
        and tokens.norm[k + 1] in language.verbs.agents
    )


def _around(tokens: Tokens, hit: CueHit, first: int, past: int) -> tuple[int, int]:
    """«Das Bad öffnet laut der Stadt im Mai», «…, weil es laut der Stadt undicht ist»: the clause about the source."""
    language, norm = tokens.language, tokens.norm
    comma = next((j for j in range(hit.opens - 1, first, -1) if norm[j] in ",;:"), None)
    past = next((j for j in range(hit.ends, past) if norm[j] == ";"), past)
    if comma is None:
        return first, past
    second = second_verb(tokens, comma + 1, hit.opens) if language.syntax.verb_stands_second else None
    main = second is not None and is_finite(language, norm[second])
    if norm[comma] in ";:" or main or is_finite(language, norm[comma + 1]):
        return comma + 1, past  # «Wie Lima mitteilte, *ist* das Bad laut der Stadt dicht»
    if norm[comma + 1] in language.clauses.subordinators.union(
        language.clauses.conjunctions, language.determiners.all
    ):
        commas = (j for j in range(hit.ends, past) if norm[j] == ",")
        end = next((j for j in commas if not is_linked_infinitive(tokens, j + 1, past)), past)
        return comma + 1, end
    return first, past


def _first_verb(tokens: Tokens, k: int, past: int) -> int:
    """«Nach Angaben der Stadt *öffnet* das Bad im Mai»: the verb stands second, right behind the source."""
    language, norm = tokens.language, tokens.norm
    while k < past:
        if norm[k] == ",":
            # a relative clause, closed by the next comma: «…, die sich auf Akten stützen, …»
            k = next((j + 1 for j in range(k + 1, past) if norm[j] == ","), past)
        elif (
            norm[k] in language.words.prepositions
            or norm[k] in language.nouns.linkers
            or norm[k] in language.clauses.coordinators
        ):
            inner = phrase_at(tokens, k + 1, past, apposition=False)
            k = inner.past if inner is not None else k + 1
        elif tokens.kind[k] == LOWER:
            return k if is_finite(language, norm[k]) else _past_foreign_name(tokens, k, past)
        else:
            k += 1
    return past


def _past_foreign_name(tokens: Tokens, k: int, past: int) -> int:
    """«…, Forscher am Austrian Center *for* Science, Vienna, *könnten* …»: a small word inside a name is no verb.

    Where it is one, no other stands right behind the next comma.
    """
    language, norm = tokens.language, tokens.norm
    for j in range(k + 1, min(past - 1, k + _SOURCE + _SOURCE)):
        if tokens.kind[j] == LOWER and is_finite(language, norm[j]):
            return j if norm[j - 1] == "," else k
    return k
