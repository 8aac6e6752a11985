"""Sentences about the review of a compilation."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

REVIEW_SENTENCES: Mapping[str, str] = {
    "review.returned": mark(
        "These sections are returned: {sections}. Have whoever returned them approve "
        "them, or settle them with a reason, before the final compilation is made."
    ),
    "review.not_returned": mark(
        "The section {section} is not returned, so there is nothing to settle."
    ),
    "review.bad_role": mark(
        "Say in which role the review is made, in at most {limit} characters."
    ),
    "review.bad_comment": mark(
        "Write a comment of at most {limit} characters, or choose a verdict."
    ),
    "review.too_large": mark(
        "The file is larger than {most} MB and can be no review. Choose another."
    ),
    "review.not_one": mark(
        "The file is no review, or it is not as the review copy made it. Ask for it "
        "anew."
    ),
    "review.other_session": mark(
        "The review is of {session}, not of {here}. Nothing was taken in."
    ),
    "review.unknown_section": mark(
        "The review tells of “{section}”, which the compilation does not have. That "
        "part was not taken in."
    ),
    "review.older": mark(
        "The review is of a compilation that has been changed since. It was taken in; "
        "see whether what it says still holds."
    ),
}
"""Code → sentence."""
