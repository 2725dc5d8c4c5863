"""Cue in its sentence -> the tokens of the clause that it reports: behind it, before it, or around it."""

from collections.abc import Callable
from typing import NamedTuple

from worker.quotes.cues.clause_openers import opens_clause, opens_infinitive
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.grammar import Frame
from worker.quotes.lexicon.polarity import Polarity
from worker.quotes.model import Evidence
from worker.quotes.phrases.verb_or_noun import is_verb
from worker.quotes.polarity.denials import claimed_at
from worker.quotes.reported.clause_before import Clause, clause_before
from worker.quotes.reported.clause_end import clause_end
from worker.quotes.reported.comma_clauses import clause_after_comma, main_verb_comma
from worker.quotes.reported.past_addressee import past_listener
from worker.quotes.reported.sourced_clause import according_content
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import LOWER, QUOTE


class Saying(NamedTuple):
    """A cue that reports, and the token `start` behind it, its speaker and its listener where content may begin."""

    tokens: Tokens
    hits: list[CueHit]
    n: int
    hit: CueHit
    first: int
    past: int
    start: int
    word: str
    """The word at `start`; empty at the sentence's end."""
    past_listener: bool
    """Whether a listener, a time or a place stood between."""

    def clause(self, begin: int, from_: int) -> Clause:
        """The clause that begins at `begin`, its end looked for behind `from_`."""
        return begin, clause_end(self.tokens, from_, self.past, self.hits, self.n)

    @property
    def whole(self) -> Clause:
        """The clause that begins right at `start`, with the word there."""
        return self.clause(self.start, self.start + 1)


_OF_CLAUSES = Frame.THAT | Frame.INFINITIVE | Frame.BARE
"""A verb with none of these frames reports no clause, but for one that takes a gerund."""


def content_of(tokens: Tokens, hits: list[CueHit], n: int, first: int, past: int) -> Clause | None:
    """What the cue reports, by the first step whose predicate holds."""
    hit = hits[n]
    if hit.subject is None and not hit.passive:
        return None
    if hit.evidence is Evidence.ACCORDING_TO:
        return according_content(tokens, hit, first, past)
    if _is_aim(tokens, hit) or (hit.left and hit.lemma in tokens.language.verbs.quoting):
        return None  # "“…,” the Gull quoted her as saying": the marks hold all of it
    fronted = _is_fronted(tokens, hit)
    if fronted and hit.subject is not None:
        past = hit.subject.first - 1
    fixed = _after_claim(tokens, hits, n, past) if hit.polarity == Polarity.DENIED else None
    if fixed is None and tokens.norm[first] in tokens.language.clauses.as_leads:
        fixed = _after_lead(tokens, hits, n, first, past)
    if fixed is not None:
        return fixed
    start = hit.after
    if not fronted and hit.subject is not None and hit.subject.first >= hit.past:
        start = max(start, hit.subject.past)
    if tokens.language.syntax.comma_opens_content_clause and not hit.left:
        return _after_comma(tokens, hits, n, (first, past), start)
    if not hit.frame & _OF_CLAUSES and hit.lemma not in tokens.language.verbs.gerund_verbs:
        return None
    saying = _saying(tokens, hits, n, first, past, start)
    for holds, step in _STEPS:
        if holds(saying):
            return step(saying)
    return None


def _after_comma(tokens: Tokens, hits: list[CueHit], n: int, sentence: Clause, start: int) -> Clause | None:
    """«sagte, *es reiche*»; the clause of a cue that a leading subordinate clause holds ends before the main verb."""
    hit, (first, past) = hits[n], sentence
    at = clause_after_comma(tokens, hit, start, first, past)
    if at is None:
        return None
    if tokens.norm[first] in tokens.language.clauses.subordinators and hit.first > first:
        past = main_verb_comma(tokens, at, past)
    return at, clause_end(tokens, at + 1, past, hits, n)


def _is_aim(tokens: Tokens, hit: CueHit) -> bool:
    """«went out *to find* another», «tried *to prove* that…»: in the infinitive nobody has found it yet."""
    language, before = tokens.language, tokens.norm[hit.verb - 1]
    aims = before in language.clauses.infinitive_links or before in language.words.prepositions
    return aims and hit.verb > 0 and hit.lemma in language.verbs.finding


def _saying(tokens: Tokens, hits: list[CueHit], n: int, first: int, past: int, beside: int) -> Saying:
    language, norm = tokens.language, tokens.norm
    start = past_listener(tokens, hits[n], beside, past)
    moved = start > beside
    if (
        start + 1 < past
        and norm[start] in language.clauses.before_that
        and norm[start + 1] in language.clauses.conjunctions
    ):
        start += 1
    word = norm[start] if start < past else ""
    return Saying(tokens, hits, n, hits[n], first, past, start, word, moved)


def _after_claim(tokens: Tokens, hits: list[CueHit], n: int, past: int) -> Clause | None:
    """«denied the claim *that the wall leaked*»"""
    claimed = claimed_at(tokens, hits[n], past)
    if claimed is None:
        return None
    begin = claimed if tokens.language.syntax.keeps_conjunction else claimed + 1
    return begin, clause_end(tokens, claimed + 1, past, hits, n)


def _after_lead(tokens: Tokens, hits: list[CueHit], n: int, first: int, past: int) -> Clause | None:
    """«Comme l'a dit Ana Lima, *le bac est à quai*»"""
    hit = hits[n]
    if tokens.language.syntax.participle_may_close_clause:
        return None
    if hit.after <= first or tokens.norm[hit.after - 1] != ",":
        return None
    return hit.after, clause_end(tokens, hit.after, past, hits, n)


def _says_more_of_speaker(saying: Saying) -> bool:
    """«…, advierte Ana Lima, autora de un estudio que…», «…, dice Ana Lima, que vive al porto»"""
    if not saying.tokens.language.syntax.subject_may_be_left_out or not saying.hit.left:
        return False
    comma = saying.start < saying.past and saying.tokens.norm[saying.start - 1] == ","
    return saying.past_listener or comma


def _opens_content_clause(saying: Saying) -> bool:
    language, hit = saying.tokens.language, saying.hit
    if saying.word not in language.clauses.conjunctions or hit.lemma in language.verbs.wanting:
        return False
    return (
        not _restricts(saying)
        and not _is_relative(saying)
        and not _leans_on_noun(saying)
        and bool(saying.hit.frame & (Frame.THAT | Frame.INFINITIVE))
    )


def _restricts(saying: Saying) -> bool:
    """«il *ne* compte *que* trois boucles»: half a negation, and no other half before the conjunction."""
    words, norm, hit = saying.tokens.language.polarity, saying.tokens.norm, saying.hit
    if words is None or words.partners.isdisjoint(norm[max(saying.first, hit.first - 2) : hit.verb]):
        return False
    return saying.start == hit.past and words.halves.isdisjoint(norm[hit.first : saying.start])


def _is_relative(saying: Saying) -> bool:
    """«Lo cuenta Ana Lima, *que* abrió la puerta», «en el *que*», «dit Ana Lima, *que* le maire a reçue»: no content."""
    language, norm = saying.tokens.language, saying.tokens.norm
    before, subject = saying.start - 1, saying.hit.subject
    if norm[before] in language.determiners.all or norm[before] in language.determiners.contracted:
        return True
    behind = subject is not None and subject.first >= saying.hit.past
    if language.syntax.comma_opens_content_clause:
        return False
    if not behind or subject is None:
        return False
    # «“Estaba oscuro”, dijo un vecino *que* vive cerca»: what was said stands before its speaker
    return saying.hit.left or (norm[before] == "," and before == subject.past)


def _leans_on_noun(saying: Saying) -> bool:
    """ "the rules *that could* close it", "see the gaps *that have* grown": behind a noun, or where one may have stood."""
    language, norm, at = saying.tokens.language, saying.tokens.norm, saying.start
    if not language.syntax.keeps_subject_before_verb or at + 1 >= saying.past:
        return False
    leans = saying.past_listener and saying.hit.frame & Frame.THINK and not saying.hit.frame & Frame.TELL
    if leans and saying.tokens.kind[at - 1] == LOWER and norm[at - 1] not in language.words.adverbs:
        return norm[saying.hit.after] in language.determiners.all  # "accepted *the fact that* it rains"
    if not saying.hit.frame & (Frame.THINK | Frame.NOUN_TOO):
        return False
    verb = norm[at + 1]
    return verb in language.verbs.be or verb in language.verbs.have or verb in language.verbs.modals


def _content_clause(saying: Saying) -> Clause:
    begin = saying.start if saying.tokens.language.syntax.keeps_conjunction else saying.start + 1
    return saying.clause(begin, saying.start + 1)


def _opens_question(saying: Saying) -> bool:
    """«preguntó *si*», «preguntó *por qué*»"""
    if not saying.hit.frame & Frame.THAT or saying.start >= saying.past or _is_relative(saying):
        return False
    language, norm, start = saying.tokens.language, saying.tokens.norm, saying.start
    asks = saying.word in language.clauses.questions or (
        language.syntax.subject_may_be_left_out
        and saying.word in language.words.prepositions
        and start + 1 < saying.past
        and norm[start + 1] in language.clauses.questions
    )
    return asks and saying.tokens.kind[start] == LOWER


def _opens_infinitive(saying: Saying) -> bool:
    infinitive = saying.hit.frame & Frame.INFINITIVE and saying.start < saying.past
    return bool(infinitive) and opens_infinitive(saying.tokens, saying.start, saying.past)


def _infinitive(saying: Saying) -> Clause | None:
    if _is_declined(saying) or _is_wished(saying):
        return None
    language = saying.tokens.language
    link = language.syntax.subject_may_be_left_out and saying.word in language.clauses.infinitive_links
    # «garantizó *no* haber leído»: what is denied is the infinitive, though the word is an adverb, too
    denied = saying.tokens.norm[saying.start - 1] in language.clauses.opening_infinitive
    return saying.clause(saying.start + link - denied, saying.start + 1)


def _is_wished(saying: Saying) -> bool:
    """«veut partir», «plans *to leave*», «has asked *to join*»: what somebody is to do, not what was said."""
    hit, language = saying.hit, saying.tokens.language
    if hit.lemma in language.verbs.wishing:
        return True
    asks = language.syntax.infinitive_is_bare and hit.lemma in language.verbs.asking
    return asks and not saying.past_listener


def _is_declined(saying: Saying) -> bool:
    """«n'a pas souhaité répondre», «no quiso responder», «asked not to be named»"""
    hit, language = saying.hit, saying.tokens.language
    norm, negations = saying.tokens.norm, language.clauses.negations
    near = range(saying.start, min(saying.past, saying.start + 4))
    if hit.lemma in language.verbs.requesting and any(
        norm[j] in language.verbs.be and norm[j - 1] in negations for j in near
    ):
        return True  # «pidió *no ser* citada», «ha chiesto di *non essere* nominato»
    first = max(saying.first, hit.first - 1) if language.syntax.subject_may_be_left_out else hit.first
    if language.clauses.negations.isdisjoint(saying.tokens.norm[first : saying.start]):
        return False
    asks = language.syntax.nouns_precede_head and hit.lemma in language.verbs.asking
    return bool(hit.frame & Frame.THINK) or asks


def _opens_gerund(saying: Saying) -> bool:
    """«denied *writing* it»"""
    language, word = saying.tokens.language, saying.word
    if saying.hit.lemma not in language.verbs.gerund_verbs or not word.endswith(
        language.verbs.gerund_endings
    ):
        return False
    return bool(word) and saying.tokens.kind[saying.start] == LOWER


def _opens_bare_clause(saying: Saying) -> bool:
    """«said *the wall would hold*»"""
    if not saying.hit.frame & Frame.BARE or saying.hit.left or saying.start >= saying.past:
        return False
    if saying.past_listener and saying.word in saying.tokens.language.clauses.conjunctions:
        return False
    if _lacks_its_subject(saying):
        return True
    return opens_clause(saying.tokens, saying.start, saying.past, saying.hit.frame)


def _lacks_its_subject(saying: Saying) -> bool:
    """«a tax, which she said *would be* low»: the relative is the subject of what was said."""
    subject, language, norm = saying.hit.subject, saying.tokens.language, saying.tokens.norm
    if subject is None or not saying.first < subject.first <= saying.hit.first:
        return False
    return norm[subject.first - 1] in language.pronouns.relatives and is_verb(saying.tokens, saying.start)


def _bare_clause(saying: Saying) -> Clause | None:
    clause = saying.clause(saying.start, saying.start)
    announces = clause[1] < saying.past and saying.tokens.norm[clause[1]] == ":"
    colon = ":" in saying.tokens.norm[clause[0] : clause[1]] and saying.tokens.kind[clause[1] - 1] == QUOTE
    told = announces or (colon and bool(saying.hit.frame & Frame.TELL))
    return None if told else clause  # "told *a packed hall*: “…”": whom, and behind the colon what


def _closes_clause(saying: Saying) -> bool:
    """«The wall would hold, *she said*», unless a later cue of the sentence has it."""
    hit, n = saying.hit, saying.n
    if not hit.left or not hit.frame & (Frame.THAT | Frame.BARE):
        return False
    if hit.passive and saying.tokens.language.syntax.keeps_subject_before_verb:
        return False  # "*The net* was offered by the port": its subject, and nothing said
    later = saying.hits[n + 1] if n + 1 < len(saying.hits) else None
    return later is None or not later.left or later.first > hit.past


def _clause_before(saying: Saying) -> Clause | None:
    return clause_before(saying.tokens, saying.hits, saying.n, saying.first)


def _clause_around(saying: Saying) -> Clause | None:
    goes_on = _past_parenthetical(saying.tokens, saying.hits, saying.n, saying.past)
    before = clause_before(saying.tokens, saying.hits, saying.n, saying.first, goes_on is not None)
    return before if before is None or goes_on is None else saying.clause(before[0], goes_on)


def _from_start(saying: Saying) -> Clause:
    return saying.whole


_STEPS: tuple[tuple[Callable[[Saying], bool], Callable[[Saying], Clause | None]], ...] = (
    (_says_more_of_speaker, _clause_before),
    (_opens_content_clause, _content_clause),
    (_opens_question, _from_start),
    (_opens_infinitive, _infinitive),
    (_opens_gerund, _from_start),
    (_opens_bare_clause, _bare_clause),
    (_closes_clause, _clause_around),
)
"""How a clause may stand to its cue, and where it is then."""


def _is_fronted(tokens: Tokens, hit: CueHit) -> bool:
    """«*Denying* the charge, Lima said that …»: what the participle reports ends before its subject."""
    return (
        hit.gerund
        and not hit.left
        and hit.subject is not None
        and hit.subject.first > hit.past
        and tokens.norm[hit.subject.first - 1] == ","
    )


def _past_parenthetical(tokens: Tokens, hits: list[CueHit], n: int, past: int) -> int | None:
    """«The wall, *she said*, would hold»: where what was said goes on behind a cue between commas."""
    hit, language, norm = hits[n], tokens.language, tokens.norm
    inserts = hit.thing_said_at >= 0 or language.syntax.keeps_subject_before_verb
    if not inserts or hit.subject is None or hit.subject.past > hit.first:
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
