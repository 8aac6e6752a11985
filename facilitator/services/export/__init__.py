"""What goes out: chosen, looked at first, made, verified, approved."""
