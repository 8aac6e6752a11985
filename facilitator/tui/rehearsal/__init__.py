"""Logging in a rehearsal, and practice."""
