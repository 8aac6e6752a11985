"""Commands become events, or are refused with a reason."""
