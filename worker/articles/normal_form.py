"""A line -> the form in which two lines that say the same are equal."""

import re
import unicodedata

from worker.text import may_hold_digits


def normal_form(line: str) -> str:
    """A line without what does not matter: case, spaces, kinds of apostrophe and dash, outer marks, digits.

    Any separator in spaces (":", "|", ">", "-", "»") becomes ": "; any run of digits, with the points and
    commas inside it, becomes "0".
    """
    text = line.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for variant, plain in _SAME.items():  # eleven looks for one character cost less than a pattern's one
            text = text.replace(variant, plain)
    text = " ".join(text.split()) + " "
    if ": " in text or "| " in text or "> " in text or " - " in text or " • " in text or " · " in text:
        text = _SEPARATOR.sub(": ", text)  # one of these is in every text with a separator
    text = text.strip()
    if may_hold_digits(text):
        text = _DIGITS.sub("0", text)
    return text.strip(_EDGES)


_SAME = {
    **dict.fromkeys("’‘ʼ´", "'"),
    **dict.fromkeys("–—‑−", "-"),
    **dict.fromkeys("►▶→»", ">"),
    "«": "<",
}
_SEPARATOR = re.compile(r" ?[:|>](?=\s)[\s:|>-]*| [-•·](?=\s)[\s:|>•·-]*")
_DIGITS = re.compile(r"\d+(?:[.,:h/]\d+)*")
_EDGES = " \t.…:;,!?|<>-_*•·\"'“”„()[]{}#+=/\\↓↑←☞✉🔴📲👉📺🎧【】〈〉《》［］■□◆◇●○▼★☆"
