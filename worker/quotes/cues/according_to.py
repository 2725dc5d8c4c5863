"""Tokens -> sources without a verb: «selon X», "according to X", «…», so X, "X's claim that"."""

from worker.quotes.cues.coordinated import joined_after
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import ANY, ES, Agreement, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.extent import is_verb
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, LOWER, NUMBER, PUNCT, QUOTE


def according_to(
    tokens: Tokens,
    k: int,
    first: int,
    past: int,
    anywhere: tuple[tuple[str, ...], ...],
    initial: tuple[tuple[str, ...], ...],
) -> CueHit | None:
    norm, kind = tokens.norm, tokens.kind
    at_head = (
        k == first
        or norm[k - 1] in ";:"
        or (
            kind[k - 1] == QUOTE
            and _opens(tokens, k - 1, first)
            and not tokens.language.syntax.nouns_precede_head
        )
        or (k == first + 1 and norm[first] in tokens.language.clauses.coordinators)
    )
    for sequence in (*anywhere, *(initial if at_head else ())):
        n = len(sequence)
        if (
            n == 1
            and tokens.language.syntax.subject_may_be_left_out
            and k > first
            and norm[k - 1] in tokens.language.sources.counted
        ):
            return None  # «del *secondo* set»
        if n > 1 and k + 1 < past and norm[k + 1] != sequence[1]:
            continue
        if k + n > past or any(norm[k + m] != sequence[m] for m in range(1, n)):
            continue
        start = (
            k
            + n
            - (
                sequence[-1] in tokens.language.nouns.kinds
                or sequence[-1] in tokens.language.pronouns.relatives
            )
        )
        if tokens.language.syntax.subject_may_be_left_out and start < past and is_verb(tokens, start):
            return None  # «según *explicó* Ana Lima»: the verb is the cue
        if (
            start < past
            and norm[start] in tokens.language.verbs.agents
            and tokens.language.syntax.participle_may_close_clause
        ):
            start += 1
        phrase = _relative(tokens, start, past) or _owner(tokens, k, n)
        bound = phrase is not None
        if phrase is None:
            phrase = phrase_at(tokens, start, past)
        if phrase is None and start < past and kind[start] in (LOWER, CAPITAL) and n > 1:
            phrase = (
                phrase_at(tokens, start - 1, past)
                if norm[start - 1] in tokens.language.determiners.all
                else None
            )
        if phrase is None and start < past and (norm[k] in ("dixit",) or sequence in anywhere):
            phrase = _loose_phrase(tokens, start, past)
            if (
                phrase is not None
                and tokens.language.syntax.nouns_are_capitalised
                and not _has_noun(tokens, phrase)
            ):
                return None  # «war laut geworden»
        if phrase is None:
            return None
        phrase = joined_after(tokens, phrase, past) or phrase
        by_person = phrase.kind != Kind.THING
        if sequence in initial:
            follows = norm[phrase.past] if phrase.past < past else "."
            if not bound and (
                not by_person
                or phrase.kind == Kind.DOCUMENT
                or (
                    follows not in ",;:.»"
                    and (phrase.past >= past or kind[phrase.past] != QUOTE)
                    and not (tokens.language.syntax.subject_may_be_left_out and _says(tokens, phrase.past))
                )
            ):
                return None
        starts = (
            k == first
            or bound
            or (k > first and norm[k - 1] in ";:")
            or all(kind[j] == PUNCT for j in range(first, k))
        )
        ends = phrase.past >= past or norm[phrase.past] in ".!?…;" or kind[phrase.past] == BREAK
        left = not starts
        weight = 0.9 if by_person else 0.6
        return CueHit(
            k,
            k + n,
            k,
            " ".join(sequence),
            Frame.SAY | Frame.THAT | Frame.OBJECT,
            Evidence.ACCORDING_TO,
            phrase,
            left,
            not ends,
            phrase.past,
            weight,
            thing_said_at=k,
        )
    return None


def _says(tokens: Tokens, k: int) -> bool:
    """«Per il sindaco *è* “un regalo”», «Para el club *se trata* de “un error”»: the clause goes on with its verb."""
    return is_verb(tokens, k) or tokens.norm[k] in tokens.language.pronouns.reflexive


def _owner(tokens: Tokens, k: int, n: int) -> Phrase | None:
    """«a *suo* giudizio», «a *su* juicio»: the possessive, which takes up who spoke."""
    for j in range(k, k + n):
        if tokens.norm[j] in tokens.language.determiners.possessives:
            return Phrase(j, j + 1, Kind.PRONOUN, ES, head=j, core_past=j + 1)
    return None


def _relative(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """«Ana Lima, secondo *la quale* …», «a giudizio del *quale*»: the relative, which takes up who stands before it."""
    language, norm = tokens.language, tokens.norm
    if not language.syntax.subject_may_be_left_out:
        return None
    at = start + (start < past and norm[start] in language.determiners.all)
    if at >= past or norm[at] not in language.pronouns.relatives:
        return None
    agreement = language.determiners.all.get(norm[start], ANY)
    return Phrase(start, at + 1, Kind.PRONOUN, agreement, head=at, core_past=at + 1)


def _opens(tokens: Tokens, quote: int, first: int) -> bool:
    """«“Un désastre” *pour* la mairie, “un succès” *pour* le club»: whether the marks open a clause."""
    return quote == first or tokens.norm[quote - 1] in ",;:–—-"


def _loose_phrase(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """A source without determiner: «selon nos informations», «de source policière»."""
    end = start
    while (
        end < past
        and tokens.kind[end] in (LOWER, CAPITAL, NUMBER)
        and end < start + 8
        and (
            tokens.norm[end] not in tokens.language.stops
            or (end > start and tokens.norm[end] in tokens.language.nouns.linkers)
        )
    ):
        end += 1
    if end == start:
        return None
    return Phrase(
        start,
        end,
        Kind.THING,
        tokens.language.determiners.all.get(tokens.norm[start], ANY),
        head=start,
        core_past=end,
    )


def _has_noun(tokens: Tokens, phrase: Phrase) -> bool:
    return CAPITAL in tokens.kind[phrase.first : phrase.past]


def so_source(tokens: Tokens, k: int, first: int, past: int) -> CueHit | None:
    """German «…», so Müller: the word, then the source, then the end of the clause."""
    norm, kind = tokens.norm, tokens.kind
    if k == first or not (norm[k - 1] in ",–—-" or kind[k - 1] == QUOTE):
        return None
    phrase = phrase_at(tokens, k + 1, past)
    if phrase is None:
        return None
    phrase = joined_after(tokens, phrase, past) or phrase
    if phrase.past < past and norm[phrase.past] not in ".,;:!?" and kind[phrase.past] != QUOTE:
        prepositions = tokens.language.words.prepositions
        if norm[phrase.past] not in prepositions and norm[phrase.past] not in tokens.language.words.adverbs:
            return None
    return CueHit(
        k,
        k + 1,
        k,
        norm[k],
        Frame.SAY | Frame.THAT | Frame.OBJECT,
        Evidence.ACCORDING_TO,
        phrase,
        True,
        False,
        phrase.past,
        0.9,
    )


def behind_source(tokens: Tokens, k: int, first: int, past: int, phrases: list[Phrase]) -> CueHit | None:
    """«dem Bericht *zufolge*», «Medienberichten *zufolge*»: the source, then the word."""
    source = next((phrase for phrase in phrases if phrase.past == k), None)
    if source is None and k > first and tokens.kind[k - 1] == CAPITAL:
        source = Phrase(k - 1, k, Kind.THING, ANY, head=k - 1, core_past=k)
    if source is None:
        return None
    frame = Frame.SAY | Frame.THAT | Frame.OBJECT
    starts = all(tokens.kind[j] == PUNCT for j in range(first, source.first))
    ends = k + 1 >= past or tokens.norm[k + 1] in ".!?…;"
    return CueHit(
        k,
        k + 1,
        k,
        tokens.norm[k],
        frame,
        Evidence.ACCORDING_TO,
        source,
        not starts,
        not ends,
        k + 1,
        0.9 if source.kind != Kind.THING else 0.6,
        thing_said_at=k,
    )


def noun_cue(tokens: Tokens, k: int, first: int, past: int, phrases: list[Phrase]) -> CueHit | None:
    """ "Lima's claim that…", «sa promesse de…»: a noun of speech with the person it belongs to."""
    language, norm = tokens.language, tokens.norm
    j = k - 1
    while (
        j > first
        and tokens.kind[j] == LOWER
        and norm[j] not in language.stops
        and norm[j] not in language.determiners.all
        and k - j < 3
    ):
        j -= 1
    subject: Phrase | None = None
    if norm[j] == "'s" and j > first:
        for phrase in phrases:
            if phrase.first < j and phrase.past >= j:
                subject = Phrase(
                    phrase.first,
                    j,
                    phrase.kind,
                    phrase.agreement,
                    phrase.name,
                    phrase.head,
                    phrase.preposition,
                    j,
                )
                if phrase.name is not None and phrase.name[1] > j:
                    subject.name = (phrase.name[0], j) if phrase.name[0] < j else None
                start = max(phrase.first, j - 3)
                if subject.kind != Kind.NAME and tokens.kind[j - 1] == CAPITAL:
                    subject = Phrase(start, j, Kind.NAME, phrase.agreement, (j - 1, j), None, "", j)
                break
        if subject is None and tokens.kind[j - 1] == CAPITAL:
            subject = Phrase(j - 1, j, Kind.NAME, ANY, (j - 1, j), None, "", j)
    elif norm[j] in language.determiners.possessives:
        owner = _POSSESSOR.get(norm[j])
        if owner is not None:
            subject = Phrase(j, j + 1, Kind.PRONOUN, owner, head=j, core_past=j + 1)
    if subject is None:
        return None
    after = k + 1
    if after >= past or not (
        norm[after] in language.clauses.conjunctions
        or norm[after] in language.clauses.infinitive_links
        or norm[after] in ("of", "about", ":", "for")
        or tokens.kind[after] == QUOTE
    ):
        return None
    frame = Frame.SAY | Frame.THAT | Frame.OBJECT | Frame.INFINITIVE
    return CueHit(k, k + 1, k, norm[k], frame, Evidence.CUE, subject, False, True, after, 0.7)


_POSSESSOR = {
    "his": Agreement("m", "s"),
    "her": Agreement("f", "s"),
    "their": Agreement("?", "p"),
    "its": Agreement("n", "s"),
}
