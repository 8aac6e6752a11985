"""The digital form: its address, what is entered, its rules, its token."""
