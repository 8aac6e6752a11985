"""Files of form tools become answers."""
