from __future__ import annotations

from pathlib import Path

import pytest

from tests.installation import Installation, Said

ROOT_FILES = ("2026-12接访安排表.xlsx", "公示/县领导接访公示.pdf", "公示/电视/第01页.png", "日历/全县.ics")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_export_names_the_files_it_wrote(small: Installation, tmp_path: Path) -> None:
    said = small.ok("export", "2026-12", "--out", tmp_path / "out", "--json")

    assert said.json["files"] == files(tmp_path / "out" / "2026-12")
    assert said.json["folder"] == str(tmp_path / "out" / "2026-12")
    assert [name for name in ROOT_FILES if name not in said.json["files"]] == []


def test_export_takes_the_place_of_an_earlier_one_as_a_whole(small: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "2026-12"
    folder.mkdir(parents=True)
    (folder / "old.txt").write_text("of an earlier version", encoding="utf-8")
    (tmp_path / "out" / "beside.txt").write_text("somebody's own", encoding="utf-8")

    said = small.ok("export", "2026-12", "--out", tmp_path / "out")

    assert said.stdout == f"{len(files(folder))} files written to {folder}\n"
    assert not (folder / "old.txt").exists()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["2026-12", "beside.txt"]


def test_export_that_fails_leaves_the_earlier_files_and_no_rest(
    small: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out" / "2026-12"
    folder.mkdir(parents=True)
    (folder / "old.txt").write_text("of an earlier version", encoding="utf-8")
    monkeypatch.setattr(Path, "write_bytes", full_disk)

    said = small.run("export", "2026-12", "--out", tmp_path / "out")

    assert said == Said(1, "", "Refused: The computer refuses: [Errno 28] No space left on device\n")
    assert files(tmp_path / "out") == ["2026-12/old.txt"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2026-12"]


def full_disk(_path: Path, _data: bytes) -> int:
    raise OSError(28, "No space left on device")


def test_month_that_is_not_released_is_refused(small: Installation, tmp_path: Path) -> None:
    small.ok("generate", "2027-01")

    said = small.run("export", "2027-01", "--out", tmp_path / "out")

    assert said == Said(1, "", "Refused: 2027-01 is not published\n")
    assert not (tmp_path / "out" / "2027-01").exists()


def test_missing_font_folder_is_named(small: Installation, tmp_path: Path) -> None:
    said = small.with_variables(ROTA_FONTS=str(tmp_path / "no-fonts")).run("export", "2026-12", "--out", tmp_path)

    assert said.exit_code == 1
    assert str(tmp_path / "no-fonts") in said.stderr


def test_draft_after_a_release_is_not_exported(small: Installation, tmp_path: Path) -> None:
    small.ok("export", "2026-12", "--out", tmp_path / "before")
    small.ok("cancel", "RMON.2026-W51", "--reason", "会议")
    small.ok("export", "2026-12", "--out", tmp_path / "after")

    names = files(tmp_path / "before")
    assert files(tmp_path / "after") == names
    different = [
        name for name in names if (tmp_path / "before" / name).read_bytes() != (tmp_path / "after" / name).read_bytes()
    ]
    assert different == []
