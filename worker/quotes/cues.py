"""Sentence -> cues: each verb of speech or "according to" with its speaker and the side its content is on.

One pass over the tokens looks every word up in the language's table of inflected cue verbs; around a hit the
verb group is read (auxiliaries, clitics, adverbs), then the speaker: an inverted clitic, a subject after the
verb, the antecedent of a relative, or the best-ranked noun phrase before it.
"""

from dataclasses import dataclass

from worker.quotes.language import ANY, Agreement, CueWord, Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases import Kind, Phrase, phrase_at
from worker.quotes.tokens import BREAK, CAPITAL, CLITIC, LOWER, NUMBER, PUNCT, QUOTE, Tokens

_REACH = 6
"""Words looked at on either side of the verb for its auxiliary."""
_CLAUSE = 24
"""The same where the participle stands at the clause's end."""
_DASHES = frozenset("-–—")


@dataclass(slots=True)
class CueHit:
    """A cue in a sentence: tokens `first` to `past`; content starts at token `after` if it follows.

    `left`: what was said stands before the cue. `right`: it follows. `weight` is how much this says.
    """

    first: int
    past: int
    verb: int
    lemma: str
    frame: int
    evidence: Evidence
    subject: Phrase | None
    left: bool
    right: bool
    after: int
    weight: float
    gerund: bool = False
    passive: bool = False
    thing_said_at: int = -1
    """Token where a parenthesis «, selon X,» opens; -1 for verbs."""


def cues_in(tokens: Tokens, first: int, past: int, phrases: list[Phrase]) -> list[CueHit]:
    """The cues of one sentence, left to right."""
    hits: list[CueHit] = []
    language = tokens.language
    norm, kind = tokens.norm, tokens.kind
    cues, light, triggers = language.cues, language.light_forms, language.triggers
    according_heads = _heads(language.according) if language.according else {}
    initial_heads = _heads(language.according_initial) if language.according_initial else {}
    for k in range(first, past):
        this = kind[k]
        if this != LOWER and this != CAPITAL:
            continue
        word = norm[k]
        if word not in triggers:
            continue
        if word in according_heads or word in initial_heads:
            hit = _according(
                tokens, k, first, past, according_heads.get(word, ()), initial_heads.get(word, ())
            )
            if hit is not None:
                hits.append(hit)
                continue
        if word in language.according_after:
            hit = _so(tokens, k, first, past)
            if hit is not None:
                hits.append(hit)
                continue
        if word in language.noun_cues and k > first:
            hit = _noun_cue(tokens, k, first, past, phrases)
            if hit is not None:
                hits.append(hit)
                continue
        words = cues.get(word)
        tail = 0
        if word in light:
            found = _light(tokens, k, past)
            if found is not None:
                words, tail = (found[0],), found[1]
        if words is None or (
            this == CAPITAL and k > first and not language.capital_nouns and norm[k - 1] not in ":"
        ):
            continue
        if this == CAPITAL and k > first and language.capital_nouns:
            continue
        hit = _verb(tokens, k, words, tail, first, past, phrases, hits)
        if hit is not None:
            hits.append(hit)
    for k in range(first, past):
        if kind[k] == QUOTE and not any(hit.left and k < hit.first <= k + 6 for hit in hits):
            hit = _unlisted(tokens, k, first, past)
            if hit is not None and not any(hit.first <= other.verb < hit.past for other in hits):
                hits.append(hit)
                hits.sort(key=lambda found: found.first)
    return hits


def _unlisted(tokens: Tokens, k: int, first: int, past: int) -> CueHit | None:
    """A verb that no lexicon holds, but that stands where only a verb of speech can: «…», énumère le docteur Lima.

    After the marks and a comma: verb and person (or person and verb in English), and then the clause ends.
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    j = k + 1
    while j < past and (norm[j] == "," or norm[j] in _DASHES):
        j += 1
    comma = j > k + 1
    if j >= past or kind[j] not in (LOWER, CAPITAL) or not (comma or tokens.text[tokens.end[k] - 2] in ",!?"):
        return None
    if language.code == "en":
        subject = phrase_at(tokens, j, past)
        if subject is None or subject.kind not in (Kind.NAME, Kind.ROLE, Kind.PRONOUN):
            return None
        verb = _skip_adverbs(tokens, subject.past, past)
        if verb >= past or kind[verb] != LOWER or not norm[verb].endswith("ed") or norm[verb] in language.stops:
            return None
        if not _clause_over(tokens, verb + 1, past):
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
        j = _skip_adverbs(tokens, j, past)
    if j >= past or kind[j] != LOWER or len(norm[j]) < 4 or norm[j] in language.stops or norm[j] in language.adverbs:
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
        return CueHit(
            start, j, verb, norm[verb], Frame.SAY, Evidence.INVERSION, subject, True, True, j, 0.9
        )
    after = _past_prepositional(tokens, _skip_adverbs(tokens, j, past), past)
    subject = phrase_at(tokens, after, past)
    if subject is None or subject.kind not in (Kind.NAME, Kind.ROLE) or not _clause_over(tokens, subject.past, past):
        return None
    return CueHit(
        start, j, verb, norm[verb], Frame.SAY, Evidence.INVERSION, subject, True, False, subject.past, 0.8
    )


def _clause_over(tokens: Tokens, k: int, past: int) -> bool:
    """Whether nothing but adverbials may follow."""
    language = tokens.language
    return (
        k >= past
        or tokens.kind[k] in (PUNCT, QUOTE)
        or tokens.norm[k] in language.prepositions
        or tokens.norm[k] in language.adverbs
        or tokens.norm[k] in language.relatives
        or tokens.norm[k] in language.coordinators
    )


def _heads(sequences: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    cached = _HEADS.get(id(sequences))
    if cached is not None and cached[0] is sequences:
        return cached[1]
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for sequence in sorted(sequences, key=len, reverse=True):
        table[sequence[0]] = (*table.get(sequence[0], ()), sequence)
    _HEADS[id(sequences)] = (sequences, table)
    return table


_HEADS: dict[int, tuple[tuple[tuple[str, ...], ...], dict[str, tuple[tuple[str, ...], ...]]]] = {}


def _light(tokens: Tokens, k: int, past: int) -> tuple[CueWord, int] | None:
    """A light verb with the words that make it a cue: «fait savoir», «a tenu à préciser»."""
    word = tokens.language.light_forms[tokens.norm[k]]
    for tail, frame in tokens.language.light_verbs[word.lemma]:
        j = k + 1
        if tokens.language.verb_last:
            # the prefix that was cut off stands at the clause's end: «stellte Kaya fest»
            while (
                j < past
                and j < k + _CLAUSE
                and tokens.kind[j] not in (PUNCT, QUOTE, BREAK)
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


# --- according to ---------------------------------------------------------------------------------


def _according(
    tokens: Tokens,
    k: int,
    first: int,
    past: int,
    anywhere: tuple[tuple[str, ...], ...],
    initial: tuple[tuple[str, ...], ...],
) -> CueHit | None:
    norm, kind = tokens.norm, tokens.kind
    second = norm[k + 1] if k + 1 < past else ""
    if not any(len(sequence) == 1 or sequence[1] == second for sequence in (*anywhere, *initial)):
        return None
    at_head = (
        k == first or norm[k - 1] in ";:" or (k == first + 1 and norm[first] in tokens.language.coordinators)
    )
    for sequence in (*anywhere, *(initial if at_head else ())):
        n = len(sequence)
        if k + n > past or any(norm[k + m] != sequence[m] for m in range(1, n)):
            continue
        start = k + n
        if start < past and norm[start] in tokens.language.agents and tokens.language.verb_last:
            start += 1
        phrase = phrase_at(tokens, start, past)
        if phrase is None and start < past and kind[start] in (LOWER, CAPITAL) and n > 1:
            phrase = (
                phrase_at(tokens, start - 1, past) if norm[start - 1] in tokens.language.determiners else None
            )
        if phrase is None and start < past and (norm[k] in ("dixit",) or sequence in anywhere):
            phrase = _loose_phrase(tokens, start, past)
        if phrase is None:
            return None
        by_person = phrase.kind != Kind.THING
        if sequence in initial:
            follows = norm[phrase.past] if phrase.past < past else "."
            if (
                not by_person
                or phrase.kind == Kind.DOCUMENT
                or (follows not in ",;:.»"
                and (phrase.past >= past or kind[phrase.past] != QUOTE))
            ):
                return None
        starts = (
            k == first
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


def _loose_phrase(tokens: Tokens, start: int, past: int) -> Phrase | None:
    """A source without determiner: «selon nos informations», «de source policière»."""
    end = start
    while (
        end < past
        and tokens.kind[end] in (LOWER, CAPITAL, NUMBER)
        and end < start + 8
        and (
            tokens.norm[end] not in tokens.language.stops
            or (end > start
            and tokens.norm[end] in tokens.language.linkers)
        )
    ):
        end += 1
    if end == start:
        return None
    return Phrase(
        start,
        end,
        Kind.THING,
        tokens.language.determiners.get(tokens.norm[start], ANY),
        head=start,
        core_past=end,
    )


def _so(tokens: Tokens, k: int, first: int, past: int) -> CueHit | None:
    """German «…», so Müller: the word, then the source, then the end of the clause."""
    norm, kind = tokens.norm, tokens.kind
    if k == first or not (norm[k - 1] in ",–—-" or kind[k - 1] == QUOTE):
        return None
    phrase = phrase_at(tokens, k + 1, past)
    if phrase is None:
        return None
    if phrase.past < past and norm[phrase.past] not in ".,;:!?" and kind[phrase.past] != QUOTE:
        prepositions = tokens.language.prepositions
        if norm[phrase.past] not in prepositions and norm[phrase.past] not in tokens.language.adverbs:
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


def _noun_cue(tokens: Tokens, k: int, first: int, past: int, phrases: list[Phrase]) -> CueHit | None:
    """ "Lima's claim that…", «sa promesse de…»: a noun of speech with the person it belongs to."""
    language, norm = tokens.language, tokens.norm
    j = k - 1
    while (
        j > first
        and tokens.kind[j] == LOWER
        and norm[j] not in language.stops
        and norm[j] not in language.determiners
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
    elif norm[j] in language.possessives:
        owner = _POSSESSOR.get(norm[j])
        if owner is not None:
            subject = Phrase(j, j + 1, Kind.PRONOUN, owner, head=j, core_past=j + 1)
    if subject is None:
        return None
    after = k + 1
    if after >= past or not (
        norm[after] in language.conjunctions
        or norm[after] in language.infinitive_links
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


# --- verbs ----------------------------------------------------------------------------------------


def _verb(
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
    reach = max(first - 1, k - (_CLAUSE if language.verb_last and form & Form.PARTICIPLE else _REACH))
    while j > reach:
        word_j = norm[j]
        if kind[j] == CLITIC:
            clitic = j
        elif word_j in language.have:
            auxiliary = j
            break
        elif word_j in language.be:
            auxiliary = j
            passive = True
            if language.code in ("fr", "es", "it") and word_j in (
                "été",
                "sido",
                "stato",
                "stata",
                "stati",
                "state",
            ):
                j -= 1
                continue
            break
        elif kind[j] == PUNCT or kind[j] == QUOTE or (
            word_j not in adverbs
            and word_j not in clitics
            and not (language.verb_last and form & Form.PARTICIPLE)
        ):
            break
        j -= 1
    reflexive = any(
        norm[m] in language.reflexive for m in range(max(first, (auxiliary if auxiliary >= 0 else k) - 2), k)
    )
    if language.verb_last and not reflexive:
        reflexive = any(norm[m] in language.reflexive for m in range(k + 1, min(past, k + 6)))
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
            return _reduced(tokens, k, words, first, past, phrases)
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
        language.code == "en"
        and auxiliary < 0
        and gerund
        and k > first
        and (norm[k - 1] in language.determiners or norm[k - 1] in ("of", "'s"))
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
    after = _skip_adverbs(tokens, end, past)
    cue_past = end
    if passive:
        subject = _agent(tokens, end, past)
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
        subject = _dative(tokens, phrases, k) or _controller(tokens, phrases, group_left, first, earlier)
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
        subject = _controller(tokens, phrases, group_left, first, earlier)
        return CueHit(
            k, cue_past, k, lemma, frame, Evidence.PARTICIPLE, subject, False, True, after, 0.75, gerund=True
        )
    if clitic >= 0:
        return _clitic_inversion(tokens, k, clitic, group_first, cue_past, lemma, frame, after, first, past)
    return _with_subject(
        tokens, k, group_first, group_left, cue_past, lemma, frame, after, first, past, phrases, earlier
    )


def _is_noun(tokens: Tokens, k: int, first: int, past: int) -> bool:
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if k == first:
        return True
    before = norm[k - 1]
    if (
        before in ("l'", "la", "le", "les")
        and k - 2 >= first
        and kind[k - 2] in (CAPITAL, CLITIC)
        and language.code == "fr"
    ):
        return norm[k - 2] in language.not_names
    if before in language.determiners or before in language.prepositions or before == "'s":
        return True
    if (
        language.code == "en"
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


def _skip_adverbs(tokens: Tokens, k: int, past: int) -> int:
    """Past the adverbs and dates after a verb: «a déclaré vendredi 5 septembre»."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    j = k
    while j < past:
        if kind[j] == NUMBER:
            if (
                j + 1 < past
                and (norm[j + 1] in language.adverbs or kind[j + 1] == PUNCT or (kind[j + 1] == NUMBER))
                and j > k
            ):
                j += 1
                continue
            break
        if kind[j] not in (LOWER, CAPITAL) or norm[j] not in language.adverbs:
            break
        if norm[j] in language.determiners or norm[j] in language.prepositions:
            # «ce vendredi», «le 5 mai», «pour sa part»: only when a time or adverb follows
            m = j + 1
            while (
                m < past
                and m < j + 3
                and (norm[m] in language.determiners or norm[m] in language.possessives)
                and norm[m] in language.adverbs
            ):
                m += 1
            if m < past and (
                (kind[m] == NUMBER
                and m + 1 < past
                and norm[m + 1] in language.adverbs)
                or (norm[m] in language.adverbs
                and norm[m] not in language.determiners
                and norm[m] not in language.prepositions)
            ):
                j = m + 1
                continue
            break
        j += 1
    return j


def _agent(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """The agent of a passive: «par l'entreprise», "by the ministry", within a few words."""
    for j in range(k, min(past, k + 8)):
        if tokens.kind[j] in (QUOTE, BREAK):
            return None
        if tokens.norm[j] in tokens.language.agents:
            phrase = phrase_at(tokens, j + 1, past)
            return phrase if phrase is not None and phrase.kind != Kind.THING else None
    return None


def _reduced(
    tokens: Tokens, k: int, words: tuple[CueWord, ...], first: int, past: int, phrases: list[Phrase]
) -> CueHit | None:
    """A participle on its own: «qualifié par l'opposition de…»: only its agent speaks."""
    agent = _agent(tokens, k + 1, past)
    if agent is None:
        return None
    frame = words[0].frame
    return CueHit(
        k, k + 1, k, words[0].lemma, frame, Evidence.CUE, agent, False, True, agent.past, 0.55, passive=True
    )


def _controller(
    tokens: Tokens, phrases: list[Phrase], k: int, first: int, earlier: list[CueHit]
) -> Phrase | None:
    """Who does what a gerund or an infinitive says: the speaker of the cue before, or the clause's subject."""
    for hit in reversed(earlier):
        if hit.subject is not None and not hit.passive:
            return hit.subject
    subject = _main_subject(tokens, phrases, first, k)
    if subject is not None:
        return subject
    # «Estimant que…, le maire a…»: the subject comes later
    if k <= first + 3:
        for phrase in phrases:
            if (
                phrase.first > k
                and not phrase.preposition
                and phrase.kind <= Kind.COLLECTIVE
                and tokens.norm[phrase.first - 1] == ","
            ):
                return phrase
    return None


def _dative(tokens: Tokens, phrases: list[Phrase], k: int) -> Phrase | None:
    """«a permis à la ministre de déclarer»: the person right before the infinitive's preposition."""
    link = k - 1
    if link < 0 or tokens.norm[link] not in tokens.language.infinitive_links:
        return None
    for phrase in phrases:
        if (
            phrase.past == link
            and phrase.preposition in tokens.language.to_words
            and phrase.kind in (Kind.NAME, Kind.ROLE)
        ):
            return phrase
    return None


def _main_subject(tokens: Tokens, phrases: list[Phrase], first: int, before: int) -> Phrase | None:
    best: Phrase | None = None
    for phrase in phrases:
        if phrase.first >= before:
            break
        if phrase.preposition or phrase.kind == Kind.THING:
            continue
        if best is None:
            best = phrase
    return best


def _clitic_inversion(
    tokens: Tokens,
    k: int,
    clitic: int,
    group_first: int,
    cue_past: int,
    lemma: str,
    frame: int,
    after: int,
    first: int,
    past: int,
) -> CueHit | None:
    word = tokens.norm[clitic]
    agreement = tokens.language.clitic_subjects.get(word)
    if agreement is None:
        return None
    if word.rsplit("-", 1)[-1] == "on":
        return CueHit(
            group_first, cue_past, k, lemma, frame, Evidence.INVERSION, None, True, True, after, 0.5
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
        while j >= first and (norm[j] in "," or norm[j] in _DASHES):
            commas = True
            j -= 1
        after_quote = j >= first and kind[j] == QUOTE
        at_head = before < first
        if (
            after_quote
            or commas
            or (at_head
            and language.code != "en"
            and first > 0
            and kind[first - 1] == QUOTE)
        ):
            seek = group_first + 1 if language.verb_last and group_first < k else after
            subject = phrase_at(tokens, seek, past)
            if subject is None and after > cue_past:
                subject = phrase_at(tokens, cue_past, past)
            if subject is None:
                later = _past_prepositional(tokens, after, past)
                subject = phrase_at(tokens, later, past) if later > after else None
            if subject is not None and _is_after_verb(
                tokens, subject, after_quote, frame, first, past, phrases, group_left
            ):
                tail_at = subject.past
                right = tail_at < past and (
                    norm[tail_at] == ":"
                    or kind[tail_at] == QUOTE
                    or (norm[tail_at] == ","
                    and tail_at + 1 < past
                    and kind[tail_at + 1] == QUOTE)
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
    ):
        if not (before >= first and any(kind[j] == QUOTE for j in range(max(first, before - 8), before + 1))):
            return None  # «a commencé un stage»: no speech without words beside it
    if language.verb_last:
        second = (
            None
            if before >= first and norm[before] in language.coordinators
            else _second_place(
                tokens, group_first, after if group_first == k else group_first + 1, first, past, phrases
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
    subject, weight = _subject_before(tokens, phrases, group_left, first, earlier, frame)
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
        tight = _gap(tokens, subject.past, group_left)
        if (
            lead
            and kind[opens] == QUOTE
            and not any(kind[j] == QUOTE for j in range(subject.past, group_left))
        ) or (lead and tight and opens - 1 >= first and kind[opens - 1] == QUOTE):
            left = True
        elif (
            lead
            and tight
            and closes
            and frame & (Frame.SAY | Frame.THAT)
            and not (after < past and norm[after] in language.conjunctions)
        ):
            left = not _sentence_head(tokens, first, opens)
    if subject is None:
        j = before
        while j >= first and (norm[j] == "," or norm[j] in _DASHES):
            j -= 1
        left = j >= first and kind[j] == QUOTE  # «…», añadió
    return CueHit(group_first, cue_past, k, lemma, frame, Evidence.CUE, subject, left, True, after, weight)


def _second_place(
    tokens: Tokens, verb: int, after: int, first: int, past: int, phrases: list[Phrase]
) -> Phrase | None:
    """German: the verb stands second, so a subject that does not open the clause follows it."""
    subject = phrase_at(tokens, after, past)
    if subject is None or subject.kind == Kind.THING or subject.kind == Kind.DOCUMENT:
        return None
    opening = next((p for p in phrases if p.past == verb and not p.preposition), None)
    if opening is None or opening.kind == Kind.THING:
        return subject
    determined = tokens.norm[subject.first] in tokens.language.determiners
    if determined or opening.kind in (Kind.NAME, Kind.ROLE, Kind.PRONOUN):
        return None
    return subject if subject.kind in (Kind.NAME, Kind.PRONOUN) else None


def _sentence_head(tokens: Tokens, first: int, opens: int) -> bool:
    """Whether what stands before the comma is only an opening adverbial: «On Friday, Trump said…»."""
    if opens - first > 9:
        return False
    head = tokens.norm[first]
    return (
        head in tokens.language.prepositions
        or head in tokens.language.adverbs
        or head in tokens.language.stops
        or opens - first <= 2
    )


def _gap(tokens: Tokens, start: int, end: int) -> bool:
    """Whether only adverbs and clitics stand between."""
    return all(
        tokens.norm[j] in tokens.language.adverbs
        or tokens.norm[j] in tokens.language.clitics
        or tokens.norm[j] in tokens.language.modals
        for j in range(start, end)
    )


def _past_prepositional(tokens: Tokens, k: int, past: int) -> int:
    """Past «à l'AFP», «sur le même réseau» or «, jeudi,» between an inverted verb and its subject."""
    language, norm = tokens.language, tokens.norm
    if k < past and (norm[k] in language.to_words or norm[k] in language.in_words or norm[k] in language.prepositions):
        phrase = phrase_at(tokens, k + 1, past, apposition=False)
        if phrase is not None:
            at = _skip_adverbs(tokens, phrase.past, past)
            if at < past and norm[at] == ",":
                return k
            return _past_prepositional(tokens, at, past) if at < past and norm[at] in language.in_words else at
        for j in range(k + 2, min(past, k + 8)):
            if tokens.kind[j] in (PUNCT, QUOTE, BREAK):
                break
            if norm[j - 1] in language.prepositions or norm[j - 1] in language.determiners:
                continue
            phrase = phrase_at(tokens, j, past, apposition=False)
            if phrase is not None and phrase.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
                return j
    if k < past and norm[k] == ",":
        for j in range(k + 1, min(past, k + 10)):
            if norm[j] == ",":
                return j + 1
            if tokens.kind[j] in (QUOTE, BREAK):
                break
    return k


def _is_after_verb(
    tokens: Tokens,
    subject: Phrase,
    after_quote: bool,
    frame: int,
    first: int,
    past: int,
    phrases: list[Phrase],
    group_left: int,
) -> bool:
    """Whether the phrase after the verb is its subject, and not the object of a subject before it."""
    language = tokens.language
    if after_quote:
        if subject.kind == Kind.THING and frame & Frame.OBJECT:
            if not frame & Frame.THAT or any(
                not p.preposition and p.kind <= Kind.COLLECTIVE and p.past <= group_left for p in phrases
            ):
                return False
        return subject.kind != Kind.PRONOUN or tokens.norm[subject.first] not in language.own_voice
    if not frame & (Frame.THAT | Frame.SAY):
        return False
    if subject.kind == Kind.THING:
        return False
    ahead = tokens.norm[subject.past] if subject.past < past else "."
    if ahead in language.conjunctions:
        return False
    if frame & Frame.TELL or frame & Frame.OBJECT:
        # «Le maire, élu en mai, a critiqué le préfet.»: someone before could be the subject
        for phrase in phrases:
            if phrase.past > group_left:
                break
            if (
                not phrase.preposition
                and phrase.kind <= Kind.COLLECTIVE
                and not _verb_between(tokens, phrase.past, group_left)
            ):
                return False
    return True


def _verb_between(tokens: Tokens, start: int, end: int) -> bool:
    language = tokens.language
    for j in range(start, end):
        word = tokens.norm[j]
        if word in language.have or word in language.be or word in language.modals:
            return True
        for cue in language.cues.get(word, ()):
            if cue.form & Form.FINITE and not cue.frame & Frame.NOUN_TOO:
                return True
        if (
            tokens.kind[j] == LOWER
            and word in language.stops
            and word not in language.prepositions
            and word not in language.adverbs
            and len(word) > 3
        ):
            return True
    return False


def _subject_before(
    tokens: Tokens, phrases: list[Phrase], group_left: int, first: int, earlier: list[CueHit], frame: int
) -> tuple[Phrase | None, float]:
    """The best-ranked noun phrase before the verb group, and the weight of what speaks for it.

    Features: how tightly it stands before the verb; whether a preposition governs it; whether it can speak;
    whether it opens the clause; whether it is the antecedent of a relative.
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    before = group_left - 1
    relative = before >= first and norm[before] in language.relatives
    best: Phrase | None = None
    best_score = 0.0
    limit = before if relative else group_left
    seen = 0
    for phrase in reversed(phrases):
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
        tight = all(
            norm[j] in language.adverbs or norm[j] in language.clitics
            for j in range(min(phrase.past, limit), limit)
        )
        if tight:
            score += 3.0
        elif norm[limit - 1] == "," and phrase.past < limit and _parenthesis(tokens, phrase.past, limit):
            score += 2.2
        elif relative and norm[limit - 1] == "," and phrase.past == limit - 1:
            score += 3.0
        else:
            score -= 0.12 * distance
            if any(kind[j] == QUOTE for j in range(phrase.past, limit)):
                score -= 0.5
        if phrase.preposition and not relative:
            score -= 3.2
        if (
            kind[phrase.first - 1] == QUOTE
            or (norm[phrase.first - 1] == ","
            and phrase.first - 2 >= first
            and kind[phrase.first - 2] == QUOTE)
        ):
            score += 1.8
        elif (
            phrase.first == first
            or norm[phrase.first - 1] in ",;:"
            or norm[phrase.first - 1] in language.conjunctions
        ):
            score += 0.8
        elif norm[phrase.first - 1] in language.coordinators:
            score += 0.2
        elif (
            kind[phrase.first - 1] == LOWER
            and norm[phrase.first - 1] not in language.adverbs
            and not phrase.preposition
        ):
            score -= 1.0 if not tight else 0.3  # likely the object of the word before
        if best is None or score > best_score:
            best, best_score = phrase, score
    # «X a fait…, et a ajouté que»: a verb without subject of its own takes the clause's
    coordinated = before >= first and norm[before] in language.coordinators
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
    if coordinated and (best is None or not best.first == before + 1):
        main = _main_subject(tokens, phrases, first, group_left)
        if main is not None:
            return main, 0.7
    if best is None or best_score < -0.5:
        return None, 0.3
    return best, max(0.35, min(0.93, 0.4 + 0.11 * best_score))


_ABILITY = {
    Kind.NAME: 1.6,
    Kind.ROLE: 1.4,
    Kind.PRONOUN: 1.5,
    Kind.COLLECTIVE: 1.1,
    Kind.DOCUMENT: 0.6,
    Kind.THING: -0.6,
}


def _parenthesis(tokens: Tokens, start: int, limit: int) -> bool:
    """Whether start..limit is one parenthesis between commas: «, élu en 2014,»."""
    return start < limit and tokens.norm[start] in ",(" and limit - start < 40
