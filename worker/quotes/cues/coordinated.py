"""Subject -> all who speak where several share a verb: «ont dit *Ana Brel et Luc Vasse*».

A verb in the plural, or one that shows no number (English), takes the phrases that "and" joins; «a dit Ana Brel,
et Luc Vasse a ri» has two verbs, and one of them speaks. ADR 0013.
"""

from worker.quotes.cues.hit import CueHit, clause_over, only_adverbs
from worker.quotes.lexicon.grammar import Agreement
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import QUOTE

_MOST = 5
"""Speakers of one verb that are read."""


def join_speakers(tokens: Tokens, hit: CueHit, first: int, past: int, phrases: list[Phrase]) -> None:
    """Give the cue its whole subject, if the one it has is a part of it."""
    subject, language = hit.subject, tokens.language
    if subject is None or hit.passive or not _can_join(subject):
        return
    if language.verbs.plural_verbs and not tokens.norm[hit.first].endswith(language.verbs.plural_verbs):
        return
    whole: Phrase | None
    if subject.first >= hit.past or subject.first > hit.first:
        whole = joined_after(tokens, subject, past)
        if whole is not None:
            hit.after = max(hit.after, whole.past)
    else:
        whole = _joined_before(tokens, subject, hit, first, phrases)
    if whole is not None:
        hit.subject = whole


def joined_after(tokens: Tokens, subject: Phrase, past: int) -> Phrase | None:
    """The subject with those whom "and" joins to it on the right, where its clause then ends."""
    language, norm = tokens.language, tokens.norm
    parts = [subject]
    while len(parts) < _MOST:
        at = parts[-1].past
        comma = at < past and norm[at] == ","
        linked = at + comma < past and norm[at + comma] in language.clauses.ands
        if not linked and not comma:
            return None
        part = phrase_at(tokens, at + comma + linked, past)
        if part is None or not _can_join(part) or (comma and not linked and part.kind != Kind.NAME):
            return None
        if not _is_another(tokens, parts[-1], part):
            return None
        parts.append(part)
        if linked:
            return _whole(parts) if clause_over(tokens, part.past, past) else None
    return None


def _joined_before(
    tokens: Tokens, subject: Phrase, hit: CueHit, first: int, phrases: list[Phrase]
) -> Phrase | None:
    """The subject with those whom "and" joins to it on the left, from the clause's head."""
    language, norm = tokens.language, tokens.norm
    link = subject.first - 1
    if (
        link <= first
        or norm[link] not in language.clauses.ands
        or not only_adverbs(tokens, subject.past, hit.first)
    ):
        return None
    parts = [subject]
    own = next((phrase for phrase in phrases if phrase.past in (link, link - 1)), None)
    if own is None or not _can_join(own):
        return None
    if not _is_another(tokens, own, subject):
        return _of_one(tokens, own, subject)
    end = link - (norm[link - 1] == ",")
    while len(parts) < _MOST:
        part = next((phrase for phrase in phrases if phrase.past == end), None)
        if part is None or not _can_join(part) or (len(parts) > 1 and part.kind != Kind.NAME):
            return None
        parts.insert(0, part)
        before = part.first - 1
        if before < first or norm[before] in ";:–—" or tokens.kind[before] == QUOTE:
            return _whole(parts)
        if norm[before] in language.clauses.conjunctions or norm[before] in language.words.adverbs:
            return _whole(parts)
        if norm[before] != ",":
            return None
        end = before
        if not any(phrase.past == end and phrase.kind == Kind.NAME for phrase in phrases):
            return _whole(parts)
    return None


def _of_one(tokens: Tokens, own: Phrase, subject: Phrase) -> Phrase | None:
    """«La fondatrice et directrice»: two roles under one article are one person's."""
    if own.kind != Kind.ROLE or subject.kind not in (Kind.ROLE, Kind.NAME) or own.past != subject.first - 1:
        return None
    if tokens.norm[own.first] not in tokens.language.determiners.all or own.agreement.number == "p":
        return None
    return Phrase(own.first, subject.past, Kind.ROLE, own.agreement, None, own.head, core_past=subject.past)


def _is_another(tokens: Tokens, before: Phrase, part: Phrase) -> bool:
    """Whether it names someone else: "the founder and director" is one person, "the founder and a friend" are two.

    Behind an apposition only a name does: "Ana Bell, the mayor and a friend of the port".
    """
    if part.kind == Kind.NAME and part.name is not None and (part.head or 0) < part.name[1]:
        return True
    if (
        before.kind == Kind.NAME
        and before.past - before.first > 3
        and "," in tokens.norm[before.first : before.past]
    ):
        return False
    return (
        tokens.norm[part.first] in tokens.language.determiners.all
        or part.kind == Kind.COLLECTIVE
        or part.agreement.number == "p"
    )


def _can_join(phrase: Phrase) -> bool:
    return phrase.kind <= Kind.COLLECTIVE and phrase.kind != Kind.PRONOUN and not phrase.preposition


def _whole(parts: list[Phrase]) -> Phrase:
    genders = {part.agreement.gender for part in parts}
    gender = "f" if genders == {"f"} else "m" if "m" in genders else "?"
    first, past = parts[0].first, parts[-1].past
    return Phrase(first, past, Kind.NAME, Agreement(gender, "p"), core_past=past, parts=tuple(parts))
