"""The same ten answers as ten form tools would write them to a file."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

QUESTIONS = (
    "Vad betyder hållbar tillväxt för dig där du bor?",
    "Vad ska vi värna när kommunen växer?",
)
"""1a and 1b of the ready-made plan."""
GROUP = "Vilken målgrupp hör du till?"
WORDS = "Vad handlar det om?"
OPTIONS = ("bostäder", "byggd miljö", "klimat")
GROUPS = ("Äldre (65+)", "Barnfamiljer", "Vet ej")
"""Two of the plan, and one that the plan does not know."""
PERSONAL_NUMBER = "811228-9874"


class Said(NamedTuple):
    """One answer."""

    text: str
    question: int = 0
    """Which of `QUESTIONS`."""
    group: str = GROUPS[0]
    words: tuple[str, ...] = ()


ANSWERS = (
    Said("Fler bänkar\nlängs ån.\n\nOch ljus.", 0, words=("bostäder",)),
    Said("Rad ett\nrad två", 1, GROUPS[1], ("byggd miljö", "klimat")),
    Said("Bussar; tåg; cykelvägar", 0, GROUPS[1]),
    Said('De kallar det "utveckling", vi kallar det buller', 1),
    Said("Familjen 👨‍👩‍👧‍👦 behöver parker", 0, GROUPS[2]),
    Said("- skolan, vården och omsorgen", 1, GROUPS[1], ("klimat",)),
    Said(f"Mitt nummer är {PERSONAL_NUMBER}, ring mig", 0),
    Said("", 0, GROUPS[1]),
    Said("Å" + " äö" * 1333, 1, GROUPS[0], OPTIONS),
    Said("نريد المزيد من الحدائق والمقاعد", 0, GROUPS[1]),
)

Row = Sequence[object]


def forms(path: Path) -> None:
    """Microsoft Forms, as a workbook."""
    workbook(path, [("ID", "Start time", "Completion time", "Email", "Name",
                     *QUESTIONS, f"{GROUP}\n", WORDS), *_forms_rows()])  # fmt: skip


def forms_csv(path: Path) -> None:
    """Microsoft Forms, saved by Excel in Swedish as CSV UTF-8."""
    header = ("Id", "Starttid", "Slutförandetid", "E-post", "Namn",
              *QUESTIONS, GROUP, WORDS)  # fmt: skip
    write(path, [header, *_forms_rows()], ";", "utf-8-sig")


def _forms_rows() -> list[Row]:
    return [
        (n, "2019-04-01 18:05:12", "2019-04-01 18:07:40", "anonymous", "Eva Ek",
         *_columns(said), said.group, "".join(f"{word};" for word in said.words))
        for n, said in enumerate(ANSWERS, 1)
    ]  # fmt: skip


def google(path: Path) -> None:
    """Google Forms, every cell in quotes."""
    rows: list[Row] = [("Tidstämpel", "E-postadress", *QUESTIONS, GROUP, WORDS)]
    for n, said in enumerate(ANSWERS):
        at = f"2019/04/01 7:{n:02d}:38 PM GMT+2"
        cells = (*_columns(said), said.group, ";".join(said.words))
        rows.append((at, "eva@exempel.example", *cells))
    write(path, rows, ",", "utf-8", csv.QUOTE_ALL)


def limesurvey(path: Path) -> None:
    """LimeSurvey, with a column for each option, and one who never sent it in."""
    rows: list[Row] = [
        ("id", "submitdate", "lastpage", "startlanguage", "seed", "ipaddr",
         *QUESTIONS, GROUP, *(f"{WORDS} [{option}]" for option in OPTIONS))
    ]  # fmt: skip
    for n, said in enumerate(ANSWERS, 1):
        ticks = ["Ja" if option in said.words else "Nej" for option in OPTIONS]
        rows.append((n, f"2019-04-01 18:05:{n:02d}", 3, "sv", 99, "10.0.0.7",
                     *_columns(said), said.group, *ticks))  # fmt: skip
    rows.append((77, "", 1, "sv", 99, "10.0.0.7", "påbörjat", "", GROUPS[0], *[""] * 3))
    write(path, rows, ";", "utf-8-sig", csv.QUOTE_ALL)


def kobo(path: Path) -> None:
    """KoboToolbox, with a second header row of tags and options twice over."""
    rows: list[Row] = [
        ("start", "end", *(f"om/{each}" for each in QUESTIONS), GROUP, WORDS,
         *(f"{WORDS}/{option}" for option in OPTIONS),
         "_id", "_uuid", "_submission_time", "_validation_status", "_index"),
        ("", "", "#text", "#text", "#group", "#keywords", *[""] * 8),
    ]  # fmt: skip
    for n, said in enumerate(ANSWERS, 1):
        ticks = [int(option in said.words) for option in OPTIONS]
        rows.append(("2017-10-23T05:40:39.000-04:00", "2017-10-23T05:41:39.000-04:00",
                     *_columns(said), said.group, " ".join(said.words), *ticks,
                     1000 + n, f"0a-{n}", "2019-04-01T18:05:12", "", n))  # fmt: skip
    write(path, rows, ";", "utf-8", csv.QUOTE_ALL)


def typeform(path: Path) -> None:
    """Typeform, options in one cell with a stroke in front of each."""
    rows: list[Row] = [("#", *QUESTIONS, GROUP, WORDS, "Start Date (UTC)",
                        "Submit Date (UTC)", "Network ID")]  # fmt: skip
    for n, said in enumerate(ANSWERS):
        ticked = "".join(f" / {word}" for word in said.words)
        rows.append((f"{n}f3a9", *_columns(said), said.group, ticked,
                     "2018-04-03 09:05:14", "2018-04-03 09:07:00", "n7"))  # fmt: skip
    write(path, rows, ",", "utf-8")


def surveymonkey(path: Path) -> None:
    """SurveyMonkey, with two header rows and a column for each option."""
    rows: list[Row] = [
        ("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address",
         "Email Address", "First Name", "Last Name", "Custom Data 1",
         *QUESTIONS, GROUP, WORDS, "", ""),
        (*[""] * 9, "Open-Ended Response", "Open-Ended Response", "Response", *OPTIONS),
    ]  # fmt: skip
    for n, said in enumerate(ANSWERS, 1):
        ticks = [option if option in said.words else "" for option in OPTIONS]
        rows.append((900 + n, 5, "04/01/2019 06:05:12 PM", "04/01/2019 06:09:12 PM",
                     "10.0.0.7", "", "Eva", "Ek", "", *_columns(said), said.group,
                     *ticks))  # fmt: skip
    write(path, rows, ",", "utf-8-sig")


def webropol(path: Path) -> None:
    """A wide table of a tool that is not known, a column for each option."""
    rows: list[Row] = [(*QUESTIONS, *(f"{GROUP} [{each}]" for each in GROUPS),
                        *(f"{WORDS} [{option}]" for option in OPTIONS))]  # fmt: skip
    for said in ANSWERS:
        groups = [1 if each == said.group else 0 for each in GROUPS]
        rows.append((*_columns(said), *groups,
                     *[int(option in said.words) for option in OPTIONS]))  # fmt: skip
    workbook(path, rows)


def excel_long(path: Path) -> None:
    """An own table in Excel, saved with `sep=`: a row an answer, question named."""
    rows: list[Row] = [("Löpnummer", "Fråga", "Målgrupp", "Nyckelord", "Synpunkt")]
    for n, said in enumerate(ANSWERS, 1):
        asked = QUESTIONS[said.question]
        rows.append((n, asked, said.group, ", ".join(said.words), said.text))
    write(path, rows, ";", "utf-8-sig", before="sep=;\r\n")


def excel_unicode(path: Path) -> None:
    """An own table saved by Excel as Unicode text: tabs, UTF-16."""
    rows: list[Row] = [(*QUESTIONS, "Målgrupp", "Nyckelord")]
    for said in ANSWERS:
        rows.append((*_columns(said), said.group, ", ".join(said.words)))
    write(path, rows, "\t", "utf-16")


def polis(path: Path) -> None:
    """Polis: texts alone, and one that a moderator turned down."""
    rows: list[Row] = [("timestamp", "datetime", "comment-id", "author-id", "agrees",
                        "disagrees", "moderated", "comment-body")]  # fmt: skip
    for n, said in enumerate(ANSWERS):
        rows.append((1554134712000 + n, "", n, 7, 1, 0, 1, said.text))
    rows.append((1554134712999, "", 99, 7, 0, 9, -1, "Köp billiga klockor"))
    write(path, rows, ",", "utf-8")


def talk(path: Path) -> None:
    """Talk to the City: texts, and whose they are."""
    rows: list[Row] = [("id", "interview", "comment")]
    rows += [(n, "Eva Ek", said.text) for n, said in enumerate(ANSWERS)]
    write(path, rows, ",", "utf-8")


Shape = Callable[[Path], None]
SHAPES: dict[str, Shape] = {
    "forms.xlsx": forms,
    "forms.csv": forms_csv,
    "google.csv": google,
    "limesurvey.csv": limesurvey,
    "kobo.csv": kobo,
    "typeform.csv": typeform,
    "surveymonkey.csv": surveymonkey,
    "webropol.xlsx": webropol,
    "excel.csv": excel_long,
    "excel.txt": excel_unicode,
}
"""File name → what writes it; all of them say the same."""
TEXTS_ALONE: dict[str, Shape] = {"polis.csv": polis, "talk.csv": talk}
"""Tools that know neither question nor group."""


def _columns(said: Said) -> list[str]:
    return [said.text if at == said.question else "" for at in range(len(QUESTIONS))]


def write(
    path: Path,
    rows: Sequence[Row],
    delimiter: str,
    encoding: str,
    quoting: Any = csv.QUOTE_MINIMAL,
    before: str = "",
) -> None:
    """Write rows as text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(rows)
    path.write_bytes((before + text.getvalue()).encode(encoding))


def workbook(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as an Excel workbook, texts as texts."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Svar")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
