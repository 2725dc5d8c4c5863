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
    items_dropped: Counter = field(init=False)
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
        self.fates = Counter("quotewire_fates", "Items by fate and reason.", ["fate", "reason"], registry=r)
        self.walls = Counter(
            "quotewire_walls",
            "Pages that were a wall instead of an article, by kind; every attempt counts.",
            ["kind"],
            registry=r,
        )
        self.refused = Counter(
            "quotewire_refused",
            "Fetches refused by bot walls, 403 or 503, by site: the hundred worst sites, then `other`.",
            ["site", "by"],
            registry=r,
        )
        self.quotations = Counter("quotewire_quotations", "Quotations published.", ["type"], registry=r)
        self.polls = Counter("quotewire_polls", "Feeds polled, by outcome.", ["outcome"], registry=r)
        self.items_found = Counter("quotewire_items", "Items published by polls.", registry=r)
        self.items_dropped = Counter(
            "quotewire_items_dropped", "Items that feeds announced and that were dropped.", registry=r
        )
        self.polls_incomplete = Counter(
            "quotewire_polls_incomplete", "Polls before which items may have been missed.", registry=r
        )
        self.feed_changes = Counter(
            "quotewire_feed_changes", "Changes of feed status, by new status.", ["status"], registry=r
        )
        self.feeds = Gauge("quotewire_feeds", "Feeds of this worker, by status.", ["status"], registry=r)
        self.feeds_silent = Gauge(
            "quotewire_feeds_silent",
            "Feeds that answer but have been silent for longer than they usually are.",
            registry=r,
        )
        self.feeds_failing_long = Gauge(
            "quotewire_feeds_failing_long", "Feeds without a successful poll for a day.", registry=r
        )
        self.feeds_overdue = Gauge(
            "quotewire_feeds_overdue", "Feeds whose poll is two hours overdue.", registry=r
        )
        self.pushes = Counter("quotewire_pushes", "Pushes from WebSub hubs, by fate.", ["fate"], registry=r)
        self.retries = Counter(
            "quotewire_retries", "Failed attempts that were retried.", ["reason"], registry=r
        )
        self.claims_refused = Counter(
            "quotewire_claims_refused",
            "Articles whose page declares another article's address, by site; `other` beyond the first hundred.",
            ["site"],
            registry=r,
        )
        self.postponed = Counter(
            "quotewire_postponed", "Items postponed for some minutes, by reason.", ["reason"], registry=r
        )
        self.postponed_waiting = Gauge(
            "quotewire_postponed_waiting",
            "Postponed items that wait on this worker's partitions.",
            registry=r,
        )
        self.delivered_again = Counter(
            "quotewire_delivered_again", "Events that were delivered again and skipped.", registry=r
        )
        self.asked_again = Counter(
            "quotewire_asked_again",
            "Times that events had to be requested from the broker again.",
            registry=r,
        )
        self.published_again = Counter(
            "quotewire_published_again",
            "Articles whose records may be on the topics twice, because a worker died while publishing them.",
            registry=r,
        )
        self.lost_to_retention = Counter(
            "quotewire_items_lost_to_retention",
            "Items that the broker's retention deleted before they were read.",
            registry=r,
        )
        self.topic_changes = Counter(
            "quotewire_topic_changes",
            "Changes that others made to this worker's topics, by kind.",
            ["change"],
            registry=r,
        )
        self.partitions_unread = Gauge(
            "quotewire_partitions_unread",
            "Partitions of the items and feeds topics that no worker of this group reads.",
            registry=r,
        )
        self.subscriptions_refused = Counter(
            "quotewire_subscriptions_refused",
            "Records on the feeds topic that were skipped.",
            ["reason"],
            registry=r,
        )
        self.rows_unreadable = Counter(
            "quotewire_rows_unreadable",
            "Unreadable rows of the worker's own tables, treated as missing.",
            ["table"],
            registry=r,
        )
        self.in_flight = Gauge(
            "quotewire_in_flight", "Items being processed; at most QUOTEWIRE_WINDOW.", registry=r
        )
        self.waiting_for_site = Gauge(
            "quotewire_waiting_for_site",
            "Items that were taken and wait, outside the window, for others of their site or link.",
            registry=r,
        )
        self.loop_stall = Gauge(
            "quotewire_loop_stall_seconds", "Longest time the event loop was blocked since start.", registry=r
        )
        self.lag = Gauge(
            "quotewire_lag", "Items on this worker's partitions beyond the committed offset.", registry=r
        )
        self.ready = Gauge("quotewire_ready", "1 if /readyz answers 200.", registry=r)
        self.progress = Gauge(
            "quotewire_last_progress_timestamp_seconds", "When an item was last finished.", registry=r
        )
        self.fetch_seconds = _seconds(
            "quotewire_fetch_seconds", "Fetching a page, waiting for its host's turn included.", r
        )
        self.enrich_seconds = _seconds(
            "quotewire_enrich_seconds", "Enriching a page, waiting in the queue included.", r
        )
        self.publish_seconds = _seconds("quotewire_publish_seconds", "Publishing an item's records.", r)

    def text(self) -> bytes:
        """In Prometheus' text format."""
        return generate_latest(self.registry)


def _seconds(name: str, meaning: str, registry: CollectorRegistry) -> Histogram:
    """From a quick page to a fetch that ran into its limit."""
    buckets = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)
    return Histogram(name, meaning, buckets=buckets, registry=registry)
