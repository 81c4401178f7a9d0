"""What is no plain English prose, brought at the desk: a warning on the page, or one sentence."""

import pytest
from flask.testing import FlaskClient

from tests.web.world import World

BEES = "Bees find food in flowers and they tell the others where it is. "
CODE = "for (i = 0; i < n; i++) { if (a[i] == b[i]) { return it.to(a[i]); } }\n"
VERSE = "The sea is calm tonight\nThe tide is full, the moon lies fair\nUpon the straits\n"
ENDLESS = "and then we went to the shop and we saw the man who had the dog "
TABLE = "".join(f"Row {n}\t{20 + n}\t{n}.5\t{1990 + n}\n" for n in range(40))
LIST = "\n".join(
    ["apple", "banana", "house", "river", "mountain", "teacher", "window", "garden"] * 10
)
DUTCH = "De kat zit op de tafel in de kamer en de hond is in de tuin. "
FRENCH = "Le chat est assis sur la table et il regarde la souris. "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CODE * 10, "signs or figures"),
        (VERSE * 10 + "The end.", "uncertain"),
        (ENDLESS * 12 + ".", "without a stop"),
        (TABLE + "The end.", "no level can be told"),
        (LIST + ".", "no level can be told"),
        (DUTCH * 10, "This is in Dutch"),
        (BEES * 8 + FRENCH * 8, "does not read like English"),
    ],
    ids=["code", "poem", "endless", "table", "list", "Dutch", "half French"],
)
def test_a_page_warns_of_a_level_that_cannot_be_trusted(
    anna: FlaskClient, world: World, text: str, said: str
) -> None:
    page = anna.post("/desk/new", data={"title": "Bad", "text": text}, follow_redirects=True)
    assert page.status_code == 200
    assert said in page.text


@pytest.mark.parametrize(
    "text", ["今天天气很好。我们去散步。" * 20, "12 345. 67 890. " * 20, "?! ."]
)
def test_what_has_no_words_is_refused_in_one_sentence_and_kept_in_the_box(
    anna: FlaskClient, world: World, text: str
) -> None:
    reply = anna.post("/desk/new", data={"text": text})
    assert reply.status_code == 422
    assert text.split()[0] in reply.text
