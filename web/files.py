"""Files to keep, as a browser saves them."""

import re
from io import BytesIO
from pathlib import Path

from flask import send_file
from flask.typing import ResponseReturnValue

LONGEST_NAME = 60  # characters of a file's name
NOT_A_NAME = re.compile(r"[^\w]+")
ANKI = "application/vnd.anki"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file(content: bytes | Path, title: str, ending: str, kind: str) -> ResponseReturnValue:
    """Send a file to keep, named after what it is of."""
    name = NOT_A_NAME.sub("-", title)[:LONGEST_NAME].strip("-") or "gradus"
    return send_file(
        BytesIO(content) if isinstance(content, bytes) else content,
        mimetype=kind,
        as_attachment=True,
        download_name=f"{name}.{ending}",
    )
