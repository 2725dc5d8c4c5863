"""Italian: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (Serianni; Mortara Garavelli on discorso riportato) and from use. Nothing here was taken
from an annotated set.
"""

from worker.quotes.lexicon.assembly import assembled, names_without
from worker.quotes.lexicon.clauses import Words
from worker.quotes.lexicon.grammar import EP, ES, FP, FS, MP, MS, Agreement
from worker.quotes.lexicon.inflect import Forms, irregular, spelled, with_enclitics
from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.nouns import Determiners
from worker.quotes.lexicon.syntax import Syntax


def _lists(name: str) -> WordLists:
    return WordLists(__package__, name)


def _strong(lemma: str, perfect: str, participle: str) -> Forms:
    """A verb in -ere whose perfect and participle have a stem of their own: conclude, concluse, concluso."""
    stem = lemma[:-3]
    third = perfect + "ro" if perfect.endswith("e") else perfect
    return spelled(
        f"{stem}e {stem}ono {perfect} {third} {stem}eva {stem}evano {stem}erà {stem}eranno {stem}erebbe",
        " ".join(participle[:-1] + ending for ending in "oaie"),
        stem + "endo",
        lemma + " " + lemma[:-1],
    )


_IRREGULAR = {
    **{lemma: _strong(lemma, *forms.split()) for lemma, forms in _lists("irregular").table("strong").items()},
    **irregular(_lists("irregular")),
}
_WITHOUT_ISC = _lists("irregular").set("without_isc")


def _conjugate(lemma: str) -> Forms:
    """The forms of a verb, gerunds also with the pronoun that leans on them."""
    return with_enclitics(_forms(lemma), {"ando": "ando", "endo": "endo"}, ("gli", "le", "ci", "mi"))


def _forms(lemma: str) -> Forms:
    """Third person of the tenses of news, participle, gerund, infinitive."""
    bare = lemma.removesuffix("_si") + "e" if lemma.endswith("_si") else lemma
    if bare in _IRREGULAR:
        return _IRREGULAR[bare]
    stem = bare[:-3]
    if bare.endswith("are"):
        future = (
            stem + "h"
            if stem.endswith(("c", "g"))
            else stem.removesuffix("i")
            if stem.endswith(("ci", "gi"))
            else stem
        )
        ends = f"{stem}a {stem}ano {stem}ò {stem}arono {stem}ava {stem}avano {future}erà {future}eranno {future}erebbe"
        return spelled(
            ends, f"{stem}ato {stem}ata {stem}ati {stem}ate", stem + "ando", bare + " " + bare[:-1]
        )
    if bare.endswith("ere"):
        return spelled(
            f"{stem}e {stem}ono {stem}ette {stem}é {stem}eva {stem}evano {stem}erà",
            f"{stem}uto {stem}uta",
            stem + "endo",
            bare,
        )
    if bare in _WITHOUT_ISC:
        return spelled(
            f"{stem}e {stem}ono {stem}ì {stem}irono {stem}iva {stem}ivano {stem}irà",
            f"{stem}ito {stem}ita",
            stem + "endo",
            bare,
        )
    return spelled(
        f"{stem}isce {stem}iscono {stem}ì {stem}irono {stem}iva {stem}ivano {stem}irà",
        f"{stem}ito {stem}ita {stem}iti {stem}ite",
        stem + "endo",
        bare,
    )


def _nouns(lists: WordLists) -> dict[str, Agreement]:
    """Nouns with feminines (-o/-a, -tore/-trice) and plurals."""
    table: dict[str, Agreement] = {}
    for word in lists.get("masculine"):
        table[word] = MS
        table.setdefault(word[:-1] + "i" if not word.endswith("io") else word[:-1], MP)
        if word.endswith("tore"):
            table[word[:-4] + "trice"], table[word[:-4] + "trici"] = FS, FP
        elif word.endswith("iere"):
            table[word[:-1] + "a"] = FS  # le consigliere are spelled as il consigliere
        elif word.endswith("o"):
            table[word[:-1] + "a"], table[word[:-1] + ("he" if word.endswith(("co", "go")) else "e")] = FS, FP
    for word in lists.get("feminine"):
        table[word] = FS
        table.setdefault(word[:-1] + ("e" if word.endswith("a") else "i"), FP)
    for word in lists.get("either"):
        table[word] = ES
        if word.endswith(("a", "e")):
            table.setdefault(word[:-1] + "i", EP)
    return table | lists.agreements("as_written")


_WORDS = _lists("words").fill(Words)
_DETERMINERS = _lists("determiners").fill(Determiners)

ITALIAN = assembled(
    __package__,
    "it",
    word_pattern=r"[^\W\d_]+(?:['’ʼ](?=[^\W_])|(?:-[^\W_]+)*\d*)|\d+(?:[.,]\d+)*%?",
    syntax=Syntax(
        subject_may_be_left_out=True,
        adjectives_follow_noun=True,
        adjective_may_follow_title=True,
        names_may_hold_articles=True,
        subject_may_follow_addressee=True,
        particle_may_open_sentence=True,
        verb_may_open_sentence=True,
        apposition_agrees_in_number=True,
        apposition_tells_last_noun=True,
        surname_may_be_two_words=True,
        houses_bear_surnames=True,
        free_inversion=True,
        verbless_fragment_may_have_source=True,
        venue_may_part_subject_from_verb=True,
        outlets_need_article_or_name=True,
        broader_is_complete=True,
    ),
    conjugate=_conjugate,
    nouns=_nouns,
    verbs={
        "infinitive_pattern": r"[aei]r(?:e|s[ei]|ne|l[aeio]|gli|[cvmt]i)?\Z",
    },
    names=names_without(__package__, _WORDS.stops, _WORDS.prepositions, _DETERMINERS.all),
)
