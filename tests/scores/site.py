"""The sample site through the whole pipeline, held against what a careful reader finds on its pages."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from worker.articles import Page
from worker.embedded.site.contents import PAGES, PUBLISHERS, SamplePage
from worker.embedded.site.render import Site, render_page
from worker.errors import PageError
from worker.pipeline import enrich
from worker.records.model import ArticleRecord, ItemRecord

ANSWERS = Path(__file__).parents[1] / "embedded" / "said.toml"


@dataclass(slots=True)
class Score:
    """Counts over all pages; the lists hold what went wrong, for a person."""

    said: int = 0
    found: int = 0
    attributed: int = 0
    addressed: int = 0
    addressees: int = 0
    invented: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    misattributed: list[str] = field(default_factory=list)
    unaddressed: list[str] = field(default_factory=list)
    junk: list[str] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)


def score(read: Callable[[str], ArticleRecord] | None = None) -> Score:
    """Enrich every page that has answers, and compare. `read` gives the article of a page's file."""
    total = Score()
    for file, answers in tomllib.loads(ANSWERS.read_text(encoding="utf-8")).items():
        _compare(file, (read or article_of)(file), answers, total)
    return total


def article_of(file: str) -> ArticleRecord:
    """The article of one page of the site. Raises PageError."""
    later = ".later." in file
    page = next(each for each in PAGES if each.file == file.replace(".later.", "."))
    return enrich(ItemRecord(link=url_of(page)), page_of(page, later=later))


def refusal_of(file: str) -> str:
    """Why a page that is no article is refused; empty where it is not."""
    try:
        article_of(file)
    except PageError as exc:
        return exc.reason
    return ""


def page_of(page: SamplePage, *, later: bool) -> Page:
    body = render_page(page, _site(page), later=later)
    return Page(url=url_of(page), body=body, headers={"content-type": page.header})


def _site(page: SamplePage) -> Site:
    return Site(next(each for each in PUBLISHERS if each.key == page.publisher), 80)


def url_of(page: SamplePage) -> str:
    return _site(page).url(page.path)


def _compare(file: str, article: ArticleRecord, answers: dict[str, Any], total: Score) -> None:
    lines = [_plain(line) for line in article.article_body.split("\n") if line.strip()]
    total.junk += [
        f"{file}: {line}" for junk in answers["junk"] for line in lines if line.startswith(_plain(junk))
    ]
    if _plain(article.headline or "") != _plain(answers["headline"]):
        total.headlines.append(f"{file}: {article.headline}")
    marked = [q for q in article.quotations if q.type != "indirect"]
    for words, speakers, *to in answers["said"]:
        if not _in_text(words, article):
            continue
        total.said += 1
        total.addressees += bool(to)
        quotation = next((q for q in marked if _plain(q.text) == _plain(words)), None)
        if quotation is None:
            total.missed.append(f"{file}: {words}")
            continue
        marked.remove(quotation)
        total.found += 1
        name = quotation.speaker.name if quotation.speaker else None
        if name and any(_names(name, speaker) for speaker in speakers.split("|")):
            total.attributed += 1
        else:
            total.misattributed.append(f"{file}: {words[:60]} — {name}, not {speakers}")
        if to and quotation.said_to and _names(quotation.said_to.name, to[0]):
            total.addressed += 1
        elif to or quotation.said_to:
            got = quotation.said_to.name if quotation.said_to else None
            total.unaddressed.append(f"{file}: {words[:60]} — to {got}, not {to}")
    total.invented += [f"{file}: {q.text} ({q.confidence:.2f})" for q in marked if q.confidence >= 0.5]


def _in_text(words: str, article: ArticleRecord) -> bool:
    """Words of the headline stand outside of the text, and so do their quotations."""
    return _plain(words) in _plain(article.article_body)


def _names(got: str, wanted: str) -> bool:
    got, wanted = _plain(got).casefold(), _plain(wanted).casefold()
    return got in wanted or wanted in got


def _plain(text: str) -> str:
    return " ".join(text.split())
