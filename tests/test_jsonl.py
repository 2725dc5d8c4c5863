"""The line contracts that other programs are written against."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.jsonl import enrich_line, quotes_line

HTML = """<html lang="fr"><head><title>Le pont rouvre</title></head><body><article><h1>Le pont rouvre</h1>
<p>Le pont des Tanneurs rouvrira lundi matin à la circulation, après sept mois de consolidation.</p>
<p>Passer la publicité</p>
<p>«Nous tiendrons ce délai coûte que coûte», a promis la maire, Odile Vasseur, devant les élus.</p>
<p>Les riverains attendent encore la réfection des trottoirs, annoncée pour le printemps.</p>
</article></body></html>"""


def answer(line: bytes) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    return row


def enriched(**fields: object) -> dict[str, Any]:
    return answer(
        enrich_line(json.dumps({"doc_id": "d", "url": "https://courrier.example/pont", **fields}).encode())
    )


def test_html_gives_an_article_with_its_quotations() -> None:
    article = enriched(html=HTML)["article"]
    assert "Passer la publicité" not in article["article_body"]
    assert ("Passer la publicité", "ad") in [(gone["text"], gone["reason"]) for gone in article["removed"]]
    (quotation,) = [q for q in article["quotations"] if q["type"] == "direct"]
    assert quotation["text"] == "Nous tiendrons ce délai coûte que coûte"
    assert quotation["speaker"]["name"] == "Odile Vasseur"
    assert article["article_body"][quotation["start"] : quotation["end"]] == quotation["text"]


def test_base64_gives_the_same_article_whatever_its_encoding() -> None:
    page = HTML.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")
    from_bytes = enriched(html_base64=base64.b64encode(page).decode())["article"]
    assert from_bytes["article_body"] == enriched(html=HTML)["article"]["article_body"]
    assert from_bytes["provenance"]["encoding"].replace("-", "").lower() in ("windows1252", "cp1252")


def test_text_is_text_whatever_its_meta_says() -> None:
    page = HTML.replace("<head>", '<head><meta charset="iso-8859-1">')
    assert "Passer" not in enriched(html=page)["article"]["article_body"]
    assert "consolidation" in enriched(html=page)["article"]["article_body"]
    assert "délai" in enriched(html=page)["article"]["article_body"]


def test_a_page_whose_address_nobody_knows_is_enriched_under_a_key_of_its_bytes() -> None:
    one, same, other = (enriched(html=html, url=None)["article"] for html in (HTML, HTML, HTML + " "))
    assert one["uri"].startswith("a0-")
    assert (one["uri"] == same["uri"], one["uri"] == other["uri"]) == (True, False)
    assert (one["url"], one["headline"]) == ("", "Le pont rouvre")


def test_a_url_that_is_missing_is_asked_for() -> None:
    row = answer(enrich_line(json.dumps({"doc_id": "d", "html": HTML}).encode()))
    assert row["error"] == {"reason": "line-unreadable", "detail": "`url` must be a string"}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"html": ""}, "page-empty"),
        ({"html_base64": "%%%"}, "line-unreadable"),
        ({"html": 7}, "line-unreadable"),
        ({}, "line-unreadable"),
        ({"html": HTML, "url": "file:///etc/passwd"}, "link-refused"),
        ({"html_base64": base64.b64encode(b"%PDF-1.7 binary\x00\x01").decode()}, "not-html"),
    ],
)
def test_what_cannot_be_enriched_says_why(fields: dict[str, object], reason: str) -> None:
    row = enriched(**fields)
    assert (row["doc_id"], row["error"]["reason"]) == ("d", reason)
    assert row["error"]["detail"]


def test_quotes_are_as_in_the_record_with_offsets_into_the_given_text() -> None:
    text = "🚀 «Nous partons», a déclaré Odile Vasseur."
    row = answer(quotes_line(json.dumps({"doc_id": 5, "text": text, "lang": "fr"}).encode()))
    (quote,) = row["quotes"]
    assert row["doc_id"] == 5
    assert text[quote["start"] : quote["end"]] == "Nous partons" == quote["text"]
    assert (quote["speaker"]["name"], quote["cue"]["text"]) == ("Odile Vasseur", "a déclaré")


def test_the_language_of_the_line_wins_and_null_is_no_language() -> None:
    for lang in ("fr", None):
        row = answer(
            quotes_line(
                json.dumps({"doc_id": 1, "text": "«Oui», a dit Anne Roy.", "lang": lang}).encode(), "fr"
            )
        )
        assert row["quotes"][0]["speaker"]["name"] == "Anne Roy"


@given(st.binary(max_size=200))
def test_any_line_gives_one_line_of_json(line: bytes) -> None:
    for work in (quotes_line, enrich_line):
        got = work(line)
        assert b"\n" not in got
        assert "error" in answer(got) or "quotes" in answer(got)


@given(st.text(max_size=200))
def test_any_text_gives_quotes_that_slice_back(text: str) -> None:
    row = answer(quotes_line(json.dumps({"doc_id": 1, "text": text}).encode()))
    for quote in row.get("quotes", ()):
        assert text[quote["start"] : quote["end"]] == quote["text"]
