"""The items of a scenario, the pages behind them, and what each must become: all from its number."""

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

SITES = 8
POISON_EVERY = 20
REPEAT_EVERY = 50


HEADERS: tuple[tuple[str, bytes | None], ...] = (("chaos-of", b"\xff\x00"), ("chaos-none", None))
"""Of every item; its dead letter must hold them."""


@dataclass(frozen=True, slots=True)
class Event:
    """An item as it goes on the topic, under HEADERS."""

    key: bytes
    value: bytes


@dataclass(frozen=True, slots=True)
class Fate:
    """What an item must become: an article of this link, or a dead letter of this reason."""

    link: str | None = None
    reason: str | None = None


POISON = {
    "undecodable": "item-undecodable",
    "no-link": "item-without-link",
    "gone": "page-gone",
    "empty": "page-empty",
    "login": "no-article",
}
LOOPS = "enrichment-timed-out"


def event_of(number: int, ports: tuple[int, ...], *, loops_every: int = 0) -> Event:
    """Item `number`: one in 20 is poison, the others lead to an article of their own.

    One in five is keyed as somebody else might key it, and has to be passed on; the others as our poller does.
    """
    site = number % SITES
    base = f"http://127.0.0.{site + 1}:{ports[site]}"
    key = f"site{number % 61}".encode() if number % 5 == 0 else f"127.0.0.{site + 1}".encode()
    if loops_every and number % loops_every == 3:
        return Event(key, item(f"{base}/loop/{number}"))
    if number % POISON_EVERY != 7:
        return Event(key, item(f"{base}/article/{number}"))
    kind = tuple(POISON)[number // POISON_EVERY % len(POISON)]
    if kind == "undecodable":
        return Event(key, b"\xffpoison %d" % number)
    if kind == "no-link":
        return Event(key, json.dumps({"id": f"poison-{number}"}).encode())
    return Event(key, item(f"{base}/{kind}/{number}"))


def evolving_event(name: int, ports: tuple[int, ...]) -> Event:
    """An item of an article whose page is another edition at each fetch."""
    site = name % SITES
    link = f"http://127.0.0.{site + 1}:{ports[site]}/evolving/{name}"
    return Event(f"evolving{name}".encode(), item(link))  # a key of theirs again


def item(link: str) -> bytes:
    return json.dumps({"link": link}).encode()


def fate_of(value: bytes) -> Fate:
    """What the item with this value must become."""
    if value.startswith(b"\xffpoison"):
        return Fate(reason=POISON["undecodable"])
    link = json.loads(value).get("link")
    if link is None:
        return Fate(reason=POISON["no-link"])
    kind = urlsplit(link).path.split("/")[1]
    if kind == "loop":
        return Fate(reason=LOOPS)
    return Fate(reason=POISON[kind]) if kind in POISON else Fate(link=link)


def words_of(link: str, edition: int) -> tuple[str, str, str]:
    """(headline, first words spoken, second words spoken) of an article's edition."""
    path = urlsplit(link).path.replace("/", " ").strip()
    return (
        f"Le pont {path} rouvre, édition {edition}",
        f"Nous tiendrons le délai du dossier {path} coûte que coûte",
        f"Ce chantier de l'édition {edition} du dossier {path} nous a épuisés",
    )


def edition_in(body: str) -> int:
    """Which edition an article record's text is of."""
    found = re.search(r"chantier de l.édition (\d+) ", body)
    return int(found[1]) if found else -1


def html_of(link: str, edition: int, padding: int = 6) -> bytes:
    """The page of an article: two quotations, and paragraphs enough to be one."""
    headline, first, second = words_of(link, edition)
    filler = "".join(
        f"<p>Le rapport {n} du bureau d'études décrit les travaux du tablier, des culées et des garde-corps, "
        f"avec les métrés de chaque poste et le nom des entreprises retenues pour le lot {n}.</p>"
        for n in range(padding)
    )
    return (
        f'<html lang="fr"><head><meta charset="utf-8"><title>{headline}</title></head>'
        f"<body><article><h1>{headline}</h1>"
        "<p>Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de travaux.</p>"
        f"<p>«{first}», a promis la maire, Odile Vasseur, devant les élus.</p>"
        f"<p>«{second}», a déclaré Anselme Korrigan, chef du chantier.</p>"
        f"{filler}</article></body></html>"
    ).encode()


LOGIN = b"<html><body><form><input name=user></form></body></html>"
