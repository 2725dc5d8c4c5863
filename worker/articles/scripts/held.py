"""A page's data for its scripts -> the article in it, where it is plainly this page's; never asked if one is shown.

Plainly: it stands under a headline that is the page's own, is several paragraphs of prose in the page's language, and is
no list of teasers. What the page withholds (a log-in, a subscription) is not taken from there (ADR 0094).
"""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from worker.articles.metadata.language import language_of
from worker.articles.normal_form import normal_form
from worker.articles.walls.notices import title_kind
from worker.text import plain

_NODES_AT_MOST = 60_000
_DEPTH_AT_MOST = 8  # from a block to its text
_HEADLINE_AT_LEAST = 12  # characters
_PROSE_AT_LEAST = 40
_PARAGRAPHS_AT_LEAST = 3
_TEXT_AT_LEAST = 300
_PROSE_SHARE = 0.6
_TEXT_AT_MOST = 300_000


@dataclass(frozen=True, slots=True)
class Held:
    """An article in a page's data: its headline, and its blocks as (tag, text or HTML)."""

    headline: str
    blocks: tuple[tuple[str, str], ...]

    def as_html(self) -> str:
        """A page that shows it, to be cleaned like any other."""
        inner = "".join(
            f"<div>{text}</div>" if "<" in text and ">" in text else f"<{tag}>{html.escape(text)}</{tag}>"
            for tag, text in self.blocks
        )
        return f"<!doctype html><html><body><article>{inner}</article></body></html>"


def held_article(states: Iterable[Any], titles: Iterable[str], language: str | None) -> Held | None:
    """The longest text in the data that is plainly the article; None where there is none."""
    wanted = [
        form
        for title in titles
        if not title_kind(title) and len(form := normal_form(title)) >= _HEADLINE_AT_LEAST
    ]
    best: Held | None = None
    if not wanted:
        return None
    for state in states:
        for held in _articles(state, wanted):
            if best is None or _size(held) > _size(best):
                best = held
    if best is None:
        return None
    text = " ".join(plain(block) for _, block in best.blocks)
    claimed = (language or "").split("-")[0]
    found = language_of(text, claimed or None)[0] or ""
    return best if not claimed or found.split("-")[0] == claimed else None


def _size(held: Held) -> int:
    return sum(len(text) for _, text in held.blocks)


def _articles(state: Any, wanted: list[str]) -> Iterator[Held]:
    """Every text under a headline that the page's titles agree with; one under another headline is another's."""
    refs = state if isinstance(state, dict) else {}
    todo: list[tuple[Any, str]] = [(state, "")]
    for _ in range(_NODES_AT_MOST):
        if not todo:
            return
        value, headline = todo.pop()
        if isinstance(value, dict):
            if own := _headline(value):
                headline = own if _agrees(own, wanted) else ""
            if headline:
                for key, inner in value.items():
                    blocks = _blocks(inner, refs) if isinstance(inner, list) else _from_text(key, inner)
                    if _is_text(blocks):
                        yield Held(headline, tuple(blocks))
            todo.extend((inner, headline) for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            todo.extend((inner, headline) for inner in value if isinstance(inner, dict | list))


def _headline(value: Mapping[str, Any]) -> str:
    for key in _HEADLINES:
        found = value.get(key)
        if isinstance(found, dict):
            found = next((found[name] for name in _INNER if isinstance(found.get(name), str)), None)
        if isinstance(found, str) and _HEADLINE_AT_LEAST <= len(found) <= 500:
            return plain(found)
    return ""


_HEADLINES = ("headline", "headlines", "title", "heading")
_INNER = ("basic", "default", "rendered", "text", "main", "web", "plain")


def _agrees(headline: str, wanted: list[str]) -> bool:
    """Whether a title is the headline, or begins with it and goes on with the site's name."""
    form = normal_form(headline)
    return len(form) >= _HEADLINE_AT_LEAST and any(
        form == title or title.startswith(f"{form}: ") or title.endswith(f": {form}") for title in wanted
    )


def _blocks(items: list[Any], refs: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The blocks of a list, if it is one of paragraphs; empty for lists of teasers, images, authors."""
    blocks = []
    for item in items[:2_000]:
        item = _resolved(item, refs)
        if isinstance(item, str):
            blocks.append(("p", item))
        elif isinstance(item, dict):
            if _TEASER.intersection(item) and not isinstance(item.get("children"), list):
                return []
            tag = _tag(item)
            if tag and (text := _text(item, refs, 0).strip()):
                blocks.append((tag, text))
    return blocks


_TEASER = frozenset(
    ["headline", "headlines", "href", "permalink", "canonical_url", "slug", "teaser", "excerpt"]
)


def _tag(block: Mapping[str, Any]) -> str:
    """The tag as which a block is shown; "" for one that is no text."""
    names = [block[key] for key in _TYPES if isinstance(block.get(key), str)]
    name = " ".join(names).casefold().replace("_", "-")
    words = set(name.replace("-", " ").replace(":", " ").split())
    if words & _NO_TEXT or not (
        words & _TEXTUAL or not name or any(w[:1] == "h" and w[1:].isdigit() for w in words)
    ):
        return ""
    if words & _HEADINGS or any(w[:1] == "h" and w[1:].isdigit() for w in words):
        return "h2"
    return "blockquote" if words & _QUOTES else "p"


_TYPES = ("type", "_type", "nodeType", "__typename", "kind", "style", "name")
_TEXTUAL = frozenset(
    [
        "text",
        "paragraph",
        "p",
        "block",
        "html",
        "richtext",
        "heading",
        "header",
        "subhead",
        "subheading",
        "quote",
        "blockquote",
        "list",
        "ul",
        "ol",
        "li",
        "normal",
        '"',
        '"articleparagraph',
        "textblock",
        "paragraphblock",
        "core/paragraph",
        "content",
        "body",
        "span",
        "copy",
    ]
)
_HEADINGS = frozenset(["heading", "header", "subhead", "subheading", "crosshead"])
_QUOTES = frozenset(["quote", "blockquote", "pullquote"])
_NO_TEXT = frozenset(
    [
        "image",
        "img",
        "picture",
        "video",
        "audio",
        "embed",
        "oembed",
        "gallery",
        "ad",
        "advert",
        "related",
        "link",
        "links",
        "interstitial",
        "newsletter",
        "teaser",
        "promo",
        "poll",
        "map",
        "caption",
        "author",
        "byline",
        "tag",
        "raw",
        "pullquote",
    ]
)


def _text(block: Any, refs: Mapping[str, Any], depth: int) -> str:
    """The text in a block, through the nodes of which editors make it."""
    block = _resolved(block, refs)
    if isinstance(block, str):
        return block
    if depth > _DEPTH_AT_MOST:
        return ""
    if isinstance(block, list):
        return "".join(_text(inner, refs, depth + 1) for inner in block[:500])
    if isinstance(block, dict):
        for key in _TEXTS:
            if isinstance(block.get(key), str | list | dict) and (text := _text(block[key], refs, depth + 1)):
                return text
    return ""


_TEXTS = (
    "html",
    "text",
    "content",
    "value",
    "children",
    "body",
    "markup",
    "nodes",
    "paragraph",
    "model",
    "data",
)


def _from_text(key: str, value: Any) -> list[tuple[str, str]]:
    """A text under a name that means one, with its own paragraphs: HTML, or lines between blank ones."""
    if not isinstance(value, str) or key.casefold() not in _BODIES or len(value) > _TEXT_AT_MOST:
        return []
    if value.count("<p") >= _PARAGRAPHS_AT_LEAST:
        parts = value.replace("<p", "\0<p").split("\0")
        return [("p", part) for part in parts if part.strip()]
    return [("p", part.strip()) for part in value.split("\n\n") if part.strip()]


_BODIES = frozenset(
    [
        "body",
        "bodyhtml",
        "body_html",
        "articlebody",
        "article_body",
        "content",
        "contenthtml",
        "content_html",
        "rendered",
        "html",
        "text",
        "maintext",
        "fulltext",
        "copy",
        "story",
    ]
)


def _is_text(blocks: list[tuple[str, str]]) -> bool:
    """Whether blocks are several paragraphs of prose for the most part."""
    if len(blocks) < _PARAGRAPHS_AT_LEAST or sum(len(text) for _, text in blocks) < _TEXT_AT_LEAST:
        return False
    if sum(len(text) for _, text in blocks) > _TEXT_AT_MOST:
        return False
    parts = (part for tag, text in blocks if tag != "h2" for part in text.replace("<p", "\0<p").split("\0"))
    shown = [text for part in parts if (text := plain(part))]
    prose = sum(_is_prose(text) for text in shown)
    return prose >= _PARAGRAPHS_AT_LEAST and prose >= _PROSE_SHARE * len(shown)


def _is_prose(text: str) -> bool:
    end = text.rstrip("\"'”’»“›)] ")[-1:]
    return len(text) >= _PROSE_AT_LEAST and (end in _ENDS or any(mark in text for mark in "。！？"))


_ENDS = frozenset(".!?…:।۔؟")


def _resolved(value: Any, refs: Mapping[str, Any]) -> Any:
    """What a reference of Apollo's cache names."""
    name = value.get("__ref") if isinstance(value, dict) else None
    return refs.get(name, value) if isinstance(name, str) else value
