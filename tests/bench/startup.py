#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole-process time to the first painted page, offscreen, against an empty Qt window's, run in turns: every page of the
first workspace, the first page of the others. Beside the time by the clock stands the processor's, which says more on
a machine that does other things too.

usage: startup.py BIN_FOLDER WORKSPACE… [--runs N]
"""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time


PAGES = ["today", "timeline", "evidence", "outcome", "children", "partners", "settings"]


def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def once(command, environment):
    """Milliseconds by the clock, and of the processors."""
    start, used = time.perf_counter(), processor()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000, (processor() - used) * 1000


def main():
    arguments = sys.argv[1:]
    runs = 20
    if "--runs" in arguments:
        at = arguments.index("--runs")
        runs = int(arguments[at + 1])
        del arguments[at:at + 2]
    folder, workspaces = arguments[0], arguments[1:]
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=home, XDG_CONFIG_HOME=home)
        commands = {"empty Qt window": [f"{folder}/bench_empty_window"]}
        for file in workspaces:
            for page in PAGES if file == workspaces[0] else PAGES[:1]:
                commands[f"{os.path.basename(file)}, {page}"] = [
                    f"{folder}/waymark", file, "--page", page, "--exit-after-first-paint"]
        times = {name: [] for name in commands}
        for _ in range(runs + 2):
            for name, command in commands.items():
                times[name].append(once(command, environment))
        yardstick = None
        for name, values in times.items():
            clock, used = (sorted(kind) for kind in zip(*values[2:]))  # the first two warm the disk cache
            middles = [statistics.median(clock), clock[0], statistics.median(used)]
            yardstick = yardstick or middles
            ratios = [value / other for value, other in zip(middles, yardstick)]
            print(f"{name:<40} median {middles[0]:7.1f} ms {ratios[0]:.2f} x   min {middles[1]:7.1f} ms {ratios[1]:.2f} x"
                  f"   max {clock[-1]:7.1f} ms   processor {middles[2]:7.1f} ms {ratios[2]:.2f} x  ({runs} runs)")


if __name__ == "__main__":
    main()
