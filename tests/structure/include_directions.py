#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every #include keeps to the arrows of docs/architecture.md; no Qt under src; no circle; long files are named.

Link lines alone leak: a static library may compile against a header it never links. Fails with one line a fault.
`--self-test` breaks each rule in a made-up tree and expects the fault.
"""
import pathlib
import re
import sys
import tempfile

SRC = {
    "base": set(),
    "seal": {"base"},
    "domain": {"base"},
    "framework": {"domain", "base"},
    "calendar": {"domain", "base"},
    "schedule": {"framework", "calendar", "domain", "base"},
    "judgement": {"framework", "calendar", "domain", "base"},
    "lists": {"framework", "calendar", "domain", "base"},
}
CORE = set(SRC)
SRC["storage"] = CORE
SRC["exchange"] = CORE
SRC["report"] = CORE
SRC["app"] = CORE | {"storage", "exchange", "report"}
SRC["cli"] = SRC["app"] | {"app"}

VALUES = CORE | {"report"}  # what ui may read besides app
UI_SHARED = {"bridge": set(), "models": {"bridge"}, "widgets": {"bridge", "models"}, "render": {"bridge"}}
UI_SHARED["preview"] = set()  # waymark-preview, and what the window starts it with
UI_SHARED["shell"] = {"bridge", "models", "widgets", "render"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
QT = re.compile(r"^(Q[A-Z]\w*|q[a-z]+\.h|Qt\w+/.*)$")
LONGEST = 600


def allowed(folder, target, in_ui):
    if folder == target:
        return True
    if not in_ui:
        return target in SRC.get(folder, set())
    if target in VALUES or target == "app":
        return True
    if folder in UI_SHARED:
        return target in UI_SHARED[folder]
    return target in UI_SHARED  # a page: everything shared, never another page


def faults(root):
    found = []
    edges = {}
    for top in ("src", "ui"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            rel = path.relative_to(root)
            folder = rel.parts[1] if len(rel.parts) > 2 else ""
            lines = path.read_text(encoding="utf-8").splitlines()
            if len(lines) > LONGEST:
                found.append(f"{rel}: {len(lines)} lines; split by what changes together (at most {LONGEST})")
            if path.suffix == ".h" and (not lines or "SPDX-License-Identifier" not in lines[0]):
                found.append(f"{rel}: the first line names no licence")
            if top == "src" and folder not in SRC:
                found.append(f"{rel}: src/{folder} is not in the arrows")
                continue
            for number, line in enumerate(lines, 1):
                match = INCLUDE.match(line)
                if not match:
                    continue
                bracket, name = match.groups()
                if top == "src" and QT.match(name):
                    found.append(f"{rel}:{number}: Qt under src: {name}")
                if bracket == "<":
                    continue
                parts = name.split("/")
                if parts[0] == "ui":
                    if top == "src":
                        found.append(f"{rel}:{number}: src includes ui: {name}")
                        continue
                    target, in_ui = (parts[1] if len(parts) > 2 else ""), True
                    if target and folder and not allowed(folder, target, True):
                        found.append(f"{rel}:{number}: ui/{folder} may not include ui/{target}")
                    continue
                if len(parts) < 2:
                    continue
                target = parts[0]
                if top == "ui" and target in UI_SHARED:
                    if folder and not allowed(folder, target, True):
                        found.append(f"{rel}:{number}: ui/{folder} may not include ui/{target}")
                elif target in SRC:
                    if folder and not allowed(folder, target, top == "ui"):
                        found.append(f"{rel}:{number}: {top}/{folder} may not include {target}")
                    elif top == "ui" and not folder and target not in SRC["cli"] | {"cli"}:
                        found.append(f"{rel}:{number}: unknown folder {target}")
                    if top == "src" and target != folder:
                        edges.setdefault(folder, set()).add(target)
    found += circles(edges)
    return found


def circles(edges):
    done, path = set(), []

    def visit(node):
        if node in path:
            return [" -> ".join(path[path.index(node):] + [node]) + ": folders include each other in a circle"]
        if node in done:
            return []
        path.append(node)
        out = [fault for target in sorted(edges.get(node, ())) for fault in visit(target)]
        path.pop()
        done.add(node)
        return out

    return [fault for node in sorted(edges) for fault in visit(node)]


def self_test():
    head = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
    cases = {
        "src/base/a.h": '#include "domain/record.h"',
        "src/domain/a.cpp": "#include <QString>",
        "src/judgement/a.cpp": '#include "storage/store.h"',
        "ui/evidence/a.cpp": '#include "timeline/page.h"\n#include "storage/store.h"',
        "ui/bridge/a.h": '#include "shell/main_window.h"',
        "src/oddfolder/a.cpp": "",
    }
    for name, text in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for top in ("src", "ui"):
                (root / top).mkdir()
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(head + text + "\n", encoding="utf-8")
            if not faults(root):
                return f"the check does not see the fault in {name}"
    return ""


def main():
    blind = self_test()
    if blind:
        print(blind)
        return 1
    found = faults(pathlib.Path(sys.argv[1]))
    print("\n".join(found) if found else "includes keep to the arrows")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
