"""The command line as a whole: from the arguments to the exit status."""

import contextlib
import gc
from collections.abc import Sequence
from itertools import pairwise

from facilitator.cli.console import Console, OutputClosed, WrongUsage
from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.translate import Translator, choose_language, load
from facilitator.storage.disk.privacy import keep_to_oneself
from facilitator.storage.machine.settings import (
    read_settings,
    settings_path,
)

WRONG_USAGE = 2
BROKEN = 3
INTERRUPTED = 130


def run(argv: list[str]) -> int:
    """Carry out what the arguments ask for and return the exit status.

    0 done, 1 refused, 2 wrong usage, 3 the data on disk or the program itself
    needs a person, 130 interrupted.
    """
    # What people said is nobody else's business on a computer that is shared.
    keep_to_oneself()
    console = Console()
    choices, _ = read_settings(settings_path())
    tr = load(choose_language(_asked_language(argv), choices.language))
    try:
        status = _answer(argv, console, tr)
        console.flush()
        return status
    except WrongUsage as error:
        console.complain(str(error))
        return WRONG_USAGE
    except FacilitatorError as error:
        from facilitator.i18n.sentences.all import sentence  # Only where it failed.

        console.complain(sentence(tr, error))
        return error.exit_status
    except OutputClosed:
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        console.complain(_last_words(tr, error))
        return BROKEN


def _answer(argv: Sequence[str], console: Console, tr: Translator) -> int:
    # Loaded here: the full screen comes sooner without commands, these without it.
    if not argv:
        # What is loaded here stays to the end: looking through it for garbage would
        # hold up the first frame, and now and then a key.
        gc.disable()
        from facilitator.bootstrap import Wishes, build
        from facilitator.cli.full_screen import full_screen

        return full_screen(build(Wishes(language=tr.language)))
    from facilitator.cli.commands import answer

    return answer(argv, console, tr)


def _asked_language(argv: Sequence[str]) -> str | None:
    """Return what `--lang` says, which must be known before argparse can speak."""
    for word, following in pairwise([*argv, ""]):
        if word == "--":
            return None
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def _last_words(tr: Translator, error: Exception) -> str:
    """Return what to say of a fault in the program, and keep a technical report."""
    import traceback

    from facilitator.bootstrap import write_report

    words = tr("Something went wrong in the program itself. What was saved is kept.")
    with contextlib.suppress(OSError):
        path = write_report("".join(traceback.format_exception(error)))
        words += " " + tr("A technical report is in {path}.", path=path)
    return words
