"""Pages of one invented story, for tests that put something beside it."""

from collections.abc import Iterable

from worker.articles import Article, Page, read_article

URL = "https://www.coast.example/news/lighthouse-lamp"
PARAGRAPHS = (
    "The keepers of the Skerry light asked the harbour board on Monday to give them back the lamp that it had sold.",
    "Forty people stood in the rain outside of the board's office, and some of them had rowed over from the islands.",
    "“We want the lamp that our grandfathers lit,” said Ida Moor, who has kept the light for thirty years.",
    "The board sold the lamp to a museum in the capital last autumn, and put an electric one in its place in March.",
    "Fishermen told the board that the new light could not be seen in fog from more than a mile off the rocks.",
    "A decision is expected at the end of May, when the museum must say whether it would part with the lamp.",
)
OTHERS = (
    "Trams rolled through Norwick for the first time in forty years when the fourth line opened at dawn on Friday.",
    "Crowds waved from balconies along Mill Street, and a brass band played on the platform of the old station.",
    "“My grandfather drove the last one,” said Zoe Hart, a retired nurse who had queued since five o'clock.",
)


def paragraphs(texts: Iterable[str] = PARAGRAPHS) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page_of(body: str, head: str = "") -> bytes:
    title = "<title>Lighthouse keepers want their lamp back - Coast Post</title>"
    return f"<html><head>{title}{head}</head><body>{body}</body></html>".encode()


def read(page: bytes) -> Article:
    return read_article(Page(url=URL, body=page))


def body_of(body: str) -> str:
    return read(page_of(body)).body
