"""Where the portal listens, and what people of this machine type to get there."""

import socket
from urllib.parse import urlsplit


def is_free(host: str, port: int) -> bool:
    """Return whether a port can be listened on; False also where the host is none of ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError:
        return False
    return True


def at_port(address: str, port: int) -> str:
    """Return an address of this machine with another port; any other is a proxy's and stays.

    >>> at_port("http://localhost:8443", 8543), at_port("https://portals.example.lv", 8543)
    ('http://localhost:8543', 'https://portals.example.lv')
    """
    parts = urlsplit(address)
    if parts.hostname != "localhost" or parts.port is None:
        return address
    return parts._replace(netloc=f"localhost:{port}").geturl()
