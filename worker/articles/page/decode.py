"""Page bytes -> text, before any parsing.

Order of belief: byte order mark, UTF-16 by its zero bytes, valid UTF-8, HTTP header, `<meta>`, a guess.
Valid UTF-8 comes before the header because bytes that are no UTF-8 almost never look like it, while
headers are often a server's default. Labels are read as the WHATWG Encoding Standard reads them, so
"iso-8859-1" means windows-1252.
"""

import codecs
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from charset_normalizer import from_bytes

from worker.articles.model import Limits
from worker.errors import NotHtml, PageEmpty, Wall


@dataclass(frozen=True, slots=True)
class Decoded:
    """The page's text, also as UTF-8; the encoding it was read with; and what had to be done to it."""

    text: str
    utf8: bytes
    encoding: str
    notes: tuple[str, ...] = ()


def decode(body: bytes, headers: Mapping[str, str], limits: Limits, *, url: str = "") -> Decoded:
    """The text of a page, whatever its bytes; characters that XML cannot hold are left out.

    Gzip bytes that no one unpacked are unpacked, up to `limits.bytes`. What lies beyond the limit is
    cut off and noted. Raises PageEmpty, NotHtml for PDF, images, JSON and plain text, or Wall for noise.
    """
    notes: list[str] = []
    if body[:2] == b"\x1f\x8b":
        body = _gunzip(body, limits.bytes + 1)
        notes.append("gzip-unpacked")
    if not body.strip(b" \t\r\n\f\x00"):
        raise PageEmpty("no bytes" if not body else "only white space", url=url)
    if len(body) > limits.bytes:
        body = body[: limits.bytes]
        notes.append("cut-at-bytes")
    for magic, name in _BINARIES.items():
        if body.startswith(magic):
            raise NotHtml(name, url=url)
    cleaned = body.translate(None, _NOT_XML)
    if len(cleaned) < len(body) and _is_noise(body):
        raise Wall("no-text: bytes that are no text", url=url, kind="no-text")
    text, encoding, utf8 = _read(body, cleaned, headers.get("content-type", ""))
    if not _TAG.search(text, 0, _TAG_WITHIN):
        raise NotHtml("no HTML tag near its start", url=url)
    utf8 = utf8 or text.encode("utf-8", "replace")
    if b"\xc2" in utf8 and _C1_CONTROLS.search(utf8):
        utf8 = _C1_CONTROLS.sub(lambda control: _C1_MARKS[control[0]], utf8)
        text = utf8.decode("utf-8")
    return Decoded(text, utf8, encoding, tuple(notes))


_BINARIES = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"OggS": "an Ogg file",
    b"ID3": "an MP3 file",
    b"\x1f\x8b": "gzip inside gzip",
    b"BZh": "a bzip2 archive",
    b"wOF": "a web font",
    b"{\\rtf": "an RTF document",
}
_TAG = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*[\s>/])", re.I)
_TAG_WITHIN = 65_536

# What XML 1.0 (2.2 Char) refuses below the space, and DEL: one byte in every encoding but UTF-16 and UTF-32.
_NOT_XML = bytes([*range(9), 11, 12, *range(14, 32), 127])


def _is_noise(body: bytes) -> bool:
    """Whether these are compressed, encrypted or random bytes: a tenth of those are control characters.

    NUL and ESC do not count: UTF-16 and ISO-2022-JP are full of them.
    """
    sample = body[:_NOISE_WITHIN]
    return len(sample) - len(sample.translate(None, _NO_TEXT)) > max(8, len(sample) // _NO_TEXT_PER)


_NOISE_WITHIN = 65_536
_NO_TEXT_PER = 50
_NO_TEXT = bytes(c for c in _NOT_XML if c not in (0, 27))


# What Unicode has as C1 controls, which nobody writes in a page, are marks of windows-1252 that a program copied
# without converting them; numeric references to them are read so, too (WHATWG 13.2.5.80).
_C1_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]")
_C1_UNUSED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_C1_MARKS = {
    bytes([0xC2, code]): b" " if code in _C1_UNUSED else bytes([code]).decode("cp1252").encode("utf-8")
    for code in range(0x80, 0xA0)
}


def _gunzip(body: bytes, at_most: int) -> bytes:
    """What a gzip stream holds, up to `at_most` bytes; what precedes a broken part is kept."""
    unpack = zlib.decompressobj(wbits=31)
    try:
        return unpack.decompress(body, at_most)
    except zlib.error:
        return b""


def _read(body: bytes, cleaned: bytes, content_type: str) -> tuple[str, str, bytes | None]:
    """Text, encoding, and the bytes themselves where they are UTF-8 already.

    `cleaned` is the body without the bytes that XML refuses.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return *_wide(body[len(mark) :], encoding), None
    if encoding_16 := _utf_16_by_zeros(body):
        return *_wide(body, encoding_16), None
    body = cleaned
    try:
        return body.decode("utf-8"), "utf-8", body
    except UnicodeDecodeError as error:
        if error.start >= len(body) - 3:  # cut inside its last character
            return body.decode("utf-8", "ignore"), "utf-8", None
    for label in (_charset_in(content_type), _charset_in_meta(body)):
        declared = _encoding_of(label)
        if declared == "utf-8":
            text = body.decode("utf-8", "replace")
            if text.count("\ufffd") <= 1 + len(text) // _UTF_8_ERRORS_PER:
                return text, "utf-8", None
        elif declared:
            return body.decode(declared, "replace"), declared, None
    return *_guess(body), None


def _wide(body: bytes, encoding: str) -> tuple[str, str]:
    text = body.decode(encoding, "replace")
    return text.encode("utf-8", "replace").translate(None, _NOT_XML).decode("utf-8"), encoding


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A page that says UTF-8 and breaks it once in 2,000 characters has a stray byte, not another encoding.
_UTF_8_ERRORS_PER = 2_000


def _utf_16_by_zeros(body: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of its tags is zero."""
    head = body[:512]
    half = len(head) // 2
    if half < 8:
        return None
    if head[1::2].count(0) > half * 0.8 and head[0::2].count(0) < half * 0.2:
        return "utf-16-le"
    if head[0::2].count(0) > half * 0.8 and head[1::2].count(0) < half * 0.2:
        return "utf-16-be"
    return None


_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.I)
_META_WITHIN = 8_192  # the standard scans 1,024 bytes; publishers put scripts before their meta


def _charset_in(content_type: str) -> str:
    found = _CHARSET.search(content_type[:300])
    return found[1] if found else ""


def _charset_in_meta(body: bytes) -> str:
    head = body[:_META_WITHIN]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii") if found else ""


def _encoding_of(label: str) -> str | None:
    label = label.strip().lower()
    if not label:
        return None
    if label in _WHATWG:
        return _WHATWG[label]
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    name = _WHATWG.get(name, name)
    # A page whose <meta> could be read as ASCII is no UTF-16, whatever it says (WHATWG 13.2.3.2).
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name if name in _TEXT_ENCODINGS else None


# Where the standard reads a label as a larger encoding than Python does.
_WHATWG = {
    **dict.fromkeys(
        ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "cp1252"), "cp1252"
    ),
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "euc_kr", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("tis-620", "iso-8859-11"), "cp874"),
    **dict.fromkeys(("utf8", "utf-8", "unicode-1-1-utf-8"), "utf-8"),
}
# codecs also knows rot13, zlib and other things that decode no text.
_TEXT_ENCODINGS = frozenset(
    [
        "utf-8",
        "gb18030",
        "big5",
        "big5hkscs",
        "cp932",
        "cp949",
        "cp874",
        "euc_jp",
        "iso2022_jp",
        "koi8-r",
        "koi8-u",
    ]
    + [f"cp{n}" for n in range(1250, 1259)]
    + [f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
    + ["mac-roman", "cp866"]
)


def _guess(body: bytes) -> tuple[str, str]:
    """No one said. charset-normalizer sees the bytes around the first ones that are not ASCII."""
    first = next((i for i, byte in enumerate(body) if byte > 127), 0)
    best = from_bytes(body[max(0, first - 1_000) : first + 4_000]).best()
    encoding = _encoding_of(best.encoding) if best else None
    if encoding in (None, "utf-8"):
        encoding = "cp1252"
    return body.decode(encoding or "cp1252", "replace"), encoding or "cp1252"
