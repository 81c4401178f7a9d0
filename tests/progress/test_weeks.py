"""A week begins on Monday where the person lives."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from progress.weeks import week_start, zone

ZONES = st.sampled_from(
    ["UTC", "Europe/Paris", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns", "Asia/Tokyo"]
)
MINUTES = 40 * 365 * 24 * 60
INSTANTS = st.integers(0, MINUTES).map(
    lambda minutes: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(INSTANTS, ZONES)
def test_week_begins_on_a_monday_at_most_seven_days_ago(now: datetime, name: str) -> None:
    start = week_start(now, zone(name))
    assert start.astimezone(zone(name)).strftime("%A %H:%M") == "Monday 00:00"
    # A week with a change of clocks is an hour longer or shorter.
    assert timedelta(0) <= now - start < timedelta(days=7, hours=1)


def test_sunday_evening_in_paris_is_still_this_week() -> None:
    sunday = datetime(2026, 8, 9, 21, 59, tzinfo=UTC)  # 23:59 in Paris
    assert week_start(sunday, ZoneInfo("Europe/Paris")) == datetime(2026, 8, 2, 22, tzinfo=UTC)


def test_a_minute_later_the_next_week_has_begun() -> None:
    monday = datetime(2026, 8, 9, 22, 0, tzinfo=UTC)
    assert week_start(monday, ZoneInfo("Europe/Paris")) == monday
