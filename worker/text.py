"""Unicode for every room: what a line of text is, and what a feed's HTML says when read as text."""

import html
import re
import unicodedata
from collections.abc import Callable

# C0 and C1 controls except tab, line feed and carriage return; the byte order mark, soft hyphen and
# zero-width space; bidirectional embeddings, overrides and isolates, which would turn a line of a log
# around. The zero-width joiners stay: Persian and emoji are spelt with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")

# References to what XML 1.0 has no character for (2.2): libxml2 lets them through where it recovers, and then
# neither gives its own text out again nor takes it back.
# Passed by are the usual ones, which are characters for certain: &#39; &#8217; &#x27; &#x2019;
_REFERENCE = re.compile(
    rb"&#(?!(?:9|10|13|3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3})(?![0-9])|[xX](?:[2-9a-fA-F][0-9a-fA-F]|2[0-9a-fA-F]{3})(?![0-9a-fA-F]))"
    rb"(?:[xX](?=[0-9a-fA-F])0*+([0-9a-fA-F]{0,8})|(?=[0-9])0*+([0-9]{0,9}));?"
)
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # U+FFFE and U+FFFF in UTF-8

# Nothing here crosses a "<", and every repetition is possessive: the time is linear in the text.
_MARKUP = re.compile(
    r"""
      (?P<comment><!--)
    | <!\[CDATA\[ | \]\]>
    | <(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:]*+)
      (?: (?:[^<>"']++ | "[^"<]*+" | '[^'<]*+')*+ > | [^<>]*+ > )
    | <[!?][^<>]*+>
    """,
    re.VERBOSE,
)
_UNREAD = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math"})
_END_OF = {"!--": re.compile("-->")} | {
    name: re.compile(rf"</{name}(?:\s[^<>]*+)?>", re.IGNORECASE) for name in _UNREAD
}
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span
    strike strong sub sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_BLOCK_NAMES = "address article blockquote center div figure h1 h2 h3 h4 h5 h6 header ol pre section table ul"
_FORMATTING = _INLINE | frozenset(_BLOCK_NAMES.split())
_VOID = frozenset({"br", "hr", "img", "wbr"})
_SELF_CLOSING = frozenset(
    {"dd", "dt", "li", "p", "tbody", "td", "th", "tr"}
)  # HTML 13.1.2.4: may have no end tag
_AFTER_WORDS = ",.;:!?)]}>/…’”»'-–—"
_ATTRIBUTE = re.compile(r"\s[a-zA-Z][\w:.-]*\s*=")

# Of a surrogate pair, in decimal or hexadecimal.
_HALVES = re.compile(
    r"&#(55(?:29[6-9]|[3-9]\d\d)|56(?:[0-2]\d\d|3[01]\d)|[xX][dD][89aAbB][0-9a-fA-F]{2});"
    r"&#(56(?:3[2-9]\d|[4-9]\d\d)|57(?:[0-2]\d\d|3[0-3]\d|34[0-3])|[xX][dD][c-fC-F][0-9a-fA-F]{2});"
)


def well_formed(text: str) -> str:
    """The text in NFC, without lone surrogates (they become U+FFFD) and without unseen characters.

    Tabs and line ends stay. Afterwards it can be encoded in UTF-8 and shown on one terminal safely.
    """
    if text.isascii():
        return _UNSEEN.sub("", text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _SURROGATES.sub("\ufffd", text)))


def one_line(text: str) -> str:
    """`well_formed`, with every run of white space (no-break spaces too) as one space; ends stripped."""
    return " ".join(well_formed(text).split())


def beyond_alphabets(text: str) -> bool:
    """Whether a text may hold a letter of a script that is not written as Latin, Greek or Cyrillic are.

    By the lead bytes of UTF-8: a sixth of what it costs to look for the letters, and no for nearly every text. What
    U+2000 to U+2FFF hold (quotation marks, dashes, and radicals that no text is made of) is not asked for.
    """
    if text.isascii():
        return False
    utf8 = text.encode("utf-8", "surrogatepass")
    return len(utf8.translate(None, _LEADS_BEYOND)) < len(utf8)


_LEADS_BEYOND = bytes([0xE0, 0xE1, *range(0xE3, 0xF5)])


def may_hold_digits(text: str) -> bool:
    """Whether a text may hold a decimal digit of any script: a tenth of what it costs to look for one that is not there.

    By its bytes in UTF-8: ASCII's digits, and the lead bytes of all others.
    """
    utf8 = text.encode("utf-8", "surrogatepass")
    return len(utf8.translate(None, _DIGITS_OR_LEADS)) < len(utf8)


_DIGITS_OR_LEADS = bytes([*b"0123456789", *range(0xD9, 0xE2), 0xEA, 0xEF, 0xF0])


def count_words(text: str) -> int:
    """How many words a text has, however it is written.

    Spaces part words, except in scripts that use none: there the letters of an average word are counted as one,
    as a segmenter finds them in news (Han and kana 1.7, Thai, Lao, Khmer and Burmese 4.5 letters a word).
    """
    words = len(text.split())
    if text.isascii():
        return words
    letters = {divisor: len(script.findall(text)) for script, divisor in _WITHOUT_SPACES}
    if not any(letters.values()):
        return words
    spaced = sum(1 for word in text.split() if not any(script.search(word) for script, _ in _WITHOUT_SPACES))
    return spaced + round(sum(number / divisor for divisor, number in letters.items()))


_WITHOUT_SPACES = (
    (re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"), 1.7),
    (re.compile("[\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u103f\u1780-\u17d3]"), 4.5),
)


def sound(markup: bytes) -> bytes:
    """Markup in UTF-8 or another superset of ASCII, with U+FFFD for references to no character of XML."""
    if b"\xef" in markup and b"\xef\xbf" in markup:  # one byte is found in a twentieth of the time
        for no_character in _NO_CHARACTERS:
            markup = markup.replace(no_character, b"\xef\xbf\xbd")
    return _REFERENCE.sub(_sound, markup)


def _sound(reference: re.Match[bytes]) -> bytes:
    code = int(reference[1] or b"0", 16) if reference[1] is not None else int(reference[2] or b"0")
    known = (
        code in (9, 10, 13)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
    return reference[0] if known else b"&#65533;"


def plain(markup: str) -> str:
    """What a reader sees of a fragment of HTML, on one line.

    Tags go, and block tags part words; entities become characters, once. What is no tag stays:
    "2 < 3", "AT&T", "x <y". The content of script, style and their kin goes too.
    Applying it to its own result may change it again, as "&amp;lt;" says "&lt;": call it once.
    """
    return one_line(html.unescape(_without_tags(markup)) if "<" in markup else html.unescape(markup))


def plain_title(markup: str) -> str:
    """As `plain`, for a title of a feed, where nobody escapes what is not meant as markup.

    A tag goes if it can only be markup: it has attributes, it stands for itself (`<br>`), its other half is there,
    or it formats the word that follows at once. One that stands alone as a word or behind one is a word: «the
    <video> element», «Vec<T> vs Box<dyn Error>».
    """
    if "<" not in markup:
        return one_line(html.unescape(markup))
    opened: dict[str, int] = {}
    closed: dict[str, int] = {}
    for tag in _MARKUP.finditer(markup):
        if name := (tag["name"] or "").lower():
            if tag["close"]:
                closed[name] = tag.start()
            else:
                opened.setdefault(name, tag.start())

    def is_markup(tag: re.Match[str]) -> bool:
        name = (tag["name"] or "").lower()
        if not name or name in _VOID or _ATTRIBUTE.search(tag[0]):
            return True
        before, after = markup[tag.start() - 1 : tag.start()], markup[tag.end() : tag.end() + 1]
        if tag["close"]:
            return opened.get(name, len(markup)) < tag.start() or name in _FORMATTING
        if closed.get(name, -1) > tag.start():
            return True
        if name in _SELF_CLOSING:
            return not (before.isspace() and (not after or after.isspace()))
        return name in _FORMATTING and bool(after) and not (after.isspace() or after in _AFTER_WORDS)

    return one_line(html.unescape(_without_tags(markup, is_markup)))


def paired(markup: str) -> str:
    """Markup in which references to the two halves of a surrogate pair are one character: «&#55357;&#56832;».

    XML 1.0 4.1 has no such references; JavaScript that escapes what it calls characters writes them.
    """
    return _HALVES.sub(_whole, markup) if "&#" in markup else markup


def _whole(halves: re.Match[str]) -> str:
    high, low = (int(digits[1:], 16) if digits[0] in "xX" else int(digits) for digits in halves.groups())
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _without_tags(markup: str, is_markup: Callable[[re.Match[str]], bool] = lambda _: True) -> str:
    pieces: list[str] = []
    at = 0
    endless: set[str] = set()  # what was opened and never ends, so that it is looked for only once
    while match := _MARKUP.search(markup, at):
        pieces.append(markup[at : match.start()])
        at = match.end()
        if not is_markup(match):
            pieces.append(match[0])
            continue
        name = "!--" if match["comment"] else (match["name"] or "").lower()
        if name == "!--" or (name in _UNREAD and not match["close"]):
            end = None if name in endless else _END_OF[name].search(markup, at)
            if end:
                at = end.end()
            else:
                endless.add(name)
        if name and name != "!--" and name not in _INLINE:
            pieces.append(" ")
    pieces.append(markup[at:])
    return "".join(pieces)
