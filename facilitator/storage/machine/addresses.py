"""The addresses by which phones in the room may reach this laptop."""

from ipaddress import ip_address


def own_addresses() -> list[str]:
    """Return this laptop's own addresses, the likeliest for phones first.

    Read from the system alone, so that it holds without any network. Empty where
    there is none. Version 6 is left out: no one can type it off a wall.
    """
    import ifaddr

    addresses = {
        str(address.ip)
        for adapter in ifaddr.get_adapters()
        for address in adapter.ips
        if address.is_IPv4
    }
    usable = [each for each in addresses if not _leads_nowhere(each)]
    return sorted(usable, key=_likelihood)


def _leads_nowhere(address: str) -> bool:
    ip = ip_address(address)
    return ip.is_loopback or ip.is_unspecified or ip.is_multicast


def _likelihood(address: str) -> tuple[int, int]:
    """Order by kind: a room's own network, any other, one the laptop gave itself."""
    ip = ip_address(address)
    kind = 2 if ip.is_link_local else 0 if ip.is_private else 1
    # Virtual machines and containers live in 172.16–31 on most laptops.
    return kind + (ip.packed[0] == 172 and kind == 0), int(ip)
