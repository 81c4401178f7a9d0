"""Time zones to choose from, by part of the world, each by its city in the page's language."""

from zoneinfo import available_timezones

from babel.core import get_global

from web.languages import gettext, locale

UTC = "UTC"
REGIONS = {
    "Africa": "Africa",
    "America": "America",
    "Antarctica": "Antarctica",
    "Asia": "Asia",
    "Atlantic": "Atlantic Ocean",
    "Australia": "Australia",
    "Europe": "Europe",
    "Indian": "Indian Ocean",
    "Pacific": "Pacific Ocean",
}


def zones(kept: str) -> dict[str, list[tuple[str, str]]]:
    """Return the zones of each part of the world as (name, city), in alphabetical order.

    One of the several names that a zone has is there; ``kept``, which somebody has, always is.
    """
    names = {*get_global("zone_territories"), kept} & available_timezones()
    found: dict[str, list[tuple[str, str]]] = {gettext(said): [] for said in REGIONS.values()}
    for name in names:
        region = REGIONS.get(name.partition("/")[0])
        if region and "/" in name:
            found[gettext(region)].append((name, city(name)))
    return {region: sorted(cities, key=lambda pair: pair[1]) for region, cities in found.items()}


def city(name: str) -> str:
    """Return the place that a zone is named after, as the page's language calls it.

    >>> city("Europe/Madrid"), city("America/Argentina/San_Juan")
    ('Madrid', 'San Juan')
    """
    known = locale().time_zones.get(name, {}).get("city")
    return str(known or name.rpartition("/")[2].replace("_", " "))
