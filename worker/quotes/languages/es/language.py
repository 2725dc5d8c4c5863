"""Spanish: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (RAE, discurso directo e indirecto) and from use. Nothing here was taken from an annotated set.
"""

from worker.quotes.lexicon.assembly import assembled, names_without
from worker.quotes.lexicon.clauses import Words
from worker.quotes.lexicon.grammar import Agreement
from worker.quotes.lexicon.inflect import Forms, gendered_nouns, irregular, spelled, with_enclitics
from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.nouns import Determiners
from worker.quotes.lexicon.syntax import Syntax


def _lists(name: str) -> WordLists:
    return WordLists(__package__, name)


def _changing(lemma: str, stressed: str, weak: str = "") -> Forms:
    """A verb whose stem changes: stressed in the present (pide), in -ir also weak (pidió, pidiendo)."""
    stem, ending, weak = lemma[:-2], lemma[-2:], weak or stressed
    if ending == "ar":
        finite = f"{stressed}a {stressed}an {stem}ó {stem}aron {stem}aba {stem}aban {stem}ará {stem}arán {stem}aría {stressed}e"
        return spelled(finite, f"{stem}ado {stem}ada {stem}ados {stem}adas", stem + "ando", lemma)
    future = stem + ending
    finite = (
        f"{stressed}e {stressed}en {weak}ió {weak}ieron {stem}ía {stem}ían {future}á {future}án {future}ía"
    )
    return spelled(finite, f"{stem}ido {stem}ida {stem}idos {stem}idas", weak + "iendo", lemma)


def _like(model: str, forms: str) -> Forms:
    """A verb with a strong perfect, by its present, perfect, imperfect, participle, gerund: one word each."""
    present, perfect, imperfect, participle, gerund = forms.split()
    plural = perfect[:-1] + ("eron" if perfect.endswith("jo") else "ieron")
    return spelled(
        f"{present} {present}n {perfect} {plural} {imperfect} {imperfect}n",
        f"{participle} {participle[:-1]}a",
        gerund,
        model,
    )


_IRREGULAR = {
    **{
        lemma: _changing(lemma, *stems.split())
        for lemma, stems in _lists("irregular").table("changing").items()
    },
    **{lemma: _like(lemma, forms) for lemma, forms in _lists("irregular").table("like").items()},
    **irregular(_lists("irregular")),
}


def _conjugate(lemma: str) -> Forms:
    """The forms of a verb, gerunds also with the pronoun that leans on them."""
    return with_enclitics(
        _forms(lemma), {"ando": "ándo", "iendo": "iéndo", "yendo": "yéndo"}, ("le", "les", "me", "nos")
    )


def _forms(lemma: str) -> Forms:
    """Third person of the tenses of news, participle, gerund, infinitive."""
    bare = lemma.removesuffix("_se").removesuffix("se") if lemma.endswith(("_se", "arse")) else lemma
    if lemma in _IRREGULAR or bare in _IRREGULAR:
        return _IRREGULAR.get(lemma) or _IRREGULAR[bare]
    stem = bare[:-2]
    if bare.endswith("ar"):
        ends = "a an ó aron aba aban ará arán aría arían e en ara"
        return spelled(
            " ".join(stem + e for e in ends.split()),
            f"{stem}ado {stem}ada {stem}ados {stem}adas",
            stem + "ando",
            bare,
        )
    ends = "e en ió ieron ía ían " + ("erá erán ería" if bare.endswith("er") else "irá irán iría")
    return spelled(
        " ".join(stem + e for e in ends.split()),
        f"{stem}ido {stem}ida {stem}idos {stem}idas",
        stem + "iendo",
        bare,
    )


def _nouns(lists: WordLists) -> dict[str, Agreement]:
    """Nouns with their feminine in -a where the masculine ends in -o or -or, and plurals."""
    return gendered_nouns(lists, _feminine, _plural)


def _feminine(word: str) -> str:
    if word.endswith("o"):
        return word[:-1] + "a"
    return word + "a" if word.endswith("or") else ""


def _plural(word: str) -> str:
    if word.endswith("ón"):
        return word[:-2] + "ones"
    if word.endswith("z"):
        return word[:-1] + "ces"
    return word + ("s" if word[-1] in "aeoéá" else "es")


_WORDS = _lists("words").fill(Words)
_DETERMINERS = _lists("determiners").fill(Determiners)

SPANISH = assembled(
    __package__,
    "es",
    word_pattern=r"[^\W\d_]+(?:-[^\W_]+)*\d*|\d+(?:[.,]\d+)*%?",
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
        objects_may_take_preposition=True,
        verbless_fragment_may_have_source=True,
        venue_may_part_subject_from_verb=True,
        outlets_need_article_or_name=True,
        broader_is_complete=True,
    ),
    conjugate=_conjugate,
    nouns=_nouns,
    verbs={
        "infinitive_pattern": r"[aeií]r(?:se|me|te|nos|l[aeo]s?)?\Z",
    },
    names=names_without(__package__, _WORDS.stops, _WORDS.prepositions, _DETERMINERS.all),
)
