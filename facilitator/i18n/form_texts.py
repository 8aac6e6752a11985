"""What the digital form says, by key; a plan may give the same keys in any language."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

FORM_TEXTS: Mapping[str, str] = {
    "language": mark("Language"),
    "intro": mark(
        "Say one thing in each answer. You may answer as often as you like, and "
        "nobody asks who you are."
    ),
    "required": mark("(required)"),
    "group": mark("Which group do you belong to?"),
    "group_choose": mark("Choose a group"),
    "about": mark("What is your answer about?"),
    "about_hint": mark("Choose a question, or a goal area as a whole."),
    "whole_area": mark("Something else in this goal area"),
    "other_areas": mark("Answer about another goal area"),
    "answer": mark("Your answer"),
    "answer_hint": mark(
        "At most {limit} characters. Do not write names, or anything else that tells "
        "who somebody is."
    ),
    "trap": mark("Leave this field empty"),
    "send": mark("Send the answer"),
    "error": mark("Error"),
    "error_title": mark("The answer has not been sent yet"),
    "error_group": mark("Choose which group you belong to"),
    "error_about": mark("Choose what your answer is about"),
    "error_answer": mark("Write your answer"),
    "error_long": mark("The answer is too long: shorten it to {limit} characters"),
    "error_length": mark("You have written {length} characters."),
    "error_again": mark(
        "The page was too old. What you wrote is kept below: send it once more"
    ),
    "error_saving": mark(
        "The answer could not be saved just now. What you wrote is kept below: wait "
        "a moment and send it once more"
    ),
    "thanks": mark("Thank you, your answer is saved"),
    "receipt": mark("Your receipt number"),
    "receipt_hint": mark(
        "Write the number down. With it you can ask for your answer to be withdrawn."
    ),
    "another": mark("Give another answer"),
    "late_thanks": mark(
        "The form had closed. Your answer is kept as a late supplement, apart from "
        "the others."
    ),
    "changed": mark(
        "What you sent first from that page is what is kept. To say something more, "
        "give another answer."
    ),
    "happens": mark("What happens with your answer"),
    "purpose": mark(
        "Your answer is read together with everybody else's and compiled for those "
        "who decide. It may be published without telling who wrote it."
    ),
    "responsible": mark("Personal data"),
    "notice": mark(
        "The form asks for no name, sets no cookies and keeps no address of your "
        "phone or computer."
    ),
    "controller": mark("Responsible for personal data: {controller}."),
    "contact": mark("Questions, or to withdraw an answer: {contact}."),
    "not_yet": mark("The form has not opened yet"),
    "opens": mark("It opens {when}. The address is the same then."),
    "closed": mark("The form closed {when}."),
    "closed_hint": mark(
        "You may still answer: your answer is then kept as a late supplement, apart "
        "from the others."
    ),
    "not_found": mark("There is no such page"),
    "not_found_hint": mark("Look at the address once more, or read the code anew."),
    "to_form": mark("To the form that is open here"),
    "too_many": mark("Too many at once"),
    "too_many_hint": mark(
        "Wait a minute and try again. What you send is counted only once."
    ),
    "too_large": mark("That was more than the form can take"),
    "too_large_hint": mark("Go back and shorten your answer."),
    "failed": mark("Something went wrong"),
    "failed_hint": mark(
        "Go back and send the answer once more. It is counted only once, also if it "
        "was saved already."
    ),
}
"""Key → text in English."""
