"""A slot takes place once, and its roles are filled as far as people can be found."""

from __future__ import annotations

from solver.model import RosterModel, Seat
from solver.problem import Role, Slot


def add_cover(model: RosterModel) -> None:
    """Each slot takes exactly one option; a role has ``need`` people, each missing one is charged ``unfilled``.

    sum_o held[s, o] = 1; for every role: sum taken + missing = need (people), taken[s, o, ., p] <= held[s, o];
    seats kept for pinned people are closed to others: sum of others' taken <= need - pinned.
    """
    for slot in model.problem.slots:
        model.cp.add_exactly_one(model.held[slot.id, option.key] for option in slot.options)
        for role in slot.roles:
            if role.need:
                _add_need(model, slot, role)


def _add_need(model: RosterModel, slot: Slot, role: Role) -> None:
    seats = model.of_role[slot.id, role.name]
    people = frozenset(seat.person for seat in seats)
    least = max(0, role.need - len(people))
    missing = model.cp.new_int_var(least, role.need, "")
    model.missing[slot.id, role.name] = missing
    model.aims[role.unfilled.level].add(missing, role.unfilled.weight, smallest=least, largest=role.need)
    model.cp.add(sum(seat.taken for seat in seats) + missing == role.need)
    for option in slot.options:
        _tie(model, slot, role, [seat for seat in seats if seat.option is option])
    pinned = model.pinned.get((slot.id, role.name), frozenset())
    if pinned:
        others = [seat.taken for seat in seats if seat.person not in pinned]
        model.cp.add(sum(others) <= role.need - len(pinned))


def _tie(model: RosterModel, slot: Slot, role: Role, seats: list[Seat]) -> None:
    """Nobody sits at an option that is not held."""
    if not seats:
        return
    held = model.held[slot.id, seats[0].option.key]
    if role.need == 1:
        model.cp.add_at_most_one([*(seat.taken for seat in seats), held.negated()])
    else:
        for seat in seats:
            model.cp.add_implication(seat.taken, held)
