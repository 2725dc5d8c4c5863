"""Verb of speech -> its group: the auxiliary, clitics and adverbs that belong to it, and the form that it stands in."""

from typing import NamedTuple

from worker.quotes.cues.hit import CLAUSE, CueHit, skip_adverbs
from worker.quotes.lexicon.grammar import ANY, CueWord, Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, CLITIC, LOWER, PUNCT, QUOTE

_REACH = 6
"""Words looked at on either side of the verb for its auxiliary."""


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
    language, norm = tokens.language, tokens.norm
    form = 0
    for word in words:
        form |= word.form
    auxiliary, clitic, passive = _auxiliary(tokens, k, form, first)
    reflexive = bool(language.pronouns.reflexive) and _is_reflexive(tokens, k, auxiliary, first, past)
    if reflexive and language.pronouns.clitic_subjects and not any(w.frame & Frame.REFLEXIVE for w in words):
        return None  # «se poursuit», «s'annonce»: nobody speaks
    stands = _stands(tokens, k, form, auxiliary, first)
    if stands == Form.PARTICIPLE:
        lemma, frame = words[0].lemma, words[0].frame
        return VerbGroup(k, k, k, k + 1, k + 1, -1, clitic, True, stands, lemma, frame)
    if not stands:
        return None
    if auxiliary < 0 and form & Form.PARTICIPLE and norm[k - 1] in language.verbs.copulas:
        return None  # «the harbor remains *committed* to the wall»
    if stands == Form.FINITE and auxiliary < 0 and k + 1 < past and tokens.kind[k + 1] == CLITIC:
        clitic = k + 1
    begins = auxiliary if auxiliary >= 0 else k
    lemma, frame = _governs(words, reflexive)
    if not lemma or (lemma in language.verbs.preceded and norm[begins - 1] != language.verbs.preceded[lemma]):
        return None
    if auxiliary < 0 and _is_noun(tokens, k, stands, clitic, frame, first, past):
        return None
    ends = k + 1 + tail
    while ends < past and tokens.kind[ends] == CLITIC:
        ends += 1
    if reflexive or (form & Form.GERUND and not form & Form.PARTICIPLE):
        passive = False  # «s'est dit», "is saying"
    left, after = _left_edge(tokens, begins, first), skip_adverbs(tokens, ends, past)
    return VerbGroup(k, begins, left, ends, after, auxiliary, clitic, passive, stands, lemma, frame)


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
    return language.syntax.participle_may_close_clause and not language.pronouns.reflexive.isdisjoint(
        norm[k + 1 : min(past, k + 6)]
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


def _is_noun(tokens: Tokens, k: int, form: int, clitic: int, frame: int, first: int, past: int) -> bool:
    """A noun that is spelled like the verb."""
    language, norm = tokens.language, tokens.norm
    if form == Form.GERUND:
        return (
            language.syntax.nouns_precede_head
            and k > first
            and (
                norm[k - 1] in language.determiners.all
                or norm[k - 1] == "of"
                or (norm[k - 1] == "'s" and norm[k - 2] not in language.pronouns.third)
            )
        )
    spelled_alike = form == Form.FINITE and clitic < 0 and bool(frame & Frame.NOUN_TOO)
    return spelled_alike and (
        _reads_as_noun(tokens, k, first, past)
        or (language.syntax.nouns_precede_head and _stands_as_noun(tokens, k, past))
    )


def _stands_as_noun(tokens: Tokens, k: int, past: int) -> bool:
    """English: «the harbor *projects* will end», «she told *state* agencies»: what follows or goes before no verb has.

    A verb follows a noun that is spelled like one; a bare form as a verb has a plural before it.
    """
    language, norm, before = tokens.language, tokens.norm, tokens.norm[k - 1]
    ahead = norm[k + 1] if k + 1 < past else "."
    if (
        ahead in language.verbs.be
        or ahead in language.verbs.have
        or ahead in language.verbs.modals - language.clauses.infinitive_links
    ):
        return True
    if norm[k].endswith("s") and any(w.form & Form.INFINITIVE for w in language.verbs.cues.get(ahead, ())):
        return True  # «official *figures* show»
    bare = any(
        w.form & (Form.INFINITIVE | Form.PARTICIPLE) == Form.INFINITIVE for w in language.verbs.cues[norm[k]]
    )
    if tokens.kind[k - 1] != LOWER or not bare:
        return False
    plural = before.endswith("s") or language.nouns.kinds.get(before, (0, ANY))[1].number == "p"
    small = before in language.stops or before in language.words.adverbs or before in language.pronouns.third
    return not plural and not small


def _reads_as_noun(tokens: Tokens, k: int, first: int, past: int) -> bool:
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if k == first:
        return True
    before = norm[k - 1]
    if not language.syntax.participle_may_close_clause and language.clauses.likeness & {
        before,
        norm[max(first, k - 2)],
    }:
        return False  # «comme le dit Anne Lima»
    if (
        before in ("l'", "la", "le", "les")
        and k - 2 >= first
        and kind[k - 2] in (CAPITAL, CLITIC)
        and language.pronouns.clitic_subjects
    ):
        return norm[k - 2] in language.names.not_names
    if before in language.determiners.all or before in language.words.prepositions or before == "'s":
        return True
    if (
        language.syntax.nouns_precede_head
        and kind[k - 1] == CAPITAL
        and k - 2 >= first
        and norm[k - 2] in ("a", "an")
    ):
        return True  # “a Bell tweet”: no name has an article
    if (
        language.syntax.nouns_precede_head
        and kind[k - 1] == LOWER
        and before not in language.words.adverbs
        and before not in language.pronouns.third
    ):
        # «the latest claim», «a new report»: a determiner opens the phrase and a verb does not follow
        j = k - 1
        while (
            j > first
            and kind[j] == LOWER
            and norm[j] not in language.stops
            and norm[j] not in language.determiners.all
            and k - j < 4
        ):
            j -= 1
        if norm[j] in language.determiners.all:
            ahead = norm[k + 1] if k + 1 < past else "."
            known = (
                norm[k - 1] in language.nouns.roles
                or norm[k - 1] in language.nouns.collectives
                or norm[k - 1] in language.nouns.documents
                or norm[k - 1].endswith("s")
            )
            if not known and ahead not in language.clauses.conjunctions:
                return True
    return False
