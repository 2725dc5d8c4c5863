"""Feed bytes -> text, before any parsing."""

import codecs
import re
from collections.abc import Mapping

# RFC 7303 3: a byte order mark outranks the charset of the header, and that outranks the XML declaration.
# The 32-bit marks come first, as UTF-16's is the start of UTF-32's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What "<?xm" or "<rss" looks like where there is no mark (XML 1.0, appendix F).
_SHAPES = (
    (re.compile(rb"\x00\x00\x00<"), "utf-32-be"),
    (re.compile(rb"<\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"\x00<\x00[?a-zA-Z]"), "utf-16-be"),
    (re.compile(rb"<\x00[?a-zA-Z]\x00"), "utf-16-le"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
_DECLARED = re.compile(r"""\s*<\?xml\s[^<>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
# What publishers declare and what they then send: the superset (WHATWG Encoding 4.2).
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
# No text is sent in these. UTF-16 and -32 were recognised before, by their marks and zero bytes; decoding
# punycode takes quadratic time.
_NOT_TEXT = """
    base64 bz2 hex idna mbcs oem palmos punycode quopri raw-unicode-escape rot-13 undefined unicode-escape
    utf-7 utf-16 utf-32 uu zlib
"""
_NOT_FOR_TEXT = frozenset(_NOT_TEXT.split())
_AS_CP1252 = "quotewire-as-cp1252"


def decoded(body: bytes, headers: Mapping[str, str]) -> tuple[str, str | None]:
    """The text of a feed, and in plain words what was wrong with its encoding, or None.

    Bytes that can be UTF-8 are, whatever the header and the XML say of them: no text of more than a few words in
    another encoding is UTF-8 by chance, and software that says ISO-8859-1 of everything is common. Any other
    encoding is believed only if every byte fits. Else the text is UTF-8, and each byte that cannot be is
    windows-1252: one stray byte must not spoil the other accents. Header names are lower case.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _all_of(body[len(mark) :], name)
    for shape, name in _SHAPES:
        if shape.match(body[:8]):
            declared = _declared_in(body[:400].decode(name, "replace")) if name == "cp037" else None
            return _all_of(body, declared or name)
    in_header = _CHARSET.search(headers.get("content-type", "")[:500])
    in_text = _declared_in(body[:400].decode("latin-1"))
    promised = [name for name in (in_header and in_header[1], in_text) if name]
    text = _unmistakable(body)
    if text is not None:
        others = [name for name in promised if not _is_utf_8(name)]
        return text, f"the feed says it is {others[0]}, but it is UTF-8" if others else None
    for name in promised:
        text = _if_it_fits(body, name)
        if text is not None:
            wrong = None if name == promised[0] else f"the header says {promised[0]}, but the text is {name}"
            return text, wrong
    told = f"the feed says it is {promised[0]}, but it is not: " if promised else "no encoding is declared: "
    text = _if_it_fits(body, "utf-8")
    if text is not None:
        return text, told + "read as UTF-8" if promised else None
    return body.decode("utf-8", _AS_CP1252), told + "what is not UTF-8 is read as windows-1252"


def _unmistakable(body: bytes) -> str | None:
    """The text, where it has a character of several bytes and all of it is UTF-8, even if the last one was cut.

    A text with an escape may be of ISO-2022, one with zero bytes of UTF-16. What Java and MySQL call UTF-8 has
    the halves of a surrogate pair as characters of their own (CESU-8).
    """
    if body.isascii() or b"\x1b" in body or b"\x00" in body:
        return None
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        try:
            halves = body.decode("utf-8", "surrogatepass")
            return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        except UnicodeDecodeError:
            return None
    return None if text.isascii() else text


def _is_utf_8(name: str) -> bool:
    try:
        return codecs.lookup(name).name in {"utf-8", "utf-8-sig"}
    except (LookupError, ValueError):
        return False


def _declared_in(start: str) -> str | None:
    declared = _DECLARED.match(start)
    return declared[1] if declared else None


def _if_it_fits(body: bytes, name: str) -> str | None:
    try:
        known = codecs.lookup(name).name
        if known in _NOT_FOR_TEXT:
            return None
        if known == "utf-8-sig":
            known = "utf-8"
        return body.decode(_SUPERSETS.get(known, known))
    except (LookupError, UnicodeError, ValueError):
        return None


def _all_of(body: bytes, name: str) -> tuple[str, str | None]:
    text = _if_it_fits(body, name)
    if text is not None:
        return text, None
    try:
        text = body.decode(name, "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    return text, f"some bytes are not {name}: replaced"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_AS_CP1252, _as_cp1252)
