"""Why a statement does not count, where it has been taken back."""

from facilitator.domain.session.statement import Withdrawal
from facilitator.i18n.translate import Translator


def reason_gone(tr: Translator, gone: Withdrawal) -> str:
    """Return the reason that was given, or what happened where none was."""
    if gone.again:
        return tr("the same answer had come in before")
    return gone.reason or tr("the logging was undone")
