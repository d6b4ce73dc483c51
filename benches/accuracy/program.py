"""Runs the program under test and says what a run took. Standard library only."""
import dataclasses
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile


class Absent(Exception):
    """Something that a part needs is not on this machine; the part is left out and this says why."""


@dataclasses.dataclass
class Cost:
    """Seconds of the processor (user and system), peak resident bytes."""
    cpu: float
    peak: int


class Program:
    """The `search` binary, asked for the articles of dumps."""

    def __init__(self, path):
        path = pathlib.Path(path)
        if not os.access(path, os.X_OK):
            raise SystemExit(f"{path}: not there; build it with: cargo build --release")
        self.path = path.resolve()

    def parse(self, dumps, threads=1, keep=True, accepted=(0, 1)):
        """Articles and cost of one run. Some dumps of a folder may be broken (status 1), which is not this run's end."""
        command = [self.path, "--index", "/nonexistent", "-q", "parse", "--threads", threads, dumps]
        return run(command, keep, accepted)


def run(command, keep=True, accepted=(0,)):
    """JSON lines that a command printed, and what it cost."""
    # A file and no pipe: reading along would be part of what is measured.
    with tempfile.TemporaryFile() if keep else open(os.devnull, "wb") as out:
        child = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in accepted:
            raise Absent(f"exit status {child.returncode}: {' '.join(map(str, command))}")
        kibibyte = 1 if sys.platform == "darwin" else 1024
        cost = Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * kibibyte)
        if not keep:
            return [], cost
        out.seek(0)
        return [json.loads(line) for line in out if line.strip()], cost


def machine():
    """When and where, in one line."""
    cpu = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            cpu = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), cpu)
    except OSError:
        pass
    return f"{datetime.date.today()}, {cpu}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"


def markdown(head, rows):
    """A table; the first column to the left, figures to the right."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1)] + [[str(cell) for cell in row] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def needed(path, what):
    """A path that must be there for a part to run."""
    if path is None:
        raise Absent(f"no {what} given")
    path = pathlib.Path(path)
    if not path.exists():
        raise Absent(f"{path} is not there")
    return path
