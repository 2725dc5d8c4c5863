"""The word files of a package -> its `Language`: which file fills which record."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from worker.quotes.lexicon.clauses import Clauses, Words
from worker.quotes.lexicon.grammar import Agreement
from worker.quotes.lexicon.inflect import Conjugate, build_cues, light_forms
from worker.quotes.lexicon.language import Language
from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.nouns import Determiners, Names, Nouns, Pronouns
from worker.quotes.lexicon.polarity import polarity_words
from worker.quotes.lexicon.sources import Addressees, Interviews, Outlets, SourcePhrases
from worker.quotes.lexicon.syntax import Syntax
from worker.quotes.lexicon.verbs import Verbs

_FILLED: Mapping[str, type] = {
    "determiners": Determiners,
    "names": Names,
    "pronouns": Pronouns,
    "clauses": Clauses,
    "words": Words,
    "sources": SourcePhrases,
    "outlets": Outlets,
    "addressees": Addressees,
    "interviews": Interviews,
}
"""Files that are a record as they stand, by the field of `Language` that has their name."""


def assembled(
    package: str,
    code: str,
    *,
    word_pattern: str,
    syntax: Syntax,
    conjugate: Conjugate,
    nouns: Callable[[WordLists], dict[str, Agreement]],
    verbs: Mapping[str, Any] = {},
    **records: Any,
) -> Language:
    """The language of a package that has all files.

    `conjugate` and `nouns` are its rules for the forms of verbs and nouns. `verbs` are members of `Verbs` that no file
    holds, or that the language makes by itself; `records` are whole records that it does.
    """

    def lists(name: str) -> WordLists:
        return WordLists(package, name)

    light_verbs = lists("light_verbs").light_verbs()
    made: dict[str, Any] = {"light_verbs": light_verbs, "light_forms": light_forms(light_verbs, conjugate)}
    if "cues" not in verbs:
        made["cues"] = build_cues(lists("cues"), conjugate)
    files: dict[str, Any] = {
        name: lists(name).fill(kind) for name, kind in _FILLED.items() if name not in records
    }
    return Language(
        code=code,
        word_pattern=word_pattern,
        syntax=syntax,
        verbs=Verbs(**{**lists("verbs").arguments(Verbs), **made, **verbs}),
        nouns=Nouns(
            roles=nouns(lists("roles")),
            people=nouns(lists("people")),
            collectives=nouns(lists("bodies")),
            documents=nouns(lists("documents")),
            **lists("nouns").arguments(Nouns),
        ),
        polarity=polarity_words(lists("polarity")),
        **files,
        **records,
    )


def names_without(package: str, *words: Iterable[str]) -> Names:
    """The names of a package, where these words begin sentences with a capital and are none."""
    lists = WordLists(package, "names")
    return Names(not_names=lists.set("not_names").union(*words), **lists.arguments(Names, "not_names"))
