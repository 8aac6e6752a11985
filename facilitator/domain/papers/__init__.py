"""Papers of the evening: what stands on sheets, slips, posters and answer forms."""
