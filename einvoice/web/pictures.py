"""Pictures that are part of a page: the policy of the portal lets `data:` be shown."""

from base64 import b64encode


def picture(svg: str) -> str:
    """Return the address of a drawing; empty where there is none."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" if svg else ""
