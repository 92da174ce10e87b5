"""The documents keep step with the program: its commands, settings, lists, and every command line that they show."""

from __future__ import annotations

import re
import shlex
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest

from rota.cli.main import Commands
from rota.cli.overview import COMMANDS
from rota.cli.schema import METADATA
from rota.office.list_kinds import Kind, ListSpec
from rota.office.lists import LISTS
from rota.office.settings import CHOICES, OfficeSettings
from rota.office.settings_list import CHOICE_TITLES, DEFAULTS, SETTING_ITEMS
from rota.rules.templates import TEMPLATE_SETS
from rota.settings import SETTING_NAMES, Settings, load_settings

ROOT = Path(__file__).parents[1]
README, MANUAL, OPERATIONS = ROOT / "README.md", ROOT / "docs" / "manual.md", ROOT / "docs" / "operations.md"
DOCUMENTS = (README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
ROOMS = ("rota", "solver", "exports", "web")
NOT_IN_THE_WORKBOOK = {"office_id"}


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def command_lines() -> list[tuple[str, str]]:
    """Each line with a ``rota`` command in a fenced shell block, with its document."""
    return [
        (document.name, line.strip())
        for document in DOCUMENTS
        for block in re.findall(r"^```sh\n(.*?)^```", text_of(document), re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
        if re.search(r"(^|[ /])rota ", line)
    ]


def inline_commands() -> list[tuple[str, str]]:
    """Each whole ``rota …`` command in running text; those with an ellipsis are no whole commands."""
    return [
        (document.name, code)
        for document in DOCUMENTS
        for code in re.findall(r"`((?:\.venv/bin/)?rota [^`]+)`", without_blocks(text_of(document)))
    ]


def without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def find_command(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that ``words`` call, and what remains as its arguments."""
    group: click.Group = Commands(name="rota")
    command: click.Command = group
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, f"there is no command {words[0]}"
        command, words = found, words[1:]
    return command, words


def words_after_rota(line: str) -> list[str]:
    words = shlex.split(line)
    place = next(number for number, word in enumerate(words) if word.rpartition("/")[2] == "rota")
    return words[place + 1 :]


@pytest.mark.parametrize("document", [README, MANUAL], ids=["README", "manual"])
def test_no_command_is_forgotten(document: Path) -> None:
    code = set(re.findall(r"`([^`]+)`", without_blocks(text_of(document))))

    forgotten = {name for name in COMMANDS if not code & {name, f"rota {name}"}}

    assert forgotten == set()


@pytest.mark.parametrize("document", [README, OPERATIONS], ids=["README", "operations"])
def test_the_settings_of_an_installation_are_listed_and_no_others(document: Path) -> None:
    rows = re.findall(r"^\| `(ROTA_[A-Z_]+)` \| `([a-z_]+)` \|", text_of(document), re.MULTILINE)

    assert rows == [(f"ROTA_{name.upper()}", name) for name in SETTING_NAMES]


@pytest.mark.parametrize("document", [README, OPERATIONS], ids=["README", "operations"])
def test_the_defaults_of_an_installation_are_those_told(document: Path, tmp_path: Path) -> None:
    default = load_settings({"ROTA_HOME": str(tmp_path)})
    rows = {cells[1].strip("`"): cells[2].strip("`") for cells in rows_of(text_of(document)) if "ROTA_" in cells[0]}

    assert (rows["language"], rows["public_url"]) == (default.language, default.public_url)


def test_the_office_settings_are_listed_with_titles_defaults_and_choices() -> None:
    rows = {cells[0].strip("`"): cells[1:] for cells in rows_of(section(text_of(OPERATIONS), "## 本单位设置"))}
    del rows["设置"]
    titles = {item.key: item.title for item in SETTING_ITEMS}

    assert list(rows) == [field.name for field in fields(OfficeSettings)]
    for key, (title, default, meaning) in rows.items():
        if key not in NOT_IN_THE_WORKBOOK:
            assert title == titles[key]
        if default.startswith("`"):
            assert default.strip("`") == shown_default(key)
        for choice in CHOICES.get(key, ()):
            assert f"`{choice}`（{CHOICE_TITLES[choice]}" in meaning
    assert all(name in rows["template_set"][2] for name in TEMPLATE_SETS)


def test_only_settings_without_a_default_are_told_to_have_none() -> None:
    rows = rows_of(section(text_of(OPERATIONS), "## 本单位设置"))

    without = {cells[0].strip("`") for cells in rows if not cells[2].startswith("`")} - {"设置"}

    assert without == {key for key, default in DEFAULTS.items() if default == ""}


@pytest.mark.parametrize("spec", LISTS, ids=[spec.key for spec in LISTS])
def test_the_manual_explains_each_column_of_each_sheet(spec: ListSpec) -> None:
    part = section(text_of(MANUAL), f"### {spec.title}")

    told = [title for cells in rows_of(part) if cells[0] != "列" for title in cells[0].split("、")]

    assert sorted(told) == sorted(column.title for column in spec.columns if column.kind is not Kind.UNREAD)


@pytest.mark.parametrize("spec", LISTS, ids=[spec.key for spec in LISTS])
def test_the_manual_says_which_columns_are_required(spec: ListSpec) -> None:
    rows = rows_of(section(text_of(MANUAL), f"### {spec.title}"))

    told = {title for cells in rows if "必填" in cells[1] for title in cells[0].split("、")}

    required = {column.title for column in spec.columns if column.required}
    assert told == (required if spec.key != "settings" else set())


def test_the_manual_says_which_sheets_are_required() -> None:
    found = re.search(r"标明“必填”的表（(.*?)）必须有内容", text_of(MANUAL).replace("村（社区）", "村〔社区〕"))

    assert found is not None
    assert found[1].replace("村〔社区〕", "村（社区）").split("、") == [spec.title for spec in LISTS if spec.required]


def test_there_are_command_lines_to_check() -> None:
    assert {document for document, _ in command_lines()} == {"README.md", "manual.md", "operations.md"}


@pytest.mark.parametrize("line", sorted({line for _, line in command_lines()}))
def test_each_command_line_shown_is_understood(line: str) -> None:
    command, arguments = find_command(words_after_rota(line))

    if isinstance(command, click.Group) or "--help" in arguments:
        assert arguments == ["--help"]
    else:
        command.make_context(command.name, arguments).close()  # raises UsageError for what it does not understand


@pytest.mark.parametrize(("document", "line"), inline_commands())
def test_each_command_named_in_text_exists(document: str, line: str) -> None:
    words = [word for word in words_after_rota(line) if "…" not in word]

    command, arguments = find_command(words)

    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    assert {word for word in arguments if word.startswith("--")} <= known, document


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_each_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", text_of(document)):
        if re.match(r"https?:", target):
            continue
        name, _, anchor = target.partition("#")
        file = document.parent / name if name else document
        assert file.is_file(), target
        assert not anchor or anchor in anchors(text_of(file)), target


def test_the_modules_and_tables_that_the_architecture_names_exist() -> None:
    text = text_of(ROOT / "docs" / "architecture.md")
    modules = {path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    tables = set(re.findall(r"`([a-z_]+)`", section(text, "## Tables").split("\n\n", 1)[0]))

    named = re.findall(r"`([a-z_/]+\.py)`", text)

    assert [name for name in named if not any(f"/{module}".endswith(f"/{name}") for module in modules)] == []
    assert {*tables} == set(METADATA.tables)


def test_the_manual_tells_which_commands_answer_in_json() -> None:
    told = set(re.findall(r"`([a-z -]+)`", text_of(MANUAL).rsplit("\n\n", 1)[-1])) - {"--json"}

    answering = {
        " ".join(path) for path, command in every_command(Commands(name="rota")) if "--json" in options(command)
    }
    assert told == answering


def test_the_changelog_begins_with_the_program_s_version() -> None:
    version = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["version"]

    newest = re.search(r"^## \[(.+?)\] – \d{4}-\d{2}-\d{2}$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)

    assert newest is not None
    assert newest[1] == version


def test_settings_have_no_field_that_cannot_be_set() -> None:
    assert [field.name if field.name != "fixed_now" else "now" for field in fields(Settings)] == list(SETTING_NAMES)


def shown_default(key: str) -> str:
    default = DEFAULTS[key]
    if isinstance(default, bool):
        return "Y" if default else "N"
    return str(default)


def section(text: str, heading: str) -> str:
    """The text below ``heading`` up to the next heading of the same or a higher level."""
    level = heading.split(" ", 1)[0]
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"there is no section {heading}"
    return found[1]


def rows_of(text: str) -> list[list[str]]:
    """The cells of every table row, without the rulers."""
    lines = [line for line in text.splitlines() if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as the usual renderers of Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", without_blocks(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        is_group = isinstance(command, click.Group)
        found += every_command(command, (*path, name)) if is_group else [((*path, name), command)]
    return found


def options(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts}
