"""Marked spans in sentences -> drafts: which cue and which phrase speaks for each.

For every marked span the candidates are ranked: the cues of its sentence, the words before a colon, the
quotation that goes before, the signature that follows. Each candidate carries the weight of its evidence;
the winner's weight goes into the confidence.
"""

from worker.quotes.addressee.said_to import said_to
from worker.quotes.attribution.credited import block_draft, source_of
from worker.quotes.attribution.evidence import named_before_colon, without_cue
from worker.quotes.attribution.parentheticals import incise, transcript_label
from worker.quotes.attribution.sentence_topic import clause_subject
from worker.quotes.attribution.signatures import SIGNS, signed
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Draft, Reading
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence, QuotationType
from worker.quotes.phrases.phrase import Kind
from worker.quotes.polarity.denials import of_mark
from worker.quotes.text.marks import Marked
from worker.quotes.text.tokens import Tokens, sentences_of
from worker.quotes.text.words import BREAK, PUNCT, QUOTE

_TERMINAL = ".!?…"


_MARKS = frozenset(",;:.-–—!?…()")


def attribute(reading: Reading) -> list[Draft]:
    """One draft for every marked span, in order; each with its polarity under the cue that announces it."""
    tokens = reading.tokens
    drafts: list[Draft] = []
    for sentence in sentences_of(tokens, tokens.quotes):
        first, past = tokens.sentences[sentence]
        for k in [k for k in range(first, past) if tokens.kind[k] == QUOTE]:
            if reading.marked[tokens.quote[k]].block:
                draft = block_draft(reading, sentence, k, drafts)
            else:
                draft = _draft(reading, sentence, k, first, past, drafts)
                _credit(reading, draft)
            draft.polarity = _polarity(reading, draft, k)
            if (
                drafts
                and drafts[-1].token == k - 2
                and tokens.norm[k - 1] in tokens.language.clauses.coordinators
            ):
                _share(drafts[-1], draft)
            drafts.append(draft)
    return drafts


def _credit(reading: Reading, draft: Draft) -> None:
    """Marked words in a block quotation whose markup names the source: a surer one than a cue at a distance."""
    source = source_of(reading, reading.marked[draft.mark]) if draft.weight < 0.9 else None
    if source is not None:
        draft.hit, draft.subject, draft.inherits, draft.said_to = None, source, None, None
        draft.evidence, draft.weight, draft.inner = Evidence.BLOCK_QUOTE, 0.9, None


def _share(before: Draft, draft: Draft) -> None:
    """«brutal» et «injuste»: two fragments with only "and" between them stand under one cue."""
    if before.hit is None or before.subject is None or draft.hit is before.hit:
        return
    if before.hit.past <= before.token and (draft.hit is None or draft.hit.past <= before.token):
        draft.hit, draft.subject, draft.evidence = before.hit, before.subject, before.evidence
        draft.weight, draft.said_to = before.weight, before.said_to
        draft.polarity = before.polarity


def _polarity(reading: Reading, draft: Draft, k: int) -> int:
    """Whether the marked words were said: by the cue of their own sentence, or one before that ends with a colon."""
    hit, tokens = draft.hit, reading.tokens
    if hit is None and draft.inherits is not None and reading.marked[draft.mark].block:
        return draft.inherits.polarity  # a further paragraph of one block
    if hit is None or hit.polarity == Polarity.SAID or draft.inner is not None:
        return Polarity.SAID
    first, past = tokens.sentences[draft.sentence]
    if first <= hit.verb < past:
        return of_mark(tokens, hit, k, draft.adjacent)
    colon = first - 1 - (tokens.kind[first - 1] == BREAK)
    return of_mark(tokens, hit, colon + 1, False) if tokens.norm[colon] == ":" else Polarity.SAID


def _who_tells(tokens: Tokens, inner: CueHit, hits: list[CueHit]) -> CueHit | None:
    """«Lima *said* she would not discuss “rumours”»: of oneself, the cue that reports what was not said."""
    if inner.subject is None or inner.subject.kind != Kind.PRONOUN:
        return None
    for other in hits:
        reports = other.polarity == Polarity.SAID and other.right and other.past <= inner.opens
        if reports and (
            tokens.norm[other.after] in tokens.language.clauses.conjunctions or other.after == inner.opens
        ):
            return other
    return None


def _draft(reading: Reading, sentence: int, k: int, first: int, past: int, earlier: list[Draft]) -> Draft:
    tokens, marked = reading.tokens, reading.marked
    mark = marked[tokens.quote[k]]
    hits = reading.hits(sentence)
    draft = Draft(tokens.quote[k], k, sentence, QuotationType.MIXED)
    draft.alone = _alone(tokens, first, past)
    best: CueHit | None = None
    best_score = 0.0
    for hit in hits:
        score, adjacent = _fit(tokens, hit, k, hits)
        if score > best_score:
            best, best_score, draft.adjacent = hit, score, adjacent
    if best is not None and best.polarity == Polarity.UNSAID:
        best = _who_tells(tokens, best, hits) or best
    if best is not None and best.past <= k:
        draft.clause = not tokens.language.clauses.conjunctions.isdisjoint(
            tokens.norm[best.past : min(k, best.past + 24)]
        )
    draft.type = _type(tokens, mark, draft, best, k)
    if best is not None and best.subject is not None:
        draft.hit, draft.subject, draft.evidence, draft.weight = best, best.subject, best.evidence, best_score
        if k > 0 and tokens.norm[k - 1] == ":" and best.evidence is Evidence.CUE:
            draft.evidence = Evidence.COLON
        draft.said_to = said_to(tokens, best, first, past)
        if draft.said_to is None:
            for other in hits:
                same = other.subject is best.subject or best.gerund or best.subject.kind == Kind.PRONOUN
                same = same and (other.gerund or other.first < best.first)
                if same and other is not best and other.frame & (Frame.SAY | Frame.THAT):
                    draft.said_to = said_to(tokens, other, first, past)
                    break
    elif best is not None:
        draft.hit, draft.weight = best, best_score
        if tokens.language.syntax.subject_may_be_left_out:
            draft.said_to = said_to(tokens, best, first, past)
    if k > first and tokens.norm[k - 1] == ":" and best_score < 0.95:
        named = named_before_colon(reading, sentence, k)
        if named is not None and not (best is not None and best.frame & Frame.THAT and best_score > 0.7):
            draft.hit, draft.subject, draft.evidence, draft.weight, draft.said_to = (
                None,
                named,
                Evidence.COLON,
                0.85,
                None,
            )
    inside = incise(reading, mark) if not draft.adjacent else None
    if inside is not None and (draft.hit is None or draft.weight < 0.95):
        inner, hit, hole = inside
        draft.inner, draft.hit, draft.subject = inner, hit, hit.subject
        draft.evidence, draft.weight, draft.holes = Evidence.INVERSION, 0.95, (hole,)
        draft.type, draft.alone, draft.adjacent = QuotationType.DIRECT, True, True
        draft.said_to = None
        if hit.subject is None:  # «La primera vez —explicó— pensé…»
            without_cue(reading, draft, k, first, earlier)
            draft.inner = inner if draft.subject is None and draft.inherits is None else None
        return draft
    if draft.subject is not None and draft.weight < 0.5 and draft.hit is not None and not draft.adjacent:
        own = clause_subject(reading, sentence, k)
        if own is not None and own is not draft.subject and own.first > draft.hit.first:
            draft.hit, draft.subject, draft.evidence, draft.weight, draft.said_to = (
                None,
                own,
                Evidence.NONE,
                0.45,
                None,
            )
    label = transcript_label(reading, mark)
    if label is not None:
        draft.inner, draft.hit, draft.subject, draft.evidence, draft.weight = (
            label[0],
            None,
            label[1],
            Evidence.DIALOGUE,
            0.9,
        )
        draft.said_to = None
    elif k + 2 < past and tokens.norm[k + 1] in SIGNS and draft.weight < 0.9:
        author = signed(reading, sentence, k, past)
        if author is not None:
            draft.hit, draft.subject, draft.evidence, draft.weight = None, author, Evidence.BLOCK_QUOTE, 0.9
            draft.said_to = None
    if draft.subject is None and not (draft.hit is not None and draft.hit.passive):
        without_cue(reading, draft, k, first, earlier)
    return draft


def _fit(tokens: Tokens, hit: CueHit, k: int, hits: list[CueHit]) -> tuple[float, bool]:
    """How well a cue explains the quotation at token k, and whether it stands right beside it."""
    language = tokens.language
    if hit.past <= k:
        if not hit.right:
            return 0.0, False
        start = min(hit.after, k)
        if hit.subject is not None and hit.subject.first >= hit.past and hit.subject.past <= k:
            start = max(start, hit.subject.past)
        between = range(start, k)
        links = language.openers if hit.frame & Frame.INFINITIVE else language.clauses.conjunctions
        beside = True
        articles = 0
        for j in between:
            word = tokens.norm[j]
            if word in language.determiners.all:
                articles += 1
            elif (
                word not in _MARKS
                and word not in links
                and not (hit.frame & Frame.OBJECT and word in language.clauses.as_words)
            ):
                beside = False
                break
        if beside and articles and not hit.frame & Frame.OBJECT:
            beside = False
        score = hit.weight - 0.006 * len(between)
        if beside:
            score += 0.25
        words = tokens.norm[start:k]
        if language.clauses.breaks and (";" in words or not language.clauses.breaks.isdisjoint(words)):
            score -= 0.45
        if hit.frame & Frame.MANNER and not beside and not hit.frame & (Frame.THAT | Frame.OBJECT):
            return 0.0, False
        if not hit.frame & (Frame.SAY | Frame.THAT) and not beside:
            score -= 0.03
        if hit.left and not beside and hit.evidence is not Evidence.ACCORDING_TO:
            # «A», a dit X, …: what follows is another matter unless a comma takes the speech up again
            score -= 0.12
        if _is_no_voice(tokens, hit) and _inside(tokens, hit, hits):
            score -= 0.3  # «she said her government had asked for it and would “…”»: she speaks
        if any(
            other is not hit
            and hit.past <= other.verb < k
            and other.right
            and other.subject is not None
            and not (_is_no_voice(tokens, other) and _inside(tokens, other, hits))
            for other in hits
        ):
            score -= 0.1
        return max(score, 0.05), beside
    if language.syntax.participle_may_close_clause and hit.right and _holds(tokens, hit, k, hits):
        beside = tokens.norm[k - 1] in language.clauses.as_words or k + 1 == hit.verb
        return hit.weight + (0.2 if beside else 0.0), beside
    if hit.first > k:
        if not hit.left:
            return 0.0, False
        between = range(k + 1, hit.first)
        if hit.subject is not None and hit.subject.past <= hit.first:
            between = range(k + 1, min(hit.first, hit.subject.first))
        beside = all(tokens.norm[j] in _MARKS or tokens.norm[j] in language.pronouns.clitics for j in between)
        score = hit.weight - 0.006 * len(between)
        if beside:
            score += 0.3
        elif not hit.frame & Frame.THAT:
            score -= 0.3
        if any(other is not hit and k < other.verb < hit.first and other.left for other in hits):
            score -= 0.15
        return max(score, 0.05), beside
    return 0.0, False


def _holds(tokens: Tokens, hit: CueHit, k: int, hits: list[CueHit]) -> bool:
    """Whether the marks stand inside the verb's clause, which the verb ends.

    «Lima hat den Bau “ein Glück” genannt», «…, dass Lima den Bau “ein Glück” nannte»
    """
    subject = hit.subject
    if subject is None or not subject.past <= k < hit.verb or (hit.left and not hit.passive):
        return False
    if hit.first > k and not hit.frame & Frame.OBJECT:
        return False
    start = max(min(hit.first, k), subject.past)
    return "," not in tokens.norm[start : hit.verb] and not any(
        subject.past <= other.verb < hit.verb for other in hits if other is not hit
    )


def _is_no_voice(tokens: Tokens, hit: CueHit) -> bool:
    """Whether it speaks only if nobody else does: someone's ("her government"), a thing ("it shows that").

    In English whoever is only said to want something, too: "she said the crews wanted “a rest”".
    """
    subject = hit.subject
    return subject is not None and (
        (tokens.language.syntax.nouns_precede_head and bool(hit.frame & Frame.THINK))
        or subject.possessive
        or (subject.kind == Kind.PRONOUN and subject.agreement.gender == "n")
    )


def _inside(tokens: Tokens, hit: CueHit, hits: list[CueHit]) -> bool:
    """Whether the clause of this cue is what a cue before it reports."""
    assert hit.subject is not None
    return any(
        other.subject is not None
        and other.right
        and other.past <= hit.subject.first
        and (
            other.after == hit.subject.first
            or tokens.norm[other.after] in tokens.language.clauses.conjunctions
        )
        for other in hits
        if other is not hit
    )


def _alone(tokens: Tokens, first: int, past: int) -> bool:
    """Whether the marked span is a whole sentence, or all its sentence but punctuation and other spans."""
    return all(tokens.kind[j] in (PUNCT, QUOTE) for j in range(first, past))


def _type(tokens: Tokens, mark: Marked, draft: Draft, hit: CueHit | None, k: int) -> QuotationType:
    text = tokens.text
    span = mark.span
    words = text.count(" ", span.start, span.end) + 1
    capital = text[span.start].isupper() or text[span.start] in "[(…¿¡" or text[span.start].isdigit()
    ends = text[span.end - 1] in _TERMINAL + ","
    before = tokens.norm[k - 1] if k else ""
    if draft.alone or mark.continues or mark.left_open:
        return QuotationType.DIRECT
    if before in tokens.language.clauses.as_words and not draft.alone:
        return QuotationType.MIXED  # «Als “Wortbruch” bezeichnete sie den Plan»
    if (
        hit is not None
        and draft.adjacent
        and hit.evidence in (Evidence.INVERSION, Evidence.CUE)
        and hit.left
        and hit.first > k
    ):
        return QuotationType.DIRECT if capital or words > 6 else QuotationType.MIXED
    if before == ":" and (capital or words > 3):
        return QuotationType.DIRECT
    if capital and words > 4 and (ends or before == ","):
        return QuotationType.DIRECT
    return QuotationType.MIXED
