"""How it stands with the digital form on this laptop, in words."""

from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator, mark
from facilitator.services.form_server import Serving

UNREACHED = mark(
    "Do no phones reach it? They must be on the same network, which must let them "
    "reach each other, and this laptop's firewall must let them in. F1 says more."
)


def form_lines(tr: Translator, serving: Serving) -> list[tuple[str, str]]:
    """Return lines and the style of each."""
    match serving.phase:
        case "stopped":
            return [(tr("The form is not open on this laptop. S opens it."), "")]
        case "starting":
            return [(tr("The form is being opened …"), "")]
        case "failed":
            told = sentence(tr, serving.error) if serving.error else ""
            return [(tr("The form has stopped."), "bold $error"), (told, "$error")]
        case "open":
            return _open(tr, serving)


def _open(tr: Translator, serving: Serving) -> list[tuple[str, str]]:
    phones = tr.plural(
        "{count} phone has reached the form",
        "{count} phones have reached the form",
        serving.phones,
    )
    answers = tr.plural("{count} answer", "{count} answers", serving.answers)
    lines = [(phones, "bold $success" if serving.phones else "bold $warning")]
    if serving.phones or serving.answers:
        lines.append((answers, "bold"))
    else:
        lines.append((tr(UNREACHED), "$foreground-muted"))
    if serving.held:
        held = tr.plural("{count} of them is held: Q",
                         "{count} of them are held: Q", serving.held)  # fmt: skip
        lines.append((held, "$warning"))
    return lines
