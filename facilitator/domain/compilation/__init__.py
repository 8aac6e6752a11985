"""The read models of what goes out, and what an edition tells."""
