"""Starts the program: the full screen, or a command where one is given."""

import sys


def main() -> int:
    """Run the command line and return the exit status."""
    from facilitator.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
