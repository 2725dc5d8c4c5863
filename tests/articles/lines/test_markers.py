"""Which lines are markers, and which only look like one."""

import pytest

from worker.articles import Page, read_article
from worker.articles.lines.markers import BY_PUBLISHER, COMMON
from worker.articles.lines.match import markers_for
from worker.articles.normal_form import normal_form

ANYWHERE = markers_for("")


def reason(line: str, host: str = "") -> str | None:
    hit = markers_for(host).hit(normal_form(line))
    return hit.reason if hit else None


def test_passer_la_publicite_goes_and_a_sentence_with_it_stays() -> None:
    assert reason("Passer la publicité") == "ad"
    assert reason("Passer la publicité coûte 5 €") is None


@pytest.mark.parametrize(
    "line",
    [
        "PASSER LA PUBLICITÉ",
        "  passer  la publicité ",
        "» Passer la publicité…",
        "[Passer la publicité]",
        "Passer\u00a0la publicité",
    ],
)
def test_case_spaces_and_outer_marks_do_not_matter(line: str) -> None:
    assert reason(line) == "ad"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Il vous reste 61.84% de cet article à lire. La suite est réservée aux abonnés.", "paywall"),
        ("Il vous reste 6,6 % de cet article à lire.", "paywall"),
        ("L'espace des contributions est réservé aux abonnés.", "paywall"),
        ("L’espace des contributions est réservé aux abonnés.", "paywall"),
        ("À LIRE AUSSI - Le bac reprend du service", "read-also"),
        ("Lire aussi | Le port fermé", "read-also"),
        ("Temps de Lecture 9 min.", "byline"),
        ("Lesen Sie auch: Die Fähre kommt", "read-also"),
        ("Sign up for the Morning Harbour newsletter", "newsletter"),
        ("12 min read", "byline"),
        ("Te puede interesar: El puerto", "read-also"),
        ("Leggi anche: Il ponte", "read-also"),
        ("Ada Bell can be reached at ada.bell@herald.example.", "byline"),
    ],
)
def test_kinds_of_markers_in_five_languages(line: str, why: str) -> None:
    assert reason(line) == why


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi les classiques, conseille-t-elle à ses élèves.",
        "Il vous reste trois jours pour répondre à l'enquête publique.",
        "Publicité mensongère : la mairie porte plainte contre l'affichiste.",
        "Share prices fell by four per cent on Tuesday.",
        "Read more books, the minister told the pupils.",
        "Anzeige erstattete die Stadt erst nach einer Woche.",
        "Abonnés et visiteurs se partagent les places du théâtre.",
        "Advertisement spending fell for the third year.",
        "Photo safaris are what keeps the valley alive, she said.",
    ],
)
def test_a_marker_inside_a_sentence_stays(line: str) -> None:
    assert reason(line) is None


def test_a_publishers_marker_counts_on_its_own_hosts_only() -> None:
    publisher, data = next(iter(BY_PUBLISHER.items()))
    line = next(iter(data.values()))[0].rstrip("…")
    assert reason(line, f"www.{publisher}")
    assert reason(line, f"not{publisher}") is None


def test_every_marker_in_the_data_matches_itself() -> None:
    for language, kinds in COMMON.items():
        for why, lines in kinds.items():
            for line in lines:
                assert reason(line.replace("…", " word ")), (language, why, line)


def test_no_marker_is_so_short_that_it_eats_a_paragraph() -> None:
    """An open marker needs a separator or two words before its "…"."""
    for kinds in COMMON.values():
        for lines in kinds.values():
            for line in lines:
                start = line.partition("…")[0]
                if line.endswith("…") and not line.startswith("…"):
                    assert (
                        ":" in start or len(start.split()) >= 2 or start.endswith("0") or len(start) >= 9
                    ), line


def test_the_normal_form_is_its_own_normal_form() -> None:
    for kinds in COMMON.values():
        for lines in kinds.values():
            for line in lines:
                form = normal_form(line)
                assert normal_form(form) == form


@pytest.mark.parametrize("signature", ["bur-abc/de/fgh", "sjo/abk/mlv", "cvr/pc"])
def test_the_initials_under_an_agency_dispatch_go(signature: str) -> None:
    text = "<p>Le port rouvrira lundi matin, après trois semaines de travaux sur la digue du nord.</p>" * 2
    page = Page(url="https://agence.example/1", body=f"<article>{text}<p>{signature}</p></article>".encode())
    article = read_article(page)
    assert signature not in article.body
    assert ("byline", signature) in [(gone.reason, gone.text) for gone in article.removed]


def test_a_fraction_of_words_at_the_end_of_a_sentence_stays() -> None:
    text = "<p>Le port rouvrira lundi matin, après trois semaines de travaux sur la digue du nord.</p>" * 2
    end = "<p>Reste à choisir entre le bus et/ou le tram.</p>"
    page = Page(url="https://agence.example/1", body=f"<article>{text}{end}</article>".encode())
    assert "et/ou le tram" in read_article(page).body
