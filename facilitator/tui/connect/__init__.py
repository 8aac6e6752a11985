"""Anslut: the form's address, answers from files, quarantine."""
