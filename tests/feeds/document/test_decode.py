"""Feeds in encodings that they do not say, or say wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.feeds.document.decode import decoded

WEST = "Café à l’été — «Gänse»"
TEXTS = {
    "windows-1252": WEST,
    "iso-8859-1": "Café crème à l'été",
    "windows-1251": "Новости Амбревиля: совет отложил решение",
    "koi8-r": "Новости Амбревиля: совет отложил решение",
    "gb2312": "市议会推迟了决定",
    "big5": "市議會推遲了決定",
    "shift_jis": "市議会は決定を延期した",
    "euc-jp": "市議会は決定を延期した",
    "euc-kr": "시의회가 결정을 미뤘다",
    "iso-2022-jp": "市議会は決定を延期した",
    "iso-8859-7": "Το συμβούλιο ανέβαλε",
    "windows-1255": "המועצה דחתה את ההחלטה",
    "windows-1256": "أجل المجلس قراره",
    "tis-620": "สภาเลื่อนการตัดสินใจ",
}


def feed(title: str, label: str | None) -> str:
    declaration = f'<?xml version="1.0" encoding="{label}"?>\n' if label else ""
    return f"{declaration}<rss><channel><title>{title}</title></channel></rss>"


@pytest.mark.parametrize("label", ["UTF-8", "utf8", "US-ASCII", "UTF-16", "no-such-encoding", None, *TEXTS])
@pytest.mark.parametrize("in_header", [True, False])
@pytest.mark.parametrize("text", [WEST, *sorted(set(TEXTS.values()))])
def test_what_can_be_utf_8_is_utf_8_whatever_it_is_called(
    text: str, label: str | None, in_header: bool
) -> None:
    document = feed(text, None if in_header else label)
    headers = {"content-type": f"text/xml; charset={label}"} if in_header and label else {}
    found, problem = decoded(document.encode(), headers)
    assert found == document
    assert (problem is None) is (label in {None, "UTF-8", "utf8"})


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("in_header", [True, False])
def test_another_encoding_is_believed_where_it_is_one(encoding: str, in_header: bool) -> None:
    document = feed(TEXTS[encoding], None if in_header else encoding)
    headers = {"content-type": f"text/xml; charset={encoding}"} if in_header else {}
    assert decoded(document.encode(encoding), headers) == (document, None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_a_mark_or_its_zero_bytes_tell_an_encoding_of_wide_characters(encoding: str) -> None:
    document = feed(WEST, "iso-8859-1")
    assert decoded(document.encode(encoding), {"content-type": "text/xml; charset=utf-8"})[0] == document


def test_smart_quotes_under_the_name_of_latin_1_are_windows_1252() -> None:
    assert "“It’s fine” – yes" in decoded(feed("“It’s fine” – yes", "ISO-8859-1").encode("cp1252"), {})[0]


def test_a_character_that_was_cut_at_the_end_does_not_spoil_the_others() -> None:
    body = feed("été", "ISO-8859-1").encode() + "é".encode()[:1]
    assert decoded(body, {})[0] == feed("été", "ISO-8859-1")


def test_one_stray_byte_does_not_spoil_the_other_accents() -> None:
    assert "été \xa0 été" in decoded(feed("été X été", "utf-8").encode().replace(b"X", b"\xa0"), {})[0]


def test_halves_of_a_surrogate_pair_as_characters_are_one_character() -> None:
    assert "a😀b" in decoded(feed("aXb", "utf-8").encode().replace(b"X", b"\xed\xa0\xbd\xed\xb8\x80"), {})[0]


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "gb2312", "utf-7", "punycode", "x" * 50, "hex"]))
def test_any_bytes_are_a_text_that_encodes_or_is_replaced(body: bytes, label: str) -> None:
    text, _ = decoded(body, {"content-type": f"text/xml; charset={label}"})
    text.encode("utf-8", "replace")
