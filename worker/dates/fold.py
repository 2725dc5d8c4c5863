"""A date's text -> one spelling of it: digits, cases, accents and invisible characters made alike."""

import re
import unicodedata

from worker.text import one_line

# Letters that Unicode does not take apart into a Latin letter and a mark.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ð": "d", "ə": "e", "ـ": "", "ي": "ی", "ك": "ک"})
_DROPPED = str.maketrans("", "", ".'’ʼ׳`॰·")

_HAN = {digit: number for number, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_HAN_NUMBER = re.compile("[〇零一二三四五六七八九十元]{1,8}(?=[年月日号號時时点點分秒])")


def plain_digits(text: str) -> str:
    """The text on one line, with every decimal digit as 0 to 9 and the numbers of a Chinese date in them."""
    text = one_line(text)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).replace("−", "-")
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return _HAN_NUMBER.sub(_han_number, text)


def _han_number(match: re.Match[str]) -> str:
    """二〇二六 is 2026, 十一 is 11, 二十六 is 26."""
    written = match[0]
    if "十" not in written:
        return "".join(str(_HAN[digit]) for digit in written)
    tens, _, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return written
    return str(10 * (_HAN[tens] if tens else 1) + (_HAN[ones] if ones else 0))


def folded(word: str) -> str:
    """The key of a word: without case, accents, dots and apostrophes. Vowel signs stay: they are letters."""
    word = unicodedata.normalize("NFKD", word.casefold()).translate(_PLAIN)
    if not word.isascii():
        word = "".join(c for c in word if not unicodedata.combining(c))
    return word.translate(_DROPPED)
