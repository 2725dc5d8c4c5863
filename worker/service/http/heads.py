"""The head of an answer as a server sent it -> as RFC 9112 has it, before it is parsed.

aiohttp's parser gives up on a line that is none, on a Content-Length that comes twice, and on one beside chunks. The
RFC says what a client does with these; and what could lead to two readings of where an answer ends is either read in
the one way that it names, on a connection that serves no more, or left as it is for the parser to refuse.
"""

import re
from itertools import chain

MAX_LINES = 1_000

_TOKEN = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROLS = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_END = re.compile(rb"\n\r?\n")
_FRAMING = frozenset({b"content-length", b"transfer-encoding", b"connection"})

Field = tuple[bytes, bytes]


def end_of_head(said: bytes | bytearray, looked_at: int) -> int | None:
    """Where the head ends, its empty line included; `looked_at` bytes were searched in vain before."""
    found = _END.search(said, max(looked_at - 2, 0))
    return found.end() if found else None


def mended(head: bytes) -> bytes:
    """The head with nothing in it but its first line and well-formed fields.

    - A line that is no field (RFC 9112 5) is left out; white space before a colon goes, folded lines are joined
      (5.1, 5.2), control characters become spaces (RFC 9110 5.5).
    - Content-Length that comes more than once with one value counts once (RFC 9110 8.6); with several, all stay, and
      the parser refuses them.
    - Beside chunks no length counts (RFC 9112 6.3).

    After all but the first and the last of these the connection is to be closed.
    """
    first, *lines = head.split(b"\n")
    if len(lines) > MAX_LINES:
        return head  # too many for the parser, too
    fields, odd = _fields(lines)
    framing, odd_framing = _framing(fields)
    others = [field for field in fields if field[0].lower() not in _FRAMING]
    if odd or odd_framing:
        connection = [(b"Connection", b"close")]
    else:
        connection = [field for field in fields if field[0].lower() == b"connection"]
    told = [b"%b: %b" % field for field in chain(others, framing, connection)]
    return b"\r\n".join([first.rstrip(b"\r"), *told, b"", b""])


def _fields(lines: list[bytes]) -> tuple[list[Field], bool]:
    """The fields, and whether a line was none."""
    fields: list[Field] = []
    odd = passed_over = False
    for raw in lines:
        line = _CONTROLS.sub(b" ", raw.removesuffix(b"\r"))
        if not line:
            continue
        if line[:1] in b" \t":
            odd = True
            if fields and not passed_over:
                name, value = fields[-1]
                fields[-1] = name, b"%b %b" % (value, line.strip(b" \t"))
            continue
        name, colon, value = line.partition(b":")
        proper = name.rstrip(b" \t")
        passed_over = not colon or _TOKEN.fullmatch(proper) is None
        odd = odd or passed_over or proper != name
        if not passed_over:
            fields.append((proper, value.strip(b" \t")))
    return fields, odd


def _framing(fields: list[Field]) -> tuple[list[Field], bool]:
    """What says where the body ends, and whether that was said in an odd way."""
    told = (coding.lower() for coding in _listed(fields, b"transfer-encoding"))
    codings = [coding for coding in told if coding != b"identity"]
    lengths = _listed(fields, b"content-length")
    if codings:
        chunks = (b"Transfer-Encoding", b", ".join(codings))
        if codings[-1] == b"chunked" not in codings[:-1]:
            return [chunks], bool(lengths)
        if b"chunked" in codings:  # and something over it, which nobody may do (RFC 9112 7)
            lengths.append(b"?")  # the parser would read on to the end of the connection
        return [chunks, *((b"Content-Length", length) for length in lengths)], True
    if len(set(lengths)) == 1 and lengths[0].isdigit():
        return [(b"Content-Length", lengths[0])], False
    return [(b"Content-Length", length) for length in lengths], bool(lengths)


def _listed(fields: list[Field], wanted: bytes) -> list[bytes]:
    """The members of a field's lists (RFC 9110 5.6.1), whether they stand on one line or on several."""
    values = (value for name, value in fields if name.lower() == wanted)
    return [part for value in values for each in value.split(b",") if (part := each.strip(b" \t"))]
