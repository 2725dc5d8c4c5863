"""Cues -> indirect speech: the clause that a cue reports without marks, and where it ends."""

from dataclasses import dataclass, replace

from worker.quotes.clause_ends import clause_end
from worker.quotes.clauses import CueHit
from worker.quotes.comma_clauses import clause_after_comma, is_zu_infinitive, second_verb
from worker.quotes.complements import is_infinitive, opens_clause, opens_infinitive
from worker.quotes.extent import is_verb
from worker.quotes.grammar import Form, Frame
from worker.quotes.model import Evidence, Span
from worker.quotes.outlets import listener_at
from worker.quotes.phrases import phrase_at
from worker.quotes.reading import Reading
from worker.quotes.sourced import according_content
from worker.quotes.subjunctive import Report
from worker.quotes.tokens import Tokens
from worker.quotes.words import CAPITAL, LOWER, PUNCT, QUOTE

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


def indirect(reading: Reading) -> list[Reported]:
    """The reported clauses of the document, in order."""
    tokens = reading.tokens
    found: list[Reported] = []
    live, report = set(reading.live), Report(reading)
    for sentence in range(len(tokens.sentences)) if tokens.language.reportive else reading.live:
        first, past = tokens.sentences[sentence]
        hits = reading.hits(sentence) if sentence in live else []
        before = len(found)
        for n, hit in enumerate(hits):
            reported = _content(tokens, hits, n, first, past)
            if reported is None:
                continue
            start, end = reported
            while start < end and tokens.kind[start] == PUNCT and tokens.norm[start] not in "([":
                start += 1
            if tokens.language.drops_subject:
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
            found.append(Reported(hit, sentence, span, start, end, _hole(tokens, hit, start, end)))
        if tokens.language.reportive:
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
    if start + 2 < end and tokens.norm[start] in tokens.language.adverbs and tokens.norm[start + 1] == ",":
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
    if (
        not language.verb_last
        and norm[first] in language.as_leads
        and hit.after > first
        and norm[hit.after - 1] == ","
    ):
        return hit.after, clause_end(tokens, hit.after, past, hits, n)
    later = hits[n + 1] if n + 1 < len(hits) else None
    start = hit.after
    if hit.subject is not None and hit.subject.first >= hit.past:
        start = max(start, hit.subject.past)
    if language.verb_last and not hit.left:
        at = clause_after_comma(tokens, hit, start, first, past)
        return (at, clause_end(tokens, at + 1, past, hits, n)) if at is not None else None
    beside, start = start, _past_addressee(tokens, hit, start, past)
    if language.drops_subject and hit.left and start > beside:
        return _before(tokens, hits, n, first)  # «…», advierte Ana Lima, autora de un estudio que…
    if start + 1 < past and norm[start] in language.before_that and norm[start + 1] in language.conjunctions:
        start += 1
    if start < past:
        word = norm[start]
        if language.drops_subject and hit.left and norm[start - 1] == ",":
            return _before(tokens, hits, n, first)  # «…», dice Ana Lima, che vive al porto
        if word in language.conjunctions and hit.frame & (Frame.THAT | Frame.INFINITIVE):
            begin = start if language.keeps_conjunction else start + 1
            return begin, clause_end(tokens, start + 1, past, hits, n)
        asks = word in language.questions or (
            language.drops_subject
            and word in language.prepositions
            and start + 1 < past
            and norm[start + 1] in language.questions  # por qué
        )
        if asks and hit.frame & Frame.THAT and kind[start] == LOWER:
            return start, clause_end(tokens, start + 1, past, hits, n)
        if hit.frame & Frame.INFINITIVE and opens_infinitive(tokens, start, past):
            denied = max(first, hit.first - 1) if language.drops_subject else hit.first
            if hit.frame & Frame.THINK and not language.negations.isdisjoint(norm[denied:start]):
                return None  # «n'a pas souhaité répondre», «no quiso responder»
            link = language.drops_subject and norm[start] in language.infinitive_links
            return start + link, clause_end(tokens, start + 1, past, hits, n)
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
        return _before(tokens, hits, n, first)
    return None


def _past_addressee(tokens: Tokens, hit: CueHit, start: int, past: int) -> int:
    """Past the addressee and adverbials that may stand between a cue and its «que»."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    k = start
    if language.datives:
        listener = listener_at(tokens, k, past)
        if listener is not None and listener.past + 1 < past and norm[listener.past] == ",":
            return listener.past + 1  # «sagte der Nachrichtenagentur, die Lage sei ernst»
    if hit.frame & Frame.INFINITIVE and k < past and norm[k] in language.to_words:
        for j in range(k + 2, min(past, k + 9)):
            if norm[j] in language.infinitive_links and j + 1 < past and is_infinitive(tokens, j + 1):
                return j  # «demande à la mairie de publier…»
            if kind[j] not in (LOWER, CAPITAL):
                break
    to_someone = language.drops_subject and k < past and norm[k] in language.to_words  # a este diario que…
    if k < past and (
        norm[k] in language.conjunctions or (norm[k] in language.infinitive_links and not to_someone)
    ):
        return k
    if language.drops_subject and k < past and norm[k] in language.to_words:
        # «preguntan al candidato, Tomás Lima, si…», «chiede al governo di…»
        listener = phrase_at(tokens, k + 1, past) or phrase_at(tokens, k, past)
        if listener is not None:
            at = listener.past + (listener.past < past and norm[listener.past] == ",")
            if at < past and (norm[at] in language.questions or opens_infinitive(tokens, at, past)):
                return at
    limit = min(past, start + 22)
    if language.conjunctions.isdisjoint(norm[start:limit]):
        return start
    comma = False
    for j in range(start, limit):
        if norm[j] in language.conjunctions:
            if not language.nouns_stack or not comma or norm[j - 1] == ",":
                # nothing but a prepositional or told phrase may stand between
                return j if _only_adverbial(tokens, hit, start, j) else start
            return start
        if (
            norm[j] in ";:."
            or kind[j] == QUOTE
            or (j > start and kind[j] == LOWER and norm[j] in language.cues and _finite(tokens, j))
        ):
            return start
        comma = comma or norm[j] == ","
    return start


def _only_adverbial(tokens: Tokens, hit: CueHit, start: int, end: int) -> bool:
    language = tokens.language
    head = tokens.norm[start]
    if start == end:
        return True
    if (
        head in language.prepositions
        or head in language.adverbs
        or head == ","
        or tokens.kind[start] not in (LOWER, CAPITAL)
    ):
        return True
    return bool(hit.frame & Frame.TELL) or end - start <= 3


def _finite(tokens: Tokens, k: int) -> bool:
    return any(
        word.form & Form.FINITE and not word.frame & Frame.NOUN_TOO
        for word in tokens.language.cues[tokens.norm[k]]
    )


def _before(tokens: Tokens, hits: list[CueHit], n: int, first: int) -> tuple[int, int] | None:
    """What stands before a closing «, a dit X»: back to the sentence's head or the cue before."""
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
    links = tokens.language.coordinators
    if tokens.language.drops_subject:
        links |= tokens.language.likeness  # «…, según explicó Ana Lima»
    while end > start and (tokens.kind[end - 1] == PUNCT or tokens.norm[end - 1] in links):
        end -= 1
    if end - start < 3 or _only_named(tokens, start, end):
        return None
    if tokens.norm[start] in tokens.language.subordinators - tokens.language.prepositions:
        return None
    if tokens.language.verb_last and is_zu_infinitive(tokens, start, end):
        return None  # «Um den Bedarf zu decken, sagte er…»
    if tokens.language.verb_last and tokens.norm[start] in tokens.language.prepositions:
        return (start, end) if second_verb(tokens, start, end) is not None else None
    return start, end


def _only_named(tokens: Tokens, start: int, end: int) -> bool:
    """«Une requête “légitime”, convient le maire»: a noun with its marks is no clause."""
    return (
        tokens.kind[end - 1] == QUOTE
        and end - start < 6
        and not tokens.language.capital_nouns
        and not _opens_with_verb(tokens, end - 1)
        and tokens.norm[start] in tokens.language.determiners
        and not any(is_verb(tokens, j) for j in range(start + 1, end - 1))
    )


def _opens_with_verb(tokens: Tokens, k: int) -> bool:
    """Whether the words inside the marks begin with a verb: «La Valdonie “ne négociera pas”»."""
    language = tokens.language
    words = tokens.text[tokens.start[k] : tokens.end[k]].lower().replace("’", "'").split()
    return any(
        (word := piece.strip("«»“”\"'„,. \u00a0\u202f")) in language.verbs
        or word in language.clitics
        or (len(word) > 4 and word.endswith(language.finite_endings))
        for piece in words[:4]
    )


def _mostly_marked(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a marked span already holds nearly all of it."""
    if QUOTE not in tokens.kind[start:end]:
        return False
    whole = tokens.end[end - 1] - tokens.start[start]
    marked = sum(tokens.end[j] - tokens.start[j] for j in range(start, end) if tokens.kind[j] == QUOTE)
    return marked >= 0.75 * whole
