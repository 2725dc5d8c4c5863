"""What a page offers as its title -> the headline: whole, unescaped, and without the site's name.

Of a headline's end only what is known to be the site's name goes: "Harbour plan – a timeline" keeps its end.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

_SEPARATOR = re.compile(r"\s+(?:[|•·»›‹«:]|[-–—]{1,2}|//|::)\s+|\s*\|\s*")
_PARTS_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of the site's names: those that the page declares, the host's label, its sections."""

    names: frozenset[str]
    label: str
    sections: frozenset[str]


def site_of(names: Iterable[str | None], url: str, section: str | None = None) -> Site:
    """`names` are declared, or stand behind the page's copyright sign."""
    try:
        parts = urlsplit(url)
        host, path = (parts.hostname or "").split("."), parts.path
    except ValueError:
        host, path = [], ""
    labels = [part for part in host[:-1] if len(part) > 2 and part not in ("www", "com")]
    known = {form for name in names if name and (form := normal(name))}
    known |= {form.removeprefix("the") for form in known if len(form) > 6}
    return Site(
        frozenset(known),
        max(labels, key=len, default=""),
        frozenset(normal(part) for part in (section or "", *path.split("/")[:-1]) if part),
    )


def without_site(title: str, site: Site, seen: Iterable[str] = ()) -> str:
    """The title without the site's name at its end or beginning, nor the section before the name.

    `seen` are other tellings of the headline, as its h1: what they leave out beside a separator is no headline.
    """
    cuts = list(_SEPARATOR.finditer(title))[-_PARTS_AT_MOST:]
    if not cuts:
        return title
    told = {normal(other) for other in seen if other}
    for cut in cuts:
        head = title[: cut.start()].strip()
        if normal(head) in told and _is_short(title[cut.end() :]):
            return head
    last = cuts[-1]
    if _is_site(title[last.end() :], site, last[0]):
        cuts.pop()
        end = last.start()
        while cuts and _is_section(title[cuts[-1].end() : end].strip(), site, cuts[-1][0]):
            end = cuts.pop().start()
        return title[:end].strip()
    first = cuts[0]
    rest = title[first.end() :].strip()
    if normal(title[: first.start()]) in site.names and len(rest.split()) > 2 and first[0].strip() != ":":
        return rest
    return title


def _is_short(end: str) -> bool:
    return len(end) <= 60


def _is_site(end: str, site: Site, separator: str) -> bool:
    form = normal(end)
    if not form or len(end) > 50:
        return False
    if form in site.names or form.removeprefix("the") in site.names:
        return True
    label = normal(site.label)
    words = end.split()
    if len(words) == 2 and normal(words[0]) == label and words[1].casefold() in _OUTLETS:
        return True
    if len(label) < 4 or len(words) > 4 or not all(word[:1].isupper() or word in _SMALL for word in words):
        return False
    if form.removeprefix("the") == label or re.fullmatch(
        rf"{re.escape(label)}(?:com|net|org|[a-z]{{2}})", form
    ):
        return True
    if label not in form or len(label) * 2 < len(form):
        return False
    return "|" in separator or not _OUTLETS.isdisjoint(word.casefold() for word in words)


def _is_section(part: str, site: Site, separator: str) -> bool:
    form = normal(part)
    words = part.split()
    if "|" in separator and len(words) <= 2 and part.istitle():
        return True
    return len(words) <= 4 and (form in site.sections or form in site.names or form in _SECTIONS)


def whole(headline: str | None, others: Sequence[str]) -> str | None:
    """The headline as another place tells it in full, where this one is cut ("Council puts off harbour …").

    One without an ellipsis is cut if it stops at a length that search engines and cards ask for, and the h1, the
    first of the others, goes on as one of them does.
    """
    if not headline:
        return headline
    stem = headline.rstrip(" .…")
    cut = headline.endswith(("…", "..."))
    fuller = [other for other in others if len(other) > len(stem) + 1 and _goes_on(other, stem)]
    fuller = [other for other in fuller if not other.endswith(("…", "..."))]
    if cut and len(stem) >= _STEM_AT_LEAST and fuller:
        return fuller[0]
    if len(stem) >= _CUT_FROM and len(fuller) > 1 and fuller[0] is others[0]:
        return fuller[0] if normal(fuller[0]) in {normal(other) for other in fuller[1:]} else headline
    return headline


_STEM_AT_LEAST = 12  # characters
_CUT_FROM = 55  # characters: cards cut at 60 or 70, search engines' rules at 110


def _goes_on(other: str, stem: str) -> bool:
    """Whether a longer text begins with the stem and goes on in the same sentence, not with a separator."""
    if not normal(other).startswith(normal(stem)):
        return False
    return _SEPARATOR.match(other, len(stem)) is None


def unescaped(text: str) -> str:
    """A text whose references somebody escaped twice ("Smith &amp; Sons&#8217; harbour") as it was meant.

    One that speaks of HTML keeps them: "How to write &amp; in HTML".
    """
    for _ in range(2):
        if "&" not in text or not _REFERENCE.search(text) or _OF_HTML.search(text):
            return text
        text = " ".join(_REFERENCE.sub(lambda found: html.unescape(found[0]), text).split())
    return text


_REFERENCE = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_OF_HTML = re.compile(r"\b(?:html|xml|xhtml|entit(?:y|ies)|ampersand|escap\w+)\b", re.I)


def best_heading(headings: list[str], title: str) -> str:
    """The h1 that is the headline: the one that the title holds, where there are several; "" for none.

    A short one of which the title knows no word is a section's banner: the title is the headline then.
    """
    told = normal(title)
    for heading in headings:
        form = normal(heading)
        if len(form) >= 8 and form in told:
            return heading
    if not headings:
        return ""
    first = headings[0]
    words = {word.casefold() for word in re.findall(r"\w{3,}", first)}
    others = {word.casefold() for word in re.findall(r"\w{3,}", title)}
    if len(first.split()) <= _BANNER_AT_MOST and len(title.split()) >= _TITLE_AT_LEAST and not words & others:
        return next((h for h in headings[1:] if _shares_words(h, others)), "")
    return first


_BANNER_AT_MOST = 3  # words
_TITLE_AT_LEAST = 5  # words


def _shares_words(heading: str, words: set[str]) -> bool:
    own = {word.casefold() for word in re.findall(r"\w{3,}", heading)}
    return len(own & words) * 2 > len(own)


def outlets_in(title: str, owners: Iterable[str]) -> list[str]:
    """What calls itself an outlet ("Kilbarrow Courier") at the title's end or behind the copyright sign.

    A person who writes for a site of her own stands at these places, too, and is none.
    """
    ends = [title[cut.end() :].strip() for cut in list(_SEPARATOR.finditer(title))[-1:]]
    return [
        name
        for name in (*ends, *owners)
        if 1 < len(words := name.split()) <= _NAME_AT_MOST
        and not _OUTLETS.isdisjoint(word.casefold() for word in words)
    ]


_NAME_AT_MOST = 5  # words


def copyright_names(texts: Iterable[str]) -> Iterator[str]:
    """Who holds the copyright, by the lines that say so: "© 2026 Harbour Post. All rights reserved"."""
    for text in texts:
        if found := _COPYRIGHT.search(text):
            yield found[1].strip(" ,.-–|")


_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:copyright\s*)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?[\s,]*([^\W\d][^|.,;:©\d\n]{2,50})",
    re.I,
)


def normal(text: str) -> str:
    """Letters and digits only, for comparing names of sites."""
    return _NO_LETTER.sub("", text.casefold())


_NO_LETTER = re.compile(r"[\W_]+")


_SMALL_WORDS = "the of and de la le du des der die das del el il di da & à a und et y e i"
_SMALL = frozenset(_SMALL_WORDS.split())
_OUTLETS_WORDS = """
    post times news herald gazette tribune journal daily weekly courier chronicle star sun mirror mail globe
    observer telegraph guardian standard echo argus press review today online tv radio media magazine
    nouvelles journal quotidien gazette courrier presse républicain dépêche actualités info infos
    nachrichten zeitung tageblatt anzeiger kurier bote blatt rundschau tagblatt post presse
    diario noticias periódico gaceta correo prensa heraldo
    giornale corriere gazzetta notizie stampa quotidiano
    """
_OUTLETS = frozenset(_OUTLETS_WORDS.split())
_SECTIONS_WORDS = """
    news localnews latestnews worldnews world national international politics sport sports business economy finance
    culture entertainment lifestyle opinion comment technology tech science health environment weather travel
    education local regional uk us europe life arts music film books food money features
    actualité actualités actu politique monde international société économie culture sports sciences santé
    planète régions faitsdivers débats
    nachrichten politik wirtschaft ausland inland kultur wissen panorama gesundheit gesellschaft lokales regional
    noticias política mundo internacional economía deportes cultura sociedad opinión salud ciencia españa
    notizie politica esteri cronaca economia cultura spettacoli salute scienza mondo
    """
_SECTIONS = frozenset(_SECTIONS_WORDS.split())
