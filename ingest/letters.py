"""Bytes to letters: UTF-8 and UTF-16 as they say, anything else by what the letters look like."""

from charset_normalizer import from_bytes

from texts.intake import decode

WESTERN = "It was not in UTF-8; it was read as Western European (Windows-1252)."
# What English texts come in, and the Cyrillic that would else be read as accents. Nearer
# relatives of Windows-1252 are left out: a short text does not tell them apart.
CODES = {
    "cp1252": "Western European (Windows-1252)",
    "mac_roman": "Western European (old Macintosh)",
    "utf_16_le": "UTF-16",
    "utf_16_be": "UTF-16",
    "cp1251": "Cyrillic (Windows-1251)",
    "koi8_r": "Cyrillic (KOI8-R)",
}
ENOUGH = 200_000  # bytes that tell the code


def letters(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a plain file, and a sentence if its code had to be guessed.

    Raises Unfit for a file that is not text.
    """
    if _is_unicode(data):
        return decode(data), ()
    guess = from_bytes(data[:ENOUGH], cp_isolation=list(CODES)).best()
    code = guess.encoding if guess else "cp1252"
    if code == "cp1252" or (b"\x00" in data and not code.startswith("utf")):
        return decode(data), (WESTERN,)
    text = data.decode(code, errors="replace")
    return text, (f"It was not in UTF-8; it was read as {CODES[code]}.",)


def _is_unicode(data: bytes) -> bool:
    """Tell whether a file is in UTF-8, or in UTF-16 and says so."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text.count("\x00") * 10 < max(len(text), 1)  # else UTF-16 that does not say so
