"""A well-formed input -> one that a careless, broken or hostile publisher might send."""

import random

MAX_BYTES = 300_000

_TOKENS = [
    each.encode()
    for each in (
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [", "<!ENTITY a '&b;'>", "&a;", "&#0;",
        "&#xD800;", "&#x10FFFF;", "&#99999999999;", "&", ";", "\"", "'", "=", "xmlns=''", "<?xml version='1.0' encoding='",
        "utf-16", "utf-7", "punycode", "'?>", "<rss>", "<channel>", "<item>", "</item>", "<entry>", "<feed>", "<link>",
        "<guid>", "<url>", "<loc>", "<p>", "<div>", "<table><tr><td>", "<br>", "<script>", "</script>", "<style>",
        "<title>", "<base href=//>", "<meta charset=", "«", "»", "“", "”", "\u2028", "\u202e", "\ufeff", "\x00", "\x1b[",
        "{", "}", "[", "]", ",", ":", "null", "1e999", "-1", "NaN", '"\\ud800"', "99999999999999999999", "http://[::1",
        "http://", "//", "javascript:", "User-agent:", "Disallow:", "Crawl-delay: nan", "Crawl-delay: 1e400", "*", "$",
        "%", "%zz", "2026-13-45T99:99:99Z", "Mon, 99 Feb 0000 25:61:61 +9999", "0001-01-01T00:00:00+23:59", "\n", "\r", " ",
    )
]  # fmt: skip


def mutated(seed: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """One to ten changes, small or large. The same `chance` gives the same bytes."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 10)):
        at = chance.randint(0, len(data))
        match chance.randint(0, 7):
            case 0:
                del data[at : at + chance.choice((1, 5, 50, 1_000))]
            case 1:
                data[at:at] = chance.choice(_TOKENS)
            case 2:
                data[at:at] = chance.choice(_TOKENS) * chance.choice((2, 50, 3_000))
            case 3 if data:
                data[at % len(data)] = chance.randrange(256)
            case 4:
                part = bytes(data[at : at + chance.randint(1, 400)])
                data[at:at] = part * chance.choice((1, 3, 200))
            case 5:
                other = chance.choice(others)
                start = chance.randint(0, len(other))
                data[at:at] = other[start : start + chance.randint(1, 2_000)]
            case 6:
                data = data[:at]
            case _:
                data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 20)))
        del data[MAX_BYTES:]
    return bytes(data)
