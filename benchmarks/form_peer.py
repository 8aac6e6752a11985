"""The form as one would write it in an afternoon: Flask, waitress and SQLite.

Each answer is as durable as ours: SQLite flushes to the disk before it is acknowledged.
`python -m benchmarks.form_peer PORT FOLDER`.
"""

import sqlite3
import sys
import threading
import uuid
from pathlib import Path

GROUP, ABOUT = "unga-vuxna", "tillvaxt/1a"
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


def main() -> None:
    """Serve until killed."""
    import flask
    import waitress

    from benchmarks.material import existing

    port, root = int(sys.argv[1]), Path(sys.argv[2])
    plan = existing(root).plan
    app, local = flask.Flask(__name__), threading.local()
    page = app.jinja_env.from_string(_PAGE)

    def database() -> sqlite3.Connection:
        if not hasattr(local, "line"):
            local.line = sqlite3.connect(root / "answers.db", timeout=30)
            local.line.execute("PRAGMA journal_mode=WAL")
            local.line.execute("PRAGMA synchronous=FULL")
            local.line.execute(_TABLE)
        line: sqlite3.Connection = local.line
        return line

    @app.get("/")
    def home() -> object:
        return flask.redirect("/f/kod", 303)

    @app.get("/f/kod")
    def give() -> object:
        return flask.redirect(f"/f/kod/{uuid.uuid4()}", 303)

    @app.get("/f/kod/<token>")
    def show(token: str) -> object:
        return page.render(
            title=plan.session.name, groups=plan.groups, areas=plan.areas
        )

    @app.post("/f/kod/<token>")
    def take(token: str) -> object:
        sent = flask.request.form
        with database() as line:
            line.execute(
                "INSERT OR IGNORE INTO answers (token, grupp, about, answer) "
                "VALUES (?, ?, ?, ?)",
                (token, sent["group"], sent["about"], sent["answer"]),
            )
        return flask.redirect(f"/f/kod/{token}/tack", 303)

    @app.get("/f/kod/<token>/tack")
    def thank(token: str) -> object:
        return f"<!DOCTYPE html><title>Tack</title><h1>Tack</h1><p>{token[:8]}</p>"

    waitress.serve(
        app, host="127.0.0.1", port=port, threads=THREADS, connection_limit=1000
    )


if __name__ == "__main__":
    main()
