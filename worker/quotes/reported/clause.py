"""Cues -> indirect speech: the clause that a cue reports without marks, and where it ends."""

from dataclasses import dataclass, replace

from worker.quotes.cues.clause_openers import opens_clause, opens_infinitive
from worker.quotes.cues.hit import CueHit
from worker.quotes.document import Reading
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence, Span
from worker.quotes.phrases.extent import is_verb
from worker.quotes.polarity.denials import claimed_at
from worker.quotes.reported.clause_end import clause_end
from worker.quotes.reported.comma_clauses import clause_after_comma, is_zu_infinitive, second_verb
from worker.quotes.reported.past_addressee import past_listener
from worker.quotes.reported.sourced_clause import according_content
from worker.quotes.reported.subjunctive import Report
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, PUNCT, QUOTE

MAX_WORDS = 90
"""Tokens in one reported clause: a run longer than that is a list or a page without full stops."""


@dataclass(slots=True)
class Reported:
    """What a cue reports: its span in the text and the tokens it covers."""

    hit: CueHit
    sentence: int
    span: Span
    first: int
    past: int
    holes: tuple[Span, ...] = ()
    """The source in the middle of what it says: «Das Bad öffnet *laut der Stadt* im Mai»."""
    denied: bool = False


def indirect(reading: Reading) -> list[Reported]:
    """The reported clauses of the document, in order."""
    tokens = reading.tokens
    found: list[Reported] = []
    live, report = set(reading.live), Report(reading)
    for sentence in range(len(tokens.sentences)) if tokens.language.verbs.reportive else reading.live:
        first, past = tokens.sentences[sentence]
        hits = reading.hits(sentence) if sentence in live else []
        before = len(found)
        for n, hit in enumerate(hits):
            if hit.polarity > Polarity.DENIED:
                continue
            reported = _content(tokens, hits, n, first, past)
            if reported is None:
                continue
            start, end = reported
            while start < end and tokens.kind[start] == PUNCT and tokens.norm[start] not in "([":
                start += 1
            if tokens.language.syntax.subject_may_be_left_out:
                start, end = _without_leads(tokens, start, end)
            while end > start and tokens.kind[end - 1] == PUNCT and tokens.norm[end - 1] not in ")]%":
                end -= 1
            kinds = tokens.kind[start:end]
            words = kinds.count(LOWER) + kinds.count(CAPITAL)
            if end - start > MAX_WORDS or words < 2:
                continue
            if _mostly_marked(tokens, start, end):
                continue
            span = Span(tokens.start[start], tokens.end[end - 1])
            if found and found[-1].span == span:
                continue  # «De source proche, on indique que…»
            denied = hit.polarity == Polarity.DENIED
            found.append(Reported(hit, sentence, span, start, end, _hole(tokens, hit, start, end), denied))
        if tokens.language.verbs.reportive:
            again = report.goes_on(sentence)
            silent = len(found) == before and not any(
                hit.left or tokens.norm[hit.after : hit.after + 1] == [":"] for hit in hits
            )
            if again is not None and silent:
                found += _whole_sentence(tokens, *again, sentence)
            report.read(sentence, hits, again is not None and silent)
    return found


def _without_leads(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """«*tuttavia*, la strada è chiusa», «la strada è chiusa*: “…”*»: without an adverb before and marks behind it."""
    if (
        start + 2 < end
        and tokens.norm[start] in tokens.language.words.adverbs
        and tokens.norm[start + 1] == ","
    ):
        start += 2
    for j in range(start, end - 1):
        if tokens.norm[j] == ":" and tokens.kind[j + 1] == QUOTE:
            return start, j
    return start, end


def _hole(tokens: Tokens, hit: CueHit, start: int, end: int) -> tuple[Span, ...]:
    if hit.subject is None or not start < hit.opens < hit.ends < end:
        return ()
    return (Span(tokens.start[hit.opens], tokens.end[hit.ends - 1]),)


def _whole_sentence(tokens: Tokens, hit: CueHit, source: int, sentence: int) -> list[Reported]:
    """A sentence that goes on with what the cue of an earlier one reports."""
    first, past = tokens.sentences[sentence]
    while past > first and tokens.kind[past - 1] == PUNCT:
        past -= 1
    if past - first < 3 or past - first > MAX_WORDS or _mostly_marked(tokens, first, past):
        return []
    again = replace(hit, evidence=Evidence.CONTINUATION, weight=0.6)
    return [Reported(again, source, Span(tokens.start[first], tokens.end[past - 1]), first, past)]


def _content(tokens: Tokens, hits: list[CueHit], n: int, first: int, past: int) -> tuple[int, int] | None:
    hit = hits[n]
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if hit.subject is None and not hit.passive:
        return None
    if hit.evidence is Evidence.ACCORDING_TO:
        return according_content(tokens, hit, first, past)
    fronted = _is_fronted(tokens, hit)
    if fronted and hit.subject is not None:
        past = hit.subject.first - 1
    if hit.polarity == Polarity.DENIED:
        claimed = claimed_at(tokens, hit, past)
        if claimed is not None:
            begin = claimed if language.syntax.keeps_conjunction else claimed + 1
            return begin, clause_end(tokens, claimed + 1, past, hits, n)
    if (
        not language.syntax.participle_may_close_clause
        and norm[first] in language.clauses.as_leads
        and hit.after > first
        and norm[hit.after - 1] == ","
    ):
        return hit.after, clause_end(tokens, hit.after, past, hits, n)
    later = hits[n + 1] if n + 1 < len(hits) else None
    start = hit.after
    if not fronted and hit.subject is not None and hit.subject.first >= hit.past:
        start = max(start, hit.subject.past)
    if language.syntax.participle_may_close_clause and not hit.left:
        at = clause_after_comma(tokens, hit, start, first, past)
        return (at, clause_end(tokens, at + 1, past, hits, n)) if at is not None else None
    beside, start = start, past_listener(tokens, hit, start, past)
    if language.syntax.subject_may_be_left_out and hit.left and start > beside:
        return _before(tokens, hits, n, first)  # «…», advierte Ana Lima, autora de un estudio que…
    if (
        start + 1 < past
        and norm[start] in language.clauses.before_that
        and norm[start + 1] in language.clauses.conjunctions
    ):
        start += 1
    if start < past:
        word = norm[start]
        if language.syntax.subject_may_be_left_out and hit.left and norm[start - 1] == ",":
            return _before(tokens, hits, n, first)  # «…», dice Ana Lima, che vive al porto
        if word in language.clauses.conjunctions and hit.frame & (Frame.THAT | Frame.INFINITIVE):
            begin = start if language.syntax.keeps_conjunction else start + 1
            return begin, clause_end(tokens, start + 1, past, hits, n)
        asks = word in language.clauses.questions or (
            language.syntax.subject_may_be_left_out
            and word in language.words.prepositions
            and start + 1 < past
            and norm[start + 1] in language.clauses.questions  # por qué
        )
        if asks and hit.frame & Frame.THAT and kind[start] == LOWER:
            return start, clause_end(tokens, start + 1, past, hits, n)
        if hit.frame & Frame.INFINITIVE and opens_infinitive(tokens, start, past):
            denied = max(first, hit.first - 1) if language.syntax.subject_may_be_left_out else hit.first
            if not language.clauses.negations.isdisjoint(norm[denied:start]) and (
                hit.frame & Frame.THINK
                or (language.syntax.nouns_precede_head and hit.lemma in language.verbs.asking)
            ):
                return None  # «n'a pas souhaité répondre», «no quiso responder», «asked not to be named»
            link = (
                language.syntax.subject_may_be_left_out and norm[start] in language.clauses.infinitive_links
            )
            return start + link, clause_end(tokens, start + 1, past, hits, n)
        if hit.lemma in language.verbs.gerund_verbs and kind[start] == LOWER and norm[start].endswith("ing"):
            return start, clause_end(tokens, start + 1, past, hits, n)
        if (
            hit.frame & Frame.BARE
            and not hit.left
            and opens_clause(tokens, start, past, bool(hit.frame & Frame.THINK))
        ):
            return start, clause_end(tokens, start, past, hits, n)
    if (
        hit.left
        and hit.frame & (Frame.THAT | Frame.BARE)
        and (later is None or later.left is False or later.first > hit.past)
    ):
        goes_on = _past_incise(tokens, hits, n, past)
        before = _before(tokens, hits, n, first, goes_on is not None)
        if before is None or goes_on is None:
            return before
        return before[0], clause_end(tokens, goes_on, past, hits, n)
    return None


def _is_fronted(tokens: Tokens, hit: CueHit) -> bool:
    """«*Denying* the charge, Lima said that …»: what the participle reports ends before its subject."""
    return (
        hit.gerund
        and not hit.left
        and hit.subject is not None
        and hit.subject.first > hit.past
        and tokens.norm[hit.subject.first - 1] == ","
    )


def _past_incise(tokens: Tokens, hits: list[CueHit], n: int, past: int) -> int | None:
    """«The wall, *she said*, would hold»: where what was said goes on behind a cue between commas."""
    hit, language, norm = hits[n], tokens.language, tokens.norm
    if not language.syntax.nouns_precede_head or hit.subject is None or hit.subject.past > hit.first:
        return None
    on = hit.after + 1
    if on >= past or norm[hit.after] != "," or norm[hit.opens - 1] != ",":
        return None
    if (
        tokens.kind[on] == QUOTE
        or tokens.kind[hit.opens - 2] == QUOTE
        or norm[on] in language.pronouns.relatives
    ):
        return None
    if norm[on].endswith(language.verbs.gerund_endings) or any(other.first == on for other in hits[n + 1 :]):
        return None  # «…, she said, adding that»
    return on


def _before(
    tokens: Tokens, hits: list[CueHit], n: int, first: int, goes_on: bool = False
) -> tuple[int, int] | None:
    """What stands before a closing «, a dit X»: back to the sentence's head or the cue before.

    `goes_on` says that more of it follows, so that it need not be a clause.
    """
    hit = hits[n]
    end = hit.first
    if hit.subject is not None and hit.subject.past <= hit.first:
        end = min(end, hit.subject.first)
    start = first
    for j in range(end - 1, first, -1):
        if tokens.norm[j] == ":" and tokens.kind[j] == PUNCT:
            start = j + 1
            break
    for other in hits[:n]:
        if other.left:
            start = max(start, other.past, other.subject.past if other.subject is not None else 0)
    links = tokens.language.clauses.coordinators
    if tokens.language.syntax.subject_may_be_left_out:
        links |= tokens.language.clauses.likeness  # «…, según explicó Ana Lima»
    while end > start and (tokens.kind[end - 1] == PUNCT or tokens.norm[end - 1] in links):
        end -= 1
    if goes_on:
        return start, end
    if end - start < 3 or _only_named(tokens, start, end):
        return None
    if tokens.norm[start] in tokens.language.clauses.subordinators - tokens.language.words.prepositions:
        return None
    if tokens.language.syntax.participle_may_close_clause and is_zu_infinitive(tokens, start, end):
        return None  # «Um den Bedarf zu decken, sagte er…»
    if (
        tokens.language.syntax.participle_may_close_clause
        and tokens.norm[start] in tokens.language.words.prepositions
    ):
        return (start, end) if second_verb(tokens, start, end) is not None else None
    return start, end


def _only_named(tokens: Tokens, start: int, end: int) -> bool:
    """«Une requête “légitime”, convient le maire»: a noun with its marks is no clause."""
    return (
        tokens.kind[end - 1] == QUOTE
        and end - start < 6
        and not tokens.language.syntax.nouns_are_capitalised
        and not _opens_with_verb(tokens, end - 1)
        and tokens.norm[start] in tokens.language.determiners.all
        and not any(is_verb(tokens, j) for j in range(start + 1, end - 1))
    )


def _opens_with_verb(tokens: Tokens, k: int) -> bool:
    """Whether the words inside the marks begin with a verb: «La Valdonie “ne négociera pas”»."""
    language = tokens.language
    words = tokens.text[tokens.start[k] : tokens.end[k]].lower().replace("’", "'").split()
    return any(
        (word := piece.strip("«»“”\"'„,. \u00a0\u202f")) in language.verb_forms
        or word in language.pronouns.clitics
        or (len(word) > 4 and word.endswith(language.verbs.finite_endings))
        for piece in words[:4]
    )


def _mostly_marked(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a marked span already holds nearly all of it, but for two words or more that lead to it."""
    if QUOTE not in tokens.kind[start:end] or QUOTE not in tokens.kind[start : start + 2]:
        return False
    whole = tokens.end[end - 1] - tokens.start[start]
    marked = sum(tokens.end[j] - tokens.start[j] for j in range(start, end) if tokens.kind[j] == QUOTE)
    return marked >= 0.75 * whole
