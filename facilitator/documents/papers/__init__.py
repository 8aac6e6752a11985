"""The papers of the evening and what is handed to people after it."""
