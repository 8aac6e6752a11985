"""Statements as rows, and what is done with one."""
