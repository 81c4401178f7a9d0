"""Zip files of which the same content makes the same bytes."""

import zipfile
from io import BytesIO

FOREVER = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can say


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file of contents by name, in this order."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, FOREVER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return held.getvalue()
