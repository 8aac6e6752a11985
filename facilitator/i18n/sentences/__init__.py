"""A sentence with a way out for every error code."""
