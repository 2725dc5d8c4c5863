"""Page text -> its lines, without a tree: the cheaper extractor for pages over the limits.

One pass over tags and texts, with no memory of how deep they are nested, so that a million tags cost a second
and no stack. It knows paragraphs, subheads, list items and quotes; it leaves out menus, forms, scripts and
lines that are links. Resiliparse was measured for this place: five times faster on wide pages, but without an
end on 100,000 nested nodes or 500,000 attributes.
"""

import html
import re
from collections.abc import Iterator

from worker.articles.extraction.extract import Line
from worker.articles.model import Role
from worker.articles.page.tree import INLINE, squeeze

EXTRACTOR = "quotewire-plain"

_TOKENS_AT_MOST = 400_000
_LINES_AT_MOST = 20_000
_LINE_AT_LEAST = 25  # characters; subheads may be shorter

# A tag, or text up to the next tag. Each alternative stops at the next "<" or ">": linear in the text.
_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})[^<>]*>?|([^<]+)|<")
_UNREAD = {
    tag: re.compile(f"</{tag}", re.IGNORECASE)
    for tag in ("script", "style", "template", "svg", "noscript", "textarea", "select", "title", "head")
}
"""Elements that are left out, each with where it ends."""
_FOREIGN = frozenset(["nav", "aside", "footer", "form", "figure", "button", "header"])
_INLINE = INLINE - {"a", "br", "img"}
_ROLES = {"li": Role.LIST, "blockquote": Role.QUOTE}


def extract_plain(text: str) -> list[Line]:
    """The lines of the page's main text as far as tags tell, in page order; the article's if it is marked."""
    start = min((at for at in (text.find("<article"), text.find("<main")) if at >= 0), default=0)
    lines = list(_lines(text, start))
    if start and sum(len(line.text) for line in lines) < 200:
        return list(_lines(text, 0))
    return lines


def _lines(text: str, start: int) -> Iterator[Line]:
    count = foreign = 0
    in_link = False
    block = _Block()
    for tag, closing, words in _tokens(text, start):
        if count > _LINES_AT_MOST:
            break
        if not tag:
            if not foreign:
                block.add(words, in_link)
        elif tag == "a":
            in_link = not closing
        elif tag not in _INLINE:
            if line := block.line():
                count += 1
                yield line
            block, in_link = _Block("" if closing else tag), False
            if tag in _FOREIGN:
                foreign = max(0, foreign - 1) if closing else foreign + 1
    if line := block.line():
        yield line


def _tokens(text: str, start: int) -> Iterator[tuple[str, bool, str]]:
    """Tags in lower case, each with whether it closes, and the words between them, without a tag."""
    skip_to = start
    unread = dict(_UNREAD)
    for number, token in enumerate(_TOKEN.finditer(text, start)):
        if number > _TOKENS_AT_MOST:
            return
        if token.start() < skip_to:
            continue
        tag, closing = (token[2] or "").lower(), bool(token[1])
        if tag in unread and not closing:
            if end := unread[tag].search(text, token.end()):
                skip_to = end.start()
            else:
                del unread[tag]  # it is never closed: to look again at each further one is quadratic
        elif tag or token[3]:
            yield tag, closing, token[3] or ""


class _Block:
    """The text that is read since the last tag that parts lines, and how much of it is in links."""

    def __init__(self, tag: str = "") -> None:
        self._tag = tag
        self._pieces: list[str] = []
        self._linked = 0

    def add(self, words: str, in_link: bool) -> None:
        self._pieces.append(words)
        self._linked += len(words) if in_link else 0

    def line(self) -> Line | None:
        """The block as a line; None where it is empty, short, or for the greater part links."""
        if not self._pieces:
            return None
        text = squeeze(html.unescape("".join(self._pieces)))
        head = len(self._tag) == 2 and self._tag[0] == "h" and self._tag[1] in "23456"
        if not text or self._linked * 2 > len(text) or (len(text) < _LINE_AT_LEAST and not head):
            return None
        if head:
            return Line(text, Role.SUBHEAD, int(self._tag[1]))
        return Line(text, _ROLES.get(self._tag, Role.BODY))


def head_of(text: str) -> str:
    """A small page that holds what the page says about itself: its head, and all its JSON-LD."""
    end = text.find("<body", 0, _HEAD_AT_MOST)
    parts = [text[: end if end >= 0 else _HEAD_WITHOUT_BODY]]
    at = max(end, 0)
    for _ in range(_SCRIPTS_AT_MOST):
        at = text.find("application/ld+json", at)
        if at < 0:
            break
        opened, closed = text.find(">", at), text.find("</script", at)
        if 0 <= opened < closed:
            parts.append(f'<script type="application/ld+json">{text[opened + 1 : closed]}</script>')
        at = max(closed, at + 1)
    return "".join(parts)


_HEAD_AT_MOST = 2_000_000
_HEAD_WITHOUT_BODY = 100_000
_SCRIPTS_AT_MOST = 20
