"""Open data: its columns, its rows, where a file comes from."""
