"""The sections of a compilation, one file each."""
