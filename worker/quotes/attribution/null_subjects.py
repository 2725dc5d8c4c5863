"""Cue without a subject -> whose it is, where a verb may leave its subject out: «Ha detto che…», «Añadió que…»."""

from worker.quotes.attribution.sentence_topic import clause_subject
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Reading
from worker.quotes.lexicon.grammar import Form, Frame
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens

_BACK = 5
"""Sentences looked back at for whom the text is about."""


def take_up_subjects(reading: Reading) -> None:
    """Give each cue without a subject the one of the cue before it, or the last subject that agrees in number.

    What follows marks («…», añadió) is left to attribution, which chains it to what those marks are chained to.
    """
    tokens = reading.tokens
    if not tokens.language.syntax.subject_may_be_left_out:
        return
    for sentence in reading.live:
        hits = reading.hits(sentence)
        for n, hit in enumerate(hits):
            if hit.subject is not None or hit.passive or hit.left or not _speaks(tokens, hit, sentence):
                continue
            plural = _is_plural(tokens, hit)
            hit.subject = _of_cue(hits[:n], plural) or _before(reading, sentence, plural)
            if hit.subject is not None:
                hit.weight = max(hit.weight, 0.6)


def _speaks(tokens: Tokens, hit: CueHit, sentence: int) -> bool:
    """Whether it is a finite verb, one that such a verb leads to (volvió a *pedir*), or a gerund; not «si dice che»."""
    language, norm = tokens.language, tokens.norm
    first = tokens.sentences[sentence][0]
    before = norm[hit.first - 1] if hit.first > first else ""
    if hit.gerund:
        return True
    around = norm[max(first, hit.first - 2) : hit.verb]
    if not language.pronouns.reflexive.isdisjoint(around) and " " not in hit.lemma:
        announces = hit.after < len(tokens) and norm[hit.after] in language.clauses.conjunctions
        if announces or not hit.frame & Frame.REFLEXIVE:
            return False
    if hit.first < hit.verb:
        return norm[hit.first] in language.verbs.have
    if any(word.form & Form.FINITE for word in language.verbs.cues.get(norm[hit.verb], ())):
        return True
    if norm[hit.verb] in language.verbs.light_forms:
        return bool(language.verbs.light_forms[norm[hit.verb]].form & Form.FINITE)
    return before in language.verbs.modals or before in language.clauses.infinitive_links


def _is_plural(tokens: Tokens, hit: CueHit) -> bool | None:
    """What the verb says of the number of its subject; None for a gerund or an infinitive, which say nothing."""
    word = tokens.norm[hit.first]
    if hit.gerund or any(cue.form & Form.INFINITIVE for cue in tokens.language.verbs.cues.get(word, ())):
        return None
    return word.endswith(tokens.language.verbs.plural_verbs)


def _of_cue(hits: list[CueHit], plural: bool | None) -> Phrase | None:
    for hit in reversed(hits):
        if hit.subject is not None and not hit.passive:
            return hit.subject if _can_be(hit.subject, plural) else None
    return None


def _before(reading: Reading, sentence: int, plural: bool | None) -> Phrase | None:
    """The last speaker of the sentences before, or their last subject, whichever stands nearer."""
    tokens = reading.tokens
    for back in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        if tokens.paragraph[back] in reading.headings:
            break
        found = _of_cue(reading.hits(back), plural)
        found = found or clause_subject(reading, back, tokens.sentences[back][1])
        if found is not None and _can_be(found, plural):
            return found
    return None


def _can_be(phrase: Phrase, plural: bool | None) -> bool:
    several = phrase.agreement.number == "p"
    return phrase.kind <= Kind.COLLECTIVE and (plural is None or several is plural)
