"""JSON as templates write it -> its values: commas too many or too few, comments, quotes of any kind.

Read by the grammar, with a guess only where it is broken: a quote ends its string where what follows could
follow a string. One pass; what is looked at ahead is bounded, so the time is linear in the text.
"""

import re
from collections.abc import Iterator
from typing import Any

_DEPTH_AT_MOST = 60
_STEPS_AT_MOST = 150_000  # tokens and pieces of strings in one text: a fifth of a second


def read_values(text: str) -> Iterator[Any]:
    """The objects and lists that the text holds at its top, one after the other.

    Also read: JavaScript's comments and single quotes, names without quotes, quotes inside a string that nobody
    escaped, unknown escapes (the character itself), line breaks in strings (a space), and `undefined`. What
    stands between two values is passed over. Of a text that ends too early comes what was whole.
    """
    reader = _Reader(text)
    while reader.seek():
        yield reader.value()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.steps = 0

    def seek(self) -> bool:
        """Go to where the next object or list begins."""
        found = _BEGIN.search(self.text, self.at)
        if found is None or self.steps >= _STEPS_AT_MOST:
            return False
        self.at = found.start()
        return True

    def value(self) -> Any:
        """The object or list at the place, without recursion: holders that are open stand on a stack."""
        top: Any = None
        stack: list[dict[str, Any] | list[Any]] = []
        keys: list[str | None] = []  # of each open holder: the key whose value comes next
        while self.steps < _STEPS_AT_MOST:
            self.steps += 1
            self.at = _BLANKS.match(self.text, self.at).end()  # type: ignore[union-attr]  # it may be empty
            sign = self.text[self.at : self.at + 1]
            if sign in ("{", "["):
                self.at += 1
                fresh: dict[str, Any] | list[Any] = {} if sign == "{" else []
                if not stack:
                    top = fresh
                elif len(stack) > _DEPTH_AT_MOST:
                    return top
                else:
                    _put(stack[-1], keys, fresh)
                stack.append(fresh)
                keys.append(None)
            elif sign in ("}", "]", ""):
                self.at += 1
                if not sign:
                    return top
                stack.pop()
                keys.pop()
                if not stack:
                    return top
            elif sign in (",", ":", ";"):
                self.at += 1
                if sign == ",":
                    keys[-1] = None
            elif isinstance(stack[-1], dict) and keys[-1] is None:
                keys[-1] = self._word(sign, ":") or ""
            else:
                ending = "]" if isinstance(stack[-1], list) else "}"
                value = self._word(sign, ending)
                if value is not _CUT:
                    _put(stack[-1], keys, value)
        return top

    def _word(self, sign: str, ending: str) -> Any:
        """A string, a number or a name; `ending` is what may stand behind it besides a comma."""
        if sign in ('"', "'", "“", "”"):
            return self._string('“”"' if sign in "“”" else sign, ending)
        found = _BARE.match(self.text, self.at)
        if found is None:
            self.at += 1
            return None
        self.at = found.end()
        word = found[0]
        if ending == ":":
            return word
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        try:
            return float(word) if "." in word or "e" in word.lower() else int(word[:_DIGITS])
        except ValueError:
            return word

    def _string(self, quotes: str, ending: str) -> Any:
        pieces: list[str] = []
        at = self.at + 1
        text, last = self.text, len(self.text)
        run = _RUNS[quotes[0]]
        while at < last and self.steps < _STEPS_AT_MOST:
            self.steps += 1
            plain = run.match(text, at)
            assert plain is not None  # it may be empty
            pieces.append(plain[0])
            at = plain.end()
            sign = text[at : at + 1]
            if sign == "\\":
                escape = _ESCAPE.match(text, at)
                assert escape is not None  # the backslash alone is one
                pieces.append(_unescaped(escape))
                at = escape.end()
            elif sign in quotes and sign:
                at += 1
                if _ends(text, at, ending):
                    self.at = at
                    return _whole("".join(pieces))
                pieces.append(sign)
            elif sign:
                pieces.append(" ")
                at += 1
        self.at = last
        return _CUT if ending != ":" else ""


_CUT = object()
_DIGITS = 18
_BEGIN = re.compile(r"\{|\[(?!CDATA)")
_BLANKS = re.compile(r"(?:\s|\ufeff|/\*(?:[^*]|\*(?!/))*+\*/|//[^\n]*+)*+")
_BARE = re.compile(r"[^\s,:;{}\[\]\"'“”/]++")
_RUNS = {
    '"': re.compile(r'[^"\\\x00-\x1f]*+'),
    "'": re.compile(r"[^'\\\x00-\x1f]*+"),
    "“": re.compile(r'[^"“”\\\x00-\x1f]*+'),
}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r\n|(.)|)", re.S)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "\n": " ", "\r": " "}
_CONSTANTS: dict[str, Any] = {
    "true": True, "True": True, "false": False, "False": False,
    "null": None, "None": None, "undefined": None, "NaN": None,
}  # fmt: skip


def _put(holder: dict[str, Any] | list[Any], keys: list[str | None], value: Any) -> None:
    if isinstance(holder, list):
        holder.append(value)
    else:
        holder[keys[-1] or ""] = value
        keys[-1] = None


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    if code:
        return chr(int(code, 16))
    sign = escape[3] or ""
    return _ESCAPES.get(sign, sign)


def _whole(text: str) -> str:
    """Surrogates that stand in pairs as the character that they spell; alone they are none."""
    if _SURROGATE.search(text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


_SURROGATE = re.compile("[\ud800-\udfff]")


def _ends(text: str, at: int, ending: str) -> bool:
    """Whether the quote before `at` ends its string: by what follows it.

    Behind a name stands a colon. Behind a value stands the holder's end or a comma, and behind the comma the
    next name or value; or the comma is missing, and the next name follows.
    """
    ahead = _AHEAD.match(text, at)
    assert ahead is not None  # it may be empty
    sign = ahead[1]
    if not sign:
        return len(text) <= ahead.end()
    if ending == ":":
        return sign == ":"
    if sign in "}]":
        return True
    if sign == ",":
        follows = _AFTER_NAME if ending == "}" else _AFTER_ITEM
        return follows.match(text, ahead.end()) is not None
    return ending == "}" and _NAME.match(text, ahead.end() - 1) is not None


_AHEAD = re.compile(r"[\s;]{0,200}+(.?)", re.S)
_NAME = re.compile(r"\s{0,200}+(?:\"(?:[^\"\\\n]|\\.){0,60}+\"|'(?:[^'\\\n]|\\.){0,60}+')\s{0,20}+:")
_AFTER_NAME = re.compile(
    r"[\s,]{0,200}+(?:/[/*]|[}\]]|\"(?:[^\"\\\n]|\\.){0,60}+\"\s{0,20}+:|'(?:[^'\\\n]|\\.){0,60}+'\s{0,20}+:|[@\w]{1,40}+\s{0,20}+:|$)"
)
_AFTER_ITEM = re.compile(r"[\s,]{0,200}+(?:/[/*]|[\"'{\[\]}\d-]|true|false|null|$)")
