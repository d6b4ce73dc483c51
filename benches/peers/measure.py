"""Times commands as a user meets them: from start to exit, with their peak memory. Standard library only."""
import datetime
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time


class Failed(Exception):
    """A measured command failed: its figures would mean nothing."""


class Cost:
    """What one command took: wall seconds, peak resident bytes, exit status, standard output."""

    def __init__(self, seconds, peak_bytes, status, output):
        self.seconds, self.peak_bytes, self.status, self.output = seconds, peak_bytes, status, output


def run(command, accepted=(0,), keep_output=False):
    """Runs a command. Its peak memory is as the kernel counts it, which is never below this Python's own, some 20 MB."""
    command = [str(part) for part in command]
    stdout = subprocess.PIPE if keep_output else subprocess.DEVNULL
    start = time.perf_counter()
    # Standard error stays the terminal's, so that what goes wrong is seen.
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout)
    output = child.stdout.read().decode() if keep_output else ""
    _, wait_status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if child.stdout:
        child.stdout.close()
    # wait4 took the status; the Popen object would otherwise look for it again.
    child.returncode = status = os.waitstatus_to_exitcode(wait_status)
    if status not in accepted:
        raise Failed(f"exit status {status}: {' '.join(command)}")
    kibibyte = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_maxrss * kibibyte, status, output)


def size_of(path):
    """Bytes of a file, or of all files below a folder."""
    path = pathlib.Path(path)
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)


def median(costs):
    """Median wall seconds."""
    return statistics.median(cost.seconds for cost in costs)


def machine():
    """When and where, in two lines."""
    cpu = platform.processor() or platform.machine()
    try:
        for line in open("/proc/cpuinfo", encoding="utf-8"):
            if line.startswith("model name"):
                cpu = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return (f"{datetime.date.today()}  {platform.system()} {platform.release()}\n"
            f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB memory, load {load:.1f} at the start")


def table(head, rows):
    """Rows of text, columns aligned, the first to the left."""
    rows = [head] + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) if n == 0 else cell.rjust(width) for n, (cell, width) in enumerate(zip(row, widths))]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def executable(path):
    """The path of a program that must have been built."""
    path = pathlib.Path(path)
    if not os.access(path, os.X_OK):
        raise SystemExit(f"{path}: not there; build with: cargo build --release --bins --examples")
    return path.resolve()
