"""Files of answers are taken in."""
