"""Content codings, undone a bounded piece at a time. The one file that knows zlib's, Brotli's and Zstandard's decoders."""

import re
import zlib
from collections.abc import Generator, Iterator
from typing import Protocol

import brotli
from backports import zstd

PIECE = 65_536
MAX_MEMBERS = 1024

_BYTE_ORDER_MARKS = (b"\xef\xbb", b"\xff\xfe", b"\xfe\xff")
_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZSTD_LIMITS: dict[int, int] = {zstd.DecompressionParameter.window_log_max: 23}  # 8 MB, as RFC 9659 has it
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Corrupt(Exception):
    """The bytes are not of the coding."""


class TooMuch(Exception):
    """A limit was passed, on the wire, behind the last decoder, or between two."""


class Decoder(Protocol):
    """Undoes one content coding, a bounded piece at a time."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decoded pieces, none much longer than PIECE. Raises Corrupt and TooMuch."""

    @property
    def finished(self) -> bool:
        """Whether the coding says that it is complete."""


def decoder(coding: str, max_bytes: int) -> Decoder | None:
    """For a coding by its name in lower case; None for one that we do not know."""
    if coding in ("gzip", "x-gzip"):
        return Inflate("gzip", max_bytes)
    if coding == "deflate":
        return Inflate("deflate", max_bytes)
    if coding == "br":
        return Told(_Brotli(), b"", max_bytes)
    if coding == "zstd":
        return Told(_Zstd(), _ZSTD, max_bytes)
    return None


def looks_plain(start: bytes) -> bool:
    """Whether the first bytes are those of text: a mark of its byte order, or no control characters."""
    return start[:2] in _BYTE_ORDER_MARKS or _CONTROLS.search(start[:512]) is None


class Unannounced:
    """gzip that no header speaks of, told by its first three bytes; all else passes as it is.

    Neither a feed nor a page begins so.
    """

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._head: bytes | None = b""
        self._inflate: Inflate | None = None

    @property
    def finished(self) -> bool:
        return self._inflate is None or self._inflate.finished

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._head is not None:
            data = self._head + data
            if len(data) < len(_GZIP) and _GZIP.startswith(data):
                self._head = data
                return
            self._head = None
            if data.startswith(_GZIP):
                self._inflate = Inflate("gzip", self._max_bytes)
        if self._inflate is None:
            yield data
        else:
            yield from self._inflate.feed(data)

    def rest(self) -> bytes:
        """What was held back of a body that ends within three bytes."""
        return self._head or b""


class Misnamed:
    """A coding that nobody knows ("UTF-8", "none"), over a body that is plain text. Raises Corrupt where it is not."""

    finished = True

    def __init__(self) -> None:
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if not self._begun and data:
            self._begun = True
            if not looks_plain(data) and not data.startswith(_GZIP[:2]):
                raise Corrupt
        yield data


class Inflate:
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
            try:
                piece = inflate.decompress(data, PIECE)
            except zlib.error as exc:
                raise Corrupt from exc
            self._left -= len(piece)
            if piece:
                yield piece
            if self._left < 0:
                raise TooMuch
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
            raise Corrupt
        if wbits is None:
            self._plain = True
            return False
        self._inflate = zlib.decompressobj(wbits)
        return True

    def _wbits(self, magic: bytes) -> int | None:
        """What zlib calls the format; None for text as it is."""
        if magic == _GZIP[:2]:
            return 16 + zlib.MAX_WBITS
        if magic[0] & 0x0F == 8 and int.from_bytes(magic, "big") % 31 == 0:
            return zlib.MAX_WBITS
        if self._announced_as == "gzip" and (magic[:1] in b"<{[ \t\r\n" or magic in _BYTE_ORDER_MARKS):
            return None
        return -zlib.MAX_WBITS


class Stream(Protocol):
    """A decoder of a library that puts out no more than it is asked for."""

    def step(self, data: bytes) -> bytes:
        """Some of what `data` holds, and of what was kept back before; nothing behind the end. Raises Corrupt."""

    @property
    def hungry(self) -> bool:
        """Whether nothing is kept back."""

    @property
    def eof(self) -> bool:
        """Whether what came is complete."""


class Told:
    """br or zstd under its own name. Behind its end nothing counts; text that is not coded at all is read as it is.

    `magic` is how the coding begins. Brotli has none; but no encoder begins with `<` or with the mark of UTF-8.
    """

    def __init__(self, stream: Stream, magic: bytes, max_bytes: int) -> None:
        self._stream = stream
        self._magic = magic
        self._left = max_bytes
        self._begun = self._plain = False

    @property
    def finished(self) -> bool:
        return self._plain or self._stream.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        if not self._begun and data:
            self._begun = True
            other = data.startswith((b"<", b"\xef\xbb\xbf")) or not data.startswith(self._magic[:1])
            self._plain = other and looks_plain(data)
        if self._plain:
            yield data
            return
        while True:
            piece = self._stream.step(data)
            data = b""
            self._left -= len(piece)
            if piece:
                yield piece
            if self._left < 0:
                raise TooMuch
            if self._stream.hungry:
                break


class _Brotli:
    """It is drained when it gives nothing more: that it would take more data says nothing of that (1.2.1)."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._drained = False

    def step(self, data: bytes) -> bytes:
        if self.eof:
            return b""
        try:
            piece = bytes(self._stream.process(data, output_buffer_limit=PIECE))
        except brotli.error as exc:
            raise Corrupt from exc
        self._drained = not piece and self._stream.can_accept_more_data()
        return piece

    @property
    def hungry(self) -> bool:
        return self.eof or self._drained

    @property
    def eof(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstd:
    """One frame after the other, as zstd(1) reads them; what follows and is none is ignored."""

    def __init__(self) -> None:
        self._frames = 0
        self._behind = b""
        self._next()

    def step(self, data: bytes) -> bytes:
        if self._stream.eof:
            self._behind += data
            if not self._behind.startswith(_ZSTD):
                self._behind = self._behind[: len(_ZSTD)]  # enough to go on being none
                return b""
            data = self._behind
            self._next()
        try:
            piece = self._stream.decompress(data, PIECE)
        except zstd.ZstdError as exc:
            raise Corrupt from exc
        self._behind = self._stream.unused_data if self._stream.eof else b""
        return piece

    @property
    def hungry(self) -> bool:
        return not self._behind.startswith(_ZSTD) if self._stream.eof else self._stream.needs_input

    @property
    def eof(self) -> bool:
        return self._stream.eof

    def _next(self) -> None:
        self._frames += 1
        if self._frames > MAX_MEMBERS:
            raise Corrupt
        self._stream = zstd.ZstdDecompressor(options=_ZSTD_LIMITS)
        self._behind = b""
