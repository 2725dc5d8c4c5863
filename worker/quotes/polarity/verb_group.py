"""Verb group -> its polarity where negation stands beside the verb: English, French, Spanish, Italian.

The group is read leftwards from the verb, and the verbs that govern it likewise: "has *not* been *asked to* say",
«n'a *pas voulu* dire», «*senza* dire».
"""

from typing import NamedTuple

from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Form
from worker.quotes.lexicon.polarity import Governor, Polarity, PolarityWords
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CLITIC, LOWER, PUNCT, QUOTE

_STEPS = 4
"""Verbs that may govern each other: did not want to be forced to say."""
_BEHIND = 6
"""Tokens behind the verb in which its negation ends: ne dit à ce stade *rien*."""


class _Group(NamedTuple):
    """What stands in a verb group: `left` is the token before it."""

    left: int
    negated: bool
    partner: bool
    linked: bool
    only: bool
    later: int


def group_polarity(
    tokens: Tokens, words: PolarityWords, hit: CueHit, first: int, past: int, phrases: list[Phrase]
) -> tuple[int, int]:
    """(the polarity of the cue's verb group and of what governs it, the token before all of it)."""
    verb = hit.verb
    group = _read(tokens, words, verb, first)
    polarity = _own(tokens, words, hit, group, first, past)
    bare = not words.bare.isdisjoint(tokens.norm[group.left + 1 : verb])  # «ever having said»
    governed = group.linked or _is_nonfinite(tokens, verb) or bare
    left = group.left
    if governed and left >= first:
        outer, left = _governed(tokens, words, left, first, phrases, group.linked, _STEPS)
        polarity = max(polarity, outer)
    if polarity == Polarity.SAID and _commands(tokens, hit, left, first):
        return Polarity.UNSAID, left
    return polarity, left


def may_be_governed(tokens: Tokens, words: PolarityWords, hit: CueHit) -> bool:
    """Whether another verb or preposition may stand over it: «refused to *say*», «senza *dire*», «*having said*»."""
    norm, adverbs = tokens.norm, tokens.language.words.adverbs
    k = hit.verb - 1
    if norm[k] in adverbs and norm[k] not in words.before:
        k -= 1
    return hit.gerund or norm[k] in words.before or norm[hit.first] in words.bare


def _own(tokens: Tokens, words: PolarityWords, hit: CueHit, group: _Group, first: int, past: int) -> int:
    later = group.later
    if not later and group.left + 1 <= hit.first:
        later = words.tense(tokens.norm[hit.verb], hit.lemma)
    ahead = tokens.norm[hit.verb + 1] if hit.verb + 1 < past else ""
    if not (group.negated or group.partner or later or ahead in words.behind or ahead in words.negators):
        return Polarity.SAID
    behind = _behind(tokens, hit, past)
    spared = not words.exceptions.isdisjoint(behind) or (behind and behind[0] in words.spared)
    negated = (
        group.negated
        or (group.partner and _half(tokens, words, group.left, hit.verb, first, behind))
        or _denied_behind(tokens, words, hit, past)
    )
    if spared or group.only:
        return Polarity.SAID
    if not negated and words.negators and words.partners and behind[:1] and behind[0] in words.negators:
        negated = True
    if negated:
        return Polarity.UNSAID
    beside = hit.left and hit.opens > first and tokens.kind[hit.opens - 1] == QUOTE
    comma = hit.left and hit.opens - 2 >= first and tokens.kind[hit.opens - 2] == QUOTE
    return Polarity.SAID if later == Polarity.UNSAID and (beside or comma) else later


def _denied_behind(tokens: Tokens, words: PolarityWords, hit: CueHit, past: int) -> bool:
    """«said *nothing* about», «said *not* that»; not «vowed *not* to go», «said *nothing* would change»."""
    k = hit.past
    if k + 1 >= past or tokens.norm[k] not in words.behind:
        return False
    ahead = tokens.norm[k + 1]
    opens = tokens.kind[k + 1] in (QUOTE, PUNCT) or ahead in tokens.language.clauses.conjunctions
    return opens or (tokens.norm[k] not in words.negators and ahead in tokens.language.words.prepositions)


def _behind(tokens: Tokens, hit: CueHit, past: int) -> list[str]:
    """The words between the verb and what it announces."""
    language, norm = tokens.language, tokens.norm
    j = hit.verb + 1
    while j < past and j < hit.verb + _BEHIND:
        if tokens.kind[j] not in (LOWER, CLITIC) or norm[j] in language.clauses.conjunctions:
            break
        j += 1
    return norm[hit.verb + 1 : j]


def _half(tokens: Tokens, words: PolarityWords, left: int, verb: int, first: int, behind: list[str]) -> bool:
    """Whether «ne» has its second half: in the group, behind the verb, or as the subject before it."""
    norm, conjunctions = tokens.norm, tokens.language.clauses.conjunctions
    inside = [*norm[left + 1 : verb], *behind]
    for n, word in enumerate(inside):
        if word in words.halves:
            ahead = inside[n + 1] if n + 1 < len(inside) else ""
            return ahead not in words.spared
    for j in range(left, max(first - 1, left - 14), -1):
        if norm[j] in words.nobodies:
            return True
        if tokens.kind[j] == QUOTE or norm[j] in ";:" or norm[j] in conjunctions:
            return False
    return False


def _read(tokens: Tokens, words: PolarityWords, verb: int, first: int) -> _Group:
    """The group of the verb at this token, read leftwards."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    negated = partner = linked = only = past_tense = False
    gerund = any(cue.form & Form.GERUND for cue in language.verbs.cues.get(norm[verb], ()))
    later = Polarity.SAID
    j = verb - 1
    while j >= first:
        word = norm[j]
        if word in words.negators:
            if norm[j + 1] in words.spared:
                only = True
            else:
                negated = not negated
        elif word in words.pairs and j > first and norm[j - 1] == words.pairs[word]:
            negated = True
            j -= 1
        elif word in words.partners:
            partner = True
        elif word in words.later and kind[j] != CAPITAL:
            later = max(later, Polarity.LATER)
        elif word in words.maybe and kind[j] != CAPITAL:  # «Theresa *May* said»
            later = Polarity.UNSAID
        elif word in words.links and (linked or _is_nonfinite(tokens, j + 1, verb)):
            linked = True
            if words.partners:
                j -= 1  # «ne se lasse pas *de* répéter»: what stands before it belongs to the governor
                break
        elif word in words.alternatives and j - 1 > first and norm[j - 1] in language.verbs.cues:
            j -= 1
        elif word == "," and not gerund and (opens := _parenthesis(tokens, words, j, first)):
            j = opens
        elif (word in words.governors and linked) or (
            word in words.withholding and (linked or not _may_be_finite(tokens, verb))
        ):
            break
        elif word in words.spared:
            only = True
        elif not (
            kind[j] == CLITIC
            or word in language.verbs.have
            or word in language.verbs.be
            or (word in language.verbs.modals and word not in words.governors)
            or word in language.words.adverbs
            or word in language.pronouns.clitics
            or word in words.fillers
            or word in words.halves
            or (len(word) > 4 and word.endswith(words.adverb_endings) and word not in words.governors)
        ):
            break
        past_tense = past_tense or word in words.after_all
        j -= 1
    if only or past_tense:
        later = Polarity.SAID
        negated = negated and not only
    return _Group(j, negated, partner, linked, only, later)


def _parenthesis(tokens: Tokens, words: PolarityWords, comma: int, first: int) -> int:
    """«has not, *as some wrote*, said»: the comma that opens what this one closes, if the group goes on before it."""
    language, norm = tokens.language, tokens.norm
    for j in range(comma - 1, max(first, comma - 10), -1):
        if norm[j] == ",":
            before = norm[j - 1]
            goes_on = before in words.negators or before in language.verbs.have or before in words.auxiliaries
            return j if goes_on else 0
    return 0


def _governed(
    tokens: Tokens, words: PolarityWords, k: int, first: int, phrases: list[Phrase], linked: bool, steps: int
) -> tuple[int, int]:
    """What the word at token k, which governs a saying, makes of it; and the token before its own group."""
    norm, halved = tokens.norm, False
    while words.partners and k > first and (norm[k] in words.halves or norm[k] in words.negators):
        k, halved = k - 1, True
    word = norm[k]
    if word in words.withholding:
        return Polarity.UNSAID, k - 1
    asked = _asked_person(tokens, words, k, first, phrases) if linked else None
    if asked is not None:
        return Polarity.LATER, asked - 1
    if (tokens.kind[k] != LOWER and k > first) or not steps:
        return Polarity.SAID, k
    kind = words.governors.get(word) if linked or word not in words.linked_only else None
    if (
        not linked
        and kind is None
        and word not in tokens.language.verbs.cues
        and word not in tokens.language.verbs.modals
    ):
        return Polarity.SAID, k
    group = _read(tokens, words, k, first)
    negated = group.negated or group.partner or halved
    left = group.left
    if kind == Governor.REVERSES:
        if not negated and _is_nobodys(tokens, words, left, first):
            negated = True
        return (Polarity.SAID if negated else Polarity.UNSAID), left
    if negated and not group.only:
        return Polarity.UNSAID, left
    if kind == Governor.DENIES:
        return Polarity.DENIED, left
    if kind == Governor.AWAITS or (linked and word in words.askers):
        return Polarity.LATER, left
    if group.later and linked:  # «can be heard saying»: what is possible is to hear it
        return group.later, left
    if group.linked and left >= first:
        return _governed(tokens, words, left, first, phrases, True, steps - 1)
    return Polarity.SAID, left


def _may_be_finite(tokens: Tokens, k: int) -> bool:
    return any(cue.form & Form.FINITE for cue in tokens.language.verbs.cues.get(tokens.norm[k], ()))


def _is_nobodys(tokens: Tokens, words: PolarityWords, left: int, first: int) -> bool:
    return any(tokens.norm[j] in words.nobodies for j in range(max(first, left - 3), left + 1))


def _asked_person(
    tokens: Tokens, words: PolarityWords, k: int, first: int, phrases: list[Phrase]
) -> int | None:
    """«asked *Bell* to say», «a demandé *à Bell* de dire»: the token of the verb that asks, past the one who is asked."""
    norm = tokens.norm
    for phrase in phrases:
        if first < phrase.first <= k < phrase.past:
            verb = phrase.first - 1
            if verb > first and (
                norm[verb] in tokens.language.addressees.to_words or norm[verb] == phrase.preposition
            ):
                verb -= 1
            if norm[verb] in words.askers:
                return verb
    return None


def _is_nonfinite(tokens: Tokens, k: int, verb: int | None = None) -> bool:
    """Whether an infinitive or a gerund may stand at token k, or begins the group of `verb` there."""
    language, word = tokens.language, tokens.norm[k]
    forms = 0
    for cue in language.verbs.cues.get(word, ()):
        forms |= cue.form
    if word in language.verbs.light_forms:
        forms |= language.verbs.light_forms[word].form
    if forms & (Form.INFINITIVE | Form.GERUND):
        return True
    if (
        word in language.verbs.have
        or word in language.verbs.be
        or word in language.pronouns.clitics
        or word in language.words.adverbs
    ):
        return verb is None or k != verb
    return verb is not None and k != verb


def _commands(tokens: Tokens, hit: CueHit, left: int, first: int) -> bool:
    """«Say that it is open.»: the bare verb at the clause's head, of which nobody is the subject."""
    language = tokens.language
    if left >= first or not language.syntax.nouns_precede_head or hit.first != hit.verb:
        return False
    return any(cue.form & Form.INFINITIVE for cue in language.verbs.cues.get(tokens.norm[hit.verb], ())) and (
        hit.subject is None or hit.subject.first > hit.verb
    )
