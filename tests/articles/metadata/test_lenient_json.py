"""JSON-LD as templates break it: what is mended, that valid JSON is not touched, and that it takes linear time."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.articles import Page, read_article
from worker.articles.metadata.lenient_json import read_values

TEXT = (
    "<p>The harbour was closed on Tuesday after the crane had leaned over the quay for two long days.</p>" * 3
)


@pytest.mark.parametrize(
    ("broken", "values"),
    [
        ('{"a": {"n": "Bo",}, "b": [1, 2,],}', [{"a": {"n": "Bo"}, "b": [1, 2]}]),
        (r'{"a": "the pier\'s end", "b": 1}', [{"a": "the pier's end", "b": 1}]),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": "x"\n"b": "y"}', [{"a": "x", "b": "y"}]),
        ('{"a": "x" "b": "y"}', [{"a": "x", "b": "y"}]),
        ('[{"a": 1} {"b": 2}]', [[{"a": 1}, {"b": 2}]]),
        ('{"a": "they "put off" it", "b": 1}', [{"a": 'they "put off" it', "b": 1}]),
        ('{"a": "they "put off", again", "b": 1}', [{"a": 'they "put off", again', "b": 1}]),
        ('{"a": ""Off" they went", "b": "ends "so""}', [{"a": '"Off" they went', "b": 'ends "so"'}]),
        ('{"a": 1 /* one */, // two\n "u": "http://x.example//y"}', [{"a": 1, "u": "http://x.example//y"}]),
        ("{'a': 'it\\'s', b: \"x\"}", [{"a": "it's", "b": "x"}]),
        ('{"a": undefined, "b": NaN, "c": True}', [{"a": None, "b": None, "c": True}]),
        ('{"a":, "b": "y"}', [{"b": "y"}]),
        ('var page = {"a": 1};', [{"a": 1}]),
        ("{“a”: “b”}", [{"a": "b"}]),
        ('{"a": "x", "b": {"c": "cut in the mid', [{"a": "x", "b": {}}]),
        (r'{"a": "\ud83d\ude00 \ud83d"}', [{"a": "😀 \ufffd"}]),
        ('{"a": "line\nbreak"}', [{"a": "line break"}]),
        ("no object at all", []),
    ],
)
def test_what_templates_break_is_mended(broken: str, values: list[object]) -> None:
    assert list(read_values(broken)) == values


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=8), inner, max_size=4),
    max_leaves=15,
)  # fmt: skip


@given(st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=8), _JSON, max_size=5))
def test_valid_json_comes_out_as_it_is(value: dict[str, object]) -> None:
    assert list(read_values(json.dumps(value))) == [value]


@given(st.text(alphabet="{}[]\",:'\\/* \n“”ab1", max_size=80))
def test_any_text_gives_objects_and_lists_and_ends(text: str) -> None:
    assert all(isinstance(value, dict | list) for value in read_values(text))


WRAPPERS = [
    "<![CDATA[\n{}\n]]>",
    "//<![CDATA[\n{}\n//]]>",
    "/*<![CDATA[*/ {} /*]]>*/",
    "<!--\n{}\n-->",
    "<!-- //--><![CDATA[//><!--\n{}\n//--><!]]>",
    "\ufeff{}",
    "{};",
    '{{"@type": "Organization", "name": "Herald"}}{}',
]


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("escaped", [False, True])
def test_what_stands_around_a_script_does_not_hide_it(wrapper: str, escaped: bool) -> None:
    about = {
        "@type": "NewsArticle",
        "headline": "The crane of Aldmere",
        "author": {"@type": "Person", "name": "Ada Bell"},
        "datePublished": "2026-03-04T05:06:07Z",
    }
    script = wrapper.format(json.dumps(about))
    script = script.replace('"', "&quot;") if escaped else script
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body><h1>x</h1>{TEXT}</body></html>'
    found = read_article(Page(url="", body=page.encode())).metadata
    assert (found.headline, found.authors) == ("The crane of Aldmere", ("Ada Bell",))
    assert found.date_published is not None


@pytest.mark.parametrize(
    "hostile",
    ['"' * 200_000, '{"a":"' + '"' * 200_000, "{" * 200_000, '["' + '",' * 100_000, '{"a":"' + "\\" * 200_000,
     "{" + "/*" * 100_000, '{"a":"' + ('"' + " " * 190) * 1_000, "{}" * 100_000, "[" + "x " * 100_000],
    ids=range(9),
)  # fmt: skip
def test_hostile_text_is_read_in_bounded_steps(hostile: str) -> None:
    values = list(read_values(hostile))
    assert len(values) <= 200_000
