"""The colours: one dark theme, one light, one of high contrast.

Every text colour stands against every ground it is used on by at least 4.5 to 1.
"""

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
        error="#ff9a91",
        variables={
            "foreground-muted": "#a9b6c2",
            "text-muted": "#a9b6c2",
            "border-blurred": "#4a5866",
            "block-cursor-blurred-background": "#24445a",
            "scrollbar": "#4a5866",
            "scrollbar-background": "#14191f",
        },
    ),
    Theme(
        name="facilitator-light",
        dark=False,
        primary="#0b5394",
        secondary="#2e6b4f",
        accent="#7d4300",
        background="#fbfaf7",
        surface="#f2f0ea",
        panel="#e4e0d6",
        foreground="#1c1c1c",
        success="#1e6b3a",
        warning="#7d4300",
        error="#a01515",
        variables={
            "foreground-muted": "#55534d",
            "text-muted": "#55534d",
            "border-blurred": "#a8a396",
            "block-cursor-blurred-background": "#cfe2f3",
            "scrollbar": "#a8a396",
            "scrollbar-background": "#fbfaf7",
        },
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
        variables={
            "border": "#ffffff",
            "border-blurred": "#ffffff",
            "foreground-muted": "#ffffff",
            "text-muted": "#ffffff",
            "block-cursor-blurred-background": "#003f7f",
            "scrollbar": "#ffffff",
            "scrollbar-background": "#000000",
        },
    ),
)
"""In the order in which one key goes through them."""
