"""Articles, their items, who has them to read, and how they went."""

from flask import current_app, url_for

from models import AuditAct, writing
from services import audit, bringing, created_once, desk, desk_items, jobs
from services.errors import NotFound
from services.jobs import Wanted
from web import working
from web.api.endpoint import Answer, endpoint
from web.api.lists import listed
from web.api.room import bp
from web.api.schemas import (
    Article,
    ArticleList,
    ArticlePaging,
    ArticleResults,
    Item,
    ItemChange,
    ItemList,
    ItemPaging,
    Job,
    NewArticle,
    NewPublication,
    OnceHead,
    Publication,
)
from web.clock import utcnow
from web.people import application, database, locks_itself, person, person_key
from web.policies import Policy, allow
from web.security import limiter

MADE = "60 per hour"  # texts of one person: each takes a core for some seconds


@bp.get("/articles")
@allow(Policy.TEACHER)
@endpoint(ArticleList, asks=ArticlePaging)
def articles(query: ArticlePaging) -> Answer:
    """List the teacher's own articles, the latest first."""
    cards = desk.articles(database(), person())
    wanted = [card for card in cards if query.status in ("all", card.status)]
    return listed(ArticleList, "articles", wanted, query)


@bp.post("/articles")
@allow(Policy.TEACHER)
@locks_itself
@limiter.limit(MADE, key_func=person_key)
@endpoint(Article, status=201, takes=NewArticle, heads=OnceHead, later=Job, fails=(409,))
def create(body: NewArticle, head: OnceHead) -> Answer:
    """Measure a text, make its items, and keep it as a draft: all or nothing.

    What is ready within a few seconds is given at once (201). Otherwise the text is accepted, and
    kept through any restart: 202 gives its job, whose address is in Location. A repeat under the
    same Idempotency-Key gives the article made first.
    """
    wanted = Wanted(
        body.text.encode(),
        title=body.title,
        theme=body.theme,
        source=body.source,
        key=head.key,
    )
    asked = bringing.asked_for(wanted)
    first = created_once.before(database(), person(), asked)
    if first is not None:
        return _made(first, 200)
    writing(database())
    job_id = jobs.begin(database(), person(), wanted, utcnow())
    database().commit()
    working.call(application(), job_id)
    if not working.ended(job_id, current_app.config["PATIENCE"]):
        return Answer(_job(job_id), 202, {"Location": url_for(".job", job_id=job_id)})
    seen = jobs.progress(database(), person(), job_id)
    if seen.refused:
        created_once.before(database(), person(), asked)  # raises where that is why
        raise seen.refused
    if seen.article_id is None:
        raise NotFound
    return _made(seen.article_id, 201)


def _job(job_id: int) -> Job:
    seen = jobs.progress(database(), person(), job_id)
    facts = {name: getattr(seen, name) for name in Job.model_fields if name != "said"}
    return Job.model_validate(facts | {"said": str(seen.refused or "")})


@bp.get("/jobs/<int:job_id>")
@allow(Policy.TEACHER)
@endpoint(Job)
def job(job_id: int) -> Job:
    """Say how far a text is that was accepted; it is forgotten a day after its end."""
    working.start(application())
    return _job(job_id)


def _made(article_id: int, status: int) -> Answer:
    where = url_for(".article", article_id=article_id)
    return Answer(_article(article_id), status, {"Location": where})


def _article(article_id: int) -> Article:
    seen = desk.article(database(), person(), article_id)
    counts = {
        "items": len(seen.chosen),
        "spares": len(seen.spare),
        "refused": len(seen.refusals),
        "grade": seen.shown,
    }
    names = [name for name in Article.model_fields if name not in counts]
    return Article.model_validate({name: getattr(seen, name) for name in names} | counts)


@bp.get("/articles/<int:article_id>")
@allow(Policy.TEACHER)
@endpoint(Article)
def article(article_id: int) -> Article:
    """Give one article with its text, measures and key words."""
    return _article(article_id)


@bp.get("/articles/<int:article_id>/items")
@allow(Policy.TEACHER)
@endpoint(ItemList, asks=ItemPaging)
def items(article_id: int, query: ItemPaging) -> Answer:
    """List the items of an article with their keys: the quiz, the spares, those dropped."""
    seen = desk.article(database(), person(), article_id)
    every = (*seen.chosen, *seen.spare, *seen.dropped)
    wanted = [item for item in every if query.status in ("all", item.status)]
    return listed(ItemList, "items", wanted, query)


@bp.patch("/articles/<int:article_id>/items/<int:item_id>")
@allow(Policy.TEACHER)
@endpoint(Item, takes=ItemChange)
def change_item(article_id: int, item_id: int, body: ItemChange) -> Item:
    """Put an item into the quiz or take it out; what is published stays as it is."""
    if _item(article_id, item_id).status != body.status:
        change = desk_items.restore_item if body.status == "chosen" else desk_items.drop_item
        change(database(), person(), article_id, item_id, utcnow())
        database().commit()
    return _item(article_id, item_id)


def _item(article_id: int, item_id: int) -> Item:
    seen = desk.article(database(), person(), article_id)
    every = (*seen.chosen, *seen.spare, *seen.dropped)
    found = next((item for item in every if item.id == item_id), None)
    if found is None:
        raise NotFound
    return Item.model_validate(found)


@bp.get("/articles/<int:article_id>/publication")
@allow(Policy.TEACHER)
@endpoint(Publication)
def publication(article_id: int) -> Publication:
    """Say who has an article to read."""
    return Publication.model_validate(desk.article(database(), person(), article_id))


@bp.put("/articles/<int:article_id>/publication")
@allow(Policy.TEACHER)
@endpoint(Publication, takes=NewPublication, fails=(409,))
def publish(article_id: int, body: NewPublication) -> Publication:
    """Publish an article with its quiz to these classes, the library or both."""
    desk.publish(
        database(),
        person(),
        article_id,
        to_library=body.in_library,
        classroom_ids=body.class_ids,
        now=utcnow(),
    )
    database().commit()
    return Publication.model_validate(desk.article(database(), person(), article_id))


@bp.delete("/articles/<int:article_id>/publication")
@allow(Policy.TEACHER)
@endpoint(None, status=204)
def take_back(article_id: int) -> None:
    """Take an article back from everyone; what was answered stays."""
    title = desk.withdraw(database(), person(), article_id)
    audit.note(database(), person(), AuditAct.TAKE_BACK, title, utcnow())
    database().commit()


@bp.get("/articles/<int:article_id>/results")
@allow(Policy.TEACHER)
@endpoint(ArticleResults)
def results(article_id: int) -> ArticleResults:
    """Say how the items of an article went, in counts without names."""
    return ArticleResults.model_validate(desk.article_report(database(), person(), article_id))
