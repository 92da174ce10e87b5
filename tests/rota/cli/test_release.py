from __future__ import annotations

from tests.installation import Installation, Said

MONDAY = "RMON.2026-W51"


def changed(small: Installation) -> None:
    small.ok("move", MONDAY, "--to", "2026-12-16T14:30", "--reason", "会议")
    small.ok("substitute", "RMON.2026-W52", "L04", "--by", "L06", "--reason", "会议")
    small.ok("cancel", "RMON.2026-W53", "--reason", "会议")


def test_month_goes_from_draft_to_release(small: Installation) -> None:
    small.ok("generate", "2027-01")
    states = []
    for verb in ("approve", "publish"):
        states.append(small.ok("show", "2027-01", "--json").json["state"])
        small.ok(verb, "2027-01", *(("--confirm-provisional",) if verb == "publish" else ()))

    shown = small.ok("show", "2027-01", "--json").json
    assert [*states, shown["state"], shown["version"]] == ["draft", "approved", "released", 1]


def test_steps_out_of_order_are_refused(small: Installation) -> None:
    small.ok("generate", "2027-01")
    too_early = small.run("publish", "2027-01")
    small.ok("approve", "2027-01")
    twice = small.run("approve", "2027-01")

    assert too_early == Said(1, "", "Refused: 2027-01 is not approved yet; run “rota approve 2027-01”\n")
    assert twice == Said(1, "", "Refused: 2027-01 is approved already\n")
    assert small.run("publish", "2026-12") == Said(
        1, "", "Refused: 2026-12 is released already as version 1; nothing has changed since\n"
    )
    assert small.run("approve", "2026-12") == Said(
        1, "", "Refused: 2026-12 is released as version 1; there is no draft\n"
    )
    assert small.run("approve", "2027-03") == Said(
        1, "", "Refused: There is no plan for 2027-03 yet; make one with “rota generate 2027-03”\n"
    )


def test_change_after_approval_must_be_approved_anew(small: Installation) -> None:
    small.ok("generate", "2027-01")
    small.ok("approve", "2027-01")
    small.ok("cancel", "RMON.2027-W03", "--reason", "会议")

    assert small.run("publish", "2027-01").stderr == (
        "Refused: 2027-01 is not approved yet; run “rota approve 2027-01”\n"
    )


def test_diff_says_what_a_release_changed(small: Installation) -> None:
    changed(small)
    small.ok("approve", "2026-12")
    published = small.ok("publish", "2026-12")

    said = small.ok("diff", "2026-12", "1", "2")

    assert published.stdout == "2026-12 is released as version 2; 3 receptions are new or changed\n"
    assert said.stdout.splitlines() == [
        f"{MONDAY}: moved  12-14 09:00 PC01 L03 → 12-16 14:30 PC01 L03",
        "RMON.2026-W52: other people  12-21 09:00 PC01 L04 → 12-21 09:00 PC01 L06",
        "RMON.2026-W53: cancelled  12-28 09:00 PC01 L05 → 12-28 09:00 PC01 L05",
    ]
    assert small.ok("diff", "2026-12", "2", "2").stdout == "No differences\n"


def test_diff_prints_json(small: Installation) -> None:
    changed(small)
    small.ok("approve", "2026-12")
    small.ok("publish", "2026-12")

    document = small.ok("diff", "2026-12", "1", "2", "--json").json

    assert [document["older"], document["newer"]] == [1, 2]
    assert [(one["reception"], one["changes"]) for one in document["differences"]] == [
        (MONDAY, ["MOVED"]),
        ("RMON.2026-W52", ["PEOPLE"]),
        ("RMON.2026-W53", ["CANCELLED"]),
    ]
    assert document["differences"][1]["after"]["people"] == [{"person": "L06", "role": "HOST", "substitute_for": "L04"}]


def test_diff_of_an_unknown_version_is_refused(small: Installation) -> None:
    assert small.run("diff", "2026-12", "1", "2") == Said(1, "", "Refused: 2026-12 has no version 2\n")


def test_release_speaks_chinese(small: Installation) -> None:
    chinese = small.with_variables(ROTA_LANGUAGE="zh_CN")
    changed(small)

    approved, published = chinese.ok("approve", "2026-12"), chinese.ok("publish", "2026-12")

    assert approved.stdout == "2026-12 已审批，请执行“rota publish 2026-12”发布\n"
    assert published.stdout == "2026-12 已发布第2版，新增或变更 3 场接访\n"
