"""What the program can do: the one place that writes, whichever front end asks."""
