"""Bytes -> text, however the page was encoded and whatever it says about that."""

import gzip

import pytest

from worker.articles.model import Limits
from worker.articles.page.decode import decode
from worker.errors import NotHtml, PageEmpty

LIMITS = Limits()
PAGE = "<html><head>{meta}</head><body><p>L’été à Valbrume : « déjà », dit-elle — 5 €</p></body></html>"


def read(body: bytes, content_type: str = "", limits: Limits = LIMITS) -> str:
    return decode(body, {"content-type": content_type}, limits).text


def test_windows_1252_called_latin_1_keeps_its_quotes_dashes_and_euro() -> None:
    page = PAGE.format(meta='<meta charset="iso-8859-1">')
    decoded = decode(page.encode("cp1252"), {}, Limits())
    assert "« déjà », dit-elle — 5 €" in decoded.text
    assert decoded.encoding == "cp1252"


def test_valid_utf_8_is_believed_before_a_header_that_says_latin_1() -> None:
    assert "L’été" in read(PAGE.format(meta="").encode(), "text/html; charset=ISO-8859-1")


def test_the_header_is_believed_before_the_meta() -> None:
    page = PAGE.format(meta='<meta charset="koi8-r">').replace("’", "'").replace("—", "-").replace("€", "e")
    assert "L'été" in read(page.encode("cp1252"), 'text/html; charset="windows-1252"')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_utf_16_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert "L’été à Valbrume" in read(PAGE.format(meta='<meta charset="utf-16">').encode(encoding))


def test_no_label_at_all_is_guessed() -> None:
    page = "<html><body><p>" + "Зимой паром не ходит, говорит капитан. " * 20 + "</p></body></html>"
    assert "Зимой паром не ходит" in read(page.encode("cp1251"))


def test_one_broken_byte_does_not_make_a_utf_8_page_latin() -> None:
    body = (
        PAGE.format(meta='<meta charset="utf-8">').encode()
        + "été ".encode() * 2_000
        + b"\xff"
        + "été".encode()
    )
    assert "L’été" in read(body)


def test_zero_bytes_and_control_characters_are_left_out() -> None:
    assert "<p>L’été" in read(PAGE.format(meta="").encode().replace(b"<p>", b"<\x00p\x0b>"))


def test_gzip_bytes_that_no_one_unpacked_are_unpacked_up_to_the_limit() -> None:
    bomb = gzip.compress(b"<html><p>" + b"a" * 1_000_000)
    decoded = decode(bomb, {}, Limits(bytes=10_000))
    assert len(decoded.text) == 10_000
    assert decoded.notes == ("gzip-unpacked", "cut-at-bytes")


def test_a_character_cut_in_two_at_the_limit_costs_only_itself() -> None:
    body = ("<p>" + "é" * 50).encode()
    assert read(body, limits=Limits(bytes=len(body) - 1)) == "<p>" + "é" * 49


@pytest.mark.parametrize("body", [b"", b" \n\t", b"\x00\x00"])
def test_nothing_is_page_empty(body: bytes) -> None:
    with pytest.raises(PageEmpty):
        read(body)


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7 <html>",
        b"\x89PNG\r\n<p>",
        b'{"a": "<b"}',
        b"only text",
        gzip.compress(gzip.compress(b"<p>", mtime=0), mtime=0),
    ],
)
def test_what_is_no_html_says_so(body: bytes) -> None:
    with pytest.raises(NotHtml):
        read(body)


def test_a_label_that_is_no_text_encoding_is_not_obeyed() -> None:
    assert "dit-elle" in read(PAGE.format(meta='<meta charset="rot13">').encode("cp1252"))
