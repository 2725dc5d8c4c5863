"""French: cue verbs, determiners, nouns for people and houses, the marks of its syntax.

Written from grammars (Grevisse; Riegel, Pellat & Rioul on reported speech) and from use. Nothing here was
taken from an annotated set.
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


_IRREGULAR = irregular(_lists("irregular"))
_SECOND_GROUP = _lists("irregular").set("second_group")
_NOT_DOUBLING = _lists("irregular").set("not_doubling")


def _conjugate(lemma: str) -> Forms:
    """Third person of every tense, participles, gerund, infinitive."""
    bare = lemma.removeprefix("se_").removeprefix("s'")
    if lemma in _IRREGULAR or bare in _IRREGULAR:
        return _IRREGULAR.get(lemma) or _IRREGULAR[bare]
    stem = bare[:-2]
    if lemma in _SECOND_GROUP:
        finite = _with(stem, "it issent issait issaient irent ira iront irait iraient ît")
        return spelled(finite, _with(stem, "i ie is ies"), stem + "issant", bare)
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    stressed = _stressed(bare)
    finite = f"{stressed}e {stressed}ent {_with(soft, 'ait aient a ât')} {stem}èrent "
    finite += " ".join(_with(future, "era eront erait eraient") for future in {stem, stressed})
    if stem.endswith("y"):
        finite += f" {stem}e {stem}ent"
    return spelled(finite, _with(stem, "é ée és ées"), soft + "ant", bare)


def _with(stem: str, endings: str) -> str:
    return " ".join(stem + ending for ending in endings.split())


def _stressed(verb: str) -> str:
    """The stem of a verb in -er before a silent ending: achèt(e), appell(e), appui(e)."""
    stem = verb[:-2]
    if stem.endswith("y"):
        return stem[:-1] + "i"
    one = stem[-2:-1] in "éeè" and stem[-1:] not in "aeiouéy"
    two = stem[-3:-2] in "éè" and stem[-2:] in ("gn", "br", "gl", "tr")
    if not (one or two):
        return stem
    if verb.endswith(("eler", "eter")) and verb not in _NOT_DOUBLING:
        return stem + stem[-1]
    at = max(stem.rfind("é"), stem.rfind("e"))
    return stem[:at] + "è" + stem[at + 1 :] if at >= 0 else stem


def _nouns(lists: WordLists) -> dict[str, Agreement]:
    """Singular and plural of each noun with its agreement; plurals by the rules of French."""
    table: dict[str, Agreement] = {}
    for heading, singular, plural in (("masculine", MS, MP), ("feminine", FS, FP), ("either", ES, EP)):
        for word in lists.get(heading):
            table[word] = singular
            if not word.endswith(("s", "x")):
                for many in _plurals(word):
                    table.setdefault(many, plural)
    return table | lists.agreements("as_written")


def _plurals(word: str) -> tuple[str, ...]:
    ending = "x" if word.endswith(("eau", "eu")) else "s"
    many = word[:-2] + "aux" if word.endswith("al") else word + ending
    if "-" in word and not word.startswith(("porte-", "garde-", "haut-", "vice-", "ex-")):
        return many, "-".join(part + "s" for part in word.split("-"))
    return (many,)


def _inverted() -> dict[str, Agreement]:
    """Subjects behind their verb: -il, -t-elle."""
    subjects = (("il", MS), ("elle", FS), ("ils", MP), ("elles", FP), ("on", ES))
    return {f"-{link}{subject}": each for link in ("", "t-", "t'") for subject, each in subjects}


_LIGHT_VERBS = _lists("light_verbs").light_verbs()

FRENCH = Language(
    code="fr",
    word_pattern=(
        r"MM?\.(?=[ \u00a0\u202f])|[^\W\d_]+(?:(?<=\wc)['’ʼ]h[^\W_]*|['’ʼ](?:hui(?!\w)|(?=[^\W_]))"
        r"|(?:-(?!(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)(?!\w))[^\W_]+|&[^\W_]+)*(?:(?<=\wc)['’ʼ]h[^\W_]*)?\d*)"
        r"|-(?:t[-’'])?(?:ils|elles|il|elle|on|je|nous|vous|tu)(?!\w)"
        r"|\d+(?:[.,]\d+)*%?"
    ),
    syntax=Syntax(),
    verbs=Verbs(
        cues=build_cues(_lists("cues"), _conjugate),
        light_verbs=_LIGHT_VERBS,
        light_forms=light_forms(_LIGHT_VERBS, _conjugate),
        **_lists("verbs").arguments(Verbs),
    ),
    determiners=_lists("determiners").fill(Determiners),
    nouns=Nouns(
        roles=_nouns(_lists("roles")),
        people=_nouns(_lists("people")),
        collectives=_nouns(_lists("bodies")),
        documents=_nouns(_lists("documents")),
        **_lists("nouns").arguments(Nouns),
    ),
    names=_lists("names").fill(Names),
    pronouns=Pronouns(clitic_subjects=_inverted(), **_lists("pronouns").arguments(Pronouns)),
    clauses=_lists("clauses").fill(Clauses),
    words=_lists("words").fill(Words),
    sources=_lists("sources").fill(SourcePhrases),
    outlets=_lists("outlets").fill(Outlets),
    addressees=_lists("addressees").fill(Addressees),
    interviews=_lists("interviews").fill(Interviews),
    polarity=polarity_words(_lists("polarity")),
)
