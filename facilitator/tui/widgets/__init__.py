"""The parts screens are made of; they show and report, and call no service."""
