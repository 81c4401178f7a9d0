"""Read subtitles (.srt): what is said, run on from one screen to the next."""

import re
from collections.abc import Iterator

from ingest.letters import letters
from ingest.raw import Raw, Upload
from texts.errors import Unfit

TIME = r"(\d{1,3}):(\d\d):(\d\d)[,.](\d{1,3})"
CUE = re.compile(rf"[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}[^\n]*\n")
MARKS = re.compile(r"<[^>\n]{1,80}>|\{[^}\n]{1,80}\}")
PAUSE = 2.5  # seconds without words, after which a new paragraph begins
RUN_ON = "Subtitles were joined; a new paragraph begins after {:g} seconds without words."


def read(upload: Upload) -> Raw:
    """Return what an .srt file says. Raises Unfit if it has no times."""
    text, mends = letters(upload.data)
    text = re.sub(r"\r\n?", "\n", text)
    paragraphs: list[str] = []
    over = -PAUSE
    for start, end, said in _cues(text):
        if start - over >= PAUSE or not paragraphs:
            paragraphs.append(said)
        else:
            paragraphs[-1] += " " + said
        over = end
    if not paragraphs:
        message = f"{upload.shown} has no subtitles in it. Paste its text instead."
        raise Unfit(message)
    return Raw("\n".join(paragraphs), (*mends, RUN_ON.format(PAUSE)))


def _cues(text: str) -> Iterator[tuple[float, float, str]]:
    """Yield when each screen comes and goes, in seconds, and what it says."""
    found = list(CUE.finditer(text))
    for here, after in zip(found, [*found[1:], None], strict=False):
        block = text[here.end() : after.start() if after else len(text)].rstrip()
        lines = MARKS.sub("", block).split("\n")
        if after and lines and lines[-1].strip().isdigit():  # the number of the next one
            lines.pop()
        if said := " ".join(" ".join(lines).split()):
            numbers = [int(n) for n in here.groups()]
            yield _seconds(numbers[:4]), _seconds(numbers[4:]), said


def _seconds(parts: list[int]) -> float:
    hours, minutes, seconds, thousandths = parts
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
