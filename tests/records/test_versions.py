"""Versions: the same text is no news, another text is the next version, a dropped quotation is named."""

from msgspec.structs import replace

from tests.records.samples import ARTICLE, QUOTATION
from worker.records.versions import next_revision

FRESH = replace(ARTICLE, version=1, first_created=None, version_created=None, date_ingested=None)
T1, T2 = 1_800_000_000_000, 1_800_000_900_000


def test_an_article_never_seen_is_version_one() -> None:
    revision = next_revision(FRESH, None, T1)
    assert revision is not None
    assert (revision.article.version, revision.article.first_created) == (1, T1)
    assert revision.dropped == ()


def test_the_same_text_again_is_no_version() -> None:
    first = next_revision(FRESH, None, T1)
    assert first is not None
    assert next_revision(FRESH, first.memory, T2) is None


def test_another_text_is_the_next_version_and_keeps_the_first_date() -> None:
    first = next_revision(FRESH, None, T1)
    assert first is not None
    second = next_revision(replace(FRESH, text_fingerprint="1" * 32), first.memory, T2)
    assert second is not None
    assert (second.article.version, second.article.first_created, second.article.version_created) == (
        2,
        T1,
        T2,
    )


def test_a_quotation_that_left_the_text_is_dropped_and_one_that_stayed_is_not() -> None:
    other = replace(QUOTATION, id="q1-other")
    first = next_revision(replace(FRESH, quotations=(QUOTATION, other)), None, T1)
    assert first is not None
    changed = replace(FRESH, quotations=(QUOTATION,), text_fingerprint="1" * 32)
    second = next_revision(changed, first.memory, T2)
    assert second is not None
    assert second.dropped == ("q1-other",)


def test_quotations_on_their_topic_say_which_version_of_which_article() -> None:
    revision = next_revision(FRESH, None, T1)
    assert revision is not None
    (quotation,) = revision.quotations
    assert quotation.article is not None
    assert (quotation.article.uri, quotation.article.version) == (FRESH.uri, 1)
    assert revision.article.quotations[0].article is None


def test_a_replay_gives_the_same_revision() -> None:
    assert next_revision(FRESH, None, T1) == next_revision(FRESH, None, T1)


def test_a_version_that_may_be_half_sent_is_made_again_as_it_was() -> None:
    first = next_revision(FRESH, None, T1)
    assert first is not None
    assert next_revision(FRESH, first.intent(()), T2) == first


def test_where_the_text_changed_after_a_half_sent_version_the_next_one_drops_what_may_be_there() -> None:
    other = replace(QUOTATION, id="q1-other")
    before = next_revision(replace(FRESH, quotations=(other,)), None, T1)
    assert before is not None
    half = next_revision(replace(FRESH, text_fingerprint="1" * 32), before.memory, T1)
    assert half is not None
    after = next_revision(replace(FRESH, quotations=(), text_fingerprint="2" * 32), half.intent(()), T2)
    assert after is not None
    assert after.article.version == 3
    assert set(after.dropped) == {QUOTATION.id, "q1-other"}


def test_a_half_sent_version_knows_which_repeated_lines_went_and_a_sent_one_need_not() -> None:
    first = next_revision(FRESH, None, T1)
    assert first is not None
    half = first.intent(("line",))
    assert half.is_attempt_at(FRESH)
    assert half.repeated == ("line",)
    assert not half.is_attempt_at(replace(FRESH, text_fingerprint="1" * 32))
    assert not first.memory.is_attempt_at(FRESH)
    assert first.memory.repeated == ()
