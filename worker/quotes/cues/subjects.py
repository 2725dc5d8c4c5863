"""Cue -> who speaks: the phrase after the verb, the antecedent, or the best-ranked phrase before it."""

from worker.quotes.cues.hit import CueHit, verb_between
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.extent import is_verb
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, QUOTE


def subject_before(
    tokens: Tokens, phrases: list[Phrase], group_left: int, first: int, earlier: list[CueHit]
) -> tuple[Phrase | None, float]:
    """The best-ranked noun phrase before the verb group, and the weight of what speaks for it.

    Features: how tightly it stands before the verb; whether a preposition governs it; whether it can speak;
    whether it opens the clause; whether it is the antecedent of a relative.
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    adverbs, clitics = language.words.adverbs, language.pronouns.clitics
    prepositions = language.words.prepositions if language.syntax.nouns_precede_head else frozenset()
    before = group_left - 1
    relative = before >= first and norm[before] in language.pronouns.relatives
    best: Phrase | None = None
    best_score = 0.0
    limit = before if relative else group_left
    seen = 0
    tonic, clause_over = _taken_up(tokens, phrases, limit), norm[limit - 1] == ","
    for phrase in reversed(phrases):
        if phrase is tonic or (clause_over and norm[phrase.first] in language.pronouns.relatives):
            continue  # «Ann Tolley, *who* runs the port, said»: the clause is over
        if phrase.kind == Kind.PRONOUN and norm[phrase.first] in language.pronouns.object_pronouns:
            continue
        if phrase.past > limit:
            if phrase.core_past <= limit and phrase.first < limit:
                pass
            else:
                continue
        seen += 1
        if seen > 6:
            break
        distance = limit - min(phrase.past, limit)
        score = _ABILITY[phrase.kind]
        between = phrase.past
        while between < limit and (norm[between] in adverbs or norm[between] in clitics):
            between += 1
        if between < limit and norm[between] in prepositions and not phrase.preposition:
            between = _past_governed(phrases, between, limit)
        tight = between >= limit
        if tight:
            score += 3.0
        elif language.syntax.subject_may_be_left_out and not relative and _cut_off(tokens, phrase, limit):
            score -= 3.0
        elif norm[limit - 1] == "," and phrase.past < limit and _parenthesis(tokens, phrase.past, limit):
            score += 2.2
        elif relative and norm[limit - 1] == "," and phrase.past == limit - 1:
            score += 3.0
        else:
            score -= 0.12 * distance
            if QUOTE in kind[phrase.past : limit]:
                score -= 0.5
        if phrase.preposition and not relative:
            score -= 3.2
        if kind[phrase.first - 1] == QUOTE or (
            norm[phrase.first - 1] == "," and phrase.first - 2 >= first and kind[phrase.first - 2] == QUOTE
        ):
            score += 1.8
        elif (
            phrase.first == first
            or norm[phrase.first - 1] in ",;:"
            or norm[phrase.first - 1] in language.clauses.conjunctions
        ):
            score += 0.8
        elif norm[phrase.first - 1] in language.clauses.coordinators:
            score += 0.2
        elif (
            kind[phrase.first - 1] == LOWER
            and norm[phrase.first - 1] not in language.words.adverbs
            and not phrase.preposition
        ):
            score -= 1.0 if not tight else 0.3  # likely the object of the word before
        if best is None or score > best_score:
            best, best_score = phrase, score
    coordinated = before >= first and norm[before] in language.clauses.coordinators
    left_out = coordinated and language.syntax.subject_may_be_left_out and earlier and not earlier[-1].passive
    if left_out and earlier[-1].subject is None:
        return None, 0.3  # «Defendió la obra y recordó que…»: what the first verb leaves out, the second does
    # «X a fait…, et a ajouté que»: a verb without subject of its own takes the clause's
    if (best is None or best_score < 1.0 or coordinated) and earlier:
        for hit in reversed(earlier):
            if (
                hit.subject is not None
                and not hit.passive
                and not hit.gerund
                and hit.subject.first < group_left
            ):
                if coordinated or best is None or best_score < 0.3:
                    return hit.subject, 0.8
                break
    if coordinated and (best is None or best.first != before + 1):
        main = main_subject(phrases, group_left)
        if main is not None:
            return main, 0.7
    if best is None or best_score < -0.5:
        return None, 0.3
    if language.syntax.nouns_precede_head and norm[best.first] in language.pronouns.relatives:
        best = _leant_on(tokens, phrases, best)
    return best, max(0.35, min(0.93, 0.4 + 0.11 * best_score))


def _past_governed(phrases: list[Phrase], k: int, limit: int) -> int:
    """«a report *by the port* found»: past what prepositions bring between a noun and its verb."""
    for phrase in phrases:
        if phrase.preposition and phrase.first == k + 1 and phrase.past <= limit:
            k = phrase.past
    return k


def _leant_on(tokens: Tokens, phrases: list[Phrase], relative: Phrase) -> Phrase:
    """«*a cashier* in Marlow, who did not say»: the noun that a relative goes with, past the place between them."""
    edge = relative.first - (tokens.norm[relative.first - 1] == ",")
    found = relative
    for phrase in reversed(phrases):
        if phrase.past != edge:
            continue
        found, edge = phrase, phrase.first - 1
        full = phrase.name is not None and phrase.name[1] - phrase.name[0] > 1
        if not phrase.preposition or phrase.kind == Kind.ROLE or (phrase.kind == Kind.NAME and full):
            break
    return found


def _taken_up(tokens: Tokens, phrases: list[Phrase], limit: int) -> Phrase | None:
    """The pronoun that only takes a subject up, between commas before the verb: «le maire, *lui*, estime»."""
    norm, last = tokens.norm, limit - 1
    if (
        not tokens.language.pronouns.tonic
        or norm[last] != ","
        or norm[last - 1] not in tokens.language.pronouns.tonic
    ):
        return None
    if last < 3 or norm[last - 2] != ",":
        return None
    at = last - 1
    pronoun = next((phrase for phrase in phrases if phrase.first == at and phrase.past == last), None)
    before = any(phrase.past == at - 1 and not phrase.preposition for phrase in phrases)
    return pronoun if before else None


_ABILITY = {
    Kind.NAME: 1.6,
    Kind.ROLE: 1.4,
    Kind.PRONOUN: 1.5,
    Kind.COLLECTIVE: 1.1,
    Kind.DOCUMENT: 0.6,
    Kind.THING: -0.6,
}


def _cut_off(tokens: Tokens, phrase: Phrase, limit: int) -> bool:
    """«El acuerdo, dijo a la prensa, “es de cristal”»: one comma alone parts no subject from its verb."""
    return phrase.past == limit - 1 and phrase.core_past == phrase.past and tokens.norm[limit - 1] == ","


def _parenthesis(tokens: Tokens, start: int, limit: int) -> bool:
    """Whether start..limit is one parenthesis between commas: «, élu en 2014,», «in Marlow, who saw it,»."""
    if tokens.language.syntax.nouns_precede_head and tokens.norm[start] in tokens.language.words.prepositions:
        governed = phrase_at(tokens, start + 1, limit, apposition=False)
        start = governed.past if governed is not None else start
    return start < limit and tokens.norm[start] in ",(" and limit - start < 40


def is_after_verb(
    tokens: Tokens,
    subject: Phrase,
    after_quote: bool,
    frame: int,
    past: int,
    phrases: list[Phrase],
    group_left: int,
) -> bool:
    """Whether the phrase after the verb is its subject, and not the object of a subject before it."""
    language = tokens.language
    if after_quote:
        if (
            subject.kind == Kind.THING
            and frame & Frame.OBJECT
            and (
                not frame & Frame.THAT
                or any(
                    not p.preposition and p.kind <= Kind.COLLECTIVE and p.past <= group_left for p in phrases
                )
            )
        ):
            return False
        return subject.kind != Kind.PRONOUN or tokens.norm[subject.first] not in language.pronouns.own_voice
    if not frame & (Frame.THAT | Frame.SAY):
        return False
    if language.syntax.nouns_precede_head and subject.past < past and is_verb(tokens, subject.past):
        return False  # «…, back from injury, admitted he had been afraid»
    if subject.kind == Kind.THING or (language.syntax.nouns_precede_head and subject.kind == Kind.PRONOUN):
        return False  # «Ann Tolley, who runs the port, said *she* slept badly»
    if tokens.norm[group_left - 1] == "," and all(
        p.past > group_left
        or p.preposition
        or (tokens.norm[p.past] not in ",(–—" and tokens.norm[p.core_past] not in ",(–—")
        for p in phrases
    ):
        return True  # no comma stands right behind a subject before the verb: what stands there was said
    ahead = tokens.norm[subject.past] if subject.past < past else "."
    if ahead in language.clauses.conjunctions:
        return False
    if language.syntax.nouns_precede_head and frame & Frame.BARE and not frame & (Frame.THINK | Frame.TELL):
        return subject.kind <= Kind.ROLE and not _verb_follows(tokens, subject.past, past)
    if frame & Frame.TELL or frame & Frame.OBJECT:
        # «Le maire, élu en mai, a critiqué le préfet.»: someone before could be the subject
        for phrase in phrases:
            if phrase.past > group_left:
                break
            if (
                not phrase.preposition
                and phrase.kind <= Kind.COLLECTIVE
                and not verb_between(tokens, phrase.past, group_left)
            ):
                return False
    return True


def _verb_follows(tokens: Tokens, k: int, past: int) -> bool:
    """«Ann Tolley, the mayor, said Luke Vance *lied*»: whether the clause goes on, so that its noun is no speaker."""
    if k < past and tokens.norm[k].endswith(tokens.language.verbs.gerund_endings):
        return True
    for j in range(k, past):
        if tokens.kind[j] == QUOTE:
            return True
        if tokens.kind[j] != LOWER and tokens.norm[j] in ",.;:!?":
            return False
        if tokens.norm[j] in tokens.language.pronouns.relatives:
            return False
        if tokens.kind[j] == LOWER and is_verb(tokens, j):
            return True
    return False


def second_place(tokens: Tokens, verb: int, after: int, past: int, phrases: list[Phrase]) -> Phrase | None:
    """German: the verb stands second, so a subject that does not open the clause follows it."""
    subject = phrase_at(tokens, after, past)
    if subject is not None and subject.oblique:
        subject = phrase_at(tokens, subject.past, past)
    if subject is not None:
        subject = bare_name(tokens, subject, verb)
    if subject is None:
        return None
    opening = next((p for p in phrases if p.past == verb and not p.preposition), None)
    if subject.kind >= Kind.DOCUMENT and not (
        opening is None
        and tokens.norm[verb - 1] != ","
        and tokens.norm[subject.first] in tokens.language.determiners.nominatives
        and not subject.oblique
    ):
        return None
    if opening is None or opening.kind == Kind.THING:
        return subject
    determined = tokens.norm[subject.first] in tokens.language.determiners.all
    if determined or opening.kind in (Kind.NAME, Kind.ROLE, Kind.PRONOUN):
        return None
    return subject if subject.kind in (Kind.NAME, Kind.PRONOUN) else None


def bare_name(tokens: Tokens, phrase: Phrase, verb: int) -> Phrase:
    """«…, entgegnete *Holm*»: a noun in the singular has an article, so a capital without one is a name."""
    language, norm = tokens.language, tokens.norm
    alone = phrase.past - phrase.first == 1 and phrase.kind == Kind.THING
    if not alone or tokens.kind[phrase.first] != CAPITAL or norm[verb].endswith(language.verbs.plural_verbs):
        return phrase
    at = (phrase.first, phrase.past)
    return Phrase(*at, Kind.NAME, ANY, at, core_past=phrase.past)


def opening_adverbial(tokens: Tokens, first: int, opens: int) -> bool:
    """Whether what stands before the comma is only an opening adverbial: «On Friday, Trump said…»."""
    if opens - first > 9:
        return False
    head = tokens.norm[first]
    return (
        head in tokens.language.words.prepositions
        or head in tokens.language.words.adverbs
        or head in tokens.language.stops
        or opens - first <= 2
    )


def main_subject(phrases: list[Phrase], before: int) -> Phrase | None:
    best: Phrase | None = None
    for phrase in phrases:
        if phrase.first >= before:
            break
        if phrase.preposition or phrase.kind == Kind.THING:
            continue
        if best is None:
            best = phrase
    return best
