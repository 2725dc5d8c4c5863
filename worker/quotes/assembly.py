"""Judged drafts, reported clauses and an interview's answers -> quotations, their speakers resolved in reading order.

Order matters: a pronoun means somebody who spoke before, a question makes the next speaker the one who was asked.
"""

from bisect import bisect_right
from typing import NamedTuple

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution.carried import carried
from worker.quotes.attribution.chains import Told, chain
from worker.quotes.attribution.confidences import of_speaker, of_words
from worker.quotes.attribution.interviews import Answer, answers
from worker.quotes.attribution.judge import judge
from worker.quotes.attribution.repeats import point_repeats
from worker.quotes.attribution.weights import THRESHOLD
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import (
    Cue,
    Evidence,
    Quotation,
    QuotationType,
    SaidTo,
    Span,
    Speaker,
    Stance,
)
from worker.quotes.people.gather import People
from worker.quotes.people.person import Person, role_text
from worker.quotes.people.portrait import portrait
from worker.quotes.people.resolve import Resolved, Speakers, mention_text
from worker.quotes.phrases.complements import with_complements
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.reported.clause import Reported, indirect
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import QUOTE

ANSWER_SURENESS = 0.95
"""Sum for an answer: the layout of a whole interview says so."""

_OPENING = 4
"""Tokens before the subject of a sentence that is about it: «Elle», «Hier, Ana Lima»."""
_LAST_SPEAKERS = 8
"""Speakers that a pronoun may still mean by having spoken."""


def quotations_of(reading: Reading, people: People, drafts: list[Draft]) -> tuple[Quotation, ...]:
    """The quotations of a document, in order."""
    tokens = reading.tokens
    spoken_in = answers(tokens.text, tokens.language)
    assembly = _Assembly(reading, people, people.main_person() if spoken_in else None)
    for event in _events(reading, drafts, spoken_in):
        match event.what:
            case Answer() as answer:
                assembly.add_answer(answer)
            case Draft() as draft:
                assembly.add_draft(draft, event.sureness)
            case report:
                assembly.add_report(report)
    return assembly.finished()


class _Event(NamedTuple):
    """Something said, where it stands; of two at one place the reported clause comes first."""

    start: int
    rank: int
    what: Draft | Reported | Answer
    sureness: float


def _events(reading: Reading, drafts: list[Draft], spoken_in: tuple[Answer, ...]) -> list[_Event]:
    """What is said in the document, in order; in an interview's answer nothing else is."""
    drafts = said(drafts)
    sure = judge(reading, drafts)
    events = [_Event(reading.marked[d.mark].span.start, 1, d, c) for d, c in sure if c >= THRESHOLD]
    events += [_Event(report.span.start, 0, report, 0.0) for report in indirect(reading, drafts)]
    if spoken_in:
        starts = [answer.span.start for answer in spoken_in]
        events = [event for event in events if not _answered(event.start, spoken_in, starts)]
        events += [_Event(answer.span.start, 1, answer, ANSWER_SURENESS) for answer in spoken_in]
    events.sort(key=lambda event: event[:2])
    return events


class _Assembly:
    """Quotations as they are built in reading order, with who has spoken so far."""

    def __init__(self, reading: Reading, people: People, main_person: Person | None) -> None:
        self._main_person = main_person
        self._reading, self._tokens, self._people = reading, reading.tokens, people
        self._speakers = Speakers(people)
        self._recent: list[Person] = []
        self._asker: Person | None = None
        self._resolved: dict[int, tuple[Resolved, Phrase] | None] = {}
        self._told: list[Told] = []

    def add_answer(self, answer: Answer) -> None:
        """An answer of an interview; without a label its speaker is the one the text is most about."""
        who = self._people.label(answer.label) if answer.label is not None else self._main_person
        paragraph = _paragraph_of(self._tokens, answer.span.start)
        self._told.append(Told(_answer(self._tokens, answer, who), who, paragraph, True))

    def add_draft(self, draft: Draft, sureness: float) -> None:
        """Marked words that were judged to be something said."""
        self._hear(draft.hit, draft.sentence)
        found = self._resolve(draft)
        person = self._spoke(found, draft.hit, draft.sentence)
        quotation = _quotation(self._reading, draft, found, sureness)
        paragraph = self._tokens.paragraph[draft.sentence]
        if quotation.said_to is None and person is not None:
            quotation = self._on_occasion_before(quotation, person, draft.sentence)
        self._told.append(Told(quotation, person, paragraph, _leans(found, draft.inherits is not None)))

    def add_report(self, report: Reported) -> None:
        """A reported clause."""
        self._hear(report.hit, report.sentence)
        subject = report.hit.subject
        found = None
        if subject is not None:
            found = self._speakers.resolve(subject, report.sentence, self._recent), subject
        person = self._spoke(found, report.hit, report.sentence)
        quotation = _reported(self._tokens, report, found)
        again = report.hit.evidence is Evidence.CONTINUATION
        paragraph = self._tokens.paragraph[report.sentence]
        self._told.append(Told(quotation, person, paragraph, _leans(found, again)))

    def finished(self) -> tuple[Quotation, ...]:
        """All of them, with those that repeat a fuller one and the chains that they make."""
        told = self._told
        repeats = point_repeats(self._tokens.text, [one.quotation for one in told])
        for index, target in enumerate(repeats):
            if target is not None and told[index].quotation.speaker is None:
                fuller = told[target]
                repeated = told[index].quotation._replace(
                    speaker=fuller.quotation.speaker, evidence=Evidence.REPEAT
                )
                told[index] = told[index]._replace(quotation=repeated, person=fuller.person)
        chains = chain(self._reading, told, repeats)
        heard = carried(told, chains)
        return tuple(
            one.quotation
            if chains[k] is None and repeats[k] is None
            else one.quotation.among(chains[k], repeats[k], heard[k])
            for k, one in enumerate(told)
        )

    def _on_occasion_before(self, quotation: Quotation, person: Person, sentence: int) -> Quotation:
        """«Ana Lima a réagi en conférence de presse. «…», a-t-elle dit»: the sentence before tells where, and no words."""
        tokens, before = self._tokens, sentence - 1
        if before < 0 or tokens.paragraph[before] != tokens.paragraph[sentence]:
            return quotation
        first, past = tokens.sentences[before]
        if self._told and self._told[-1].quotation.span.end > tokens.start[first]:
            return quotation
        for hit in reversed(self._reading.hits(before)):
            if hit.subject is not None and hit.polarity == Polarity.SAID:
                told = said_to(tokens, hit, first, past)
                if (
                    told is None
                    or told.kind == "person"
                    or (told.kind == "medium" and told.name[0].isupper())
                ):
                    continue  # "Signs appeared *on Main Street*": a bare name is no medium without its words
                who = self._speakers.resolve(hit.subject, before, self._recent)
                return quotation._replace(said_to=told) if who.person is person else quotation
        return quotation

    def _hear(self, hit: CueHit | None, sentence: int) -> None:
        """A verb of answering soon after a question means somebody else than who asked."""
        answering = hit is not None and hit.lemma in self._tokens.language.verbs.answering
        soon = sentence - self._speakers.spoken <= 1
        self._speakers.asker = self._asker if answering and soon else None

    def _spoke(
        self, found: tuple[Resolved, Phrase] | None, hit: CueHit | None, sentence: int
    ) -> Person | None:
        """The person who was found, taken note of."""
        person = found[0].person if found is not None else None
        if person is not None:
            asks = hit is not None and hit.lemma in self._tokens.language.verbs.asking
            self._asker = person if asks else None
            if hit is not None and self._speaks_aside(hit, sentence):
                self._recent.insert(len(self._recent) - 1, person)
            else:
                self._recent.append(person)
                self._speakers.spoken = sentence
            del self._recent[:-_LAST_SPEAKERS]
        return person

    def _speaks_aside(self, hit: CueHit, sentence: int) -> bool:
        """«Elle salue la ministre, *qui s'est dite “inquiète”*»: in a relative clause, while the sentence is another's."""
        tokens, subject = self._tokens, hit.subject
        if subject is None or not self._recent or subject.past > hit.first:
            return False
        if tokens.language.pronouns.relatives.isdisjoint(tokens.norm[subject.past : hit.first]):
            return False
        first = tokens.sentences[sentence][0]
        for phrase in self._reading.phrases[sentence]:
            if phrase.first >= subject.first:
                return False
            if not phrase.preposition and phrase.kind in (Kind.NAME, Kind.PRONOUN):
                return phrase.first - first <= _OPENING
        return False

    def _resolve(self, draft: Draft) -> tuple[Resolved, Phrase] | None:
        """Whom the draft's subject means; one that goes on means whom its source meant."""
        source = draft.source
        if id(source) in self._resolved:
            return self._resolved[id(source)]
        subject, speakers = source.subject, self._speakers
        if subject is None:
            return None
        if source.inner is not None:
            who = speakers.resolve_inside(source.inner, subject, source.sentence, self._recent)
        else:
            inverted = source.evidence is Evidence.INVERSION
            who = speakers.resolve(subject, source.sentence, self._recent, inverted)
        found = self._resolved[id(source)] = who, subject
        return found


def said(drafts: list[Draft]) -> list[Draft]:
    """Those that somebody says or denies; what nobody said is no quotation."""
    return [draft for draft in drafts if draft.polarity != Polarity.UNSAID]


_TAKEN_UP = (Kind.PRONOUN, Kind.DOCUMENT)
"""Kinds of phrases that, without a name, mean somebody introduced before."""


def _leans(found: tuple[Resolved, Phrase] | None, goes_on: bool) -> bool:
    """Whether the attribution takes up somebody already introduced."""
    if goes_on or found is None:
        return goes_on
    phrase = found[1]
    return phrase.name is None and phrase.kind in _TAKEN_UP


def _answered(position: int, spoken_in: tuple[Answer, ...], starts: list[int]) -> bool:
    at = bisect_right(starts, position) - 1
    return at >= 0 and position < spoken_in[at].span.end


def _paragraph_of(tokens: Tokens, position: int) -> int:
    at = bisect_right(tokens.sentences, position, key=lambda sentence: tokens.start[sentence[0]]) - 1
    return tokens.paragraph[max(at, 0)] if tokens.paragraph else 0


def _answer(tokens: Tokens, answer: Answer, who: Person | None) -> Quotation:
    """An answer of an interview; without a label its speaker is the one the text is most about."""
    speaker, sure = None, of_words(QuotationType.DIRECT, ANSWER_SURENESS)
    if who is not None:
        label = answer.label
        mention = label.of(tokens.text) if label is not None else None
        sure_of_who = of_speaker(sure, 0.9 if label is not None else 0.6)
        speaker = Speaker(who.name, mention, label, who.role, sure_of_who)
    return Quotation(
        answer.span, QuotationType.DIRECT, Evidence.DIALOGUE, None, speaker, None, None, (), None, sure
    )


def _quotation(
    reading: Reading, draft: Draft, found: tuple[Resolved, Phrase] | None, sureness: float
) -> Quotation:
    tokens = reading.tokens
    mark = reading.marked[draft.mark]
    speaker: Speaker | None = None
    sure = of_words(draft.type, sureness)
    if found is not None:
        who, phrase = found
        words, mention = source_tokens(draft, tokens), phrase
        if draft.hit is not None and draft.hit.subject is phrase and words is tokens:
            mention = with_complements(tokens, phrase, cue_edge(tokens, draft.hit))
        weight = min(1.0, draft.weight) * who.confidence
        speaker = _speaker(words, who, phrase, mention, of_speaker(sure, weight))
    cue = None
    if draft.hit is not None and (draft.inherits is None or draft.adjacent):
        words = draft.inner or tokens
        cue = _cue(words, draft.hit)
    said = draft.said_to
    return Quotation(
        mark.span,
        draft.type,
        draft.evidence,
        cue,
        speaker,
        said,
        None,
        draft.holes,
        None,
        sure,
        Stance.DENIED if draft.polarity == Polarity.DENIED else Stance.SAID,
    )


def source_tokens(draft: Draft, tokens: Tokens) -> Tokens:
    """The tokens in which the speaker's mention stands: those inside the marks for an incise."""
    source = draft.source
    return source.inner or tokens


def _speaker(tokens: Tokens, who: Resolved, phrase: Phrase, mention: Phrase, sure: float) -> Speaker:
    """The speaker that a phrase means; `mention` is the phrase with what goes with it."""
    end = tokens.end[mention.past - 1]
    text = mention_text(tokens, mention)
    start = end - len(text)
    role = role_text(tokens, phrase) if phrase.kind in (Kind.NAME, Kind.ROLE) else None
    if role is None and who.person is not None:
        role = who.person.role
    name = who.name if who.person is not None or phrase.kind != Kind.PRONOUN else None
    return Speaker(
        name,
        text,
        Span(start, end),
        role,
        sure,
        *portrait(tokens, phrase, who.person),
    )


def cue_edge(tokens: Tokens, hit: CueHit) -> int:
    """Where a cue begins with the adverbs before it: "*also* said", "*repeatedly* noted", but «…, said»."""
    first, adverbs = hit.first, tokens.language.words.adverbs
    if tokens.language.syntax.mentions_hold_complements and hit.subject is not None:
        while first - 1 >= hit.subject.past and tokens.norm[first - 1] in adverbs:
            first -= 1
    return first


def _cue(tokens: Tokens, hit: CueHit) -> Cue:
    first = (
        hit.verb if QUOTE in tokens.kind[hit.first : hit.past] else cue_edge(tokens, hit)
    )  # hat «…» genannt
    start, end = tokens.start[first], tokens.end[hit.past - 1]
    return Cue(tokens.text[start:end], Span(start, end))


def _reported(tokens: Tokens, report: Reported, found: tuple[Resolved, Phrase] | None) -> Quotation:
    speaker = None
    sure = of_words(QuotationType.INDIRECT, report.hit.weight, report.past - report.first)
    if found is not None:
        who, phrase = found
        mention = with_complements(tokens, phrase, cue_edge(tokens, report.hit))
        weight = min(1.0, report.hit.weight) * who.confidence
        speaker = _speaker(tokens, who, phrase, mention, of_speaker(sure, weight))
    again = report.hit.evidence is Evidence.CONTINUATION
    said: SaidTo | None = None
    if not again:
        said = said_to(tokens, report.hit, *tokens.sentences[report.sentence])
    return Quotation(
        report.span,
        QuotationType.INDIRECT,
        report.hit.evidence,
        None if again else _cue(tokens, report.hit),
        speaker,
        said,
        None,
        report.holes,
        None,
        sure,
        Stance.DENIED if report.denied else Stance.SAID,
    )
