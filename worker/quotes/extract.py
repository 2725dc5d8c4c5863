"""Plain text -> quotations: find marks, read sentences, attribute, judge, resolve, chain."""

import re
from bisect import bisect_right
from dataclasses import replace

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution.attribute import attribute
from worker.quotes.attribution.chains import chain
from worker.quotes.attribution.interviews import Answer, answers
from worker.quotes.attribution.judge import THRESHOLD, judge
from worker.quotes.attribution.null_subjects import take_up_subjects
from worker.quotes.attribution.repeats import point_repeats
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.language import Language
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import (
    Cue,
    Evidence,
    Quotation,
    QuotationType,
    Quoted,
    SaidTo,
    Span,
    Speaker,
    Stance,
)
from worker.quotes.people.gather import People
from worker.quotes.people.person import Person, role_text
from worker.quotes.people.resolve import Resolved, Speakers, mention_text
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.reported.clause import Reported, indirect
from worker.quotes.text.blocks import with_blocks
from worker.quotes.text.marks import find_marked
from worker.quotes.text.tokens import Tokens, tokenise
from worker.quotes.text.words import QUOTE

_WORD = re.compile(r"[^\W\d_]+")


def extract_quotations(
    text: str,
    language: str | None = None,
    *,
    headings: tuple[Span, ...] = (),
    quoted: tuple[Quoted, ...] = (),
) -> tuple[Quotation, ...]:
    """Everything said in `text`, in order of span start.

    Paragraphs are separated by one or more newlines; offsets are code points into exactly this text.
    `language` is a BCP 47 tag; unknown or None, the language is guessed from the text's small words.
    `headings` are the spans of headline and subheads, if the caller knows them; `quoted` is
    what the markup says is quoted, without regard to marks.
    """
    spoken = choose_language(text, language)
    marked = find_marked(text)
    if quoted:
        marked = with_blocks(text, marked, quoted)
    tokens = tokenise(text, spoken, marked)
    reading = Reading(tokens, marked, _headings(tokens, headings))
    people = People(tokens)
    people.gather(reading.phrases)
    take_up_subjects(reading)
    drafts = attribute(reading)
    spoken_in = answers(text, spoken)
    return _build(reading, people, drafts, indirect(reading), spoken_in)


def choose_language(text: str, language: str | None) -> Language:
    """The declared language if we have it, else the one whose small words are most of the text."""
    if language:
        known = LANGUAGES.get(language.lower().replace("_", "-").split("-")[0])
        if known is not None:
            return known
    words = [m.group().lower() for m in _WORD.finditer(text[:6000])]
    best = next(iter(LANGUAGES.values()))
    best_count = 0
    for candidate in LANGUAGES.values():
        count = sum(1 for word in words if word in candidate.words.common)
        if count > best_count:
            best, best_count = candidate, count
    return best


def _headings(tokens: Tokens, told: tuple[Span, ...]) -> frozenset[int]:
    """Paragraph numbers of headings: those told, else short ones without a full stop."""
    headings: set[int] = set()
    by_paragraph: dict[int, list[int]] = {}
    for sentence, paragraph in enumerate(tokens.paragraph):
        by_paragraph.setdefault(paragraph, []).append(sentence)
    for paragraph, sentences in by_paragraph.items():
        first = tokens.sentences[sentences[0]][0]
        past = tokens.sentences[sentences[-1]][1]
        start, end = tokens.start[first], tokens.end[past - 1]
        if told:
            if any(span.start <= start and end <= span.end for span in told):
                headings.add(paragraph)
        elif len(sentences) == 1 and past - first <= 30:
            last = tokens.text[end - 1]
            quotes_last = tokens.language.syntax.subject_may_be_left_out and paragraph == 0 and last in '»”"'
            if quotes_last or last not in '.!?…:;,»”"':
                headings.add(paragraph)
    return frozenset(headings)


def _build(
    reading: Reading,
    people: People,
    drafts: list[Draft],
    reported: list[Reported],
    spoken_in: tuple[Answer, ...],
) -> tuple[Quotation, ...]:
    tokens = reading.tokens
    speakers = Speakers(people)
    sure = judge(reading, [draft for draft in drafts if draft.polarity != Polarity.UNSAID])
    events: list[tuple[int, int, Draft | Reported | Answer, float]] = [
        (reading.marked[draft.mark].span.start, 1, draft, c) for draft, c in sure if c >= THRESHOLD
    ]
    events += [(report.span.start, 0, report, 0.0) for report in reported]
    main_person = people.main_person() if spoken_in else None
    if spoken_in:
        starts = [answer.span.start for answer in spoken_in]
        events = [event for event in events if not _answered(event[0], spoken_in, starts)]
        events += [(answer.span.start, 1, answer, 0.95) for answer in spoken_in]
    events.sort(key=lambda event: (event[0], event[1]))
    recent: list[Person] = []
    asker: Person | None = None
    resolved: dict[int, tuple[Resolved, Phrase] | None] = {}
    built: list[Quotation] = []
    persons: list[Person | None] = []
    paragraphs: list[int] = []
    for _, _, event, sureness in events:
        if isinstance(event, Answer):
            who = people.label(event.label) if event.label is not None else main_person
            built.append(_answer(tokens, event, who))
            persons.append(who)
            paragraphs.append(_paragraph_of(tokens, event.span.start))
            continue
        lemma = event.hit.lemma if event.hit is not None else ""
        answers_it = lemma in tokens.language.verbs.answering and event.sentence - speakers.spoken <= 1
        speakers.asker = asker if answers_it else None
        if isinstance(event, Draft):
            found = _resolve_draft(speakers, event, recent, resolved)
            quotation = _quotation(reading, event, found, sureness)
            sentence = event.sentence
        else:
            subject = event.hit.subject
            found = (
                (speakers.resolve(subject, event.sentence, recent), subject) if subject is not None else None
            )
            quotation = _reported(tokens, event, found)
            sentence = event.sentence
        person = found[0].person if found is not None else None
        if person is not None:
            asker = person if lemma in tokens.language.verbs.asking else None
            recent.append(person)
            del recent[:-8]
            speakers.spoken = sentence
        if isinstance(event, Draft) and quotation.said_to is None and _goes_on(event):
            quotation = _still_said_to(
                quotation, person, tokens.paragraph[sentence], built, persons, paragraphs
            )
        built.append(quotation)
        persons.append(person)
        paragraphs.append(tokens.paragraph[sentence])
    repeats = point_repeats(tokens.text, built)
    for index, target in enumerate(repeats):
        if target is not None and built[index].speaker is None:
            built[index] = replace(built[index], speaker=built[target].speaker, evidence=Evidence.REPEAT)
            persons[index] = persons[target]
    chains = chain(reading, built, persons, paragraphs, repeats)
    return tuple(
        q if chains[k] is None and repeats[k] is None else q.among(chains[k], repeats[k])
        for k, q in enumerate(built)
    )


def _goes_on(draft: Draft) -> bool:
    """Whether a quotation takes its speaker up again: «…», a-t-il ajouté."""
    return draft.inherits is not None or (draft.subject is not None and draft.subject.kind == Kind.PRONOUN)


def _still_said_to(
    quotation: Quotation,
    person: Person | None,
    paragraph: int,
    built: list[Quotation],
    persons: list[Person | None],
    paragraphs: list[int],
) -> Quotation:
    """With the addressee of the quotation that it goes on from, in the same paragraph."""
    same = built and person is not None and persons[-1] is person and paragraphs[-1] == paragraph
    if not same or quotation.type is not QuotationType.DIRECT:
        return quotation
    return replace(quotation, said_to=built[-1].said_to)


def _answered(position: int, spoken_in: tuple[Answer, ...], starts: list[int]) -> bool:
    at = bisect_right(starts, position) - 1
    return at >= 0 and position < spoken_in[at].span.end


def _paragraph_of(tokens: Tokens, position: int) -> int:
    at = bisect_right(tokens.sentences, position, key=lambda sentence: tokens.start[sentence[0]]) - 1
    return tokens.paragraph[max(at, 0)] if tokens.paragraph else 0


def _answer(tokens: Tokens, answer: Answer, who: Person | None) -> Quotation:
    """An answer of an interview; without a label its speaker is the one the text is most about."""
    speaker = None
    if who is not None:
        label = answer.label
        mention = label.of(tokens.text) if label is not None else None
        speaker = Speaker(who.name, mention, label, who.role, 0.9 if label is not None else 0.6)
    return Quotation(
        answer.span, QuotationType.DIRECT, Evidence.DIALOGUE, None, speaker, None, None, (), None, 0.95
    )


def _resolve_draft(
    speakers: Speakers,
    draft: Draft,
    recent: list[Person],
    resolved: dict[int, tuple[Resolved, Phrase] | None],
) -> tuple[Resolved, Phrase] | None:
    found: tuple[Resolved, Phrase] | None = None
    source = draft.inherits if draft.subject is None and draft.inherits is not None else draft
    if id(source) in resolved:
        found = resolved[id(source)]
    elif source.subject is not None:
        if source.inner is not None:
            found = (
                speakers.resolve_inside(source.inner, source.subject, source.sentence, recent),
                source.subject,
            )
        else:
            inverted = source.evidence is Evidence.INVERSION
            found = (speakers.resolve(source.subject, source.sentence, recent, inverted), source.subject)
        resolved[id(source)] = found
    return found


def _quotation(
    reading: Reading, draft: Draft, found: tuple[Resolved, Phrase] | None, sureness: float
) -> Quotation:
    tokens = reading.tokens
    mark = reading.marked[draft.mark]
    speaker: Speaker | None = None
    if found is not None:
        who, phrase = found
        words = source_tokens(draft, tokens)
        speaker = _speaker(words, who, phrase, min(0.99, draft.weight) * who.confidence)
    cue = None
    if draft.hit is not None and (draft.inherits is None or draft.adjacent):
        words = draft.inner or tokens
        cue = _cue(words, draft.hit)
    said = draft.said_to
    if said is None and draft.inherits is not None:
        said = draft.inherits.said_to
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
        round(sureness, 3),
        Stance.DENIED if draft.polarity == Polarity.DENIED else Stance.SAID,
    )


def source_tokens(draft: Draft, tokens: Tokens) -> Tokens:
    """The tokens in which the speaker's mention stands: those inside the marks for an incise."""
    source = draft.inherits if draft.subject is None and draft.inherits is not None else draft
    return source.inner or tokens


def _speaker(tokens: Tokens, who: Resolved, phrase: Phrase, sure: float) -> Speaker:
    start, end = tokens.start[phrase.first], tokens.end[phrase.past - 1]
    text = mention_text(tokens, phrase)
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
        round(max(0.0, min(0.99, sure)), 3),
    )


def _cue(tokens: Tokens, hit: CueHit) -> Cue:
    first = hit.verb if QUOTE in tokens.kind[hit.first : hit.past] else hit.first  # hat «…» genannt
    start, end = tokens.start[first], tokens.end[hit.past - 1]
    return Cue(tokens.text[start:end], Span(start, end))


def _reported(tokens: Tokens, report: Reported, found: tuple[Resolved, Phrase] | None) -> Quotation:
    speaker = None
    if found is not None:
        who, phrase = found
        speaker = _speaker(tokens, who, phrase, min(0.95, report.hit.weight) * who.confidence)
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
        round(min(0.95, 0.45 + 0.5 * report.hit.weight), 3),
        Stance.DENIED if report.denied else Stance.SAID,
    )
