"""Page bytes -> article: decoding, extraction, metadata, cleaning. Pure: no I/O, no clock."""

from worker.articles.model import (
    Article,
    Block,
    Image,
    Limits,
    Metadata,
    Page,
    Removed,
    Role,
)
from worker.articles.read import read_article

__all__ = ["Article", "Block", "Image", "Limits", "Metadata", "Page", "Removed", "Role", "read_article"]
