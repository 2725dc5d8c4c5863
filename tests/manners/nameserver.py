"""A name server on loopback: any name may point anywhere, and somewhere else the next time."""

import asyncio
import struct
from dataclasses import dataclass, field
from ipaddress import IPv4Address, ip_address

from aiohttp.resolver import AsyncResolver

_A, _AAAA = 1, 28


@dataclass
class NameServer(asyncio.DatagramProtocol):
    """`names` maps a host to its answers, each a list of addresses; the last answer stays.

    A name that is not listed does not exist; for a name without answers there is only silence.
    """

    names: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def __aenter__(self) -> AsyncResolver:
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=("127.0.0.1", 0))
        port = self._transport.get_extra_info("sockname")[1]
        self.resolver = AsyncResolver(nameservers=["127.0.0.1"], udp_port=port, timeout=2, tries=1)
        return self.resolver

    async def __aexit__(self, *_: object) -> None:
        await self.resolver.close()
        self._transport.close()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        name, kind = _question(data)
        self.asked.append(name)
        if self.names.get(name) == []:
            return
        addresses = self._addresses(name, kind)
        found = [ip_address(text) for text in addresses or ()]
        wanted = [ip for ip in found if isinstance(ip, IPv4Address) == (kind == _A)]
        flags = 0x8180 if addresses is not None else 0x8183
        head = data[:2] + struct.pack(">HHHHH", flags, 1, len(wanted), 0, 0)
        end = data.index(b"\x00", 12) + 5
        records = b"".join(
            b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(ip.packed)) + ip.packed for ip in wanted
        )
        self._transport.sendto(head + data[12:end] + records, addr)

    def _addresses(self, name: str, kind: int) -> list[str] | None:
        """The answer of the moment; A and AAAA of one look-up see the same one."""
        answers = self.names.get(name)
        if answers is None or kind not in (_A, _AAAA):
            return None if answers is None else []
        used = self._turns.setdefault((name, kind), 0)
        self._turns[name, kind] = used + 1
        return answers[min(used, len(answers) - 1)]

    def __post_init__(self) -> None:
        self._turns: dict[tuple[str, int], int] = {}


def _question(data: bytes) -> tuple[str, int]:
    labels = []
    at = 12
    while data[at]:
        labels.append(data[at + 1 : at + 1 + data[at]].decode())
        at += 1 + data[at]
    return ".".join(labels).lower(), struct.unpack(">H", data[at + 1 : at + 3])[0]
