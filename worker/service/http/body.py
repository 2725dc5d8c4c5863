"""Bytes on the wire -> body, counted on both sides of the decoder while they come."""

import zlib
from collections.abc import AsyncIterator, Generator, Iterator
from typing import Protocol

from worker.errors import BodyTooLarge, ResponseBroken

PIECE = 65_536
MAX_CODINGS = 2
MAX_MEMBERS = 1024
BYTE_ORDER_MARKS = (b"\xef\xbb", b"\xff\xfe", b"\xfe\xff")

ACCEPT_ENCODING = "gzip, deflate"
"""What we can undo with bounds on the output and no further library (ADR 0042)."""


class Decoder(Protocol):
    """Undoes one content coding, a bounded piece at a time."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decoded pieces, none longer than PIECE."""

    @property
    def finished(self) -> bool:
        """Whether the coding says that it is complete."""


async def read_body(
    chunks: AsyncIterator[bytes], encoding: str, *, max_bytes: int, url: str, cut: bool = False
) -> bytes:
    """Read and decode to the end.

    Raises BodyTooLarge as soon as either side passes `max_bytes`, so that a bomb costs no more than the
    limit; with `cut` what fits is returned instead. Raises ResponseBroken where the coding is unknown,
    corrupt or incomplete: half a page is no page.
    """
    decoders = [_decoder(coding, max_bytes, url) for coding in _codings(encoding, url)]
    body = bytearray()
    on_the_wire = 0
    try:
        async for chunk in chunks:
            on_the_wire += len(chunk)
            for piece in _decoded(chunk, decoders):
                body += piece
                if len(body) > max_bytes:
                    raise _TooMuch
            if on_the_wire > max_bytes:
                raise _TooMuch
    except _TooMuch:
        if cut:
            return bytes(body[:max_bytes])
        raise BodyTooLarge(f"more than {max_bytes} bytes", url=url) from None
    except zlib.error as exc:
        raise ResponseBroken(f"the {encoding[:40]} encoding is corrupt", url=url) from exc
    if on_the_wire and not all(decoder.finished for decoder in decoders):
        raise ResponseBroken(f"the {encoding[:40]} encoding ends too early", url=url)
    return bytes(body)


def _codings(encoding: str, url: str) -> list[str]:
    """The codings to undo, last applied first (RFC 9110 8.4)."""
    codings = [coding.strip().lower() for coding in encoding.split(",")]
    codings = [coding for coding in codings if coding not in ("", "identity")]
    if len(codings) > MAX_CODINGS:
        raise ResponseBroken(f"{len(codings)} content codings", url=url)
    return codings[::-1]


def _decoder(coding: str, max_bytes: int, url: str) -> Decoder:
    if coding in ("gzip", "x-gzip"):
        return _Inflate("gzip", max_bytes)
    if coding == "deflate":
        return _Inflate("deflate", max_bytes)
    raise ResponseBroken(f"unknown content coding {coding[:40]!r}", url=url)


def _decoded(data: bytes, decoders: list[Decoder]) -> Iterator[bytes]:
    """Through all decoders, a piece at a time, so that a bomb inside a bomb does not burst in between."""
    if not decoders:
        yield data
        return
    for piece in decoders[0].feed(data):
        yield from _decoded(piece, decoders[1:])


class _TooMuch(Exception):
    """A limit was passed, on the wire, behind the last decoder, or between two."""


class _Inflate:
    """gzip, zlib or raw deflate, told apart by their first bytes: the header often calls them wrong.

    `deflate` means zlib (RFC 9110 8.4.1.2), but raw deflate and gzip are sent under that name too; and
    `gzip` is announced over text that is not compressed at all. Further members are decoded, other bytes
    behind the last one are ignored, as gzip(1) does.
    """

    def __init__(self, announced_as: str, max_bytes: int) -> None:
        self._announced_as = announced_as
        self._left = max_bytes
        self._inflate: zlib._Decompress | None = None
        self._head = b""
        self._members = 0
        self._plain = False

    @property
    def finished(self) -> bool:
        return self._plain or (self._members > 0 and self._inflate is None)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and not self._plain:
            if self._inflate is None:
                data = self._head + data
                self._head = data[:2] if len(data) < 2 else b""
                if self._head or not self._start(data[:2]):
                    break
            data = yield from self._member(data)
        if self._plain and data:
            yield data

    def _member(self, data: bytes) -> Generator[bytes, None, bytes]:
        """Decode inside one member; what is left belongs to the next."""
        inflate = self._inflate
        assert inflate is not None
        while True:
            piece = inflate.decompress(data, PIECE)
            self._left -= len(piece)
            if piece:
                yield piece
            if self._left < 0:
                raise _TooMuch
            if inflate.eof:
                self._inflate = None
                return inflate.unused_data
            data = inflate.unconsumed_tail
            if not data and len(piece) < PIECE:  # a full piece may have more behind it
                return b""

    def _start(self, magic: bytes) -> bool:
        """Open a member by its first two bytes; False where nothing more is to be inflated."""
        wbits = self._wbits(magic)
        if self._members and wbits != 16 + zlib.MAX_WBITS:
            return False
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise zlib.error("too many members")
        if wbits is None:
            self._plain = True
            return False
        self._inflate = zlib.decompressobj(wbits)
        return True

    def _wbits(self, magic: bytes) -> int | None:
        """What zlib calls the format; None for text as it is."""
        if magic == b"\x1f\x8b":
            return 16 + zlib.MAX_WBITS
        if magic[0] & 0x0F == 8 and int.from_bytes(magic, "big") % 31 == 0:
            return zlib.MAX_WBITS
        if self._announced_as == "gzip" and (magic[:1] in b"<{[ \t\r\n" or magic in BYTE_ORDER_MARKS):
            return None
        return -zlib.MAX_WBITS
