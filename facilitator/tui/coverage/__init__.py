"""Täckning: who has not been heard about what."""
