"""Letters made of cells, for the hall."""
