"""What a teacher takes away from the desk and from a class: files, and pages to print."""

import re
from io import BytesIO

from flask import Blueprint, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from models import writing
from services import classes
from services.errors import Unfit
from services.takeaway import own, own_reader, parcels, pdf
from services.takeaway.gift import gift
from services.takeaway.gradebook import as_csv, as_xlsx, table
from services.takeaway.handouts import handout
from services.takeaway.moodle import moodle_xml
from services.takeaway.sheets import Worksheet
from services.takeaway.sheets import worksheet as without_keys
from services.takeaway.values import Handout
from web.clock import utcnow
from web.people import database, locks_itself, person
from web.policies import Policy, allow

bp = Blueprint("takeaway", __name__)

LONGEST_NAME = 60  # characters of a file's name
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_A_NAME = re.compile(r"[^\w]+")


def file(content: bytes, title: str, ending: str, kind: str) -> ResponseReturnValue:
    """Send a file to keep, named after what it is of."""
    name = NOT_A_NAME.sub("-", title)[:LONGEST_NAME].strip("-") or "gradus"
    return send_file(
        BytesIO(content), mimetype=kind, as_attachment=True, download_name=f"{name}.{ending}"
    )


def on_paper(sheet: Worksheet | Handout, name: str, part: str) -> ResponseReturnValue:
    """Send a sheet as PDF."""
    made = pdf.pdf(render_template("takeaway/paper.html", sheet=sheet, name=name, part=part))
    return file(made, f"{name} {sheet.title}", "pdf", "application/pdf")


@bp.get("/desk/articles/<int:article_id>/moodle.xml")
@allow(Policy.TEACHER)
def moodle(article_id: int) -> ResponseReturnValue:
    """Send the quiz of a text as Moodle XML."""
    taken = handout(database(), person(), article_id)
    return file(moodle_xml(taken), taken.title, "moodle.xml", "application/xml")


@bp.get("/desk/articles/<int:article_id>/gift.txt")
@allow(Policy.TEACHER)
def gift_text(article_id: int) -> ResponseReturnValue:
    """Send the quiz of a text as GIFT."""
    taken = handout(database(), person(), article_id)
    return file(gift(taken).encode(), taken.title, "gift.txt", "text/plain")


@bp.get("/desk/articles/<int:article_id>/worksheet")
@allow(Policy.TEACHER)
def worksheet(article_id: int) -> ResponseReturnValue:
    """Show a text and its questions as they are printed for a class, without any key."""
    sheet = without_keys(handout(database(), person(), article_id))
    return render_template(
        "takeaway/worksheet.html", sheet=sheet, article_id=article_id, as_pdf=pdf.available()
    )


@bp.get("/desk/articles/<int:article_id>/answers")
@allow(Policy.TEACHER)
def answers(article_id: int) -> ResponseReturnValue:
    """Show the answer key of a worksheet."""
    sheet = handout(database(), person(), article_id)
    return render_template(
        "takeaway/answers.html", sheet=sheet, article_id=article_id, as_pdf=pdf.available()
    )


@bp.get("/classes/<int:classroom_id>/gradebook.csv")
@allow(Policy.TEACHER)
def gradebook_csv(classroom_id: int) -> ResponseReturnValue:
    """Send who of a class has read and answered what, as CSV."""
    seen = classes.report(database(), person(), classroom_id)
    return file(as_csv(table(seen)), seen.card.name, "csv", "text/csv")


@bp.get("/classes/<int:classroom_id>/gradebook.xlsx")
@allow(Policy.TEACHER)
def gradebook_xlsx(classroom_id: int) -> ResponseReturnValue:
    """Send who of a class has read and answered what, as a workbook."""
    seen = classes.report(database(), person(), classroom_id)
    content = as_xlsx(table(seen), seen.card.name, utcnow())
    return file(content, seen.card.name, "xlsx", XLSX)


@bp.get("/desk/articles/<int:article_id>/worksheet.pdf")
@allow(Policy.TEACHER)
def worksheet_pdf(article_id: int) -> ResponseReturnValue:
    """Send a worksheet as PDF."""
    sheet = without_keys(handout(database(), person(), article_id))
    return on_paper(sheet, "Worksheet", "takeaway/_worksheet.html")


@bp.get("/desk/articles/<int:article_id>/answers.pdf")
@allow(Policy.TEACHER)
def answers_pdf(article_id: int) -> ResponseReturnValue:
    """Send an answer key as PDF."""
    sheet = handout(database(), person(), article_id)
    return on_paper(sheet, "Answer key", "takeaway/_answers.html")


@bp.get("/desk/articles/<int:article_id>/gradus.json")
@allow(Policy.TEACHER)
def gradus_json(article_id: int) -> ResponseReturnValue:
    """Send a text with its questions as a file of our own."""
    taken = parcels.parcel(database(), person(), article_id)
    return file(own.written(taken), taken.title, "gradus.json", "application/json")


@bp.get("/desk/bring-back")
@allow(Policy.TEACHER)
def bring() -> ResponseReturnValue:
    """Show the form for a file of our own."""
    return render_template("takeaway/bring.html")


@bp.post("/desk/bring-back")
@allow(Policy.TEACHER)
@locks_itself
def bring_back() -> ResponseReturnValue:
    """Measure the text of a file of our own and keep it with its questions: all or nothing."""
    sent = request.files.get("file")
    try:
        brought = own_reader.read(sent.read() if sent else b"")
        made = parcels.measured(brought)
    except Unfit as problem:
        return render_template("takeaway/bring.html", problem=str(problem)), 422
    writing(database())
    draft = parcels.keep(database(), person(), brought, made, utcnow())
    database().commit()
    return redirect(url_for("desk.article", article_id=draft.id), code=303)
