"""The form as one would write it in an afternoon: Flask, waitress and SQLite.

Each answer is as durable as ours: SQLite flushes to the disk before it is acknowledged.
`python -m benchmarks.form_peer PORT FOLDER`.
"""

import sqlite3
import sys
import threading
import uuid
from collections.abc import Callable
from pathlib import Path

import flask
import flask.typing
import waitress

from benchmarks.material import existing
from facilitator.domain.plan.plan import Plan

THREADS = 16
_PAGE = """<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8">
<title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<form method="post"><select name="group">
{% for each in groups %}
<option value="{{ each.id }}">{{ each.name }}</option>
{% endfor %}
</select>
{% for area in areas %}<fieldset><legend>{{ area.name }}</legend>
{% for each in area.questions %}<label><input type="radio" name="about"
value="{{ area.id }}/{{ each.id }}">{{ each.name }}</label>{% endfor %}</fieldset>
{% endfor %}
<textarea name="answer"></textarea><button>Skicka</button></form></body></html>"""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers (token TEXT PRIMARY KEY, grupp TEXT, "
    "about TEXT, answer TEXT, at TEXT DEFAULT CURRENT_TIMESTAMP)"
)

_INSERT = (
    "INSERT OR IGNORE INTO answers (token, grupp, about, answer) VALUES (?, ?, ?, ?)"
)


def _store(folder: Path) -> Callable[[], sqlite3.Connection]:
    """Return what gives each thread its own connection."""
    local = threading.local()

    def database() -> sqlite3.Connection:
        if not hasattr(local, "line"):
            local.line = sqlite3.connect(folder / "answers.db", timeout=30)
            local.line.execute("PRAGMA journal_mode=WAL")
            local.line.execute("PRAGMA synchronous=FULL")
            local.line.execute(_TABLE)
        line: sqlite3.Connection = local.line
        return line

    return database


def _app(plan: Plan, database: Callable[[], sqlite3.Connection]) -> flask.Flask:
    app = flask.Flask(__name__)
    page = app.jinja_env.from_string(_PAGE)

    @app.get("/")
    def home() -> flask.typing.ResponseReturnValue:
        return flask.redirect("/f/kod", 303)

    @app.get("/f/kod")
    def give() -> flask.typing.ResponseReturnValue:
        return flask.redirect(f"/f/kod/{uuid.uuid4()}", 303)

    @app.get("/f/kod/<token>")
    def show(token: str) -> flask.typing.ResponseReturnValue:
        return page.render(
            title=plan.session.name, groups=plan.groups, areas=plan.areas
        )

    @app.post("/f/kod/<token>")
    def take(token: str) -> flask.typing.ResponseReturnValue:
        sent = flask.request.form
        row = (token, sent["group"], sent["about"], sent["answer"])
        with database() as line:
            line.execute(_INSERT, row)
        return flask.redirect(f"/f/kod/{token}/tack", 303)

    @app.get("/f/kod/<token>/tack")
    def thank(token: str) -> flask.typing.ResponseReturnValue:
        return f"<!DOCTYPE html><title>Tack</title><h1>Tack</h1><p>{token[:8]}</p>"

    return app


def main() -> None:
    """Serve until killed."""
    port, root = int(sys.argv[1]), Path(sys.argv[2])
    waitress.serve(
        _app(existing(root).plan, _store(root)),
        host="127.0.0.1",
        port=port,
        threads=THREADS,
        connection_limit=1000,
    )


if __name__ == "__main__":
    main()
