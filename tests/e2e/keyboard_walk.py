#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the keyboard: Today, a task done on the Timeline, a finding logged, undo, redo, the outcome, quit. Then
waymark-cli says what is in the file: exactly that and nothing else.

usage: keyboard_walk.py WAYMARK WAYMARK_CLI
"""
import configparser
import json
import os
import pwd
import subprocess
import sys
import tempfile

from virtual_screen import VirtualScreen, colours_of, wait_for

FRAMEWORK = "area-send-2025"
KINDS = ["area", "partner", "person", "calendar_entry", "inspection", "inspector", "told", "inspection_event",
         "earlier_finding", "priority", "evidence", "file_link", "attachment", "task", "override", "snapshot",
         "saved_view"]
FINDING = "Families in the north hear within a week which therapist will see their child."
NAME = pwd.getpwuid(os.getuid()).pw_name


class Workspace:
    """The file as waymark-cli sees it, also while the window has it open."""

    def __init__(self, cli, file, environment):
        self._cli, self.file, self._environment = cli, file, environment

    def run(self, *arguments):
        done = subprocess.run([self._cli, *arguments], env=self._environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
        assert done.returncode == 0, f"waymark-cli {arguments} gave {done.returncode}: {done.stderr}"
        return done.stdout

    def records(self, kind):
        lines = self.run("records", self.file, kind).splitlines()
        return {record["id"]: record for record in map(json.loads, lines)}

    def everything(self):
        return {kind: self.records(kind) for kind in KINDS}

    def log(self):
        return json.loads(self.run("log", self.file, "--format", "json"))

    def asked(self, command):
        return json.loads(self.run(command, self.file, "--format", "json"))


def task_to_finish(workspace):
    """A task that is in progress (one Space from done), found by its title's words alone."""
    plan = json.loads(workspace.run("timeline", "--framework", FRAMEWORK, "--format", "json"))
    titles = {task["id"]: task["title"] for task in plan["tasks"]}
    for record in workspace.records("task").values():
        title = titles.get(record["pack_task"], "")
        words = title.lower().split()
        alike = [other for other in titles.values() if all(word in other.lower() for word in words)]
        if record["state"] == "in_progress" and title.isascii() and alike == [title]:
            return record, title
    raise AssertionError("the demonstration has no task in progress with a title of its own")


def walk(screen, program, workspace, settings):
    task, title = task_to_finish(workspace)
    pictures = []

    def alive():
        assert program.poll() is None, f"the program ended with {program.returncode}"

    def on_page(page):
        """The window keeps the page it shows in its settings; and what it shows is not what the last page showed."""
        def shown():
            alive()
            kept = configparser.ConfigParser(strict=False, interpolation=None)
            kept.read(settings)
            return kept.get("General", "page", fallback=None) == page
        wait_for(f"the page {page}", shown)

        def painted():
            alive()
            picture = screen.picture()
            colours = colours_of(picture)
            most = colours.most_common(1)[0][1] / (len(picture) / 4)
            if len(colours) < 64 or most > 0.97 or picture in pictures:
                return False
            pictures.append(picture)
            return True
        wait_for(f"a picture of {page} that is neither blank nor an earlier one", painted)

    def stored(what, condition):
        wait_for(what, lambda: alive() or condition())

    def found():
        return [record for record in workspace.records("evidence").values() if record["summary"] == FINDING]

    on_page("today")
    screen.press("ctrl+2")
    on_page("timeline")
    screen.press("ctrl+f")
    screen.type(title)
    screen.press("Return", "F6", "space", "Home", "Down", "space")  # rail, page, phase, task, its next state
    stored("the task is done", lambda: workspace.records("task")[task["id"]]["state"] == "done")

    screen.press("ctrl+n")
    on_page("evidence")
    screen.type(FINDING)
    screen.press("Tab", "s", "Tab", "m", "Tab", "h", "Tab")  # strength, many, high
    screen.type("E3")
    screen.press("ctrl+s")
    stored("the finding is logged", found)
    screen.press("ctrl+z")
    stored("the finding is taken back", lambda: not found())
    screen.press("ctrl+shift+z")
    stored("the finding is there again", found)

    screen.press("ctrl+4")
    on_page("outcome")
    screen.press("ctrl+q")
    wait_for("the program ends", lambda: program.poll() is not None)
    assert program.returncode == 0, f"the program ended with {program.returncode}"
    return task["id"], title


def check(workspace, before, task, title):
    after = workspace.everything()
    changed = {(kind, key) for kind in KINDS for key in before[kind].keys() | after[kind].keys()
               if before[kind].get(key) != after[kind].get(key)}
    finding = next(record for record in after["evidence"].values() if record["summary"] == FINDING)
    assert changed == {("task", task), ("evidence", finding["id"])}, f"changed: {changed}"

    was, now = before["task"][task], after["task"][task]
    assert now.pop("done_at", None), "a task that is done says when"
    assert now == dict(was, state="done"), f"the task was {was} and is {now}"
    expected = {"finding": "strength", "reach": "many", "impact": "high", "criterion": "E3", "review": "draft"}
    assert {key: finding[key] for key in expected} == expected, f"the finding is {finding}"

    log = workspace.log()
    names = [entry["name"] for entry in log[1:]]
    assert names[0] == f"mark “{title}” done", names
    assert names[1] == "log evidence" and len(names) == 4, names
    assert all("log evidence" in name for name in names[2:]), names
    assert [entry["records"] for entry in log[1:]] == [1, 1, 1, 1], log[1:]
    assert {entry["author"] for entry in log[1:]} == {NAME}, log[1:]
    verified, info = workspace.asked("verify"), workspace.asked("info")
    assert verified["integrity"] == info["integrity"] == "whole", verified
    assert verified["changes"] == 5 and verified["log_head"] == info["log_head"], (verified, info)


def main():
    waymark, cli = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith("QT_") and key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment.update(HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, XDG_RUNTIME_DIR=home, USER="somebody else",
                           LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb")
        workspace = Workspace(cli, os.path.join(home, "harrowmere.waymark"), environment)
        workspace.run("demo", workspace.file, "--without-children")
        before = workspace.everything()
        with VirtualScreen(home) as screen, open(os.path.join(home, "said"), "w+", encoding="utf-8") as said:
            # The sanitizer's leak check is for the page tests: here it would count what the X libraries keep.
            options = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "detect_leaks=0"]))
            program = subprocess.Popen([waymark, workspace.file], stdout=said, stderr=said,
                                       env=dict(environment, DISPLAY=screen.display, ASAN_OPTIONS=options))
            try:
                screen.focus_window(program)
                task, title = walk(screen, program, workspace, os.path.join(home, "waymark", "waymark.conf"))
            except AssertionError:
                said.seek(0)
                print("The program said:", said.read() or "nothing", file=sys.stderr)
                print("The log:", workspace.run("log", workspace.file), file=sys.stderr)
                raise
            finally:
                if program.poll() is None:
                    program.kill()
                program.wait()
        check(workspace, before, task, title)
    print(f"Walked by keyboard: “{title}” done, a finding logged, undone and redone; the file holds exactly that.")


if __name__ == "__main__":
    main()
