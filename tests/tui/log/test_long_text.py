"""Far too much text at once: a clear limit, and nothing of it is lost."""

import json
from pathlib import Path

import pytest
from textual.events import Paste

from facilitator.domain.text import TEXT_LIMIT
from tests.tui.conftest import SESSION, MakeApp, running, statements, toasts, until
from tests.tui.log.log_steps import entry

pytestmark = pytest.mark.slow

MEGABYTE = "Vi vill ha fler bussar. " * (1_000_000 // 24)


async def test_a_megabyte_that_is_pasted_is_refused_in_words_and_kept_in_the_draft(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    draft = workspace / "sessions" / SESSION / "journal" / "bord-1.draft.json"
    async with running(app) as pilot:
        entry(app).post_message(Paste(MEGABYTE))
        await until(pilot, lambda: len(entry(app).text) > TEXT_LIMIT)
        await until(pilot, lambda: "8\u00a0000" in str(entry(app).border_subtitle))
        await pilot.press("enter")
        await until(pilot, lambda: toasts(app))
        assert str(TEXT_LIMIT) in toasts(app)[-1]
        assert statements(app) == []
        assert entry(app).text.startswith("Vi vill ha fler bussar.")
        await until(pilot, lambda: draft.exists() and draft.stat().st_size > 900_000)
    assert len(json.loads(draft.read_text("utf-8"))["text"]) > 900_000
    again = make_app()
    async with running(again, session=None) as pilot:
        await until(pilot, lambda: again.current_mode == "log")
        assert len(entry(again).text) > 900_000
