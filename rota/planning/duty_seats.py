"""The seats of the duty roster in the solver's terms: who may take each, at what price, and what keeps the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from rota.office.models import WishKind
from rota.planning.context import Context
from rota.planning.duty_demand import LeaderDay, WantedShift, is_new_year
from rota.planning.duty_loads import DutyLoads
from rota.planning.duty_models import DutyRole
from rota.planning.duty_neighbours import EVENING
from rota.planning.duty_people import DutyPerson, split_days
from rota.settings import ZONE
from rota.words import Message, word
from solver import problem as engine
from solver.problem import Cost, Level

OFFICERS = ("main", "assist")
DIRECTOR_TITLE = "局长"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMonth:
    """What is to be manned in a month, by whom, and what everybody has carried so far."""

    context: Context
    shifts: tuple[WantedShift, ...]
    days: tuple[LeaderDay, ...]
    people: tuple[DutyPerson, ...]
    loads: DutyLoads

    @property
    def officers(self) -> tuple[DutyPerson, ...]:
        return tuple(one for one in self.people if one.role in OFFICERS)

    @property
    def leaders(self) -> tuple[DutyPerson, ...]:
        return tuple(one for one in self.people if one.role == "leader")

    @property
    def origin(self) -> datetime:
        """Midnight of the first day, of the month or of its first week."""
        first = min((self.context.month.days()[0], *(shift.begins_on for shift in self.shifts)))
        return datetime.combine(first, time(0), ZONE)

    def minutes(self, moment: datetime) -> int:
        """Whole minutes from the origin."""
        return int((moment - self.origin).total_seconds()) // 60


def list_slots(month: DutyMonth, causes: dict[str, Message]) -> tuple[engine.Slot, ...]:
    """Every shift and day in charge; ``causes`` receives what bars people, by the solver's tag."""
    shifts = [_shift_slot(month, causes, shift) for shift in month.shifts]
    days = [_slot(month, day, (_role(month, causes, day, DutyRole.LEADER, 1),)) for day in month.days]
    return (*shifts, *days)


def _shift_slot(month: DutyMonth, causes: dict[str, Message], shift: WantedShift) -> engine.Slot:
    needs = ((DutyRole.MAIN, shift.main), (DutyRole.ASSIST, shift.assist), (DutyRole.STANDBY, shift.standby))
    return _slot(month, shift, tuple(_role(month, causes, shift, role, need) for role, need in needs if need))


def _slot(month: DutyMonth, item: WantedShift | LeaderDay, roles: tuple[engine.Role, ...]) -> engine.Slot:
    option = engine.Option(key="fixed", start=month.minutes(item.starts_at), end=month.minutes(item.ends_at))
    return engine.Slot(id=item.id, options=(option,), roles=roles)


def _role(
    month: DutyMonth, causes: dict[str, Message], item: WantedShift | LeaderDay, role: DutyRole, need: int
) -> engine.Role:
    candidates, barred = [], []
    for one in _able(month, role):
        person = str(one.post.person)
        obstacle = _obstacle(month, item, one)
        if obstacle is None:
            candidates.append(engine.Candidate(person=person, costs=tuple(_costs(month, item, one))))
        else:
            key = f"{one.post.code}:{word(obstacle, 'en')}"  # one absence is one cause at every shift it meets
            causes[key] = obstacle
            barred.append(engine.Barred(person=person, cause=key))
    return engine.Role(
        name=role.value,
        need=need,
        candidates=_with_preferences(month, item, tuple(candidates)),
        unfilled=Cost(level=Level.UNFILLED, rule="D-COVER", weight=1),
        barred=tuple(barred),
    )


def _obstacle(month: DutyMonth, item: WantedShift | LeaderDay, one: DutyPerson) -> Message | None:
    """What keeps the person away; who is in charge of a day may receive until its evening."""
    if isinstance(item, WantedShift):
        return one.obstacle(month.context, item.starts_at, item.ends_at, is_night=item.spec.is_night)
    evening = datetime.combine(item.begins_on, EVENING, ZONE)
    alone = replace(month.context, others=())
    return one.obstacle(alone, item.starts_at, item.ends_at, is_night=True) or one.obstacle(
        month.context, evening, item.ends_at, is_night=True
    )


def is_night(item: WantedShift | LeaderDay) -> bool:
    """Whether it is a night for bans and limits; a day in charge lasts until the next morning and always is."""
    return isinstance(item, LeaderDay) or item.spec.is_night


def _able(month: DutyMonth, role: DutyRole) -> tuple[DutyPerson, ...]:
    """Whom the terms of duty name for the role (D-TWO, D-REG)."""
    if role is DutyRole.LEADER:
        return month.leaders
    if role is not DutyRole.MAIN:
        return month.officers
    regular_only = month.context.office.settings.duty_main_regular_only
    return tuple(one for one in month.officers if one.role == "main" and (one.is_regular or not regular_only))


def _costs(month: DutyMonth, item: WantedShift | LeaderDay, one: DutyPerson) -> Iterator[Cost]:
    office = month.context.office
    for wish in office.wishes:
        if wish.person == one.post.person and wish.day == item.begins_on and wish.kind is WishKind.AVOID:
            yield Cost(level=Level.WISHES, rule="WISH", weight=wish.weight)
    if any(office.pending_absence_of(one.post.person, *part) for part in split_days(item.starts_at, item.ends_at)):
        yield Cost(level=Level.OFFICE_RULES, rule="ABSENCE-PENDING", weight=1)
    if _goes_to_director(item) and not one.post.title.startswith(DIRECTOR_TITLE):
        yield Cost(level=Level.OFFICE_RULES, rule="D-LEAD", weight=1)
    if is_new_year(item.begins_on) and one.post.code in month.loads.new_year:
        yield Cost(level=Level.OFFICE_RULES, rule="D-NEWYEAR", weight=1)


def _goes_to_director(item: WantedShift | LeaderDay) -> bool:
    """D-LEAD: the director takes the first day of each statutory holiday; anybody else is second best."""
    return isinstance(item, LeaderDay) and item.is_first_of_holiday


def _with_preferences(
    month: DutyMonth, item: WantedShift | LeaderDay, candidates: tuple[engine.Candidate, ...]
) -> tuple[engine.Candidate, ...]:
    """A wish to serve is a price on everybody else."""
    wishes = {
        str(wish.person): wish.weight
        for wish in month.context.office.wishes
        if wish.day == item.begins_on and wish.kind is WishKind.PREFER
    }
    weight = max((wishes[one.person] for one in candidates if one.person in wishes), default=0)
    if not weight:
        return candidates
    price = Cost(level=Level.WISHES, rule="WISH", weight=weight)
    return tuple(one if one.person in wishes else replace(one, costs=(*one.costs, price)) for one in candidates)
