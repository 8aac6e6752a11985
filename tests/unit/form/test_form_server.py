"""The form's server as the front ends see it, with a child that plays its part."""

from dataclasses import dataclass, field

from facilitator.domain.errors import NeedsAPerson, Refused
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import load
from facilitator.services.form_server import FormServer, FormWish, Serving
from tests.form_child import Child


@dataclass(slots=True)
class Stage:
    """A server, and the children it has had."""

    children: list[Child] = field(default_factory=list)
    refusal: Refused | None = None
    server: FormServer = field(init=False)

    def __post_init__(self) -> None:
        self.server = FormServer(self.launch, lambda: ["192.168.1.5"])

    def launch(self, wish: FormWish) -> Child:
        """Start a child."""
        if self.refusal:
            raise self.refusal
        self.children.append(Child(wish))
        return self.children[-1]


OPEN = {"told": "open", "port": 8081}
COUNTED = {"told": "count", "phones": 3, "answers": 5, "held": 1}


def test_it_stands_still_until_it_is_started() -> None:
    stage = Stage()
    stage.server.stop()
    assert stage.server.look() == Serving("stopped")
    assert stage.server.addresses() == ["192.168.1.5"]


def test_it_tells_how_it_stands_from_start_to_stop() -> None:
    stage = Stage()
    stage.server.start("2019-04-01", port=8081)
    assert stage.server.look() == Serving("starting")
    child = stage.children[0]
    assert child.wish == FormWish("2019-04-01", "", 8081, "")
    child.told += [OPEN, COUNTED]
    assert stage.server.look() == Serving("open", 8081, 3, 5, 1)
    stage.server.stop()
    assert child.is_to_end
    assert stage.server.look() == Serving("stopped")


def test_starting_anew_ends_the_one_before() -> None:
    stage = Stage()
    stage.server.start("a")
    stage.server.start("b")
    first, second = stage.children
    assert (first.is_to_end, second.is_to_end) == (True, False)


def test_what_the_child_could_not_do_is_told_as_it_was_refused() -> None:
    stage = Stage()
    stage.server.start("a")
    details = {"value": "x", "choices": ["b", "c"]}
    failed = {"told": "failed", "code": "session.unknown", "details": details}
    stage.children[0].told.append(failed | {"status": 1})
    seen = stage.server.look()
    assert seen.phase == "failed" and isinstance(seen.error, Refused)
    assert sentence(load("en"), seen.error).endswith("  b\n  c")
    assert stage.server.look() == seen


def test_what_needs_a_person_still_does() -> None:
    stage = Stage()
    stage.server.start("a")
    failed = {"told": "failed", "code": "plan.broken", "details": {}, "status": 3}
    stage.children[0].told.append(failed)
    assert isinstance(stage.server.look().error, NeedsAPerson)


def test_a_child_that_dies_is_told_with_what_it_had_taken_in() -> None:
    stage = Stage()
    stage.server.start("a")
    child = stage.children[0]
    child.told += [OPEN, COUNTED]
    child.status = -9
    seen = stage.server.look()
    assert (seen.phase, seen.answers) == ("failed", 5)
    assert seen.error and seen.error.code == "form.ended"


def test_a_child_that_cannot_be_started_is_told() -> None:
    stage = Stage(refusal=Refused("form.ended", status=1))
    stage.server.start("a")
    assert stage.server.look() == Serving("failed", error=stage.refusal)


def test_lines_that_say_nothing_known_are_passed_over() -> None:
    stage = Stage()
    stage.server.start("a")
    stage.children[0].told += [{}, {"told": "later"}, {"told": "open", "port": "x"}]
    assert stage.server.look().phase == "starting"
