"""What the worker counts, for Prometheus. Labels hold fixed words only; a site's name where that is said, of so many."""

from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


@dataclass(slots=True)
class Metrics:
    """The metrics of one worker, in a registry of its own."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    fates: Counter = field(init=False)
    walls: Counter = field(init=False)
    refused: Counter = field(init=False)
    quotations: Counter = field(init=False)
    polls: Counter = field(init=False)
    items_found: Counter = field(init=False)
    items_tossed: Counter = field(init=False)
    polls_incomplete: Counter = field(init=False)
    feed_changes: Counter = field(init=False)
    feeds: Gauge = field(init=False)
    feeds_silent: Gauge = field(init=False)
    feeds_failing_long: Gauge = field(init=False)
    feeds_overdue: Gauge = field(init=False)
    pushes: Counter = field(init=False)
    retries: Counter = field(init=False)
    claims_refused: Counter = field(init=False)
    postponed: Counter = field(init=False)
    postponed_waiting: Gauge = field(init=False)
    delivered_again: Counter = field(init=False)
    asked_again: Counter = field(init=False)
    published_again: Counter = field(init=False)
    lost_to_retention: Counter = field(init=False)
    topic_changes: Counter = field(init=False)
    partitions_unread: Gauge = field(init=False)
    subscriptions_refused: Counter = field(init=False)
    rows_unreadable: Counter = field(init=False)
    in_flight: Gauge = field(init=False)
    waiting_for_site: Gauge = field(init=False)
    loop_stall: Gauge = field(init=False)
    lag: Gauge = field(init=False)
    ready: Gauge = field(init=False)
    progress: Gauge = field(init=False)
    fetch_seconds: Histogram = field(init=False)
    enrich_seconds: Histogram = field(init=False)
    publish_seconds: Histogram = field(init=False)

    def __post_init__(self) -> None:
        r = self.registry
        self.fates = Counter(
            "quotewire_fates", "Items by what became of them.", ["fate", "reason"], registry=r
        )
        self.walls = Counter(
            "quotewire_walls",
            "Pages that held a wall instead of an article, each try, by kind.",
            ["kind"],
            registry=r,
        )
        self.refused = Counter(
            "quotewire_refused",
            "Fetches that bot walls, 403 or 503 refused, by site: a hundred of those that do it most, else `other`.",
            ["site", "by"],
            registry=r,
        )
        self.quotations = Counter("quotewire_quotations", "Quotations published.", ["type"], registry=r)
        self.polls = Counter("quotewire_polls", "Feeds polled, by outcome.", ["outcome"], registry=r)
        self.items_found = Counter("quotewire_items", "Items that polls published.", registry=r)
        self.items_tossed = Counter(
            "quotewire_items_tossed", "Items that feeds announced and that were not kept.", registry=r
        )
        self.polls_incomplete = Counter(
            "quotewire_polls_incomplete", "Polls between which items may have come and gone.", registry=r
        )
        self.feed_changes = Counter(
            "quotewire_feed_changes", "Changes of feeds' status, by the new one.", ["status"], registry=r
        )
        self.feeds = Gauge("quotewire_feeds", "Feeds of this worker, by status.", ["status"], registry=r)
        self.feeds_silent = Gauge(
            "quotewire_feeds_silent", "Of these, answering and silent against their own habit.", registry=r
        )
        self.feeds_failing_long = Gauge(
            "quotewire_feeds_failing_long", "Of these, without a poll that succeeded for a day.", registry=r
        )
        self.feeds_overdue = Gauge(
            "quotewire_feeds_overdue", "Of these, due for two hours and not polled.", registry=r
        )
        self.pushes = Counter(
            "quotewire_pushes", "What WebSub hubs sent, by what became of it.", ["fate"], registry=r
        )
        self.retries = Counter(
            "quotewire_retries", "Tries that failed and were repeated.", ["reason"], registry=r
        )
        self.claims_refused = Counter(
            "quotewire_claims_refused",
            "Articles whose page declares the address of another one, by site; `other` beyond the first hundred.",
            ["site"],
            registry=r,
        )
        self.postponed = Counter(
            "quotewire_postponed", "Items put off for some minutes, by reason.", ["reason"], registry=r
        )
        self.postponed_waiting = Gauge(
            "quotewire_postponed_waiting", "Of these, those on our partitions that wait.", registry=r
        )
        self.delivered_again = Counter(
            "quotewire_delivered_again", "Events that came again and were passed over.", registry=r
        )
        self.asked_again = Counter(
            "quotewire_asked_again", "Times that events had to be asked for again.", registry=r
        )
        self.published_again = Counter(
            "quotewire_published_again",
            "Articles whose records may be on the topics twice: a worker died while it published them.",
            registry=r,
        )
        self.lost_to_retention = Counter(
            "quotewire_items_lost_to_retention",
            "Items that the broker's retention deleted before they were read.",
            registry=r,
        )
        self.topic_changes = Counter(
            "quotewire_topic_changes", "Changes of our topics by others, by kind.", ["change"], registry=r
        )
        self.partitions_unread = Gauge(
            "quotewire_partitions_unread",
            "Partitions of the items and feeds topics that nobody of this group reads.",
            registry=r,
        )
        self.subscriptions_refused = Counter(
            "quotewire_subscriptions_refused",
            "Records of the feeds topic that were passed over.",
            ["reason"],
            registry=r,
        )
        self.rows_unreadable = Counter(
            "quotewire_rows_unreadable",
            "Rows of the worker's own tables that were not readable and count as not there.",
            ["table"],
            registry=r,
        )
        self.in_flight = Gauge("quotewire_in_flight", "Items in work; at most QUOTEWIRE_WINDOW.", registry=r)
        self.waiting_for_site = Gauge(
            "quotewire_waiting_for_site",
            "Items taken that wait for others of their site or link, outside of the window.",
            registry=r,
        )
        self.loop_stall = Gauge(
            "quotewire_loop_stall_seconds", "Longest time the event loop was held up since start.", registry=r
        )
        self.lag = Gauge("quotewire_lag", "Items on our partitions that are not committed.", registry=r)
        self.ready = Gauge("quotewire_ready", "1 where /readyz says yes.", registry=r)
        self.progress = Gauge(
            "quotewire_last_progress_timestamp_seconds", "When an item last met its fate.", registry=r
        )
        self.fetch_seconds = _seconds("quotewire_fetch_seconds", "Fetching a page, pace included.", r)
        self.enrich_seconds = _seconds("quotewire_enrich_seconds", "Enriching a page, queue included.", r)
        self.publish_seconds = _seconds("quotewire_publish_seconds", "Publishing an item's records.", r)

    def text(self) -> bytes:
        """In Prometheus' text format."""
        return generate_latest(self.registry)


def _seconds(name: str, meaning: str, registry: CollectorRegistry) -> Histogram:
    """From a quick page to a fetch that ran into its limit."""
    buckets = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)
    return Histogram(name, meaning, buckets=buckets, registry=registry)
