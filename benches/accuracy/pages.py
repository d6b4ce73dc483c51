"""Saved pages: how well and how fast, and what Trafilatura and readability-lxml make of the same pages."""
import contextlib
import json
import pathlib
import subprocess
import tempfile

import program
import score

TYPES = ["article", "documentation", "listing"]
PEERS = {"trafilatura": "Trafilatura", "readability": "readability-lxml"}
SLOWEST = 20


def report(options, search):
    folder = program.needed(options.pages, "folder of pages (--pages)")
    html, gold = folder / "html", score.read_lines(open(folder / "gold.jsonl", encoding="utf-8"))
    files = sorted(html.iterdir())
    start = min(alone(search, None) for _ in range(5))
    ours, cost = search.parse(html)
    readers = [("search", ours, cost.cpu - start)]
    for peer, name in PEERS.items():
        try:
            readers.append((name, *read_with(options.peers_python, peer, html)))
        except program.Absent as reason:
            print(f"{name} left out: {reason}\n")
    print(table(gold, readers, len(files)), flush=True)
    print(f"\nms a page: the processor's, in one thread, without the start ({1e3 * start:.0f} ms of search). Of search it is "
          "the whole of `search parse`, unpacking, refining and printing included; of the others what they make of a "
          "page that was read and unpacked before.\n")
    if not options.quick:
        slowest(search, files, start)


def table(gold, readers, files):
    rows = []
    for kind in TYPES:
        pages = sum(row.get("type") == kind for row in gold)
        if not pages:
            continue
        for name, found, _ in readers:
            figures = score.score(gold, found, pages=True, kind=kind)[None].figures()
            rows.append([kind, name, pages] + (listing(figures) if kind == "listing" else article(figures)) + [""])
    for name, _, seconds in readers:
        rows.append(["all", name, files] + [""] * 7 + [f"{1e3 * seconds / max(1, files):.2f}"])
    head = ["type", "read by", "pages", "title", "author", "date", "wrong dates", "body F1", "leak", "no article made",
            "ms a page"]
    return program.markdown(head, rows)


def listing(figures):
    # The peers have no word for a page that is no article, but for finding nothing in it.
    return ["", "", "", "", "", "", f"{figures['no_article']:.3f}"]


def article(figures):
    return [f"{figures[key]:.3f}" for key in ("title", "author", "date", "date_wrong", "body_f1", "leak", "no_article")]


def read_with(python, peer, html):
    """Articles and seconds of a peer."""
    python = program.needed(python, "Python with the peers (--peers-python)")
    command = [str(python), str(pathlib.Path(__file__).with_name("peer.py")), peer, str(html)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    if done.returncode:
        raise program.Absent((done.stderr.strip().splitlines() or ["it failed"])[-1])
    seconds = float(done.stderr.split("seconds ")[-1])
    return [json.loads(line) for line in done.stdout.split("\n") if line], seconds


def slowest(search, files, start):
    """A page alone is mostly the program's start, so the start is taken off."""
    # Once each, then the slowest again: one measurement of a few milliseconds is noise.
    once = sorted(((alone(search, file) - start, file) for file in files), reverse=True)
    slow = sorted(((min(alone(search, file) for _ in range(3)) - start, file) for _, file in once[:SLOWEST]), reverse=True)
    p99 = once[len(once) // 100][0]
    print(f"each page alone, less a start: p99 {1e3 * p99:.0f} ms, slowest {1e3 * slow[0][0]:.0f} ms")
    print(f"the {SLOWEST} slowest, best of three: "
          + ", ".join(f"{file.name.split('.')[0]} {1e3 * seconds:.0f}" for seconds, file in slow))


def alone(search, file):
    """Seconds for one page, or for an empty folder."""
    with tempfile.TemporaryDirectory() if file is None else contextlib.nullcontext(file) as dumps:
        return search.parse(dumps, keep=False, accepted=(0, 1, 2))[1].cpu
