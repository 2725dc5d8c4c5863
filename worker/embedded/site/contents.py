"""What the sample site holds: its publishers, pages and feeds, and what should become of each.

Texts live beside this file: `layouts/` is the frame that a publisher's CMS puts around every page,
`pages/` what differs (the head, then `<!-- main -->`, then the article), `feeds/` the feed documents.
A file with a `.later.` twin is replaced by it when the site publishes its update.
"""

from dataclasses import dataclass

from worker.errors import ItemWithoutLink, LinkRefused, NotHtml, PageEmpty, PageGone, Wall

ARTICLE = "article"
DUPLICATE = "duplicate"
REFUSED = (ItemWithoutLink.reason, LinkRefused.reason)


@dataclass(frozen=True, slots=True)
class Publisher:
    """One invented publisher; its host is `<key>.localhost`."""

    key: str
    name: str
    language: str

    @property
    def host(self) -> str:
        """A name that never leaves this machine (RFC 6761 6.3)."""
        return f"{self.key}.localhost"


@dataclass(frozen=True, slots=True)
class SamplePage:
    """One address of a publisher.

    `becomes` is "article" or the reason of a dead letter; it is empty for a page that no feed announces.
    `charset` is what the bytes are in, `declared` what the page's <meta> says, `header` the Content-Type.
    """

    publisher: str
    path: str
    file: str = ""
    becomes: str = ARTICLE
    status: int = 200
    location: str = ""
    charset: str = "utf-8"
    declared: str = "utf-8"
    header: str = "text/html; charset=utf-8"
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class SampleFeed:
    """One feed document, served with validators."""

    publisher: str
    path: str
    file: str
    header: str


@dataclass(frozen=True, slots=True)
class Announced:
    """One entry of one feed. `becomes` is "article", "duplicate" or the reason why it becomes neither."""

    feed_url: str
    link: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What a worker should make of the whole site, publisher by publisher."""

    announced: tuple[Announced, ...]

    @property
    def items(self) -> int:
        """All entries but the refused. The duplicate counts, as each feed has its own items."""
        return len(self.announced) - len(self.refused)

    @property
    def articles(self) -> int:
        """Pages that become an article; the duplicate leads to one of them again."""
        return sum(entry.becomes == ARTICLE for entry in self.announced)

    @property
    def refused(self) -> tuple[Announced, ...]:
        """Entries without a link that can be fetched: a feed's problems, not items."""
        return tuple(entry for entry in self.announced if entry.becomes in REFUSED)

    @property
    def dead_letters(self) -> tuple[Announced, ...]:
        """Items that end as a dead letter: `becomes` is the reason."""
        others = (ARTICLE, DUPLICATE, *REFUSED)
        return tuple(entry for entry in self.announced if entry.becomes not in others)


PUBLISHERS = (
    Publisher("courrier", "Le Courrier d'Ambreville", "fr"),
    Publisher("vigie", "La Vigie", "fr"),
    Publisher("gazette", "The Eastmere Gazette", "en"),
    Publisher("ostral", "Ostral", "fr, en"),
)

PAGES = (
    # A political day in the shape of a large French daily: ad skip links, read-also, newsletter, comments.
    SamplePage("courrier", "/international/selane-mission-navale-20261119", "courrier/selane.html"),
    # Changes once: one quotation goes, one comes.
    SamplePage("courrier", "/region/pont-des-tanneurs-ferme", "courrier/pont.html"),
    # Questions and answers; titles of works stand in quotation marks.
    SamplePage("courrier", "/culture/ondine-fauvelair-entretien", "courrier/entretien.html"),
    # windows-1252 bytes that the page calls iso-8859-1, as browsers know it.
    SamplePage(
        "courrier",
        "/region/foire-aux-boeufs-saint-coeurs",
        "courrier/foire.html",
        charset="windows-1252",
        declared="iso-8859-1",
        header="text/html",
    ),
    SamplePage("courrier", "/sport/aviron-regates-reportees", status=410, becomes=PageGone.reason),
    # Paywalled teaser: the note is a bare paragraph that only its words betray.
    SamplePage(
        "vigie", "/politique/article/2026/11/18/cantines-scolaires_6611077.html", "vigie/cantines.html"
    ),
    # A live blog: half of its posts are in the HTML, all of them in JSON-LD.
    SamplePage("vigie", "/direct/2026/11/20/tempete-isaura", "vigie/tempete.html"),
    # A court report: quotations in quotations, one that runs on over paragraphs.
    SamplePage("vigie", "/societe/article/2026/11/18/proces-filature_6611080.html", "vigie/filature.html"),
    # UTF-8 bytes under a header that says otherwise.
    SamplePage(
        "vigie",
        "/societe/article/2026/11/16/cloche-saint-aubrac_6610810.html",
        "vigie/cloche.html",
        header="text/html; charset=iso-8859-1",
    ),
    SamplePage(
        "vigie",
        "/r/6610944",
        status=302,
        location="/sciences/article/2026/11/17/herons-haut-vernay_6610944.html",
    ),
    SamplePage(
        "vigie",
        "/sciences/article/2026/11/17/herons-haut-vernay_6610944.html",
        "vigie/herons.html",
        becomes="",
    ),
    SamplePage("vigie", "/connexion", "vigie/connexion.html", becomes=Wall.reason),
    SamplePage("vigie", "/meteo/2026/11/14", becomes=PageEmpty.reason),
    # Cut off in the middle of a tag; what stands before the cut is an article.
    SamplePage(
        "gazette",
        "/news/2026/nov/20/hollins-kettle-works-to-close",
        "gazette/kettleworks.html",
        truncated=True,
    ),
    SamplePage("gazette", "/news/2026/nov/19/harbour-lark-inquiry", "gazette/ferry.html"),
    SamplePage("gazette", "/news/2026/nov/18/eastmere-library-vote", "gazette/library.html"),
    # A PDF that calls itself HTML.
    SamplePage("gazette", "/documents/council-minutes", "gazette/minutes.pdf", becomes=NotHtml.reason),
    SamplePage("gazette", "/culture/2026/nov/16/the-salt-road-review", "gazette/theatre.html"),
    SamplePage("gazette", "/sport/2026/nov/15/rovers-penwick", "gazette/rovers.html"),
    SamplePage("gazette", "/gallery/2026/nov/14/lifeboat-open-day", status=404, becomes=PageGone.reason),
    # An agency: straight quotation marks, a dateline, no JSON-LD, or JSON-LD that does not parse.
    SamplePage("ostral", "/fr/actu/minea-suspend-sa-production", "ostral/cuivre.html"),
    SamplePage("ostral", "/en/2026/11/19/0042", status=301, location="/en/news/selane-talks-sabotaged"),
    SamplePage("ostral", "/en/news/selane-talks-sabotaged", "ostral/strait.html", becomes=""),
    SamplePage("ostral", "/en/news/ambre-river-pact", "ostral/rivers.html"),
)

FEEDS = (
    SampleFeed("courrier", "/rss/une.xml", "courrier-une.xml", "application/rss+xml; charset=utf-8"),
    # Ill-formed: a blank line before the declaration, bare ampersands, HTML entities, no </channel>.
    SampleFeed("courrier", "/rss/monde.xml", "courrier-monde.xml", "text/xml"),
    SampleFeed("vigie", "/feeds/actualites.atom", "vigie-actualites.atom", "application/atom+xml"),
    SampleFeed("gazette", "/rss", "gazette.xml", "text/xml; charset=utf-8"),
    SampleFeed("ostral", "/feed.json", "ostral.json", "application/feed+json"),
)

# Entries that no page stands behind: feed file, link (with its placeholders), what should become of it.
PAGELESS = (
    (
        "courrier-monde.xml",
        "{{site}}/international/selane-mission-navale-20261119?utm_source=rss&utm_medium=monde",
        DUPLICATE,
    ),
    ("courrier-monde.xml", "", ItemWithoutLink.reason),
    ("courrier-monde.xml", "ftp://{{host}}/cartes/selane.tif", LinkRefused.reason),
)
