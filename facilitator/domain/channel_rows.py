"""How statements came in, as the open formats show it: English keys, plain values."""

from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.open_data.rows import is_told


def channels_document(made_of: Compilation) -> dict[str, object]:
    """Return the channels apart, the cut-off, and what is in no figure."""
    channels = made_of.channels
    tells_time = is_told("at", made_of.scope.edition)
    number_of = made_of.number_of
    closes = channels.closes
    return {
        "by_channel": {
            each: {
                "statements": channels.counted[each],
                "latest": channels.latest.get(each) if tells_time else None,
            }
            for each in CHANNELS
        },
        "form_closes": closes.isoformat() if closes else None,
        "late_supplement": [number_of(each) for each in channels.late],
        "held": channels.waiting,
        "held_late": channels.waiting_late,
        "rejected": channels.rejected,
    }


def twins_document(made_of: Compilation) -> list[list[dict[str, str]]]:
    """Return the same texts in several channels, each text's statements together."""
    return [
        [
            {
                "number": made_of.number_of(each),
                "channel": each.channel,
                "group": each.group,
            }
            for each in twins
        ]
        for twins in made_of.twins
    ]
