"""A screen of our own: an X server without a monitor, and a small window manager.

The server keeps its picture in a file, so pictures are read from outside: no client connection, no
work for the program under test. Knows nothing of the program.
"""

import mmap
import os
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from tests.e2e.harness.patience import until

Box: TypeAlias = tuple[int, int, int, int]  # x, y, width, height in pixels
_XWD_HEADER = struct.Struct(">25I")


class Screen:
    """An X server with ``width`` by ``height`` pixels, as a context manager."""

    def __init__(self, width: int = 1280, height: int = 800, *, manager: bool = True) -> None:
        """Remember the size; ``manager=False`` leaves out the window manager."""
        self.width, self.height = width, height
        self._manager = manager
        self._processes: list[subprocess.Popen[bytes]] = []
        self._folder = tempfile.TemporaryDirectory(prefix="afterword-screen-")
        self.display = ""

    def __enter__(self) -> Self:
        """Start the server and wait until it answers."""
        reading, writing = os.pipe()
        size = f"{self.width}x{self.height}x24"
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
        server += ["-noreset", "-fbdir", self._folder.name]
        self._start(server, keep=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.display = f":{answer.readline().strip()}"
        if self.display == ":":
            raise RuntimeError("Xvfb did not start")
        if self._manager:
            self._start(["openbox", "--sm-disable"])
            until(self._has_manager, "the window manager to be there")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server and what belongs to it."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait(timeout=10)
        self._folder.cleanup()

    def _start(self, command: list[str], keep: tuple[int, ...] = ()) -> None:
        environment = {**os.environ, "DISPLAY": self.display}
        environment.pop("WAYLAND_DISPLAY", None)
        self._processes.append(
            subprocess.Popen(
                command,
                env=environment,
                pass_fds=keep,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def _has_manager(self) -> bool:
        asked = subprocess.run(
            ["xdotool", "get_num_desktops"],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            check=False,
        )
        return asked.returncode == 0

    def frame(self) -> "Frame":
        """Open the server's picture for reading. It stays current."""
        return Frame(Path(self._folder.name) / "Xvfb_screen0")

    def save_picture(self, target: Path, box: Box | None = None) -> None:
        """Write what is on the screen now, or in a part of it, as a PNG file."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with self.frame() as frame:
            target.write_bytes(frame.as_png(box))


class Frame:
    """The pixels of a screen, mapped from the server's file (XWD, 32 bits a pixel)."""

    def __init__(self, source: Path) -> None:
        """Map the file and read its header."""
        with source.open("rb") as opened:
            self._bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        header = _XWD_HEADER.unpack_from(self._bytes)
        colours = header[19]
        self.width, self.height, self._stride = header[4], header[5], header[12]
        self._start = header[0] + colours * 12  # the header, then 12 bytes for each colour

    def __enter__(self) -> Self:
        """Nothing to do; the file is mapped."""
        return self

    def __exit__(self, *_problem: object) -> None:
        """Let the file go."""
        self._bytes.close()

    def pixel(self, x: int, y: int) -> bytes:
        """Return blue, green and red of one pixel."""
        at = self._start + y * self._stride + x * 4
        return self._bytes[at : at + 3]

    def dots(self) -> bytes:
        """Return all dots as they are now."""
        return self._bytes[self._start : self._start + self._stride * self.height]

    def as_png(self, box: Box | None = None) -> bytes:
        """Return the picture, or what of it is in ``box``, as a PNG file's bytes."""
        left, top, width, height = box or (0, 0, self.width, self.height)
        left, top = max(left, 0), max(top, 0)
        width, height = min(width, self.width - left), min(height, self.height - top)
        rows = b"".join(b"\0" + self._row(y, left, width) for y in range(top, top + height))
        head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)

    def _row(self, y: int, left: int, width: int) -> bytes:
        at = self._start + y * self._stride + left * 4
        source = self._bytes[at : at + width * 4]
        row = bytearray(width * 3)
        row[0::3], row[1::3], row[2::3] = source[2::4], source[1::4], source[0::4]
        return bytes(row)


def _chunk(name: bytes, data: bytes) -> bytes:
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
