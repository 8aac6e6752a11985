"""Reads the files of form tools: bytes in, rows of a table out."""
