"""What the program says, in the user's language: Swedish first, English second."""
