"""A login wall is no article; an article with a login form on its page is."""

import pytest

from worker.articles import Page, read_article
from worker.errors import Wall

FORM = '<form><input type="email"><input type="password"><button>Se connecter</button></form>'
NOTICE = "<p>La Vigie et ses partenaires utilisent des traceurs, que vous pouvez refuser à tout moment.</p>"
TEXT = "".join(
    f"<p>Le pont numéro {n} rouvrira lundi matin à la circulation, après sept mois de travaux.</p>"
    for n in range(5)
)


def page(body: str, head: str = "") -> Page:
    html = f"<html><head><title>Connexion</title>{head}</head><body><h1>Connexion</h1>{body}</body></html>"
    return Page(url="https://vigie.example/x", body=html.encode())


def test_a_login_form_with_a_notice_is_no_article() -> None:
    with pytest.raises(Wall) as caught:
        read_article(page(FORM + NOTICE))
    assert caught.value.kind == "log-in"


def test_an_article_with_a_login_form_stays() -> None:
    assert "Le pont numéro 4" in read_article(page(f"<article>{TEXT}</article>{FORM}")).body


def test_a_short_article_that_calls_itself_one_stays() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Connexion"}</script>'
    short = "<article><p>Le pont rouvrira lundi matin à la circulation, a annoncé la mairie.</p></article>"
    assert "rouvrira" in read_article(page(short + FORM, head)).body
