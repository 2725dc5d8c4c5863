"""French: cue verbs, determiners, nouns for people and houses, the marks of its syntax.

Written from grammars (Grevisse; Riegel, Pellat & Rioul on reported speech) and from use. Nothing here was
taken from an annotated set.
"""

from worker.quotes.lexicon.assembly import assembled
from worker.quotes.lexicon.grammar import EP, ES, FP, FS, MP, MS, Agreement
from worker.quotes.lexicon.inflect import Forms, irregular, spelled
from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.nouns import Pronouns
from worker.quotes.lexicon.syntax import Syntax


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


FRENCH = assembled(
    __package__,
    "fr",
    word_pattern=(
        r"MM?\.(?=[ \u00a0\u202f])|[^\W\d_]+(?:(?<=\wc)['’ʼ]h[^\W_]*|['’ʼ](?:hui(?!\w)|(?=[^\W_]))"
        r"|(?:-(?!(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)(?!\w))[^\W_]+|&[^\W_]+)*(?:(?<=\wc)['’ʼ]h[^\W_]*)?\d*)"
        r"|-(?:t[-’'])?(?:ils|elles|il|elle|on|je|nous|vous|tu)(?!\w)"
        r"|\d+(?:[.,]\d+)*%?"
    ),
    syntax=Syntax(
        adjectives_follow_noun=True,
        name_may_precede_noun=True,
        verbless_fragment_may_have_source=True,
    ),
    conjugate=_conjugate,
    nouns=_nouns,
    verbs={
        "infinitive_pattern": r"..(?:er|ir|ar|(?<!tu)(?<!su)(?<!eu)(?<!iè)(?<!ai)(?<!toi)(?<!b)(?<!êt)re)\Z|\Aêtre\Z",
    },
    pronouns=Pronouns(clitic_subjects=_inverted(), **_lists("pronouns").arguments(Pronouns)),
)
