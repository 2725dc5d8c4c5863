"""What a later fetch may do to a known article, on the topics: nothing, where it shows another text."""

import asyncio
from typing import NamedTuple

import msgspec
import pytest

from tests.broker.flow import (
    PATIENCE_S,
    Served,
    committed_to_the_end,
    publish_raw,
    running,
    serving,
    settings_for,
    stored,
    until,
    upserted,
)
from worker.service.kafka.topics import ARTICLES, DEAD_LETTERS, QUOTATIONS
from worker.service.worker import Worker
from worker.settings import Settings

pytestmark = pytest.mark.broker

HARBOUR = (
    "The council of Ambreville put off its decision on the harbour on Thursday after a long and noisy meeting.",
    "“We need another month to read these plans,” said Ann Reed, the mayor of Ambreville, who opened the session.",
    "Engineers told the council that the works would take four years and cost some 220 million crowns.",
    "A second hearing is planned for the end of January, when the company must answer questions about dredging.",
    "Fishermen from the northern shore fear for the old market hall, which would have to make room for three quays.",
    "The opposition wants a vote of all citizens, and has collected four thousand signatures since the summer.",
    "Ambreville has lived off its harbour since the canal was opened in 1874, as the town’s museum likes to recall.",
)
HEARING = (
    *HARBOUR[:3],
    "The second hearing will be held on 30 January in the old theatre, the town hall said on Friday.",
)
FERRY = (
    "Passengers of the night ferry to Ostermund waited eleven hours on the quay when its engine failed on Sunday.",
    "“Nobody told us anything until breakfast,” said Carl Holm, a teacher from Westerby who travelled with a class.",
    "The shipping line blamed a broken fuel pump and promised vouchers to all three hundred travellers on board.",
    "Inspectors of the maritime authority will look at both engines before the vessel may leave port again.",
)
STANDFIRST = HARBOUR[:1]
WITHDRAWN = ("This article was withdrawn on 27 November because its account of the session was wrong.",)
CORRECTION = (
    "Correction: the account of the session that stood here was wrong in its main points, and is gone for now.",
)


def html(*paragraphs: str, head: str = "", title: str = "Council puts off harbour decision") -> Served:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return Served(
        f'<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>".encode()
    )


def modified(day: int) -> str:
    return f'<meta property="article:modified_time" content="2026-01-{day:02}T08:00:00Z">'


async def met(settings: Settings, worker: Worker, links: list[str]) -> None:
    """Publish the links as items, and wait until all have their fate."""
    before = worker.settled()
    await publish_raw(settings, *(msgspec.json.encode({"link": link}) for link in links), key=b"127.0.0.1")
    await until(lambda: worker.settled() == before + len(links), "each item has its fate")
    await committed_to_the_end(settings)


def told_apart(page: Served, name: str) -> Served:
    """Lines that stand on many pages of one site are its template's, and go."""
    return Served(page.body.replace(b"</p>", f" So {name[:9]}.</p>".encode()))


class Outcome(NamedTuple):
    """What lies on the topics of one address in the end. `quoted`: whether quotations of it are alive."""

    version: int
    replaced: bool
    pub_status: str
    quoted: bool
    reasons: list[str]


def outcomes(
    servers: str, prefix: str, cases: dict[str, tuple[Served, ...]], *, exactly_once: bool = False
) -> dict[str, Outcome]:
    """Each address shows its pages one after the other, an item each."""

    async def scene() -> dict[str, Outcome]:
        settings = settings_for(
            servers, prefix, partitions=1, later_s=0.5, later_attempts=2, exactly_once=exactly_once
        )
        answers: dict[str, Served] = {}
        async with serving(answers) as site, running(settings) as worker:
            for step in range(max(len(pages) for pages in cases.values())):
                now = {
                    f"/{name}": told_apart(pages[step], name)
                    for name, pages in cases.items()
                    if step < len(pages)
                }
                answers.update(now)
                await met(settings, worker, [f"{site}{path}" for path in now])
        articles = (await upserted(settings, ARTICLES)).values()
        quotations = (await upserted(settings, QUOTATIONS)).values()
        letters = [msgspec.json.decode(each.value or b"") for each in await stored(settings, DEAD_LETTERS)]
        found = {}
        for each in articles:
            name = each["url"].rpartition("/")[2]
            quoted = any(q["article"]["uri"] == each["uri"] for q in quotations)
            reasons = [letter["reason"] for letter in letters if letter["url"] == each["url"]]
            found[name] = Outcome(each["version"], each["replaced"], each["pub_status"], quoted, reasons)
        return found

    return asyncio.run(asyncio.wait_for(scene(), 4 * PATIENCE_S))


ANOTHER = html(*FERRY, title="Night ferry stuck in port")
NEWER = html(*FERRY, head=modified(12), title="Night ferry stuck in port")
WALL = html("Checking if the connection to the site is secure. This takes a moment only, please wait here.")
LETTER = ["not-the-same-article"]


@pytest.mark.parametrize("exactly_once", [False, True])
def test_what_a_later_page_does_to_a_known_article(
    apache_kafka: str, topic_prefix: str, exactly_once: bool
) -> None:
    known = html(*HARBOUR)
    cases = {
        "another-article": ((known, ANOTHER), Outcome(1, False, "usable", True, LETTER)),
        "standfirst-alone": ((known, html(*STANDFIRST, head=modified(20))), Outcome(1, False, "usable", True, LETTER)),
        "wall-of-words": ((known, WALL), Outcome(1, False, "usable", True, LETTER)),
        "honest-correction": ((known, html(*HEARING)), Outcome(2, False, "usable", True, [])),
        "shortened": ((known, html(*HARBOUR[:2])), Outcome(2, False, "usable", True, [])),
        "grown": ((html(*HARBOUR[:2]), known), Outcome(2, False, "usable", True, [])),
        "newer": ((html(*HARBOUR, head=modified(10)), NEWER), Outcome(2, True, "usable", True, [])),
        "older": ((html(*HARBOUR, head=modified(14)), NEWER), Outcome(1, False, "usable", True, LETTER)),
        "withdrawn": ((known, html(*WITHDRAWN)), Outcome(2, False, "canceled", False, [])),
        "corrected": ((known, html(*CORRECTION)), Outcome(2, False, "usable", False, [])),
        "back-after-a-wall": ((known, WALL, html(*HEARING)), Outcome(2, False, "usable", True, LETTER)),
        "back-after-withdrawal": ((known, html(*WITHDRAWN), ANOTHER, known), Outcome(3, False, "usable", True, LETTER)),
    }  # fmt: skip
    found = outcomes(
        apache_kafka,
        topic_prefix,
        {name: pages for name, (pages, _) in cases.items()},
        exactly_once=exactly_once,
    )
    assert found == {name: outcome for name, (_, outcome) in cases.items()}


@pytest.mark.parametrize("exactly_once", [False, True])
def test_articles_that_declare_the_address_of_another_take_their_own(
    apache_kafka: str, topic_prefix: str, exactly_once: bool
) -> None:
    """The declared address looks like an article's, and nothing on the pages tells otherwise."""

    async def scene() -> None:
        settings = settings_for(
            apache_kafka, topic_prefix, partitions=1, later_s=0.5, exactly_once=exactly_once
        )
        texts = [
            [
                f"{word.capitalize()}{n} was shown to the {word}men of {word.capitalize()}burg, line {n}{number} of it."
                for n in range(8)
            ]
            for number, word in enumerate(("tram", "school", "bakery", "library", "stadium", "museum"))
        ]
        answers: dict[str, Served] = {}
        async with serving(answers) as site:
            canonical = f"{site}/long-reads-of-the-week"
            head = f'<link rel="canonical" href="{canonical}">'
            for n, text in enumerate(texts):
                answers[f"/a/{n}"] = html(*text, head=head, title="Weekend")
            links = [f"{site}/a/{n}" for n in range(len(texts))]
            for _ in range(2):  # another worker decides alike
                async with running(settings) as worker:
                    for link in links:
                        await met(settings, worker, [link])
                    refused = worker.metrics.claims_refused.labels("127.0.0.1")._value.get()
        articles = await upserted(settings, ARTICLES)
        assert len(await stored(settings, ARTICLES)) == len(articles) == 6
        assert {each["version"] for each in articles.values()} == {1}
        assert sorted(each["canonical_url"] is None for each in articles.values()) == [False, *[True] * 5]
        assert refused == 0  # at the second worker: the verdicts stood beside the memories

    asyncio.run(scene())
