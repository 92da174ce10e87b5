"""Rules × calendar → the receptions that a month must have, before anybody is chosen."""

from __future__ import annotations

from collections.abc import Callable

from rota.planning.context import Context
from rota.planning.pools import want_pool
from rota.planning.principals import want_principal
from rota.planning.towns import want_town_days
from rota.planning.units import want_joint_hall, want_unit_days
from rota.planning.villages import want_village_halfdays
from rota.planning.wanted import Demand, Wanted
from rota.rules.models import RuleKind, Who
from rota.rules.specs import RuleSpec

# In this order: the principals' days are known before the towns ask who is at the bureau.
_MAKERS: dict[Who, Callable[[Context, RuleSpec, Demand], None]] = {
    Who.SECRETARY: want_principal,
    Who.COUNTY_HEAD: want_principal,
    Who.TOWN_LINKED: want_town_days,
    Who.MONDAY_POOL: want_pool,
    Who.PRINCIPALS: want_pool,
    Who.COUNTY_LEADERS: want_pool,
    Who.BUREAU_LEADERS: want_pool,
    Who.LAWYERS: want_pool,
    Who.TOWN_PRINCIPALS: want_pool,
    Who.TOWN_DEPUTIES: want_pool,
    Who.VILLAGE_LINKED: want_village_halfdays,
    Who.RESIDENT_UNITS: want_joint_hall,
    Who.UNIT_HEAD: want_unit_days,
}


def month_demand(context: Context, *, kept: tuple[Wanted, ...] = ()) -> Demand:
    """The month's demand. ``kept`` are receptions of the current plan that stand as they are: pinned by hand,
    cancelled, or added on demand; they replace what the rules would make under the same id.
    """
    demand = Demand(wanted=list(kept))
    order = list(_MAKERS)
    rules = [rule for rule in context.office.rules if rule.is_active and rule.kind is RuleKind.GENERATES and rule.who]
    standing = {wanted.id for wanted in kept}
    for rule in sorted(rules, key=lambda rule: (order.index(rule.who) if rule.who else 0, rule.code)):
        assert rule.who is not None
        before = len(demand.wanted)
        _MAKERS[rule.who](context, rule, demand)
        demand.wanted[before:] = [wanted for wanted in demand.wanted[before:] if wanted.id not in standing]
    return demand
