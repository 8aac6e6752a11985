"""Starts the program: the full screen, or a command where one is given."""

import gc
import sys


def main() -> int:
    """Run the command line and return the exit status."""
    from facilitator.cli.main import run

    status = run(sys.argv[1:])
    # All memory is given back when the process ends: nothing need be looked for in it.
    gc.freeze()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
