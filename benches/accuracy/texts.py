"""Text dumps with several articles a file: our own shapes, and those of a script of yours."""
import collections
import pathlib
import subprocess
import sys
import tempfile

import program
import score

HERE = pathlib.Path(__file__).parent
COLUMNS = ["shape"] + [column for column, _, _ in score.COLUMNS]


def report(options, search):
    gold = program.needed(options.articles or options.pages and f"{options.pages}/gold.jsonl",
                          "articles (--articles, or the gold of --pages)")
    make = [sys.executable, HERE / "dumps.py", "--gold", gold]
    print(f"The shapes of styles.py, seeds 1 to {seeds(options, 3)}\n")
    print(scored(search, make, seeds(options, 3)))
    try:
        xquad = program.needed(options.xquad, "XQuAD (--xquad)")
        print(f"\nTen languages, the shapes of languages.py, seeds 1 to {seeds(options, 3)}\n")
        tallies = measured(search, make[:2] + ["--xquad", xquad], seeds(options, 3))
        for part in (0, 1):
            print(table(merged(tallies, part)) + "\n")
    except program.Absent as reason:
        print(f"\nOther languages left out: {reason}")
    try:
        script = program.needed(options.shared and f"{options.shared}/tools/make_text_dumps.py", "folder (--shared)")
    except program.Absent as reason:
        print(f"\nThe three common styles left out: {reason}")
        return
    print(f"\nThe styles of make_text_dumps.py, seeds 1 to {seeds(options, 5)}\n")
    print(scored(search, [sys.executable, script, "--gold", gold], seeds(options, 5)))


def seeds(options, most):
    return 1 if options.quick else most


def scored(search, make, most):
    """The table of one generator, its seeds summed up."""
    return table(measured(search, make, most))


def measured(search, make, most):
    """Tallies by shape, and of everything under None."""
    tallies = collections.defaultdict(score.Tally)
    for seed in range(1, most + 1):
        with tempfile.TemporaryDirectory() as folder:
            command = [str(part) for part in make + ["--out", folder, "--seed", seed]]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            wanted = score.read_lines(open(f"{folder}/gold.jsonl", encoding="utf-8"))
            # The gold beside the dumps is no dump.
            pathlib.Path(folder, "gold.jsonl").unlink()
            for name, tally in score.score(wanted, search.parse(folder)[0], group=score.shape_of).items():
                tallies[name].add(tally)
    return tallies


def merged(tallies, part):
    """Tallies of SHAPE.LANGUAGE by the shape (0) or by the language (1)."""
    sums = collections.defaultdict(score.Tally)
    for name, tally in tallies.items():
        sums[name and name.split(".")[part]].add(tally)
    return sums


def table(tallies):
    return program.markdown(COLUMNS, score.rows(tallies, f"all, {tallies[None].files} files"))
