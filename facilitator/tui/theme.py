"""The colours: one light theme, one dark, one of high contrast."""

from textual.theme import Theme

THEMES = (
    Theme(
        name="facilitator-dark",
        dark=True,
        primary="#6cb6e8",
        secondary="#8fc1a9",
        accent="#f2c14e",
        background="#14191f",
        surface="#1b222a",
        panel="#26303a",
        foreground="#e8edf2",
        success="#7fc99a",
        warning="#f2c14e",
        error="#ff8a80",
    ),
    Theme(
        name="facilitator-light",
        dark=False,
        primary="#0b5394",
        secondary="#2e6b4f",
        accent="#8a4b00",
        background="#fbfaf7",
        surface="#f2f0ea",
        panel="#e4e0d6",
        foreground="#1c1c1c",
        success="#1e6b3a",
        warning="#8a4b00",
        error="#a61b1b",
    ),
    Theme(
        name="facilitator-contrast",
        dark=True,
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        background="#000000",
        surface="#000000",
        panel="#000000",
        foreground="#ffffff",
        success="#00ff00",
        warning="#ffff00",
        error="#ff9d9d",
        variables={"border": "#ffffff", "text-muted": "#ffffff"},
    ),
)
"""In the order in which one key goes through them."""
