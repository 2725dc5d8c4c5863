"""Reporting clause between commas or dashes -> the clause around it: «La dette, *précise-t-elle*, reste stable».

Such a clause stands anywhere inside what it reports (Quirk et al., CGEL 15.54, comment clauses; Grevisse, on the incise).
What tells it from an apposition or a clause of its own is what stands on both sides: neither is whole without the other.
"""

from typing import NamedTuple

from worker.quotes.cues.adverbials import only_adverbs, verb_between
from worker.quotes.cues.clause_openers import is_gerund, is_infinitive
from worker.quotes.cues.hit import DASHES, CueHit
from worker.quotes.lexicon.finite import is_finite
from worker.quotes.lexicon.grammar import Form, Frame
from worker.quotes.model import Evidence
from worker.quotes.phrases.chunk import phrase_at
from worker.quotes.phrases.phrase import Kind
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.reported.clause_before import Clause
from worker.quotes.reported.clause_end import clause_end
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import CAPITAL, LOWER, NUMBER, PUNCT, QUOTE

_TAIL = 14
"""Tokens behind a cue and its speaker within which the clause must close: a time, a place, a listener."""
_APPOSITION = 14
"""Tokens of what more is said of the speaker between commas."""
_PARTS = 60
"""Tokens from a cue back to where what it reports begins; more than that is no clause, and would cost time."""


class Inserted(NamedTuple):
    """What a reporting clause stands in, and that clause with its commas or dashes; tokens, the second exclusive."""

    clause: Clause
    hole: Clause


def inserted(tokens: Tokens, hits: list[CueHit], n: int, first: int, past: int) -> Inserted | None:
    """The clause around the cue, if the cue interrupts it."""
    hit = hits[n]
    opens = _opens(tokens, hit, first)
    if opens is None or not _reports(hit):
        return None
    start = _start(tokens, hits, n, opens, first)
    if not 0 < opens - start <= _PARTS:
        return None
    if tokens.norm[start] in tokens.language.clauses.subordinators - tokens.language.words.prepositions:
        return None
    for closes in _ends(tokens, hit, opens, past):
        if _goes_on(tokens, start, opens, closes + 1, past):
            end = clause_end(tokens, closes + 2, past, hits, n)
            if tokens.kind[closes + 1] == QUOTE and tokens.norm[min(closes + 2, past - 1)] == ",":
                end = closes + 2  # «El plan, sostiene, “está caducado”*, algo que la ministra niega*»
            return Inserted((start, end), (opens, closes + 1)) if end > closes + 1 else None
    return None


def _reports(hit: CueHit) -> bool:
    if hit.passive or hit.gerund or hit.subject is None:
        return False
    return bool(hit.frame & (Frame.THAT | Frame.BARE))


def _opens(tokens: Tokens, hit: CueHit, first: int) -> int | None:
    """The comma or dash before the reporting clause: right before its verb, or before its subject and the verb."""
    language, norm = tokens.language, tokens.norm
    if hit.evidence is Evidence.ACCORDING_TO and norm[hit.first] not in language.sources.according_after:
        return None
    opens, subject = hit.first - 1, hit.subject
    if subject is not None and first <= subject.first < hit.first:
        if not language.syntax.keeps_subject_before_verb or not only_adverbs(tokens, subject.past, hit.first):
            return None
        opens = subject.first - 1
    while opens > first and norm[opens] in language.pronouns.clitics:
        opens -= 1
    if opens > first and norm[opens] in language.clauses.likeness:
        opens -= 1  # «La elección, *según* admitió Lima, …»
    return opens if opens > first and (norm[opens] == "," or norm[opens] in DASHES) else None


def _start(tokens: Tokens, hits: list[CueHit], n: int, opens: int, first: int) -> int:
    """Where the clause begins that the comma or dash at `opens` interrupts."""
    norm, start = tokens.norm, first
    for j in range(opens - 1, max(first, opens - _PARTS) - 1, -1):
        if tokens.kind[j] == PUNCT and norm[j] in ":;":
            start = j + 1
            break
    left = next((hits[k] for k in range(n - 1, -1, -1) if hits[k].left or hits[k].first < start), None)
    if left is not None and left.left:
        start = max(start, left.past, left.subject.past if left.subject is not None else 0)
    while start < opens and (tokens.kind[start] == PUNCT or norm[start] in tokens.language.clauses.ands):
        start += 1
    return start


def _ends(tokens: Tokens, hit: CueHit, opens: int, past: int) -> list[int]:
    """Where the reporting clause may close: the next comma or dash, or the one behind what more is said of the speaker."""
    subject, norm = hit.subject, tokens.norm
    behind = subject is not None and hit.first < subject.first < past
    end = max(hit.past, subject.past) if behind and subject is not None else hit.past
    if norm[opens] in DASHES:
        closes = next((j for j in range(end, min(past, end + _TAIL)) if norm[j] in DASHES), None)
        return [closes] if closes is not None and _is_tail(tokens, hit, end, closes) else []
    closes = next((j for j in range(end, min(past, end + _TAIL)) if norm[j] == ","), None)
    if closes is None or not _is_tail(tokens, hit, end, closes):
        return []
    further = None
    if behind and subject is not None and subject.kind <= Kind.ROLE:
        commas = (j for j in range(closes + 1, min(past, closes + _APPOSITION)) if norm[j] == ",")
        further = next(commas, None)
        if further is not None and not _says_more(tokens, closes + 1, further):
            further = None
    return [closes] if further is None else [closes, further]


def _is_tail(tokens: Tokens, hit: CueHit, start: int, end: int) -> bool:
    """Whether only a time, a place or a listener stands there, and nothing that the cue could report itself."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if start >= end:
        return True
    for j in range(start, end):
        if kind[j] not in (LOWER, CAPITAL, NUMBER) or norm[j] in language.clauses.conjunctions:
            return False
    opens = norm[start]
    adverbial = (
        opens in language.words.prepositions
        or opens in language.words.adverbs
        or opens in language.addressees.to_words
        or opens in language.verbs.tail_heads
        or opens in language.clauses.gerund_markers
        or is_gerund(tokens, start)
    )
    told = bool(hit.frame & Frame.TELL) and language.syntax.addressee_may_be_bare_object
    if not adverbial and not told:
        return False
    if is_infinitive(tokens, start) or (
        opens in language.clauses.infinitive_links and start + 1 < end and is_infinitive(tokens, start + 1)
    ):
        return False
    return not verb_between(tokens, start, end)


def _says_more(tokens: Tokens, start: int, end: int) -> bool:
    """«, a dit Lima, *maire de Marle depuis dix ans*,», «, *que vive en el puerto*,»: an apposition or a relative clause."""
    language, norm = tokens.language, tokens.norm
    if any(tokens.kind[j] not in (LOWER, CAPITAL, NUMBER) for j in range(start, end)):
        return False
    if norm[start] in language.pronouns.relatives:
        return True
    return not verb_between(tokens, start, end)


def _goes_on(tokens: Tokens, start: int, opens: int, on: int, past: int) -> bool:
    """Whether what follows at `on` and what stands from `start` to `opens` are halves of one clause."""
    if on + 1 >= past or _is_alias(tokens, start, opens):
        return False
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if kind[opens - 1] == QUOTE and (opens - 1 == start or kind[on] == QUOTE):
        return False  # «…», dit-elle, «…»
    if norm[on] in language.pronouns.relatives and norm[on] not in language.determiners.all:
        return False
    ahead = _has_verb(tokens, start, opens)
    if ahead and _is_left_open(tokens, opens - 1):
        return True
    head = _past_small(tokens, on, past)
    if _is_known_verb(tokens, head):
        return True
    if ahead:
        return False
    if kind[head] == QUOTE:
        # «*Perché*, dice, “io penso…”»: what is no noun phrase only leads to what the marks hold
        return phrase_at(tokens, start, opens, apposition=False) is not None
    if _may_be_verb(tokens, head, past):
        return True
    return _is_fronted(tokens, start) and _opens_statement(tokens, on, past)


def _is_alias(tokens: Tokens, start: int, opens: int) -> bool:
    """«Jean Verdon, *dit* le Rouge, …»: a participle that is spelled like the verb, behind nothing but a name."""
    if tokens.language.syntax.keeps_subject_before_verb:
        return False
    readings = tokens.language.verbs.cues.get(tokens.norm[opens + 1], ())
    if not any(each.form & Form.PARTICIPLE for each in readings):
        return False
    if tokens.kind[opens + 2] not in (LOWER, CAPITAL):
        return False  # «dit-il»
    named = phrase_at(tokens, start, opens, apposition=False)
    return named is not None and named.kind == Kind.NAME and named.past == opens


def _has_verb(tokens: Tokens, start: int, end: int) -> bool:
    return verb_between(tokens, start, end) or any(
        tokens.kind[j] == LOWER and is_verb(tokens, j) for j in range(start + 1, end)
    )


def _is_left_open(tokens: Tokens, k: int) -> bool:
    """«Der Hafen *sei*, fügt sie hinzu, besser», «Il *faut*, dit-elle, agir»: an auxiliary, and nothing behind it."""
    verbs, word = tokens.language.verbs, tokens.norm[k]
    return word in verbs.be or word in verbs.have or word in verbs.modals or word in verbs.reportive


def _past_small(tokens: Tokens, k: int, past: int) -> int:
    """Past adverbs, clitics and a negation: «*ne le* dira», «*já nem* telhado tem»."""
    language, norm = tokens.language, tokens.norm
    while k + 1 < past and (
        _is_clitic(tokens, k)
        or norm[k] in language.clauses.negations
        or (norm[k] in language.words.adverbs and norm[k] not in language.determiners.all)
        or norm[k] in language.pronouns.reflexive
        or norm[k] in language.clauses.opening_infinitive
    ):
        k += 1
    return k


def _is_clitic(tokens: Tokens, k: int) -> bool:
    """Of one that is an article, too, only the verb behind it tells: «ne *le* dira», «*le* bac»."""
    language, word = tokens.language, tokens.norm[k]
    if word not in language.pronouns.clitics:
        return False
    return word not in language.determiners.all or _is_known_verb(tokens, k + 1)


def _is_known_verb(tokens: Tokens, k: int) -> bool:
    return tokens.kind[k] == LOWER and (is_finite(tokens.language, tokens.norm[k]) or is_verb(tokens, k))


def _may_be_verb(tokens: Tokens, k: int, past: int) -> bool:
    """Whether a word that no table holds can be nothing but the verb: no noun phrase, adverbial or clause begins with it."""
    language, word = tokens.language, tokens.norm[k]
    if tokens.kind[k] != LOWER or k + 1 >= past or is_gerund(tokens, k):
        return False
    small = (
        language.words.prepositions
        | language.clauses.coordinators
        | language.clauses.conjunctions
        | language.clauses.breaks
        | language.clauses.subordinators
        | language.clauses.questions
        | language.clauses.gerund_markers
        | language.pronouns.relatives
    )
    if word in small or word in language.determiners.all or word in language.nouns.kinds:
        return False
    if language.verbs.participles and word.endswith(language.verbs.participles):
        return False
    return tokens.norm[k + 1] not in ",;" and phrase_at(tokens, k, past, apposition=False) is None


def _is_fronted(tokens: Tokens, start: int) -> bool:
    """«*Sans* train, a-t-il dit, le lycée ferme»; an adverb alone may be the cue's: «*Hier*, a dit Lima, …»."""
    return tokens.norm[start] in tokens.language.words.prepositions


def _opens_statement(tokens: Tokens, on: int, past: int) -> bool:
    subject = phrase_at(tokens, on, past, apposition=False)
    if subject is None:
        return False
    head = _past_small(tokens, subject.past, past)
    return head < past and (_is_known_verb(tokens, head) or _may_be_verb(tokens, head, past))
