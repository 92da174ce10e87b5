"""A naive plan that keeps every rule of the checker, to show that a generated county can be planned at all.

Greedy, without an eye for wishes or stable weekdays. It answers in the form of ``rota show --json``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.county.case import Case
from tests.county.fairness import carried_readings
from tests.county.fixed_days import expected_at_towns, fixed15_answers, monday_pool, turn_of
from tests.county.lawyers import best_filling, can_sit, lawyers, most_days
from tests.county.lists import County, Days
from tests.county.plan import Plan
from tests.county.villages import Half, halves_of_week, least_at_home

MORNING = ("09:00", "11:30")
Document = dict[str, Any]


def empty_document(month: str) -> Document:
    """A document of the contract's shape without any reception."""
    return {
        "month": month,
        "state": "draft",
        "version": None,
        "receptions": [],
        "duty": [],
        "skipped": [],
        "findings": [],
        "solver": {"status": "OPTIMAL", "seconds": 0.1, "cost": {}, "bound": 0},
    }


def person(code: str, role: str = "HOST", substitute_for: str | None = None) -> dict[str, Any]:
    return {"person": code, "role": role, "substitute_for": substitute_for, "pinned": False}


class Reference:
    """Builds the document of one month, rule by rule."""

    def __init__(self, folder: Path, month: str) -> None:
        self.county = County(folder)
        self.days = Days(self.county)
        self.month = month
        self.document = empty_document(month)
        self.busy: set[tuple[str, date, str]] = set()
        self.out: Counter[tuple[str, Half]] = Counter()

    @property
    def case(self) -> Case:
        return Case(self.county, self.days, self.month, Plan(self.county, self.document), frozenset())

    def build(self) -> Document:
        """The document with every required reception."""
        self._fixed15()
        self._mondays()
        self._towns()
        self._lawyers()
        self._villages()
        return self.document

    def _add(self, rule: str, key: str, day: date, people: list[dict[str, Any]], **given: Any) -> dict[str, Any]:
        opens, closes = given.pop("hours", MORNING)
        nominal = given.pop("nominal", day)
        filled = any(one["role"] in ("HOST", "LAWYER") for one in people)
        reception = {
            "id": f"{rule}.{key}",
            "rule": rule,
            "place": None,
            "town": None,
            "village": None,
            "starts_at": f"{day}T{opens}:00+08:00",
            "ends_at": f"{day}T{closes}:00+08:00",
            "moved_from": None if nominal == day else str(nominal),
            "status": "PLANNED" if filled else "UNFILLED",
            "reason": None if filled else "没有人能来",
            "publish_by": str(self.days.publish_by(day)),
            "people": people,
            **given,
        }
        self.document["receptions"].append(reception)
        half = "AM" if opens < "12:00" else "PM"
        self.busy |= {(self.county.human(one["person"]), day, half) for one in people}
        return reception

    def _skip(self, rule: str, day: date) -> None:
        self.document["skipped"].append({"rule": rule, "date": str(day), "reason": "本周没有工作日"})

    def _fixed15(self) -> None:
        rule = "R15-SEC" if int(self.month[5:]) % 2 else "R15-HEAD"
        answers, _ = fixed15_answers(self.case)
        nominal = date.fromisoformat(f"{self.month}-15")
        if not answers:
            self._add(rule, self.month, self.days.fixed15(self.month), [], nominal=nominal, place="PC02")
            return
        day, human, _ = min(answers)
        turn = turn_of(self.case)
        is_own = turn is not None and turn.human == human
        seat = person(human, "HOST", None if is_own or turn is None else turn.code)
        reception = self._add(rule, self.month, day, [seat], nominal=nominal, place="PC02")
        reception["reason"] = None if is_own else "两位主要负责人本月都不在"

    def _mondays(self) -> None:
        pool = {post.code: post for post in monday_pool(self.case)}
        totals = dict(carried_readings(self.case, pool.values(), "monday_receptions")[0])
        first_days = {}
        for monday in self.days.mondays(self.month):
            workdays = self.days.workdays_of_week(monday)
            if workdays:
                first_days[workdays[0]] = monday
            else:
                self._skip("RMON", monday)

        def can_take(day: date, code: str) -> bool:
            post = pool[code]
            if day == self.days.fixed15(self.month) and self._is_alone(code, post.town):
                return False
            return self.county.is_present(code, day, "AM") and (post.human, day, "AM") not in self.busy

        chosen: dict[date, str] = {}
        for day in first_days:
            free = [code for code in pool if can_take(day, code)]
            if free:
                chosen[day] = min(free, key=lambda code: (totals[code], code))
                totals[chosen[day]] += 1
        even_out(chosen, totals, can_take)
        for day, monday in first_days.items():
            people = [person(chosen[day])] if day in chosen else []
            self._add("RMON", f"{monday:%G-W%V}", day, people, nominal=monday, place="PC01")

    def _is_alone(self, code: str, town: str | None) -> bool:
        others = [
            post
            for post in self.county.posts.values()
            if post.kind == "leaders" and post.town == town and post.code != code and post.row["fixed15_town"] == "Y"
        ]
        return not any(self.county.is_present(post.code, self.days.fixed15(self.month), "AM") for post in others)

    def _towns(self) -> None:
        day, nominal = self.days.fixed15(self.month), date.fromisoformat(f"{self.month}-15")
        for town, people in expected_at_towns(self.case).items():
            seats = [person(min(codes)) for codes in people.values()]
            place = self.county.towns[town]["reception_point_id"]
            self._add("R15-TOWN", f"{self.month}.{town}", day, seats, nominal=nominal, place=place, town=town)

    def _lawyers(self) -> None:
        case = self.case
        workdays = [day for day in self.days.days_of(self.month) if self.days.is_workday(day)]
        chosen = best_filling(case, workdays)
        posts = {post.code: post for post in lawyers(case)}
        totals = carried_readings(case, posts.values(), "duty_days")[0]
        served = Counter(chosen.values())
        totals = {code: totals[code] + served[code] for code in posts}

        def can_take(day: date, code: str) -> bool:
            return sum(one == code for one in chosen.values()) < most_days(posts[code]) and can_sit(
                case, posts[code], day
            )

        even_out(chosen, totals, can_take)
        for day in workdays:
            people = [person(chosen[day], "LAWYER")] if day in chosen else []
            self._add("RLAW", str(day), day, people, place="PC03")

    def _villages(self) -> None:
        waiting = []
        for monday in self.days.mondays(self.month):
            if not self.days.workdays_of_week(monday):
                self._skip("RVIL-HALF", monday)
                continue
            scarce = sorted(
                self.county.villages, key=lambda village: len(halves_of_week(self.case_now, village, monday))
            )
            waiting += [(village, monday) for village in scarce if not self._visit_by_linked(village, monday)]
        for village, monday in waiting:
            self._visit_by_substitute(village, monday)

    @property
    def case_now(self) -> Case:
        return Case(self.county, self.days, self.month, Plan(self.county, empty_document(self.month)), frozenset())

    def _visit_by_linked(self, village: str, monday: date) -> bool:
        town = self.county.villages[village]["town_id"]
        for half in halves_of_week(self.case_now, village, monday):
            for code in self.county.linked(village, "TOWN_LEADER", half[0]):
                if self._can_go(code, town, half):
                    self._visit(village, monday, half, [person(code)])
                    return True
        return False

    def _can_go(self, code: str, town: str, half: Half) -> bool:
        if not self.county.is_present(code, *half) or (self.county.human(code), *half) in self.busy:
            return False
        humans = {post.human for post in self.county.town_posts(town) if post.held_on(half[0])}
        away = sum(self.county.is_away(human, *half) for human in humans)
        return len(humans) - away - self.out[town, half] > least_at_home(len(humans))

    def _visit(self, village: str, monday: date, half: Half, people: list[dict[str, Any]]) -> None:
        day, which = half
        cadres = [
            code
            for code in self.county.linked(village, "VILLAGE_CADRE", day)
            if self.county.is_present(code, day, which) and (code, day, which) not in self.busy
        ]
        town = self.county.villages[village]["town_id"]
        where = {"place": self.county.point_of[village], "town": town, "village": village}
        seats = [*people, *(person(code, "CADRE") for code in cadres)] if people else []
        self._add(
            "RVIL-HALF", f"{monday:%G-W%V}.{village}", day, seats, hours=self.days.half_hours(day, which), **where
        )
        if people:
            self.out[town, half] += 1

    def _visit_by_substitute(self, village: str, monday: date) -> None:
        town = self.county.villages[village]["town_id"]
        pool = self.county.substitutes(town)
        halves = halves_of_week(self.case_now, village, monday)
        served = Counter(one["person"] for made in self.document["receptions"] for one in made["people"])
        load = carried_readings(self.case_now, pool, "village_halfdays")[0]
        free = [
            (load[post.code] + served[post.code], post.code, half)
            for half in halves
            for post in pool
            if self._can_go(post.code, town, half)
        ]
        if not free:
            self._visit(village, monday, (halves or [(self.days.workdays_of_week(monday)[0], "AM")])[0], [])
            return
        _, code, half = min(free)
        linked = self.county.linked(village, "TOWN_LEADER", half[0])
        self._visit(village, monday, half, [person(code, "HOST", linked[0] if linked else None)])


def even_out(chosen: dict[date, str], totals: dict[str, int], can_take: Callable[[date, str], bool]) -> None:
    """Hand days over while somebody carries at least two less than the one who has the day."""
    while True:
        swap = next(
            (
                (day, code, other)
                for day, code in sorted(chosen.items())
                for other in sorted(totals, key=lambda one: (totals[one], one))
                if totals[code] - totals[other] >= 2 and can_take(day, other)
            ),
            None,
        )
        if swap is None:
            return
        day, code, other = swap
        chosen[day] = other
        totals[code] -= 1
        totals[other] += 1


def reference_plan(folder: Path, month: str) -> Document:
    """The document of a naive plan of the county's month."""
    return Reference(folder, month).build()
