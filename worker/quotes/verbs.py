"""Verb of speech -> cue: its auxiliaries, clitics and adverbs, the side of its content, its speaker."""

from worker.quotes.clauses import (
    CLAUSE,
    DASHES,
    CueHit,
    clause_over,
    only_adverbs,
    past_prepositional,
    skip_adverbs,
)
from worker.quotes.language import CueWord, Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrase import Kind, Phrase
from worker.quotes.phrases import phrase_at
from worker.quotes.subjects import (
    agent,
    controller,
    dative,
    house_at,
    is_after_verb,
    opening_adverbial,
    second_place,
    subject_before,
    without_listener,
    through_whom,
)
from worker.quotes.tokens import BREAK, CAPITAL, CLITIC, LOWER, PUNCT, QUOTE, Tokens

_REACH = 6
"""Words looked at on either side of the verb for its auxiliary."""


def verb_cue(
    tokens: Tokens,
    k: int,
    words: tuple[CueWord, ...],
    tail: int,
    first: int,
    past: int,
    phrases: list[Phrase],
    earlier: list[CueHit],
) -> CueHit | None:
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    adverbs, clitics = language.adverbs, language.clitics
    form = 0
    for word in words:
        form |= word.form
    # the auxiliary to the left: «a également déclaré», «s'est-il félicité», «has repeatedly said»
    j = k - 1
    clitic = -1
    auxiliary = -1
    passive = False
    reach = max(first - 1, k - (CLAUSE if language.verb_last and form & Form.PARTICIPLE else _REACH))
    while j > reach:
        word_j = norm[j]
        if kind[j] == CLITIC:
            clitic = j
        elif word_j == "," and j - 2 > reach and norm[j - 1] in language.tonic and norm[j - 2] == ",":
            j -= 3  # «a, elle, regretté»
            continue
        elif word_j in language.have:
            auxiliary = j
            break
        elif word_j in language.be:
            auxiliary = j
            passive = True
            if word_j in language.been:
                j -= 1
                continue
            break
        elif (
            kind[j] == PUNCT
            or kind[j] == QUOTE
            or (
                word_j not in adverbs
                and word_j not in clitics
                and not (language.verb_last and form & Form.PARTICIPLE)
            )
        ):
            break
        j -= 1
    reflexive = False
    if language.reflexive:
        opens = max(first, (auxiliary if auxiliary >= 0 else k) - 2)
        reflexive = not language.reflexive.isdisjoint(norm[opens:k])
        if language.verb_last and not reflexive:
            reflexive = not language.reflexive.isdisjoint(norm[k + 1 : min(past, k + 6)])
    if reflexive and language.clitic_subjects and not any(w.frame & Frame.REFLEXIVE for w in words):
        return None  # «se poursuit», «s'annonce»: nobody speaks
    if passive and reflexive:
        passive = False
    group_first = auxiliary if auxiliary >= 0 else k
    gerund = infinitive = False
    if auxiliary >= 0:
        if not form & (Form.PARTICIPLE | Form.GERUND | Form.INFINITIVE):
            return None
        if form & Form.GERUND and not form & Form.PARTICIPLE:
            passive = False  # is saying
    elif form & Form.FINITE:
        if k + 1 < past and kind[k + 1] == CLITIC:
            clitic = k + 1
    elif form & Form.GERUND:
        gerund = True
    elif form & Form.INFINITIVE:
        infinitive = True
    if (
        auxiliary < 0
        and form & Form.INFINITIVE
        and k > first
        and (
            norm[k - 1] in language.infinitive_links
            or norm[k - 1] in language.modals
            or (norm[k - 1] in adverbs and k - 2 >= first and norm[k - 2] in language.modals)
        )
    ):
        infinitive = True
    if auxiliary < 0 and not (gerund or infinitive) and not form & Form.FINITE:
        if form & Form.PARTICIPLE:
            return _coordinated(tokens, k, words, first, past, earlier) or _reduced(tokens, k, words, past)
        return None
    frame = 0
    lemma = ""
    for word in words:
        if bool(word.frame & Frame.REFLEXIVE) and not reflexive:
            continue
        frame |= word.frame
        lemma = lemma or word.lemma
    if not lemma:
        return None
    # a noun that is spelled like the verb
    if (
        auxiliary < 0
        and not gerund
        and not infinitive
        and clitic < 0
        and frame & Frame.NOUN_TOO
        and _is_noun(tokens, k, first, past)
    ):
        return None
    if (
        language.nouns_stack
        and auxiliary < 0
        and gerund
        and k > first
        and (
            norm[k - 1] in language.determiners
            or norm[k - 1] == "of"
            or (norm[k - 1] == "'s" and norm[k - 2] not in language.pronouns)
        )
    ):
        return None
    # left edge of the group: clitics and adverbs before it
    group_left = group_first
    while (
        group_left - 1 >= first
        and (norm[group_left - 1] in clitics or norm[group_left - 1] in adverbs)
        and kind[group_left - 1] in (LOWER, CLITIC)
    ):
        group_left -= 1
    end = k + 1 + tail
    while end < past and kind[end] == CLITIC:
        end += 1
    after = skip_adverbs(tokens, end, past)
    cue_past = end
    if passive:
        subject = agent(tokens, end, past)
        if subject is None:
            return None
        return CueHit(
            group_first,
            cue_past,
            k,
            lemma,
            frame,
            Evidence.CUE,
            subject,
            True,
            True,
            after,
            0.6,
            passive=True,
        )
    if infinitive:
        veiled = _veiled(tokens, k, cue_past, lemma, frame, after, first, past)
        if veiled is not None:
            return veiled
        subject = dative(tokens, phrases, k) or controller(tokens, phrases, group_left, first, earlier)
        governed = k > first and norm[k - 1] in language.modals
        return CueHit(
            k,
            cue_past,
            k,
            lemma,
            frame,
            Evidence.CUE,
            subject,
            False,
            True,
            after,
            0.72 if governed else 0.58,
        )
    if gerund:
        subject = controller(tokens, phrases, group_left, first, earlier)
        return CueHit(
            k, cue_past, k, lemma, frame, Evidence.PARTICIPLE, subject, False, True, after, 0.75, gerund=True
        )
    if clitic >= 0:
        return _clitic_inversion(tokens, k, clitic, group_first, cue_past, lemma, frame, after, past)
    hit = _with_subject(
        tokens, k, group_first, group_left, cue_past, lemma, frame, after, first, past, phrases, earlier
    )
    if hit is not None and hit.subject is not None and language.voices:
        hit.subject = through_whom(tokens, hit.subject, past) or hit.subject
    if hit is not None and lemma in language.quoting:
        quoted = phrase_at(tokens, hit.after, past)
        if quoted is not None and quoted.kind in (Kind.NAME, Kind.ROLE):
            hit.subject, hit.after = quoted, quoted.past
    return hit


def _is_noun(tokens: Tokens, k: int, first: int, past: int) -> bool:
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if k == first:
        return True
    before = norm[k - 1]
    if (
        before in ("l'", "la", "le", "les")
        and k - 2 >= first
        and kind[k - 2] in (CAPITAL, CLITIC)
        and language.clitic_subjects
    ):
        return norm[k - 2] in language.not_names
    if before in language.determiners or before in language.prepositions or before == "'s":
        return True
    if (
        language.nouns_stack
        and kind[k - 1] == LOWER
        and before not in language.adverbs
        and before not in language.pronouns
    ):
        # «the latest claim», «a new report»: a determiner opens the phrase and a verb does not follow
        j = k - 1
        while (
            j > first
            and kind[j] == LOWER
            and norm[j] not in language.stops
            and norm[j] not in language.determiners
            and k - j < 4
        ):
            j -= 1
        if norm[j] in language.determiners:
            ahead = norm[k + 1] if k + 1 < past else "."
            known = (
                norm[k - 1] in language.roles
                or norm[k - 1] in language.collectives
                or norm[k - 1] in language.documents
                or norm[k - 1].endswith("s")
            )
            if not known and ahead not in language.conjunctions:
                return True
    return False


def _reduced(tokens: Tokens, k: int, words: tuple[CueWord, ...], past: int) -> CueHit | None:
    """A participle on its own: «qualifié par l'opposition de…»: only its agent speaks."""
    beyond = k + 1
    if beyond < past and tokens.kind[beyond] == QUOTE and not tokens.language.verb_last:
        beyond += 1  # «jugée “dérisoire” par les forains»
    by = agent(tokens, beyond, past)
    if by is None:
        return None
    frame = words[0].frame
    return CueHit(
        k, k + 1, k, words[0].lemma, frame, Evidence.CUE, by, False, True, by.past, 0.55, passive=True
    )


def _coordinated(
    tokens: Tokens, k: int, words: tuple[CueWord, ...], first: int, past: int, earlier: list[CueHit]
) -> CueHit | None:
    """«a dénoncé un complot et *appelé* à manifester»: the auxiliary and the subject of the verb before."""
    language, norm = tokens.language, tokens.norm
    before = k - 1
    while before > first and norm[before] in language.adverbs:
        before -= 1
    if norm[before] not in language.coordinators or language.nouns_stack or language.verb_last:
        return None
    for hit in reversed(earlier):
        if hit.subject is None or hit.passive or hit.gerund or hit.evidence is Evidence.ACCORDING_TO:
            continue
        if norm[hit.first] not in language.have and norm[hit.first] not in language.be:
            return None
        frame = 0
        for word in words:
            frame |= word.frame & ~Frame.NOUN_TOO if not word.frame & Frame.REFLEXIVE else 0
        after = skip_adverbs(tokens, k + 1, past)
        lemma = words[0].lemma
        return CueHit(k, k + 1, k, lemma, frame, Evidence.CUE, hit.subject, False, True, after, 0.75)
    return None


def _veiled(
    tokens: Tokens, k: int, cue_past: int, lemma: str, frame: int, after: int, first: int, past: int
) -> CueHit | None:
    """«…», tente-t-elle de plaisanter; «…», veut croire le maire: a speech verb under another, inverted."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if not language.clitic_subjects or not frame & (Frame.SAY | Frame.THAT | Frame.MANNER):
        return None
    j = k - 1
    if j > first and norm[j] in language.infinitive_links:
        j -= 1
    if j > first and kind[j] == CLITIC:
        hit = _clitic_inversion(tokens, k, j, j - 1, cue_past, lemma, frame, after, past)
        return hit if hit is not None and hit.subject is not None else None
    if j - 1 <= first or norm[j] not in language.modals or (norm[j - 1] != "," and kind[j - 1] != QUOTE):
        return None
    subject = phrase_at(tokens, after, past)
    if subject is None or subject.kind > Kind.COLLECTIVE or not clause_over(tokens, subject.past, past):
        return None
    return CueHit(j, cue_past, k, lemma, frame, Evidence.INVERSION, subject, True, False, subject.past, 0.85)


def _clitic_inversion(
    tokens: Tokens,
    k: int,
    clitic: int,
    group_first: int,
    cue_past: int,
    lemma: str,
    frame: int,
    after: int,
    past: int,
) -> CueHit | None:
    word = tokens.norm[clitic]
    agreement = tokens.language.clitic_subjects.get(word)
    if agreement is None:
        return None
    if word.rsplit("-", 1)[-1] in tokens.language.impersonal:
        house = house_at(tokens, after, past)
        weight = 0.85 if house is not None else 0.5
        return CueHit(
            group_first, cue_past, k, lemma, frame, Evidence.INVERSION, house, True, True, after, weight
        )
    subject = Phrase(clitic, clitic + 1, Kind.PRONOUN, agreement, head=clitic, core_past=clitic + 1)
    return CueHit(
        group_first, cue_past, k, lemma, frame, Evidence.INVERSION, subject, True, True, after, 0.97
    )


def _with_subject(
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
    # «…», a déclaré X · «…» a dit X · , a indiqué la préfecture.
    if language.subject_after_verb:
        j = before
        commas = False
        while j >= first and (norm[j] in "," or norm[j] in DASHES):
            commas = True
            j -= 1
        after_quote = j >= first and kind[j] == QUOTE
        at_head = before < first
        if (
            after_quote
            or commas
            or (at_head and not language.nouns_stack and first > 0 and kind[first - 1] == QUOTE)
        ):
            seek = group_first + 1 if language.verb_last and group_first < k else after
            subject = phrase_at(tokens, seek, past)
            if subject is None and after > cue_past:
                subject = phrase_at(tokens, cue_past, past)
            if subject is None:
                later = past_prepositional(tokens, after, past)
                subject = phrase_at(tokens, later, past) if later > after else None
            if subject is not None and language.datives:
                without_listener(tokens, subject)
            if subject is not None and is_after_verb(
                tokens, subject, after_quote, frame, past, phrases, group_left
            ):
                tail_at = subject.past
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


def light_verb(tokens: Tokens, k: int, past: int) -> tuple[CueWord, int] | None:
    """A light verb with the words that make it a cue: «fait savoir», «a tenu à préciser»."""
    word = tokens.language.light_forms[tokens.norm[k]]
    for tail, frame in tokens.language.light_verbs[word.lemma]:
        j = k + 1
        if tokens.language.verb_last:
            # the prefix that was cut off stands at the clause's end: «stellte Kaya fest»
            while (
                j < past
                and j < k + CLAUSE
                and tokens.kind[j] not in (PUNCT, BREAK)
                and tokens.norm[j] != tail[0]
            ):
                j += 1
            if (
                j < past
                and tokens.norm[j] == tail[0]
                and (j + 1 >= past or tokens.kind[j + 1] in (PUNCT, QUOTE, BREAK) or j == k + 1)
            ):
                return CueWord(f"{tail[0]}{word.lemma}", frame, word.form), 0
            continue
        while (
            j < past
            and j < k + 4
            and (
                tokens.kind[j] == CLITIC
                or (tokens.norm[j] in tokens.language.adverbs and tokens.norm[j] != tail[0])
            )
        ):
            j += 1
        if j + len(tail) <= past and all(tokens.norm[j + n] == part for n, part in enumerate(tail)):
            return CueWord(f"{word.lemma} {' '.join(tail)}", frame, word.form), j + len(tail) - k - 1
    return None


def unlisted_verb(tokens: Tokens, k: int, past: int) -> CueHit | None:
    """A verb that no lexicon holds, where only a verb of speech can stand: «…», énumère le docteur Lima.

    After the marks and a comma: verb and person (or person and verb in English), and then the clause ends.
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    j = k + 1
    while j < past and (norm[j] == "," or norm[j] in DASHES):
        j += 1
    comma = j > k + 1
    if j >= past or kind[j] not in (LOWER, CAPITAL) or not (comma or tokens.text[tokens.end[k] - 2] in ",!?"):
        return None
    if language.nouns_stack:
        subject = phrase_at(tokens, j, past)
        if subject is None or subject.kind not in (Kind.NAME, Kind.ROLE, Kind.PRONOUN):
            return None
        verb = skip_adverbs(tokens, subject.past, past)
        if (
            verb >= past
            or kind[verb] != LOWER
            or not norm[verb].endswith("ed")
            or norm[verb] in language.stops
        ):
            return None
        if not clause_over(tokens, verb + 1, past):
            return None
        return CueHit(
            verb, verb + 1, verb, norm[verb], Frame.SAY, Evidence.CUE, subject, True, True, verb + 1, 0.75
        )
    start = j
    while j < past and norm[j] in language.clitics and norm[j] not in language.have:
        j += 1
    clitic = -1
    if j < past and norm[j] in language.have:
        j += 1
        if j < past and kind[j] == CLITIC:
            clitic = j
            j += 1
        j = skip_adverbs(tokens, j, past)
    if (
        j >= past
        or kind[j] != LOWER
        or len(norm[j]) < 4
        or norm[j] in language.stops
        or norm[j] in language.adverbs
    ):
        return None
    verb = j
    if norm[verb] in language.determiners or norm[verb] in language.nouns:
        return None
    j += 1
    if clitic < 0 and j < past and kind[j] == CLITIC:
        clitic = j
        j += 1
    if clitic >= 0:
        agreement = language.clitic_subjects.get(norm[clitic])
        if agreement is None or norm[clitic].endswith("on"):
            return None
        subject = Phrase(clitic, clitic + 1, Kind.PRONOUN, agreement, head=clitic, core_past=clitic + 1)
        return CueHit(start, j, verb, norm[verb], Frame.SAY, Evidence.INVERSION, subject, True, True, j, 0.9)
    after = past_prepositional(tokens, skip_adverbs(tokens, j, past), past)
    subject = phrase_at(tokens, after, past)
    if (
        subject is None
        or subject.kind not in (Kind.NAME, Kind.ROLE)
        or not clause_over(tokens, subject.past, past)
    ):
        return None
    return CueHit(
        start, j, verb, norm[verb], Frame.SAY, Evidence.INVERSION, subject, True, False, subject.past, 0.8
    )
