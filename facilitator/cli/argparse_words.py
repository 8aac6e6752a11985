"""argparse's own words in the user's language, by the way gettext offers.

argparse looks its messages up in the domain that is set with `textdomain`. Each of
them that a user can meet is marked here, for Python 3.11 to 3.14.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from facilitator.i18n.translate import DOMAIN, LOCALE_FOLDER, mark

MESSAGES = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("show program's version number and exit"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("expected one argument"),
    mark("expected at most one argument"),
    mark("expected at least one argument"),
    mark("ignored explicit argument %r"),
    mark("invalid %(type)s value: %(value)r"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark(
        "invalid choice: %(value)r, maybe you meant %(closest)r? "
        "(choose from %(choices)s)"
    ),
    mark("not allowed with argument %s"),
    mark("one of the arguments %s is required"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("%(prog)s: warning: %(message)s\n"),
)


@contextmanager
def argparse_in(language: str) -> Iterator[None]:
    """Let argparse speak a language of `LANGUAGES` while this lasts."""
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before
