"""A short text in the place of an article -> what it says of it: that it was withdrawn, or corrected. Words are data."""

import re
from enum import StrEnum

_LONGEST = 1_200  # characters: a longer text that says such words is an article about something


class Notice(StrEnum):
    """What the text says of the article that stood there."""

    WITHDRAWN = "withdrawn"
    CORRECTION = "correction"


# The article by its own words, then what became of it. "The page was not found" is none: nobody says that it was theirs.
_WITHDRAWN = {
    "de": r"(?:dieser|diesen|der|den|unser|unseren) (?:artikel|beitrag|bericht|text)\b.{0,60}\b"
    r"(?:zurückgezogen|zurückgenommen|depubliziert|offline genommen|gelöscht|entfernt)",
    "en": r"(?:this|the|an|our) (?:earlier |previous |original )?(?:article|story|report|post|piece|item)\b.{0,60}\b"
    r"(?:withdrawn|retracted|taken down|unpublished|removed|deleted)\b"
    r"|\b(?:has|have) (?:withdrawn|retracted|unpublished|taken down|removed) (?:this|the|an|our) "
    r"(?:article|story|report|post|piece|item)",
    "es": r"(?:este|el|esta|la) (?:artículo|noticia|información|reportaje|texto)\b.{0,60}\b"
    r"(?:retirad[oa]|eliminad[oa]|despublicad[oa])|(?:hemos|ha) retirado (?:este|el|esta|la) "
    r"(?:artículo|noticia|información)",
    "fr": r"(?:cet|l['’]|cette|ce) ?(?:article|dépêche|papier|texte|reportage)\b.{0,60}\b"
    r"(?:retirée?|supprimée?|dépubliée?)\b|(?:avons|a) (?:retiré|supprimé|dépublié) (?:cet|l['’]|cette|ce) ?"
    r"(?:article|dépêche|texte)",
    "it": r"(?:questo|il|l['’]|questa|la) ?(?:articolo|notizia|servizio|testo)\b.{0,60}\b"
    r"(?:ritirat[oa]|rimoss[oa]|cancellat[oa])|(?:abbiamo|ha) ritirato (?:questo|l['’]) ?articolo",
    "nl": r"(?:dit|het) (?:artikel|bericht|verhaal)\b.{0,60}\b(?:ingetrokken|verwijderd|offline gehaald)",
    "pl": r"(?:ten|tekst|artykuł)\b.{0,60}\b(?:wycofan[yo]|usunięt[yo])",
    "pt": r"(?:este|o|esta|a) (?:artigo|texto|notícia|reportagem|matéria)\b.{0,60}\b"
    r"(?:retirad[oa]|removid[oa]|despublicad[oa])",
    "sv": r"(?:den här|artikeln|denna)\b.{0,40}\b(?:tagits bort|avpublicerats|dragits tillbaka)",
}
_CORRECTION = {
    "de": r"korrektur|berichtigung|richtigstellung|gegendarstellung",
    "en": r"corrections?|clarification|correction and clarification|erratum|editor['’]s note",
    "es": r"correcci[óo]n|fe de errores|rectificaci[óo]n|fe de erratas",
    "fr": r"rectificatif|erratum|correction|mise au point|droit de réponse",
    "it": r"rettifica|errata corrige|correzione|precisazione",
    "nl": r"correctie|rectificatie",
    "pl": r"sprostowanie",
    "pt": r"correç[ãa]o|errata|retificaç[ãa]o",
    "sv": r"rättelse",
}
_IS_WITHDRAWN = re.compile("|".join(f"(?:{each})" for each in _WITHDRAWN.values()), re.IGNORECASE)
_IS_CORRECTION = re.compile(
    rf"^\W{{0,4}}(?:{'|'.join(_CORRECTION.values())})\b[^.!?\n]{{0,40}}(?:[:.–—-]|$)",
    re.IGNORECASE | re.MULTILINE,
)


def notice_in(body: str) -> Notice | None:
    """What a text says of the article that it stands for; None for a text that is long, or says nothing of the kind."""
    if len(body) > _LONGEST:
        return None
    if _IS_WITHDRAWN.search(body):
        return Notice.WITHDRAWN
    return Notice.CORRECTION if _IS_CORRECTION.search(body) else None
