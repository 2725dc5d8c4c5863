"""Cues of a sentence -> whether what each announces was said at all: negated, asked, supposed, still to come, denied.

Scope is the cue's own clause: its verb group, the verbs that govern it ("refused to say"), its subject ("nobody"),
the word that opens the clause ("if"), and what an outer cue that was not said reports. A negation of any other
verb of the sentence says nothing about the cue.
"""

from worker.quotes.cues.adverbials import verb_between
from worker.quotes.cues.hit import CueHit
from worker.quotes.lexicon.polarity import Polarity, PolarityWords, Sequences
from worker.quotes.model import Evidence
from worker.quotes.phrases.phrase import Phrase
from worker.quotes.polarity.denials import rejects
from worker.quotes.polarity.nested import reach_inside, take_nouns
from worker.quotes.polarity.verb_field import field_polarity
from worker.quotes.polarity.verb_group import group_polarity, may_be_governed
from worker.quotes.text.tokens import Tokens
from worker.quotes.text.words import BREAK, PUNCT, QUOTE

_SUBJECT_REACH = 14
"""Tokens before a verb group within which its subject begins."""
_NEAR, _FAR, _BEHIND = 16, 26, 7
"""Tokens before a cue and its subject, and behind it, in which what denies it stands; far, for German, on both sides."""


def set_polarity(tokens: Tokens, hits: list[CueHit], first: int, past: int, phrases: list[Phrase]) -> None:
    """Tell each cue of the sentence from `first` to `past` its polarity; the hits come left to right."""
    words = tokens.language.polarity
    if words is None or not hits:
        return
    norm, signals, sentence = tokens.norm, words.signals, tokens.norm[first:past]
    at = [] if signals.isdisjoint(sentence) else [j for j, w in enumerate(sentence, first) if w in signals]
    asked = "?" in sentence[-3:] and _is_question(tokens, first, past)
    ahead, behind = (_FAR, _FAR) if tokens.language.syntax.participle_may_close_clause else (_NEAR, _BEHIND)
    for hit in hits:
        if hit.evidence is Evidence.ACCORDING_TO:
            postposed = hit.subject is not None and hit.subject.past == hit.first  # «*Berichten* zufolge»
            if hit.first > first and norm[hit.first - 1] in words.claims and not postposed:
                hit.polarity = Polarity.UNSAID  # «a démenti les rumeurs *selon lesquelles*»: nobody's we know
            continue
        opens, closes = hit.opens, hit.past + behind
        found = [norm[j] for j in at if opens - ahead <= j <= closes]
        if (
            found
            or asked
            or hit.first == first
            or words.is_loaded(hit.lemma, norm[hit.first])
            or norm[opens - 1] in words.auxiliaries
            or may_be_governed(tokens, words, hit)
        ):
            hit.polarity = _polarity(tokens, words, hit, first, past, phrases, found, asked)
    take_nouns(tokens, words, hits)
    if any(hit.polarity != Polarity.SAID for hit in hits):
        reach_inside(tokens, words, hits, past)


def _polarity(
    tokens: Tokens,
    words: PolarityWords,
    hit: CueHit,
    first: int,
    past: int,
    phrases: list[Phrase],
    found: list[str],
    asked: bool,
) -> int:
    """`found` are the words about it that may say something of it: most cues have none, and cost nothing more."""
    polarity, left = Polarity.SAID, hit.first - 1
    if tokens.language.syntax.participle_may_close_clause:
        polarity, left = field_polarity(tokens, words, hit, first, past)
    elif (
        not words.by_group.isdisjoint(found)
        or hit.first == first
        or tokens.norm[hit.first].endswith(words.endings)
        or may_be_governed(tokens, words, hit)
    ):
        polarity, left = group_polarity(tokens, words, hit, first, past, phrases)
    if polarity == Polarity.UNSAID:
        return polarity
    if _is_no_statement(tokens, words, hit, left, first, found):
        return Polarity.UNSAID
    relative = tokens.norm[left] in tokens.language.pronouns.relatives
    if asked and not relative and _is_asked(tokens, hit, _opens(hit, left), first, past):
        return Polarity.UNSAID
    if _was_asked(tokens, hit):
        return Polarity.UNSAID
    if hit.lemma in words.refusing and not tokens.language.pronouns.reflexive.isdisjoint(
        tokens.norm[max(first, hit.first - 2) : hit.verb]
    ):
        return Polarity.UNSAID
    denies = hit.lemma in words.deniers or rejects(tokens, words, hit, past)
    if denies and hit.passive:
        return Polarity.UNSAID  # «it was denied by Lima that»
    if denies and not hit.left:
        return Polarity.DENIED if polarity in (Polarity.SAID, Polarity.DENIED) else Polarity.UNSAID
    if hit.lemma in words.doubters and not hit.left:
        return Polarity.LATER
    return polarity


def _is_no_statement(
    tokens: Tokens, words: PolarityWords, hit: CueHit, left: int, first: int, found: list[str]
) -> bool:
    """Whether its clause states nothing of its subject: it is nobody's, another's, only supposed."""
    opens = _opens(hit, left)
    if not words.by_subject.isdisjoint(found) and (
        _is_nobody(tokens, words, left, first) or _is_someone_else(tokens, words, hit, first)
    ):
        return True
    turned = opens > first and tokens.norm[opens - 1] in words.auxiliaries
    supposing = turned or not words.by_clause.isdisjoint(found)
    return supposing and _is_supposed(tokens, words, hit, opens, first)


def _opens(hit: CueHit, left: int) -> int:
    """Where the cue's clause begins, but for its conjunction: at its subject, or at its verb group."""
    subject = hit.subject
    if subject is None or subject.past > left + 1:
        return left + 1
    return subject.first


def _is_nobody(tokens: Tokens, words: PolarityWords, left: int, first: int) -> bool:
    """«Nobody said», «aucun responsable n'a dit», «weder Lima noch Bell sagten»: left of the verb group at `left`."""
    language, norm, kind = tokens.language, tokens.norm, tokens.kind
    if words.partners:
        return False  # «personne *n'*a dit»: that has been read with the verb group
    for j in range(left, max(first - 1, left - _SUBJECT_REACH), -1):
        word = norm[j]
        if kind[j] in (QUOTE, BREAK) or (kind[j] == PUNCT and word in ",;:–—"):
            return False
        if word in language.clauses.conjunctions or word in language.pronouns.relatives:
            return False
        if word in language.clauses.coordinators and word not in words.alternatives:
            return False
        if word in words.not_one and _ends_with(norm, j + 1, first, words.not_one):
            return not verb_between(tokens, j + 1, left + 1)
        if word in words.nobodies and not (j + 1 <= left and norm[j + 1] in words.spared):
            governed = j > first and norm[j - 1] in language.words.prepositions
            if governed and norm[j - 1] not in words.nowhere:
                return False
            return not verb_between(tokens, j + 1, left + 1)
    return False


def _is_someone_else(tokens: Tokens, words: PolarityWords, hit: CueHit, first: int) -> bool:
    """«It was *not* Lima who said», «ce n'est *pas* Lima qui a dit», «*no* fue Lima quien dijo»."""
    norm, be = tokens.norm, tokens.language.verbs.be
    if hit.subject is None or hit.subject.first < first + 2 or hit.subject.first > hit.verb:
        return False
    k = hit.subject.first - 1
    if norm[k] in words.negators:
        return norm[k - 1] in be or norm[k - 1] in words.auxiliaries
    while k > first and norm[k] in be:
        k -= 1
    return k < hit.subject.first - 1 and norm[k] in words.negators


def _is_supposed(tokens: Tokens, words: PolarityWords, hit: CueHit, opens: int, first: int) -> bool:
    """«If Lima says», «whether Lima had said», «Sollte Lima sagen», «it is not true that Lima said»."""
    norm, k = tokens.norm, _before_adverbs(tokens, opens, first)
    for at in {k, opens}:
        if not _ends_with(norm, at, first, words.conditions):
            continue
        if norm[at - 1] in tokens.language.pronouns.reflexive and (
            hit.subject is None or hit.subject.first != at
        ):
            continue  # «*s'*est félicitée la maire», not «s'il dit»
        return not any(_ends_with(norm, each, first, words.conceding) for each in {k, opens})
    if k > first and norm[k - 1] in tokens.language.clauses.conjunctions:
        at = k - 1
        return _ends_with(norm, at - (norm[at - 1] == ","), first, words.untrue)
    subject = hit.subject
    if subject is None or subject.first != opens or subject.first > hit.verb:
        return False
    return _is_turned(tokens, words, opens - 1, first)


def _is_turned(tokens: Tokens, words: PolarityWords, auxiliary: int, first: int) -> bool:
    """«*Should* Lima say», «*Nor did* Lima say», «*At no point did* Lima say»: by what stands before the subject."""
    norm = tokens.norm
    if auxiliary < first or norm[auxiliary] not in words.auxiliaries:
        return False
    before = norm[auxiliary - 1]
    if auxiliary == first or before in (",", ";") or before in tokens.language.clauses.coordinators:
        return norm[auxiliary] in words.supposing
    for j in range(auxiliary - 1, first - 1, -1):
        if norm[j] in ",;:":
            return False
        if norm[j] in words.negators or norm[j] in words.nobodies:
            return norm[j + 1] not in words.spared
    return False


def _before_adverbs(tokens: Tokens, k: int, first: int) -> int:
    """Where the clause at k opens, past a parenthesis, an adverb or the first of two subjects before it."""
    language, norm = tokens.language, tokens.norm
    while k > first:
        if norm[k - 1] == ",":
            comma = next((j for j in range(k - 2, max(first, k - 12), -1) if norm[j] == ","), None)
            if comma is None:
                return k
            k = comma
        elif (norm[k - 1] in language.words.adverbs or norm[k - 1] in language.pronouns.clitics) and norm[
            k - 1
        ] not in language.clauses.conjunctions:
            k -= 1
        else:
            return k
    return k


def _ends_with(norm: list[str], k: int, first: int, phrases: Sequences) -> bool:
    """Whether one of the phrases ends right before token k."""
    return k > first and any(
        k - len(phrase) >= first and tuple(norm[k - len(phrase) : k]) == phrase
        for phrase in phrases.get(norm[k - 1], ())
    )


def _was_asked(tokens: Tokens, hit: CueHit) -> bool:
    """English «Lima, *asked* whether it was so, …»: a participle behind the bare name, whose bearer does not ask."""
    subject = hit.subject
    return (
        tokens.language.syntax.nouns_precede_head
        and hit.lemma in tokens.language.verbs.asking
        and subject is not None
        and not hit.left
        and subject.past == subject.core_past == hit.first - 1
        and tokens.norm[hit.first - 1] == ","
    )


def _is_question(tokens: Tokens, first: int, past: int) -> bool:
    last = past - 1
    while last > first and (tokens.norm[last] in ")]»”\"'…!" and tokens.kind[last] == PUNCT):
        last -= 1
    return tokens.norm[last] == "?"


def _is_asked(tokens: Tokens, hit: CueHit, opens: int, first: int, past: int) -> bool:
    """«Did Lima say that …?»; not «Lima asked: who pays?», «Will it close, Lima asked?», «when Lima said …, who …?»."""
    language, norm = tokens.language, tokens.norm
    if hit.lemma in language.verbs.asking:
        return False
    after = norm[hit.after] if hit.after < past else "."
    if (
        hit.left
        and opens > first
        and not (after in language.clauses.conjunctions or after in language.clauses.questions)
    ):
        return False
    if ":" in norm[hit.past : past]:
        return False
    before = norm[opens - 1] if opens > first else ""
    return before not in language.clauses.subordinators and before not in language.pronouns.relatives
