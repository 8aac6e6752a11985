"""The evening in the hall: agenda, coverage, what to ask next."""
