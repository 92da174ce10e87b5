"""Who receives at the bureau on the 15th, and when, if the principal is away (R15-SEC, R15-HEAD).

DOMAIN.md §5 "Principal absent on the 15th": the nearest working day of the month on which the principal is free, else
the two principals swap months, else a substitute from the standing committee, which somebody must confirm.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rota.office.models import PostKind
from rota.planning.context import Context, person_label, single_option
from rota.planning.models import Role, Severity
from rota.planning.office_view import PostView
from rota.planning.wanted import Demand, FindingValue, Kept, Sitting, SkippedOccurrence, Wanted
from rota.rules.models import AbsencePolicy, Who
from rota.rules.recurrence import occurrences
from rota.rules.specs import RuleSpec
from rota.words import Message, message
from rota.workdays.fixed_days import roll


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The outcome for one principal's day."""

    day: date
    host: PostView | None
    substitute_for: PostView | None
    why: Message
    severity: Severity | None = None
    kept: tuple[Kept, ...] = ()


def want_principal(context: Context, rule: RuleSpec, demand: Demand) -> None:
    """Add the reception of the principal whose turn it is in the month."""
    for nominal in occurrences(rule.rrule or "", first=context.month.first, last=context.month.last):
        rolled = roll(nominal, context.rest_day_policy(rule).value, context.office.workdays)
        if demand.has(_reception_id(context, rule)):
            continue
        if rolled is None:
            reason = message("{day} is a rest day", day=nominal.isoformat())
            demand.skipped.append(SkippedOccurrence(rule=rule.code, nominal_on=nominal, reason=reason))
            continue
        turn = decide_turn(context, demand, rule, rolled)
        demand.wanted.append(_wanted(context, rule, nominal, turn))
        if rolled != nominal and abs((rolled - nominal).days) > 3:
            demand.findings.append(
                FindingValue(
                    rule=rule.code,
                    severity=Severity.WARNING,
                    text=message(
                        "The 15th ({nominal}) is a rest day and the nearest day by the office's policy is {day}, "
                        "{days} days away; please check",
                        nominal=nominal.isoformat(),
                        day=rolled.isoformat(),
                        days=abs((rolled - nominal).days),
                    ),
                )
            )
        if turn.severity is not None:
            people = tuple(post.code for post in (turn.host, turn.substitute_for) if post is not None)
            demand.findings.append(
                FindingValue(
                    rule=rule.code,
                    severity=turn.severity,
                    text=turn.why,
                    people=people,
                    reception=demand.wanted[-1].id,
                )
            )


def principal_post(context: Context, rule: RuleSpec, day: date) -> PostView | None:
    """The county secretary or county head in office on ``day``."""
    for post in context.office.posts:
        is_one = post.is_secretary if rule.who is Who.SECRETARY else post.is_county_head
        if is_one and post.is_active(day):
            return post
    return None


def turn_principals(context: Context, nominal: date) -> frozenset[int]:
    """The persons whose turn at the bureau it is in the month (they need not visit their town)."""
    found = set()
    for rule in context.office.rules:
        if not rule.is_active or rule.who not in (Who.SECRETARY, Who.COUNTY_HEAD):
            continue
        if occurrences(rule.rrule or "", first=context.month.first, last=context.month.last):
            post = principal_post(context, rule, nominal)
            if post is not None:
                found.add(post.person)
    return frozenset(found)


def decide_turn(context: Context, demand: Demand, rule: RuleSpec, day: date) -> Turn:
    """Who receives on ``day``, or on which other day, or who instead."""
    principal = principal_post(context, rule, day)
    partner = _partner(context, rule, day)
    if principal is None:
        return _substitute(context, demand, rule, day, None)
    if (
        partner is not None
        and _owes_this_month(context, partner, principal)
        and _is_free(context, demand, rule, partner, day)
    ):
        why = message("{host} repays the exchange of last month", host=person_label(partner))
        return Turn(day=day, host=partner, substitute_for=principal, why=why, severity=Severity.INFO)
    if _is_free(context, demand, rule, principal, day):
        return Turn(
            day=day, host=principal, substitute_for=None, why=message("the rule names {title}", title=principal.title)
        )
    wanted = context.office.settings.principal_absent
    if rule.absence_policy is AbsencePolicy.RESCHEDULE and wanted == "RESCHEDULE":
        other_day = _nearest_free_day(context, demand, rule, principal, day)
        if other_day is not None:
            why = message(
                "{host} is away on {day}; the reception moves to {other}, the nearest working day of the month",
                host=person_label(principal),
                day=day.isoformat(),
                other=other_day.isoformat(),
            )
            return Turn(day=other_day, host=principal, substitute_for=None, why=why, severity=Severity.WARNING)
    if wanted != "SUBSTITUTE" and partner is not None and _is_free(context, demand, rule, partner, day):
        why = message(
            "{host} is away the whole month; {partner} receives on {day} in exchange for next month",
            host=person_label(principal),
            partner=person_label(partner),
            day=day.isoformat(),
        )
        return Turn(day=day, host=partner, substitute_for=principal, why=why, severity=Severity.WARNING)
    return _substitute(context, demand, rule, day, principal)


def _partner(context: Context, rule: RuleSpec, day: date) -> PostView | None:
    for post in context.office.posts:
        other = post.is_county_head if rule.who is Who.SECRETARY else post.is_secretary
        if other and post.is_active(day):
            return post
    return None


def _owes_this_month(context: Context, partner: PostView, principal: PostView) -> bool:
    """Whether ``principal`` received last month in ``partner``'s stead, and not to repay an exchange of before."""
    lent = _months_in_stead(context, principal, partner)
    repaid = _months_in_stead(context, partner, principal)
    return str(context.month.previous()) in lent and len(lent) > len(repaid)


def _months_in_stead(context: Context, host: PostView, other: PostView) -> list[str]:
    """The earlier months in which ``host`` received in ``other``'s stead."""
    return [
        one.month
        for one in context.others
        if one.month < str(context.month)
        and one.person == host.person
        and one.substitute_for == other.code
        and one.role is Role.HOST
        and one.rule in ("R15-SEC", "R15-HEAD")
    ]


def _is_free(context: Context, demand: Demand, rule: RuleSpec, post: PostView, day: date) -> bool:
    return context.named_obstacle(demand, post, single_option(rule, day)) is None


def _nearest_free_day(context: Context, demand: Demand, rule: RuleSpec, principal: PostView, day: date) -> date | None:
    """The nearest working day of the month; of two equally near the later, which leaves more time for the notice."""
    workdays = [one for one in context.month.days() if context.office.workdays.is_workday(one) and one != day]
    for one in sorted(workdays, key=lambda other: (abs(other - day), other < day)):
        if _is_free(context, demand, rule, principal, one):
            return one
    return None


def _substitute(context: Context, demand: Demand, rule: RuleSpec, day: date, principal: PostView | None) -> Turn:
    """The first free member of the standing committee, to be confirmed; or nobody, with everybody's obstacle."""
    committee = tuple(
        post
        for post in context.office.posts
        if post.kind is PostKind.COUNTY_LEADER and post.is_standing_committee and not post.is_principal
    )
    missing = person_label(principal) if principal else rule.name
    for post in committee:
        if post.is_active(day) and _is_free(context, demand, rule, post, day):
            why = message(
                "{missing} cannot receive this month; {host} is proposed as substitute and must be confirmed",
                missing=missing,
                host=person_label(post),
            )
            return Turn(day=day, host=post, substitute_for=principal, why=why, severity=Severity.CONFIRM)
    asked = (*((principal,) if principal else ()), *committee)
    return Turn(
        day=day,
        host=None,
        substitute_for=None,
        why=message("Nobody can receive in the place of {missing}", missing=missing),
        kept=context.kept(demand, asked, single_option(rule, day)),
    )


def _wanted(context: Context, rule: RuleSpec, nominal: date, turn: Turn) -> Wanted:
    sitting: tuple[Sitting, ...] = ()
    if turn.host is not None:
        sitting = (Sitting(post=turn.host, role=Role.HOST, why=turn.why, substitute_for=turn.substitute_for),)
    return Wanted(
        id=_reception_id(context, rule),
        rule=rule,
        nominal_on=nominal,
        options=(single_option(rule, turn.day),),
        place_code=rule.point_code,
        moved_from=nominal if turn.day != nominal else None,
        reason=_reason(nominal, turn),
        sitting=sitting,
        kept=turn.kept,
    )


def _reception_id(context: Context, rule: RuleSpec) -> str:
    return f"{rule.code}.{context.month}"


def _reason(nominal: date, turn: Turn) -> Message | None:
    if turn.severity is not None or turn.host is None:
        return turn.why
    if turn.day != nominal:
        return rest_day_reason(nominal, turn.day)
    return None


def rest_day_reason(nominal: date, day: date) -> Message:
    """Why a reception moves: its date is a rest day."""
    return message("{nominal} is a rest day; moved to {day}", nominal=nominal.isoformat(), day=day.isoformat())
