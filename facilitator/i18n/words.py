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
    "facilitator": mark("Facilitator's own data"),
    "table": mark("A table"),
}
"""What form tools are called."""
MEETING_WORDS: Mapping[str, str] = {
    "dialogue": mark("dialogue"),
    "preparation": mark("preparation"),
    "decision": mark("decision"),
}
"""Kinds of meetings in the timeline."""
DESTINATION_WORDS: Mapping[str, str] = {
    "goals": mark("To goals"),
    "programme": mark("To the development programme"),
    "outside": mark("Outside"),
    "unhandled": mark("Not handled yet"),
}
"""Where statements have gone."""
EDITION_WORDS: Mapping[str, str] = {
    "work": mark("work edition"),
    "committee": mark("the committee's edition"),
    "public": mark("public edition"),
}
"""For whom a compilation is made."""
RULE_WORDS: Mapping[str, str] = {
    "standing_wording": mark("Every statement that counts, as it is worded now"),
    "first_wording": mark("First wordings of what was corrected"),
    "withdrawn_words": mark("The words of what was withdrawn"),
    "withdrawn_reason": mark("Numbers of what was withdrawn, and why"),
    "small_groups": mark("Which group, also where it said little"),
    "place_and_time": mark("Table, round and time, in open data"),
    "scribe": mark("Who wrote it down, in open data"),
}
"""What an edition may tell."""
SECTION_WORDS: Mapping[str, str] = {
    "summary": mark("Summary"),
    "procedure": mark("How it was done"),
    "channels": mark("How the statements came in"),
    "participation": mark("Participation by target group"),
    "matrix": mark("Who has spoken about what"),
    "chapters": mark("A chapter for each goal area"),
    "meaning": mark("What the words mean to different groups"),
    "sums": mark("Nothing is lost: the sums"),
    "method": mark("Method and limits"),
    "edition": mark("What this edition tells"),
    "late": mark("Late supplement"),
    "twins": mark("The same text in several channels"),
    "annex": mark("Annex: all statements by number"),
}
"""The sections of the compilation, as their headings say."""
VERDICT_WORDS: Mapping[str, str] = {
    "approved": mark("approved"),
    "returned": mark("returned"),
    "commented": mark("comment"),
}
"""What a reviewer says of a section."""
STATE_WORDS: Mapping[str, str] = {
    "MISSING": mark("missing"),
    "SHORT": mark("short"),
    "DAMAGED": mark("damaged"),
    "CONTRADICTED": mark("two contents, to be settled"),
    "TWINS": mark("two under one name"),
    "UNTOLD": mark("no receipt"),
    "WHOLE": mark("receipt agrees"),
    "OWN": mark("this laptop"),
    "SET_ASIDE": mark("set aside"),
}
"""How it stands with a laptop, by the name of its `State`."""
