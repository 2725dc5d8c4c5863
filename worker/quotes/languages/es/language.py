"""Spanish: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (RAE, discurso directo e indirecto) and from use. Nothing here was taken from an annotated set.
"""

from worker.quotes.lexicon.clauses import Clauses, Words
from worker.quotes.lexicon.grammar import EP, ES, FP, FS, MP, MS, Agreement
from worker.quotes.lexicon.inflect import Forms, build_cues, irregular, light_forms, spelled
from worker.quotes.lexicon.language import Language
from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.nouns import Determiners, Names, Nouns, Pronouns
from worker.quotes.lexicon.polarity import polarity_words
from worker.quotes.lexicon.sources import Addressees, Interviews, Outlets, SourcePhrases
from worker.quotes.lexicon.syntax import Syntax
from worker.quotes.lexicon.verbs import Verbs


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
    table: dict[str, Agreement] = {}

    def put(word: str, singular: Agreement, plural: Agreement) -> None:
        table[word] = singular
        table.setdefault(
            word + ("s" if word[-1] in "aeoéá" else "es" if not word.endswith("z") else ""), plural
        )
        if word.endswith("ón"):
            table[word[:-2] + "ones"] = plural
        if word.endswith("z"):
            table[word[:-1] + "ces"] = plural

    for word in lists.get("masculine"):
        put(word, MS, MP)
        if word.endswith("o"):
            put(word[:-1] + "a", FS, FP)
        elif word.endswith("or"):
            put(word + "a", FS, FP)
    for word in lists.get("feminine"):
        put(word, FS, FP)
    for word in lists.get("either"):
        put(word, ES, EP)
    return table | lists.agreements("as_written")


_WORDS = _lists("words").fill(Words)
_DETERMINERS = _lists("determiners").fill(Determiners)
_NAMES = _lists("names")

_LIGHT_VERBS = _lists("light_verbs").light_verbs()

SPANISH = Language(
    code="es",
    word_pattern=r"[^\W\d_]+(?:-[^\W_]+)*\d*|\d+(?:[.,]\d+)*%?",
    syntax=Syntax(
        subject_may_be_left_out=True,
        adjectives_follow_noun=True,
        adjective_may_follow_title=True,
        names_may_hold_articles=True,
        subject_may_follow_addressee=True,
        name_may_follow_complement=True,
        title_link_may_take_article=True,
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
    verbs=Verbs(
        cues=build_cues(_lists("cues"), _conjugate),
        light_verbs=_LIGHT_VERBS,
        light_forms=light_forms(_LIGHT_VERBS, _conjugate),
        infinitive_pattern=r"[aeií]r(?:se|me|te|nos|l[aeo]s?)?\Z",
        **_lists("verbs").arguments(Verbs),
    ),
    determiners=_DETERMINERS,
    nouns=Nouns(
        roles=_nouns(_lists("roles")),
        people=_nouns(_lists("people")),
        collectives=_nouns(_lists("bodies")),
        documents=_nouns(_lists("documents")),
        **_lists("nouns").arguments(Nouns),
    ),
    names=Names(
        not_names=_NAMES.set("not_names") | _WORDS.stops | _WORDS.prepositions | _DETERMINERS.all.keys(),
        **_NAMES.arguments(Names, "not_names"),
    ),
    pronouns=_lists("pronouns").fill(Pronouns),
    clauses=_lists("clauses").fill(Clauses),
    words=_WORDS,
    sources=_lists("sources").fill(SourcePhrases),
    outlets=_lists("outlets").fill(Outlets),
    addressees=_lists("addressees").fill(Addressees),
    interviews=_lists("interviews").fill(Interviews),
    polarity=polarity_words(_lists("polarity")),
)
