"""The services of one workspace, as `bootstrap` puts them together."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from facilitator.services.export.exports import Exports
from facilitator.services.form_server import FormServer
from facilitator.services.qr_codes import Codes
from facilitator.services.workspace import Workspace

if TYPE_CHECKING:  # Loaded when first asked for: the first screen does without.
    from facilitator.services.intake.importing import Imports
    from facilitator.services.laptops import Laptops


class Office(NamedTuple):
    """The services of one workspace."""

    root: Path
    """The workspace's folder, to tell the user where the data lies."""
    workspace: Workspace
    exports: Exports
    codes: Codes
    laptops: "Callable[[], Laptops]"
    """Made when first asked for: the first screen does without them."""
    form: FormServer
    """The digital form's server, which whoever ends the program stops."""
    imports: "Callable[[], Imports]"
    """Takes in form tools' files; made when first asked for, too."""
    device: str = ""
    """The name of this laptop's journals."""
