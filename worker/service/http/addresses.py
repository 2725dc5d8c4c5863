"""Whether we may connect there: asked of every socket, at the moment it is made.

The check sits in the connector's socket factory, after DNS and before connect, so that it sees what the
kernel will see: an IP literal, a name that resolves to a private address, a name that resolved to something
else a second ago, and every redirect come past it alike (ADR 0040).
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
AddrInfo = tuple[int, int, int, str, tuple[object, ...]]

# The IANA special-purpose registries (RFC 6890 and its updates), and what clouds hide behind public numbers.
# Written out because `is_global` differs between patch releases of Python.
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared address space of carriers; Alibaba's metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's host, from inside Azure
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",  # protocol assignments; Oracle's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT relays
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_PUBLIC_V6 = IPv6Network("2000::/3")  # the only block from which unicast addresses are given out
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address in disguise
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: on an IPv6-only network this is how IPv4 is reached

# Ports below 1024 are no web servers' but these two; above, those that browsers block because the protocol
# behind them can be talked to by an HTTP request (WHATWG Fetch, "port blocking").
_WEB_PORTS = frozenset({80, 443})
_BAD_PORTS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080}
)


class NotPublic(OSError):
    """Raised by the socket factory; becomes AddressRefused.

    Its words name no address: the addresses of one host are tried in turn, and only failures that read
    alike come out of the connector as they went in.
    """


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet's, however it is wrapped."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_V4)
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _PUBLIC_V6 and not any(address in network for network in _NOT_PUBLIC_V6)


def is_web_port(port: int) -> bool:
    """Whether a stranger's link may send us to this port."""
    return port in _WEB_PORTS or (port >= 1024 and port not in _BAD_PORTS)


def guard(allowed: tuple[Network, ...]) -> Callable[[AddrInfo], socket.socket]:
    """A socket factory that makes no socket for an address that is neither public nor allowed."""

    def open_socket(info: AddrInfo) -> socket.socket:
        family, kind, proto, _, sockaddr = info
        if family not in (socket.AF_INET, socket.AF_INET6):
            raise NotPublic("not an IP address")
        address = ip_address(str(sockaddr[0]).partition("%")[0])
        port = int(str(sockaddr[1]))
        if not is_allowed(address, allowed):
            if not is_public(address):
                raise NotPublic("not a public address")
            if not is_web_port(port):
                raise NotPublic(f"port {port} is not one of the web's")
        return socket.socket(family, kind, proto)

    return open_socket


def is_allowed(address: Address, allowed: tuple[Network, ...]) -> bool:
    """Whether the operator listed this address; a mapped one counts as what it maps."""
    plain = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return any((plain or address) in network for network in allowed)


EVERYWHERE: tuple[Network, ...] = (ip_network("0.0.0.0/0"), ip_network("::/0"))
"""For hosts that the operator listed by name."""
