"""Rehearsals: set up, played, thrown away."""
