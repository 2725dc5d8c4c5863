"""Bytes on the wire -> body, counted on both sides of the decoder while they come."""

from collections.abc import AsyncIterator, Iterator, Sequence

from worker.errors import BodyTooLarge, ResponseBroken
from worker.service.http.codings import Corrupt, Decoder, Misnamed, TooMuch, Unannounced, decoder

MAX_CODINGS = 2
MAX_UNANNOUNCED = 2
"""A file that was compressed, and compressed once more on its way: no header tells of either."""

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
"""What we can undo with bounds on the output (ADR 0109)."""


async def read_body(
    chunks: AsyncIterator[bytes], encoding: str, *, max_bytes: int, url: str, cut: bool = False
) -> bytes:
    """Read and decode to the end.

    Raises BodyTooLarge as soon as either side passes `max_bytes`, so that a bomb costs no more than the
    limit; with `cut` what fits is returned instead. Raises ResponseBroken where the coding is corrupt or incomplete:
    half a page is no page. A coding that nobody knows is none where the body is plain text; gzip is undone also where
    no header speaks of it.
    """
    codings = _codings(encoding, url)
    unannounced = [Unannounced(max_bytes) for _ in range(MAX_UNANNOUNCED)]
    decoders = [*(decoder(coding, max_bytes) or Misnamed() for coding in codings), *unannounced]
    body = bytearray()
    on_the_wire = 0
    try:
        async for chunk in chunks:
            on_the_wire += len(chunk)
            for piece in _decoded(chunk, decoders):
                body += piece
                if len(body) > max_bytes:
                    raise TooMuch
            if on_the_wire > max_bytes:
                raise TooMuch
    except TooMuch:
        if cut:
            return bytes(body[:max_bytes])
        raise BodyTooLarge(f"more than {max_bytes} bytes", url=url) from None
    except Corrupt as exc:
        if any(decoder(coding, max_bytes) is None for coding in codings):
            raise ResponseBroken(f"unknown content coding {encoding[:40]!r}", url=url) from exc
        raise ResponseBroken(f"the {encoding[:40] or 'gzip'} encoding is corrupt", url=url) from exc
    if on_the_wire and not all(each.finished for each in decoders):
        raise ResponseBroken(f"the {encoding[:40] or 'gzip'} encoding ends too early", url=url)
    return bytes(body) + b"".join(each.rest() for each in unannounced)


def _codings(encoding: str, url: str) -> list[str]:
    """The codings to undo, last applied first (RFC 9110 8.4)."""
    codings = [coding.strip().lower() for coding in encoding.split(",")]
    codings = [coding for coding in codings if coding not in ("", "identity")]
    if len(codings) > MAX_CODINGS:
        raise ResponseBroken(f"{len(codings)} content codings", url=url)
    return codings[::-1]


def _decoded(data: bytes, decoders: Sequence[Decoder]) -> Iterator[bytes]:
    """Through all decoders, a piece at a time, so that a bomb inside a bomb does not burst in between."""
    if not decoders:
        yield data
        return
    for piece in decoders[0].feed(data):
        yield from _decoded(piece, decoders[1:])
