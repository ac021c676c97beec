"""Which clusters may be used: whoever can connect to one runs code on it and reads clients."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from toolkit.errors import ChoiceError, InsecureClusterError

ENCRYPTED, OPEN = "tls", "tcp"
ALLOWED = "an address such as tls://10.0.0.1:8786"


def check_address(address: str, *, insecure: bool) -> None:
    """Refuse an address that is none, and one that is open to others.

    Raises
    ------
    ChoiceError
        When it is no address of a cluster.
    InsecureClusterError
        When it is neither encrypted nor of this machine alone, and that was not asked for.
    """
    if not _is_address(address):
        raise ChoiceError(option="--cluster", found=address, allowed=ALLOWED)
    check_all_private((address,), insecure=insecure)


def check_all_private(addresses: Iterable[str], *, insecure: bool) -> None:
    """Refuse a cluster of which a scheduler or worker is open to others.

    Raises
    ------
    InsecureClusterError
        For the first that is.
    """
    for address in addresses:
        split = urlsplit(address)
        if split.scheme != ENCRYPTED and not _is_loopback(split.hostname or "") and not insecure:
            raise InsecureClusterError(found=address)


def _is_address(address: str) -> bool:
    try:
        split = urlsplit(address)
        return split.scheme in (ENCRYPTED, OPEN) and bool(split.hostname) and bool(split.port)
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
