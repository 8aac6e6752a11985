"""Betydelse: one keyword in each group's own words."""
