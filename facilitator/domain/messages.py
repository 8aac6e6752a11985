"""Texts that users read, where the domain itself has to name them."""


def mark(message: str) -> str:
    """Mark a text for the catalogues where it stands, to be translated later.

    The domain has no translator: it keeps the English source, and whoever shows it
    translates it.
    """
    return message
