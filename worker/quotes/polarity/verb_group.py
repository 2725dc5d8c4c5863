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
    """What the group itself says, without the verbs that govern it."""
    later = group.later
    if not later and group.left + 1 <= hit.first:
        later = words.tense(tokens.norm[hit.verb], hit.lemma)
    ahead = tokens.norm[hit.verb + 1] if hit.verb + 1 < past else ""
    if not (group.negated or group.partner or later or ahead in words.behind or ahead in words.negators):
        return Polarity.SAID
    behind = _behind(tokens, hit, past)
    if group.only or not words.exceptions.isdisjoint(behind) or (behind and behind[0] in words.spared):
        return Polarity.SAID
    if _is_negated(tokens, words, hit, group, first, past, behind):
        return Polarity.UNSAID
    return Polarity.SAID if later == Polarity.UNSAID and _closes_marks(tokens, hit, first) else later


def _is_negated(
    tokens: Tokens, words: PolarityWords, hit: CueHit, group: _Group, first: int, past: int, behind: list[str]
) -> bool:
    """By a word before the verb, half a negation with the other half behind it, or a word behind it alone."""
    if group.negated or _denied_behind(tokens, words, hit, past):
        return True
    if group.partner and _half(tokens, words, group.left, hit.verb, first, behind):
        return True
    alone = bool(words.negators and words.partners and behind)
    return alone and behind[0] in words.negators


def _closes_marks(tokens: Tokens, hit: CueHit, first: int) -> bool:
    """«“…”, might say Lima»: right behind marks, or a comma on, the words stand there all the same."""
    beside = hit.opens > first and tokens.kind[hit.opens - 1] == QUOTE
    comma = hit.opens - 2 >= first and tokens.kind[hit.opens - 2] == QUOTE
    return hit.left and (beside or comma)


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
    reader = _Leftwards(tokens, words, verb, first)
    while reader.j >= first:
        word = tokens.norm[reader.j]
        if not reader.takes(word):
            break
        reader.past_tense = reader.past_tense or word in words.after_all
        reader.j -= 1
    return reader.group()


class _Leftwards:
    """A verb group as it is read leftwards from its verb; `j` is the token that is asked next.

    Each question answers None where the word is none of its business, else whether the group goes on before it.
    """

    def __init__(self, tokens: Tokens, words: PolarityWords, verb: int, first: int) -> None:
        self.tokens, self.words, self.verb, self.first = tokens, words, verb, first
        self.gerund = any(
            cue.form & Form.GERUND for cue in tokens.language.verbs.cues.get(tokens.norm[verb], ())
        )
        self.j = verb - 1
        self.negated = self.partner = self.linked = self.only = self.past_tense = False
        self.later = Polarity.SAID

    def takes(self, word: str) -> bool:
        """Whether the word at `j` belongs to the group, which goes on before it."""
        goes_on = self._negation(word)
        if goes_on is None:
            goes_on = self._futurity(word)
        if goes_on is None:
            goes_on = self._link(word)
        return self._filler(word) if goes_on is None else goes_on

    def group(self) -> _Group:
        """What was read; «only» and the past of a modal take back what is possible or to come."""
        later = Polarity.SAID if self.only or self.past_tense else self.later
        return _Group(self.j, self.negated and not self.only, self.partner, self.linked, self.only, later)

    def _negation(self, word: str) -> bool | None:
        """not, ne … pas, no longer; «not *only*» is none."""
        words, norm = self.words, self.tokens.norm
        if word in words.negators:
            if norm[self.j + 1] in words.spared:
                self.only = True
            else:
                self.negated = not self.negated
        elif word in words.pairs and self.j > self.first and norm[self.j - 1] == words.pairs[word]:
            self.negated = True
            self.j -= 1
        elif word in words.partners:
            self.partner = True
        else:
            return None
        return True

    def _futurity(self, word: str) -> bool | None:
        """will, may: said later, or perhaps; «Theresa *May* said» is neither."""
        if self.tokens.kind[self.j] == CAPITAL:
            return None
        if word in self.words.later:
            self.later = max(self.later, Polarity.LATER)
        elif word in self.words.maybe:
            self.later = Polarity.UNSAID
        else:
            return None
        return True

    def _link(self, word: str) -> bool | None:
        """What links the verb to one that governs it, to another beside it, or to a parenthesis."""
        words, tokens = self.words, self.tokens
        if word in words.links and (self.linked or _is_nonfinite(tokens, self.j + 1, self.verb)):
            self.linked = True
            if not words.partners:
                return True
            self.j -= 1  # «ne se lasse pas *de* répéter»: what stands before it belongs to the governor
            return False
        if (
            word in words.alternatives
            and self.j - 1 > self.first
            and tokens.norm[self.j - 1] in tokens.language.verbs.cues
        ):
            self.j -= 1
            return True
        opens = _parenthesis(tokens, words, self.j, self.first) if word == "," and not self.gerund else 0
        if opens:
            self.j = opens
            return True
        return None

    def _filler(self, word: str) -> bool:
        """Auxiliaries, clitics and adverbs belong to the group; a governor, and all else, ends it."""
        words = self.words
        if word in words.governors and self.linked:
            return False
        if word in words.withholding and (self.linked or not _may_be_finite(self.tokens, self.verb)):
            return False
        if word in words.spared:
            self.only = True
            return True
        return self.tokens.kind[self.j] == CLITIC or self._is_auxiliary(word) or self._is_adverbial(word)

    def _is_auxiliary(self, word: str) -> bool:
        language = self.tokens.language
        modal = word in language.verbs.modals and word not in self.words.governors
        return word in language.verbs.have or word in language.verbs.be or modal

    def _is_adverbial(self, word: str) -> bool:
        language, words = self.tokens.language, self.words
        if (
            word in language.words.adverbs
            or word in language.pronouns.clitics
            or word in words.fillers
            or word in words.halves
        ):
            return True
        return len(word) > 4 and word.endswith(words.adverb_endings) and word not in words.governors


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
    if norm[k] in words.withholding:
        return Polarity.UNSAID, k - 1
    asked = _asked_person(tokens, words, k, first, phrases) if linked else None
    if asked is not None:
        return Polarity.LATER, asked - 1
    if (tokens.kind[k] != LOWER and k > first) or not steps:
        return Polarity.SAID, k
    kind = words.governors.get(norm[k]) if linked or norm[k] not in words.linked_only else None
    if not linked and kind is None and not _is_verb(tokens, norm[k]):
        return Polarity.SAID, k
    group = _read(tokens, words, k, first)
    negated = group.negated or group.partner or halved
    if kind == Governor.REVERSES:
        negated = negated or _is_nobodys(tokens, words, group.left, first)
        return (Polarity.SAID if negated else Polarity.UNSAID), group.left
    made = _made_by(words, norm[k], kind, group, negated, linked)
    if made is None and group.linked and group.left >= first:
        return _governed(tokens, words, group.left, first, phrases, True, steps - 1)
    return made or Polarity.SAID, group.left


def _made_by(
    words: PolarityWords, word: str, kind: int | None, group: _Group, negated: bool, linked: bool
) -> int | None:
    """What a governor that reverses nothing makes of a saying; None where that is for its own governor to say."""
    if negated and not group.only:
        return Polarity.UNSAID
    if kind == Governor.DENIES:
        return Polarity.DENIED
    if kind == Governor.AWAITS or (linked and word in words.askers):
        return Polarity.LATER
    return group.later if group.later and linked else None  # «can be heard saying»: possible is to hear it


def _is_verb(tokens: Tokens, word: str) -> bool:
    return word in tokens.language.verbs.cues or word in tokens.language.verbs.modals


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
    if left >= first or not language.syntax.infinitive_is_bare or hit.first != hit.verb:
        return False
    return any(cue.form & Form.INFINITIVE for cue in language.verbs.cues.get(tokens.norm[hit.verb], ())) and (
        hit.subject is None or hit.subject.first > hit.verb
    )
