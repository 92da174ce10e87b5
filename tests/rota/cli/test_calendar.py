from __future__ import annotations

from pathlib import Path

import pytest

from rota.cli.sample import sample_folder
from tests.installation import Installation, Said

NOTICE_2027 = (
    "国务院办公厅关于2027年部分节假日安排的通知\n"
    "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n"
    "二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。\n"
    "三、清明节：4月3日（周六）至5日（周一）放假，共3天。\n"
    "四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。\n"
    "五、端午节：6月9日（周三）放假1天。\n"
    "六、中秋节：9月15日（周三）放假1天。\n"
    "七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。\n"
)


def test_show_lists_the_days_that_differ(small: Installation) -> None:
    lines = small.ok("calendar", "show", "2026").stdout.splitlines()

    assert lines[0] == "2026 is official"
    assert "  2026-02-14  春节  adjusted working day" in lines
    assert small.ok("calendar", "show", "2026", "--json").json["days"][0] == {
        "date": "2026-01-01",
        "type": "STATUTORY_HOLIDAY",
        "name": "元旦",
    }


def test_show_says_what_may_still_change(imported: Installation) -> None:
    lines = imported.ok("calendar", "show", "2027").stdout.splitlines()

    assert lines[0] == "2027 is provisional"
    assert "  may still change: 2027-01-30 – 2027-02-21 (春节)" in lines


def test_import_of_the_notices_text_says_which_days_and_receptions_move(small: Installation, tmp_path: Path) -> None:
    small.ok("generate", "2027-02")
    (tmp_path / "notice.txt").write_text(NOTICE_2027, encoding="gb18030")
    before = small.dump()

    dry = small.ok("calendar", "import", tmp_path / "notice.txt", "--dry-run")
    after_dry_run = small.dump()
    wet = small.ok("calendar", "import", tmp_path / "notice.txt")
    again = small.ok("calendar", "import", tmp_path / "notice.txt")

    assert after_dry_run == before
    assert dry.stdout.splitlines()[0] == "Dry run: nothing is written."
    assert dry.stdout.splitlines()[1:] == wet.stdout.splitlines()[1:]
    assert "  2027-01-31: weekend → adjusted working day" in wet.stdout.splitlines()
    assert wet.stdout.splitlines()[-1] == "Plan these months again with “rota generate”: 2027-02"
    assert again.stdout == "Nothing changes.\n"
    assert small.ok("calendar", "show", "2027", "--json").json["status"] == "OFFICIAL"


def test_import_prints_json(small: Installation) -> None:
    said = small.ok("calendar", "import", sample_folder() / "calendar_2027_provisional.csv", "--json")

    assert (said.json["years"], said.json["dry_run"]) == ([2027], False)


def test_year_is_asked_for_where_the_text_has_none(small: Installation, tmp_path: Path) -> None:
    text = NOTICE_2027.split("\n", 1)[1]
    (tmp_path / "notice.txt").write_text(text, encoding="utf-8")

    refused = small.run("calendar", "import", tmp_path / "notice.txt")
    given = small.ok("calendar", "import", tmp_path / "notice.txt", "--year", "2027", "--json")

    assert refused == Said(1, "", "Refused: The text does not say which year it arranges; give the year\n")
    assert given.json["years"] == [2027]


@pytest.mark.parametrize("name", ["none.csv", "none.txt"])
def test_file_that_is_not_there_is_named(small: Installation, tmp_path: Path, name: str) -> None:
    said = small.run("calendar", "import", tmp_path / name)

    assert said.exit_code == 1
    assert f"{tmp_path / name} cannot be read" in said.stderr


def test_bad_row_is_named_and_nothing_written(small: Installation, tmp_path: Path) -> None:
    (tmp_path / "days.csv").write_text("date,kind,name,statutory,status\n2027-02-30,off,春节,Y,OFFICIAL\n", "utf-8")
    before = small.dump()

    said = small.run("calendar", "import", tmp_path / "days.csv")

    assert said.exit_code == 1
    assert "“days.csv”, row 2, column “date”" in said.stderr
    assert small.dump() == before
