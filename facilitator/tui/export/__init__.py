"""Exportera: what goes out."""
