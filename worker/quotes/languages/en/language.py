"""English: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (Quirk et al., 14.28-35 on reported speech; Levin's classes of verbs of communication)
and from use. Nothing here was taken from an annotated set.
"""

from worker.quotes.lexicon.assembly import assembled
from worker.quotes.lexicon.grammar import EP, ES, FP, FS, MP, MS, Agreement
from worker.quotes.lexicon.inflect import Forms, irregular, spelled
from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.syntax import Syntax


def _lists(name: str) -> WordLists:
    return WordLists(__package__, name)


_IRREGULAR = irregular(_lists("irregular"))
_DOUBLING = _lists("irregular").set("doubling")


def _conjugate(lemma: str) -> Forms:
    """Base, -s, -ed, -ing, by the spelling rules of English."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        stem, third = lemma[:-1], lemma + "s"
        past, gerund = stem + "ed", stem + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        third, past, gerund = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
        past, gerund = stem + "ed", stem + "ing"
    return spelled(f"{lemma} {third} {past}", past, gerund, lemma)


def _nouns(lists: WordLists) -> dict[str, Agreement]:
    """Nouns and their plurals."""
    table: dict[str, Agreement] = {}
    for heading, singular, plural in (("either", ES, EP), ("masculine", MS, MP), ("feminine", FS, FP)):
        for word in lists.get(heading):
            table[word] = singular
            table.setdefault(_plural(word), plural)
    return table | lists.agreements("as_written")


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


ENGLISH = assembled(
    __package__,
    "en",
    word_pattern=(
        r"(?:[^\W\d_]\.){2,}"
        r"|(?:O|D|Al)['’][A-Z][^\W\d_]+"
        r"|(?:don|didn|doesn|isn|wasn|aren|weren|hasn|haven|hadn|wouldn|couldn|shouldn|won|can|ain)(?=['’]t)"
        r"|[^\W\d_]+(?:-[^\W_]+)*\d*"
        r"|['’](?:s|S|re|ve|ll|d|m|t)(?![^\W_])"
        r"|\d+(?:[.,]\d+)*(?:%|st|nd|rd|th|(?:-[^\W\d_]+)+)?"
    ),
    syntax=Syntax(
        nouns_precede_head=True,
        name_may_precede_noun=True,
        body_names_are_joined=True,
        first_name_may_be_role=True,
        nouns_may_stand_bare=True,
        number_may_stand_for_people=True,
        surname_may_be_apposition=True,
        addressee_may_stand_bare=True,
        keeps_subject_before_verb=True,
        content_clause_may_be_unmarked=True,
        addressee_may_be_bare_object=True,
        gerund_may_be_noun=True,
        infinitive_is_bare=True,
        head_last=True,
        keeps_conjunction=True,
        natural_gender=True,
        outlets_need_article_or_name=True,
        mentions_hold_complements=True,
    ),
    conjugate=_conjugate,
    nouns=_nouns,
)
