"""Case 64 and 32: no connection to an address that is not public, however it is reached."""

import asyncio
from dataclasses import replace
from ipaddress import ip_address, ip_network

import pytest
from clients import client
from hypothesis import given
from hypothesis import strategies as st
from nameserver import NameServer
from publisher import Publisher, answer, redirect
from yarl import URL

from worker.errors import AddressRefused, Fate, HostUnreachable, LinkRefused
from worker.service.http.addresses import is_public, is_web_port
from worker.service.http.targets import target_of

PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",  # Alibaba's metadata
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",  # Azure's host
    "169.254.169.254",  # metadata of most clouds
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",  # Oracle's metadata
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",  # IPv4-compatible, long deprecated
    "64:ff9b::10.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1.1.1.1",  # local-use NAT64
    "100::1",
    "2001::1",  # Teredo
    "2001:db8::1",
    "2002:7f00:1::",  # 6to4 of 127.0.0.1
    "2002:808:808::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",  # AWS metadata
    "fe80::1",
    "fec0::1",
    "ff02::1",
]
PUBLIC = [
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.169.0.0",
    "223.255.255.255",
    "2001:200::1",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_case_64_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_public(address: object) -> None:
    """Python's own table is the second opinion; NAT64 is judged by the address inside."""
    given_address = ip_address(str(address))
    if given_address in ip_network("64:ff9b::/96"):
        return
    assert not (is_public(given_address) and not given_address.is_global)


@pytest.mark.parametrize("address", [*PRIVATE])
async def test_case_64_a_literal_address_is_refused_before_a_packet_leaves(address: str) -> None:
    host = f"[{address}]" if ":" in address else address
    async with client(allowed_networks=()) as http:
        with pytest.raises(AddressRefused) as caught:
            await http.fetch_page(f"http://{host}/latest/meta-data")
    assert caught.value.fate is Fate.DEAD_LETTER
    assert caught.value.reason == "address-refused"


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "127.0.1",
        "0",
        "017700000001",
        "127.0.0.1.",
        "１２７.0.0.1",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "4294967296",
        "127.0.0.256",
        "1.2.3.4.5",
        "[fe80::1%25eth0]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
    ],
)
async def test_case_64_an_address_in_disguise_is_refused(host: str) -> None:
    async with Publisher({"/": answer(200, "secret")}) as site:
        async with client(allowed_networks=()) as http:
            with pytest.raises(AddressRefused):
                await http.fetch_page(f"http://{host}:{site.port}/")
        assert site.requests == []


async def test_case_64_a_name_that_points_inside_is_refused() -> None:
    names = {
        "intranet.example": [["127.0.0.1"]],
        "v6.example": [["::1"]],
        "mapped.example": [["::ffff:127.0.0.1"]],
        "both.example": [["10.0.0.1", "fe80::7", "192.168.0.1", "::1"]],
    }
    async with Publisher({"/": answer(200, "secret")}) as site, NameServer(names) as resolver:
        async with client(resolver, allowed_networks=()) as http:
            for name in names:
                with pytest.raises(AddressRefused):
                    await http.fetch_page(site.url("/", host=name))
        assert site.requests == []


async def test_case_64_a_name_that_changes_its_mind_is_refused() -> None:
    """DNS rebinding: the first answer is allowed, the second, a moment later, is not."""
    allowed = (ip_network("127.0.0.2/32"),)
    names = {"rebind.example": [["127.0.0.2"], ["127.0.0.1"]]}
    async with Publisher({"/": answer(200, "hello")}, address="127.0.0.2") as site:
        server = NameServer(names)
        async with server as resolver:
            for expected in ("fetched", "refused"):
                async with client(resolver, allowed_networks=allowed) as http:  # a client with no DNS cache
                    try:
                        await http.fetch_page(site.url("/", host="rebind.example"))
                        seen = "fetched"
                    except AddressRefused:
                        seen = "refused"
                assert seen == expected
            assert server.asked.count("rebind.example") >= 2


async def test_a_host_with_one_public_and_one_private_address_is_reached_at_the_allowed_one() -> None:
    names = {"mixed.example": [["10.0.0.1", "127.0.0.1"]]}
    async with (
        Publisher({"/": answer(200, "hello")}) as site,
        NameServer(names) as resolver,
        client(resolver) as http,
    ):
        assert (await http.fetch_page(site.url("/", host="mixed.example"))).body == b"hello"


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:{port}/secret",
        "//127.0.0.1:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://0.0.0.0:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://intranet.example:{port}/secret",
    ],
)
async def test_case_32_a_redirect_inside_is_refused_at_any_hop(location: str) -> None:
    names = {"intranet.example": [["127.0.0.1"]]}
    only = (ip_network("127.0.0.2/32"),)
    async with Publisher({"/secret": answer(200, "secret")}) as inside:
        async with Publisher({"/": redirect("/next")}, address="127.0.0.2") as site, NameServer(names) as dns:
            site.answers["/next"] = redirect(location.format(port=inside.port))
            async with client(dns, allowed_networks=only) as http:
                with pytest.raises(AddressRefused):
                    await http.fetch_page(site.url("/"))
                with pytest.raises(AddressRefused):
                    await http.fetch_feed(site.url("/"))
        assert inside.requests == []


async def test_a_listed_host_is_reached_wherever_it_is() -> None:
    names = {"intranet.example": [["127.0.0.1"]], "other.example": [["127.0.0.1"]]}
    async with Publisher({"/": answer(200, "for us")}) as site, NameServer(names) as resolver:
        listed = frozenset({"Intranet.example."})
        async with client(resolver, allowed_networks=(), allowed_hosts=listed) as http:
            assert (await http.fetch_feed(site.url("/", host="intranet.example"))).body == b"for us"
            assert (await http.fetch_feed(site.url("/", host="INTRANET.example."))).body == b"for us"
            with pytest.raises(AddressRefused):
                await http.fetch_feed(site.url("/", host="other.example"))


async def test_a_mapped_address_counts_as_the_one_that_it_maps() -> None:
    async with Publisher({"/": answer(200, "for us")}) as site, client() as http:
        try:
            page = await http.fetch_page(f"http://[::ffff:127.0.0.1]:{site.port}/")
        except HostUnreachable:
            pytest.skip("this machine has no IPv6")
        assert page.body == b"for us"


@pytest.mark.parametrize("port", [1, 22, 25, 53, 110, 143, 587, 993, 2049, 6000, 6667, 10080])
async def test_a_port_that_is_not_the_webs_is_refused(port: int) -> None:
    assert not is_web_port(port)
    async with client(allowed_networks=()) as http:
        with pytest.raises(AddressRefused, match="port"):
            await http.fetch_page(f"http://1.1.1.1:{port}/")


@pytest.mark.parametrize("port", [80, 443, 8000, 8080, 8443, 65535])
def test_a_usual_port_is_the_webs(port: int) -> None:
    assert is_web_port(port)


@pytest.mark.parametrize(
    "link",
    [
        "",
        " ",
        "/relative",
        "//gazette.example/x",
        "gazette.example/x",
        "mailto:desk@gazette.example",
        "file:///etc/passwd",
        "ftp://gazette.example/x",
        "data:text/html,x",
        "http://",
        "http:///x",
        "http://:80/",
        "http://@/",
        "http://gazette.example:99999/",
        "http://gazette.example:x/",
        "http://[::1/",
        "http://[::zz]/",
        "http://gazette..example/",
        "http://-gazette.example/",
        "http://.example/",
        "http://gaz ette.example/",
        "http://gazette%2eexample/",
        "http://a\\@b.example/",
        "http://" + "a" * 300 + ".example/",
        "http://gazette.example/" + "a" * 10_000,
        "http://exa\u2100mple.example/",
    ],
)
def test_a_link_that_no_request_can_be_made_of_is_refused(link: str) -> None:
    with pytest.raises(LinkRefused) as caught:
        target_of(link)
    assert len(str(caught.value)) < 1000


def test_a_refused_link_is_shown_without_its_password() -> None:
    with pytest.raises(LinkRefused) as caught:
        target_of("ftp://me:s3cret@gazette.example/\r\nforged log line")
    assert "s3cret" not in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("link", "url"),
    [
        (" https://Gazette.Example/A \n", "https://gazette.example/A"),
        ("https://gazette.example", "https://gazette.example/"),
        ("https://gazette.example?p=1", "https://gazette.example/?p=1"),
        ("https://gazette.example:443/a#top", "https://gazette.example/a"),
        ("http://gazette.example:8080/", "http://gazette.example:8080/"),
        ("https://me:pw@gazette.example/", "https://gazette.example/"),
        ("https://bücher.example/é à", "https://xn--bcher-kva.example/%C3%A9%20%C3%A0"),
        ("https://gazette.example/a%2fb/%zz/%", "https://gazette.example/a%2fb/%zz/%"),
        ("https://gazette.example/a/./b/../c//d/.", "https://gazette.example/a/c//d/"),
        ("https://gazette.example/%2e%2E/a/%2e./b", "https://gazette.example/b"),
        ("https://gazette.example/../../etc", "https://gazette.example/etc"),
        ("https://gazette.example/a\nb\tc", "https://gazette.example/abc"),
        ("https://gazette.example/\ud800", "https://gazette.example/%3F"),
        ("https://a_b.example/", "https://a_b.example/"),
        ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
    ],
)
def test_a_link_is_read_as_a_browser_reads_it(link: str, url: str) -> None:
    assert target_of(link).url == url


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_refused(text: str) -> None:
    for link in (text, f"http://{text}", f"https://gazette.example/{text}", f"http://gazette.example:{text}"):
        try:
            target = target_of(link)
        except (LinkRefused, AddressRefused):
            continue
        assert target.url.isascii() and " " not in target.url and target.url.isprintable()
        sent = URL(target.url, encoded=True)  # as aiohttp gets it
        assert (sent.raw_host, sent.port, sent.raw_path_qs) == (target.host, target.port, target.path)
        assert target_of(target.url) == replace(target, userinfo="")


async def test_many_refusals_leave_no_socket_behind() -> None:
    """The guard refuses before a socket exists."""
    async with client(allowed_networks=()) as http:
        results = await asyncio.gather(
            *(http.fetch_page(f"http://10.0.0.{n}/") for n in range(1, 100)), return_exceptions=True
        )
    assert {type(result) for result in results} == {AddressRefused}
