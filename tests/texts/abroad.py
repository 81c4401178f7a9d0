"""Texts in other languages, of our own: four translations of the same sentences, and others."""

import json

from tests.texts.samples import ROOT

PARALLEL = json.loads((ROOT / "scripts" / "parallel.json").read_text("utf-8"))
MARKET = {
    "es": """Cada sábado por la mañana, los vecinos del pueblo se encuentran en el mercado de la
plaza. Los campesinos llegan antes de la salida del sol con sus verduras, sus quesos y sus
flores. María vende manzanas desde hace treinta años y conoce a casi todos sus clientes por su
nombre. Cuenta que los jóvenes compran menos fruta que sus abuelos, pero que hacen más
preguntas. A las diez, la plaza está llena de gente y es difícil cruzarla. Un músico toca la
guitarra cerca de la fuente mientras los niños comen helado. El alcalde, que vive en una casa
pequeña detrás de la iglesia, siempre pasa a saludar a los comerciantes. Cuando suenan las doce,
guardan sus cajas vacías y toman un último café.""",
    "it": """Ogni sabato mattina gli abitanti del paese si ritrovano al mercato della piazza. I
contadini arrivano prima del sorgere del sole con le verdure, i formaggi e i fiori. Maria vende
mele da trent'anni e conosce per nome quasi tutti i suoi clienti. Racconta che i giovani
comprano meno frutta dei nonni, ma fanno più domande. Alle dieci la piazza è piena di gente ed è
difficile attraversarla. Un musicista suona la chitarra vicino alla fontana mentre i bambini
mangiano il gelato. Il sindaco, che abita in una piccola casa dietro la chiesa, passa sempre a
salutare i commercianti. Quando suona mezzogiorno, mettono via le cassette vuote e bevono un
ultimo caffè prima di tornare a casa.""",
    "pl": """W każdą sobotę rano mieszkańcy wsi spotykają się na rynku. Rolnicy przyjeżdżają
przed wschodem słońca z warzywami, serami i kwiatami. Maria sprzedaje jabłka od trzydziestu lat
i zna prawie wszystkich swoich klientów po imieniu. Opowiada, że młodzi kupują mniej owoców niż
ich dziadkowie, ale zadają więcej pytań. O dziesiątej plac jest pełen ludzi i trudno przez niego
przejść. Muzyk gra na gitarze przy fontannie, a dzieci jedzą lody. Kiedy wybija dwunasta,
wszyscy chowają puste skrzynki i piją ostatnią kawę. Potem wracają do domu i mówią, że następnym
razem przyjadą jeszcze wcześniej, bo na drodze był duży ruch.""",
}


def text(code: str) -> str:
    """Return a text of some 100 words in a language, with a title."""
    body = MARKET.get(code) or "\n".join(row[code] for row in PARALLEL)
    return body.replace("\n", " ") if code in MARKET else body
