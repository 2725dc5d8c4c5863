"""Records for tests: every field that can be set is set, in an invented article."""

from worker.records.model import (
    AltIdRecord,
    ArticleRecord,
    BlockRecord,
    CueRecord,
    DeadLetterRecord,
    EnclosureRecord,
    FeedRecord,
    FeedRefRecord,
    FeedStatusRecord,
    HeaderRecord,
    ImageRecord,
    ItemRecord,
    NameRecord,
    ProvenanceRecord,
    PublisherRecord,
    QuotationRecord,
    QuotedArticleRecord,
    RemovedRecord,
    RightsSignalRecord,
    SaidToRecord,
    SpanRecord,
    SpeakerRecord,
)

BODY = "Le pont rouvrira lundi.\n\n«Nous tiendrons ce délai», a promis Odile Vasseur."
PUBLISHER = PublisherRecord("Le Courrier d'Ambreville", "courrier.example")

QUOTATION = QuotationRecord(
    id="q1-0123456789abcdef0123456789abcdef",
    text="Nous tiendrons ce délai",
    start=26,
    end=49,
    type="direct",
    evidence="inversion",
    confidence=0.98,
    pre="Le pont rouvrira lundi.\n\n«",
    post="», a promis Odile Vasseur.",
    cue=CueRecord("a promis", 52, 60),
    speaker=SpeakerRecord(
        "Odile Vasseur", "Odile Vasseur", 61, 74, "maire", 0.9, "person", "female", "first-name"
    ),
    said_to=SaidToRecord("Radio Ambre", "outlet"),
    chain=1,
    holes=(SpanRecord(30, 35),),
    repeats="q1-ffffffffffffffffffffffffffffffff",
    stance="denied",
)

ARTICLE = ArticleRecord(
    uri="a1-00112233445566778899aabbccddeeff",
    url="https://courrier.example/region/pont",
    requested_url="https://courrier.example/region/pont?utm_source=rss",
    article_body=BODY,
    version=2,
    first_created=1_700_000_000_000,
    version_created=1_700_000_100_000,
    canonical_url="https://courrier.example/region/pont",
    alt_ids=(AltIdRecord("guid", "pont-1"),),
    headline="Le pont rouvre",
    alternative_headline="Travaux",
    description="Le pont rouvrira lundi.",
    blocks=(BlockRecord("standfirst", 0, 23), BlockRecord("live-post", 25, 75, 3, 1_700_000_000_000)),
    author=(NameRecord("Gaspard Lenoir"),),
    publisher=PUBLISHER,
    source_organization="AFP",
    article_section="Région",
    keywords=("pont", "travaux"),
    genre="report",
    in_language="fr",
    in_language_confidence=0.99,
    word_count=11,
    date_published=1_699_999_000_000,
    date_published_precision="second",
    date_modified=1_699_999_500_000,
    date_seen=1_699_999_600_000,
    date_ingested=1_700_000_100_000,
    is_accessible_for_free=False,
    is_live_blog=True,
    image=(ImageRecord("https://courrier.example/pont.jpg", "Le pont en 2019.", "M. LENOIR / AGENCE"),),
    removed=(RemovedRecord("Passer la publicité", "ad", "passer la publicite"),),
    quotations=(QUOTATION,),
    feed=FeedRefRecord("https://courrier.example/une.xml", "Une", "pont-1", "Pont", 1_699_999_000_000),
    provenance=ProvenanceRecord(
        1_699_999_700_000, 200, "https://courrier.example/region/pont", '"a"', "Mon", "ab" * 32, 1234,
        "utf-8", "trafilatura", "2.3.1", "0.1.0", ("cut",),
        "allowed", (RightsSignalRecord("header", "tdm-reservation", "1"),),
    ),
    text_fingerprint="0" * 32,
)  # fmt: skip

TOPIC_QUOTATION = QuotationRecord(
    **{name: getattr(QUOTATION, name) for name in QUOTATION.__struct_fields__ if name != "article"},
    article=QuotedArticleRecord(
        ARTICLE.uri, 2, ARTICLE.url, ARTICLE.headline, PUBLISHER, ARTICLE.date_published, "fr"
    ),
)

ITEM = ItemRecord(
    link="https://courrier.example/region/pont",
    id="i1-00112233445566778899aabbccddeeff",
    guid="pont-1",
    title="Le pont rouvre",
    summary="Lundi.",
    published=1_699_999_000_000,
    updated=1_699_999_100_000,
    authors=("Gaspard Lenoir",),
    categories=("Région",),
    enclosures=(EnclosureRecord("https://courrier.example/pont.mp3", "audio/mpeg", 12),),
    feed_uri="https://courrier.example/une.xml",
    feed_title="Une",
    seen_at=1_699_999_600_000,
    published_precision="second",
)

FEED = FeedRecord("https://courrier.example/une.xml", "Une", 600, False, "feeds.toml")

FEED_STATUS = FeedStatusRecord(
    uri="https://courrier.example/une.xml",
    status="slowed",
    since=1_700_000_000_000,
    url="https://www.courrier.example/une.xml",
    aliases=("f1-00112233445566778899aabbccddeeff",),
    title="Une",
    previous_status="active",
    silent=True,
    missed=True,
    reason="server-failed",
    why="server-failed, once in a row",
    notes=("Retry-After asks for 60 min",),
    http_status=429,
    failures=1,
    items=20,
    tossed=1,
    rhythm_s=600,
    last_poll=1_700_000_000_000,
    last_success=1_699_999_000_000,
    last_new=1_699_998_000_000,
    next_poll=1_700_003_600_000,
    changed=False,
    failing_long=True,
    pause_s=90_000,
)

DEAD_LETTER = DeadLetterRecord(
    topic="news.items",
    partition=3,
    offset=42,
    key=b"courrier.example",
    value=b"\x00\xff not json",
    headers=(HeaderRecord("ce_id", b"1"), HeaderRecord("empty", b""), HeaderRecord("traceparent", None)),
    reason="item-undecodable",
    detail="not JSON",
    attempts=1,
    first_failed_at=1_700_000_000_000,
    last_failed_at=1_700_000_000_001,
    worker_version="0.1.0",
    url="https://courrier.example/",
    traceback="Traceback",
    value_truncated=True,
    kind="captcha",
)

ALL = {
    "article": ARTICLE,
    "quotation": TOPIC_QUOTATION,
    "item": ITEM,
    "feed": FEED,
    "feed_status": FEED_STATUS,
    "dead_letter": DEAD_LETTER,
}
