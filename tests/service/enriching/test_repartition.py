"""Where an item belongs, and that it is never passed on for ever."""

from dataclasses import dataclass, field

from worker.service.enriching.backlog import Fetched
from worker.service.enriching.repartition import PLACED, PLACED_KEY, By, Origin, origin_of, site_elsewhere
from worker.service.kafka.partitioner import partition_of

LINK = "https://www.gazette.fr/a/1"
HOME = partition_of(b"gazette.fr", 8)
ELSEWHERE = (HOME + 1) % 8


@dataclass
class Message:
    """What of a Kafka message is looked at."""

    headers: object = None
    key: bytes | None = b"k"
    partition: int = 2
    offset: int = 7
    own: Origin = field(default=Origin(2, 7, b"k", ()))


def test_an_item_goes_where_its_site_lives_and_stays_there() -> None:
    assert site_elsewhere(LINK, By.LINK, None, ELSEWHERE, 8) == "gazette.fr"
    assert site_elsewhere(LINK, By.LINK, None, HOME, 8) is None


def test_a_link_that_is_none_goes_nowhere() -> None:
    assert [site_elsewhere("ftp://x", By.LINK, None, each, 8) for each in range(8)] == [None] * 8


def test_an_item_is_passed_on_once_by_its_link_and_once_by_its_article() -> None:
    assert site_elsewhere(LINK, By.LINK, By.LINK, ELSEWHERE, 8) is None
    assert site_elsewhere(LINK, By.ARTICLE, By.LINK, ELSEWHERE, 8) == "gazette.fr"
    assert site_elsewhere(LINK, By.LINK, By.ARTICLE, ELSEWHERE, 8) is None
    assert site_elsewhere(LINK, By.ARTICLE, By.ARTICLE, ELSEWHERE, 8) is None


def test_an_item_that_was_passed_on_is_known_by_where_it_was_published() -> None:
    marks = [("x", b"1"), (PLACED, b"link 3 77"), (PLACED_KEY, b"theirs")]
    assert origin_of(Message(marks)) == Origin(3, 77, b"theirs", (("x", b"1"),), By.LINK)
    assert origin_of(Message(marks[:2])) == Origin(3, 77, None, (("x", b"1"),), By.LINK)


def test_an_item_that_was_not_passed_on_is_its_own_origin_however_faust_gives_the_headers() -> None:
    assert [origin_of(Message(headers)) for headers in (None, {}, [])] == [Message().own] * 3
    assert (
        origin_of(Message({"a": b"1"}))
        == origin_of(Message([("a", b"1")]))
        == Origin(2, 7, b"k", (("a", b"1"),))
    )


def test_only_our_own_marks_count() -> None:
    for value in (b"", b"link", b"whim 3 77", b"link 3 x", b"\xff 1 1", b"link 1 " + b"9" * 30):
        assert origin_of(Message([(PLACED, value)])) == Message().own


def test_a_page_fetched_before_another_of_the_same_article_is_not_the_latest() -> None:
    fetched = Fetched(2)
    assert fetched.is_latest("a", 10.0)
    assert not fetched.is_latest("a", 9.0)
    assert fetched.is_latest("a", 10.0)
    assert fetched.is_latest("b", 1.0)
    assert fetched.is_latest("c", 1.0)
    assert fetched.is_latest("a", 9.0)  # forgotten: only the latest few are kept
