"""Cues inside the clause of another cue: what that one does not say, denies or asks holds for them as well."""

from itertools import pairwise

from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Form
from worker.quotes.lexicon.polarity import Polarity, PolarityWords
from worker.quotes.model import Evidence
from worker.quotes.polarity.denials import claimed_at
from worker.quotes.text.tokens import Tokens


def take_nouns(tokens: Tokens, words: PolarityWords, hits: list[CueHit]) -> None:
    """«dismissed *claims* that», «has yet to confirm *reports* that»: the object of a cue is no cue of its subject."""
    for outer, inner in pairwise(hits):
        if inner.verb == outer.after and tokens.norm[inner.verb] in words.claims and not inner.left:
            inner.polarity = Polarity.UNSAID


def reach_inside(tokens: Tokens, words: PolarityWords, hits: list[CueHit], past: int) -> None:
    """What stands inside a clause that was not said was not said either: «never said that Bell had said»."""
    for n, outer in enumerate(hits):
        if outer.polarity == Polarity.SAID or not outer.right:
            continue
        for inner in hits[n + 1 :]:
            if not _is_inside(tokens, words, outer, inner, past):
                break
            if inner.polarity != Polarity.UNSAID and not _owned(tokens, inner):
                inner.polarity = Polarity.UNSAID


def _is_inside(tokens: Tokens, words: PolarityWords, outer: CueHit, inner: CueHit, past: int) -> bool:
    """Whether the later cue stands in the clause that the earlier one would report."""
    language, norm = tokens.language, tokens.norm
    finite = _is_finite(tokens, inner)
    between = norm[outer.past : inner.first]
    shared = inner.subject is outer.subject and outer.subject is not None
    joined = "," in between or not language.clauses.coordinators.isdisjoint(between)
    if inner.evidence is Evidence.ACCORDING_TO or (shared and finite and joined):
        return False  # «did not comment, but said»
    if inner.left and not _conjoined(tokens, inner):
        return False  # «…, Lima said»
    before = inner.opens - 1
    if norm[before] in language.pronouns.relatives or norm[before] in language.clauses.questions:
        before -= 1
    if (
        norm[before] == ","
        and norm[before + 1] not in language.clauses.conjunctions
        and not language.syntax.participle_may_close_clause
    ):
        return False  # «…, claiming that», «…, experts say», «…, which Lima said»
    if not words.adversatives.isdisjoint(between) or not {";", ":"}.isdisjoint(between):
        return False
    links = language.clauses.conjunctions | language.clauses.questions | language.clauses.infinitive_links
    if language.syntax.participle_may_close_clause:
        return not links.isdisjoint(between) or outer.after + 1 == inner.opens
    if norm[outer.after] in links or claimed_at(tokens, outer, past) is not None:
        return True
    return outer.after == inner.opens and finite


def _is_finite(tokens: Tokens, hit: CueHit) -> bool:
    """Whether its verb has a subject of its own: «said», «has said», not «to say», «saying»."""
    language, word = tokens.language, tokens.norm[hit.verb]
    if hit.gerund or (
        hit.first == hit.verb and tokens.norm[hit.verb - 1] in language.clauses.infinitive_links
    ):
        return False
    if language.polarity is not None and tokens.norm[hit.first] in language.polarity.bare:
        return False
    forms = language.verbs.cues.get(word, ())
    return (
        hit.first < hit.verb
        or any(cue.form & Form.FINITE for cue in forms)
        or word in language.verbs.light_forms
    )


def _conjoined(tokens: Tokens, hit: CueHit) -> bool:
    return hit.after < len(tokens.norm) and tokens.norm[hit.after] in tokens.language.clauses.conjunctions


def _owned(tokens: Tokens, hit: CueHit) -> bool:
    """«denied *Bell's claim* that»: it was made all the same."""
    owner = tokens.norm[hit.first - 1]
    if owner != "'s" and owner not in tokens.language.determiners.possessives:
        return False
    return tokens.norm[hit.verb] in tokens.language.nouns.noun_cues
