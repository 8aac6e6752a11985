"""Writing that is on the disk when it says so."""
