"""The modes: one screen each."""
