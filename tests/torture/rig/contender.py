"""One of many that race for a journal; told by stdin when to try and when to let go."""

import sys
from pathlib import Path

from facilitator.storage.errors import JournalLocked
from tests.torture.rig.harness import open_laptop
from tests.torture.rig.writers import say


def main(root: Path) -> None:
    """Try once for each line that comes; hold what was won until the next line."""
    say("ready")
    for _ in sys.stdin:
        try:
            opened = open_laptop(root)
        except JournalLocked as error:
            say(f"refused {error.details['device']}")
        else:
            say("won")
            sys.stdin.readline()
            opened.close()
            say("let go")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
