#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar file as another program reads it (python3-icalendar): days, hours over the October clock change, uids.

usage: read_calendar.py WAYMARK_CLI
"""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import icalendar
import pytz

LONDON = pytz.timezone("Europe/London")
cli = sys.argv[1]


def run(*arguments):
    done = subprocess.run([cli, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def export(workspace, *more):
    out = workspace.with_name(f"plan{len(list(workspace.parent.iterdir()))}.ics")
    run("report", workspace, "--kind", "plan", "--out", out, *more)
    return read(out, "PUBLISH")


def timetable(workspace, *more):
    out = workspace.with_name(f"fieldwork{len(list(workspace.parent.iterdir()))}.ics")
    run("fieldwork", "timetable", workspace, "--ics", out, *more)
    return (*read(out, None), out)


def read(out, method):
    raw = out.read_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 75, "a line is longer than RFC 5545 lets it be"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line ends without CR LF"
    calendar = icalendar.Calendar.from_ical(raw)
    assert calendar.get("METHOD") == method and calendar["VERSION"] == "2.0"
    zones = calendar.walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Europe/London"], "the file doesn't describe its time zone once"
    zone = zones[0].to_tz()
    for day in ("2026-10-24", "2026-10-26", "2026-03-28", "2026-03-30"):
        noon = datetime.datetime.fromisoformat(day + "T12:00")
        assert zone.utcoffset(noon) == LONDON.utcoffset(noon), "the described time zone isn't London's on " + day
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == len(calendar.walk("VEVENT")), "a uid is there twice"
    return events, raw


def key(uid):
    return uid.split(".")[0]


def put(workspace, record):
    lines = workspace.with_suffix(".jsonl")
    lines.write_text(json.dumps(record) + "\n", encoding="utf-8")
    run("put", workspace, lines)


with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder) / "demo.waymark"
    run("demo", file, "--without-children")
    inspection = json.loads(run("records", file, "inspection").splitlines()[0])
    # Called so that the weeks lie on both sides of Sun 25 Oct 2026, when the clocks go back.
    inspection["notified"] = "2026-10-19"
    put(file, inspection)
    events, raw = export(file)

    plan = json.loads(run("timeline", "--framework", inspection["framework_id"], "--notified", "2026-10-19",
                          "--format", "json"))
    moved = {json.loads(line).get("pack_task") for line in run("records", file, "task").splitlines()
             if json.loads(line).get("due")}
    told = {json.loads(line)["item"] for line in run("records", file, "told").splitlines()}
    compared = summer = winter = 0
    for task in plan["tasks"]:
        event = next((event for uid, event in events.items() if key(uid) == task["id"]), None)
        if event is None or task["id"] in moved | told:
            continue
        compared += 1
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if task["due_time"]:
            local = end.astimezone(LONDON)
            assert (local.date().isoformat(), local.strftime("%H:%M")) == (task["due"], task["due_time"]), task["id"]
            assert end - start == datetime.timedelta(minutes=30)
            assert event["DTEND"].params["TZID"] == "Europe/London"
            alarms = [(alarm["ACTION"], alarm["TRIGGER"].dt) for alarm in event.walk("VALARM")]
            rings = [] if event["STATUS"] == "CANCELLED" else [("DISPLAY", datetime.timedelta(minutes=-30))]
            assert alarms == rings, task["id"]
            summer += bool(local.dst())
            winter += not local.dst()
        else:
            assert (start.isoformat(), end - start) == (task["due"], datetime.timedelta(days=1)), task["id"]
    assert compared > 60 and summer > 5 and winter > 5, (compared, summer, winter)

    text = raw.decode("utf-8").replace("\r\n ", "")
    for person in map(json.loads, run("records", file, "person").splitlines()):
        for private in (person.get("email"), person.get("phone")):
            assert not private or private not in text, "a person's address is in the file"

    # A day that moves: the same uids, the new day, a higher SEQUENCE as soon as the minute is another one.
    task = next(task for task in plan["tasks"] if task["id"] == "base-room-ready")
    record = next((json.loads(line) for line in run("records", file, "task").splitlines()
                   if json.loads(line).get("pack_task") == task["id"]), None)
    record = record or {"kind": "task", "id": "0199a000-0000-7000-8000-000000000001",
                        "inspection": inspection["id"], "pack_task": task["id"]}
    put(file, record | {"due": "2026-10-28"})
    later, _ = export(file)
    assert events.keys() == later.keys(), "uids differ between two exports"
    uid = next(uid for uid in later if key(uid) == task["id"])
    assert later[uid]["DTEND"].dt.date().isoformat() == "2026-10-28"
    assert later[uid]["SEQUENCE"] >= events[uid]["SEQUENCE"]
    assert "Moved by hand" in later[uid]["DESCRIPTION"]

    owner = next(json.loads(line) for line in run("records", file, "person").splitlines() if json.loads(line)["roles"])
    hers, _ = export(file, "--person", owner["name"])
    assert 0 < len(hers) < len(later)
    assert all(f"Owner: {owner['name']}" in event["DESCRIPTION"] for event in hers.values())

    # The fieldwork timetable: hours, a UID and a SEQUENCE that rises, attendees by name alone, cancellations.
    before, raw, first = timetable(file)
    sessions = {row["id"]: row for row in map(json.loads, run("records", file, "fieldwork_session").splitlines())}
    placed = {one for one, row in sessions.items() if row.get("day")}
    assert {uid.split(".")[0] for uid in before} == placed and len(placed) > 50
    for uid, event in before.items():
        session = sessions[uid.split(".")[0]]
        start = event["DTSTART"].dt.astimezone(LONDON)
        assert event["DTSTART"].params["TZID"] == "Europe/London"
        assert start.strftime("%Y-%m-%d %H:%M") == f"{session['day']} {session['start']}", session["code"]
        assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(minutes=session["minutes"])
        assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [datetime.timedelta(minutes=-30)]
        restricted = session["session_kind"] in ("keep_in_touch", "feedback")
        people = event.get("ATTENDEE", [])
        people = people if isinstance(people, list) else [people]
        assert len(people) == (0 if restricted else len(session.get("inspectors", [])) + len(session.get("people", [])))
        assert all(str(one) == "invalid:nomail" for one in people), "an attendee has an address"
        assert not (restricted and event.get("DESCRIPTION")), "what is restricted says something"
    moved = next(row for row in sessions.values() if row.get("day") and row["session_kind"] == "meeting")
    gone = next(row for row in sessions.values() if row.get("day") and row["session_kind"] == "visit")
    put(file, moved | {"start": "08:45"})
    put(file, gone | {"state": "cancelled"})
    after, _, _ = timetable(file, "--earlier", first)
    key_of = lambda row: row["id"] + ".session@waymark"
    assert after.keys() == before.keys(), "uids differ between two exports"
    assert after[key_of(moved)]["SEQUENCE"] > before[key_of(moved)]["SEQUENCE"]
    assert after[key_of(moved)]["DTSTART"].dt.astimezone(LONDON).strftime("%H:%M") == "08:45"
    assert after[key_of(gone)]["STATUS"] == "CANCELLED" and not after[key_of(gone)].walk("VALARM")
    assert after[key_of(gone)]["SEQUENCE"] > before[key_of(gone)]["SEQUENCE"]
    still = next(uid for uid in after if uid not in (key_of(moved), key_of(gone)))
    assert after[still]["SEQUENCE"] == before[still]["SEQUENCE"]
    text = raw.decode("utf-8").replace("\r\n ", "")
    assert "@example" not in text.replace("https://meet.example.org", ""), "a person's address is in the file"
print(f"{compared} tasks read back, {summer} in summer time, {winter} in winter time")
