"""What a build adds: compiled message catalogues, and the ready-made plans.

The compiled files lie beside their sources and are not kept in git. Of `sessions/`
only the plans are taken: journals hold what citizens said and never leave.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
LOCALES = ROOT / "facilitator" / "i18n" / "locale"
SESSIONS = ROOT / "sessions"
TEMPLATE = Path("facilitator") / "templates" / "nya-mal"


def compile_catalogues() -> None:
    """Write a `.mo` file beside every `.po` file."""
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file)
        with source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)


def plan_files() -> dict[str, str]:
    """Return the plans of `sessions/` and where each goes in the package."""
    plans = [SESSIONS / "project.toml", *sorted(SESSIONS.glob("*/session.toml"))]
    return {str(p): str(TEMPLATE / p.relative_to(SESSIONS)) for p in plans}


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the catalogues, and adds the plans where a wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build."""
        compile_catalogues()
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(plan_files())


if __name__ == "__main__":
    compile_catalogues()
