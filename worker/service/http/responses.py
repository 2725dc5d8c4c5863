"""What the client hands to the feed poller. What it hands to enrichment is `worker.articles.model.Page`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Redirect:
    """One hop: the status that sent us on, and where to."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class FeedResponse:
    """A feed's answer: 2xx with a body, or 304 (`not_modified`) with none.

    Header names are lower case, repeated ones joined by a comma (RFC 9110 5.3); Set-Cookie is left out.
    `url` is the final address. `elapsed_s` is the time on the network, without waiting for our own pace.
    """

    url: str
    requested_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    elapsed_s: float
    redirects: tuple[Redirect, ...] = field(default=())

    @property
    def not_modified(self) -> bool:
        """Whether the copy that our validators name is still good."""
        return self.status == 304

    @property
    def etag(self) -> str | None:
        """The validator for the next request, byte for byte; None where the server gave none."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """The date for the next request, as the server wrote it."""
        return self.headers.get("last-modified")

    @property
    def moved_to(self) -> str | None:
        """Where the feed has moved for good: the end of the unbroken run of 301 and 308 at the start."""
        moved = None
        for redirect in self.redirects:
            if redirect.status not in (301, 308):
                break
            moved = redirect.url
        return moved
