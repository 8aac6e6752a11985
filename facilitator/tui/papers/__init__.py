"""Paper that comes back: answers and correction slips."""
