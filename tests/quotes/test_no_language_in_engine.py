"""The engine asks a language for its words and knows none itself."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from worker.quotes.languages import LANGUAGES
from worker.quotes.lexicon.lists import parse

QUOTES = Path(__file__).resolve().parents[2] / "worker" / "quotes"
ESCAPE = re.compile(r"\\.")
"""What a pattern escapes: \b is no letter."""
WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*['’]?|[^\W\d_]['’]")
"""Two letters, or one and an apostrophe: a single letter is as often a key or a gender."""
NOT_WORDS = {
    "event": "a value of `SaidTo.kind`",
    "outlet": "a value of `SaidTo.kind`",
    "person": "a value of `SaidTo.kind`",
    "single": "a kind of quotation mark",
}
"""Words that the engine says for itself, and that some language lists as well."""
SAYS_WHY = {"Feature", "Rule", "Candidate", "attrgetter"}
"""What their arguments say is for people who read an explanation, or names a field."""

NO_ENGINE = {"languages", "lexicon", "model.py", "explanation.py", "__init__.py"}
"""The languages, how they are written down, the names of what comes out, and why, in sentences for people."""
MODULES = [
    path for path in sorted(QUOTES.rglob("*.py")) if path.relative_to(QUOTES).parts[0] not in NO_ENGINE
]


@cache
def words_of_all_languages() -> frozenset[str]:
    """Every word that stands before the = of an entry, or is the entry, and every form of verbs and nouns."""
    listed = (
        word
        for path in QUOTES.glob("languages/*/words/*.txt")
        for _, entries in parse(path.read_text(encoding="utf-8"))
        for entry in entries
        for word in WORD.findall(entry.split(" = ")[0].lower())
    )
    return frozenset(listed).union(
        *(language.verb_forms | language.nouns.kinds.keys() for language in LANGUAGES.values())
    )


def literals(tree: ast.Module) -> Iterator[str]:
    """String literals that are no docstrings, annotations, names of slots or explanations."""
    spared: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spared.add(id(node.value))
        if isinstance(node, ast.Assign) and any(
            getattr(each, "id", "") == "__slots__" for each in node.targets
        ):
            spared |= {id(each) for each in ast.walk(node.value)}
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYS_WHY:
            spared |= {id(each) for each in node.args}
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            spared |= {id(each) for each in ast.walk(node.annotation)}
        if isinstance(node, ast.FunctionDef) and node.returns is not None:
            spared |= {id(each) for each in ast.walk(node.returns)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared:
            yield node.value


def found_in(source: str) -> set[str]:
    """Words of a language in the literals of a module, also inside regular expressions."""
    words = words_of_all_languages() - NOT_WORDS.keys()
    texts = (ESCAPE.sub(" ", text) for text in literals(ast.parse(source)))
    return {word for text in texts for word in WORD.findall(text.lower()) if word in words}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(QUOTES)))
def test_no_module_of_the_engine_holds_a_word_of_a_language(path: Path) -> None:
    assert found_in(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('if word == "selon": ...', {"selon"}),
        ('WORDS = {"he", "she"}', {"he", "she"}),
        (r"""re.compile(r"\bsagte\b|\bl'")""", {"sagte", "l'"}),
        ('def f() -> "Selon":\n    """selon"""', set()),
    ],
)
def test_words_are_found_in_comparisons_sets_and_patterns(source: str, found: set[str]) -> None:
    assert found_in(source) == found


def test_every_word_that_is_spared_is_one_that_the_engine_says() -> None:
    said = {text for path in MODULES for text in literals(ast.parse(path.read_text(encoding="utf-8")))}
    assert NOT_WORDS.keys() - said == set()
    assert NOT_WORDS.keys() <= words_of_all_languages()
