"""The commands with the line that ``rota --help`` shows for each, known without loading them."""

from __future__ import annotations

from dataclasses import dataclass

from rota.words import Message, message


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: the module under rota.cli that has it, the function there, and its line of help."""

    module: str
    function: str
    help: Message


COMMANDS: dict[str, Entry] = {
    "demo": Entry("demo", "demo", message("Show everything with the sample county, in a fresh database")),
    "init": Entry("database", "init", message("Create or upgrade the database")),
    "template": Entry("lists", "template", message("Write the empty workbook for the county's lists")),
    "import": Entry("lists", "import_", message("Read a county's lists, a folder of CSV or a workbook")),
    "calendar": Entry("calendar", "calendar", message("Show or import a year's holiday arrangement")),
    "rules": Entry("rules", "rules", message("Show the reception rules, choose a template set, switch rules")),
    "duty": Entry("duty", "duty", message("Choose the duty pattern, add special periods")),
    "settings": Entry("settings", "settings", message("Show or change the office's settings")),
    "generate": Entry("plan", "generate", message("Plan a month and save it as its draft")),
    "replan": Entry("replan", "replan", message("Plan a released month again and change as little as can be")),
    "show": Entry("plan", "show", message("Show a month")),
    "explain": Entry("explain", "explain", message("Say why somebody sits at a reception, or why not")),
    "ledger": Entry("ledger", "ledger", message("Show the year's ledger, or how good a month's roster is")),
    "add": Entry("changes", "add", message("Add one reception on demand to a month")),
    "substitute": Entry("changes", "substitute", message("Put another person in somebody's place")),
    "seat": Entry("changes", "seat", message("Seat somebody at a reception that has nobody")),
    "move": Entry("changes", "move", message("Move a reception to another time")),
    "cancel": Entry("changes", "cancel", message("Cancel a reception")),
    "restore-reception": Entry("changes", "restore", message("Bring a cancelled reception back")),
    "approve": Entry("release", "approve", message("Approve a month's draft")),
    "publish": Entry("release", "publish", message("Release an approved month")),
    "diff": Entry("release", "diff", message("Compare two versions of a month")),
    "export": Entry("export", "export", message("Write calendars, notices and tables of a released month")),
    "link": Entry("links", "link", message("Make, list and revoke calendar addresses")),
    "serve": Entry("serve", "serve", message("Serve the web pages and calendars")),
    "backup": Entry("database", "backup", message("Copy the database safely into one file")),
    "restore": Entry("database", "restore", message("Put a backup in the database's place")),
    "doctor": Entry("doctor", "doctor", message("Check the installation")),
}
