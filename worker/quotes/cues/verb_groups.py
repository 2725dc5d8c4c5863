"""Verb of speech -> its group: the auxiliary, clitics and adverbs that belong to it, and the form that it stands in."""

from typing import NamedTuple

from worker.quotes.cues.adverbials import before_adverbial, skip_adverbs
from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.noun_readings import is_noun
from worker.quotes.lexicon.grammar import CueWord, Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CLITIC, LOWER, PUNCT, QUOTE

CLAUSE = 24
"""Tokens of a clause within which a verb's last part stands, where it closes the clause: hat … gesagt."""
_REACH = 10
"""Tokens before the verb within which its auxiliary stands everywhere else: room for one adverbial phrase."""
_REFLEXIVE_REACH = 6
"""Tokens behind a finite verb within which its reflexive pronoun stands: «beklagte der Rat gestern *sich*»."""


class VerbGroup(NamedTuple):
    """A cue verb at token `verb`, with all that belongs to it: tokens `left` to `past`.

    `first` is where it begins without clitics and adverbs: at the auxiliary, if there is one. `after` is past the
    adverbs that follow. `auxiliary` and `clitic` are tokens, -1 for none; `clitic` an inverted subject.
    """

    verb: int
    first: int
    left: int
    past: int
    after: int
    auxiliary: int
    clitic: int
    passive: bool
    form: int
    """One bit of `Form`. PARTICIPLE is one on its own; with its auxiliary it is FINITE."""
    lemma: str
    frame: int

    def cue(
        self,
        evidence: Evidence,
        subject: Phrase | None,
        weight: float,
        *,
        left: bool = False,
        right: bool = True,
        after: int | None = None,
    ) -> CueHit:
        """With this subject, and what was said on these sides."""
        return CueHit(
            self.first,
            self.past,
            self.verb,
            self.lemma,
            self.frame,
            evidence,
            subject,
            left,
            right,
            self.after if after is None else after,
            weight,
            gerund=self.form == Form.GERUND,
            passive=self.passive,
        )


def verb_group(
    tokens: Tokens, k: int, words: tuple[CueWord, ...], tail: int, first: int, past: int
) -> VerbGroup | None:
    """The group of the verb at token `k`, which `words` may be; None where it is no verb, or one without speech.

    `tail` is how many words after it make it one of speech.
    """
    language = tokens.language
    form = 0
    for word in words:
        form |= word.form
    auxiliary, clitic, passive = _auxiliary(tokens, k, form, first)
    reflexive = bool(language.pronouns.reflexive) and _is_reflexive(tokens, k, auxiliary, first, past)
    if reflexive and language.pronouns.clitic_subjects and not any(w.frame & Frame.REFLEXIVE for w in words):
        return None  # «se poursuit», «s'annonce»: nobody speaks
    closing = _closes_with_auxiliary(tokens, k, form, auxiliary, past)
    stands = Form.FINITE if closing else _stands(tokens, k, form, auxiliary, first)
    if stands == Form.PARTICIPLE:
        lemma, frame = words[0].lemma, words[0].frame
        return VerbGroup(k, k, k, k + 1, k + 1, -1, clitic, True, stands, lemma, frame)
    if not stands:
        return None
    if stands == Form.FINITE and auxiliary < 0 and k + 1 < past and tokens.kind[k + 1] == CLITIC:
        clitic = k + 1
    begins = auxiliary if auxiliary >= 0 else k
    lemma, frame = _governs(words, reflexive)
    if not lemma or (lemma in language.verbs.preceded and _lacks_its_word(tokens, begins, lemma)):
        return None
    if auxiliary < 0 and (
        (form & Form.PARTICIPLE and _is_predicative(tokens, k))
        or is_noun(tokens, k, stands, clitic, frame, first, past)
    ):
        return None
    ends = _past_clitics(tokens, k + 1 + tail + closing, past)
    # «s'est dit», "is saying": "be" makes no passive of these
    passive = passive and not reflexive and lemma not in language.verbs.perfect_with_be
    passive = passive and form & (Form.GERUND | Form.PARTICIPLE) != Form.GERUND
    left, after = _left_edge(tokens, begins, first), skip_adverbs(tokens, ends, past)
    return VerbGroup(k, begins, left, ends, after, auxiliary, clitic, passive, stands, lemma, frame)


def _past_clitics(tokens: Tokens, k: int, past: int) -> int:
    while k < past and tokens.kind[k] == CLITIC:
        k += 1
    return k


def _closes_with_auxiliary(tokens: Tokens, k: int, form: int, auxiliary: int, past: int) -> bool:
    """«nachdem Lima das *gesagt hatte*, …»: a participle, and behind it the auxiliary that closes the clause."""
    language = tokens.language
    if auxiliary >= 0 or not form & Form.PARTICIPLE or not language.syntax.verb_closes_dependent_clause:
        return False
    at = k + 1
    return (
        at < past
        and tokens.norm[at] in language.verbs.have
        and (at + 1 >= past or tokens.kind[at + 1] == PUNCT)
    )


def _is_predicative(tokens: Tokens, k: int) -> bool:
    """«the harbor remains *committed* to the wall»: a participle that only says how something is."""
    return tokens.norm[k - 1] in tokens.language.verbs.copulas


def _lacks_its_word(tokens: Tokens, begins: int, lemma: str) -> bool:
    """«*y* voir une honte»: the verb is a cue only behind one word, and something else stands there."""
    return tokens.norm[begins - 1] != tokens.language.verbs.preceded[lemma]


def _auxiliary(tokens: Tokens, k: int, form: int, first: int) -> tuple[int, int, bool]:
    """To the left: «a également déclaré», «s'est-il félicité», "has repeatedly said".

    (its token, or -1; an inverted clitic on the way, or -1; whether it makes a passive).
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    bracket = language.syntax.participle_may_close_clause and bool(form & Form.PARTICIPLE)
    reach = max(first - 1, k - (CLAUSE if bracket else _REACH))
    clitic, auxiliary, passive = -1, -1, False
    phrases = language.words.adverbials
    j = k - 1
    while j > reach:
        word = norm[j]
        if word in phrases and (before := before_adverbial(tokens, j, reach + 1)) < j:
            j = before
            continue
        if kind[j] == CLITIC:
            clitic = j
        elif word == "," and j - 2 > reach and norm[j - 1] in language.pronouns.tonic and norm[j - 2] == ",":
            j -= 3  # «a, elle, regretté»
            continue
        elif word in language.verbs.have:
            auxiliary = j
            break
        elif word in language.verbs.be:
            auxiliary, passive = j, True
            if word not in language.verbs.been:
                break
        elif kind[j] == QUOTE and bracket:
            pass  # «hat den Bau “ein Glück” genannt»: the marks stand between the two parts of the verb
        elif kind[j] in (PUNCT, QUOTE) or not (
            bracket or word in language.words.adverbs or word in language.pronouns.clitics
        ):
            break
        j -= 1
    return auxiliary, clitic, passive


def _is_reflexive(tokens: Tokens, k: int, auxiliary: int, first: int, past: int) -> bool:
    language, norm = tokens.language, tokens.norm
    opens = max(first, (auxiliary if auxiliary >= 0 else k) - 2)
    if not language.pronouns.reflexive.isdisjoint(norm[opens:k]):
        return True
    return language.syntax.reflexive_may_follow_verb and not language.pronouns.reflexive.isdisjoint(
        norm[k + 1 : min(past, k + _REFLEXIVE_REACH)]
    )


def _stands(tokens: Tokens, k: int, form: int, auxiliary: int, first: int) -> int:
    """Which of its forms the verb is here; 0 where it cannot be any."""
    language, norm = tokens.language, tokens.norm
    if auxiliary >= 0:
        return Form.FINITE if form & (Form.PARTICIPLE | Form.GERUND | Form.INFINITIVE) else 0
    if (
        form & Form.INFINITIVE
        and k > first
        and (
            norm[k - 1] in language.clauses.infinitive_links
            or norm[k - 1] in language.verbs.modals
            or (
                norm[k - 1] in language.words.adverbs
                and k - 2 >= first
                and norm[k - 2] in language.verbs.modals
            )
        )
    ):
        return Form.INFINITIVE
    for each in (Form.FINITE, Form.GERUND, Form.INFINITIVE, Form.PARTICIPLE):
        if form & each:
            return each
    return 0


def _governs(words: tuple[CueWord, ...], reflexive: bool) -> tuple[str, int]:
    """(its lemma, "" for none; all that its readings govern)."""
    lemma, frame = "", 0
    for word in words:
        if reflexive or not word.frame & Frame.REFLEXIVE:
            frame |= word.frame
            lemma = lemma or word.lemma
    return lemma, frame


def _left_edge(tokens: Tokens, begins: int, first: int) -> int:
    """Before the clitics and adverbs that stand before the group."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    left = begins
    while (
        left - 1 >= first
        and (norm[left - 1] in language.pronouns.clitics or norm[left - 1] in language.words.adverbs)
        and kind[left - 1] in (LOWER, CLITIC)
    ):
        left -= 1
    return left
