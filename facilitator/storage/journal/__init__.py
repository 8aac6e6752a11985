"""The journal: lines, segments, TinyDB's view of them, followers."""
