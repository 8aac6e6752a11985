"""What the domain's fixed values are called; messages to be translated."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

KIND_WORDS: Mapping[str, str] = {
    "own_words": mark("own words"),
    "paraphrase": mark("paraphrase"),
    "scribe_note": mark("scribe's note"),
}
CHANNEL_WORDS: Mapping[str, str] = {
    "onsite": mark("on site"),
    "online": mark("online"),
    "paper": mark("on paper"),
}
CAUSE_WORDS: Mapping[str, str] = {
    "burst": mark("many at once"),
    "identical": mark("the same text again"),
    "too_fast": mark("sent too fast"),
    "honeypot": mark("hidden field filled in"),
    "late": mark("sent after closing"),
    "personal_number": mark("identity number?"),
    "unmatched": mark("unknown area or group"),
}
"""Why an answer is held."""
TOOL_WORDS: Mapping[str, str] = {
    "forms": "Microsoft Forms",
    "google": "Google Forms",
    "limesurvey": "LimeSurvey",
    "kobo": "KoboToolbox",
    "typeform": "Typeform",
    "surveymonkey": "SurveyMonkey",
    "polis": "Polis",
    "talk": "Talk to the City",
    "table": mark("A table"),
}
"""What form tools are called."""
MEETING_WORDS: Mapping[str, str] = {
    "dialogue": mark("dialogue"),
    "preparation": mark("preparation"),
    "decision": mark("decision"),
}
"""Kinds of meetings in the timeline."""
STATE_WORDS: Mapping[str, str] = {
    "MISSING": mark("missing"),
    "SHORT": mark("short"),
    "DAMAGED": mark("damaged"),
    "TWINS": mark("two under one name"),
    "UNTOLD": mark("no receipt"),
    "WHOLE": mark("receipt agrees"),
    "OWN": mark("this laptop"),
}
"""How it stands with a laptop, by the name of its `State`."""
