"""Portuguese, European and Brazilian: cue verbs, nouns for people and houses, the marks of its syntax.

Written from grammars (Cunha and Cintra, discurso direto e indireto) and from use. Both spellings stand in the lists
(económico, econômico). Nothing here was taken from an annotated set.
"""

import itertools

from worker.quotes.lexicon.assembly import assembled, names_without
from worker.quotes.lexicon.clauses import Words
from worker.quotes.lexicon.grammar import Agreement, Form
from worker.quotes.lexicon.inflect import Forms, build_cues, gendered_nouns, irregular, spelled
from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.nouns import Determiners
from worker.quotes.lexicon.syntax import Syntax


def _lists(name: str) -> WordLists:
    return WordLists(__package__, name)


_IRREGULAR = irregular(_lists("irregular"))

_CLASSES = {
    "por": (
        "põe põem pôs puseram punha punham porá porão poria poriam",
        "posto posta postos postas",
        "pondo",
    ),
    "uzir": (
        "uz uzem uziu uziram uzia uziam uzirá uzirão uziria uziriam",
        "uzido uzida uzidos uzidas",
        "uzindo",
    ),
    "guir": ("gue guem guiu guiram guia guiam guirá guirão guiria guiriam", "guido guida", "guindo"),
    "uir": ("ui uem uiu uíram uía uíam uirá uirão uiria uiriam", "uído uída uídos uídas", "uindo"),
    "ar": ("a am ou aram ava avam ará arão aria ariam ara", "ado ada ados adas", "ando"),
    "er": ("e em eu eram ia iam erá erão eria eriam", "ido ida idos idas", "endo"),
    "ir": ("e em iu iram ia iam irá irão iria iriam", "ido ida idos idas", "indo"),
}
"""Ending of the infinitive, the longest first -> endings of the finite forms, the participle, the gerund."""
_FUTURE = ("rá", "rão", "ria", "riam")
_DATIVES = ("lhe", "lhes", "me", "nos")
_OBJECTS = ("o", "a", "os", "as")
"""Pronouns behind a finite verb and a hyphen; the latter become no, na, nos, nas behind a nasal: acusaram-no."""
_TO_WHOM, _OF_WHOM = (frozenset(_lists("cues")[heading]) for heading in ("joined", "joined_object"))


def _conjugate(lemma: str) -> Forms:
    """Third person of the tenses of news, participle, gerund, infinitive.

    A verb and the pronoun behind it are one word: disse-lhe. So queixar-se stands for the forms with the reflexive
    behind them (queixou-se), queixar_se for those with the reflexive before them (se queixou). Futures take the pronoun
    inside (dir-lhe-á), which news hardly has.
    """
    verb = lemma.removesuffix("_se").removesuffix("-se")
    forms = list(_forms(verb))
    joins = [(word, form) for word, form in forms if form != Form.PARTICIPLE and not word.endswith(_FUTURE)]
    if lemma.endswith("-se"):
        return [(f"{word}-se", form) for word, form in joins]
    finite = [word for word, form in joins if form == Form.FINITE]
    if lemma in _TO_WHOM:
        forms += [
            (f"{word}-{each}", form) for word, form in joins if form == Form.GERUND for each in _DATIVES
        ]
        forms += [(f"{word}-{each}", Form.FINITE) for word in finite for each in _DATIVES]
    if lemma in _OF_WHOM:
        nasal = [(word, "n" if word.endswith("m") else "") for word in finite]
        forms += [(f"{word}-{n}{each}", Form.FINITE) for word, n in nasal for each in _OBJECTS]
    return forms


def _tenses(lemma: str) -> list[str]:
    """Present and perfect, singular and plural: the finite forms that come first, also in irregular.txt."""
    return [word for word, _ in itertools.islice(_forms(lemma), 4)]


def _forms(lemma: str) -> Forms:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("dizer"):
        return [(lemma.removesuffix("dizer") + word, form) for word, form in _IRREGULAR["dizer"]]
    ending = next(each for each in _CLASSES if lemma.endswith(each))
    stem = lemma.removesuffix(ending)
    finite, participle, gerund = (
        " ".join([stem + each for each in endings.split()]) for endings in _CLASSES[ending]
    )
    return spelled(finite, participle, gerund, lemma)


_PLURALS = {
    "ão": "ões",
    "al": "ais",
    "el": "éis",
    "ol": "óis",
    "il": "is",
    "m": "ns",
    "r": "res",
    "z": "zes",
    "ês": "eses",
    "s": "s",
}
"""Ending of the singular -> of the plural; others add -s."""


def _plural(word: str) -> str:
    ending = next((each for each in _PLURALS if word.endswith(each)), "")
    return word.removesuffix(ending) + _PLURALS.get(ending, "s")


def _feminine(word: str) -> str:
    if word.endswith("o") and not word.endswith("ão"):
        return word[:-1] + "a"
    return word + "a" if word.endswith("or") else ""


def _nouns(lists: WordLists) -> dict[str, Agreement]:
    """Nouns with their feminine in -a where the masculine ends in -o or -or, and plurals."""
    return gendered_nouns(lists, _feminine, _plural)


_CUES = build_cues(_lists("cues"), _conjugate)
_COMMON_VERBS = [_tenses(lemma) for lemma in _lists("common_verbs")["verbs"]]
_OPENERS = {word + joined for forms in _COMMON_VERBS for word in forms for joined in ("", "-se")}
"""Verbs that open a sentence whose subject is left out: *Dedicou* o golo à avó; *Ouviu-se* um grito."""
_PERFECTS = {word for _, _, *forms in _COMMON_VERBS for word in forms}
"""Short ones have no ending that tells them: o ministro *saiu*, dizendo… The present is often a noun as well."""
_WORDS = Words(
    stops=_lists("words").set("stops")
    | {word for word in _OPENERS if word in _PERFECTS or word.endswith("-se")} - _CUES.keys(),
    **_lists("words").arguments(Words, "stops"),
)
_DETERMINERS = _lists("determiners").fill(Determiners)

PORTUGUESE = assembled(
    __package__,
    "pt",
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
        verbless_fragment_may_have_source=True,
        venue_may_part_subject_from_verb=True,
        outlets_need_article_or_name=True,
        broader_is_complete=True,
    ),
    conjugate=_conjugate,
    nouns=_nouns,
    verbs={
        "cues": _CUES,
        "infinitive_pattern": r"[aeiô]r(?:em)?(?:-(?:se|lhes?|me|nos|[oa]s?))?\Z|[áêíô]-l[oa]s?\Z",
    },
    names=names_without(__package__, _OPENERS, _WORDS.stops, _WORDS.prepositions, _DETERMINERS.all),
    words=_WORDS,
)
