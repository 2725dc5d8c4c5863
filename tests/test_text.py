"""What a line of text is, and what HTML says when read as text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.text import count_words, may_hold_digits, one_line, paired, plain, plain_title, sound, well_formed


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>L&#8217;&eacute;t&eacute;</p>", "L’été"),
        ("<p>one</p><p>two</p>", "one two"),
        ("one<br>two<br/>three", "one two three"),
        ("L'<i>été</i> in<b>di</b>en", "L'été indien"),
        ("AT&T", "AT&T"),
        ("2 < 3 and 3 > 2", "2 < 3 and 3 > 2"),
        ("x <y", "x <y"),
        ('<img alt="a > b" src="x">seen', "seen"),
        ("<![CDATA[in a section]]>", "in a section"),
        ("before<!-- a comment <b> -->after", "beforeafter"),
        ("kept <!-- a comment that never ends", "kept a comment that never ends"),
        ("a<script>if (1 < 2) alert('<b>')</script>b", "a b"),
        ("a<script>never closed", "a never closed"),
        ("a<SCRIPT>x</ScRiPt >b", "a b"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("a\u00a0b\u202fc", "a b c"),
        ("<a href='unbalanced>text", "text"),
    ],
)
def test_plain_text_is_what_a_reader_sees(markup: str, words: str) -> None:
    assert plain(markup) == words


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("How to use the <video> element", "How to use the <video> element"),
        ("Vec<T> vs Box<dyn Error>", "Vec<T> vs Box<dyn Error>"),
        ("List<List<String>> in Java", "List<List<String>> in Java"),
        ("std::map<std::string, int>", "std::map<std::string, int>"),
        ("The <b> tag, and </body>", "The <b> tag, and </body>"),
        ("Use <p> not <div>", "Use <p> not <div>"),
        ("The <i>Titanic</i> and List<I>", "The Titanic and List<I>"),
        ("Why <script> tags matter", "Why <script> tags matter"),
        ("mail <ann@harbour.example>", "mail <ann@harbour.example>"),
        ("Council <b>puts off</b> the <em>harbour</em>", "Council puts off the harbour"),
        ("<b>Breaking: harbour", "Breaking: harbour"),
        ("Tom <strong>& Jerry", "Tom & Jerry"),
        ("one<br>two<br />three<p>four", "one two three four"),
        ("<h1>Harbour</h1>", "Harbour"),
        ('<font color="red">Harbour <img src=x onerror=y>', "Harbour"),
        ("a<script>alert('<b>')</script>b", "a b"),
        ("2 < 3 &amp; 3 > 2", "2 < 3 & 3 > 2"),
    ],
)
def test_a_title_keeps_the_tags_that_it_talks_about(markup: str, words: str) -> None:
    assert plain_title(markup) == words


@pytest.mark.parametrize(
    ("markup", "joined"),
    [
        ("a &#55357;&#56832; b", "a 😀 b"),
        ("&#xD83D;&#xDE00;&#xd83d;&#56832;", "😀😀"),
        ("&#55357; &#56832; &#56832;&#55357; &#128512;", "&#55357; &#56832; &#56832;&#55357; &#128512;"),
        ("&#55357;&#55357;&#56832;", "&#55357;😀"),
    ],
)
def test_references_to_both_halves_of_a_pair_are_one_character(markup: str, joined: str) -> None:
    assert paired(markup) == joined


def test_unseen_characters_go_and_joiners_stay() -> None:
    assert well_formed("a\x00b\u202ec\ufeffd\xade\u200bf") == "abcdef"
    assert well_formed("می\u200cخواهم 👩\u200d🌾") == "می\u200cخواهم 👩\u200d🌾"
    assert well_formed("one\n\ttwo\r\n") == "one\n\ttwo\r\n"


def test_lone_surrogates_become_a_replacement() -> None:
    assert well_formed("a\ud800b") == "a\ufffdb"


def test_letters_are_composed() -> None:
    assert well_formed("e\u0301") == "é"


@given(st.text(st.characters(codec=None)))
def test_one_line_is_one_line_and_encodes(text: str) -> None:
    line = one_line(text)
    line.encode()
    assert line == line.strip()
    assert not set(line) & set("\n\r\t\x0b\x0c\x00\u2028\u2029")
    assert unicodedata.is_normalized("NFC", line)
    assert one_line(line) == line


@given(st.text("<>&;!-/\"' abpscriptyle[]CDAT=\n", max_size=200))
def test_any_markup_gives_one_line(markup: str) -> None:
    assert "\n" not in plain(markup)
    assert "\n" not in plain_title(markup)


@given(st.text(st.characters(exclude_characters="<>&"), max_size=80))
def test_text_without_markup_stays(text: str) -> None:
    assert plain(text) == one_line(text)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<script>", "<a ", '<a "', "<a x='", "<style></style>", "&", "<![CDATA[", "</"]
)
def test_hostile_markup_takes_linear_time(piece: str) -> None:
    plain(piece * 200_000)
    plain_title(piece * 100_000)
    paired(piece * 100_000)


@pytest.mark.parametrize(
    ("markup", "becomes"),
    [
        (b"&#233; &#xe9; &#x1F600; &#10;", b"&#233; &#xe9; &#x1F600; &#10;"),
        (b"a&#0;b&#xD800;c&#x1;d&#xFFFE;e", b"a&#65533;b&#65533;c&#65533;d&#65533;e"),
        (b"&#99999999999; &#x110000 &#;", b"&#65533;99; &#65533; &#;"),
        ("\ufffe\uffff".encode(), "\ufffd\ufffd".encode()),
    ],
)
def test_references_to_no_character_become_the_replacement(markup: bytes, becomes: bytes) -> None:
    assert sound(markup) == becomes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The lamp is out.", 4),
        ("L’été est fini", 3),
        ("등대의 불이 꺼졌다", 3),
        ("灯塔看守人要求归还他们的灯具", 8),
        ("灯塔看守人 Ida Moor 说", 6),
        ("ประภาคารดับแล้ว", 3),
    ],
)
def test_words_are_counted_where_no_space_parts_them(text: str, words: int) -> None:
    assert count_words(text) == words


def test_digits_of_no_script_are_overlooked() -> None:
    """Every decimal digit of Unicode, by itself; ordinary letters and marks hold none."""
    digits = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Nd"]
    assert len(digits) > 600
    assert all(may_hold_digits(f"a{digit}") for digit in digits)
    assert not may_hold_digits("« L’été, à Nîmes » — “oui”, ½ Ωмега…")
