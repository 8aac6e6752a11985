"""A made-up evening from a seed, and the practice of one scribe."""
