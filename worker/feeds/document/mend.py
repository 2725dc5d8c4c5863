"""Ill-formed XML -> XML that most parsers can read, by repairs that lose nothing and take linear time.

Feeds break in a few ways, over and over: an HTML entity that XML does not know, a bare "&" or "<", a control
character, a namespace prefix that nobody declared, a document cut short, junk after its end.
"""

import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from xml.parsers import expat
from xml.sax.saxutils import escape

from worker.feeds.document.survey import Survey, surveyed

# What XML 1.0 2.2 allows; lone surrogates cannot be encoded either.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KNOWN_TO_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})

# Comments, CDATA sections and instructions as wholes, then what may be wrong outside of them.
# No part can be entered twice from one start, and an unclosed one is told once: linear.
_TOKEN = re.compile(
    r"""
      (?P<cdata><!\[CDATA\[) | (?P<comment><!--) | (?P<instruction><\?)
    | &(?P<entity>\#[xX]?[0-9a-fA-F]{1,7};|[a-zA-Z][a-zA-Z0-9]{1,31};)
    | (?P<ampersand>&)
    | (?P<less><(?![a-zA-Z_/]))
    """,
    re.VERBOSE,
)
_ENDS = {"cdata": "]]>", "comment": "-->", "instruction": "?>"}

_PREFIXED = re.compile(r"""(?:</?|\s)([A-Za-z_][A-Za-z0-9_.-]{0,40}):[A-Za-z_]""")
_DECLARED = re.compile(r"""\sxmlns:([A-Za-z_][A-Za-z0-9_.-]{0,40})\s*=""")
_ROOT_TAG = re.compile(r"<[A-Za-z_][\w.:-]{0,80}")
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
}
_MAX_UNDECLARED = 50

_TEXT_ELEMENT = re.compile(
    r"<(?P<name>title|description|summary|content|content:encoded|encoded|media:description|itunes:summary)"
    r"(?P<attributes>(?:\s[^<>]*)?)>"
)
_ITEMS = frozenset({"item", "entry"})
_EXACT_NAMES = """
    link guid id url uri origlink comments pubdate date published updated modified issued created
"""
_EXACT = frozenset(_EXACT_NAMES.split())  # of these a half is another one, and not less of the same
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")


def mended(text: str, survey: Survey, entities: Mapping[str, str]) -> tuple[str, Survey]:
    """The text with what could be repaired, and its new survey; `survey` tells what is wrong with it.

    The text begins with the root element; `entities` are those of its own DTD, as characters.
    """
    if survey.error:
        text = with_prefixes(with_characters(text, entities))
        survey = surveyed(text)
    if survey.error:
        escaped = _with_markup_escaped(text)
        if escaped != text:
            text, survey = escaped, surveyed(escaped)
    if survey.error:
        cut = cut_after_end(text, survey.root)
        if cut != text:
            text, survey = cut, surveyed(cut)
    if survey.error and survey.open_tags and not _ends(text, survey.root):
        closed = _closed(text, survey)
        again = surveyed(closed)
        if again.error is None:
            text, survey = closed, again
    return text, survey


def with_characters(text: str, entities: Mapping[str, str]) -> str:
    """XML from its root on, with control characters out, HTML entities as characters, a bare "&" or "<" escaped."""
    text = _ILLEGAL.sub("", text)
    pieces: list[str] = []
    at = 0
    endless: set[str] = set()  # what never ends from here on, so that it is looked for only once
    while match := _TOKEN.search(text, at):
        pieces.append(text[at : match.start()])
        at = match.end()
        kind = match.lastgroup or ""
        if kind in _ENDS:
            end = -1 if kind in endless else text.find(_ENDS[kind], at)
            if end < 0:  # a mark alone: what follows is read as if it were not there
                endless.add(kind)
                continue
            at = end + len(_ENDS[kind])
            if kind == "cdata":
                pieces.append(text[match.start() : at])
        elif kind == "entity":
            pieces.append(_entity(match["entity"], entities))
        else:
            pieces.append("&amp;" if kind == "ampersand" else "&lt;")
    pieces.append(text[at:])
    return "".join(pieces)


def _entity(name: str, entities: Mapping[str, str]) -> str:
    if name.startswith("#"):
        hexadecimal = name[1] in "xX"
        digits = name[2:-1] if hexadecimal else name[1:-1]
        try:
            code = int(digits, 16 if hexadecimal else 10)
        except ValueError:
            return "&amp;" + name
        if code > 0x10FFFF or _ILLEGAL.match(chr(code)):
            return ""
        return f"&#{code};"
    if name[:-1] in _KNOWN_TO_XML:
        return "&" + name
    characters = entities.get(name[:-1]) or html5.get(name)
    return "".join(f"&#{ord(character)};" for character in characters) if characters else "&amp;" + name


def with_prefixes(text: str) -> str:
    """Declares on the root the prefixes that are used and not declared anywhere."""
    used = set(_PREFIXED.findall(text)) - {"xml", "xmlns"}
    missing = sorted(used - set(_DECLARED.findall(text)))
    root = _ROOT_TAG.search(text)
    if not missing or not root or len(missing) > _MAX_UNDECLARED:
        return text
    declared = "".join(
        f' xmlns:{prefix}="{_NAMESPACES.get(prefix.lower(), "urn:undeclared:" + prefix)}"'
        for prefix in missing
    )
    return text[: root.end()] + declared + text[root.end() :]


def _with_markup_escaped(text: str) -> str:
    """HTML that stands bare in a title or description, and is no XML ("<p>a<br>b"), escaped."""
    pieces: list[str] = []
    at = 0
    endless: set[str] = set()  # looked for once
    while match := _TEXT_ELEMENT.search(text, at):
        pieces.append(text[at : match.end()])
        at = match.end()
        name = match["name"]
        if name in endless or match["attributes"].endswith("/") or "xhtml" in match["attributes"]:
            continue
        end = text.find(f"</{name}>", at)
        if end < 0:
            endless.add(name)
            continue
        inner = text[at:end]
        pieces.append(inner if "<" not in inner or _is_balanced(inner) else escape(_CDATA.sub("", inner)))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _is_balanced(inner: str) -> bool:
    try:
        expat.ParserCreate().Parse(f"<x>{inner}</x>".encode("utf-8", "replace"), True)
    except expat.ExpatError:
        return False
    return True


def cut_after_end(text: str, root: str) -> str:
    """Without what stands after the root's last end tag."""
    ends = [end.end() for end in _end_tags(text, root)]
    return text[: ends[-1]] if ends else text


def _ends(text: str, root: str) -> bool:
    return any(True for _ in _end_tags(text[-1_000:], root))


def _end_tags(text: str, root: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"</(?:[\w.-]{{1,40}}:)?{re.escape(root)}\s*>", text, re.IGNORECASE)


def _closed(text: str, survey: Survey) -> str:
    """A document that was cut short, with its open tags closed.

    An item that was cut goes, unless it is the only one: half a link is another link, and an item without
    the guid that was still to come would be published twice. Of the only one half an address or
    date goes.
    """
    open_tags = list(survey.open_tags)
    item = next((number for number, tag in enumerate(open_tags) if tag.rpartition(":")[2] in _ITEMS), None)
    if item is not None and survey.items > 1:
        starts = [start.start() for start in re.finditer(rf"<{re.escape(open_tags[item])}[\s>]", text)]
        text, open_tags = text[: starts[-1]], open_tags[:item]
    elif text.rfind("<") > text.rfind(">"):
        text = text[: text.rfind("<")]
    elif open_tags and open_tags[-1].rpartition(":")[2].lower() in _EXACT:
        text, open_tags = text[: text.rfind(f"<{open_tags[-1]}")], open_tags[:-1]
    return text + "".join(f"</{tag}>" for tag in reversed(open_tags))
