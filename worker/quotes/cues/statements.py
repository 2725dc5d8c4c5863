"""Verb of speech -> cue, where its subject is written out: before it, after it, or left to the context."""

from worker.quotes.cues.adjectives import described_behind, is_bare_adjective, with_adjectives
from worker.quotes.cues.adverbials import only_adverbs, past_prepositional, verb_between
from worker.quotes.cues.as_clauses import as_clause
from worker.quotes.cues.clause_openers import opens_clause
from worker.quotes.cues.hit import DASHES, CueHit
from worker.quotes.cues.implied import cut_off_addressee, institution_at, nobody
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.subjects import (
    bare_name,
    is_after_verb,
    opening_adverbial,
    subject_before,
    subject_in_second_place,
)
from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.cues.weights import Weight
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, QUOTE

_BESIDE = 8
"""Tokens before a verb that speaks only beside marks, within which the marks stand."""
_MANNER_REACH = 4
"""Words of manner between a subject and its colon: «entgegnete Holm *sichtlich empört*:»."""


def with_subject(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """The cue of a finite verb of the sentence; None where it says nothing."""
    tokens, language, before = sentence.tokens, sentence.tokens.language, group.left - 1
    if language.syntax.verb_closes_dependent_clause:
        hit = as_clause(sentence, group)
        if hit is not None:
            return hit
    if group.lemma in language.verbs.impersonal_verbs or group.lemma in language.verbs.house_verbs:
        return _hearsay(sentence, group)
    if language.syntax.subject_after_verb and group.lemma not in language.verbs.never_inverted:
        hit = _subject_behind(sentence, group)
        if hit is not None:
            return hit
    if _wants_marks_beside(group) and not _has_marks_beside(sentence, group):
        return None  # «a commencé un stage»
    if language.syntax.verb_stands_second:
        hit = _verb_second(sentence, group)
        if hit is not None:
            return hit
    if before > sentence.first and tokens.norm[before] in language.pronouns.impersonal:
        institution = institution_at(tokens, sentence.first, before)
        return None if institution is None else group.cue(Evidence.CUE, institution, Weight.INSTITUTION)
    return _subject_ahead(sentence, group)


def _verb_second(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """«Am Montag *sagte Lima*, …», «Am Montag *hat Lima* gesagt, …»; not where a coordinator joins a second verb."""
    tokens, before = sentence.tokens, group.left - 1
    if before >= sentence.first and tokens.norm[before] in tokens.language.clauses.coordinators:
        return None
    behind = group.after if group.first == group.verb else group.first + 1
    subject = subject_in_second_place(sentence, group.first, behind)
    if subject is None:
        return None
    return group.cue(Evidence.CUE, subject, Weight.SECOND_PLACE, after=max(group.after, subject.past))


def _subject_behind(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """«…», a déclaré X · «…» a dit X · , a indiqué la préfecture."""
    tokens, first, past, before = sentence.tokens, sentence.first, sentence.past, group.left - 1
    marks = _before_separators(tokens, before, first)
    after_quote = (
        marks >= first
        and tokens.kind[marks] == QUOTE
        and not (marks == before and _is_outlets_name(tokens, marks))
    )
    if not (after_quote or marks < before or _may_be_inverted(tokens, before, first)):
        return _freely_inverted(sentence, group) if tokens.language.syntax.free_inversion else None
    subject = _phrase_behind(tokens, group, past) or _institution_behind(tokens, group, past)
    if after_quote and (subject is None or is_bare_adjective(subject)):
        subject = described_behind(tokens, group, past) or subject
    if subject is not None and tokens.language.determiners.datives:
        subject = bare_name(tokens, subject, group.first)
        cut_off_addressee(tokens, subject)
    if subject is None or not is_after_verb(sentence, group, subject, after_quote):
        return None
    ends = subject.past
    if before == first and ends < past and tokens.norm[ends] == "," and _is_lead(tokens, first):
        # «Comme l'a dit Ana Lima, …»: what was said follows
        return group.cue(Evidence.INVERSION, subject, Weight.INVERTED, after=ends + 1)
    ends = _past_manner(tokens, ends, past)
    right = _announces_marks(tokens, ends, past)
    weight = Weight.INVERTED_AFTER_MARKS if after_quote else Weight.INVERTED
    return group.cue(Evidence.INVERSION, subject, weight, left=True, right=right, after=ends)


def _before_separators(tokens: Tokens, k: int, first: int) -> int:
    """Back past the commas and dashes that part a cue from marks."""
    while k >= first and (tokens.norm[k] == "," or tokens.norm[k] in DASHES):
        k -= 1
    return k


def _is_lead(tokens: Tokens, k: int) -> bool:
    return tokens.norm[k] in tokens.language.clauses.as_leads


def _announces_marks(tokens: Tokens, k: int, past: int) -> bool:
    """Whether a colon, marks, or marks behind a comma stand at `k`: what was said goes on behind the cue."""
    if k >= past:
        return False
    if tokens.norm[k] == ":" or tokens.kind[k] == QUOTE:
        return True
    return tokens.norm[k] == "," and k + 1 < past and tokens.kind[k + 1] == QUOTE


def _institution_behind(tokens: Tokens, group: VerbGroup, past: int) -> Phrase | None:
    """«…», fanno sapere *dal ministero*: a null subject in the plural, and the institution behind it."""
    language = tokens.language
    plural = tokens.norm[group.first].endswith(language.verbs.plural_verbs)
    if not plural or not language.syntax.subject_may_be_left_out:
        return None
    return institution_at(tokens, group.after, past)


def _freely_inverted(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """«Lo dijo ayer el alcalde», «Explica Ana Lima que…»: where nobody stands before it, who stands behind it."""
    tokens, past, language = sentence.tokens, sentence.past, sentence.tokens.language
    if group.frame & Frame.TELL or not group.frame & (Frame.SAY | Frame.THAT):
        return None
    if group.lemma in language.verbs.accusing:
        return None
    if any(_may_be_subject_before(phrase, group.left) for phrase in sentence.phrases):
        return None
    subject = _phrase_behind(tokens, group, past)
    if subject is None or subject.kind > Kind.COLLECTIVE:
        return None
    taken_up = not language.pronouns.objects.isdisjoint(tokens.norm[max(group.left - 1, 0) : group.first])
    if not taken_up and not _announces_content(tokens, subject.past, past):
        return None
    return group.cue(Evidence.INVERSION, subject, Weight.FREELY_INVERTED, after=subject.past)


def _may_be_subject_before(phrase: Phrase, verb: int) -> bool:
    return phrase.past <= verb and not phrase.preposition and phrase.kind <= Kind.COLLECTIVE


def _announces_content(tokens: Tokens, k: int, past: int) -> bool:
    """Whether a conjunction, a colon or marks follow, if only behind words without a verb: «dijo el alcalde de Lima: “…”»."""
    if k >= past:
        return False
    if tokens.norm[k] in tokens.language.clauses.conjunctions or tokens.norm[k] == ":":
        return True
    marks = next((j for j in range(k, past) if tokens.kind[j] == QUOTE), past)
    if marks == past:
        return False
    return marks == k or (tokens.norm[marks - 1] == ":" and not verb_between(tokens, k, marks))


def _may_be_inverted(tokens: Tokens, before: int, first: int) -> bool:
    """Without marks or a comma before it: behind «comme», or at the head of what follows marks."""
    if tokens.language.syntax.keeps_subject_before_verb:
        return False
    if before < first:
        return first > 0 and tokens.kind[first - 1] == QUOTE
    clauses, word = tokens.language.clauses, tokens.norm[before]
    told = word in clauses.as_leads and (before == first or tokens.norm[before - 1] == ",")
    return told or word in clauses.likeness


def _phrase_behind(tokens: Tokens, group: VerbGroup, past: int) -> Phrase | None:
    """The phrase that may be the subject: past adverbs, a dative object, or a prepositional phrase."""
    syntax = tokens.language.syntax
    bracketed = syntax.participle_may_close_clause and group.first < group.verb  # hat *Lima* gesagt
    subject = phrase_at(tokens, group.first + 1 if bracketed else group.after, past)
    if subject is not None and subject.oblique:
        subject = phrase_at(tokens, subject.past, past)  # sagte dem Nordkurier *Anna Lima*
    if subject is None and syntax.free_inversion and _is_manner(tokens, group.after, past):
        subject = phrase_at(tokens, group.after + 1, past)
    if subject is None and group.after > group.past:
        subject = phrase_at(tokens, group.past, past)
    if subject is None:
        later = past_prepositional(tokens, group.after, past)
        subject = phrase_at(tokens, later, past) if later > group.after else None
    return subject


def _is_manner(tokens: Tokens, k: int, past: int) -> bool:
    """«…», commenta *prudente* Ana Lima: one plain word between the verb and a name."""
    if k + 1 >= past or tokens.kind[k] != LOWER or tokens.kind[k + 1] != CAPITAL:
        return False
    return tokens.norm[k] not in tokens.language.stops and tokens.norm[k] not in tokens.language.grammar


def _past_manner(tokens: Tokens, ends: int, past: int) -> int:
    """«…, entgegnete Holm *empört*:» leads in what follows; without the colon the clause goes on."""
    at = ends
    while at < min(past, ends + _MANNER_REACH) and tokens.kind[at] == LOWER:
        at += 1
    return at if at < past and tokens.norm[at] == ":" else ends


def _wants_marks_beside(group: VerbGroup) -> bool:
    return bool(group.frame & Frame.MANNER) and not group.frame & (Frame.THAT | Frame.OBJECT)


def _has_marks_beside(sentence: Sentence, group: VerbGroup) -> bool:
    tokens, after, before = sentence.tokens, group.after, group.left - 1
    if after < sentence.past and (tokens.norm[after] == ":" or tokens.kind[after] == QUOTE):
        return True
    first = sentence.first
    return QUOTE in tokens.kind[max(first, before - _BESIDE) : max(first, before + 1)]


def _subject_ahead(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """X a dit «…»; «…», X said; and «…», añadió, where the context knows who."""
    subject, weight = subject_before(sentence, group.left)
    if subject is None:
        return _without_subject(sentence, group, weight)
    if sentence.tokens.language.syntax.keeps_subject_before_verb:
        subject = with_adjectives(sentence.tokens, subject, sentence.first)
    left = subject.past <= group.left and closes_what_was_said(sentence, group, subject)
    return group.cue(Evidence.CUE, subject, weight, left=left)


def _without_subject(sentence: Sentence, group: VerbGroup, weight: float) -> CueHit | None:
    tokens, first, before = sentence.tokens, sentence.first, group.left - 1
    if before >= first and tokens.norm[before] in tokens.language.pronouns.own_voice:
        return None
    comma = group.after < sentence.past and tokens.norm[group.after] == ","
    if comma and before == first and _is_lead(tokens, first):
        return group.cue(Evidence.CUE, None, weight, after=group.after + 1)  # «Según cuenta, …»
    marks = _before_separators(tokens, before, first)
    return group.cue(Evidence.CUE, None, weight, left=marks >= first and tokens.kind[marks] == QUOTE)


def closes_what_was_said(sentence: Sentence, group: VerbGroup, subject: Phrase) -> bool:
    """«…, X said.» stands at the end or between commas, its subject right after the comma."""
    tokens, first = sentence.tokens, sentence.first
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    opens = subject.first - 1
    if (
        language.syntax.keeps_subject_before_verb
        and opens > first
        and norm[opens] in language.clauses.likeness
    ):
        opens -= 1  # “…,” as Ana Bell put it
    if (
        opens - 2 >= first
        and norm[opens] in language.clauses.questions
        and norm[opens - 1] in language.verbs.be
    ):
        opens -= 2  # “…,” *was how* Ana Bell put it
    if opens < first or not (norm[opens] in ",–—-" or kind[opens] == QUOTE):
        return False
    if kind[opens] == QUOTE and QUOTE not in kind[subject.past : group.left]:
        return not _is_title_of_place(sentence, group, opens)
    if not only_adverbs(tokens, subject.past, group.left):
        return False
    if opens - 1 >= first and kind[opens - 1] == QUOTE:
        return True
    return _closes_reported_clause(sentence, group, opens)


def _is_title_of_place(sentence: Sentence, group: VerbGroup, opens: int) -> bool:
    """«*On his blog “Tides,”* Bell said the wall would hold»: the marks are part of where it was said."""
    tokens, first = sentence.tokens, sentence.first
    language, norm = tokens.language, tokens.norm
    if not language.syntax.content_clause_may_be_unmarked or opens == first:
        return False
    if norm[first] not in language.words.prepositions or not opening_adverbial(tokens, first, opens):
        return False
    follows = group.after < sentence.past and norm[group.after] in language.clauses.conjunctions
    return follows or opens_clause(tokens, group.after, sentence.past, group.frame)


def _closes_reported_clause(sentence: Sentence, group: VerbGroup, opens: int) -> bool:
    """«The boats sank, *Bell said.*»: no marks; `opens` is the comma before the subject.

    Where a parenthetical inverts (French: dit Lima; German: sagte Lima), subject and verb in this order state anew.
    """
    tokens, past, after = sentence.tokens, sentence.past, group.after
    if not tokens.language.syntax.keeps_subject_before_verb:
        return False
    if tokens.language.syntax.addressee_may_be_bare_object and group.frame & Frame.TELL:
        told = phrase_at(tokens, after, past)  # "…, Bell told *the Daily Gull*"
        after = told.past if told is not None else after
    if not group.frame & (Frame.SAY | Frame.THAT) or not _ends_parenthetical(tokens, after, past):
        return False
    if after >= past or tokens.norm[after] in ".!?":
        return True  # "Those talks go on, she said.": nothing follows that the words before could open
    return _between_commas(tokens, after, past) or not opening_adverbial(tokens, sentence.first, opens)


def _ends_parenthetical(tokens: Tokens, k: int, past: int) -> bool:
    """Whether a mark or an adverbial follows the verb, and no conjunction that would announce content."""
    if k >= past or tokens.kind[k] == QUOTE:
        return True
    language, word = tokens.language, tokens.norm[k]
    if word in language.clauses.conjunctions:
        return False
    return word in ".,;!?…–—" or word in language.words.prepositions or word in language.addressees.to_words


def _between_commas(tokens: Tokens, after: int, past: int) -> bool:
    """«Of nine boats, *she said*, two sank»: what a comma follows, and no marks, only interrupts."""
    return after + 1 < past and tokens.norm[after] == "," and tokens.kind[after + 1] != QUOTE


def _is_outlets_name(tokens: Tokens, quote: int) -> bool:
    """«Gegenüber der Zeitung “Nordkurier” nannte …»: what stands in these marks nobody said."""
    language = tokens.language
    before = tokens.norm[quote - 1] if quote else ""
    return before in language.outlets.nouns or before.endswith(language.outlets.endings)


def _hearsay(sentence: Sentence, group: VerbGroup) -> CueHit | None:
    """«…, hieß es aus dem Ministerium»; «Aus dem Ministerium hieß es, …»: nobody by name, but an institution."""
    tokens, first, past, k = sentence.tokens, sentence.first, sentence.past, group.verb
    norm, language = tokens.norm, tokens.language
    impersonal = k + 1 < past and norm[k + 1] in language.pronouns.impersonal
    opens = k > first and norm[k - 1] in language.pronouns.impersonal
    if opens and not impersonal:
        return nobody(sentence, group)  # «Es hieß, dass …»
    if not impersonal and group.lemma not in language.verbs.house_verbs:
        return None
    past_cue = k + 1 + impersonal
    ahead = institution_at(tokens, past_cue, past)
    institution = ahead or (institution_at(tokens, first, k) if k > first else None)
    if institution is None:
        return nobody(sentence, group)
    after = institution.past if ahead is not None else past_cue
    left = ahead is not None and k > first and norm[k - 1] == ","
    alone = group._replace(first=k, past=past_cue)
    return alone.cue(Evidence.CUE, institution, Weight.INSTITUTION, left=left, right=not left, after=after)
