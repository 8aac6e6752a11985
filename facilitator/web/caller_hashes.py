"""Who asks, as a number that tells nobody: addresses are kept nowhere."""

import hashlib
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from starlette.datastructures import Headers

_V6_NETWORK = 64
"""Bits of a version 6 address that belong to one home or phone."""


@dataclass(frozen=True, slots=True)
class Callers:
    """Tells callers apart with a salt that lives as long as the server."""

    salt: bytes = field(repr=False)
    proxy: str = ""
    """The address of a reverse proxy, whose word on the caller is taken."""

    def who(self, scope: Any, headers: Headers) -> str:
        """Return the same short text for the same address while the server lives."""
        client = scope.get("client")
        address = client[0] if client else ""
        if self.proxy and address == self.proxy:
            # The last one is what the proxy itself saw; those before anyone may write.
            forwarded = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
            address = forwarded or address
        return self._number(_network(address))

    def phone(self, who: str, headers: Headers) -> str:
        """Return what tells phones behind one address apart, as far as that goes."""
        return self._number(f"{who} {headers.get('user-agent', '')[:200]}")

    def _number(self, text: str) -> str:
        digest = hashlib.blake2b(text.encode(), key=self.salt, digest_size=8)
        return digest.hexdigest()


def _network(text: str) -> str:
    """Return an address, of version 6 only the part that one home has."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return text[:64]
    match address:
        case IPv6Address(ipv4_mapped=IPv4Address() as within):
            return str(within)
        case IPv6Address():
            return str(int(address) >> (128 - _V6_NETWORK))
    return str(address)
