"""Verb of speech -> cue, where its subject is written out: before it, after it, or left to the context."""

from worker.quotes.agents import house_at, without_listener
from worker.quotes.clauses import (
    DASHES,
    CueHit,
    only_adverbs,
    past_prepositional,
)
from worker.quotes.language import Frame
from worker.quotes.model import Evidence
from worker.quotes.phrase import Phrase
from worker.quotes.phrases import phrase_at
from worker.quotes.subjects import bare_name, is_after_verb, opening_adverbial, second_place, subject_before
from worker.quotes.tokens import Tokens
from worker.quotes.words import LOWER, QUOTE


def with_subject(
    tokens: Tokens,
    k: int,
    group_first: int,
    group_left: int,
    cue_past: int,
    lemma: str,
    frame: int,
    after: int,
    first: int,
    past: int,
    phrases: list[Phrase],
    earlier: list[CueHit],
) -> CueHit | None:
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    before = group_left - 1
    if lemma in language.impersonal_verbs or lemma in language.house_verbs:
        return _said_by_a_house(tokens, k, lemma, frame, first, past)
    # «…», a déclaré X · «…» a dit X · , a indiqué la préfecture.
    if language.subject_after_verb and lemma not in language.never_inverted:
        j = before
        commas = False
        while j >= first and (norm[j] in "," or norm[j] in DASHES):
            commas = True
            j -= 1
        after_quote = j >= first and kind[j] == QUOTE and not (j == before and _is_outlets_name(tokens, j))
        at_head = before < first
        if (
            after_quote
            or commas
            or (
                before >= first
                and norm[before] in language.likeness
                and language.subject_after_verb
                and not (language.nouns_stack or language.verb_last)
            )
            or (at_head and not language.nouns_stack and first > 0 and kind[first - 1] == QUOTE)
        ):
            seek = group_first + 1 if language.verb_last and group_first < k else after
            subject = phrase_at(tokens, seek, past)
            if subject is not None and subject.oblique:
                subject = phrase_at(tokens, subject.past, past)  # sagte dem Nordkurier *Anna Lima*
            if subject is None and after > cue_past:
                subject = phrase_at(tokens, cue_past, past)
            if subject is None:
                later = past_prepositional(tokens, after, past)
                subject = phrase_at(tokens, later, past) if later > after else None
            if subject is not None and language.datives:
                subject = bare_name(tokens, subject, group_first)
                without_listener(tokens, subject)
            if subject is not None and is_after_verb(
                tokens, subject, after_quote, frame, past, phrases, group_left
            ):
                tail_at = subject.past
                if (
                    before == first
                    and norm[first] in language.as_leads
                    and tail_at < past
                    and norm[tail_at] == ","
                ):
                    # «Comme l'a dit Ana Lima, …»: what was said follows
                    return CueHit(
                        group_first,
                        cue_past,
                        k,
                        lemma,
                        frame,
                        Evidence.INVERSION,
                        subject,
                        False,
                        True,
                        tail_at + 1,
                        0.85,
                    )
                while tail_at < subject.past + 4 and tail_at < past and kind[tail_at] == LOWER:
                    tail_at += 1
                if tail_at >= past or norm[tail_at] != ":":
                    tail_at = subject.past  # «…, entgegnete Holm empört:» leads in what follows
                right = tail_at < past and (
                    norm[tail_at] == ":"
                    or kind[tail_at] == QUOTE
                    or (norm[tail_at] == "," and tail_at + 1 < past and kind[tail_at + 1] == QUOTE)
                )
                return CueHit(
                    group_first,
                    cue_past,
                    k,
                    lemma,
                    frame,
                    Evidence.INVERSION,
                    subject,
                    True,
                    right,
                    tail_at,
                    0.95 if after_quote else 0.85,
                )
    if (
        frame & Frame.MANNER
        and not frame & (Frame.THAT | Frame.OBJECT)
        and not (after < past and (norm[after] == ":" or kind[after] == QUOTE))
    ) and QUOTE not in kind[max(first, before - 8) : max(first, before + 1)]:
        return None  # «a commencé un stage»: no speech without words beside it
    if language.verb_last:
        second = (
            None
            if before >= first and norm[before] in language.coordinators
            else second_place(
                tokens, group_first, after if group_first == k else group_first + 1, past, phrases
            )
        )
        if second is not None:
            return CueHit(
                group_first,
                cue_past,
                k,
                lemma,
                frame,
                Evidence.CUE,
                second,
                False,
                True,
                max(after, second.past),
                0.9,
            )
    if before > first and norm[before] in language.impersonal:
        house = house_at(tokens, first, before)
        if house is None:
            return None
        return CueHit(group_first, cue_past, k, lemma, frame, Evidence.CUE, house, False, True, after, 0.8)
    subject, weight = subject_before(tokens, phrases, group_left, first, earlier)
    if subject is None and before >= first and norm[before] in language.own_voice:
        return None
    # content before: «…, X said.» stands at the end or between commas, its subject right after the comma
    left = False
    if subject is not None and subject.past <= group_left:
        opens = subject.first - 1
        if language.nouns_stack and opens > first and norm[opens] in language.likeness:
            opens -= 1  # “…,” as Ana Bell put it
        lead = opens >= first and (norm[opens] in ",–—-" or kind[opens] == QUOTE)
        closes = (
            after >= past
            or norm[after] in ".,;!?…–—"
            or kind[after] == QUOTE
            or norm[after] in language.prepositions
            or norm[after] in language.to_words
        )
        tight = only_adverbs(tokens, subject.past, group_left)
        if (lead and kind[opens] == QUOTE and QUOTE not in kind[subject.past : group_left]) or (
            lead and tight and opens - 1 >= first and kind[opens - 1] == QUOTE
        ):
            left = True
        elif (
            lead
            and tight
            and closes
            and not language.clitic_subjects
            and not language.verb_last
            and frame & (Frame.SAY | Frame.THAT)
            and not (after < past and norm[after] in language.conjunctions)
        ):
            left = not opening_adverbial(tokens, first, opens)
    if subject is None:
        j = before
        while j >= first and (norm[j] == "," or norm[j] in DASHES):
            j -= 1
        left = j >= first and kind[j] == QUOTE  # «…», añadió
    return CueHit(group_first, cue_past, k, lemma, frame, Evidence.CUE, subject, left, True, after, weight)


def _is_outlets_name(tokens: Tokens, quote: int) -> bool:
    """«Gegenüber der Zeitung “Nordkurier” nannte …»: what stands in these marks nobody said."""
    language = tokens.language
    before = tokens.norm[quote - 1] if quote else ""
    return before in language.outlets or before.endswith(language.outlet_endings)


def _said_by_a_house(tokens: Tokens, k: int, lemma: str, frame: int, first: int, past: int) -> CueHit | None:
    """«…, hieß es aus dem Ministerium»; «Aus dem Ministerium hieß es, …»: nobody by name, but a house."""
    norm, impersonal = tokens.norm, tokens.language.impersonal
    nobody = k + 1 < past and norm[k + 1] in impersonal
    if not nobody and lemma not in tokens.language.house_verbs:
        return None
    past_cue = k + 1 + nobody
    ahead = house_at(tokens, past_cue, past)
    house = ahead or (house_at(tokens, first, k) if k > first else None)
    if house is None:
        return None
    after = house.past if ahead is not None else past_cue
    left = ahead is not None and k > first and norm[k - 1] == ","
    return CueHit(k, past_cue, k, lemma, frame, Evidence.CUE, house, left, not left, after, 0.8)
