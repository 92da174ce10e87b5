"""Plans and the solver's answers written by hand."""

from __future__ import annotations

from datetime import date, datetime

from rota.planning.context import Context
from rota.planning.demand import month_demand
from rota.planning.models import ReceptionStatus, Role
from rota.planning.planned import Planned, read_outcome
from rota.planning.translation import translate
from rota.planning.wanted import Sitting, TimeOption, Wanted
from rota.rules.templates import RMON
from rota.settings import ZONE
from rota.words import message, word
from solver.outcome import Hole, Outcome, Placed, Status
from tests.rota.planning.small_office import cadre, leader

OWN, OTHER, CADRE = leader("T01L01"), leader("T01L02"), cadre("T01C01")


def outcome(*placed: Placed, holes: tuple[Hole, ...] = ()) -> Outcome:
    return Outcome(status=Status.OPTIMAL, placed=placed, holes=holes, costs=(), seconds=0.1)


def place(slot: str, option: str, *people: tuple[str, object]) -> Placed:
    return Placed(slot=slot, option=option, people=tuple((role, str(one.person)) for role, one in people))


def read(
    view: Context, *placed: Placed, holes: tuple[Hole, ...] = (), only: tuple[str, ...] = ()
) -> tuple[Planned, ...]:
    wanted = tuple(one for one in month_demand(view).wanted if not only or one.id in only)
    return read_outcome(view, wanted, translate(view, wanted), outcome(*placed, holes=holes))


def english(sentence) -> str:
    return word(sentence, "en")


def at(day: date, *hosts, rule=RMON, hours=(9, 11), status=ReceptionStatus.PLANNED, id_="R1", **wanted) -> Planned:
    option = TimeOption(
        key="x",
        starts_at=datetime(day.year, day.month, day.day, hours[0], tzinfo=ZONE),
        ends_at=datetime(day.year, day.month, day.day, hours[1], tzinfo=ZONE),
    )
    return Planned(
        wanted=Wanted(id=id_, rule=rule, nominal_on=day, options=(option,), place_code="PC01", **wanted),
        option=option,
        people=tuple(Sitting(post=one, role=Role.HOST, why=message("x")) for one in hosts),
        status=status,
        reason=message("nobody") if status is ReceptionStatus.UNFILLED else None,
    )
