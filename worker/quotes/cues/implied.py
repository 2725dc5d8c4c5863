"""Cue -> who speaks where no subject says it: a passive's agent, an infinitive's controller, a house."""

from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.subjects import main_subject
from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at, voice_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, QUOTE


def agent(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """The agent of a passive: «par l'entreprise», "by the ministry", within a few words."""
    marks = 0
    for j in range(k, min(past, k + 8)):
        marks += tokens.kind[j] == QUOTE
        if (
            tokens.kind[j] == BREAK
            or marks > 1
            or (marks and tokens.norm[k] not in tokens.language.clauses.as_words)
        ):
            return None  # «soupçonné de “cacher la dette” *par le parquet*»
        if tokens.norm[j] in tokens.language.verbs.agents:
            phrase = phrase_at(tokens, j + 1, past)
            return phrase if phrase is not None and phrase.kind != Kind.THING else None
    return None


def accusation(tokens: Tokens, group: VerbGroup, past: int, phrases: list[Phrase]) -> CueHit | None:
    """«une enquête contre Lima, soupçonné de “cacher la dette”»: a charge without agent, never the accused's words.

    It is the subject's that acts against the accused; where the accused is the subject, nobody says whose.
    """
    language, norm, k = tokens.language, tokens.norm, group.verb
    if group.lemma not in language.verbs.accusing or k + 2 >= past or tokens.kind[k + 2] != QUOTE:
        return None
    if norm[k + 1] not in language.clauses.as_words:
        return None
    accuser = None
    accused = next((p for p in phrases if p.core_past == k - 1), None)
    if accused is not None and norm[k - 1] == ",":
        accuser = main_subject(phrases, accused.first)
        if accuser is not None and accuser.kind not in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            accuser = None
    alone = group._replace(first=k, past=k + 1, passive=True, frame=group.frame | Frame.OBJECT)
    return alone.cue(Evidence.CUE, accuser, 0.6, after=k + 2)


def called(tokens: Tokens, group: VerbGroup) -> CueHit | None:
    """«wurde als “ein Glück” bezeichnet»: someone calls it so, and nobody says who."""
    language, k = tokens.language, group.verb
    if (
        not language.syntax.participle_may_close_clause
        or group.lemma not in language.verbs.naming
        or tokens.kind[k - 1] != QUOTE
    ):
        return None
    alone = group._replace(first=k, past=k + 1, passive=True)
    return alone.cue(Evidence.CUE, None, 0.6, left=True, right=False, after=k + 1)


def controller(
    tokens: Tokens, phrases: list[Phrase], k: int, first: int, earlier: list[CueHit]
) -> Phrase | None:
    """Who does what a gerund or an infinitive says: the last cue's speaker, or the clause's subject."""
    for hit in reversed(earlier):
        if hit.subject is not None and not hit.passive:
            return hit.subject
    subject = main_subject(phrases, k)
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


def noun_before(tokens: Tokens, phrases: list[Phrase], k: int) -> Phrase | None:
    """ "footage of Ana Bell saying", «un film d'Ana Lima disant»: the person right before a participle, without comma."""
    return next(
        (
            phrase
            for phrase in phrases
            if phrase.kind in (Kind.NAME, Kind.ROLE)
            and (
                (phrase.past == k and phrase.preposition in tokens.language.nouns.linkers)
                or (phrase.past == k - 2 and _was_caught(tokens, k))
            )
        ),
        None,
    )


def _was_caught(tokens: Tokens, k: int) -> bool:
    """«Ann Tolley *was filmed* saying»: whether a passive stands right before a participle."""
    language, norm = tokens.language, tokens.norm
    return (
        language.syntax.nouns_precede_head
        and norm[k - 2] in language.verbs.be
        and norm[k - 1].endswith(language.verbs.finite_endings)
    )


def dative(tokens: Tokens, phrases: list[Phrase], k: int) -> Phrase | None:
    """«a permis à la ministre de déclarer»: the person right before the infinitive's preposition."""
    link = k - 1
    if link < 0 or tokens.norm[link] not in tokens.language.clauses.infinitive_links:
        return None
    for phrase in phrases:
        if (
            phrase.past == link
            and phrase.preposition in tokens.language.addressees.to_words
            and phrase.kind in (Kind.NAME, Kind.ROLE)
        ):
            return phrase
    return None


def house_at(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """The house that speaks through an impersonal subject: assure-t-on *à Matignon*, *au parquet*, on…"""
    language, norm = tokens.language, tokens.norm
    while k < past and norm[k] == ",":
        k += 1
    start = k
    while (
        k < past
        and k < start + 4
        and (norm[k] in language.sources.house_words or norm[k] in language.nouns.linkers)
    ):
        k += 1
    if k == start or (
        language.syntax.nouns_are_capitalised and norm[start] not in language.sources.house_words
    ):
        return None
    contracted = norm[k - 1] in ("au", "aux", "du", "des", "de", "d'")
    house = phrase_at(tokens, k, past, apposition=False)
    if house is None and contracted and k < past and norm[k] in language.nouns.kinds:
        house = Phrase(k, k + 1, language.nouns.kinds[norm[k]][0], ANY, head=k, core_past=k + 1)
    if house is None or house.kind == Kind.PRONOUN:
        return None
    # a German house may be any noun: aus der Staatskanzlei hieß es
    return house if house.kind <= Kind.COLLECTIVE or language.syntax.nouns_are_capitalised else None


def through_whom(tokens: Tokens, subject: Phrase, past: int) -> Phrase | None:
    """«Le syndicat, par la voix de son chef, Luc Lima»: the person who speaks for a house."""
    at = subject.past
    if at < past and tokens.norm[at] == ",":
        at += 1
    words = voice_at(tokens, at, past)
    person = phrase_at(tokens, at + words, past) if words else None
    if person is None or person.kind not in (Kind.NAME, Kind.ROLE):
        return None
    person.house = (subject.first, subject.past)
    return person


def without_listener(tokens: Tokens, subject: Phrase) -> None:
    """Cut a dative object off its subject: sagte *Lindner* der Zeitung."""
    language, norm = tokens.language, tokens.norm
    for j in range(subject.first + 1, subject.past - 1):
        if norm[j] in language.determiners.datives and norm[subject.past - 1].endswith(
            language.outlets.endings
        ):
            subject.past = subject.core_past = j
            if subject.name is not None and subject.name[1] > j:
                subject.name = (subject.name[0], j) if subject.name[0] < j else None
            return
