"""Read plain text: the bytes of a .txt or .md file, or what was pasted.

What a file is called decides nothing but whether it is Markdown; what was changed is said
in ``mends``, one sentence each. Line ends, alphabet and length are looked at by texts.intake.
"""

from ingest.markdown import front_matter, unmarked
from ingest.raw import Raw, Upload
from ingest.stated import title_above

MARKDOWN = frozenset({"md", "markdown"})


def read(upload: Upload) -> Raw:
    """Return the text of a .txt or .md file. Raises Unfit for what is not text."""
    from ingest.letters import letters

    text, mends = letters(upload.data)
    if upload.ending not in MARKDOWN:
        return Raw(text, mends)
    about = front_matter(text)
    text, marks = unmarked(text)
    title = title_above(about.title, text)
    return Raw(text, mends + about.said + marks, title, about.source)


def pasted(text: str) -> Raw:
    """Return a text that was typed or pasted into a form.

    Browsers send Unicode, and every line end as two characters (HTML, "constructing the
    entry list"): that is no fault of the text, and nothing to tell its owner.
    """
    return Raw(text.replace("\r\n", "\n"), ())
