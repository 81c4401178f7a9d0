"""Running the place: its health and storage, everybody's accounts, backups, the log."""

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from models import AuditAct, Role, db, writing
from services import audit, backups, children, jobs, people, storage
from services.errors import Conflict
from services.people import Wanted
from web import checks, working
from web.clock import utcnow
from web.files import file
from web.languages import gettext, refusal_said
from web.people import application, database, locks_itself, person
from web.policies import Policy, allow

bp = Blueprint("admin", __name__, url_prefix="/admin")

SQLITE = "application/vnd.sqlite3"
SHOW = {
    "learner": "Learners",
    "teacher": "Teachers",
    "admin": "Admins",
    "guest": "Guests",
    "closed": "Closed accounts",
}
NO_FILE = "PostgreSQL is copied by its own tool. The page says how."


def sqlite_file() -> Path | None:
    """Return the file of the database, or None for PostgreSQL."""
    url = db.engine.url
    own = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(url.database or "").resolve() if own else None


def folder() -> Path:
    """Return the folder of backups."""
    return Path(current_app.config["BACKUPS"])


@bp.get("")
@allow(Policy.ADMIN)
def overview() -> ResponseReturnValue:
    """Show how the place is: what was looked at, what it holds, which dictionaries it has."""
    kept = storage.storage(database(), sqlite_file(), folder().parent, folder())
    return render_template(
        "admin/overview.html",
        findings=checks.findings(current_app),
        storage=kept,
        dictionaries=checks.dictionaries(),
        at_once=children.AT_ONCE,
        here=current_app.config["WORKS_HERE"],
        jobs=jobs.recent(database(), utcnow()),
    )


@bp.post("/jobs/<int:job_id>/again")
@allow(Policy.ADMIN)
def try_again(job_id: int) -> ResponseReturnValue:
    """Let a text that something of ours broke be worked on again."""
    jobs.again(database(), job_id, utcnow())
    database().commit()
    working.call(application(), job_id)
    return redirect(url_for(".overview", _anchor="jobs"), code=303)


@bp.get("/people")
@allow(Policy.ADMIN)
def everybody() -> ResponseReturnValue:
    """Show accounts."""
    show = request.args.get("show", "")
    wanted = Wanted(
        request.args.get("part", "").strip()[:80],
        show if show in SHOW else "",
        request.args.get("page", 1, type=int),
    )
    found = people.listed(database(), wanted)
    return render_template("admin/people.html", found=found, wanted=wanted, show=SHOW)


def account_page(person_id: int, problem: str = "", passphrase: str = "") -> str:
    """Render the page of an account, with a passphrase just made or what was refused."""
    return render_template(
        "admin/account.html",
        row=people.account(database(), person_id),
        roles=people.ROLES,
        problem=problem,
        passphrase=passphrase,
    )


@bp.get("/people/<int:person_id>")
@allow(Policy.ADMIN)
def account(person_id: int) -> ResponseReturnValue:
    """Show one account."""
    return account_page(person_id)


def told(person_id: int, problem: Conflict) -> ResponseReturnValue:
    """Show an account again with what was refused."""
    database().rollback()
    return account_page(person_id, refusal_said(problem)), 409


def done(person_id: int, said: str) -> ResponseReturnValue:
    """Keep what was done, and say so."""
    database().commit()
    flash(said)
    return redirect(url_for(".account", person_id=person_id), code=303)


@bp.post("/people/<int:person_id>/role")
@allow(Policy.ADMIN)
def set_role(person_id: int) -> ResponseReturnValue:
    """Change what a person may do."""
    role = Role(request.form["role"]) if request.form["role"] in people.ROLES else Role.LEARNER
    try:
        people.set_role(database(), person(), person_id, role, utcnow())
    except Conflict as problem:
        return told(person_id, problem)
    return done(person_id, f"The role is {role} now.")


@bp.post("/people/<int:person_id>/close")
@allow(Policy.ADMIN)
def close(person_id: int) -> ResponseReturnValue:
    """Close an account."""
    try:
        people.close(database(), person(), person_id, utcnow())
    except Conflict as problem:
        return told(person_id, problem)
    return done(person_id, "Closed, and signed out everywhere. What they did stays.")


@bp.post("/people/<int:person_id>/open")
@allow(Policy.ADMIN)
def reopen(person_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    try:
        people.reopen(database(), person(), person_id, utcnow())
    except Conflict as problem:
        return told(person_id, problem)
    return done(person_id, "Open again.")


@bp.post("/people/<int:person_id>/reset")
@allow(Policy.ADMIN)
@locks_itself
def reset(person_id: int) -> ResponseReturnValue:
    """Give a person a new passphrase, and show it this once."""
    passphrase, hashed = people.new_passphrase()
    writing(database())
    try:
        people.reset(database(), person(), person_id, hashed, utcnow())
    except Conflict as problem:
        return told(person_id, problem)
    database().commit()
    return account_page(person_id, passphrase=passphrase)


@bp.get("/backups")
@allow(Policy.ADMIN)
def copies() -> ResponseReturnValue:
    """Show the backups that there are, and how to make one."""
    return copies_page()


def copies_page(problem: str = "") -> str:
    """Render the list of backups, with what went wrong."""
    return render_template(
        "admin/backups.html",
        backups=backups.backups(folder()),
        folder=folder(),
        here=sqlite_file() is not None,
        problem=problem,
    )


@bp.post("/backups")
@allow(Policy.ADMIN)
@locks_itself
def back_up() -> ResponseReturnValue:
    """Copy the database while it is in use."""
    now, source = utcnow(), sqlite_file()
    try:
        if source is None:
            raise Conflict(NO_FILE)
        made = backups.make(source, folder(), now)
    except Conflict as problem:
        return copies_page(refusal_said(problem)), 409
    writing(database())
    audit.note(database(), person(), AuditAct.BACK_UP, made.name, now)
    database().commit()
    flash(gettext("%(name)s is made and looked over.", name=made.name))
    return redirect(url_for(".copies"), code=303)


@bp.post("/backups/<name>/fetch")
@allow(Policy.ADMIN)
def fetch(name: str) -> ResponseReturnValue:
    """Send a backup to keep elsewhere; the log says who has it."""
    path = backups.place_of(folder(), name)
    audit.note(database(), person(), AuditAct.FETCH_BACKUP, name, utcnow())
    database().commit()
    return file(path, path.stem, "sqlite", SQLITE)


@bp.post("/backups/<name>/delete")
@allow(Policy.ADMIN)
def delete(name: str) -> ResponseReturnValue:
    """Delete a backup."""
    backups.delete(folder(), name)
    audit.note(database(), person(), AuditAct.DELETE_BACKUP, name, utcnow())
    database().commit()
    flash(gettext("%(name)s is deleted.", name=name))
    return redirect(url_for(".copies"), code=303)


@bp.get("/log")
@allow(Policy.ADMIN)
def log() -> ResponseReturnValue:
    """Show who did what."""
    part = request.args.get("part", "").strip()[:80]
    found = audit.log(database(), part, request.args.get("page", 1, type=int))
    return render_template("admin/log.html", log=found, part=part)
