"""Names as bylines write them -> the people, and the agency that they wrote with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it: people in the order of the byline; a news agency apart."""

    people: tuple[str, ...]
    agency: str | None = None


def read_byline(names: Iterable[str], publisher: str | None = None) -> Byline:
    """People and agency of a byline in one or several strings: "Par Ada Bell et Cy Dorn (avec AFP)".

    Functions, places and addresses after a name go; so does the publisher's own name and "the newsroom".
    """
    people: list[str] = []
    agencies: list[str] = []
    house = _key(publisher or "")
    for name in names:
        for part in _parts(name):
            agency = _AGENCIES.get(_key(part))
            if agency:
                agencies.append(agency)
            elif _is_name(part) and not (house and _key(part) in (house, f"la redaction de {house}")):
                people.append(part)
    return Byline(tuple(dict.fromkeys(people))[:30], agencies[0] if agencies else None)


_BY = re.compile(
    r"^(?:par|by|von|por|di|text|texte|propos recueillis par|recueilli par|words by|story by|avec|with|mit|"
    r"con)\b\s*:?\s*",
    re.I,
)
_SPLIT = re.compile(
    r"\s*(?:[,;/|&•·]|\bet\b|\band\b|\bund\b|\by\b|\be\b|\bavec\b|\bwith\b|\bmit\b|\bcon\b|\bvia\b)\s*", re.I
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,120}[)\]]")
_WITHIN = re.compile(r"\b(?:avec|with|mit|con)\b[^()]{0,60}", re.I)


def _parts(name: str) -> list[str]:
    aside = " ".join(_WITHIN.findall(" ".join(_ASIDE.findall(name[:300]))))
    text = _ASIDE.sub("", name[:300]) + (f", {aside}" if aside else "")
    parts = [_BY.sub("", part).strip(" .:-–—\t") for part in _SPLIT.split(_BY.sub("", text.strip()))]
    return [part for part in parts if part]


def _is_name(part: str) -> bool:
    if not 2 <= len(part) <= 60 or "@" in part or "http" in part or any(c.isdigit() for c in part[:2]):
        return False
    words = part.split()
    return (
        len(words) <= 6
        and not words[0][:1].islower()
        and _key(words[0]) not in _FUNCTIONS
        and _key(part) not in _NOBODY
    )


def _key(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold().replace("é", "e")).split())


_AGENCIES = {
    "afp": "AFP",
    "agence france presse": "AFP",
    "l afp": "AFP",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "dpa": "dpa",
    "deutsche presse agentur": "dpa",
    "apa": "APA",
    "austria presse agentur": "APA",
    "sda": "Keystone-SDA",
    "keystone sda": "Keystone-SDA",
    "efe": "EFE",
    "agencia efe": "EFE",
    "europa press": "Europa Press",
    "ep": "Europa Press",
    "ansa": "ANSA",
    "adnkronos": "Adnkronos",
    "agi": "AGI",
    "pa media": "PA Media",
    "press association": "PA Media",
    "pa": "PA Media",
    "upi": "UPI",
    "bloomberg": "Bloomberg",
    "tass": "TASS",
    "xinhua": "Xinhua",
    "belga": "Belga",
    "anp": "ANP",
    "ntb": "NTB",
    "tt": "TT",
    "ritzau": "Ritzau",
    "aap": "AAP",
    "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "pti": "PTI",
    "ani": "ANI",
    "ians": "IANS",
    "sid": "SID",
    "epd": "epd",
    "kna": "KNA",
    "afp agence": "AFP",
    "agences": "agences",
    "agence": "agences",
    "agencies": "agencies",
    "agencias": "agencias",
}
_FUNCTIONS = frozenset(
    [
        "correspondant",
        "correspondante",
        "envoye",
        "envoyee",
        "journaliste",
        "special",
        "reporter",
        "staff",
        "senior",
        "editor",
        "redakteur",
        "redakteurin",
        "korrespondent",
        "korrespondentin",
        "reporterin",
        "chief",
        "political",
        "sports",
        "business",
        "health",
        "science",
        "technology",
        "world",
        "us",
        "uk",
    ]
)
_NOBODY = frozenset(
    [
        "la redaction",
        "redaction",
        "redaktion",
        "redaccion",
        "redazione",
        "newsroom",
        "staff",
        "admin",
        "web",
        "editor",
        "editors",
        "news desk",
        "newsdesk",
        "staff reporter",
        "staff writer",
        "web desk",
        "online desk",
        "anonymous",
        "unknown",
        "none",
        "null",
    ]
)
