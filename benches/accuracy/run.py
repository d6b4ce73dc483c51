#!/usr/bin/env python3
"""How well `search parse` reads pages, text dumps and languages, and how fast: Markdown tables, with date and machine.

usage: run.py [--search target/release/search] [--pages DIR] [--articles FILE] [--xquad DIR] [--shared DIR]
              [--peers-python PATH] [--only pages,texts,languages,splitting] [--quick] [--large]

Builds nothing. What a part needs and does not find, it says, and leaves out:
  --pages DIR           gold.jsonl and html/: saved pages with their title, author, date and text
  --articles FILE       articles for the text dumps, JSON lines; default: the gold of --pages
  --xquad DIR           a folder a language, docs.jsonl in each: `id`, `text`
  --shared DIR          holds tools/make_text_dumps.py, another maker of text dumps with gold
  --peers-python PATH   a Python that has trafilatura 2.3.1 and readability-lxml
"""
import argparse

import identify
import pages
import program
import splitting
import texts

PARTS = {"pages": ("Saved pages", pages), "texts": ("Text dumps", texts),
         "languages": ("Languages", identify), "splitting": ("Splitting", splitting)}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--search", default="target/release/search")
    for name in ("pages", "articles", "xquad", "shared", "peers-python"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas between them")
    parser.add_argument("--quick", action="store_true", help="one seed, small dumps, no page alone")
    parser.add_argument("--large", action="store_true", help="a text dump of 2 GB too")
    return parser.parse_args()


def main():
    options = arguments()
    search = program.Program(options.search)
    print(program.machine())
    for part in options.only.split(","):
        if part not in PARTS:
            raise SystemExit(f"--only: no part {part}; there are {', '.join(PARTS)}")
        title, module = PARTS[part]
        print(f"\n## {title}\n", flush=True)
        try:
            module.report(options, search)
        except program.Absent as reason:
            print(f"Left out: {reason}")


if __name__ == "__main__":
    main()
