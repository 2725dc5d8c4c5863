"""Drop caps and the words that they begin."""

import pytest

from worker.articles import Page, read_article

REST = (
    "<p>Der Hafen von Aldmere blieb am Dienstag geschlossen, sagte die Hafenmeisterin am Abend den Leuten.</p>"
    * 2
)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<span class="dropcap">N</span> a endlich geht es los', "Na endlich geht es los"),
        (
            '<span class="outer"><span class="initial-letter x">N</span></span> <span class="in">a endlich geht</span> es',
            "Na endlich geht es",
        ),
        ('<span class="drop-cap">T</span>he council met', "The council met"),
        ('<b class="lettrine">L</b> e conseil', "Le conseil"),
        (
            '<span class="drop-cap">A</span> man was seen',
            "A man was seen",
        ),  # a word, or half of one: left alone
        ('<span class="drop-cap">I</span> went there', "I went there"),
        ('<span class="drop-cap">N</span> Street is closed', "N Street is closed"),
        ('<span class="vitamin">D</span> is a vitamin', "D is a vitamin"),
        ('Plan <span class="initial-letters">B</span> war besser', "Plan B war besser"),
    ],
)
def test_a_drop_cap_begins_its_word(markup: str, text: str) -> None:
    body = f"<html lang=de><body><article><h1>Der Hafen</h1><p>{markup} und so ging es bis zum Abend weiter.</p>{REST}</article>"
    article = read_article(Page(url="https://a.example/hafen", body=body.encode()))
    assert article.body.startswith(f"{text} und so ging")
