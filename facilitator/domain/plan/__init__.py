"""What a goal work and its meetings are planned to be."""
