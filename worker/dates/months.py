"""Names of months -> their numbers, in the languages of CLDR. The one file that knows babel.

English is written out, as almost every date needs no more. The others are loaded the first time that a word
may be one of theirs: the language that is told, else all that share the word's script, so that the answer
never depends on what was read before. Loading all of one script takes a fifth of a second, once a process.
babel itself is imported only then: it takes 50 ms and 3 MB, and many a process never meets such a date.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from worker.dates.fold import folded

_ENGLISH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
ENGLISH = (
    {name: number for number, name in enumerate(_ENGLISH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(_ENGLISH_NAMES, 1)}
    | {"sept": 9, "febr": 2, "octob": 10, "novem": 11, "decem": 12}
)

ROMAN = {
    numeral: number
    for number, numeral in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)  # noqa: SIM905
}
"""Written between numbers from Italy to Russia: «26 XI 2026», in capitals."""

# CLDR's names of locales; those with a territory or script add to their language.
_LOCALES = {
    "LATIN": """
        az bs ca cs cy da de de_AT en es et eu fi fo fr ga gl hr hu id is it lb lt lv ms mt nb nl nn no pl
        pt pt_PT ro sk sl sq sr_Latn sv sw fil tr uz vi
    """,
    "CYRILLIC": "be bg bs_Cyrl kk ky mk mn ru sr tg uk",
    "GREEK": "el",
    "ARABIC": "ar ar_DZ ar_IQ ar_LB ar_MA ar_MR ckb fa ps ur",
    "HEBREW": "he",
    "DEVANAGARI": "hi mr ne",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "MALAYALAM": "ml",
    "KANNADA": "kn",
    "GURMUKHI": "pa",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "ETHIOPIC": "am",
    "SINHALA": "si",
}  # fmt: skip
_SAME = {"iw": "he", "in": "id", "tl": "fil", "sh": "sr", "ji": "yi", "nb": "no", "nn": "no"}
_OF_LANGUAGE: dict[str, list[str]] = {}
for _names in _LOCALES.values():
    for _name in _names.split():
        _language = _name.partition("_")[0]
        _OF_LANGUAGE.setdefault(_SAME.get(_language, _language), []).append(_name)

# What newspapers write and CLDR does not list.
_BESIDE: Mapping[str, Mapping[str, int]] = {
    "de": {"jän": 1, "feber": 2, "mrz": 3},
    "es": {"setiembre": 9, "set": 9},
    "id": {"agt": 8, "agu": 8, "nop": 11, "pebruari": 2},
    "ru": {"май": 5},
    "ro": {"ian": 1},
    "pt": {"sept": 9},
    "el": {"μαιου": 5, "μαι": 5, "ιαν": 1},
    "th": {"กพ": 2},
}
_SOUTH_SLAVIC = "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra"
_SERBIAN = "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"
_FINNISH = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"
# The genitive that dates stand in, where CLDR has the nominative or the partitive.
_GENITIVES: Mapping[str, Mapping[str, int]] = {
    "sr": {name: month for names in (_SOUTH_SLAVIC, _SERBIAN) for month, name in enumerate(names.split(), 1)},
    "bs": {name: month for month, name in enumerate(_SOUTH_SLAVIC.split(), 1)},
    "fi": {f"{name}kuun": month for month, name in enumerate(_FINNISH.split(), 1)},
}
_PREFIXES = {"he": ("ב",), "mt": ("ta",)}
"""Prepositions that are written as one word with the month."""

UNDETERMINED = "und"
"""BCP 47: "und-PL" is whatever most people write in Poland."""

_SHORTEST = 3
"""Letters of a shortened name: «Lok» for lokakuuta."""


@dataclass(frozen=True, slots=True)
class Names:
    """What one locale calls its months and days, and whether it writes a dot after the day («26. november»).

    `beginnings` are shortened names that CLDR does not list, with the months that they may be.
    """

    months: Mapping[str, int]
    beginnings: Mapping[str, frozenset[int]]
    days: frozenset[str]
    dotted: bool

    def months_of(self, key: str) -> frozenset[int]:
        """A whole name or usual abbreviation counts before a beginning."""
        month = self.months.get(key)
        return self.beginnings.get(key, frozenset()) if month is None else frozenset({month})


def month_of(
    word: str, languages: Iterable[str] = (), *, beside: Iterable[str] = (), dotted: bool = False
) -> int | None:
    """The month that a word names, or None: no name, or of different months in different languages.

    «listopada» is October in Croatian, November in Polish. What decides, in this order: `languages`, the BCP 47
    tags of what surrounds it, best first; the words `beside` it, if one is a weekday of one of these languages;
    whether the day has a dot. English names are read in any text, since feeds of all languages write RFC 822.
    """
    key = folded(word)
    if found := ENGLISH.get(key) or ROMAN.get(word.strip(".")):
        return found
    if len(key) < 2 or not (script := _script(key)):
        return None
    for language in languages:
        own = [_names_of(each) for each in _OF_LANGUAGE.get(_primary(language), ())]
        if months := _meant(key, own):
            return _one(months)
    known = [names for locale in _LOCALES[script].split() if key in (names := _names_of(locale)).months]
    known = known or [
        names for locale in _LOCALES[script].split() if key in (names := _names_of(locale)).beginnings
    ]
    months = _meant(key, known)
    if len(months) > 1:
        weekdays = {folded(each) for each in beside}
        telling = [names for names in known if names.days & weekdays]
        months = _meant(key, telling or [names for names in known if names.dotted is dotted])
    return _one(months)


def _meant(key: str, languages: list[Names]) -> frozenset[int]:
    return frozenset().union(*(names.months_of(key) for names in languages))


def _one(months: frozenset[int]) -> int | None:
    return next(iter(months)) if len(months) == 1 else None


def _script(key: str) -> str | None:
    name = unicodedata.name(key[0], "").partition(" ")[0]
    return name if name in _LOCALES else None


def _primary(language: str) -> str:
    primary, _, rest = language.replace("_", "-").partition("-")
    primary = (_spoken_in(rest) if primary == UNDETERMINED else primary).lower()
    return _SAME.get(primary, primary)


@cache
def _names_of(locale: str) -> Names:
    from babel import localedata

    data = localedata.load(locale, merge_inherited=False)
    language = _primary(locale)
    listed = [
        *_listed(data, "months"),
        *_BESIDE.get(language, {}).items(),
        *_GENITIVES.get(language, {}).items(),
    ]
    months = {folded(name): month for name, month in listed}
    for prefix in _PREFIXES.get(language, ()):
        months |= {folded(prefix) + name: month for name, month in months.items()}
    beginnings: dict[str, set[int]] = {}
    for name, month in months.items():
        for length in range(_SHORTEST, len(name)):
            beginnings.setdefault(name[:length], set()).add(month)
    long_form = data.get("date_formats", {}).get("long")
    _let_go()
    return Names(
        months=months,
        beginnings={key: frozenset(found) for key, found in beginnings.items() if key not in months},
        days=frozenset(folded(name) for name, _ in _listed(data, "days")),
        dotted="d." in str(getattr(long_form, "pattern", "")),
    )


def _let_go() -> None:
    """babel keeps all of every locale that it read, 1 MB each: what we need of them we keep ourselves."""
    from babel import localedata

    getattr(localedata, "_cache", {}).clear()


def _listed(data: Mapping[str, Any], kind: str) -> Iterator[tuple[str, int]]:
    """What CLDR lists: wide and abbreviated, within a date and alone. «11月» and its like are no names."""
    for styles in data.get(kind, {}).values():
        for width in ("abbreviated", "wide"):
            names = styles.get(width) if isinstance(styles, Mapping) else None
            # Names beside an alias stand in a pair with it; an alias alone lists nothing of its own.
            names = names[1] if isinstance(names, tuple) else names
            if isinstance(names, Mapping):
                yield from (
                    (name, number) for number, name in names.items() if not any(map(str.isdigit, name))
                )


@lru_cache(maxsize=512)
def writes_day_first(language: str, territory: str | None = None) -> bool | None:
    """Whether «03/02/2026» begins with the day there; None where CLDR does not say so.

    None also where it says month first: «en-US» stands on pages all over the world that nobody set up. For
    that reason the territory of the site, where it is known, outweighs that of the tag.
    """
    from babel import Locale, UnknownLocaleError

    parts = language.replace("_", "-").split("-")
    if parts[0] == UNDETERMINED:
        parts[0] = _spoken_in(parts[-1])
    territory = territory or next((part.upper() for part in parts[1:] if len(part) == 2), None)
    if parts[0].lower() == "en" and territory is None:
        return None
    try:
        locale = Locale.parse("_".join(filter(None, (parts[0].lower(), territory))))
        pattern = str(locale.date_formats["short"].pattern)
    except (ValueError, UnknownLocaleError, KeyError, AttributeError, TypeError):
        return None if territory is None else writes_day_first(parts[0])
    finally:
        _let_go()
    return True if pattern.startswith("d") else None


@lru_cache(maxsize=512)
def _spoken_in(territory: str) -> str:
    """What most people write there, by CLDR's likely subtags: "pl" for "PL"; "" where nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(f"{UNDETERMINED}_{territory}").language
    except (ValueError, UnknownLocaleError):
        return ""
