"""The public pages of released months.

Each page exists twice: at /m/2026-12 for the month's newest version, at /m/2026-12/v/1 for that version as it was
released.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from flask import Blueprint, render_template

from rota.office.models import AreaLevel
from rota.publication.values import MonthRelease, NoticeReception
from web.public.listing import (
    ListedDay,
    get_person,
    get_place,
    get_town,
    get_village,
    list_days,
    list_places,
    list_wide_days,
    public_receptions,
)
from web.public.releases import open_from, open_release, released_months
from web.scope import now

NEXT_DAYS = 3
View = Callable[..., str]
blueprint = Blueprint("public", __name__)


def _of_month(rest: str) -> Callable[[View], View]:
    """Serve a view under the month's address and under each of its versions'."""

    def register(view: View) -> View:
        blueprint.get(f"/m/<month:month>{rest}")(view)
        blueprint.get(f"/m/<month:month>/v/<int(max=99999):number>{rest}")(view)
        return view

    return register


@blueprint.get("/")
def home() -> str:
    """Today's receptions, the next ones, and the months to choose from."""
    today = now().date()
    releases = open_from(today)
    months = {release.month: list_wide_days(release) for release in releases}
    coming = sorted({listed.label.day for days in months.values() for listed in days if listed.label.day > today})
    return render_template(
        "home.html",
        today=today,
        today_months=_only(months, {today}),
        next_months=_only(months, set(coming[:NEXT_DAYS])),
        months=released_months(),
        office=releases[-1].office if releases else None,
    )


@_of_month("")
def month(month: str, number: int | None = None) -> str:
    """The county's month: every reception of county and towns; those in villages are counted."""
    opened = open_release(month, number)
    county = [one for one in public_receptions(opened.release) if one.level is AreaLevel.COUNTY]
    return render_template(
        "month.html",
        opened=opened,
        days=list_wide_days(opened.release, with_empty=True),
        feeds=list_places(county),
    )


@_of_month("/town/<code:code>")
def town(month: str, code: str, number: int | None = None) -> str:
    """A town's month, its villages included."""
    opened = open_release(month, number)
    town = get_town(opened.release, code)
    receptions = _where(opened.release, lambda one: one.town_code == code)
    own = [one for one in receptions if one.place_code == town.place_code]
    return render_template(
        "town.html", opened=opened, town=town, days=list_days(opened.release, receptions), feeds=list_places(own)
    )


@_of_month("/village/<code:code>")
def village(month: str, code: str, number: int | None = None) -> str:
    """A village's month, and who receives there on every day."""
    opened = open_release(month, number)
    town, village = get_village(opened.release, code)
    receptions = _where(opened.release, lambda one: one.village_code == code)
    return render_template(
        "village.html",
        opened=opened,
        town=town,
        village=village,
        days=list_days(opened.release, receptions),
        feeds=list_places(receptions),
    )


@_of_month("/place/<code:code>")
def place(month: str, code: str, number: int | None = None) -> str:
    """What is held at one reception point."""
    opened = open_release(month, number)
    place = get_place(opened.release, code)
    receptions = _where(opened.release, lambda one: one.place_code == code)
    return render_template(
        "place.html", opened=opened, place=place, days=list_days(opened.release, receptions), feeds=(place,)
    )


@_of_month("/person/<code:code>")
def person(month: str, code: str, number: int | None = None) -> str:
    """Where and when one person receives the public."""
    opened = open_release(month, number)
    person = get_person(opened.release, code)
    receptions = _where(opened.release, lambda one: any(code == who.code for who in one.people))
    return render_template(
        "person.html",
        opened=opened,
        person=person,
        days=list_days(opened.release, receptions),
        feeds=list_places(receptions),
    )


def _only(months: Mapping[str, tuple[ListedDay, ...]], wanted: set[date]) -> dict[str, tuple[ListedDay, ...]]:
    """Of each month's days those that are wanted; months without any are left out."""
    chosen = {month: tuple(listed for listed in days if listed.label.day in wanted) for month, days in months.items()}
    return {month: days for month, days in chosen.items() if days}


def _where(release: MonthRelease, is_wanted: Callable[[NoticeReception], bool]) -> tuple[NoticeReception, ...]:
    return tuple(one for one in public_receptions(release) if is_wanted(one))
