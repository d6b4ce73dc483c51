"""Wikis' exports: every page found, no markup left, the words of prose kept; against mwparserfromhell and WikiExtractor.

    python3 -m venv VENV && VENV/bin/pip install mwparserfromhell wikiextractor
    VENV/bin/python benches/accuracy/wikitext.py DUMP.xml[.bz2] ...

Pages are counted by Python's own XML parser: those of the main namespace that are wikitext and no redirect. "Prose" is what
both peers keep: of each word of a page, the smaller of the two counts.
"""
import argparse
import bz2
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

import mwparserfromhell

import program

MARKUP = re.compile(r"\[\[|\]\]|\{\{|\}\}|''|<ref|^\s*\|-", re.MULTILINE)
SITE = """<siteinfo>
    <sitename>Wiki</sitename>
    <base>https://wiki.example/wiki/Main_Page</base>
    <namespaces>
      <namespace key="10" case="first-letter">Template</namespace>
    </namespaces>
  </siteinfo>
"""
WORD = re.compile(r"\w+")


def pages(path):
    """(id, title, wikitext) of each page that is an article."""
    with path.open("rb") as stream:
        title = number = namespace = model = text = None
        is_redirect = False
        newest = ""
        stamp = ""
        parents = []
        for event, node in tree.iterparse(stream, events=("start", "end")):
            name = node.tag.rsplit("}", 1)[-1]
            if event == "start":
                parents.append(name)
                if name == "page":
                    title = number = namespace = text = None
                    is_redirect, model, newest = False, "wikitext", ""
                continue
            parents.pop()
            parent = parents[-1] if parents else ""
            if parent == "page":
                title = node.text if name == "title" else title
                number = node.text if name == "id" else number
                namespace = node.text if name == "ns" else namespace
                is_redirect |= name == "redirect"
            elif parent == "revision":
                stamp = node.text or "" if name == "timestamp" else stamp
                if name in ("model", "text") and stamp >= newest:
                    model = node.text if name == "model" else model
                    text = node.text or "" if name == "text" else text
            if name == "revision":
                newest = max(newest, stamp)
            if name == "page":
                if namespace == "0" and not is_redirect and model == "wikitext":
                    yield number, title, text or ""
                node.clear()


def extracted(path):
    """WikiExtractor's text of each page, by id."""
    with tempfile.TemporaryDirectory() as folder:
        # It reads UTF-8 only, and nothing where the export does not describe its wiki: given a copy that it can read.
        raw = path.read_bytes()
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
        if "</siteinfo>" not in text:
            text = text.replace("<page>", SITE + "<page>", 1)
        path = pathlib.Path(folder) / "copy.xml"
        path.write_text(text, "utf-8")
        command = [sys.executable, "-m", "wikiextractor.WikiExtractor", "--json", "--no-templates", "--processes", "1", "-q",
                   "-o", f"{folder}/out", str(path)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = {}
        for file in pathlib.Path(folder).rglob("wiki_*"):
            for line in file.read_text("utf-8").splitlines():
                page = json.loads(line)
                found[page["id"]] = page["text"]
        return found


def words(text):
    return collections.Counter(word.lower() for word in WORD.findall(text))


def measured(name, path, search, cases):
    (ours, cost) = search.parse(path)
    size = path.stat().st_size
    ours = {article["external_id"]: article for article in ours}
    theirs = extracted(path)
    tally = collections.Counter()
    for number, title, source in pages(path):
        tally["expected"] += 1
        article = ours.get(number)
        # An empty page has a title and no more; it is an article all the same.
        if article is None:
            tally["lost"] += 1
            print(f"lost: {name}: {title}", file=sys.stderr)
            continue
        body = "\n".join([article["body"], *article["caption"]])
        stripped = mwparserfromhell.parse(source).strip_code()
        extract = theirs.get(number, "")
        for who, text in (("ours", body), ("mwparserfromhell", stripped), ("WikiExtractor", extract)):
            tally["markup " + who] += bool(MARKUP.search(text))
            if who == "ours" and MARKUP.search(text):
                spot = MARKUP.search(text).start()
                print(f"markup: {name}: {title}: {text[max(0, spot - 40):spot + 40]!r}", file=sys.stderr)
        prose = words(stripped) & words(extract)
        kept = words(body + "\n" + title)
        tally["prose"] += prose.total()
        tally["kept"] += (prose & kept).total()
        for who, text in (("ours", kept), ("mwparserfromhell", words(stripped)), ("WikiExtractor", words(extract))):
            tally["words " + who] += text.total()
        missing = prose - kept
        if prose.total() > 50 and missing.total() > 0.1 * prose.total():
            print(f"prose: {name}: {title}: {missing.total()} of {prose.total()}: {missing.most_common(12)}", file=sys.stderr)
        told(source, body, stripped, extract, title, cases)
    seconds = cost.cpu
    return [name, tally["expected"], len(ours), tally["lost"],
            *(percent(tally["markup " + who], tally["expected"]) for who in ("ours", "mwparserfromhell", "WikiExtractor")),
            f"{tally['kept'] / tally['prose']:.4f}" if tally["prose"] else "–", tally["prose"],
            *(tally["words " + who] for who in ("ours", "mwparserfromhell", "WikiExtractor")),
            f"{size / 1e6 / seconds:.0f}"]


def percent(part, whole):
    return f"{100 * part / max(1, whole):.2f} %"


def told(source, body, stripped, extract, title, cases):
    """Templates whose first argument stands in our text and in no peer's, one for each name."""
    for template in mwparserfromhell.parse(source).filter_templates(recursive=False):
        name = str(template.name).strip().lower()
        if name in cases or not template.params or len(str(template)) > 120 or "\n" in str(template):
            continue
        shown = [str(param.value).strip() for param in template.params if not param.showkey]
        shown = [text for text in shown if len(text) > 3 and not re.search(r"[\[\]{}|<>=']", text)]
        text = shown[-1] if shown else None
        if text and text in body and text not in stripped and text not in extract:
            spot = body.index(text)
            cases[name] = (title, str(template), body[max(0, spot - 25):spot + len(text) + 15].replace("\n", " "))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("dumps", nargs="+", type=pathlib.Path)
    options.add_argument("--search", default="target/release/search")
    options.add_argument("--cases", type=int, default=10)
    options = options.parse_args()
    search = program.Program(options.search)
    rows, cases = [], {}
    for dump in options.dumps:
        with tempfile.TemporaryDirectory() as folder:
            plain = pathlib.Path(folder) / f"{dump.stem}.xml"
            with bz2.open(dump) if dump.suffix == ".bz2" else dump.open("rb") as packed:
                plain.write_bytes(packed.read())
            rows.append(measured(dump.name.split(".")[0], plain, search, cases))
    print(program.machine() + "\n")
    head = ["dump", "pages", "found", "lost", "markup left", "mwparserfromhell", "WikiExtractor", "recall of prose", "words of prose",
            "our words", "mwparserfromhell's", "WikiExtractor's", "MB/s"]
    print(program.markdown(head, rows))
    print("\nText of templates that neither peer keeps:\n")
    chosen = [(page, "`" + source.replace("|", "\\|") + "`", "…" + text + "…") for page, source, text in cases.values()]
    print(program.markdown(["page", "template", "our text"], chosen[:options.cases]).replace("--:", "---"))


if __name__ == "__main__":
    main()
