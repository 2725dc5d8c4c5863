"""Cue -> who speaks: the phrase after the verb, the antecedent, or the best-ranked phrase before it."""

from dataclasses import replace

from worker.quotes.cues.adverbials import verb_between
from worker.quotes.cues.candidates import best_before
from worker.quotes.cues.hit import CueHit
from worker.quotes.cues.sentence import Sentence
from worker.quotes.cues.verb_groups import VerbGroup
from worker.quotes.cues.weights import Weight, of_score
from worker.quotes.lexicon.grammar import ANY, Form, Frame
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, QUOTE

_OPENING_ADVERBIAL = 9
"""Tokens of an adverbial that opens a sentence; more is a clause, which may be what was said."""

_INSERTED = 12
"""Tokens between two commas behind a relative pronoun."""
_TOO_WEAK = -0.5
"""Score under which no phrase is the subject."""
_WEAKER_THAN_INHERITED = 0.3
"""Score under which the subject of the verb before is likelier."""


def subject_before(sentence: Sentence, verb: int) -> tuple[Phrase | None, float]:
    """The best-ranked noun phrase before the verb group that begins at `verb`, and the weight of what speaks for it."""
    tokens, language = sentence.tokens, sentence.tokens.language
    before, earlier = _before_parenthesis(sentence, verb - 1), sentence.earlier
    relative = before >= sentence.first and tokens.norm[before] in language.pronouns.relatives
    best, score = best_before(sentence, before if relative else verb, relative)
    coordinated = before >= sentence.first and tokens.norm[before] in language.clauses.coordinators
    if coordinated and earlier and language.syntax.subject_may_be_left_out and _has_null_subject(earlier[-1]):
        return (
            None,
            Weight.NO_SUBJECT,
        )  # «Defendió la obra y recordó que…»: what the first verb leaves out, the second does
    if coordinated or best is None or score < _WEAKER_THAN_INHERITED:
        # «X a fait…, et a ajouté que»: a verb without subject of its own takes the clause's
        inherited = _last_subject(earlier, verb)
        if inherited is not None:
            return inherited, Weight.INHERITED
    if coordinated:
        main = main_subject(sentence.phrases, verb)
        if main is not None:
            return main, Weight.CLAUSE_SUBJECT
    if best is None or score < _TOO_WEAK:
        return None, Weight.NO_SUBJECT
    if language.syntax.keeps_subject_before_verb and tokens.norm[best.first] in language.pronouns.relatives:
        best = _antecedent(tokens, sentence.phrases, best)
    if relative and best.kind == Kind.THING:
        best = _noun_inside(tokens, best) or best
    return best, of_score(score)


def _noun_inside(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """«le courroux de *l'association*, qui a jugé»: whoever a thing is of, where a relative clause speaks."""
    language, norm = tokens.language, tokens.norm
    for j in range(phrase.first + 1, phrase.past - 1):
        if norm[j] in language.nouns.linkers:
            start = j if norm[j] in language.determiners.all else j + 1
            inner = phrase_at(tokens, start, phrase.past, apposition=False)
            if inner is not None and inner.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
                return inner
    return None


def _before_parenthesis(sentence: Sentence, k: int) -> int:
    """«socios *que, liderados por Ana Lima,* reclamaron», "the crew, *who, she says,* want": the relative before the commas."""
    tokens = sentence.tokens
    if tokens.norm[k] != ",":
        return k
    for j in range(k - 1, max(sentence.first, k - _INSERTED), -1):
        if tokens.kind[j] not in (LOWER, CAPITAL):
            relative = tokens.norm[j] == "," and tokens.norm[j - 1] in tokens.language.pronouns.relatives
            return j - 1 if relative else k
    return k


def _has_null_subject(hit: CueHit) -> bool:
    return hit.subject is None and not hit.passive


def _last_subject(earlier: list[CueHit], verb: int) -> Phrase | None:
    """The subject of the last active verb, if it stands before this one."""
    for hit in reversed(earlier):
        active = not hit.passive and not hit.gerund
        if hit.subject is not None and active and hit.subject.first < verb:
            return hit.subject
    return None


def _antecedent(tokens: Tokens, phrases: list[Phrase], relative: Phrase) -> Phrase:
    """«*a cashier* in Marlow, who did not say»: the noun that a relative goes with, past the place between them."""
    edge = relative.first - (tokens.norm[relative.first - 1] == ",")
    found = relative
    for phrase in reversed(phrases):
        if phrase.past != edge:
            continue
        found, edge = phrase, phrase.first - 1
        full = phrase.name is not None and phrase.name[1] - phrase.name[0] > 1
        if not phrase.preposition or phrase.kind == Kind.ROLE or (phrase.kind == Kind.NAME and full):
            break
    return found


def is_after_verb(sentence: Sentence, group: VerbGroup, subject: Phrase, after_quote: bool) -> bool:
    """Whether the phrase after the verb is its subject, and not the object of a subject before it."""
    tokens, language, frame = sentence.tokens, sentence.tokens.language, group.frame
    if after_quote:
        own_voice = subject.kind == Kind.PRONOUN and tokens.norm[subject.first] in language.pronouns.own_voice
        return (
            not own_voice
            and not _is_object_of_marks(sentence, group, subject)
            and (subject.past > subject.core_past or not _has_auxiliary(tokens, subject.past, sentence.past))
        )
    if subject.kind == Kind.THING and not _must_speak(sentence, group, subject):
        return False
    if not frame & (Frame.THAT | Frame.SAY):
        return False
    lead = group.left - 1
    if tokens.norm[lead] in language.clauses.as_leads and tokens.norm[lead - 1] == ",":
        return True  # «El hombre huyó, *según informó la policía*»
    unmarked = language.syntax.content_clause_may_be_unmarked
    if unmarked and _opens_content_clause(tokens, subject, sentence.past):
        return False
    if tokens.norm[group.left - 1] == "," and (
        not _has_subject_before_comma(sentence, group) or _closes_statement(sentence, group, subject)
    ):
        return True  # no comma stands right behind a subject before the verb: what stands there was said
    if subject.past < sentence.past and tokens.norm[subject.past] in language.clauses.conjunctions:
        return False
    if unmarked and frame & Frame.BARE and not frame & (Frame.THINK | Frame.TELL):
        return subject.kind <= Kind.ROLE and not _verb_follows(tokens, subject.past, sentence.past)
    # «Le maire, élu en mai, a critiqué le préfet.»: someone before could be the subject
    return not (frame & (Frame.TELL | Frame.OBJECT) and _has_subject_before(sentence, group))


def _must_speak(sentence: Sentence, group: VerbGroup, subject: Phrase) -> bool:
    """«…, teilte *das Amt* mit»: right behind a comma and its verb stands the subject, where no clause ends so."""
    tokens, language = sentence.tokens, sentence.tokens.language
    if any(phrase.past == group.left - 1 and _may_be_subject(phrase) for phrase in sentence.phrases):
        return False  # «Der Leiter, Jan Holm, kritisierte *das Amt*»
    determined = tokens.norm[subject.first] in language.determiners.all and not subject.oblique
    return (
        language.syntax.verb_stands_second
        and bool(group.frame & Frame.SAY)
        and tokens.norm[group.left - 1] == ","
        and determined
    )


def _is_object_of_marks(sentence: Sentence, group: VerbGroup, subject: Phrase) -> bool:
    """«Le maire a qualifié de “ratage” *le plan*»: a thing behind the marks and a verb that takes an object."""
    if subject.kind != Kind.THING or not group.frame & Frame.OBJECT:
        return False
    return not group.frame & Frame.THAT or any(
        phrase.past <= group.left and _may_be_subject(phrase) for phrase in sentence.phrases
    )


def _may_be_subject(phrase: Phrase) -> bool:
    return not phrase.preposition and phrase.kind <= Kind.COLLECTIVE


def _has_auxiliary(tokens: Tokens, k: int, past: int) -> bool:
    """Bell, calling it “a mess,” said on Monday Luke Vance *would* go: the phrase is the subject of what was said."""
    language = tokens.language
    if k >= past or not language.syntax.content_clause_may_be_unmarked:
        return False
    word, verbs = tokens.norm[k], language.verbs
    return word in verbs.modals or word in verbs.be or word in verbs.have


def _opens_content_clause(tokens: Tokens, phrase: Phrase, past: int) -> bool:
    """«…, who runs the port, said *she* slept badly», «…, back from injury, admitted *he had* been afraid»."""
    return phrase.kind == Kind.PRONOUN or (phrase.past < past and is_verb(tokens, phrase.past))


def _has_subject_before_comma(sentence: Sentence, group: VerbGroup) -> bool:
    """«*Le maire*, élu en mai, …»: a phrase before the verb with a comma, a bracket or a dash right behind it."""
    tokens, norm = sentence.tokens, sentence.tokens.norm
    be = tokens.language.verbs.be
    return any(
        phrase.past < group.left - 1
        and not phrase.preposition
        and (norm[phrase.past] in ",(–—" or norm[phrase.core_past] in ",(–—")
        # «L'enquête, ouverte hier, *est* en cours, a confirmé Ana Lima»: it has its verb
        and not (phrase.kind >= Kind.DOCUMENT and not be.isdisjoint(norm[phrase.past : group.left]))
        for phrase in sentence.phrases
    )


def _closes_statement(sentence: Sentence, group: VerbGroup, subject: Phrase) -> bool:
    """«L'eau, venue du port, *est* froide, a confirmé *Ana Lima*»: a clause is whole before the comma, and a name closes all."""
    tokens, language = sentence.tokens, sentence.tokens.language
    if language.syntax.keeps_subject_before_verb or subject.kind > Kind.ROLE:
        return False
    if subject.past < sentence.past and tokens.norm[subject.past] not in ",.;(":
        return False
    start = sentence.first
    for j in range(sentence.first, group.left):
        if tokens.norm[j] != ",":
            continue
        opens = language.pronouns.relatives.isdisjoint(tokens.norm[start : start + 2])
        opens = opens and language.clauses.subordinators.isdisjoint(tokens.norm[start : start + 1])
        if (
            opens
            and language.clauses.conjunctions.isdisjoint(tokens.norm[start : start + 2])
            and verb_between(tokens, start, j)
        ):
            return True
        start = j + 1
    return False


def _has_subject_before(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether someone stands before the verb who can speak, and no other verb between."""
    for phrase in sentence.phrases:
        if phrase.past > group.left:
            return False
        if _may_be_subject(phrase) and not verb_between(sentence.tokens, phrase.past, group.left):
            return True
    return False


def _verb_follows(tokens: Tokens, k: int, past: int) -> bool:
    """«Ann Tolley, the mayor, said Luke Vance *lied*»: whether the clause goes on, so that its noun is no speaker."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if k < past and norm[k].endswith(language.verbs.gerund_endings):
        return True
    for j in range(k, past):
        if kind[j] == QUOTE:
            return True
        if norm[j] in language.pronouns.relatives or (kind[j] != LOWER and norm[j] in ",.;:!?"):
            return False
        if kind[j] == LOWER and is_verb(tokens, j):
            return True
    return False


def subject_in_second_place(sentence: Sentence, verb: int, after: int) -> Phrase | None:
    """The subject at `after`, behind a verb that stands second: what opens the clause at `verb` is something else."""
    tokens, past = sentence.tokens, sentence.past
    subject = phrase_at(tokens, after, past)
    if subject is not None and subject.oblique:
        subject = phrase_at(tokens, subject.past, past)
    if subject is None:
        return _undetermined(tokens, after, past)
    subject = bare_name(tokens, subject, verb)
    opening = next((p for p in sentence.phrases if p.past == verb and not p.preposition), None)
    if subject.kind >= Kind.DOCUMENT and (opening is not None or not _is_nominative(tokens, subject, verb)):
        announces = opening is None and not subject.oblique and _announces_clause(tokens, subject.past, past)
        return subject if announces else None
    if opening is None or opening.kind == Kind.THING:
        return subject
    # two phrases may be the subject: the one that opens is, unless it speaks worse than a bare name or a pronoun
    if opening.kind in (Kind.NAME, Kind.ROLE, Kind.PRONOUN):
        return None
    determined = tokens.norm[subject.first] in tokens.language.determiners.all
    return subject if not determined and subject.kind in (Kind.NAME, Kind.PRONOUN) else None


def _undetermined(tokens: Tokens, k: int, past: int) -> Phrase | None:
    """«Nun melden *städtische Ämter*, dass …»: adjectives and a noun without article, right before what is reported."""
    language, at = tokens.language, k
    while at < min(past, k + 3) and tokens.kind[at] == LOWER and tokens.norm[at] not in language.grammar:
        at += 1
    noun = phrase_at(tokens, at, past) if k < at < past else None
    if noun is None or not _announces_clause(tokens, noun.past, past):
        return None
    return replace(noun, first=k)


def _announces_clause(tokens: Tokens, k: int, past: int) -> bool:
    """Whether a comma and a conjunction follow, or a verb's prefix and a comma: what is reported comes next."""
    norm, language = tokens.norm, tokens.language
    if k + 1 >= past:
        return False
    prefix = norm[k] in language.verbs.tail_heads
    return norm[k + prefix] == "," and (prefix or norm[k + 1] in language.clauses.conjunctions)


def _is_nominative(tokens: Tokens, subject: Phrase, verb: int) -> bool:
    """«Am Montag meldete *der* Sender, …»: by its article; behind a comma the verb opens a clause of its own."""
    nominative = tokens.norm[subject.first] in tokens.language.determiners.nominatives
    return nominative and not subject.oblique and tokens.norm[verb - 1] != ","


def bare_name(tokens: Tokens, phrase: Phrase, verb: int) -> Phrase:
    """«…, entgegnete *Holm*»: a noun in the singular has an article, so a capital without one is a name."""
    language, norm = tokens.language, tokens.norm
    alone = phrase.past - phrase.first == 1 and phrase.kind == Kind.THING
    if not alone or tokens.kind[phrase.first] != CAPITAL or norm[verb].endswith(language.verbs.plural_verbs):
        return phrase
    at = (phrase.first, phrase.past)
    return Phrase(*at, Kind.NAME, ANY, at, core_past=phrase.past)


def opening_adverbial(tokens: Tokens, first: int, opens: int) -> bool:
    """Whether what stands before the comma is only an opening adverbial: «On Friday, Trump said…»."""
    if _opens_with_participle(tokens, first, opens):
        return True
    if opens - first > _OPENING_ADVERBIAL:
        return False
    language, head = tokens.language, tokens.norm[first]
    return (
        head in language.words.prepositions
        or head in language.words.adverbs
        or head in language.stops
        or opens - first <= 2
    )


def _opens_with_participle(tokens: Tokens, first: int, opens: int) -> bool:
    """ "*Asked* whether it was late, Bell said …", "*Lamenting* their luck, crews say …"; not "*Running* it is hard"."""
    language, head = tokens.language, tokens.norm[first]
    if not language.syntax.keeps_subject_before_verb:
        return False
    if any(cue.form & Form.PARTICIPLE for cue in language.verbs.cues.get(head, ())):
        return True
    gerund = head.endswith(language.verbs.gerund_endings) and tokens.kind[first] == CAPITAL
    return gerund and not any(is_verb(tokens, j) for j in range(first + 1, opens) if tokens.kind[j] == LOWER)


def main_subject(phrases: list[Phrase], before: int) -> Phrase | None:
    """The first phrase of the sentence that is no thing and has no preposition, if it begins before this token."""
    for phrase in phrases:
        if phrase.first >= before:
            break
        if not phrase.preposition and phrase.kind != Kind.THING:
            return phrase
    return None
