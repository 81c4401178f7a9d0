"""Gradebooks: what a learner calls themselves is never run."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from models import ClassRole
from services.class_pages import ArticleRef, Cell, ClassCard, LearnerRow, Report
from services.takeaway.gradebook import FORMULA, as_csv, as_xlsx, table
from services.values import Score

NOW = datetime(2026, 8, 5, 12, 0, tzinfo=UTC)
LINK = '=HYPERLINK("http://x")'
HOSTILE = (
    LINK,
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1",  # noqa: RUF001 - full-width on purpose
    "=cmd|' /C calc'!A0",
)


def report(name: str, title: str = "Salt") -> Report:
    cells = (
        Cell(opened=True, finished=True, score=Score(5, 7)),
        Cell(opened=True, finished=False, score=None),
        Cell(opened=False, finished=False, score=None),
    )
    return Report(
        card=ClassCard(1, "6B", ClassRole.TEACHER, 1, 3, "ABCD2345", NOW),
        teachers=("Anna",),
        articles=tuple(ArticleRef(n, title, "B1", 7) for n in range(3)),
        learners=(LearnerRow(1, name, cells, 1, Score(5, 7)),),
    )


def cells_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_row_has_what_was_seen_and_the_first_try_of_each_text() -> None:
    heading, row = table(report("Ben"))
    assert heading[:4] == ["Learner", "Salt: seen", "Salt: right", "Salt: answered"]
    assert heading[-3:] == ["Texts read", "Right", "Answered"]
    assert row == ["Ben", "read", 5, 7, "opened", "", "", "", "", "", 1, 5, 7]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_csv_cell_that_could_be_a_formula_is_marked_as_text(name: str) -> None:
    heading, row = cells_of(as_csv(table(report(name, title=name))))
    assert row[0] == f"'{name}"
    assert heading[1] == f"'{name}: seen"


@given(st.text(max_size=20))
def test_no_cell_of_any_name_begins_like_a_formula(name: str) -> None:
    for row in cells_of(as_csv(table(report(name, title=name)))):
        assert not any(cell.lstrip().startswith(FORMULA) for cell in row)


def test_a_csv_opens_in_excel_with_its_letters() -> None:
    content = as_csv(table(report("Zoë 漢")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Zoë 漢".encode() in content


@pytest.mark.parametrize("name", [*HOSTILE, "Zoë 漢", "007", "http://x"])
def test_a_workbook_has_text_as_text_and_no_formula_or_link(name: str) -> None:
    book = load_workbook(BytesIO(as_xlsx(table(report(name, title=name)), "6B", NOW)))
    sheet = book["Gradebook"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (name, "s")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_a_workbook_has_figures_that_can_be_added() -> None:
    sheet = load_workbook(BytesIO(as_xlsx(table(report("Ben")), "6B", NOW)))["Gradebook"]
    assert [cell.value for cell in sheet[2]][1:4] == ["read", 5, 7]
    assert sheet["H2"].value is None


def test_the_same_class_gives_the_same_bytes() -> None:
    rows = table(report("Ben"))
    assert as_xlsx(rows, "6B", NOW) == as_xlsx(rows, "6B", NOW)
