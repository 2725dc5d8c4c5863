"""Verb of speech -> its group: the auxiliary, clitics and adverbs that belong to it, and the form that it stands in."""

from typing import NamedTuple

from worker.quotes.cues.adverbials import skip_adverbs
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import ANY, CueWord, Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CLITIC, LOWER, PUNCT, QUOTE

CLAUSE = 24
"""Tokens of a clause within which a verb's last part stands, where it closes the clause: hat … gesagt."""
_REACH = 6
"""Tokens before the verb within which its auxiliary stands everywhere else."""
_REFLEXIVE_REACH = 6
"""Tokens behind a finite verb within which its reflexive pronoun stands: «beklagte der Rat gestern *sich*»."""
_PREMODIFIERS = 4
"""Tokens from a determiner to its noun, in which a verb's spelling is that of the noun: «a new *report*»."""


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
    reflexive = bool(language.reflexive) and _is_reflexive(tokens, k, auxiliary, first, past)
    if reflexive and language.clitic_subjects and not any(w.frame & Frame.REFLEXIVE for w in words):
        return None  # «se poursuit», «s'annonce»: nobody speaks
    stands = _stands(tokens, k, form, auxiliary, first)
    if stands == Form.PARTICIPLE:
        lemma, frame = words[0].lemma, words[0].frame
        return VerbGroup(k, k, k, k + 1, k + 1, -1, clitic, True, stands, lemma, frame)
    if not stands:
        return None
    if stands == Form.FINITE and auxiliary < 0 and k + 1 < past and tokens.kind[k + 1] == CLITIC:
        clitic = k + 1
    begins = auxiliary if auxiliary >= 0 else k
    lemma, frame = _governs(words, reflexive)
    if not lemma or (lemma in language.preceded and _lacks_its_word(tokens, begins, lemma)):
        return None
    if auxiliary < 0 and (
        (form & Form.PARTICIPLE and _is_predicative(tokens, k))
        or _is_noun(tokens, k, stands, clitic, frame, first, past)
    ):
        return None
    ends = k + 1 + tail
    while ends < past and tokens.kind[ends] == CLITIC:
        ends += 1
    # «s'est dit», "is saying": "be" makes no passive of these
    passive = passive and not reflexive and form & (Form.GERUND | Form.PARTICIPLE) != Form.GERUND
    left, after = _left_edge(tokens, begins, first), skip_adverbs(tokens, ends, past)
    return VerbGroup(k, begins, left, ends, after, auxiliary, clitic, passive, stands, lemma, frame)


def _is_predicative(tokens: Tokens, k: int) -> bool:
    """«the harbor remains *committed* to the wall»: a participle that only says how something is."""
    return tokens.norm[k - 1] in tokens.language.copulas


def _lacks_its_word(tokens: Tokens, begins: int, lemma: str) -> bool:
    """«*y* voir une honte»: the verb is a cue only behind one word, and something else stands there."""
    return tokens.norm[begins - 1] != tokens.language.preceded[lemma]


def _auxiliary(tokens: Tokens, k: int, form: int, first: int) -> tuple[int, int, bool]:
    """To the left: «a également déclaré», «s'est-il félicité», "has repeatedly said".

    (its token, or -1; an inverted clitic on the way, or -1; whether it makes a passive).
    """
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    bracket = language.syntax.participle_may_close_clause and bool(form & Form.PARTICIPLE)
    reach = max(first - 1, k - (CLAUSE if bracket else _REACH))
    clitic, auxiliary, passive = -1, -1, False
    j = k - 1
    while j > reach:
        word = norm[j]
        if kind[j] == CLITIC:
            clitic = j
        elif word == "," and j - 2 > reach and norm[j - 1] in language.tonic and norm[j - 2] == ",":
            j -= 3  # «a, elle, regretté»
            continue
        elif word in language.have:
            auxiliary = j
            break
        elif word in language.be:
            auxiliary, passive = j, True
            if word not in language.been:
                break
        elif kind[j] == QUOTE and bracket:
            pass  # «hat den Bau “ein Glück” genannt»: the marks stand between the two parts of the verb
        elif kind[j] in (PUNCT, QUOTE) or not (
            bracket or word in language.adverbs or word in language.clitics
        ):
            break
        j -= 1
    return auxiliary, clitic, passive


def _is_reflexive(tokens: Tokens, k: int, auxiliary: int, first: int, past: int) -> bool:
    language, norm = tokens.language, tokens.norm
    opens = max(first, (auxiliary if auxiliary >= 0 else k) - 2)
    if not language.reflexive.isdisjoint(norm[opens:k]):
        return True
    return language.syntax.reflexive_may_follow_verb and not language.reflexive.isdisjoint(
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
            norm[k - 1] in language.infinitive_links
            or norm[k - 1] in language.modals
            or (norm[k - 1] in language.adverbs and k - 2 >= first and norm[k - 2] in language.modals)
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
        and (norm[left - 1] in language.clitics or norm[left - 1] in language.adverbs)
        and kind[left - 1] in (LOWER, CLITIC)
    ):
        left -= 1
    return left


def _is_noun(tokens: Tokens, k: int, form: int, clitic: int, frame: int, first: int, past: int) -> bool:
    """Whether a form without auxiliary is the noun that is spelled like it."""
    if form == Form.GERUND:
        return k > first and tokens.language.syntax.gerund_may_be_noun and _is_verbal_noun(tokens, k)
    if form != Form.FINITE or clitic >= 0 or not frame & Frame.NOUN_TOO:
        return False
    if k == first or _reads_as_noun(tokens, k, first):
        return True
    return tokens.language.syntax.nouns_precede_head and (
        _ends_noun_phrase(tokens, k, first, past) or _stands_as_noun(tokens, k, past)
    )


def _is_verbal_noun(tokens: Tokens, k: int) -> bool:
    """«the *warning*», «fear of *saying*», «Lima's *saying*»; but «he's *saying*»."""
    language, before = tokens.language, tokens.norm[k - 1]
    if before in language.genitives:
        return tokens.norm[k - 2] not in language.pronouns
    return before in language.determiners or before in language.linkers


def _reads_as_noun(tokens: Tokens, k: int, first: int) -> bool:
    """«la *demande*», «de *réclame*», "Lima's *claim*": by the words right before it."""
    language, norm, before = tokens.language, tokens.norm, tokens.norm[k - 1]
    if before in language.likeness or norm[max(first, k - 2)] in language.likeness:
        return False  # «comme le dit Anne Lima»
    if before in language.clitic_articles and k - 2 >= first and tokens.kind[k - 2] in (CAPITAL, CLITIC):
        return norm[k - 2] in language.not_names  # «Mais la *demande*», but «Lima la *demande*»
    return before in language.determiners or before in language.prepositions or before in language.genitives


def _ends_noun_phrase(tokens: Tokens, k: int, first: int, past: int) -> bool:
    """«a Bell *tweet*», «the latest *claim*»: a determiner opens the phrase, and what stands between leads up to it."""
    language, norm, before = tokens.language, tokens.norm, tokens.norm[k - 1]
    if tokens.kind[k - 1] == CAPITAL:
        return k - 2 >= first and norm[k - 2] in language.indefinite  # no name has an article
    if tokens.kind[k - 1] != LOWER or before in language.adverbs or before in language.pronouns:
        return False
    j = k - 1
    while (
        j > first
        and k - j < _PREMODIFIERS
        and tokens.kind[j] == LOWER
        and norm[j] not in language.stops
        and norm[j] not in language.determiners
    ):
        j -= 1
    if norm[j] not in language.determiners or _may_be_subject_noun(tokens, before):
        return False
    return (
        k + 1 >= past or norm[k + 1] not in language.conjunctions
    )  # «the latest *claim* that» is a verb's place


def _may_be_subject_noun(tokens: Tokens, word: str) -> bool:
    """«the new *mayor* claims», «the crews *report*»: behind such a noun a verb is likelier than a second noun."""
    language = tokens.language
    return (
        word in language.roles
        or word in language.collectives
        or word in language.documents
        or word.endswith(language.plural_endings)
    )


def _stands_as_noun(tokens: Tokens, k: int, past: int) -> bool:
    """«the harbor *projects* will end», «she told *state* agencies»: what follows or goes before no verb has.

    A verb follows a noun that is spelled like one; a bare form as a verb has a plural before it.
    """
    language, norm, before = tokens.language, tokens.norm, tokens.norm[k - 1]
    ahead = norm[k + 1] if k + 1 < past else "."
    if ahead in language.be or ahead in language.have:
        return True
    if ahead in language.modals and ahead not in language.infinitive_links:
        return True
    plurals = language.plural_endings
    if norm[k].endswith(plurals) and any(w.form & Form.INFINITIVE for w in language.cues.get(ahead, ())):
        return True  # «official *figures* show»
    if tokens.kind[k - 1] != LOWER or not _is_bare_form(tokens, k):
        return False
    plural = before.endswith(plurals) or language.nouns.get(before, (0, ANY))[1].number == "p"
    small = before in language.stops or before in language.adverbs or before in language.pronouns
    return not plural and not small


def _is_bare_form(tokens: Tokens, k: int) -> bool:
    """*claim*, not *claims* or *claimed*: the infinitive, which is the present of all but the third person."""
    readings = tokens.language.cues[tokens.norm[k]]
    return any(w.form & (Form.INFINITIVE | Form.PARTICIPLE) == Form.INFINITIVE for w in readings)
