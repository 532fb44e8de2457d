"""Whose apps of the stores may open the portal's addresses, as Android and iOS ask for it.

Source: Google Digital Asset Links; Apple, "Supporting associated domains".
"""

from typing import Any

from einvoice.config_portal import PortalTable


def asset_links(portal: PortalTable) -> list[dict[str, Any]] | None:
    """Return what Android asks for; None where no app of ours is in its store."""
    if not portal.android_package:
        return None
    target = {
        "namespace": "android_app",
        "package_name": portal.android_package,
        "sha256_cert_fingerprints": list(portal.android_sha256),
    }
    return [{"relation": ["delegate_permission/common.handle_all_urls"], "target": target}]


def apple_association(portal: PortalTable) -> dict[str, Any] | None:
    """Return what iOS asks for; None where no app of ours is in its store."""
    if not portal.apple_app:
        return None
    pages = {"appIDs": [portal.apple_app], "components": [{"/": "/*"}]}
    return {"applinks": {"details": [pages]}, "webcredentials": {"apps": [portal.apple_app]}}
