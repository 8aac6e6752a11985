"""An answer counts once, and whoever is thanked has it on disk."""

import asyncio
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import ReleaseAnswer
from facilitator.domain.session.search import Search
from facilitator.storage.journal.reading_store import ReadingStore
from tests.web.site import ANSWER, FILLED, Site, receipt_on


def on_disk(site: Site) -> int:
    """Count what the journal holds."""
    store = ReadingStore(site.folder, site.plan.session.id)
    return sum(len(events) for _, (_, events) in store.rest())


def test_an_answer_is_on_disk_before_the_thanks(site: Site) -> None:
    page = site.answer(site.blank("?B=2&G=3&O=2"))
    assert page.status == 303
    assert on_disk(site) == 1
    statement = next(site.opened.newest())
    assert (statement.text, statement.channel) == (ANSWER, "online")
    assert (statement.area, statement.question) == ("a1", "a1-q1")
    assert (statement.group, statement.table) == ("g1", "bord-2")
    thanks = site.get(page.to)
    assert thanks.status == 200
    assert "Tack, ditt svar är sparat" in thanks.text


def test_the_journal_tells_neither_where_it_came_from_nor_with_what(
    site: Site,
) -> None:
    path = site.blank()
    site.wait(30)
    site.client = "203.0.113.77"
    site.post(path, FILLED, user_agent="Telefon/7")
    written = b"".join(each.read_bytes() for each in site.folder.glob("*.jsonl"))
    assert ANSWER.encode() in written
    assert b"203.0.113" not in written and b"Telefon" not in written


def test_a_reload_a_double_tap_and_the_way_back_count_once(site: Site) -> None:
    path = site.blank()
    site.wait(30)
    first = site.post(path, FILLED)
    again = [site.post(path, FILLED) for _ in range(3)]
    assert {each.to for each in again} == {first.to}
    assert site.get(path).to.startswith(first.to.partition("?")[0])
    site.get(first.to)
    assert site.said == [ANSWER]
    assert site.desk.count.answers == 1


def test_two_taps_at_the_same_time_count_once(site: Site) -> None:
    path = site.blank()
    site.wait(30)
    body = "&".join(f"{key}={value}" for key, value in FILLED.items()).encode()

    async def both() -> list[int]:
        pages = await asyncio.gather(*(site.ask("POST", path, body) for _ in range(9)))
        return [each.status for each in pages]

    assert asyncio.run(both()) == [303] * 9
    assert len(site.said) == 1
    assert not site.causes


def test_another_text_from_the_same_page_does_not_change_the_first(site: Site) -> None:
    path = site.blank()
    site.answer(path)
    page = site.get(site.answer(path, answer="Något annat").to)
    assert site.said == [ANSWER]
    assert "Det du skickade först" in page.text
    assert "Det du skickade först" not in site.get(site.answer(path).to).text


def test_an_open_form_outlives_a_restart(site: Site) -> None:
    path, sent = site.blank(), site.blank()
    site.answer(sent, answer="Före omstarten")
    site.restart()
    assert "/TACK" in site.answer(sent, answer="Före omstarten").to
    site.answer(path)
    assert site.said == ["Före omstarten", ANSWER]


def test_a_page_that_was_given_out_elsewhere_keeps_what_was_typed(site: Site) -> None:
    path = f"{site.home}/{'0' * 31}"
    page = site.post(path, FILLED)
    assert page.status == 422
    assert ANSWER in page.text and "Sidan var för gammal" in page.text
    assert site.said == []


def test_one_more_answer_keeps_group_area_and_table(site: Site) -> None:
    thanks = site.get(site.answer(site.blank("?B=2")).to)
    assert f'href="{site.home}?B=2&amp;G=1&amp;O=1"' in thanks.text


def test_an_answer_is_found_by_its_receipt(site: Site) -> None:
    number = receipt_on(site.get(site.answer().to))
    site.answer(answer="Ett helt annat svar som inte söks")
    for words in (number, number.lower(), number.replace("-", "")):
        found = [
            each for part in Search(site.opened.session).find(words) for each in part
        ]
        assert [site.opened.session.statements[each].text for each in found] == [ANSWER]


def test_an_answer_that_is_held_gets_the_same_thanks(site: Site) -> None:
    held = site.get(site.answer(seconds=0).to)
    counted = site.get(site.answer(answer="Ett annat svar, efter en stund").to)
    assert site.causes == {"too_fast": 1}
    number = receipt_on(held)
    assert held.text.count(number) == 1

    def alike(text: str) -> str:
        return text.replace(number, "").replace(receipt_on(counted), "")

    ways = [line for line in alike(held.text).splitlines() if "href" not in line]
    others = [line for line in alike(counted.text).splitlines() if "href" not in line]
    assert ways == others


def test_an_answer_that_was_released_is_not_taken_in_again(site: Site) -> None:
    path = site.blank()
    site.answer(path, seconds=0)
    (held,) = site.opened.session.quarantine.waiting_answers()
    site.opened.execute(ReleaseAnswer(held.source_id))
    assert "/TACK" in site.answer(path).to
    assert site.said == [ANSWER]


def test_what_could_not_be_written_is_not_thanked_for_and_not_lost(
    site: Site, tmp_path: Path
) -> None:
    path = site.blank()
    append = site.opened._commit._write

    def full(events: object) -> None:
        raise Refused("file.disk_full", path=tmp_path)

    site.opened._commit._write = full
    page = site.answer(path)
    assert (page.status, site.said) == (503, [])
    assert ANSWER in page.text and "kunde inte sparas" in page.text
    site.opened._commit._write = append
    assert "/TACK" in site.answer(path).to
    assert (site.said, site.causes) == ([ANSWER], {})


def test_where_too_many_are_held_no_more_are_but_people_still_count(
    site: Site,
) -> None:
    site.desk._already_held = 20_000
    assert site.answer(seconds=0).status == 503
    assert site.causes == {}
    assert site.answer(answer="En människa som tar god tid på sig").status == 303
    assert len(site.said) == 1
