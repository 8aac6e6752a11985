"""The fold of one meeting: what was said, how it stands, what has become of it."""
