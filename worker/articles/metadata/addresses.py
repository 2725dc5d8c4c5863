"""Whether an address that a page declares can be that of the article on it (ADR 0090).

Two questions. *May* it: only where one owner has both addresses. *Is* it of this article, and no section's, home's,
template's or other article's: the page's own address and its title are the evidence, and where they say nothing the
address must at least look like an article's, on no higher level of the site than the page.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from worker.articles.metadata.address_words import (
    IDENTIFYING,
    INDEXES,
    LISTINGS,
    PLACEHOLDERS,
    SECTIONS,
    STAGING,
    TEMPLATE,
    VIEWS,
)
from worker.urls import normalised, owner_of

_TEMPLATE = re.compile(TEMPLATE, re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php\d?|aspx?|shtml|jspx?|cfm|cms|ece|do|story|amp)(?=$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![0-9])[0-9]+(?![0-9])")
_DATE = re.compile(r"(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?")
_CODE = re.compile(r"[0-9a-f]{8,}(?:-[0-9a-f]{4,}){0,4}", re.IGNORECASE)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})

_LEAST_ID = 4  # digits: fewer are a page number, a day, or an ordinal
_LEAST_WORDS = 3  # of a slug that can name an article by itself
_LEAST_CJK = 4


def is_unfilled(given: str) -> bool:
    """Whether an address, as it stands in the page, is a template that nobody filled in: "https://{{host}}/x"."""
    return bool(_TEMPLATE.search(given) or _TEMPLATE.search(unquote(given)))


def may_be_of(url: str, page_url: str) -> bool:
    """Whether whoever has the page may speak for the address; no port, user or host that readers do not use."""
    own, page = _parts(url), _parts(page_url)
    if own is None or "@" in urlsplit(url).netloc:
        return False
    if page is None:
        return not page_url  # a page from a file: nothing contradicts it
    if url == page_url:
        return True
    if owner_of(url) != owner_of(page_url):
        return False
    if own.port not in (None, page.port):
        return False
    labels = (own.hostname or "").split(".")[:-1]
    return own.hostname == page.hostname or not any(label in STAGING for label in labels)


def is_of_this_article(url: str, page_url: str, title: str, *, on_its_word: bool) -> bool:
    """Whether the address is the article's on the page. `title` is all that the page calls itself.

    `on_its_word`: where the evidence is silent, believe what looks like an article's address. That is for what
    speaks of the page itself; JSON-LD may describe another article than the page's.
    """
    if url == page_url:
        return _parts(url) is not None
    own, page = _Path.of(url), _Path.of(page_url)
    if own is None:
        return False
    if page is not None and own.same_as(page):
        return True
    if own.holds_placeholder():
        return False
    return _judged(own, page or _Path((), ()), _title_words(title), on_its_word=on_its_word)


def _judged(own: "_Path", page: "_Path", title: frozenset[str], *, on_its_word: bool) -> bool:
    if own.ids_in_query & page.ids_in_query:
        return True
    told = _told(own.leaf, title)
    if not own.leaf:
        return bool(own.ids_in_query and (own.ids_in_query & page.ids or on_its_word))
    if own.is_listing(page) or (own.is_general and not own.ids):
        return False
    if page.ids_in_query - own.ids and not own.ids and not (told and own.is_rich):
        return False  # what chose the article was left out: /article for /article?id=77
    if own.is_above(page):
        return own.is_bare_id or (told and own.is_rich)
    if own.leaf == page.leaf or own.main_id in page.ids:
        return True
    if told or _alike(own.leaf, page.leaf):
        return True
    another = _told(page.leaf, title) or (own.ids and page.ids)  # two numbers, and they are not the same
    if another or not on_its_word:
        return False
    return own.is_articles and (own.depth >= page.depth or not page.is_articles)


@dataclass(frozen=True, slots=True)
class _Path:
    """A path without what shows the same article in another way, folded; and what its query chooses by."""

    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    address: str = ""

    @classmethod
    def of(cls, url: str) -> "_Path | None":
        parts = _parts(url)
        if parts is None:
            return None
        segments = [_fold(_ENDING.sub("", unquote(s))) for s in parts.path.split("/") if s]
        while segments and (_plain(segments[-1]) in VIEWS | INDEXES or _is_page_number(segments)):
            segments.pop()
        while segments and _plain(segments[0]) in VIEWS:
            segments.pop(0)
        query = tuple((_fold(name), value) for name, value in parse_qsl(parts.query)[:50])
        host = (parts.hostname or "").removeprefix("www.")
        return cls(tuple(segments), query, f"{host}:{parts.port}{parts.path.rstrip('/')}?{parts.query}")

    def same_as(self, other: "_Path") -> bool:
        return self.address == other.address

    @property
    def leaf(self) -> str:
        return self.segments[-1] if self.segments else ""

    @property
    def depth(self) -> int:
        return len(self.segments)

    @property
    def ids_in_query(self) -> frozenset[str]:
        return frozenset(
            value
            for name, value in self.query
            if (name in IDENTIFYING or name.endswith("id")) and any(c.isdigit() for c in value)
        )

    @property
    def ids(self) -> frozenset[str]:
        return (
            _ids(self.leaf) | self.ids_in_query | (_ids(self.segments[-2]) if self.depth > 1 else frozenset())
        )

    @property
    def main_id(self) -> str:
        """The longest: others may be a section's, as in "…_6167357_3234"."""
        return max(self.ids, key=len, default="none")

    @property
    def is_bare_id(self) -> bool:
        return self.leaf in _ids(self.leaf)

    @property
    def is_rich(self) -> bool:
        """Words enough to name an article, two of them at least not those of a section."""
        words = _words(self.leaf)
        return len(_CJK.findall(self.leaf)) >= _LEAST_CJK or (
            len(words) >= _LEAST_WORDS and len(_telling(self.leaf)) >= _LEAST_WORDS - 1
        )

    @property
    def is_articles(self) -> bool:
        return self.is_rich or bool(self.ids)

    @property
    def is_general(self) -> bool:
        """A section's name or a bare small number: "news", "en-gb", "2026"."""
        return not _CJK.search(self.leaf) and not _telling(self.leaf)

    def holds_placeholder(self) -> bool:
        texts = (*self.segments, *(value.casefold() for _, value in self.query))
        return any(_plain(text) in PLACEHOLDERS for text in texts)

    def is_listing(self, page: "_Path") -> bool:
        listed = {_plain(segment) for segment in self.segments[:-1]} & LISTINGS
        return bool(listed - {_plain(segment) for segment in page.segments}) or _plain(self.leaf) in LISTINGS

    def is_above(self, page: "_Path") -> bool:
        return self.depth < page.depth and page.segments[: self.depth] == self.segments


def _parts(url: str) -> SplitResult | None:
    normal = normalised(url) if url else None
    return urlsplit(normal) if normal else None


def _is_page_number(segments: list[str]) -> bool:
    """/slug/2 and /slug/page/2, not /2026/11."""
    return (
        len(segments) > 1 and segments[-1].isdigit() and len(segments[-1]) <= 2 and not segments[-2].isdigit()
    )


def _ids(segment: str) -> frozenset[str]:
    numbers = {n for n in _NUMBER.findall(segment) if len(n) >= _LEAST_ID and not _DATE.fullmatch(n)}
    codes = {c for c in _CODE.findall(segment) if any(x.isdigit() for x in c) and any(x.isalpha() for x in c)}
    return frozenset(numbers | codes)


def _fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _plain(segment: str) -> str:
    return "".join(c for c in segment if c.isalnum())


def _words(segment: str) -> list[str]:
    return _WORD.findall(segment)


def _telling(segment: str) -> set[str]:
    """Its words that may say which article this is: "en-gb" and "latest-news" have none."""
    return {word for word in _words(segment) if len(word) > 2 and word not in SECTIONS}


def _title_words(title: str) -> frozenset[str]:
    title = unicodedata.normalize("NFC", title[:1_000])
    spelt = f"{_fold(title)} {_fold(title.casefold().translate(_UMLAUTS))}"
    return frozenset(_WORD.findall(spelt))


def _told(segment: str, title: frozenset[str]) -> bool:
    """Whether the title says at least half of what the segment does."""
    words = _telling(segment)
    return bool(words) and 2 * len(words & title) >= len(words)


def _alike(one: str, other: str) -> bool:
    """Whether two slugs share two words and half of the shorter."""
    ours, theirs = _telling(one), _telling(other)
    common = len(ours & theirs)
    return common >= 2 and 2 * common >= min(len(ours), len(theirs))
