"""Facilitator: run citizen dialogues and turn what was said into goals."""

__version__ = "0.1.0"
