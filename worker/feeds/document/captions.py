"""Captions of pictures -> out of the way of feedparser, which takes any media:description for the item's summary."""

import re

_DESCRIPTION = "media:description"
_TAG = re.compile(r"<(/?)media:(content|thumbnail|description)(?=[\s/>])([^<>]*)>", re.IGNORECASE)


def with_captions_apart(document: str) -> str:
    """Media RSS 1.5: a description inside of media:content says what the picture shows, and is called `media:caption`
    here; another one is about the media object as a whole, such as the video of an item, and is called `media:about`.
    """
    if _DESCRIPTION not in document:
        return document
    pieces: list[str] = []
    at = 0
    depth = 0
    name = "about"
    for tag in _TAG.finditer(document):
        closes, kind, attributes = tag.groups()
        if kind.lower() != "description":
            if not attributes.endswith("/"):
                depth = max(0, depth + (-1 if closes else 1))
            continue
        if not closes:
            name = "caption" if depth else "about"
        pieces += (document[at : tag.start()], f"<{closes}media:{name}{attributes}>")
        at = tag.end()
    return "".join((*pieces, document[at:]))
