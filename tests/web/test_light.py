"""A process that serves pages loads no language model."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVE = """
import sys
from app import create_app
from models import db
from tests.web.world import furnish
app = create_app({"SECRET_KEY": "x" * 40, "SQLALCHEMY_DATABASE_URI": "sqlite:///" + sys.argv[1]})
with app.app_context():
    db.create_all()
world = furnish(app)
reader = app.test_client()
for path in ("/", "/library", f"/articles/{world.open}", "/sign-in"):
    assert reader.get(path).status_code == 200, path
reader.post("/guest")
attempt = reader.post(f"/articles/{world.open}/quiz").location
"""


def test_serving_pages_loads_no_language_model(tmp_path: Path) -> None:
    script = SERVE.replace("app = create_app({", 'app = create_app({"WTF_CSRF_ENABLED": False, ')
    script += "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    ran = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script, str(tmp_path / "light.sqlite")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    heavy = {"nltk", "spacy", "wordfreq", "lemminflect", "cefrpy", "numpy"}
    assert not heavy & set(ran.stdout.split())
