#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader gets from the real program, over AT-SPI in a real window: the window and its pages by name,
roles that fit, the focus as it moves, and the text of a table's cells.

usage: screen_reader.py WAYMARK WAYMARK_CLI     (starts a session bus of its own)
"""
import os
import subprocess
import sys
import tempfile
import time

from virtual_screen import VirtualScreen, wait_for

PAGES = ["Today", "Timeline", "Evidence", "Provisional outcome", "Children & plans", "Partners", "Settings"]
DEEPEST = 30


def inside_bus():
    """Runs this program again under a session bus that ends with it."""
    os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, "-B", *sys.argv, "--inside"])


class Reader:
    """The tree of accessible objects of one program."""

    def __init__(self, name):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        self._atspi, self._errors = Atspi, GLib.Error
        self._program = wait_for(f"{name} among the accessible programs", lambda: self._find_program(name))

    def _find_program(self, name):
        desktop = self._atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and name.lower() in (child.get_name() or "").lower():
                return child
        return None

    def _children(self, node):
        return [child for child in (node.get_child_at_index(i) for i in range(min(node.get_child_count(), 400))) if child]

    def all(self, node=None, depth=0):
        """Every object that shows, as (role, name, states, node); tables without their cells."""
        node = node or self._program
        try:
            states = node.get_state_set()
            role, name = node.get_role_name(), node.get_name() or ""
            if depth > 1 and not states.contains(self._atspi.StateType.SHOWING):
                return
            yield role, name, states, node
            if depth > DEEPEST or role in ("table", "tree table", "tree", "list"):
                return
            children = self._children(node)
        except self._errors:  # it went away while it was read
            return
        for child in children:
            yield from self.all(child, depth + 1)

    def focused(self):
        """The name of what has the focus; a list's current row counts as the list."""
        for role, name, states, _ in self.all():
            if states.contains(self._atspi.StateType.FOCUSED) and role not in ("application", "frame"):
                return role, name
        return None

    def nameless(self):
        return [role for role, name, states, _ in self.all()
                if states.contains(self._atspi.StateType.FOCUSABLE) and not name.strip() and role not in ("filler", "panel", "frame")]

    def cells(self, limit=40):
        """The texts of the first cells of the tables that show."""
        for role, name, _, node in self.all():
            if role not in ("table", "tree table", "tree"):
                continue
            texts = [cell.get_name() or "" for cell in self._children(node)[:limit]]
            yield name, [text for text in texts if text.strip()]


def listen(screen, program):
    reader = Reader("waymark")
    wait_for("a window that says Waymark by name", lambda: any(
        role == "frame" and "Waymark" in name for role, name, _, _ in reader.all()))
    names = wait_for("the rail's pages", lambda: {name for _, name, _, _ in reader.all()} >= set(PAGES) and PAGES)

    roles = {name: role for role, name, _, _ in reader.all()}
    assert roles["Harrowmere"] == "label" and roles["Navigation"] == "panel", roles

    spoken = {}
    for number, page in enumerate(names, 1):
        screen.press(f"ctrl+{number}")

        def here():
            assert program.poll() is None, f"the program ended with {program.returncode}"
            return reader.focused() and any(role == "panel" and name == page for role, name, _, _ in reader.all())
        wait_for(f"the page {page} by name and a focus in it", here)
        wait_for(f"a name for everything that takes the focus on {page}", lambda: not reader.nameless())
        spoken[page] = dict(reader.cells())

    lists = {page: tables for page, tables in spoken.items() if any(tables.values())}
    assert {"Timeline", "Evidence", "Partners"} <= lists.keys(), f"tables that say nothing: {spoken}"

    # The focus is told as the Tab key moves it.
    screen.press("ctrl+1")
    seen = set()

    def moved():
        screen.press("Tab")
        time.sleep(0.05)
        focus = reader.focused()
        if focus:
            seen.add(focus)
        return len(seen) >= 6
    wait_for("six different places that the Tab key goes to, each said by name", moved)
    assert all(name.strip() for _, name in seen), seen
    return sum(len(cells) for tables in spoken.values() for cells in tables.values()), len(seen)


def main():
    waymark, cli = sys.argv[1:3]
    if "--inside" not in sys.argv:
        inside_bus()
    with tempfile.TemporaryDirectory() as home:
        kept = {key: value for key, value in os.environ.items()
                if not key.startswith("QT_") and key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        kept.update(HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, XDG_RUNTIME_DIR=home, LC_ALL="C.UTF-8")
        file = os.path.join(home, "harrowmere.waymark")
        subprocess.run([cli, "demo", file], env=kept, check=True, stdout=subprocess.DEVNULL)
        with VirtualScreen(home) as screen:
            kept["DISPLAY"] = os.environ["DISPLAY"] = screen.display
            os.environ["XDG_RUNTIME_DIR"] = home
            options = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "detect_leaks=0"]))
            program = subprocess.Popen([waymark, file], env=dict(kept, QT_QPA_PLATFORM="xcb", ASAN_OPTIONS=options,
                                                                 QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1"),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                screen.focus_window(program)
                cells, places = listen(screen, program)
            finally:
                if program.poll() is None:
                    program.kill()
                program.wait()
    print(f"Read over AT-SPI: {len(PAGES)} pages by name, {cells} cells, the focus in {places} places.")


if __name__ == "__main__":
    main()
