"""Why a person stands where they stand, in one sentence kept with the assignment."""

from __future__ import annotations

from rota.planning.context import person_label
from rota.planning.models import Role
from rota.planning.translation import Translation
from rota.planning.wanted import Contender, Wanted
from rota.rules.models import Who
from rota.words import Message, message
from solver.outcome import Outcome


def why_chosen(translation: Translation, outcome: Outcome, wanted: Wanted, role: Role, contender: Contender) -> Message:
    """The reason of a choice: the link, the stand-in's share, or the pool's shares."""
    if role is Role.CADRE:
        return message("cadre of the village")
    if wanted.rule.who is Who.VILLAGE_LINKED and contender.substitute_for is None:
        if contender.costs:
            return message("the village has no linked leader in that week; stands in")
        return message("linked leader of the village")
    total, low, high = _shares(translation, outcome, wanted, contender)
    if contender.substitute_for is not None:
        return message(
            "stands in for {other}; {total} village half-days this year, the town's leaders have {low}–{high}",
            other=person_label(contender.substitute_for),
            total=total,
            low=low,
            high=high,
        )
    return message(
        "{total} turns this year with this month; the pool has {low}–{high}; {free} others were free that day",
        total=total,
        low=low,
        high=high,
        free=len(wanted.seats[0].contenders) - 1,
    )


def _shares(translation: Translation, outcome: Outcome, wanted: Wanted, contender: Contender) -> tuple[int, int, int]:
    """The person's yearly total after this plan, and the smallest and largest of the share."""
    totals = share_totals(translation, outcome)[share_name(wanted)]
    return totals[str(contender.post.person)], min(totals.values()), max(totals.values())


def share_name(wanted: Wanted) -> str:
    """The name of the fair share that a reception counts towards: its rule, and its town if it has one."""
    return f"{wanted.rule.code}.{wanted.town}" if wanted.town else wanted.rule.code


def share_totals(translation: Translation, outcome: Outcome) -> dict[str, dict[str, int]]:
    """Per share, each person's load carried and planned."""
    served: dict[tuple[str, str, str], int] = {}
    for placed in outcome.placed:
        for role, person in placed.people:
            key = (share_name(translation.wanted[placed.slot]), role, person)
            served[key] = served.get(key, 0) + 1
    return {
        share.name: {
            person: carried + share.weight * sum(served.get((share.name, role, person), 0) for role in share.roles)
            for person, carried in share.carried
        }
        for share in translation.problem.shares
    }
