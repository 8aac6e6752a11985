"""The PDF file itself: bytes, tags, pages, fonts, text."""
