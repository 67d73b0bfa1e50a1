#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole-process time to the first painted page, offscreen, against an empty Qt window's, run in turns.

usage: startup.py BIN_FOLDER WORKSPACE… [--runs N]
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time


def once(command, environment):
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


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
            commands[f"waymark {os.path.basename(file)}"] = [f"{folder}/waymark", file, "--exit-after-first-paint"]
        times = {name: [] for name in commands}
        for _ in range(runs + 2):
            for name, command in commands.items():
                times[name].append(once(command, environment))
        yardstick = None
        for name, values in times.items():
            values = sorted(values[2:])  # the first two warm the disk cache
            median = statistics.median(values)
            yardstick = yardstick or median
            print(f"{name:<58} min {values[0]:8.1f}  median {median:8.1f}  max {values[-1]:8.1f} ms"
                  f"  ({runs} runs)  {median / yardstick:.2f} x")


if __name__ == "__main__":
    main()
