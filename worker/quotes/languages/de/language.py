"""German: cue verbs with their prefixes, nouns with capitals, the verb in second place.

Written from grammars (Duden; Zifonun et al. on Redewiedergabe) and from use. Nothing here was taken from an
annotated set.
"""

from worker.quotes.lexicon.assembly import assembled, names_without
from worker.quotes.lexicon.clauses import Clauses, Words
from worker.quotes.lexicon.grammar import EP, FP, FS, MS, Agreement, CueWord, Form
from worker.quotes.lexicon.inflect import Forms, build_cues, irregular, spelled
from worker.quotes.lexicon.lists import WordLists
from worker.quotes.lexicon.syntax import Syntax


def _lists(name: str) -> WordLists:
    return WordLists(__package__, name)


_IRREGULAR = irregular(_lists("irregular"))
_STRONG = _lists("irregular").table("strong")
_SEPARABLE = tuple(sorted(_lists("irregular")["separable"], key=len, reverse=True))
"""The longest first: hinzufügen is hinzu + fügen, not hin + zufügen."""
_INSEPARABLE = _lists("irregular")["inseparable"]


def _simple(verb: str) -> Forms:
    """A verb as if it had no separable prefix."""
    for prefix in ("", *_INSEPARABLE):
        forms = _STRONG.get(verb.removeprefix(prefix)) if verb.startswith(prefix) else None
        if forms:
            *finite, participle = (prefix + form for form in forms.split())
            joined = prefix + participle.removeprefix(prefix + "ge") if prefix else participle
            return spelled(" ".join((*finite, verb)), joined, verb + "d", verb)
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    link = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else ""
    plain = verb.endswith("ieren") or (verb.startswith(_INSEPARABLE) and not verb.startswith(("erd",)))
    participle = ("" if plain else "ge") + stem + link + "t"
    return spelled(
        f"{stem}{link}t {stem}{link}te {stem}{link}ten {stem}e {verb}", participle, verb + "d", verb
    )


def _conjugate(lemma: str) -> Forms:
    """Third person, Konjunktiv I, participle; separable verbs together and with the prefix cut off."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    verb = lemma.removeprefix("sich_")
    for prefix in _SEPARABLE:
        base = verb[len(prefix) :]
        if (
            verb.startswith(prefix)
            and len(base) > 4
            and verb not in ("antworten", "zusagend", "unterstreichen", "unterstellen")
        ):
            joined: list[tuple[str, int]] = []
            for spelling, form in _simple(base):
                if form == Form.PARTICIPLE:
                    joined.append((prefix + spelling, form))
                elif form == Form.FINITE:
                    joined.append((prefix + spelling, form))
                    if spelling != base:
                        joined.append((spelling, form))
                elif form == Form.INFINITIVE:
                    joined += [(verb, form), (prefix + "zu" + base, form)]
                else:
                    joined.append((prefix + spelling, form))
            return tuple(joined)
    return _simple(verb)


def _finite(lemma: str) -> Forms:
    """Only what stands apart from its prefix: gab … an."""
    return ((spelling, form) for spelling, form in _simple(lemma) if form == Form.FINITE)


def _cues() -> dict[str, tuple[CueWord, ...]]:
    lists = _lists("cues")
    spared = lists.set("not_alone") | lists.set("adjectives")
    return {word: cues for word, cues in build_cues(lists, _conjugate).items() if word not in spared}


def _is_konjunktiv(word: str, cues: tuple[CueWord, ...]) -> bool:
    """Whether a form of cue verbs is their Konjunktiv I: the stem with -e (sage, behaupte; not sagte, sah)."""
    infinitives = (word + "n", word[:-1] + "n")  # sage: sagen; erinnere: erinnern
    return word.endswith("e") and all(
        cue.form & Form.FINITE and cue.lemma.endswith(infinitives) for cue in cues
    )


def _looks_like_konjunktiv(word: str) -> bool:
    """«Das Land übernehme die Hälfte»: a word in -e is no past tense, unless in -te."""
    return len(word) > 3 and word.endswith("e") and not word.endswith("te")


def _nouns(lists: WordLists) -> dict[str, Agreement]:
    """Masculine nouns for people with their feminine in -in and plurals."""
    table: dict[str, Agreement] = {}
    for word in lists.get("masculine"):
        table[word] = MS
        stem = word[:-1] if word.endswith("e") else word
        stem = stem.replace("arzt", "ärzt").replace("anwalt", "anwält")
        table[stem + "in"] = FS
        table[stem + "innen"] = FP
        if word.endswith("er"):
            table[word + "n"] = EP
        else:
            table.setdefault(stem + "en", EP)
            table.setdefault(stem + "e", EP)
            table.setdefault(word + "s", MS)
    return table | lists.agreements("as_written")


def _infixed() -> tuple[str, ...]:
    """How infinitives begin that hold their link: vorzu(legen)."""
    return tuple(prefix + "zu" for prefix in (*_SEPARABLE, *_lists("irregular")["infixed"]) if prefix != "zu")


_WORDS = _lists("words").fill(Words)

_CUES = _cues()

GERMAN = assembled(
    __package__,
    "de",
    word_pattern=r"[^\W\d_]+(?:-[^\W_]+|-(?=und\b))*\d*|['’](?:s|S)(?![^\W_])|\d+(?:[.,]\d+)*(?:-[^\W\d_]+|%)?",
    syntax=Syntax(
        participle_may_close_clause=True,
        nouns_are_capitalised=True,
        compounds_are_written_together=True,
        infinitive_closes_clause=True,
        verb_stands_second=True,
        verb_closes_dependent_clause=True,
        comma_opens_content_clause=True,
        article_may_be_relative=True,
        names_take_genitive_s=True,
        verb_prefix_may_close_clause=True,
        full_stop_makes_ordinal=True,
        reflexive_may_follow_verb=True,
        verbless_fragment_may_have_source=True,
        head_last=True,
        keeps_conjunction=True,
    ),
    conjugate=_finite,
    nouns=_nouns,
    verbs={
        "cues": _CUES,
        "reportive_cues": frozenset(word for word, cues in _CUES.items() if _is_konjunktiv(word, cues)),
        "looks_reportive": _looks_like_konjunktiv,
    },
    names=names_without(__package__, _WORDS.stops, _WORDS.prepositions),
    clauses=Clauses(infixed=_infixed(), **_lists("clauses").arguments(Clauses)),
)
