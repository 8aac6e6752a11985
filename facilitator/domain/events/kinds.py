"""How a statement was taken down, and by which way it came."""

from typing import Literal

Kind = Literal["own_words", "paraphrase", "scribe_note"]
Channel = Literal["onsite", "online", "paper"]
KINDS: tuple[Kind, ...] = ("own_words", "paraphrase", "scribe_note")
CHANNELS: tuple[Channel, ...] = ("onsite", "online", "paper")
