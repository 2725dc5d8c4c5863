"""Cues of denial -> what they deny: a clause, a claim, the words in marks; or the denier's own words."""

from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.polarity import Polarity, PolarityWords
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER


def rejects(tokens: Tokens, words: PolarityWords, hit: CueHit, past: int) -> bool:
    """«rejected the claim that», «disputes that», «wies die Behauptung zurück, dass»: a claim is denied, not a thing."""
    if not _is_rejecter(tokens, words, hit):
        return False
    of_oneself = hit.after < past and tokens.norm[hit.after] in words.bare  # «conteste *avoir* dit que»
    return of_oneself or claimed_at(tokens, hit, past) is not None


def _is_rejecter(tokens: Tokens, words: PolarityWords, hit: CueHit) -> bool:
    particle = tokens.norm[hit.past - 1]
    return hit.lemma in words.rejecters or f"{hit.lemma} {particle}" in words.rejecters


def claimed_at(tokens: Tokens, hit: CueHit, past: int) -> int | None:
    """Where the conjunction stands that opens what a cue denies, past a noun for the claim; None where there is none."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    claims = language.polarity.claims if language.polarity is not None else frozenset()
    claim = False
    for j in range(hit.past, min(past, hit.past + 10)):
        if norm[j] in language.clauses.conjunctions:
            direct = all(norm[m] in language.words.adverbs or norm[m] == "," for m in range(hit.past, j))
            if direct and (j + 1 >= past or norm[j + 1] in claims):
                return None  # «rejected *that claim*»
            return j if claim or direct else None
        ends = norm[j] == "," and not language.syntax.participle_may_close_clause
        if ends or (kind[j] not in (LOWER, CAPITAL) and norm[j] not in (",", "'")):
            return None
        claim = claim or norm[j] in claims
    return None


def of_mark(tokens: Tokens, hit: CueHit, k: int, adjacent: bool) -> int:
    """The polarity of the marked words at token k under the cue that announces them."""
    polarity = hit.polarity
    if polarity in (Polarity.SAID, Polarity.LATER):
        return Polarity.SAID
    if k < hit.first and hit.left:
        closes = tokens.norm[k + 1] == "," or tokens.text[tokens.end[k] - 2] in ",?!"
        return Polarity.UNSAID if polarity == Polarity.UNSAID and adjacent and closes else Polarity.SAID
    words = tokens.language.polarity
    between = tokens.norm[hit.past : k]
    if words is None or not words.adversatives.isdisjoint(between) or ";" in between:
        return Polarity.SAID
    if (
        polarity == Polarity.DENIED
        and between[-1:] == [":"]
        and tokens.language.clauses.conjunctions.isdisjoint(between)
    ):
        return Polarity.SAID  # «He denied it: “I was never there”»
    subordinators = tokens.language.clauses.subordinators - tokens.language.words.prepositions
    if "," in between and not subordinators.isdisjoint(between[between.index(",") :]):
        return Polarity.SAID  # «no llegaron a temer, *aunque* “alguno rezó”»
    if between[-1:] == [":"] and (hit.frame & Frame.THINK or _has_object(tokens, words, hit, k - 1)):
        return Polarity.SAID  # «n'a pas commenté le projet : «…»»
    if polarity == Polarity.DENIED and (
        tokens.language.clauses.conjunctions.isdisjoint(between)
        and (
            _is_rejecter(tokens, words, hit)
            or (hit.lemma in words.deniers and _is_a_verdict(tokens, words, k))
        )
    ):
        return Polarity.SAID  # not «denied having *said* “it is over”»
    return polarity


def _has_object(tokens: Tokens, words: PolarityWords, hit: CueHit, colon: int) -> bool:
    """Whether something else than a listener or a time stands between the verb and the colon."""
    language, norm = tokens.language, tokens.norm
    k = hit.after
    if hit.subject is not None and hit.subject.first >= hit.past:
        k = max(k, hit.subject.past)
    while k < colon and (
        norm[k] in words.negators or norm[k] in words.halves or norm[k] in language.words.adverbs
    ):
        k += 1
    if k >= colon:
        return False
    return (
        norm[k] not in language.addressees.to_words
        and norm[k] not in language.addressees.in_words
        and norm[k] not in language.words.prepositions
    )


def _is_a_verdict(tokens: Tokens, words: PolarityWords, k: int) -> bool:
    """«denied the “baseless” claims», «denied it as “fiction”»: whose words the marks hold is the one who denies."""
    norm, clauses = tokens.norm, tokens.language.clauses
    if norm[k - 1] in clauses.likeness or norm[k - 1] in clauses.as_leads:
        return True
    return (k + 1 < len(norm) and norm[k + 1] in words.claims) or norm[k - 1] in words.claims
