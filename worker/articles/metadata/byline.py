"""Names as bylines write them -> the people, and the agency that they wrote with."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from worker.text import plain


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it: people in the order of the byline; a news agency apart."""

    people: tuple[str, ...]
    agency: str | None = None


def read_byline(
    names: Iterable[str], publisher: str | None = None, *, houses: Collection[str] = ()
) -> Byline:
    """People and agency of a byline in one or several strings: "Par Ada Bell et Cy Dorn (avec AFP)".

    Functions, places, dates and addresses beside a name go; so does the publisher's own name ("Harbour Post
    Staff") and "the newsroom". `houses` are other names of the outlet.
    """
    people: list[str] = []
    agencies: list[str] = []
    own = frozenset(_key(name) for name in (publisher or "", *houses) if name)
    for name in names:
        parts = _parts(name)
        full = any(len(part.split()) > 1 for part in parts[:1])
        for number, part in enumerate(parts):
            agency = _AGENCIES.get(_key(part).removesuffix(" staff"))
            if agency:
                agencies.append(agency)
            elif number and (_is_outlet(part) or (full and " " not in part and part.isascii())):
                continue  # "Ann Reed, Gull News", "Ann Reed, Berlin", "Ann Reed, PhD"
            elif _is_name(part) and not _is_house(part, own):
                people.append(part)
    return Byline(tuple(dict.fromkeys(people))[:30], agencies[0] if agencies else None)


def begins_with_by(text: str) -> bool:
    """Whether a short line is a byline by its words alone: "By Ann Reed", "Von Jost Lüdecke und dpa"."""
    found = _BY_LINE.match(text)
    if found is None:
        return False
    people = read_byline([text]).people
    return bool(people) and all(2 <= len(name.split()) <= 4 and _all_capitals(name) for name in people)


def _all_capitals(name: str) -> bool:
    return all(word[:1].isupper() or word in _PARTICLES for word in name.split())


_PARTICLES_WORDS = "de da di del della du des van von der den zu la le al el bin ben ibn ter ten dos das y e"
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_BY_LINE = re.compile(
    r"(?:(?:posted|published|written|story|words)\s+)?(?:by|par|von|por|di|door|av|af|text|texte|words)\b\s*:?\s+(?=[^\W\d_])",
    re.I,
)
_BY = re.compile(
    r"^(?:(?:published|posted|written|reported|story|words|text|texte|opinion|analysis|review|column|commentary|interview|publié|écrit|escrito|geschrieben|scritto)\s+)?"
    r"(?:par|by|von|por|di|door|av|text|texte|propos recueillis par|recueilli par|avec|with|mit|con|autor(?:in)?\s?:|"
    r"auteurs?\s?:|authors?\s?:|autore\s?:)(?!\w)\s*:?\s*",
    re.I,
)
_SPLIT = re.compile(
    r"\s*(?:[,;/|&•·\n]|\bet\b|\band\b|\bund\b|\by\b|\be\b|\ben\b(?=\s[A-Z][a-z]+\s[A-Z])|\bavec\b|\bwith\b|\bmit\b|\bcon\b|\bvia\b)\s*",
    re.I,
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,120}[)\]]")
_WITHIN = re.compile(r"\b(?:avec|with|mit|con)\b[^()]{0,60}", re.I)
_MAIL = re.compile(r"\S{1,64}@\S{1,100}")
_MAIL_THEN_NAME = re.compile(r"^\s*\S{1,64}@\S{1,100}\s*[(<\[]([^()<>@\[\]]{2,80})[)>\]]")
_ADDRESS = re.compile(r"(?:https?:|www\.)\S{0,200}|(?<!\w)@\w{1,50}")
# From a month with its number, a weekday or a word of publishing on, a byline speaks of time.
_MONTHS = (
    "jan(?:uary|vier|uar|uari)?|feb(?:ruary|ruar)?|f[ée]v(?:rier)?|mar(?:ch|s|zo)?|märz|apr(?:il|ile)?|avril|abril|may|mai|"
    "mayo|maggio|june?|juin|juni|junio|giugno|july?|juillet|juli|julio|luglio|aug(?:ust)?|août|agosto|sept?(?:ember|embre)?|"
    "septiembre|settembre|oct(?:ober|obre)?|okt(?:ober)?|octubre|ottobre|nov(?:ember|embre)?|noviembre|dec(?:ember)?|"
    "d[ée]c(?:embre)?|dez(?:ember)?|diciembre|dicembre|enero|gennaio|febrero|febbraio|januari|maart"
)
_TIME = re.compile(
    rf"(?:^|[\s,|•·–—-])+(?:(?:on|le|am|vom|el|il|den)\s+)?(?:(?:{_MONTHS})\.?,?\s+\d|\d{{1,2}}(?:st|nd|rd|th|er)?\.?[\s./-]|\d{{4}}\b|\d{{1,2}}:\d|"
    r"(?:published|updated|posted|last\s(?:updated|modified)|publié|mis\sà\sjour|modifié|veröffentlicht|aktualisiert|stand\s?:|"
    r"publicado|actualizado|pubblicato|aggiornato)\b).*$",
    re.I | re.S,
)
_PLACE = re.compile(r"\s(?:in|at|à|aux|en|aus|desde|from|near|for|für|pour|of the|reports from)\s.*$")


# "Updated 5 May by Ann Reed": what comes before the last "by".
_UP_TO_BY = re.compile(
    r"^(?:published|updated|posted|publié|modifié|veröffentlicht)\b.{0,60}?\b(?:by|par|von)\s+", re.I
)
_PICTURES = re.compile(
    r"^(?:photo|foto|bild|illustration|video|grafik|graphic|image|dessin|imagen)\w*\s?(?::|by\b|de\b|von\b|par\b)",
    re.I,
)
_BUTTON = re.compile(
    r"\s+(?:Follow|Contact|Email|Share|Subscribe|View [Pp]rofile|Read [Mm]ore|Link [Cc]opied|Suivre|Folgen)\b.*$"
)


def _parts(name: str) -> list[str]:
    text = _BUTTON.sub("", _UP_TO_BY.sub("", plain(name[:600])[:300]))
    if mail := _MAIL_THEN_NAME.match(text):
        text = mail[1]
    text = _ADDRESS.sub(" ", _MAIL.sub(" ", text))
    aside = " ".join(_WITHIN.findall(" ".join(_ASIDE.findall(text))))
    text = _TIME.sub("", _ASIDE.sub("", text)) + (f", {aside}" if aside else "")
    parts = []
    for part in _SPLIT.split(_BY.sub("", text.strip())):
        part = _PLACE.sub("", _BY.sub("", part.strip())).strip(' .:-–—\t<>"')
        if part and not _PICTURES.match(part):
            parts.append(_without_role(part))
    return parts


def _without_role(part: str) -> str:
    """A name without what its bearer is, before it: "Political Correspondent Ann Reed"."""
    words = part.split()
    for at in range(len(words) - 3, -1, -1):
        if _key(words[at]) in _ROLES:
            return " ".join(words[at + 1 :])
    return part


def _is_name(part: str) -> bool:
    if not 2 <= len(part) <= 60 or "@" in part or "http" in part or any(c.isdigit() for c in part[:2]):
        return False
    words = part.split()
    last = _key(words[-1])
    return (
        len(words) <= 6
        and not words[0][:1].islower()
        and _key(words[0]) not in _FUNCTIONS
        and not (len(words) > 1 and last in _ROLES)
        and _key(part) not in _NOBODY
    )


def _is_house(part: str, own: frozenset[str]) -> bool:
    """Whether it is the outlet: by its name, with or without its staff, or by its address."""
    key = _key(part)
    if _DOMAIN.fullmatch(part):
        return True
    for _ in range(2):
        if (
            key in own
            or key.replace(" ", "") in own
            or f"the {key}" in own
            or key.removeprefix("the ") in own
        ):
            return True
        key = " ".join(word for word in key.split() if word not in _STAFF)
    return False


def _is_outlet(part: str) -> bool:
    """Whether what stands behind an author's name is a house: "Ann Reed, Gull News"."""
    words = _key(part).split()
    return len(words) > 1 and (words[-1] in _OUTLETS or words[0] in _OUTLETS)


_DOMAIN = re.compile(r"[\w-]{2,40}(?:\.[\w-]{2,40}){0,2}\.(?:com|net|org|info|[a-z]{2}|news|example)", re.I)
_STAFF_WORDS = """
the staff newsroom desk editors editorial team redaktion redaction la de der die von redaction redazione
redaccion equipo web online digital news reporter reporters writers bureau board avec with
"""
_STAFF = frozenset(_STAFF_WORDS.split())
_OUTLETS_WORDS = """
news times media press online magazine tribune gazette chronicle observer telegraph journal agency
service network radio television tv newspaper newspapers zeitung blatt nachrichten agence agencia agenzia
"""
_OUTLETS = frozenset(_OUTLETS_WORDS.split())
_ROLES_WORDS = """
    editor reporter correspondent writer producer columnist analyst journalist photographer contributor critic
    staff desk bureau team newsroom intern fellow specialist director
    correspondant correspondante journaliste envoye envoyee chroniqueur chroniqueuse redacteur redactrice
    redakteur redakteurin korrespondent korrespondentin reporterin journalistin volontär
    periodista corresponsal redactor redactora enviado enviada giornalista corrispondente inviato inviata
    """
_ROLES = frozenset(_ROLES_WORDS.split())


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
        "la redaccion",
        "la redacción",
        "redacción",
        "redação",
        "la redazione",
        "the editors",
        "editorial board",
        "editorial team",
        "staff reporters",
        "staff writers",
        "guest author",
        "top contributors",
        "link copied",
        "copy link",
        "minute read",
        "read more",
        "nachrichtenagentur",
        "contributors",
        "guest",
        "webmaster",
        "administrator",
        "root",
        "user",
        "author",
        "undefined",
        "analysis",
        "opinion",
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
