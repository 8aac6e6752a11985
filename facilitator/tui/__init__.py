"""The full screen, on Textual; knows services and domain, never files."""
