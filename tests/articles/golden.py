"""What a golden page must become, as text that a person can read and compare.

`python -m tests.articles.golden` writes all expectations anew; read the difference like code.
"""

from datetime import UTC, datetime
from pathlib import Path

from worker.articles import Article, Page, read_article

FOLDER = Path(__file__).parent / "golden"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.html")))


def read_golden(name: str) -> Article:
    """The article of one golden page, as fetched in the summer of 2026."""
    return read_article(
        Page(
            url=f"https://www.{name.replace('_', '-')}.example/news/{name}",
            body=(FOLDER / f"{name}.html").read_bytes(),
            fetched_at=datetime(2026, 12, 1, tzinfo=UTC),
        )
    )


def as_text(article: Article) -> str:
    """Blocks with their roles, pictures, what was removed and why, and what the page says about itself."""
    out = []
    for block in article.blocks:
        level = f" {block.level}" if block.level else ""
        time = f" {block.time:%Y-%m-%d %H:%M}" if block.time else ""
        out.append(f"[{block.role}{level}{time}] {article.body[block.start : block.end]}")
    for image in article.images:
        out.append(f"(image) {image.content_url} | {image.caption} | {image.credit_text}")
    for removed in article.removed:
        out.append(f"(removed: {removed.reason}, {removed.marker}) {removed.text}")
    metadata = article.metadata
    for field in metadata.__dataclass_fields__:
        value = getattr(metadata, field)
        if field not in ("sources", "language_confidence") and value not in (None, (), False):
            source = metadata.sources.get(field)
            out.append(f"{field}: {value}" + (f" ({source})" if source else ""))
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    for name in NAMES:
        (FOLDER / f"{name}.txt").write_text(as_text(read_golden(name)), encoding="utf-8")
