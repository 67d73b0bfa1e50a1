# SPDX-License-Identifier: GPL-3.0-or-later
"""An X server without a monitor: keys go in by xdotool, its picture is read from the file it keeps its pixels in."""
import collections
import os
import struct
import subprocess
import time

PATIENCE = 120  # seconds; only a broken program or a very busy machine needs so many


def wait_for(what, condition):
    """Asks again and again; the answer as soon as it is true, an AssertionError after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE} s for this: {what}")
        time.sleep(0.05)


class VirtualScreen:
    """`with VirtualScreen(folder) as screen:` the server picks a free display itself and ends with the block."""

    def __init__(self, folder, size="1440x900"):
        self._pixels = os.path.join(folder, "Xvfb_screen0")
        answer, give = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(give), "-screen", "0", f"{size}x24", "-dpi", "96", "-nolisten", "tcp", "-fbdir", folder],
            pass_fds=[give], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(give)
        with os.fdopen(answer) as said:
            number = said.readline().strip()  # comes when the server is ready, or ends with it
        assert number, "Xvfb did not start"
        self.display = f":{number}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.terminate()
        self._server.wait()

    def xdotool(self, *arguments):
        """What it printed, or None where it found nothing."""
        done = subprocess.run(["xdotool", *arguments], env=dict(os.environ, DISPLAY=self.display),
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return done.stdout.strip() if done.returncode == 0 else None

    def press(self, *keys):
        assert self.xdotool("key", *keys) is not None, f"xdotool could not press {keys}"

    def type(self, words):
        assert words.isascii(), "other characters would change the keyboard's map while keys are under way"
        assert self.xdotool("type", words) is not None, "xdotool could not type"

    def focus_window(self, process):
        """Waits for the program's window and gives it the keyboard: nobody else does, without a window manager."""
        def shown():
            assert process.poll() is None, f"the program ended with {process.returncode} before it showed a window"
            found = self.xdotool("search", "--onlyvisible", "--pid", str(process.pid))
            return found.splitlines()[-1] if found else None
        window = wait_for("a window that shows", shown)

        def focused():
            self.xdotool("windowfocus", window)
            return self.xdotool("getwindowfocus") == window
        wait_for("the keyboard's focus", focused)
        return window

    def picture(self):
        """The screen's pixels as four bytes each (the server keeps them in an XWD file)."""
        with open(self._pixels, "rb") as file:
            data = file.read()
        header = struct.unpack(">25I", data[:100])
        size, height, bits, line, colours = header[0], header[5], header[11], header[12], header[19]
        assert bits == 32, f"{bits} bits a pixel"
        start = size + 12 * colours
        return data[start:start + height * line]


def colours_of(picture):
    """How often each colour is there."""
    return collections.Counter(memoryview(picture).cast("I"))
