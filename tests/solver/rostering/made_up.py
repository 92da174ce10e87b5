"""Made-up rostering problems of any size, in the manner of the public benchmarks."""

from __future__ import annotations

from random import Random

from solver.rostering.problem import Cover, Employee, MostShifts, Request, RosterProblem, ShiftType

LENGTHS = (480, 480, 600, 720)


def hospital(*, days: int, staff: int, families: int, seed: int = 1) -> RosterProblem:
    """Early, day, late and night families of four types each; a later family never precedes an earlier one."""
    random = Random(seed)
    shifts = tuple(
        ShiftType(
            id=f"{family}{number}",
            minutes=minutes,
            forbidden_next=tuple(f"{other}{n}" for other in range(family) for n in range(len(LENGTHS))),
        )
        for family in range(families)
        for number, minutes in enumerate(LENGTHS)
    )
    employees = tuple(nurse(random, f"N{number}", shifts, days) for number in range(staff))
    per_shift = staff * 5 / 7 / len(shifts)
    return RosterProblem(
        days=days,
        shifts=shifts,
        employees=employees,
        requests=tuple(
            Request(
                employee=employee.id,
                day=random.randrange(days),
                shift=random.choice(shifts).id,
                weight=random.randint(1, 3),
                wanted=random.random() < 0.7,
            )
            for employee in employees
            for _ in range(days // 7)
        ),
        cover=tuple(
            Cover(
                day=day,
                shift=shift.id,
                need=max(0, round(random.uniform(0.5, 1.3) * per_shift)),
                under_weight=100,
                over_weight=1,
            )
            for day in range(days)
            for shift in shifts
        ),
    )


def nurse(random: Random, name: str, shifts: tuple[ShiftType, ...], days: int) -> Employee:
    """A full or part contract, a few types that are barred or limited, and free days in blocks."""
    share = random.choice((1.0, 1.0, 1.0, 0.9, 0.6))
    hours = round(share * days * 5 / 7 * 8 * 60 * 0.85)
    most = []
    for shift in shifts[1:]:
        draw = random.random()
        if draw < 0.25:
            most.append(MostShifts(shift=shift.id, most=0))
        elif draw < 0.45:
            most.append(MostShifts(shift=shift.id, most=max(1, days // random.choice((4, 7, 9)))))
    free: set[int] = set()
    for _ in range(max(1, days // 60)):
        start = random.randrange(days)
        free.update(range(start, min(days, start + random.choice((1, 2, 7)))))
    return Employee(
        id=name,
        min_minutes=max(0, hours - 600),
        max_minutes=hours + 600,
        min_consecutive_shifts=random.choice((1, 2, 2, 3)),
        max_consecutive_shifts=random.choice((5, 5, 6)),
        min_consecutive_days_off=random.choice((2, 2, 3)),
        max_weekends=max(1, days // 7 // 2),
        most_shifts=tuple(most),
        days_off=tuple(sorted(free)),
    )
