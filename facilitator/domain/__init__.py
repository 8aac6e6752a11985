"""What a dialogue is, in pure Python: no files, no clock, no random numbers."""
