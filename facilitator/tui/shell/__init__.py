"""The program: which mode is shown, and what holds in all of them."""
