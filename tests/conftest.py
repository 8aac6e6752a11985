"""What holds for all tests: none is timed, since machines are not alike."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
