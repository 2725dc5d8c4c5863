"""Lines that only say when, in the languages that pages come in, and sentences that look like them."""

import pytest

from worker.articles.extraction.extract import Line
from worker.articles.lines.clean import Context, clean
from worker.articles.lines.datelines import is_dateline
from worker.articles.lines.match import markers_for


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 3 avril 2026 à 12h11, mis à jour à 14h",
        "Updated 4 May 2026, 1:36 pm",
        "2026/1/14 21:17（最終更新 1/14 21:17）",
        "2026年1月14日 21時17分 更新",
        "发布时间：2026年3月1日 上午9:30",
        "입력 2026.03.01 오전 9:30 수정 2026.03.02",
        "Uppdaterad 15.59 | Publicerad 14.14",
        "Publicado em 3 de março de 2026 às 12h11",
        "Gepubliceerd 3 maart 2026 om 12:11",
        "Опубликовано 3 марта 2026 года в 12:11",
        "Оновлено 3 березня 2026 року о 12:11",
        "Opublikowano 3 marca 2026, godz. 12:11",
    ],
)
def test_a_line_of_dates_and_their_words_is_a_dateline(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Le 3 avril 2026, le port a fermé.",
        "2026年1月14日、市長は辞任した。",
        "3月1日 市議会は予算を可決",
        "In 2026 the harbour closed on 4 May.",
        "Am 3. März 2026 schloss der Hafen",
        "Publicado em Lisboa por Ana Lima",
    ],
)
def test_a_sentence_with_a_date_is_none(line: str) -> None:
    assert not is_dateline(line)


def test_a_dateline_may_begin_with_the_outlet_that_the_page_names() -> None:
    lines = [
        Line("Aldmere Gazette | 4 May 2026, 13:36"),
        Line("The harbour was closed on Tuesday."),
        Line("Aldmere Gazette readers met on 4 May 2026."),
    ]
    kept, removed = clean(lines, Context(markers_for(""), outlet="Aldmere Gazette"))
    assert [line.text for line in kept] == [line.text for line in lines[1:]]
    assert [(r.text, r.reason, r.marker) for r in removed] == [(lines[0].text, "byline", "date")]
    kept, _ = clean(lines, Context(markers_for("")))
    assert len(kept) == 3


@pytest.mark.parametrize(
    "line", ["【関連記事】", "■関連記事", "Dieses Thema im Programm: Radio Nord | Nachrichten | 10:00"]
)
def test_labels_go_in_whatever_brackets_they_stand(line: str) -> None:
    kept, removed = clean([Line("Der Hafen blieb am Dienstag zu."), Line(line)], Context(markers_for("")))
    assert len(kept) == 1 and removed[0].text == line
