"""The use case behind ``rota generate``: demand, problem, solver, draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import RuleBrokenError
from rota.planning.checks import plan_breaches
from rota.planning.context import Context
from rota.planning.demand import month_demand
from rota.planning.duty_neighbours import everything_else
from rota.planning.findings import plan_findings
from rota.planning.load_office import load_office
from rota.planning.models import PlanVersion, ReceptionStatus
from rota.planning.neighbours import STANDING, published_states, standing_receptions
from rota.planning.planned import Planned, read_outcome, release_monday_hosts
from rota.planning.saving import Solved, save_draft
from rota.planning.solving import find_plan
from rota.planning.translation import Translation, translate
from rota.planning.wanted import Demand, FindingValue
from rota.planning.why import share_totals
from rota.words import message
from rota.workdays.months import Month
from solver.limits import Limits
from solver.outcome import Outcome, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything known before the solver runs."""

    context: Context
    demand: Demand
    translation: Translation


def prepare(db: Session, *, month: Month, now: datetime | None = None) -> Prepared:
    """The month's demand and the solver's problem; with ``now`` what is published and begun by then stands."""
    office = load_office(db)
    if not office.rules:
        raise RuleBrokenError(message("There are no reception rules yet; import the county's lists first"))
    context = Context(office=office, month=month, others=everything_else(db, month))
    demand = month_demand(context, kept=standing_receptions(db, office, month, now))
    translation = translate(context, tuple(demand.wanted), published=published_states(db, month))
    return Prepared(context=context, demand=demand, translation=translation)


def generate_month(
    db: Session,
    *,
    month: Month,
    limits: Limits,
    actor: str,
    now: datetime,
    on_progress: Callable[[Progress], None] | None = None,
) -> PlanVersion:
    """Plan the month and save it as its draft. Receptions that nobody can take are UNFILLED with everybody's reason.

    Raises RotaError when the solver crashed or found no plan at all; nothing is written then.
    """
    prepared = prepare(db, month=month, now=now)
    outcome = find_plan(prepared.translation.problem, limits, on_progress)
    plan, findings = assemble(prepared, outcome)
    version = save_draft(
        db,
        month=month,
        context=prepared.context,
        plan=plan,
        skipped=tuple(prepared.demand.skipped),
        findings=findings,
        solved=Solved(outcome=outcome, seed=limits.seed, balance=share_balance(prepared, outcome)),
        actor=actor,
        now=now,
    )
    record(
        db,
        actor=actor,
        now=now,
        action="plan.generate",
        subject=str(month),
        after={
            "receptions": len(plan),
            "unfilled": sum(one.status is ReceptionStatus.UNFILLED for one in plan),
            "status": outcome.status.value,
        },
    )
    return version


def assemble(prepared: Prepared, outcome: Outcome) -> tuple[tuple[Planned, ...], tuple[FindingValue, ...]]:
    """The finished plan with its findings; a plan that breaks a rule is a bug and is refused loudly."""
    context = prepared.context
    plan = read_outcome(context, tuple(prepared.demand.wanted), prepared.translation, outcome)
    plan, left = release_monday_hosts(plan)
    generated = tuple(one for one in plan if one.option.key != STANDING)
    breaches = tuple(plan_breaches(context, generated))
    if breaches:
        raise RuntimeError(f"the generated plan breaks rules: {'; '.join(str(one) for one in breaches)}")
    return plan, (*prepared.demand.findings, *left, *plan_findings(context, plan))


def share_balance(prepared: Prepared, outcome: Outcome) -> dict[str, object]:
    """Per share the smallest and largest yearly total with the posts that have them."""
    codes = {
        (slot.id, candidate.person): prepared.translation.contender(slot.id, role.name, candidate.person).post.code
        for slot in prepared.translation.problem.slots
        for role in slot.roles[:1]
        for candidate in role.candidates
    }
    by_person = {person: code for (_, person), code in codes.items()}
    found: dict[str, object] = {}
    for name, totals in share_totals(prepared.translation, outcome).items():
        if totals:
            low, high = min(totals.values()), max(totals.values())
            found[name] = {
                "least": low,
                "most": high,
                "totals": {by_person[person]: total for person, total in sorted(totals.items()) if person in by_person},
            }
    return found
