"""An independent reading of the duty rules: what does the duty roster of a month break?

It reads the county's lists by itself and imports nothing of the product. Sources: DESIGN.md §5, DOMAIN.md §4, §6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.county.duty_fairness import DutyFigures, fairness_violations, figures_of
from tests.county.duty_people import apart_violations, breaks, item_violations, person_violations
from tests.county.duty_roster import Item, Roster, add_others, read_roster
from tests.county.plan import Violation, shape_violations

__all__ = ["DutyFigures", "check_duty", "duty_figures"]


def check_duty(
    county_folder: Path, month: str, document: dict[str, Any], pattern: str, beside: Sequence[dict[str, Any]] = ()
) -> list[Violation]:
    """Every duty rule that the document of ``rota show MONTH --json`` breaks; empty when it keeps all.

    ``beside`` are the documents of neighbouring months, whose duties want their rest too.
    """
    misshapen = shape_violations(document, month)
    if any(one.kind == "shape" for one in misshapen):
        return misshapen
    roster, found = read_roster(county_folder, month, document, pattern)
    add_others(roster, beside)
    held = roster.held()
    found += [one for code, mine in held.items() for one in person_violations(roster, code, mine)]
    found += [one for item in roster.wanted for one in item_violations(roster, item, roster.seats.get(item.id, ()))]
    found += apart_violations(roster, dict(held))
    found += hole_violations(roster)
    return found or list(fairness_violations(roster))


def duty_figures(county_folder: Path, month: str, document: dict[str, Any], pattern: str) -> DutyFigures:
    """The figures of a well-shaped document."""
    return figures_of(read_roster(county_folder, month, document, pattern)[0])


def hole_violations(roster: Roster) -> Iterator[Violation]:
    """Every seat is taken, or a finding says why not and nobody could take it while the rest stands still."""
    for item in roster.wanted:
        seats = roster.seats.get(item.id)
        if seats is None:
            continue
        for role, count in item.need:
            if sum(one == role for _, one in seats) < count:
                if not any(_names(roster, item, text) for text in roster.findings):
                    yield Violation("unmanned", item.id, f"{role} is missing, and no finding says why")
                able = [code for code in roster.staff if _could_sit(roster, item, role, code)]
                if able:
                    yield Violation("hole", item.id, f"{able} could be {role}")


def _names(roster: Roster, item: Item, text: str) -> bool:
    """Whether a finding is about the item: it names its id, or for a day in charge the date."""
    return item.id in text or (item.is_leader_day and str(item.day) in text)


def _could_sit(roster: Roster, item: Item, role: str, code: str) -> bool:
    seats = roster.seats[item.id]
    if code in {one for one, _ in seats}:
        return False
    changed = {**roster.seats, item.id: (*seats, (code, role))}
    return not breaks(roster, changed, {code}, {item.id}) - breaks(roster, roster.seats, {code}, {item.id})
