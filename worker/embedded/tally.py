"""Records as they arrive -> how much of each there is, by key, so that a redelivery counts once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]


@dataclass(slots=True)
class PublisherTally:
    """What came of one publisher's pages. A changed article counts as it stands in its last version.

    What somebody denies is no quotation here.
    """

    languages: set[str] = field(default_factory=set)
    articles: int = 0
    quotations: int = 0
    attributed: int = 0
    removed: int = 0


class Tally:
    """Counts what the topics hold, not what was sent: keys are distinct, and a tombstone takes one away."""

    def __init__(self) -> None:
        self.items: set[str] = set()
        self.articles: dict[str, Record] = {}
        self.quotations: dict[str, str] = {}
        self.denied: dict[str, str] = {}
        self.dead_letters: dict[object, str] = {}

    def add_item(self, key: str) -> None:
        """Count an item."""
        self.items.add(key)

    def add_article(self, key: str, article: Record) -> bool:
        """Whether the article or this version of it is new."""
        known = self.articles.get(key)
        if known is not None and (known.get("version") or 1) >= (article.get("version") or 1):
            return False
        self.articles[key] = article
        return True

    def add_quotation(self, key: str, quotation: Record) -> None:
        """Count a quotation of the quotations topic, unless it is one that its speaker denies."""
        self.withdraw_quotation(key)
        words = self.denied if is_denied(quotation) else self.quotations
        words[key] = str(quotation.get("text") or "")

    def withdraw_quotation(self, key: str) -> str:
        """The words of a quotation that its article no longer holds; empty if it was never seen."""
        return self.quotations.pop(key, "") or self.denied.pop(key, "")

    def add_dead_letter(self, key: str, letter: Record) -> bool:
        """Whether it is new. A dead letter is known by where its event stood, else by its key."""
        place = (letter.get("topic"), letter.get("partition"), letter.get("offset"))
        identity: object = place if letter.get("offset") is not None else key
        if identity in self.dead_letters:
            return False
        self.dead_letters[identity] = str(letter.get("reason") or "unknown")
        return True

    def by_publisher(self) -> dict[str, PublisherTally]:
        """Publishers with most articles first."""
        publishers: dict[str, PublisherTally] = {}
        for article in self.articles.values():
            publisher = publishers.setdefault(publisher_of(article), PublisherTally())
            quotations = [each for each in article.get("quotations") or () if not is_denied(each)]
            publisher.articles += 1
            publisher.languages.add(str(article.get("in_language") or "?"))
            publisher.quotations += len(quotations)
            publisher.attributed += sum(bool((each.get("speaker") or {}).get("name")) for each in quotations)
            publisher.removed += len(article.get("removed") or ())
        return dict(sorted(publishers.items(), key=lambda pair: (-pair[1].articles, pair[0])))

    def reasons(self) -> Counter[str]:
        """Dead letters by reason."""
        return Counter(self.dead_letters.values())

    def summary(self) -> dict[str, int]:
        """The JSON line of `demo --once`."""
        return {
            "items": len(self.items),
            "articles": len(self.articles),
            "quotations": len(self.quotations),
            "dead_letters": len(self.dead_letters),
        }


def is_denied(quotation: Record) -> bool:
    """Whether its speaker is reported to deny it: counted with nothing that was said."""
    return quotation.get("stance") == "denied"


def publisher_of(article: Record) -> str:
    """The publisher's name, else its domain."""
    publisher = article.get("publisher") or {}
    return str(publisher.get("name") or publisher.get("domain") or "unknown publisher")
