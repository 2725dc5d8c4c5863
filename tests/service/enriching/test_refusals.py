"""Who refuses us is told by site, and a flood of names fills no label."""

import pytest

from worker.errors import BotChallenge, NoArticle, PageForbidden, PageGone, QuotewireError, ServerFailed, Wall
from worker.service.enriching.refusals import Refusals
from worker.service.metrics import Metrics


def counted(metrics: Metrics, name: str) -> dict[tuple[str, ...], float]:
    return {
        tuple(sample.labels.values()): sample.value
        for metric in metrics.registry.collect()
        for sample in metric.samples
        if sample.name == name
    }


def test_a_site_is_named_from_its_third_refusal_on() -> None:
    metrics = Metrics()
    refusals = Refusals(metrics)
    for _ in range(4):
        refusals.count(Wall("x", kind="captcha", url="https://harbour.example/a"), "")
    assert counted(metrics, "quotewire_refused_total") == {
        ("other", "captcha"): 2,
        ("harbour.example", "captcha"): 2,
    }
    assert counted(metrics, "quotewire_walls_total") == {("captcha",): 4}


@pytest.mark.parametrize(
    ("failure", "by"),
    [
        (BotChallenge("x", status=403), "challenge"),
        (BotChallenge("x", status=503), "challenge"),
        (PageForbidden("x", status=403), "status-403"),
        (ServerFailed("x", status=503), "status-503"),
        (Wall("x", kind="bot-check"), "bot-check"),
        (Wall("x", kind="consent"), None),
        (PageForbidden("x", status=401), None),
        (ServerFailed("x", status=500), None),
        (PageGone("x", status=404), None),
        (NoArticle("x"), None),
    ],
)
def test_only_what_refuses_a_client_counts(failure: QuotewireError, by: str | None) -> None:
    metrics = Metrics()
    Refusals(metrics).count(failure, "https://harbour.example/a")
    assert [labels[1] for labels in counted(metrics, "quotewire_refused_total")] == ([by] if by else [])


def test_names_are_bounded() -> None:
    metrics = Metrics()
    refusals = Refusals(metrics)
    for number in range(3_000):
        refusals.count(BotChallenge("x", status=403), f"https://s{number}.example/a")
    for number in range(300):
        for _ in range(3):
            refusals.count(BotChallenge("x", status=403), f"https://t{number}.example/a")
    found = counted(metrics, "quotewire_refused_total")
    assert len(found) == 101
    assert sum(found.values()) == 3_900
    assert len(refusals._met) <= 2_001


def test_a_link_that_names_no_site_is_another() -> None:
    metrics = Metrics()
    refusals = Refusals(metrics)
    for _ in range(5):
        refusals.count(BotChallenge("x", status=403), "\x00nonsense")
    assert counted(metrics, "quotewire_refused_total") == {("other", "challenge"): 5}
