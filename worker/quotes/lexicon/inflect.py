"""Lemmas -> inflected cue words, by rules that language packages state as endings.

A language lists its verbs by frame; its rule is a function from lemma to (spelling, form) pairs.
"""

from collections.abc import Callable, Iterable, Mapping

from worker.quotes.lexicon.grammar import EP, ES, FP, FS, MP, MS, Agreement, CueWord, Form, Frame
from worker.quotes.lexicon.lists import WordLists

Forms = Iterable[tuple[str, int]]
Conjugate = Callable[[str], Forms]
"""Lemma -> every form of it that news is told in, irregular verbs included."""


def build_cues(lists: WordLists, conjugate: Conjugate) -> dict[str, tuple[CueWord, ...]]:
    """Every spelling of every verb, with what it may be. One spelling may belong to several verbs.

    `lists` heads lemmas by frames; a lemma under several headings joins its frames. Lemmas under `thought` are
    `Frame.THINK` as well, spellings under `nouns_too` `Frame.NOUN_TOO`.
    """
    thought, nouns_too = frozenset(lists.get("thought")), frozenset(lists.get("nouns_too"))
    frames: dict[str, int] = {}
    for frame, lemmas in lists.by_frame():
        for lemma in lemmas:
            frames[lemma] = frames.get(lemma, 0) | frame | (Frame.THINK if lemma in thought else 0)
    forms: dict[tuple[str, str], int] = {}
    for lemma in sorted(frames, key=lambda each: (len(each), each)):  # sagt is sagen before aussagen
        for spelling, form in conjugate(lemma):
            forms[spelling, lemma] = forms.get((spelling, lemma), 0) | form
    cues: dict[str, tuple[CueWord, ...]] = {}
    for (spelling, lemma), form in forms.items():
        frame = frames[lemma] | (Frame.NOUN_TOO if spelling in nouns_too else 0)
        cues[spelling] = (*cues.get(spelling, ()), CueWord(lemma, frame, form))
    return cues


def light_forms(lemmas: Iterable[str], conjugate: Conjugate) -> dict[str, CueWord]:
    """Every spelling of the light verbs; one that belongs to two of them is the later one's."""
    forms: dict[str, CueWord] = {}
    for lemma in lemmas:
        for spelling, form in conjugate(lemma):
            old = forms.get(spelling)
            forms[spelling] = CueWord(lemma, 0, form | (old.form if old and old.lemma == lemma else 0))
    return forms


def irregular(lists: WordLists) -> Mapping[str, Forms]:
    """Entries `lemma = finite | participle | gerund | infinitive`, each a few words or none."""
    verbs = lists.table("irregular").items()
    return {lemma: spelled(*(words.strip() for words in forms.split("|"))) for lemma, forms in verbs}


def spelled(finite: str = "", participle: str = "", gerund: str = "", infinitive: str = "") -> Forms:
    """Forms written out: words separated by blanks."""
    return [
        *[(word, Form.FINITE) for word in finite.split()],
        *[(word, Form.PARTICIPLE) for word in participle.split()],
        *[(word, Form.GERUND) for word in gerund.split()],
        *[(word, Form.INFINITIVE) for word in infinitive.split()],
    ]


def with_enclitics(forms: Forms, accents: Mapping[str, str], pronouns: tuple[str, ...]) -> Forms:
    """The forms, and gerunds with the pronoun of whom they are said to: recordándole, ricordandogli.

    `accents` says how the gerund's ending is written before a pronoun.
    """
    forms = list(forms)
    for word, form in tuple(forms):
        ending = next((ending for ending in accents if word.endswith(ending)), None)
        if form == Form.GERUND and ending is not None:
            stem = word.removesuffix(ending) + accents[ending]
            forms += [(stem + pronoun, Form.GERUND) for pronoun in pronouns]
    return forms


def gendered_nouns(
    lists: WordLists, feminine: Callable[[str], str], plural: Callable[[str], str]
) -> dict[str, Agreement]:
    """Nouns by gender with their plurals, and the feminines of the masculine ones; `feminine` gives "" for none."""
    table: dict[str, Agreement] = {}

    def put(word: str, singular: Agreement, many: Agreement) -> None:
        table[word] = singular
        table.setdefault(plural(word), many)

    for word in lists.get("masculine"):
        put(word, MS, MP)
        if other := feminine(word):
            put(other, FS, FP)
    for word in lists.get("feminine"):
        put(word, FS, FP)
    for word in lists.get("either"):
        put(word, ES, EP)
    return table | lists.agreements("as_written")
