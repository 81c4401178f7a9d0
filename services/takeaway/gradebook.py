"""The gradebook of a class as a table, and the table as CSV and XLSX.

Names are typed by learners and titles by anyone, so that every cell is hostile until written: a
spreadsheet runs what begins like a formula.
"""

import csv
from datetime import datetime
from io import BytesIO, StringIO

from services.class_pages import ArticleRef, Cell, LearnerRow, Report

# OWASP, CSV injection; the wide forms count in East Asian spreadsheets.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width signs, which Excel reads as the plain ones
MARK = "'"  # tells a spreadsheet that text follows
BOM = "\ufeff"  # or Excel takes UTF-8 for Windows-1252
NAMES_WIDTH = 24  # of the first column, in characters
LONGEST_CELL = 32_767  # characters; more is refused by Excel

Value = str | int
Table = list[list[Value]]


def table(report: Report) -> Table:
    """Return a heading, and a row for each learner: each text's three cells, then the totals."""
    heading: list[Value] = ["Learner"]
    for article in report.articles:
        heading += _names(article)
    rows = [_row(learner) for learner in report.learners]
    return [[*heading, "Texts read", "Right", "Answered"], *rows]


def _names(article: ArticleRef) -> list[str]:
    return [f"{article.title}: {what}" for what in ("seen", "right", "answered")]


def _row(learner: LearnerRow) -> list[Value]:
    cells = [value for cell in learner.cells for value in _values(cell)]
    return [
        learner.nickname,
        *cells,
        learner.read,
        learner.score.right,
        learner.score.answered,
    ]


def _values(cell: Cell) -> list[Value]:
    """Return what happened and the score of the first try; no score is empty, for it is no zero."""
    seen = "read" if cell.finished else "opened" if cell.opened else ""
    if cell.score is None:
        return [seen, "", ""]
    return [seen, cell.score.right, cell.score.answered]


def harmless(value: Value) -> Value:
    """Return a cell that no spreadsheet runs: text that could be a formula is marked as text.

    >>> harmless("=1+1"), harmless("Ben"), harmless(7)
    ("'=1+1", 'Ben', 7)
    """
    if isinstance(value, int):
        return value
    risky = value.startswith(FORMULA) or value.lstrip().startswith(FORMULA)
    return MARK + value if risky else value


def as_csv(rows: Table) -> bytes:
    """Return a table as CSV that Excel, LibreOffice and Google read: UTF-8 with its mark."""
    written = StringIO(newline="")
    csv.writer(written).writerows([harmless(value) for value in row] for row in rows)
    return (BOM + written.getvalue()).encode()


def as_xlsx(rows: Table, name: str, now: datetime) -> bytes:
    """Return a table as a workbook of one sheet: text is text and figures are figures."""
    import xlsxwriter  # few pages need it

    held = BytesIO()
    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(held, plain) as book:
        book.set_properties({"title": name, "created": now.replace(tzinfo=None)})
        sheet = book.add_worksheet("Gradebook")
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                form = heading if number == 0 else None
                if isinstance(value, int):
                    sheet.write_number(number, column, value, form)
                elif value:
                    sheet.write_string(number, column, value[:LONGEST_CELL], form)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, NAMES_WIDTH)
    return held.getvalue()
