"""The manifest that some banks want beside each file."""

import io

from bank_adapters.messages.incoming_manifest import manifest_name, render_manifest
from bank_adapters.transport.interface import Transport, temporary_name
from einvoice.core.channels import ChannelProfile
from einvoice.store.files import ANSWERED, FileRecord


def put_manifest(
    transport: Transport, profile: ChannelProfile, contract: str, record: FileRecord
) -> None:
    """Put the manifest beside a file, where the bank wants one and it is not there yet."""
    if not profile.incoming_manifest or record.kind not in ANSWERED:
        return
    name = manifest_name(record.name)
    if profile.can_list and transport.stat(f"{profile.inbox}/{name}") is not None:
        return
    content = render_manifest(contract, record.name)
    written = temporary_name(name, 1) if profile.can_rename else name
    path = f"{profile.inbox}/{written}"
    if profile.can_list and transport.stat(path) is not None:
        transport.remove(path)
    transport.upload(path, io.BytesIO(content), len(content), look=profile.can_list)
    if written != name:
        transport.rename(path, f"{profile.inbox}/{name}")
