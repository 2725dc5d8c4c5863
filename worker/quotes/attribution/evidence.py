"""Marked span without a cue of its own -> who speaks: a colon, a chain, the sentence before, a signature."""

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution.dialogue import asked_by_next, in_turn, whose_words
from worker.quotes.attribution.sentence_topic import clause_subject, subject_of
from worker.quotes.attribution.signatures import shown_next, signature, told_next
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Kind, Phrase
from worker.quotes.text.words import QUOTE


def without_cue(reading: Reading, draft: Draft, k: int, first: int, earlier: list[Draft]) -> None:
    """The other evidence: a colon, a quotation that goes on, the sentence before, a signature."""
    tokens = reading.tokens
    mark = reading.marked[draft.mark]
    sentence = draft.sentence
    previous = earlier[-1] if earlier else None
    same_paragraph = (
        previous is not None and tokens.paragraph[previous.sentence] == tokens.paragraph[sentence]
    )
    if mark.continues and previous is not None:
        draft.inherits, draft.evidence, draft.weight = _source(previous), Evidence.CONTINUATION, 0.95
        return
    if k > first and tokens.norm[k - 1] == ":":
        phrase = _before_colon(reading, sentence, k)
        if phrase is not None:
            draft.subject, draft.evidence = phrase, Evidence.COLON
            draft.weight = 0.9 if phrase.past == k - 1 and phrase.first == first else 0.62
            return
        if _only_adverbials(reading, sentence, k):
            before = subject_of(reading, sentence - 1)
            if before is not None:  # «Elle s'assoit. Puis, au bout d'une heure : “…”»
                draft.subject, draft.evidence, draft.weight = before, Evidence.COLON, 0.5
                return
    named = _named_after(reading, sentence, k)
    if named is not None:
        draft.subject, draft.evidence, draft.weight = named, Evidence.COLON, 0.7
        return
    if draft.hit is not None and draft.adjacent and _left_out(reading, draft, previous):
        return
    if draft.alone:
        author = signature(reading, sentence)
        if author is not None:
            draft.subject, draft.evidence, draft.weight = author, Evidence.BLOCK_QUOTE, 0.9
            return
        if tokens.paragraph[sentence] in reading.headings:
            return  # a heading quotes what follows, not what goes before
        told = told_next(reading, sentence)
        if told is not None:
            draft.hit, draft.subject, draft.evidence, draft.weight = told, told.subject, told.evidence, 0.85
            draft.said_to = said_to(tokens, told, *tokens.sentences[sentence + 1])
            return
        words_of = whose_words(reading, sentence)
        if words_of is not None:
            draft.subject, draft.evidence, draft.weight = words_of, Evidence.CONTINUATION, 0.9
            return
        asked = asked_by_next(reading, draft)
        if asked is not None:
            draft.hit, draft.subject, draft.evidence, draft.weight = asked, asked.subject, asked.evidence, 0.9
            draft.adjacent = True
            draft.said_to = said_to(tokens, asked, *tokens.sentences[sentence + 1])
            return
        answers = in_turn(reading, draft, earlier)
        if answers is not None:
            draft.inherits, draft.evidence, draft.weight = _source(answers), Evidence.DIALOGUE, 0.75
            return
        announced = _announced(reading, sentence)
        if announced is not None and (
            previous is None or previous.sentence < announced[2] or announced[1] > 0.9
        ):
            hit, weight, where = announced
            draft.hit, draft.subject, draft.evidence, draft.weight = hit, hit.subject, hit.evidence, weight
            draft.said_to = said_to(tokens, hit, *tokens.sentences[where])
            return
        if (
            same_paragraph
            and previous is not None
            and has_speaker(previous)
            and sentence - previous.sentence <= 2
        ):
            draft.inherits, draft.evidence, draft.weight = _source(previous), Evidence.CONTINUATION, 0.85
            return
        if announced is not None:
            hit, weight, where = announced
            draft.hit, draft.subject, draft.evidence, draft.weight = (
                hit,
                hit.subject,
                Evidence.CONTINUATION,
                weight,
            )
            return
        if sentence > 0:
            before = subject_of(reading, sentence - 1)
            if before is not None and (
                same_paragraph or tokens.paragraph[sentence - 1] == tokens.paragraph[sentence]
            ):
                draft.subject, draft.evidence, draft.weight = before, Evidence.CONTINUATION, 0.5
                return
        if previous is not None and has_speaker(previous) and sentence - previous.sentence <= 2:
            draft.inherits, draft.evidence, draft.weight = _source(previous), Evidence.CONTINUATION, 0.55
            return
        if sentence > 0:
            before = subject_of(reading, sentence - 1)
            if before is not None and tokens.paragraph[sentence - 1] not in reading.headings:
                draft.subject, draft.evidence, draft.weight = before, Evidence.CONTINUATION, 0.4
        if draft.subject is None:
            draft.subject, draft.weight = shown_next(reading, sentence), 0.45
            draft.evidence = Evidence.CONTINUATION if draft.subject is not None else Evidence.NONE
        return
    same_sentence = previous is not None and previous.sentence == sentence
    if same_sentence and previous is not None and has_speaker(previous):
        draft.inherits, draft.evidence, draft.weight = _source(previous), Evidence.CONTINUATION, 0.6
        return
    if reading.reported(sentence) and sentence > 0:
        if previous is not None and has_speaker(previous) and sentence - previous.sentence <= 1:
            draft.inherits, draft.evidence, draft.weight = _source(previous), Evidence.CONTINUATION, 0.6
            return
        for back in range(sentence - 1, max(-1, sentence - 4), -1):
            hits = [hit for hit in reading.hits(back) if hit.subject is not None]
            if hits:
                draft.hit, draft.subject, draft.evidence, draft.weight = (
                    None,
                    hits[-1].subject,
                    Evidence.CONTINUATION,
                    0.55,
                )
                return
            if not reading.reported(back):
                break
    subject = clause_subject(reading, sentence, k)
    if subject is not None:
        heading = tokens.paragraph[sentence] in reading.headings
        draft.subject, draft.evidence, draft.weight = subject, Evidence.NONE, 0.55 if heading else 0.35
        return
    if same_paragraph and previous is not None and has_speaker(previous):
        draft.inherits, draft.evidence, draft.weight = _source(previous), Evidence.CONTINUATION, 0.35


def _only_adverbials(reading: Reading, sentence: int, k: int) -> bool:
    """Whether what leads to the marks only says when or how, and the sentence before it whom it is about."""
    paragraph = reading.tokens.paragraph
    leads = [phrase for phrase in reading.phrases[sentence] if phrase.first < k]
    together = sentence > 0 and paragraph[sentence - 1] == paragraph[sentence]
    return together and bool(leads) and all(phrase.preposition for phrase in leads)


def _named_after(reading: Reading, sentence: int, k: int) -> Phrase | None:
    """«…» : Luc Lima n'a pas caché sa colère; «…» (Luc Lima): whom a colon or a bracket names behind the marks."""
    tokens = reading.tokens
    past = tokens.sentences[sentence][1]
    if k + 2 >= past or tokens.norm[k + 1] not in (":", "("):
        return None
    for phrase in reading.phrases[sentence]:
        if phrase.first == k + 2 and phrase.kind in (Kind.NAME, Kind.ROLE, Kind.COLLECTIVE):
            closed = phrase.past < past and tokens.norm[phrase.past] == ")"
            full = (
                phrase.kind == Kind.NAME and phrase.name is not None and phrase.name[1] - phrase.name[0] > 1
            )
            return phrase if tokens.norm[k + 1] == ":" or (closed and full) else None
    return None


def _left_out(reading: Reading, draft: Draft, previous: Draft | None) -> bool:
    """«…», añadió: a cue without subject takes the one of the sentence before, or the last speaker's."""
    tokens, sentence = reading.tokens, draft.sentence
    asked = _who_was_asked(reading, draft)
    if asked is not None:
        draft.subject, draft.evidence, draft.weight = asked, Evidence.CUE, 0.7
        return True
    if previous is not None and sentence - previous.sentence <= 1 and has_speaker(previous):
        draft.inherits, draft.evidence, draft.weight = _source(previous), Evidence.CUE, 0.8
        return True
    for back in range(sentence - 1, max(-1, sentence - 3), -1):
        subject = subject_of(reading, back)
        if subject is not None and tokens.paragraph[back] not in reading.headings:
            near = tokens.paragraph[back] == tokens.paragraph[sentence]
            draft.subject, draft.evidence, draft.weight = subject, Evidence.CUE, 0.8 if near else 0.55
            hit = next((hit for hit in reversed(reading.hits(back)) if hit.subject is subject), None)
            if (
                hit is not None
                and near
                and draft.said_to is None
                and tokens.language.syntax.subject_may_be_left_out
            ):
                told = said_to(tokens, hit, *tokens.sentences[back])
                draft.said_to = told if told is not None and told.kind == "outlet" else None
            return True
    if previous is not None and sentence - previous.sentence <= 4 and has_speaker(previous):
        draft.inherits, draft.evidence, draft.weight = _source(previous), Evidence.CUE, 0.7
        return True
    return False


def _who_was_asked(reading: Reading, draft: Draft) -> Phrase | None:
    """«Preguntan a Ana Lima si cederá. “No”, responde»: whom the sentence before asks, else whom it is about."""
    tokens, before = reading.tokens, draft.sentence - 1
    language = tokens.language
    if before < 0 or draft.hit is None or draft.hit.lemma not in language.verbs.answering:
        return None
    question = next(
        (hit for hit in reversed(reading.hits(before)) if hit.lemma in language.verbs.asking), None
    )
    if question is None:
        return None
    for phrase in reading.phrases[before]:
        if phrase.first > question.verb and phrase.preposition in language.addressees.to_words:
            return phrase if phrase.kind in (Kind.NAME, Kind.ROLE) else None
    return subject_of(reading, before - 1) if before else None


def _source(previous: Draft) -> Draft:
    """The draft that has the speaker which `previous` has, itself or by inheritance."""
    return previous.inherits if previous.subject is None and previous.inherits is not None else previous


def has_speaker(draft: Draft) -> bool:
    return draft.subject is not None or draft.inherits is not None


def _before_colon(reading: Reading, sentence: int, k: int) -> Phrase | None:
    """Who speaks after «…:»: the name right before it, or the clause's subject."""
    tokens = reading.tokens
    last: Phrase | None = None
    for phrase in reading.phrases[sentence]:
        if phrase.past > k:
            break
        last = phrase
    place = (
        last is not None and tokens.language.syntax.subject_may_be_left_out and bool(last.preposition)
    )  # «… a Portofermo: “…”»
    if last is not None and last.past == k - 1 and last.kind in (Kind.NAME, Kind.ROLE) and not place:
        return last
    subject = clause_subject(reading, sentence, k)
    if subject is not None:
        return subject
    speaks = last is not None and last.kind <= Kind.DOCUMENT and not place
    return last if speaks and tokens.norm[k - 1] == ":" else None


def named_before_colon(reading: Reading, sentence: int, k: int) -> Phrase | None:
    """«…, comme celle d'Ana Lima, maire de Porto : «…»»: the name that the colon follows."""
    for phrase in reading.phrases[sentence]:
        if (
            phrase.past == k - 1
            and phrase.kind == Kind.NAME
            and phrase.preposition not in reading.tokens.language.addressees.to_words
            and not (
                reading.tokens.language.syntax.subject_may_be_left_out
                and phrase.preposition in reading.tokens.language.addressees.in_words
            )
        ):
            return phrase
    return None


def _announced(reading: Reading, sentence: int) -> tuple[CueHit, float, int] | None:
    """The cue that announces a quotation standing alone: «Le maire ajoute :», or «Elle s'en félicite.»"""
    tokens = reading.tokens
    if sentence == 0:
        return None
    before = sentence - 1
    first, past = tokens.sentences[before]
    colon = tokens.norm[past - 1] == ":"
    together = tokens.paragraph[before] == tokens.paragraph[sentence]
    if not colon and not together:
        return None
    if not colon and QUOTE in tokens.kind[first:past]:
        return None
    for hit in reversed(reading.hits(before)):
        if hit.subject is not None and not hit.passive:
            return hit, 0.95 if colon else 0.68, before
    return None
