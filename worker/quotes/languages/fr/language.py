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
        return spelled(
            " ".join(stem + e for e in ["it", "issent", "issait", "issaient", "irent", "ira", "iront", "irait", "iraient", "ît"]),
            " ".join(stem + e for e in ["i", "ie", "is", "ies"]),
            stem + "issant",
            bare,
        )
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    strong = stem
    if (stem[-2:-1] in "éeè" and stem[-1:] not in "aeiouéy") or (
        stem[-3:-2] in "éè" and stem[-2:] in ("gn", "br", "gl", "tr")
    ):
        at = max(stem.rfind("é"), stem.rfind("e"))
        if bare.endswith(("eler", "eter")) and bare not in _NOT_DOUBLING:
            strong = stem + stem[-1]
        elif at >= 0:
            strong = stem[:at] + "è" + stem[at + 1 :]
    if stem.endswith("y"):
        strong = stem[:-1] + "i"
    finite = [
        strong + "e",
        strong + "ent",
        soft + "ait",
        soft + "aient",
        soft + "a",
        stem + "èrent",
        soft + "ât",
    ]
    for future in {stem, strong}:
        finite += [future + e for e in ("era", "eront", "erait", "eraient")]
    if stem.endswith("y"):
        finite += [stem + "e", stem + "ent"]
    return spelled(" ".join(finite), " ".join(stem + e for e in ("é", "ée", "és", "ées")), soft + "ant", bare)


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
