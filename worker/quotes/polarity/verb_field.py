"""Clause -> its polarity where negation stands far from the verb: German, between the finite verb and the comma."""

from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.polarity import Governor, Polarity, PolarityWords
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, CAPITAL, PUNCT, QUOTE

_REACH = 26
"""Tokens to either side of the cue that may belong to its clause."""


def field_polarity(
    tokens: Tokens, words: PolarityWords, hit: CueHit, first: int, past: int
) -> tuple[int, int]:
    """(the polarity of the cue's clause and of the clause that governs it, the token before its verb)."""
    start, end = _clause(tokens, words, hit, first, past)
    finite = min(hit.first, hit.verb)
    norm = tokens.norm
    polarity = Polarity.SAID
    if _is_negated(tokens, words, start, end, finite):
        polarity = Polarity.UNSAID
    infinitive = norm[hit.verb] == hit.lemma or norm[hit.verb - 1] in words.links
    if infinitive:
        polarity = max(polarity, _by_auxiliary(norm[start:end], words))
        governed = _governed(tokens, words, start, end, first, hit)
        if governed is not None:
            polarity = governed
    if polarity == Polarity.SAID and _verb_first(tokens, words, hit, start, end):
        polarity = Polarity.UNSAID
    if polarity == Polarity.SAID and tokens.norm[start : start + 1] and _opens_with(tokens, words, start):
        polarity = Polarity.UNSAID
    return polarity, finite - 1


def _clause(tokens: Tokens, words: PolarityWords, hit: CueHit, first: int, past: int) -> tuple[int, int]:
    """The tokens of the cue's clause: between commas, colons, and "and"."""
    norm, kind = tokens.norm, tokens.kind
    first_verb, last_verb = min(hit.first, hit.verb), max(hit.past - 1, hit.verb)
    start = first_verb
    while start > first and first_verb - start < _REACH:
        before = norm[start - 1]
        if (kind[start - 1] == PUNCT and before in ",;:–—") or kind[start - 1] == BREAK:
            break
        if before in words.joins or before in tokens.language.clauses.conjunctions:
            break
        start -= 1
    end = last_verb + 1
    while end < past and end - last_verb < _REACH:
        if kind[end] in (QUOTE, BREAK) or (kind[end] == PUNCT and norm[end] in ",;:–—.!?…"):
            break
        if norm[end] in words.adversatives:
            break
        end += 1
    return start, end


def _is_negated(tokens: Tokens, words: PolarityWords, start: int, end: int, finite: int) -> bool:
    """Whether a negator of the clause from `start` to `end` denies its verb."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if not words.exceptions.isdisjoint(norm[start:end]) and not words.negators.isdisjoint(norm[start:end]):
        at = next(j for j in range(start, end) if norm[j] in words.negators)
        if any(norm[j] in words.exceptions for j in range(at, min(end, at + 3))):
            return False
    for j in range(start, end):
        word = norm[j]
        if word not in words.negators:
            continue
        ahead = norm[j + 1] if j + 1 < end else ""
        before = norm[j - 1] if j > start else ""
        if ahead in words.spared:
            continue
        if word in words.partial and (
            before in language.determiners.all or (before in language.clauses.coordinators)
        ):
            continue
        if (
            word in words.partial
            and j < finite
            and finite < end
            and norm[finite] not in (words.later | words.maybe)
        ):
            nouns_verb = tokens.kind[j + 1] == CAPITAL if j + 1 < len(kind) else False
            last = all(norm[m] in language.words.adverbs or m >= finite for m in range(j + 1, end))
            if not nouns_verb and not last:
                continue
        return True
    return False


def _by_auxiliary(clause: list[str], words: PolarityWords) -> int:
    if not words.maybe.isdisjoint(clause):
        return Polarity.UNSAID
    return Polarity.LATER if not words.later.isdisjoint(clause) else Polarity.SAID


def _governed(
    tokens: Tokens, words: PolarityWords, start: int, end: int, first: int, hit: CueHit
) -> int | None:
    """«weigerte sich zu sagen», «lehnte es ab, zu sagen», «ohne zu sagen»: None where nothing governs it."""
    norm = tokens.norm
    if norm[hit.verb - 1] not in words.links:
        return None
    begins = start
    if start > first and norm[start - 1] == "," and start - hit.verb > -4:
        begins = start - 1
        while begins > first and norm[begins - 1] not in (",", ";", ":"):
            begins -= 1
    clause = norm[begins:end]
    if not words.withholding.isdisjoint(clause):
        return Polarity.UNSAID
    governor = next((words.governors[word] for word in clause if word in words.governors), None)
    negated = any(
        word in words.negators and not (n + 1 < len(clause) and clause[n + 1] in words.spared)
        for n, word in enumerate(clause)
    )
    if governor == Governor.REVERSES:
        return Polarity.SAID if negated else Polarity.UNSAID
    if governor == Governor.DENIES:
        return Polarity.UNSAID if negated else Polarity.DENIED
    if governor == Governor.AWAITS:
        return Polarity.UNSAID if negated else Polarity.LATER
    return Polarity.UNSAID if negated else None


def _verb_first(tokens: Tokens, words: PolarityWords, hit: CueHit, start: int, end: int) -> bool:
    """«Sagt Lima, dass es schließt, gehen die Händler», «Sollte Lima sagen»: a clause that its verb opens is an "if"."""
    norm = tokens.norm
    if norm[start] in words.supposing:
        return True
    opened = start > 0 and tokens.kind[start - 1] in (QUOTE, PUNCT) and norm[start - 1] not in ".!?…"
    plain = min(hit.first, hit.verb) == start and not hit.left and not opened
    return plain and tokens.kind[start] == CAPITAL and not (end < len(norm) and norm[end] == ":")


def _opens_with(tokens: Tokens, words: PolarityWords, start: int) -> bool:
    """Whether the clause opens with a condition: «falls Lima sagt», «, ob Lima gesagt habe»."""
    norm, language = tokens.norm, tokens.language
    leads = norm[start] in language.words.adverbs or norm[start] in language.clauses.coordinators
    return any(
        tuple(norm[at : at + len(phrase)]) == phrase
        for at in ((start, start + 1) if leads else (start,))
        for phrases in words.conditions.values()
        for phrase in phrases
        if norm[at] == phrase[0]
    )
