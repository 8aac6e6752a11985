"""What holds for all tests: none is timed, since machines are not alike."""

import gc
import os
import sys

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# The tests start the program many hundred times: each start would compile it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# An app of Textual makes so many objects that searching them for rubbish as often as
# usual takes a quarter of the time of the tests that type much.
gc.set_threshold(10_000, 10, 10)
