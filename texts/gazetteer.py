"""The names that are known beforehand, and the words that show what a name stands for."""

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

SOURCE = Path(__file__).with_name("data") / "gazetteer.toml"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Sets of words, and of phrases with spaces, as they are written (roles in lower case)."""

    given: frozenset[str]
    ambiguous: frozenset[str]
    honorifics: frozenset[str]
    styled: frozenset[str]
    roles: frozenset[str]
    role_phrases: frozenset[str]
    countries: frozenset[str]
    regions: frozenset[str]
    cities: frozenset[str]
    place_heads: frozenset[str]
    place_starts: frozenset[str]
    organisation_heads: frozenset[str]
    organisations: frozenset[str]
    common: frozenset[str]
    events: frozenset[str]
    demonyms: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]

    @property
    def places(self) -> frozenset[str]:
        """Return countries, regions and cities."""
        return self.countries | self.regions | self.cities


_SECTIONS = {
    "place_heads": ("place", "heads"),
    "place_starts": ("place", "starts"),
    "organisation_heads": ("organisation", "heads"),
    "organisations": ("organisation", "names"),
    **dict.fromkeys(("countries", "regions", "cities"), ("place", "")),
    **dict.fromkeys(("common", "events", "demonyms", "days", "months"), ("other", "")),
}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer of this package, read once."""
    raw = tomllib.loads(SOURCE.read_text("utf-8"))
    found = {}
    for field in fields(Gazetteer):
        section, key = _SECTIONS.get(field.name, ("person", ""))
        listing = raw[section][key or field.name]
        found[field.name] = frozenset(word.replace("_", " ") for word in listing.split())
    return Gazetteer(**found)
