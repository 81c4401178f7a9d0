"""Say whether a name is a person's, a place's or an organisation's; link its shorter forms."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from texts.bands import known, lemma
from texts.gazetteer import gazetteer
from texts.parts import Name, NameKind, Word
from texts.wordlists import word_set

# What a person does and hardly anything else; verbs of states and firms too ("says") included.
_SPEAKS = word_set(
    "said says told tells asked asks replied replies added adds explained explains argued argues "
    "wrote writes thinks thought believes believed remembers remembered laughed smiled admitted "
    "nodded shrugged sighed whispered shouted cried sat stood walked looked knew wanted felt "
    "laughs smiles nods recalls recalled insists insisted wondered waved grinned frowned"
)
_OF_PEOPLE = word_set("born died married aged who whom he she himself herself")
_IN = word_set("in at near from across throughout around to into")


def kind_of(sentence: Sequence[Word], first: int, last: int) -> NameKind:
    """Return the kind of the name in tokens first to last, by the words of and around it.

    A name seen in one place only and shown by nothing is OTHER.
    """
    words = [word.surface for word in sentence[first : last + 1]]
    whole = " ".join(words)
    after = [word.surface for word in sentence[last + 1 : last + 3]]
    if len(after) == 2 and after[0] == "," and after[1] in _lands() and _is_in(sentence, first):
        return NameKind.PLACE  # "in Elizabeth, New Jersey"
    for test in (_listed, _by_its_words):
        if (kind := test(whole, words)) is not None:
            return kind
    return _by_context(sentence, first, last)


def _lands() -> frozenset[str]:
    """Return the first words of countries and regions."""
    listed = gazetteer()
    return frozenset(place.split()[0] for place in listed.countries | listed.regions)


def _is_in(sentence: Sequence[Word], first: int) -> bool:
    return first > 0 and sentence[first - 1].surface.lower() in _IN | {"of", "from"}


def _listed(whole: str, words: Sequence[str]) -> NameKind | None:
    listed = gazetteer()
    if whole in listed.organisations:
        return NameKind.ORGANISATION
    if whole in listed.places:
        return NameKind.PLACE
    if words[0] in listed.styled and len(words) > 1 and words[-1] not in listed.place_heads:
        return NameKind.PERSON if words[0] not in {"St", "Saint"} else NameKind.OTHER
    return None


def _by_its_words(whole: str, words: Sequence[str]) -> NameKind | None:
    return _of_one(whole) if len(words) == 1 else _of_several(words)


def _of_one(word: str) -> NameKind | None:
    listed = gazetteer()
    if word in listed.given - listed.ambiguous:
        return NameKind.PERSON
    if word.isupper() and word.isalpha() and len(word) > 2:
        return NameKind.ORGANISATION
    return None


def _of_several(words: Sequence[str]) -> NameKind | None:
    listed = gazetteer()
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    tests = (
        (NameKind.OTHER, head in listed.events or words[0] in listed.events),
        (NameKind.ORGANISATION, head in listed.organisation_heads or words[-1] in {"Inc", "Ltd"}),
        (NameKind.PLACE, head in listed.place_heads or words[0] in listed.place_starts),
        (NameKind.ORGANISATION, any(word in listed.organisation_heads for word in words[1:-1])),
        (NameKind.PERSON, _is_persons(words)),
    )
    return next((kind for kind, holds in tests if holds), None)


def _is_persons(words: Sequence[str]) -> bool:
    listed = gazetteer()
    if {"of", "&", "and", "for"} & set(words) or len(words) > 4:
        return False
    initials = words[0].replace(".", "").isupper() and len(words[0].replace(".", "")) <= 3
    family = words[-1].istitle() and not is_common(words[-1])
    sure = words[0] in listed.given - listed.ambiguous
    return sure or (
        family and (words[0] in listed.ambiguous or (initials and words[0] not in _LAND))
    )


_LAND = frozenset(("US", "UK", "EU", "UN", "U.S.", "U.K.", "NBC", "BBC", "CNN", "CBS", "ABC"))


def is_common(word: str) -> bool:
    """Tell whether a capitalised word is an ordinary word too: "Bank", "Parks"."""
    listed = gazetteer()
    if word in listed.given or word in listed.places:
        return False
    low = word.lower()
    forms = {low, low.removesuffix("s"), *(lemma(low, tag) for tag in ("NNS", "VBD", "VBG"))}
    return any(known(form, tag) for form in forms for tag in ("NN", "JJ", "VB"))


def _by_context(sentence: Sequence[Word], first: int, last: int) -> NameKind:
    before = [word.surface for word in sentence[max(first - 3, 0) : first]]
    after = [word.surface for word in sentence[last + 1 : last + 5]]
    if before and before[-1].lower() in _BODIES:
        return NameKind.ORGANISATION
    if sentence[first].surface in _ARTICLES:
        return NameKind.OTHER
    if _is_presented(before, last - first) or _is_followed(before, after, last - first):
        return NameKind.PERSON
    if first == last and _is_in(sentence, first) and sentence[last].tag == "NNP":
        return NameKind.PLACE
    return NameKind.OTHER


def _is_presented(before: Sequence[str], more: int) -> bool:
    """Tell "Mrs Veirs", "the artist Veirs" and "its president, Veirs"."""
    listed = gazetteer()
    if not before or more > 2:
        return False
    if before[-1].rstrip(".") in listed.honorifics or before[-1].lower() in listed.roles:
        return True
    return len(before) > 1 and before[-1] == "," and before[-2].lower() in listed.roles


def _is_followed(before: Sequence[str], after: Sequence[str], more: int) -> bool:
    """Tell by what comes next: "Veirs, 35," and "Veirs, a biologist", "Veirs said"."""
    if not after or more > 2 or (before and before[-1].lower() in _AWAY):
        return False
    return _is_described(after) or after[0] in _OF_PEOPLE | _SPEAKS


_BODIES = word_set("newspaper newspapers daily magazine company firm airline supermarket charity")
_ARTICLES = word_set("Le La Les El Los Der Die Das Il The")
_AWAY = word_set("of at from in for by the")


def _is_described(after: Sequence[str]) -> bool:
    """Tell ", a local village headman" and ", 35," which follow the name of a person."""
    if len(after) < 3 or after[0] not in {",", "("}:
        return False
    if after[1].isdigit() and 1 < int(after[1]) < 110 and after[2] in {",", ")"}:
        return True
    near = [word.lower() for word in after[1:4]]
    return near[0] in {"a", "an", "the", "who"} and (
        near[0] == "who" or any(word in gazetteer().roles for word in near[1:])
    )


def linked(found: Sequence[Name]) -> tuple[Name, ...]:
    """Give each name its fullest form and one kind throughout the text.

    A later "Bhurtel" is the "Krishna Bhurtel" before it, unless two people share the name.
    """
    kinds = _agreed(found)
    for name in found:  # "JMW Turner", where "Turner said" shows what Turner is
        last = name.surface.rpartition(" ")[2]
        if kinds[name.surface] is NameKind.OTHER and kinds.get(last) is NameKind.PERSON:
            kinds[name.surface] = NameKind.PERSON if _is_short(name.surface) else NameKind.OTHER
    several = {part for name in found if " " in name.surface for part in name.surface.split()}
    for name in found:  # "in Carroll", whose whole name is elsewhere
        if name.surface in several and kinds[name.surface] is NameKind.PLACE:
            listed = name.surface in gazetteer().places
            kinds[name.surface] = NameKind.PLACE if listed else NameKind.OTHER
    people = {name.surface for name in found if kinds[name.surface] is NameKind.PERSON}
    fullest = _fullest(people)
    families = {person.rpartition(" ")[2] for person in people if " " in person}
    kinds.update(dict.fromkeys({*fullest, *families & kinds.keys()}, NameKind.PERSON))
    return tuple(
        replace(name, kind=kinds[name.surface], whole=fullest.get(name.surface, name.surface))
        for name in found
    )


def _is_short(name: str) -> bool:
    return len(name.split()) < 4 and " of " not in name


def _agreed(found: Iterable[Name]) -> dict[str, NameKind]:
    """Return one kind for each surface: the commonest that is not OTHER, PERSON in a tie."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in found:
        votes[name.surface][name.kind] += 1
    order = [NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE]
    return {
        surface: max(order, key=lambda kind: (count[kind], -order.index(kind)))
        if any(count[kind] for kind in order)
        else NameKind.OTHER
        for surface, count in votes.items()
    }


def _fullest(people: Iterable[str]) -> dict[str, str]:
    """Map a first or last name to the one person of several names who bears it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for person in people:
        parts = person.split()
        if len(parts) > 1:
            for part in (parts[0], parts[-1], " ".join(parts[1:])):
                bearers[part].add(person)
    styled = gazetteer().styled
    return {
        part: next(iter(persons))
        for part, persons in bearers.items()
        if len(persons) == 1 and part not in styled
    }
