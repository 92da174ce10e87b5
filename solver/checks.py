"""What a problem must satisfy before the solver looks at it: unique ids and references that exist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.problem import Pin, Problem, Role, Slot


def check_unique(what: str, ids: Iterable[str]) -> frozenset[str]:
    """The ids as a set; ValueError names the first that stands twice."""
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise ValueError(f"{what} {id_!r} stands twice")
        seen.add(id_)
    return frozenset(seen)


def check_known(what: str, ids: Iterable[str], known: frozenset[str]) -> None:
    """ValueError names the first id that is not among ``known``."""
    for id_ in ids:
        if id_ not in known:
            raise ValueError(f"{what} {id_!r} does not exist")


def check_weights(name: str, weights: Iterable[tuple[str, int]]) -> None:
    """Every slot has one weight, at least 1."""
    pairs = tuple(weights)
    check_unique(f"weighted slot of {name}", (slot for slot, _ in pairs))
    for _, weight in pairs:
        if weight < 1:
            raise ValueError(f"{name}: the weight must be positive, not {weight}")


def check_slot(slot: Slot) -> None:
    """A slot has an option, its keys and roles are unique, and its candidates' options are its own."""
    if not slot.options:
        raise ValueError(f"slot {slot.id!r} has no option")
    keys = check_unique(f"option of slot {slot.id!r}", (option.key for option in slot.options))
    check_unique(f"role of slot {slot.id!r}", (role.name for role in slot.roles))
    for role in slot.roles:
        for candidate in role.candidates:
            check_known(f"option of a candidate of slot {slot.id!r}", candidate.options, keys)


def check_role(role: Role) -> None:
    """A role wants nobody or more, and lists no candidate twice."""
    if role.need < 0:
        raise ValueError(f"role {role.name!r} needs {role.need} people")
    check_unique(f"candidate for role {role.name!r}", (candidate.person for candidate in role.candidates))


def check_problem(problem: Problem) -> None:
    """Everything that a rule, a role or a pin names exists; ValueError says what does not.

    What is published may name people, roles and options of the past: only its slots must exist.
    """
    people = check_unique("person", (person.id for person in problem.people))
    slots = check_unique("slot", (slot.id for slot in problem.slots))
    for slot in problem.slots:
        for role in slot.roles:
            check_known("candidate", (candidate.person for candidate in role.candidates), people)
            check_known("barred person", (barred.person for barred in role.barred), people)
    for share in problem.shares:
        check_known(f"slot of {share.name}", share.slots, slots)
        check_known(f"person of {share.name}", check_unique("carried load of", (p for p, _ in share.carried)), people)
    for most in problem.most_per_person:
        check_known(f"slot of {most.name}", most.slots, slots)
        check_known(f"person of {most.name}", (most.person,), people)
    for spacing in problem.spacings:
        check_known(f"slot of {spacing.name}", spacing.slots, slots)
        check_known(f"person of {spacing.name}", (person for person, _ in spacing.past), people)
    for away in problem.most_away:
        check_known(f"person of {away.name}", away.people, people)
    for pattern in problem.same_pattern:
        check_known(f"slot of {pattern.name}", pattern.slots, slots)
    _check_duty_rules(problem, people, slots)
    check_unique("published slot", (published.slot for published in problem.published))
    check_known("published slot", (published.slot for published in problem.published), slots)
    _check_frozen(problem, people)
    _check_pins(problem, people)


def _check_duty_rules(problem: Problem, people: frozenset[str], slots: frozenset[str]) -> None:
    for rest in problem.rests:
        check_known(f"slot of {rest.name}", rest.slots, slots)
    for apart in problem.aparts:
        check_known(f"person of {apart.name}", apart.people, people)
        check_known(f"slot of {apart.name}", (slot for group in apart.groups for slot in group), slots)
    for beside in problem.besides:
        check_known(f"person of {beside.name}", (*beside.juniors, *beside.seniors), people)
        check_known(f"slot of {beside.name}", beside.slots, slots)
    for spread in problem.spreads:
        check_known(f"person of {spread.name}", spread.people, people)
        check_known(f"slot of {spread.name}", (slot for slot, _ in spread.weights), slots)


def _check_frozen(problem: Problem, people: frozenset[str]) -> None:
    if problem.most_changes is not None and problem.most_changes < 0:
        raise ValueError(f"at most {problem.most_changes} changes is less than none")
    check_unique("frozen slot", problem.frozen)
    published = {one.slot: one for one in problem.published}
    check_known("publication of frozen slot", problem.frozen, frozenset(published))
    slots = {slot.id: slot for slot in problem.slots}
    for id_ in problem.frozen:
        slot, known = slots[id_], published[id_]
        check_known(f"option of frozen slot {id_!r}", (known.option,), frozenset(o.key for o in slot.options))
        roles = frozenset(role.name for role in slot.roles)
        check_known(f"role of frozen slot {id_!r}", (role for role, _ in known.people), roles)
        check_known(f"person of frozen slot {id_!r}", (person for _, person in known.people), people)


def _check_pins(problem: Problem, people: frozenset[str]) -> None:
    slots = {slot.id: slot for slot in problem.slots}
    pinned: dict[str, str] = {}
    for pin in problem.pins:
        check_known("pinned slot", (pin.slot,), frozenset(slots))
        _check_pin(pin, slots[pin.slot], people)
        if pin.option is not None and pinned.setdefault(pin.slot, pin.option) != pin.option:
            raise ValueError(f"slot {pin.slot!r} is pinned to two options")


def _check_pin(pin: Pin, slot: Slot, people: frozenset[str]) -> None:
    if (pin.role is None) != (pin.person is None):
        raise ValueError(f"a pin of slot {slot.id!r} names a role without a person or a person without a role")
    if pin.option is not None:
        check_known(f"pinned option of slot {slot.id!r}", (pin.option,), frozenset(o.key for o in slot.options))
    if pin.role is not None and pin.person is not None:
        check_known(f"pinned role of slot {slot.id!r}", (pin.role,), frozenset(role.name for role in slot.roles))
        check_known("pinned person", (pin.person,), people)
