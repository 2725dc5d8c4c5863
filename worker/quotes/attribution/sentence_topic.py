"""Sentence -> whom it is about: its last cue's speaker, its subject, or that of the sentence before."""

from worker.quotes.document import Reading
from worker.quotes.phrases.phrase import Kind, Phrase


def subject_of(reading: Reading, sentence: int) -> Phrase | None:
    """Who the sentence is about; one that is about nobody («Mais la voix tremble.») leaves it to the one before."""
    paragraph = reading.tokens.paragraph
    found = _about(reading, sentence)
    if found is None and sentence and paragraph[sentence - 1] == paragraph[sentence]:
        found = _about(reading, sentence - 1)
    return found


def _about(reading: Reading, sentence: int) -> Phrase | None:
    """Its last cue's speaker, else its subject."""
    for hit in reversed(reading.hits(sentence)):
        if hit.subject is not None and not hit.passive:
            return hit.subject
    past = reading.tokens.sentences[sentence][1]
    subject = clause_subject(reading, sentence, past)
    paragraph = reading.tokens.paragraph
    if (
        subject is not None
        and subject.possessive
        and sentence
        and paragraph[sentence - 1] == paragraph[sentence]
    ):
        owner = clause_subject(reading, sentence - 1, past)
        if owner is not None and not owner.possessive and owner.kind in (Kind.NAME, Kind.ROLE, Kind.PRONOUN):
            return owner  # «Ana Lima a parlé. Son fils dormait. “…”»: the text goes on about her
    if subject is not None and subject.kind != Kind.DOCUMENT:
        return subject
    return None


def clause_subject(reading: Reading, sentence: int, before: int) -> Phrase | None:
    """The first phrase of the sentence that can speak and that no preposition governs."""
    first = reading.tokens.sentences[sentence][0]
    found = _behind_participle(reading, sentence, before)
    if found is not None:
        return found
    for phrase in reading.phrases[sentence]:
        if phrase.first >= before:
            break
        if not phrase.preposition and phrase.kind != Kind.THING:
            opens = (
                phrase.first == first
                or reading.tokens.norm[phrase.first - 1] in ":;"
                or any(
                    reading.tokens.norm[j] in reading.tokens.language.clauses.breaks
                    for j in range(max(first, phrase.first - 2), phrase.first)
                )
            )
            if found is None or opens:
                found = phrase
            elif (
                _lone(found) and reading.tokens.norm[phrase.first - 1] == "," and phrase.kind != Kind.PRONOUN
            ):
                found = phrase  # «Accanto a lei, un pensionato…»: a capital alone was no subject
    return found


def _behind_participle(reading: Reading, sentence: int, before: int) -> Phrase | None:
    """English «Asked if Ann Tolley had slept, *he* grinned»: the subject stands behind the comma."""
    tokens = reading.tokens
    first = tokens.sentences[sentence][0]
    participle = tokens.norm[first].endswith(
        (*tokens.language.verbs.finite_endings, *tokens.language.verbs.gerund_endings)
    )
    if not tokens.language.syntax.nouns_precede_head or not participle:
        return None
    for phrase in reading.phrases[sentence]:
        if phrase.first == first or phrase.first >= before:
            return None
        if tokens.norm[phrase.first - 1] == "," and phrase.kind <= Kind.COLLECTIVE:
            return phrase
    return None


def _lone(phrase: Phrase) -> bool:
    return (
        phrase.kind == Kind.NAME
        and phrase.head is None
        and phrase.name is not None
        and phrase.name[1] - phrase.name[0] == 1
    )
