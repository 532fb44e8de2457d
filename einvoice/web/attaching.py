"""Files of a form made ready to be kept: photos made anew, PDFs as they came, faults as codes."""

from einvoice.core.messages import FileKind
from einvoice.web.photos import PhotoFault, photo_of
from einvoice.web.uploads import Upload, UploadKind, upload_fault
from jobs.residents.correspondence import AttachedFile

PHOTO_KINDS = (UploadKind.JPEG, UploadKind.PNG)
LARGEST_MB = 10
"""Of a photo, and of a PDF in a message."""
BUSY, TOO_LARGE = "busy", "too_large"


def attached_file(upload: Upload | None) -> tuple[AttachedFile | None, str]:
    """Return a photo or PDF to attach, and the fault of the field: ``""``, or a code."""
    fault = upload_fault(upload, *PHOTO_KINDS, UploadKind.PDF)
    if upload is None or fault:
        return None, fault
    if upload.kind is UploadKind.PDF:
        return AttachedFile(FileKind.PDF, upload.content), ""
    jpeg, fault = photo(upload)
    return (None if fault else AttachedFile(FileKind.JPEG, jpeg)), fault


def photo(upload: Upload) -> tuple[bytes, str]:
    """Return a photo made anew, and the fault of the field: ``""``, or a code."""
    fault = upload_fault(upload, *PHOTO_KINDS)
    if fault:
        return b"", "not_photo" if fault == "unknown" else fault
    try:
        return photo_of(upload.content), ""
    except PhotoFault as refused:
        return b"", "not_photo" if refused.code == "unknown" else refused.code
