"""Source without a verb -> what it says: «selon X, …», «…, selon X», «Das Bad öffnet laut der Stadt im Mai»."""

from worker.quotes.cues.hit import CueHit
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, QUOTE


def according_content(tokens: Tokens, hit: CueHit, first: int, past: int) -> tuple[int, int] | None:
    """«Selon X, …» reports the rest of the sentence; «…, selon X» what stands before."""
    assert hit.subject is not None
    language = tokens.language
    if hit.left and tokens.kind[hit.first - 1] == QUOTE:
        return None  # «“Un désastre” pour la mairie»: the marks hold all of it
    after = max(hit.subject.past, hit.past) if hit.subject.first >= hit.first else hit.subject.past
    if _goes_straight_on(tokens, hit, after, past):
        past = next((j for j in range(after, past) if tokens.norm[j] == ";"), past)
        return after, past
    while (
        after < past and tokens.norm[after] not in ",.;:" and after < hit.subject.past + 12 and not hit.left
    ):
        if tokens.kind[after] == QUOTE:
            break
        after += 1
    if (
        not hit.left
        and after + 1 < past
        and tokens.norm[after] == ","
        and tokens.norm[after + 1] in language.pronouns.relatives
    ):
        # «Pour Ana Lima, qui défend les riverains, …»
        after = next((j for j in range(after + 2, past) if tokens.norm[j] == ","), after)
    elif not hit.left and tokens.norm[after : after + 1] == [","] and _interrogated(tokens, after + 1, past):
        after = next((j for j in range(after + 2, past) if tokens.norm[j] == ","), after)
    if not hit.left:
        if (
            tokens.norm[after : after + 2]
            and tokens.norm[min(after + 1, past - 1)] in language.pronouns.impersonal
        ):
            # «De source policière, on indique que…»
            for j in range(after + 2, min(past, after + 6)):
                if tokens.norm[j] in language.clauses.conjunctions:
                    return j + 1, past
            return None
        if language.syntax.participle_may_close_clause:
            after = _first_verb(tokens, hit.ends, past)
        past = next((j for j in range(after, past) if tokens.norm[j] == ";"), past)
        return (after, past) if after < past else None
    start = first
    for j in range(hit.first - 1, first, -1):
        if tokens.norm[j] == ";":
            start = j + 1
            break
    if (
        language.syntax.participle_may_close_clause
        and hit.right
        and tokens.kind[hit.opens - 1] in (LOWER, CAPITAL)
    ):
        return _around(tokens, hit, first, past)
    if hit.first - start < 4:
        return (after, past) if past - after > 4 else None
    return start, hit.first


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
    comma = next((j for j in range(hit.opens - 1, first, -1) if norm[j] in ",;"), None)
    past = next((j for j in range(hit.ends, past) if norm[j] == ";"), past)
    if comma is None:
        return first, past
    if norm[comma] == ";":
        return comma + 1, past
    if (
        norm[comma + 1]
        in language.clauses.subordinators | language.clauses.conjunctions | language.determiners.all.keys()
    ):
        end = next((j for j in range(hit.ends, past) if norm[j] == ","), past)
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
            return k
        else:
            k += 1
    return past
