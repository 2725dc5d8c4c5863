"""Verb of speech -> cue: its auxiliaries, clitics and adverbs, the side of its content, its speaker."""

from worker.quotes.agents import accusation, agent, called, controller, dative, noun_before, through_whom
from worker.quotes.clauses import (
    CLAUSE,
    CueHit,
    skip_adverbs,
)
from worker.quotes.finite import is_konjunktiv
from worker.quotes.inversions import clitic_inversion, veiled
from worker.quotes.joint import join_speakers
from worker.quotes.language import CueWord, Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrase import Kind, Phrase
from worker.quotes.phrases import phrase_at
from worker.quotes.statements import with_subject
from worker.quotes.tokens import Tokens
from worker.quotes.words import CAPITAL, CLITIC, LOWER, PUNCT, QUOTE

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
        elif kind[j] == QUOTE and language.verb_last and form & Form.PARTICIPLE:
            pass  # «hat den Bau “ein Glück” genannt»: the marks stand between the two parts of the verb
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
            return (
                _coordinated(tokens, k, words, first, past, earlier)
                or _reduced(tokens, k, words, past)
                or accusation(tokens, k, words[0].lemma, words[0].frame, past, phrases)
            )
        return None
    frame = 0
    lemma = ""
    for word in words:
        if bool(word.frame & Frame.REFLEXIVE) and not reflexive:
            continue
        frame |= word.frame
        lemma = lemma or word.lemma
    if not lemma or (lemma in language.preceded and norm[group_first - 1] != language.preceded[lemma]):
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
        if subject is None and language.verb_last:
            subject = agent(tokens, auxiliary + 1, k)  # wird von Lima als «…» bezeichnet
        if subject is None:
            return accusation(tokens, k, lemma, frame, past, phrases) or called(tokens, k, lemma, frame)
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
        hit = veiled(tokens, k, cue_past, lemma, frame, after, first, past)
        if hit is not None:
            return hit
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
        subject = noun_before(tokens, phrases, group_left) or controller(
            tokens, phrases, group_left, first, earlier
        )
        return CueHit(
            k, cue_past, k, lemma, frame, Evidence.PARTICIPLE, subject, False, True, after, 0.75, gerund=True
        )
    if clitic >= 0:
        return clitic_inversion(tokens, k, clitic, group_first, cue_past, lemma, frame, after, past)
    hit = with_subject(
        tokens, k, group_first, group_left, cue_past, lemma, frame, after, first, past, phrases, earlier
    )
    if hit is not None and hit.subject is not None and language.voices:
        hit.subject = through_whom(tokens, hit.subject, past) or hit.subject
    if (
        hit is not None
        and language.reportive
        and auxiliary < 0
        and (hit.subject is None or hit.subject.kind >= Kind.DOCUMENT)
        and is_konjunktiv(words, norm[k])
    ):
        return None  # «Die Auswertung belege, dass…»: someone else is reported to say so
    if hit is not None:
        join_speakers(tokens, hit, first, past, phrases)
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
    if not language.verb_last and language.likeness & {before, norm[max(first, k - 2)]}:
        return False  # «comme le dit Anne Lima»
    if (
        before in ("l'", "la", "le", "les")
        and k - 2 >= first
        and kind[k - 2] in (CAPITAL, CLITIC)
        and language.clitic_subjects
    ):
        return norm[k - 2] in language.not_names
    if before in language.determiners or before in language.prepositions or before == "'s":
        return True
    if language.nouns_stack and kind[k - 1] == CAPITAL and k - 2 >= first and norm[k - 2] in ("a", "an"):
        return True  # “a Bell tweet”: no name has an article
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
    if (
        beyond + 1 < past
        and tokens.norm[beyond] in tokens.language.as_words
        and tokens.kind[beyond + 1] == QUOTE
    ):
        beyond += 1
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
