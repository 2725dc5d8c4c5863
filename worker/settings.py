"""Every knob, its unit and its default. The environment is read here and nowhere else."""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from worker.errors import QuotewireError

Seconds = Annotated[float, Field(gt=0)]

_PREFIX = "QUOTEWIRE_"
_OF_THE_TESTS = "QUOTEWIRE_TEST_"
_CLOSE = (
    0.68  # of difflib's ratio: BOOTSTRAP is close to BOOTSTRAP_SERVERS (.69), SERVICE_HOST not to HOST (.5)
)

ACCEPTED_AT_MOST = 400
"""Events taken and not finished whose neighbours always fit beside a committed offset (`service/delivery/commit_metadata.py`)."""


class SettingsInvalid(QuotewireError):
    """A setting is missing, malformed or contradicts another. The message never holds a secret."""

    reason = "settings-invalid"


class Settings(BaseSettings):
    """Read from `QUOTEWIRE_*`; what is passed as an argument wins."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    # Kafka
    bootstrap_servers: str = Field(
        "", description="Kafka brokers, `host:port,host:port`. Empty: the embedded broker."
    )
    group_id: str = Field("quotewire", description="Consumer group and name of the worker's own topics.")
    topic_prefix: str = Field("news.", description="Prefix of every topic's name.")
    partitions: int = Field(8, ge=1, description="Partitions of the topics that `topics create` makes.")
    replication_factor: int = Field(1, ge=1, description="Replicas of the topics that `topics create` makes.")
    create_topics: bool = Field(True, description="Create missing topics at start.")
    max_record_bytes: int = Field(
        4_000_000, ge=10_000, description="Largest record that is published, in bytes."
    )
    compression: Literal["none", "gzip"] = Field("none", description="Compression of published records.")
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="How to talk to the brokers."
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        "SCRAM-SHA-512", description="Used with SASL_*."
    )
    sasl_username: str | None = Field(None, description="Used with SASL_*.")
    sasl_password: SecretStr | None = Field(None, description="Used with SASL_*.")
    ssl_cafile: Path | None = Field(None, description="CA file for the brokers; empty: the system's.")
    ssl_certfile: Path | None = Field(None, description="Client certificate.")
    ssl_keyfile: Path | None = Field(None, description="Client key.")
    session_timeout_s: Seconds = Field(
        30.0, description="A worker that sends no heartbeat for this long is removed from the group."
    )
    metadata_max_age_s: Seconds = Field(
        20.0,
        description="How long topic metadata is trusted: changes of topics are noticed within a few of these.",
    )
    exactly_once: bool = Field(
        False,
        description="Publish in Kafka transactions: `read_committed` consumers see each record once.",
    )
    schema_registry_url: str | None = Field(
        None,
        description="Confluent-compatible registry. If set, records are Avro with Confluent framing, else JSON.",
    )
    schema_registry_auth: SecretStr | None = Field(None, description="`user:password` for the registry.")

    # Feeds
    feeds: Path | None = Field(
        None, description="`feeds.toml` or an OPML file, synchronised to the feeds topic at start."
    )
    poll_min_s: Seconds = Field(
        300.0, description="Minimum time between polls of a feed, unless its own `poll_every` says otherwise."
    )
    poll_max_s: Seconds = Field(
        86_400.0,
        description="A feed is polled at least this often, unless it fails, or it, its server or its `poll_every` asks for less.",
    )
    public_url: str = Field(
        "",
        pattern=r"^(https?://[!-~]+)?$",
        description="Where hubs can reach this worker's `/websub/`, for WebSub. Empty: off.",
    )
    polls_at_once: int = Field(16, ge=1, description="Feeds that one worker polls at the same time.")
    feed_max_bytes: int = Field(10_000_000, ge=1000, description="A feed is cut after this many bytes.")
    feed_max_items: int = Field(2000, ge=1, description="Items read of one feed document.")
    feed_parse_timeout_s: Seconds = Field(10.0, description="A feed that takes longer to parse fails.")

    # Pages
    page_max_bytes: int = Field(8_000_000, ge=1000, description="A page with more bytes is refused.")
    live_max_chars: int = Field(
        100_000,
        ge=1000,
        description="Of a live page with more characters only the newest posts are published.",
    )
    fetch_timeout_s: Seconds = Field(30.0, description="Total time for one fetch, redirects included.")
    fetch_attempts: int = Field(
        3, ge=1, description="Attempts to fetch a page before it is put off or dead-lettered."
    )
    fetch_retry_s: Seconds = Field(2.0, description="Pause before the second attempt; it doubles each time.")
    later_s: Seconds = Field(
        300.0, description="Pause before an item that was put off is tried again; it doubles each time."
    )
    later_attempts: int = Field(
        4, ge=0, le=20, description="How often an item is put off before it is dead-lettered; 0: never."
    )
    fetches_at_once: int = Field(32, ge=1, description="Concurrent requests of one worker.")
    host_gap_s: float = Field(1.0, ge=0, description="Minimum time between two pages from one host.")
    feed_gap_s: float = Field(5.0, ge=0, description="Minimum time between two feeds from one host.")
    host_wait_s: Seconds = Field(
        600.0, description="A page that would have to wait longer for its host counts as a failed attempt."
    )
    contact_url: str | None = Field(
        None,
        description="Page or address where publishers can reach you; sent in the User-Agent. Please set it.",
    )
    obey_robots: bool = Field(True, description="Obey robots.txt when fetching pages.")
    allow_private: str = Field(
        "",
        description="Networks or hosts that may be fetched although they are not public: `10.1.0.0/16,feeds.internal`.",
    )
    window: int = Field(
        128,
        ge=1,
        description="Items that one worker processes at the same time; a site gets at most an eighth of them.",
    )
    processes: int = Field(0, ge=0, description="Enrichment processes of one worker; 0: one per core.")
    enrich_timeout_s: Seconds = Field(
        10.0, description="A page that takes longer to enrich is dead-lettered."
    )
    process_memory_mb: int = Field(
        1024, ge=256, description="A page or feed that needs more memory to be read fails (Linux)."
    )
    pages_per_process: int = Field(
        20_000,
        ge=1,
        description="An enrichment process is replaced after this many pages, so that leaks cannot add up.",
    )
    article_memory_days: float = Field(
        30.0,
        gt=0,
        description="An article not seen for this long is forgotten; if it returns, it is version 1 again.",
    )

    # Service
    host: str = Field("127.0.0.1", description="Address that health and metrics listen on.")
    port: int = Field(6066, ge=0, le=65_535, description="Their port; 0: any free one.")
    shutdown_timeout_s: Seconds = Field(20.0, description="Time to finish work in flight after SIGTERM.")
    stall_timeout_s: Seconds = Field(
        120.0, description="Not ready after this long without progress while work is waiting."
    )
    data_dir: Path = Field(Path(".state"), description="Where the worker keeps local files.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Lowest level that is logged."
    )
    log_format: Literal["auto", "json", "console"] = Field(
        "auto", description="auto: console on a terminal, else JSON."
    )

    @model_validator(mode="after")
    def _sasl_is_whole(self) -> "Settings":
        if self.security_protocol.startswith("SASL") and not (self.sasl_username and self.sasl_password):
            raise ValueError(f"{self.security_protocol} needs sasl_username and sasl_password")
        if "@" in (self.schema_registry_url or ""):
            raise ValueError("schema_registry_url holds a password: put it into schema_registry_auth")
        if self.exactly_once and self.window > ACCEPTED_AT_MOST:
            raise ValueError(f"exactly_once takes a window of {ACCEPTED_AT_MOST} at most")
        if self.poll_min_s > self.poll_max_s:
            raise ValueError("poll_min_s is above poll_max_s")
        return self


def load_settings(**overrides: object) -> Settings:
    """The settings of this process. Raises SettingsInvalid, naming each variable that is wrong."""
    try:
        return Settings(**{k: v for k, v in overrides.items() if v is not None})  # type: ignore[arg-type]
    except ValidationError as exc:
        wrong = "; ".join(
            f"{'QUOTEWIRE_' + str(error['loc'][0]).upper() + ': ' if error['loc'] else ''}{error['msg']}"
            for error in exc.errors(include_input=False, include_url=False, include_context=False)
        )
        raise SettingsInvalid(wrong) from None


def unknown_variables(environment: Mapping[str, str] = os.environ) -> list[tuple[str, str | None]]:
    """(variable, the setting that it was probably meant to be) of each `QUOTEWIRE_*` that is no setting.

    By name only: a value may be a secret.
    """
    known = {f"{_PREFIX}{name.upper()}" for name in Settings.model_fields}
    unknown = sorted(
        name
        for name in environment
        if name.upper().startswith(_PREFIX)
        and not name.upper().startswith(_OF_THE_TESTS)
        and name.upper() not in known
    )
    return [(name, _closest(name.upper(), known)) for name in unknown]


def _closest(name: str, known: set[str]) -> str | None:
    """Compared without the prefix, which would make all names alike."""
    bare = sorted(each.removeprefix(_PREFIX) for each in known)
    close = get_close_matches(name.removeprefix(_PREFIX), bare, n=1, cutoff=_CLOSE)
    return f"{_PREFIX}{close[0]}" if close else None


def settings_table(settings: Settings | None = None) -> list[tuple[str, str, str]]:
    """(variable, value or default, meaning) of each setting, secrets masked."""
    rows = []
    for name, info in Settings.model_fields.items():
        value = getattr(settings, name) if settings else info.default
        rows.append(
            (f"QUOTEWIRE_{name.upper()}", "" if value is None else str(value), info.description or "")
        )
    return rows
