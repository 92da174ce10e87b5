from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.errors import BadInputError, NotFoundError
from rota.office.models import ReceptionPoint
from rota.office.settings import load_office_settings, save_office_settings
from rota.rules.models import ReceptionRule
from rota.rules.specs import load_rules
from rota.rules.templates import TEMPLATE_SETS
from rota.rules.use_cases import import_rules_file, install_template, set_rule_active
from rota.settings import ZONE

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)


def install(db: Session, name: str = "SEED001") -> int:
    return install_template(db, name=name, actor="tester", now=NOW)


def import_file(db: Session, folder: Path, text: str) -> int:
    file = folder / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    return import_rules_file(db, path=file, actor="tester", now=NOW)


def audited(db: Session) -> list[tuple[str, str]]:
    return [(row.action, row.subject) for row in db.scalars(select(AuditEntry).order_by(AuditEntry.id))]


@pytest.mark.parametrize("name", TEMPLATE_SETS)
def test_a_template_set_is_stored_and_comes_back_as_it_is(db: Session, name: str) -> None:
    count = install(db, name)

    assert count == len(TEMPLATE_SETS[name])
    assert load_rules(db) == tuple(sorted(TEMPLATE_SETS[name], key=lambda spec: spec.code))
    assert load_office_settings(db).template_set == name


def test_installing_the_same_set_again_changes_nothing(db: Session) -> None:
    install(db)
    before = audited(db)

    assert install(db) == 0
    assert audited(db) == before


def test_another_set_takes_the_place_of_the_first(db: Session) -> None:
    install(db)
    before = len(audited(db))

    install(db, "GANSU")

    assert {spec.code for spec in load_rules(db)} == {spec.code for spec in TEMPLATE_SETS["GANSU"]}
    changes = dict(reversed(pair) for pair in audited(db)[before:])
    assert {code: changes[code] for code in ("RMON", "R15-TOWN", "RDAY")} == {
        "RMON": "rule.remove",
        "R15-TOWN": "rule.remove",
        "RDAY": "rule.save",
    }


def test_an_unknown_set_is_refused_with_the_choices(db: Session) -> None:
    with pytest.raises(NotFoundError, match="SEED001、HENAN2024、GANSU、XIANYOU"):
        install(db, "BEIJING")


def test_a_county_s_file_is_refused_when_its_template_set_is_unknown(db: Session, tmp_path: Path) -> None:
    save_office_settings(db, values={"template_set": "BEIJING"})

    with pytest.raises(NotFoundError, match="BEIJING"):
        import_file(db, tmp_path, "rules: []")


def test_a_set_whose_places_are_missing_is_refused_and_nothing_changes(db: Session) -> None:
    db.delete(db.scalars(select(ReceptionPoint).where(ReceptionPoint.code == "PC03")).one())
    db.commit()

    with pytest.raises(BadInputError) as caught:
        install(db)
    db.rollback()

    assert [(fault.source, fault.column) for fault in caught.value.faults] == [("RLAW", "point_code")]
    assert (load_rules(db), audited(db), db.scalars(select(ReceptionRule)).all()) == ((), [], [])


def test_a_county_s_file_changes_rules_once(db: Session, tmp_path: Path) -> None:
    install(db)
    text = "rules:\n- {code: RMON, when: '8:30-11:00', notice_days: 7}\n"

    assert [import_file(db, tmp_path, text), import_file(db, tmp_path, text)] == [1, 0]
    rule = {spec.code: spec for spec in load_rules(db)}["RMON"]
    assert (rule.starts_at, rule.ends_at, rule.notice_days) == (time(8, 30), time(11, 0), 7)
    entry = db.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (entry.subject, entry.before, entry.after) == (
        "RMON",
        {"starts_at": "09:00:00", "ends_at": "11:30:00", "notice_days": "None"},
        {"starts_at": "08:30:00", "ends_at": "11:00:00", "notice_days": "7"},
    )


def test_a_county_s_file_is_read_on_top_of_the_template_set(db: Session, tmp_path: Path) -> None:
    install(db)
    import_file(db, tmp_path, "rules:\n- {code: RMON, notice_days: 7}\n")

    import_file(db, tmp_path, "rules:\n- {code: RLAW, notice_days: 3}\n")

    days = {spec.code: spec.notice_days for spec in load_rules(db)}
    assert (days["RMON"], days["RLAW"]) == (None, 3)


def test_an_unknown_place_is_refused_and_nothing_changes(db: Session, tmp_path: Path) -> None:
    install(db)
    before = load_rules(db), audited(db)

    with pytest.raises(BadInputError):
        import_file(db, tmp_path, "rules:\n- {code: RLAW, notice_days: 3}\n- {code: RMON, where: PC09}\n")

    assert (load_rules(db), audited(db)) == before


def test_rules_that_do_not_hold_together_are_refused(db: Session, tmp_path: Path) -> None:
    install(db)

    with pytest.raises(BadInputError) as caught:
        import_file(db, tmp_path, "rules:\n- {code: R15-HEAD, months: '1,2'}\n")

    assert [(fault.source, fault.column) for fault in caught.value.faults] == [("R15-HEAD", "rrule")]


def test_a_rule_is_switched_on_and_off(db: Session) -> None:
    install(db)

    set_rule_active(db, code="RDIR", is_active=True, actor="tester", now=NOW)
    set_rule_active(db, code="RLAW", is_active=False, actor="tester", now=NOW)

    active = {spec.code: spec.is_active for spec in load_rules(db)}
    assert (active["RDIR"], active["RLAW"], active["RMON"]) == (True, False, True)
    assert audited(db)[-2:] == [("rule.save", "RDIR"), ("rule.save", "RLAW")]


def test_an_unknown_rule_cannot_be_switched(db: Session) -> None:
    with pytest.raises(NotFoundError, match="RDIR"):
        set_rule_active(db, code="RDIR", is_active=True, actor="tester", now=NOW)


def test_a_rule_whose_place_is_gone_cannot_be_switched_on(db: Session) -> None:
    install(db)
    set_rule_active(db, code="RLAW", is_active=False, actor="tester", now=NOW)
    db.delete(db.scalars(select(ReceptionPoint).where(ReceptionPoint.code == "PC03")).one())
    db.flush()

    with pytest.raises(BadInputError) as caught:
        set_rule_active(db, code="RLAW", is_active=True, actor="tester", now=NOW)

    assert [(fault.source, fault.column) for fault in caught.value.faults] == [("RLAW", "point_code")]
