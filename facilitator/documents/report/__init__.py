"""The compilation on paper, section by section; each is set by a file of its own."""
