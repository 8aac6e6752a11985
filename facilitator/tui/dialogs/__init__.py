"""Questions put to the user; each returns a typed answer."""
