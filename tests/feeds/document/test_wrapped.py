"""Links that others have wrapped."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.feeds.document.wrapped import unwrapped

ARTICLE = "https://harbour.example/2026/a"
QUOTED = "https%3A%2F%2Fharbour.example%2F2026%2Fa"
BASE64 = base64.urlsafe_b64encode(ARTICLE.encode()).decode().rstrip("=")
GOOGLE_NEWS = (
    base64.urlsafe_b64encode(b"\x08\x13\x22\x1e" + ARTICLE.encode() + b"\xd2\x01\x00").decode().rstrip("=")
)


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.google.com/url?rct=j&sa=t&url={ARTICLE}&ct=ga&cd=X&usg=Y",
        f"https://www.google.co.uk/url?q={QUOTED}&sa=U",
        f"https://google.de/url/?q={QUOTED}",
        f"http://news.google.com/news/url?sa=t&fd=R&url={ARTICLE}",
        f"https://news.google.com/rss/articles/{GOOGLE_NEWS}?oc=5",
        f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=A&url={QUOTED}&c=1",
        f"https://www.bing.com/ck/a?!&&p=1&u=a1{BASE64}&ntb=1",
        f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=1",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=x",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=x",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__harbour.example_2026_a&d=x",
        "https://urldefense.com/v3/__https://harbour.example/2026/a__;!!x",
        f"https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU={QUOTED}/RK=2/RS=x-",
        f"https://disq.us/url?url={QUOTED}%3AxYz&cuid=1",
        "https://www.google.com/amp/s/harbour.example/2026/a",
        "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/2026/a",
        f"https://out.reddit.com/t3_x?url={QUOTED}&token=x",
        f"https://www.google.com/url?url=https%3A%2F%2Fwww.google.com%2Furl%3Furl%3D{QUOTED}",
    ],
)
def test_the_articles_own_address_comes_out(link: str) -> None:
    assert unwrapped(link) == ARTICLE


@pytest.mark.parametrize(
    "link",
    [
        "https://harbour.example/share?url=https://other.example/x",
        "https://harbour.example/url?url=https://other.example/x",
        "https://google.harbour.example/url?url=https://other.example/x",
        "https://notgoogle.com/url?url=https://other.example/x",
        "https://www.google.com/search?q=https://other.example/x",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url?sa=t",
        "https://www.facebook.com/harbour/posts/1?u=https://other.example/x",
        "https://www.instagram.com/p/x/?u=https://other.example/x",
        "https://www.youtube.com/watch?v=x&q=https://other.example/x",
        "https://news.google.com/rss/articles/CBMiAU_yqLNotAnAddress?oc=5",
        "http://[broken",
        "",
    ],
)
def test_what_nobody_known_wrapped_stays(link: str) -> None:
    assert unwrapped(link) == link


@given(
    st.text(max_size=60),
    st.sampled_from(["https://www.google.com/url?url=", "https://bing.com/ck/a?u=a1", ""]),
)
def test_any_text_comes_out_as_a_text(inside: str, around: str) -> None:
    assert isinstance(unwrapped(around + inside), str)
