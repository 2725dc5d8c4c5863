"""The Link header of HTTP (RFC 8288): where a feed says its hub and its own address, before its body."""

import re

_MAX_LENGTH = 8_192
_MAX_LINKS = 50
_TARGET = re.compile(r"<([^<>]*)>")
# A parameter: token, then a quoted string or a token (RFC 8288 3). Possessive: linear.
_PARAMETER = re.compile(
    r"""\s*+;\s*+([!#$%&'*+.^`|~\w-]++)\s*+(?:=\s*+(?:"((?:[^"\\]|\\.)*+)"|([^\s;,"]*+)))?"""
)


def links_in(header: str) -> dict[str, str]:
    """Relation in lower case -> target as it stands; the first of each relation counts.

    Links about another page (`anchor`) are passed over (RFC 8288 3.2).
    """
    found: dict[str, str] = {}
    header = header[:_MAX_LENGTH]
    at = 0
    while (target := _TARGET.search(header, at)) and len(found) < _MAX_LINKS:
        at = target.end()
        parameters: dict[str, str] = {}
        while parameter := _PARAMETER.match(header, at):
            at = parameter.end()
            value = re.sub(r"\\(.)", r"\1", parameter[2]) if parameter[2] is not None else parameter[3] or ""
            parameters.setdefault(parameter[1].lower(), value)
        if "anchor" not in parameters:
            for relation in parameters.get("rel", "").lower().split():
                found.setdefault(relation, target[1].strip())
    return found
