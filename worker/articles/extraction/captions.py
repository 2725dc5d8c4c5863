"""Tree -> its pictures, with caption and credit; and the lines that are nothing but a credit."""

import re
from urllib.parse import urljoin

from lxml.etree import _Element
from lxml.html import HtmlElement

from worker.articles.model import Image
from worker.articles.page.seams import Seams
from worker.articles.page.tree import node_text
from worker.articles.page.weight import Weights

_IMAGES_AT_MOST = 100
_CAPTION_AT_MOST = 1_500


def take_images(tree: HtmlElement, weights: Weights, url: str) -> tuple[Image, ...]:
    """Take the figures out of the tree and return what they show; one around a quote or a table stays."""
    images: list[Image] = []
    with Seams() as seams:
        for figure in list(tree.iter("figure")):
            if figure.getparent() is None or weights.share(figure) > 0.25:
                continue
            if next(figure.iter("blockquote", "table", "pre"), None) is not None:
                continue
            seams.close_in(figure)
            image = _image(figure, url)
            if image and len(images) < _IMAGES_AT_MOST:
                images.append(image)
            seams.drop(figure)
    with Seams() as seams:
        for caption in list(tree.iter("figcaption")):
            if weights.share(caption) <= 0.25:
                seams.close_in(caption)
                if (text := node_text(caption, " ")) and len(images) < _IMAGES_AT_MOST:
                    images.append(_described(None, text, ""))
                seams.drop(caption)
    return tuple(dict.fromkeys(images))


def captioned(source: str | None, text: str, url: str) -> Image:
    """The picture at an address, relative to the page's, with the caption and credit that one line gives."""
    credit = _CREDIT_BESIDE.search(text)
    if credit and credit.start() <= len(split_credit(text)[0]):
        image = _described(_absolute(source, url), text[: credit.start()].strip(), "")
        return Image(image.content_url, image.caption, _LABEL.sub("", credit[0].strip(" ()©")) or None)
    return _described(_absolute(source, url), text, "")


def names_maker(line: str) -> bool:
    """Whether a line beside a picture says who made it, at its end: "The crane. Photo: A. Bell", "… (Reuters)"."""
    return is_credit(line) or is_caption(line) or _CREDIT_BESIDE.search(line) is not None


def image_from_text(text: str) -> Image:
    """The picture that a caption or credit line stands for, when it stands alone."""
    return _described(None, "", text) if is_credit(text) else captioned(None, text, "")


def is_credit(line: str) -> bool:
    """Whether a whole line only names who made a picture: "ANDREA EXAMPLE / AFP", "© Reuters", "Foto: dpa".

    Long lines, and lines that end as sentences do, are none.
    """
    line = line.strip().strip("()[]").strip()
    if not 3 <= len(line) <= 90 or line[-1] in ".!?»”" or len(line.split()) > 12:
        return False
    if _CREDIT_LABEL.match(line):
        return True
    agency = _AGENCY.search(line)
    if not agency:
        return False
    name = line[: agency.start()].strip(" /-–—|,©")
    words = name.split()
    return len(words) <= 6 and all(w[:1].isupper() or w.lower() in _PARTICLES for w in words)


def is_caption(line: str) -> bool:
    """Whether a line is a caption by its end: "The mayor in May. ANDREA BELL / AFP", "The quay. © Reuters".

    No sentence ends with a name, a slash and an agency, or with a credit after "©".
    """
    if len(line) > 400 or not _may_end_in_credit(line) or is_credit(line):
        return False
    if found := _CREDIT_AT_END.search(line):
        return found.start() > 0
    return False


def split_credit(text: str) -> tuple[str, str]:
    """Caption and credit of one line: "The port. — A. Example/AFP" gives both; the credit may be empty."""
    if _may_end_in_credit(text) and (found := _CREDIT_AT_END.search(text)):
        return text[: found.start()].strip(" -–—"), text[found.start() :].strip(" ()©")
    for found in reversed(list(_BEFORE_CREDIT.finditer(text))):
        credit = text[found.end() :].strip()
        if is_credit(credit) or (found[0].strip() == "©" and len(credit) <= 60):
            return text[: found.start()].strip(), credit
    return text, ""


def _may_end_in_credit(text: str) -> bool:
    """Whether the text has a mark without which no credit stands at its end."""
    return "/" in text or "©" in text or "(" in text


_AGENCIES = (
    "AFP|AP|APA|DPA|dpa|EPA|EFE|ANSA|Ansa|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|SIPA|Sipa|"
    "Abaca|ABACA|MAXPPP|MaxPPP|Maxppp|PA|PA Wire|Shutterstock|iStock|iStockphoto|imago|IMAGO|Imago|"
    "Bloomberg|Europa Press|"
    "LaPresse|Lapresse|IPA|Keystone|KEYSTONE|NurPhoto|ZUMA|Zuma Press|Alamy|Magnum|Belga|TASS|Xinhua|Anadolu|"
    "AA|Hans Lucas|HANS LUCAS|Divergence|Unsplash|Pexels|Pixabay|Canva|Adobe Stock|picture alliance|"
    "Rex Features|REX|USA TODAY Sports|Icon Sport|Icon Sportswire|Panoramic|PANORAMIC|Presse Sports|DPPI|"
    "Starface|Bestimage|BESTIMAGE|Wikimedia Commons|NTB|TT|Ritzau|Scanpix|ANP|Action Images"
)
_AGENCY = re.compile(rf"(?:^|[/|,©]\s*|\s[-–—]\s*|\bvia\s+|\()(?:{_AGENCIES})(?:\b.{{0,40}})?$")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}"
_NAME = rf"{_CAPITAL}(?: (?:{_CAPITAL}|de|du|des|la|le|van|von|der|di|da|del|al|el)){{0,4}}"
# A name of up to five words, a slash, an agency; or what stands after "©"; at the end of the line.
_CREDIT_AT_END = re.compile(
    rf"(?:(?<=[.!?»”\")—–-])|(?<=\s))\s?{_NAME} ?/ ?(?:{_AGENCIES})\)?$|"
    rf"[\s(]© ?[^.!?©]{{2,60}}$|\((?:AP Photo|Foto|Photo|Bild)[ :/][^()]{{2,60}}\)$"
)
# Weaker than the above: it says something only right below a picture.
_CREDIT_BESIDE = re.compile(
    rf"(?:(?<=[.!?»”\")—–|-]\s)|(?<=[.!?|])|(?<=\s))\(?(?:photos?|fotos?|fotografie|photographs?|bild(?:er)?|cr[ée]dits?(?:\sphotos?)?|"
    rf"image|images|picture|imagen|immagine|photo\scredit)\s?(?:credit\s?)?(?::|/|by\s|by:)\s?[^.!?:]{{2,60}}\)?$|"
    rf"\([^()]{{0,40}}?(?-i:{_AGENCIES})\b[^()]{{0,40}}\)\.?$|"
    rf"(?<=[.!?»”\"]\s)(?-i:{_AGENCIES})(?:\s?/\s?[^.!?/]{{2,40}})?$",
    re.I,
)
_CREDIT_LABEL = re.compile(
    r"(?:©|\(c\)\s|photos?\s?(?::|by\s)|foto\s?:|fotos\s?:|bild\s?:|cr[ée]dits?(?:\s(?:photo|image|foto))?s?\s?:|"
    r"image\s(?:credit|source)\s?:|photograph\s?:|picture\s?:|imagen\s?:|fonte\s?:)\s*\S.{0,80}$",
    re.I,
)
_LABEL = re.compile(
    r"^(?:photos?|fotos?|bild|cr[ée]dits?(?: photo)?|image credit|credit|picture|imagen)\s?:\s*", re.I
)
_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "del",
        "al",
        "el",
        "bin",
        "ibn",
        "and",
        "et",
        "und",
        "y",
        "e",
        "pour",
        "for",
        "via",
    ]
)
_BEFORE_CREDIT = re.compile(r"(?:\s[-–—|/]\s|\s?©|\s\((?=[^()]{3,60}\)$))")


def _image(figure: _Element, url: str) -> Image | None:
    source = next((s for img in figure.iter("img") if (s := source_of(img))), None)
    caption = next(figure.iter("figcaption"), None)
    text = node_text(figure if caption is None else caption, " ")[:_CAPTION_AT_MOST]
    credit = next((t for node in figure.iter() if (t := _credit_node(node))), "")
    if not (source or text):
        return None
    return _described(_absolute(source, url), text, credit)


def _described(source: str | None, text: str, credit: str) -> Image:
    if credit and text != credit:
        text = text.replace(credit, " ").strip(" /|-–—©")
    elif credit:
        text = ""
    else:
        text, credit = split_credit(text)
    return Image(source, " ".join(text.split()) or None, _LABEL.sub("", credit.strip(" ©()")) or None)


def _credit_node(node: _Element) -> str:
    name = f"{node.get('class', '')} {node.get('itemprop', '')}".lower()
    if "credit" in name or "copyright" in name:
        text = node_text(node, " ")
        return text if len(text) <= 150 else ""
    return ""


def source_of(img: _Element) -> str | None:
    """The address of a picture, also where a script would load it later."""
    for name in ("src", "data-src", "data-lazy-src", "data-original", "srcset", "data-srcset"):
        value = img.get(name, "").strip()
        if value and not value.startswith("data:") and len(value) < 20_000:
            return value.split()[0].rstrip(",")
    return None


def _absolute(source: str | None, url: str) -> str | None:
    if not source:
        return None
    try:
        return urljoin(url, source)[:2_000]
    except ValueError:
        return None
