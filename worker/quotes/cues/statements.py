"""Verb of speech -> cue, where its subject is written out: before it, after it, or left to the context."""

from worker.quotes.cues.hit import (
    DASHES,
    CueHit,
    only_adverbs,
    past_prepositional,
    verb_between,
)
from worker.quotes.cues.implied import house_at, without_listener
from worker.quotes.cues.subjects import (
    bare_name,
    is_after_verb,
    opening_adverbial,
    second_place,
    subject_before,
)
from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, QUOTE


def with_subject(
    tokens: Tokens,
    group: VerbGroup,
    first: int,
    past: int,
    phrases: list[Phrase],
    earlier: list[CueHit],
) -> CueHit | None:
    """The cue of a finite verb in the sentence from token `first` to `past`; None where it says nothing."""
    language, norm, before = tokens.language, tokens.norm, group.left - 1
    if group.lemma in language.verbs.impersonal_verbs or group.lemma in language.verbs.house_verbs:
        return _said_by_a_house(tokens, group, first, past)
    if language.syntax.subject_after_verb and group.lemma not in language.verbs.never_inverted:
        hit = _subject_behind(tokens, group, first, past, phrases)
        if hit is not None:
            return hit
    if _wants_words_beside(group) and not _has_words_beside(tokens, group, first, past):
        return None  # «a commencé un stage»
    if language.syntax.participle_may_close_clause and not (
        before >= first and norm[before] in language.clauses.coordinators
    ):
        beyond = group.after if group.first == group.verb else group.first + 1
        second = second_place(tokens, group.first, beyond, past, phrases)
        if second is not None:
            return group.cue(Evidence.CUE, second, 0.9, after=max(group.after, second.past))
    if before > first and norm[before] in language.pronouns.impersonal:
        house = house_at(tokens, first, before)
        return None if house is None else group.cue(Evidence.CUE, house, 0.8)
    return _subject_ahead(tokens, group, first, past, phrases, earlier)


def _subject_behind(
    tokens: Tokens, group: VerbGroup, first: int, past: int, phrases: list[Phrase]
) -> CueHit | None:
    """«…», a déclaré X · «…» a dit X · , a indiqué la préfecture."""
    language, norm, before = tokens.language, tokens.norm, group.left - 1
    quote = before
    while quote >= first and (norm[quote] == "," or norm[quote] in DASHES):
        quote -= 1
    after_quote = (
        quote >= first
        and tokens.kind[quote] == QUOTE
        and not (quote == before and _is_outlets_name(tokens, quote))
    )
    if not (after_quote or quote < before or _may_be_inverted(tokens, before, first)):
        return (
            _subject_late(tokens, group, past, phrases) if language.syntax.subject_may_be_left_out else None
        )
    subject = _phrase_behind(tokens, group, past)
    if (
        subject is None
        and language.syntax.subject_may_be_left_out
        and norm[group.first].endswith(language.verbs.plural_verbs)
    ):
        subject = house_at(tokens, group.after, past)  # fanno sapere *dal ministero*
    if subject is not None and language.determiners.datives:
        subject = bare_name(tokens, subject, group.first)
        without_listener(tokens, subject)
    if subject is None or not is_after_verb(
        tokens, subject, after_quote, group.frame, past, phrases, group.left
    ):
        return None
    ends = subject.past
    if before == first and norm[first] in language.clauses.as_leads and ends < past and norm[ends] == ",":
        # «Comme l'a dit Ana Lima, …»: what was said follows
        return group.cue(Evidence.INVERSION, subject, 0.85, after=ends + 1)
    ends = _past_manner(tokens, ends, past)
    right = ends < past and (
        norm[ends] == ":"
        or tokens.kind[ends] == QUOTE
        or (norm[ends] == "," and ends + 1 < past and tokens.kind[ends + 1] == QUOTE)
    )
    weight = 0.95 if after_quote else 0.85
    return group.cue(Evidence.INVERSION, subject, weight, left=True, right=right, after=ends)


def _subject_late(tokens: Tokens, group: VerbGroup, past: int, phrases: list[Phrase]) -> CueHit | None:
    """«Lo dijo ayer el alcalde», «Explica Ana Lima que…»: where nobody stands before it, who stands behind it."""
    language, norm = tokens.language, tokens.norm
    if (
        group.frame & Frame.TELL
        or group.lemma in language.verbs.accusing
        or not group.frame & (Frame.SAY | Frame.THAT)
    ):
        return None
    if any(p.past <= group.left and not p.preposition and p.kind <= Kind.COLLECTIVE for p in phrases):
        return None
    subject = _phrase_behind(tokens, group, past)
    if subject is None or subject.kind > Kind.COLLECTIVE:
        return None
    ends = subject.past
    marks = next((j for j in range(ends, past) if tokens.kind[j] == QUOTE), past)
    announces = ends < past and (
        norm[ends] in language.clauses.conjunctions
        or marks == ends
        or norm[ends] == ":"
        or (marks < past and norm[marks - 1] == ":" and not verb_between(tokens, ends, marks))
    )
    taken_up = not language.pronouns.objects.isdisjoint(norm[max(group.left - 1, 0) : group.first])
    if not announces and not taken_up:
        return None
    return group.cue(Evidence.INVERSION, subject, 0.8, after=ends)


def _may_be_inverted(tokens: Tokens, before: int, first: int) -> bool:
    """Without marks or a comma before it: behind «comme», or at the head of what follows marks."""
    language = tokens.language
    if language.syntax.nouns_precede_head:
        return False
    if before < first:
        return first > 0 and tokens.kind[first - 1] == QUOTE
    return (
        tokens.norm[before] in language.clauses.likeness and not language.syntax.participle_may_close_clause
    )


def _phrase_behind(tokens: Tokens, group: VerbGroup, past: int) -> Phrase | None:
    """The phrase that may be the subject: past adverbs, a dative object, or a prepositional phrase."""
    seek = (
        group.first + 1
        if tokens.language.syntax.participle_may_close_clause and group.first < group.verb
        else group.after
    )
    subject = phrase_at(tokens, seek, past)
    if subject is not None and subject.oblique:
        subject = phrase_at(tokens, subject.past, past)  # sagte dem Nordkurier *Anna Lima*
    if (
        subject is None
        and tokens.language.syntax.subject_may_be_left_out
        and _is_manner(tokens, group.after, past)
    ):
        subject = phrase_at(tokens, group.after + 1, past)
    if subject is None and group.after > group.past:
        subject = phrase_at(tokens, group.past, past)
    if subject is None:
        later = past_prepositional(tokens, group.after, past)
        subject = phrase_at(tokens, later, past) if later > group.after else None
    return subject


def _is_manner(tokens: Tokens, k: int, past: int) -> bool:
    """«…», commenta *prudente* Ana Lima: one plain word between the verb and a name."""
    if k + 1 >= past or tokens.kind[k] != LOWER or tokens.kind[k + 1] != CAPITAL:
        return False
    return tokens.norm[k] not in tokens.language.stops and tokens.norm[k] not in tokens.language.grammar


def _past_manner(tokens: Tokens, ends: int, past: int) -> int:
    """«…, entgegnete Holm *empört*:» leads in what follows; without the colon the clause goes on."""
    at = ends
    while at < ends + 4 and at < past and tokens.kind[at] == LOWER:
        at += 1
    return at if at < past and tokens.norm[at] == ":" else ends


def _wants_words_beside(group: VerbGroup) -> bool:
    return bool(group.frame & Frame.MANNER) and not group.frame & (Frame.THAT | Frame.OBJECT)


def _has_words_beside(tokens: Tokens, group: VerbGroup, first: int, past: int) -> bool:
    after, before = group.after, group.left - 1
    if after < past and (tokens.norm[after] == ":" or tokens.kind[after] == QUOTE):
        return True
    return QUOTE in tokens.kind[max(first, before - 8) : max(first, before + 1)]


def _subject_ahead(
    tokens: Tokens,
    group: VerbGroup,
    first: int,
    past: int,
    phrases: list[Phrase],
    earlier: list[CueHit],
) -> CueHit | None:
    """X a dit «…»; «…», X said; and «…», añadió, where the context knows who."""
    norm, before = tokens.norm, group.left - 1
    subject, weight = subject_before(tokens, phrases, group.left, first, earlier)
    if subject is None:
        if before >= first and norm[before] in tokens.language.pronouns.own_voice:
            return None
        leads = (
            tokens.language.syntax.subject_may_be_left_out
            and before == first
            and norm[first] in tokens.language.clauses.as_leads
        )
        if leads and group.after < past and norm[group.after] == ",":
            return group.cue(Evidence.CUE, None, weight, after=group.after + 1)  # «Según cuenta, …»
        quote = before
        while quote >= first and (norm[quote] == "," or norm[quote] in DASHES):
            quote -= 1
        return group.cue(Evidence.CUE, None, weight, left=quote >= first and tokens.kind[quote] == QUOTE)
    left = subject.past <= group.left and _closes_what_was_said(tokens, group, subject, first, past)
    return group.cue(Evidence.CUE, subject, weight, left=left)


def _closes_what_was_said(tokens: Tokens, group: VerbGroup, subject: Phrase, first: int, past: int) -> bool:
    """«…, X said.» stands at the end or between commas, its subject right after the comma."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    opens, after = subject.first - 1, group.after
    if language.syntax.nouns_precede_head and opens > first and norm[opens] in language.clauses.likeness:
        opens -= 1  # “…,” as Ana Bell put it
    if opens < first or not (norm[opens] in ",–—-" or kind[opens] == QUOTE):
        return False
    tight = only_adverbs(tokens, subject.past, group.left)
    if kind[opens] == QUOTE and QUOTE not in kind[subject.past : group.left]:
        return True
    if not tight:
        return False
    if opens - 1 >= first and kind[opens - 1] == QUOTE:
        return True
    closes = (
        after >= past
        or norm[after] in ".,;!?…–—"
        or kind[after] == QUOTE
        or norm[after] in language.words.prepositions
        or norm[after] in language.addressees.to_words
    )
    return (
        closes
        and not language.pronouns.clitic_subjects
        and not language.syntax.participle_may_close_clause
        and bool(group.frame & (Frame.SAY | Frame.THAT))
        and not (after < past and norm[after] in language.clauses.conjunctions)
        and (_between_commas(tokens, after, past) or not opening_adverbial(tokens, first, opens))
    )


def _between_commas(tokens: Tokens, after: int, past: int) -> bool:
    """«Of nine boats, *she said*, two sank»: what a comma follows, and no marks, only interrupts."""
    return after + 1 < past and tokens.norm[after] == "," and tokens.kind[after + 1] != QUOTE


def _is_outlets_name(tokens: Tokens, quote: int) -> bool:
    """«Gegenüber der Zeitung “Nordkurier” nannte …»: what stands in these marks nobody said."""
    language = tokens.language
    before = tokens.norm[quote - 1] if quote else ""
    return before in language.outlets.nouns or before.endswith(language.outlets.endings)


def _said_by_a_house(tokens: Tokens, group: VerbGroup, first: int, past: int) -> CueHit | None:
    """«…, hieß es aus dem Ministerium»; «Aus dem Ministerium hieß es, …»: nobody by name, but a house."""
    norm, impersonal, k = tokens.norm, tokens.language.pronouns.impersonal, group.verb
    nobody = k + 1 < past and norm[k + 1] in impersonal
    if not nobody and group.lemma not in tokens.language.verbs.house_verbs:
        return None
    past_cue = k + 1 + nobody
    ahead = house_at(tokens, past_cue, past)
    house = ahead or (house_at(tokens, first, k) if k > first else None)
    if house is None:
        return None
    after = house.past if ahead is not None else past_cue
    left = ahead is not None and k > first and norm[k - 1] == ","
    alone = group._replace(first=k, past=past_cue)
    return alone.cue(Evidence.CUE, house, 0.8, left=left, right=not left, after=after)
