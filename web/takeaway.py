"""What a teacher takes away from the desk and from a class: files, and pages to print."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from models import writing
from services import classes, desk
from services.errors import Unfit
from services.takeaway import decks, gift_import, gift_reader, own, own_reader, parcels, pdf
from services.takeaway.anki import apkg
from services.takeaway.gift import gift
from services.takeaway.gift_reader import Gift, Problem
from services.takeaway.gradebook import as_csv, as_xlsx, table
from services.takeaway.handouts import handout
from services.takeaway.moodle import moodle_xml
from services.takeaway.qti import qti_zip
from services.takeaway.sheets import Worksheet
from services.takeaway.sheets import worksheet as without_keys
from services.takeaway.values import Handout
from web.clock import utcnow
from web.files import ANKI, XLSX, file
from web.languages import gettext, refusal_said
from web.people import database, locks_itself, person
from web.policies import Policy, allow
from web.shown import plural

bp = Blueprint("takeaway", __name__)

OWN_TEXT = "A Gradus file brings its own text: choose “The text in the file”."
NOTHING = "None of these questions can be taken. Nothing was stored."
SOME = (
    "Some of these questions cannot be taken, so nothing was stored. Mend these lines in the "
    "file, or leave them out, and choose the file again."
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


@bp.get("/desk/articles/<int:article_id>/canvas.zip")
@allow(Policy.TEACHER)
def canvas(article_id: int) -> ResponseReturnValue:
    """Send the quiz of a text as a QTI package."""
    taken = handout(database(), person(), article_id)
    return file(qti_zip(taken), taken.title, "canvas.zip", "application/zip")


@bp.get("/desk/articles/<int:article_id>/words.apkg")
@allow(Policy.TEACHER)
def anki(article_id: int) -> ResponseReturnValue:
    """Send the words of a text as cards for Anki."""
    deck = decks.of_article(database(), person(), article_id)
    return file(apkg(deck, utcnow()), deck.name, "apkg", ANKI)


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
    """Show the form for a file of our own, or of questions."""
    return bring_form(request.args.get("article", type=int))


def bring_form(
    article_id: int | None, problem: str = "", problems: tuple[Problem, ...] = ()
) -> str:
    """Render the form for a file to bring, with what is wrong with the one that came."""
    return render_template(
        "takeaway/bring.html",
        cards=desk.articles(database(), person()),
        article_id=article_id,
        problem=problem,
        problems=problems,
    )


@bp.post("/desk/bring-back")
@allow(Policy.TEACHER)
@locks_itself
def bring_back() -> ResponseReturnValue:
    """Take a text with its questions, or questions for a text: all or nothing."""
    sent = request.files.get("file")
    data = sent.read() if sent else b""
    article_id = request.form.get("article", type=int)
    try:
        if is_gift(data):
            return bring_gift(gift_reader.read(data), article_id)
        if article_id is not None:
            raise Unfit(OWN_TEXT)
        return keep_parcel(own_reader.read(data))
    except Unfit as problem:
        return bring_form(article_id, refusal_said(problem)), 422


def is_gift(data: bytes) -> bool:
    """Tell whether a file is of questions: no question of GIFT begins as JSON does."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return bool(start) and start not in b"{["


def bring_gift(brought: Gift, article_id: int | None) -> ResponseReturnValue:
    """Put questions among the spares of a text, or make a draft of them and their own text."""
    if article_id is None:
        text = gift_import.own_text(brought)
    else:
        text = gift_import.text_of(database(), person(), article_id)
    tied = gift_import.tied(brought, text)
    if tied.problems and ("without" not in request.form or not tied.items):
        said = NOTHING if not tied.items else SOME
        return bring_form(article_id, said, tied.problems), 422
    if article_id is None:
        return keep_parcel(gift_import.parcel(text, tied.items))
    writing(database())
    added = gift_import.add_spares(database(), person(), article_id, tied.items)
    database().commit()
    said = plural(
        added, "%(num)s question added to the spares.", "%(num)s questions added to the spares."
    )
    flash(said if added else gettext("All were here before."))
    return redirect(url_for("desk.article", article_id=article_id), code=303)


def keep_parcel(brought: own.Parcel) -> ResponseReturnValue:
    """Measure the text of a file and keep it with its questions."""
    made = parcels.measured(brought)
    writing(database())
    draft = parcels.keep(database(), person(), brought, made, utcnow())
    database().commit()
    return redirect(url_for("desk.article", article_id=draft.id), code=303)
