"""Reported clause -> where it ends: the sentence, a new cue, or the writer's own words again."""

from worker.quotes.cues.hit import CueHit
from worker.quotes.model import Evidence
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import PUNCT


def clause_end(tokens: Tokens, start: int, past: int, hits: list[CueHit], n: int) -> int:
    """Where the reported clause ends: the sentence, or before a new cue of the writer's own level."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    end = past
    for other in hits[n + 1 :]:
        if other.first <= start:
            continue
        if other.left and other.evidence in (Evidence.INVERSION, Evidence.CUE) and not other.right:
            edge = (
                other.subject.first
                if other.subject is not None and other.subject.past <= other.first
                else other.first
            )
            end = min(end, edge)
            break
        if other.gerund and norm[other.first - 1] in (",", "en", "tout", "while"):
            j = other.first
            while j > start and norm[j - 1] in ("en", "tout", "while"):
                j -= 1
            if norm[j - 1] == ",":
                end = min(end, j)
                break
        if (
            not other.left
            and other.subject is hits[n].subject
            and norm[_group_start(tokens, other, start) - 1] in language.clauses.coordinators | {","}
        ):
            end = min(end, _group_start(tokens, other, start))
            break
    for j in range(start + 1, end):
        if norm[j] == ";" and kind[j] == PUNCT:
            return j
        if norm[j] == "," and j + 1 < end and _leaves(tokens, j + 1, end):
            return j
        if norm[j] in language.clauses.breaks and any(_says_itself(other, j) for other in hits[n + 1 :]):
            return j - (norm[j - 1] == ",")  # «said it was late, *while* the port called it “early”»
    while end > start and norm[end - 1] in language.clauses.coordinators:
        end -= 1
    return end


def _says_itself(other: CueHit, start: int) -> bool:
    """Whether a later cue has its own speaker behind `start`."""
    return other.subject is not None and other.subject.first > start and other.first > start


def _group_start(tokens: Tokens, hit: CueHit, start: int) -> int:
    j = hit.first
    while j - 1 > start and (
        tokens.norm[j - 1] in tokens.language.words.adverbs
        or tokens.norm[j - 1] in tokens.language.pronouns.clitics
    ):
        j -= 1
    return max(j, start + 1)


def _leaves(tokens: Tokens, k: int, end: int) -> bool:
    """Whether the words after a comma are the writer's again: «, après avoir…», «, lors d'un…»."""
    language = tokens.language
    word = tokens.norm[k]
    for words in language.clauses.writer_again:
        if tokens.norm[k : min(end, k + len(words))] == list(words):
            return True
    follows = tokens.norm[k + 1] if k + 1 < end else ""
    return word in language.clauses.gerund_markers and follows.endswith(language.verbs.gerund_endings)
