"""One meeting that is open: reading in, writing, drafts, clock."""
