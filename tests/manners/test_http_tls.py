"""TLS is verified, https stays https, and the environment has no say."""

import datetime
import ssl
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from clients import QUICK, client
from nameserver import NameServer
from publisher import Publisher, answer, redirect

from worker.errors import Fate, FetchError, RedirectRefused, TlsFailed

HELLO = {"/": answer(200, "hello"), "/b": answer(200, "here")}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


def served_by(authority: trustme.CA, *names: str, expired: bool = False) -> ssl.SSLContext:
    long_ago = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, not_after=long_ago if expired else None).configure_cert(context)
    return context


async def test_a_certificate_of_a_listed_authority_is_good(authority: trustme.CA, ca_file: str) -> None:
    names = {"gazette.example": [["127.0.0.1"]]}
    tls = served_by(authority, "gazette.example")
    async with (
        Publisher(dict(HELLO), tls) as site,
        NameServer(names) as dns,
        client(dns, ca_file=ca_file) as http,
    ):
        page = await http.fetch_page(site.url("/", host="gazette.example"))
        assert page.body == b"hello"


@pytest.mark.parametrize("fault", ["unknown authority", "another host", "expired"])
async def test_a_certificate_that_proves_nothing_is_refused(
    fault: str, authority: trustme.CA, ca_file: str
) -> None:
    names = {"gazette.example": [["127.0.0.1"]]}
    signer = trustme.CA() if fault == "unknown authority" else authority
    host = "other.example" if fault == "another host" else "gazette.example"
    tls = served_by(signer, host, expired=fault == "expired")
    async with (
        Publisher(dict(HELLO), tls) as site,
        NameServer(names) as dns,
        client(dns, ca_file=ca_file) as http,
    ):
        with pytest.raises(TlsFailed) as caught:
            await http.fetch_page(site.url("/", host="gazette.example"))
        assert site.requests == []
    assert (caught.value.reason, caught.value.fate) == ("tls-failed", Fate.RETRY)


async def test_https_where_http_is_spoken_is_refused() -> None:
    impatient = replace(QUICK, connect_s=0.5)  # the server waits for the end of what it takes for a request
    async with Publisher(dict(HELLO)) as site, client(limits=impatient) as http:
        with pytest.raises(FetchError):
            await http.fetch_page(site.url("/").replace("http:", "https:"))


@pytest.mark.parametrize("location", ["http://gazette.example:{port}/b", "HTTP://gazette.example:{port}/b"])
async def test_case_31_https_to_http_is_refused(location: str, authority: trustme.CA, ca_file: str) -> None:
    names = {"gazette.example": [["127.0.0.1"]]}
    tls = served_by(authority, "gazette.example")
    async with Publisher(dict(HELLO)) as plain, Publisher(tls=tls) as site, NameServer(names) as dns:
        site.answers["/"] = redirect(location.format(port=plain.port))
        url = site.url("/", host="gazette.example")
        async with client(dns, ca_file=ca_file) as http:
            with pytest.raises(RedirectRefused, match="from https to http"):
                await http.fetch_page(url)
            assert plain.requests == []
        async with client(dns, ca_file=ca_file, refuse_downgrade=False) as http:
            assert (await http.fetch_page(url)).body == b"here"


async def test_http_to_https_is_followed_and_the_password_is_not_sent_there(
    authority: trustme.CA, ca_file: str
) -> None:
    tls = served_by(authority, "127.0.0.1")
    async with Publisher(dict(HELLO), tls) as site, Publisher({"/": redirect(site.url("/b"))}) as plain:
        async with client(ca_file=ca_file) as http:
            response = await http.fetch_feed(plain.url("/").replace("//", "//me:s3cret@"))
        assert response.body == b"here"
        assert plain.requests[0].header("Authorization") is not None
        assert site.requests[0].header("Authorization") is None


async def test_the_environment_sends_us_to_no_proxy_and_no_netrc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password s3cret\n")
    async with Publisher(dict(HELLO)) as proxy, Publisher(dict(HELLO)) as site:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url("/"))
        monkeypatch.setenv("NETRC", str(netrc))
        async with client() as http:
            await http.fetch_page(site.url("/"))
        assert proxy.requests == []
        assert site.requests[0].header("Authorization") is None
