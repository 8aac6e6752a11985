"""Home: the meetings of the goal work, and the way in."""
