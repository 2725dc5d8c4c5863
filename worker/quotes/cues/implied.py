"""Cue -> who speaks where no subject says it: a passive's agent, an infinitive's controller, an institution."""

from dataclasses import replace

from worker.quotes.cues.hit import CueHit, inside
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.subjects import main_subject
from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.cues.weights import Weight
from worker.quotes.lexicon.grammar import ANY, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at, voice_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, LOWER, QUOTE

_AGENT_REACH = 8
"""Tokens behind a passive within which its agent stands."""
_OPENING = 3
"""Tokens from the head of a sentence within which a gerund opens it, so that its subject follows: «*Estimant* que…»."""


def passive_agent(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """The agent of a passive: «par l'entreprise», "by the ministry", within a few words."""
    marks = 0
    may_pass_marks = (
        k < past and tokens.norm[k] in tokens.language.clauses.as_words
    )  # qualifié *de* “…” *par* le parquet
    for j in range(k, min(past, k + _AGENT_REACH)):
        marks += tokens.kind[j] == QUOTE
        if tokens.kind[j] == BREAK or marks > may_pass_marks:
            return None
        if tokens.norm[j] in tokens.language.verbs.agents:
            phrase = phrase_at(tokens, j + 1, past)
            return phrase if phrase is not None and phrase.kind != Kind.THING else None
    return None


def accusation(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """«une enquête contre Lima, soupçonné de “cacher la dette”»: a charge without agent, never the accused's words.

    It is the subject's that acts against the accused; where the accused is the subject, nobody says whose.
    """
    tokens, language, norm, k = sentence.tokens, sentence.tokens.language, sentence.tokens.norm, group.verb
    if group.lemma not in language.verbs.accusing or k + 2 >= sentence.past:
        return None
    if norm[k + 1] not in language.clauses.as_words or tokens.kind[k + 2] != QUOTE:
        return None
    accused = next((phrase for phrase in sentence.phrases if phrase.core_past == k - 1), None)
    accuser = None
    if accused is not None and norm[k - 1] == ",":
        accuser = main_subject(sentence.phrases, accused.first)
        if accuser is not None and accuser.kind not in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            accuser = None
    alone = group._replace(first=k, past=k + 1, passive=True, frame=group.frame | Frame.OBJECT)
    return alone.cue(Evidence.CUE, accuser, Weight.PASSIVE, after=k + 2)


def called(tokens: Tokens, group: VerbGroup) -> CueHit | None:
    """«wurde als “ein Glück” bezeichnet»: someone calls it so, and nobody says who."""
    k = group.verb
    if group.lemma not in tokens.language.verbs.naming or tokens.kind[k - 1] != QUOTE:
        return None
    alone = group._replace(first=k, past=k + 1, passive=True)
    return alone.cue(Evidence.CUE, None, Weight.PASSIVE, left=True, right=False, after=k + 1)


def nobody(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """«es wird befürchtet, *dass …*», «*…*, wird vermutet», «*…*, hieß es»: reported, and nobody says by whom."""
    tokens, first, past = sentence.tokens, sentence.first, sentence.past
    norm, language = tokens.norm, tokens.language
    if not language.syntax.comma_opens_content_clause or QUOTE in tokens.kind[first:past]:
        return None
    if not group.frame & Frame.THAT or group.frame & Frame.TELL:
        return None
    ends = group.past + (group.past < past and norm[group.past] in language.pronouns.impersonal)
    announces = ends + 1 < past and norm[ends] == "," and norm[ends + 1] in language.clauses.conjunctions
    closes = group.first > first and norm[group.first - 1] == "," and (ends >= past or norm[ends] in ".,;")
    if not announces and not closes:
        return None
    alone = group._replace(passive=True)
    return alone.cue(Evidence.CUE, None, Weight.PASSIVE, left=not announces, right=announces, after=ends)


def controller(sentence: Sentence, k: int) -> Phrase | None:
    """Who does what a gerund or an infinitive says: the last cue's speaker, or the clause's subject."""
    for hit in reversed(sentence.earlier):
        if hit.subject is not None and not hit.passive and not _is_reported(sentence, hit, k):
            return hit.subject
    subject = main_subject(sentence.phrases, k)
    if subject is not None or k > sentence.first + _OPENING:
        return subject
    # «Estimant que…, le maire a…»: the subject comes later
    norm = sentence.tokens.norm
    return next(
        (
            phrase
            for phrase in sentence.phrases
            if phrase.first > k
            and not phrase.preposition
            and phrase.kind <= Kind.COLLECTIVE
            and norm[phrase.first - 1] == ","
        ),
        None,
    )


def _is_reported(sentence: Sentence, hit: CueHit, k: int) -> bool:
    """«Lima said the crew claimed it, *adding*»: behind a comma it is the one who reports that goes on."""
    return sentence.tokens.norm[k - 1] == "," and inside(sentence.tokens, hit, sentence.earlier)


def modified_by_participle(tokens: Tokens, phrases: list[Phrase], k: int) -> Phrase | None:
    """The person right before a participle at `k`, without comma: "footage of Ana Bell saying", «un film d'Ana Lima disant»."""
    linkers = tokens.language.nouns.linkers
    for phrase in phrases:
        if phrase.kind not in (Kind.NAME, Kind.ROLE):
            continue
        if phrase.past == k and phrase.preposition in linkers:
            return phrase
        if phrase.past == k - 2 and _is_passive(tokens, k - 2):
            return phrase
    return None


def _is_passive(tokens: Tokens, k: int) -> bool:
    """«Ann Tolley *was filmed* saying»: whether "be" and a participle stand at `k`.

    A language that lists no endings of participles spells the regular ones like the past (English).
    """
    language = tokens.language
    endings = language.verbs.participles or language.verbs.finite_endings
    return tokens.norm[k] in language.verbs.be and tokens.norm[k + 1].endswith(endings)


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


def institution_at(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """The institution that speaks where nobody is named: assure-t-on *à Matignon*, *au parquet*, on…"""
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
    # where verbs of hearsay ask for an institution, any noun is one: aus der *Staatskanzlei* hieß es
    hearsay = bool(language.verbs.impersonal_verbs)
    if k == start or (hearsay and norm[start] not in language.sources.house_words):
        return None
    institution = phrase_at(tokens, k, past, apposition=False)
    if institution is None and hearsay:
        institution = _undetermined(tokens, k, past)
    if institution is None and k < past and norm[k] in language.nouns.kinds:
        # an article inside the preposition: *au* parquet
        institution = Phrase(k, k + 1, language.nouns.kinds[norm[k]][0], ANY, head=k, core_past=k + 1)
    if institution is None or institution.kind == Kind.PRONOUN:
        return None
    return institution if hearsay or institution.kind <= Kind.COLLECTIVE else None


def _undetermined(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """hieß es aus *städtischen Kreisen*: adjectives before a noun, and no article."""
    at = k
    while (
        at < min(past, k + 4) and tokens.kind[at] == LOWER and tokens.norm[at] not in tokens.language.grammar
    ):
        at += 1
    noun = phrase_at(tokens, at, past, apposition=False) if k < at < past else None
    return noun and replace(noun, first=k)


def through_whom(tokens: Tokens, subject: Phrase, past: int) -> Phrase | None:
    """«Le syndicat, par la voix de son chef, Luc Lima»: the person who speaks for an institution."""
    at = subject.past
    if at < past and tokens.norm[at] == ",":
        at += 1
    words = voice_at(tokens, at, past)
    person = phrase_at(tokens, at + words, past) if words else None
    if person is None or person.kind not in (Kind.NAME, Kind.ROLE):
        return None
    person.house = (subject.first, subject.past)
    return person


def cut_off_addressee(tokens: Tokens, subject: Phrase) -> None:
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
