"""Pages of lists, with the addresses of the next and the last one."""

from collections.abc import Sequence
from typing import TypeVar

from flask import request, url_for
from pydantic import BaseModel

from web.api.endpoint import Answer
from web.api.schemas import Listed, Paging

Thing = TypeVar("Thing")


def page_of(things: Sequence[Thing], query: Paging) -> Sequence[Thing]:
    """Return the things on a page, none behind the last."""
    start = (query.page - 1) * query.per_page
    return things[start : start + query.per_page]


def listed(shape: type[Listed], name: str, things: Sequence[object], query: Paging) -> Answer:
    """Return a page of things, under a name, with links to the pages beside it."""
    value = shape.model_validate(
        {
            "page": query.page,
            "per_page": query.per_page,
            "total": len(things),
            name: page_of(things, query),
        }
    )
    return Answer(value, 200, {"Link": links} if (links := _links(len(things), query)) else {})


def _links(total: int, query: Paging) -> str:
    beside = {
        "prev": query.page - 1 if query.page > 1 else None,
        "next": query.page + 1 if query.page * query.per_page < total else None,
    }
    return ", ".join(
        f'<{_address(query, page)}>; rel="{rel}"' for rel, page in beside.items() if page
    )


def _address(query: BaseModel, page: int) -> str:
    said = query.model_dump(exclude_none=True) | {"page": page}
    return url_for(request.endpoint or "", **(request.view_args or {}), **said)
