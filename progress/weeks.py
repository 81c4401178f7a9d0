"""Weeks as a person lives them: Monday to Sunday in their own time zone."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo


def zone(name: str) -> tzinfo:
    """Return a time zone by name; "UTC" needs no zone database. Raises ZoneInfoNotFoundError."""
    return UTC if name == "UTC" else ZoneInfo(name)


def week_start(now: datetime, where: tzinfo) -> datetime:
    """Return the instant, in UTC, at which this week's Monday began somewhere.

    >>> week_start(datetime(2026, 8, 5, 12, tzinfo=UTC), UTC)
    datetime.datetime(2026, 8, 3, 0, 0, tzinfo=datetime.timezone.utc)
    """
    today = now.astimezone(where).date()
    monday = today - timedelta(days=today.weekday())
    return datetime.combine(monday, time(), tzinfo=where).astimezone(UTC)
