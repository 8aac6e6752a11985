"""Large letters made of block characters, for reading from the back of a hall."""
