"""Verb of speech -> its subject with the adjectives before the name: said *newly elected* Ann Bell, *54-year-old* Ann Bell said."""

from dataclasses import replace

from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.phrases.described import before_adjectives, described_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import QUOTE


def is_bare_adjective(phrase: Phrase) -> bool:
    """«said *a tired* but happy Ann Bell»: the chunker stops at a word that no noun phrase holds."""
    return phrase.kind == Kind.THING and phrase.name is None and phrase.head is None


def described_behind(tokens: Tokens, group: VerbGroup, past: int) -> Phrase | None:
    """«…», said *newly elected* Ann Bell; not behind a verb that tells somebody something."""
    if group.frame & Frame.TELL or not group.frame & (Frame.SAY | Frame.THAT | Frame.MANNER):
        return None
    return described_at(tokens, group.after, past) or described_at(tokens, group.past, past)


def with_adjectives(tokens: Tokens, subject: Phrase, first: int) -> Phrase:
    """“…,” *54-year-old* Ann Bell said: from the marks on, where only adjectives stand between them and the name."""
    if subject.kind != Kind.NAME:
        return subject
    opens = before_adjectives(tokens, subject.first, first)
    if opens == subject.first - 1 or opens < first:
        return subject
    marks = opens - (tokens.norm[opens] == ",")
    if tokens.kind[marks] != QUOTE:
        return subject
    ended = marks < opens or tokens.text[tokens.end[marks] - 2] in ",!?."
    return replace(subject, first=opens + 1) if ended else subject
