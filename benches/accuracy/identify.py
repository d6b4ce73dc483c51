"""Language identification over XQuAD's parallel texts: whole documents, and ten words cut out of them."""
import json
import pathlib
import random
import tempfile

import program
import score

WORDS = 10
# Scripts that put no spaces between words: a stretch of as many characters as ten words take there.
UNSPACED = {"zh": 18, "th": 40}


def report(options, search):
    xquad = program.needed(options.xquad, "XQuAD (--xquad)")
    texts = {folder.name: documents(folder / "docs.jsonl") for folder in sorted(xquad.iterdir()) if folder.is_dir()}
    rng = random.Random(1)
    rows = []
    for what, cut in [("documents", lambda code, text: text), ("ten words", lambda code, text: ten(code, text, rng))]:
        results = {code: asked(search, code, [cut(code, text) for text in each[: 60 if options.quick else None]])
                   for code, each in texts.items()}
        rows += [[what, code] + cells(*result) for code, result in results.items()]
        rows.append([what, "all"] + cells(*map(sum, zip(*results.values()))))
    print(program.markdown(["text", "language", "texts", "right", "wrong", "abstained", "precision"], rows))


def documents(file):
    with open(file, encoding="utf-8") as source:
        return [row["text"] for row in score.read_lines(source)]


def ten(code, text, rng):
    if code in UNSPACED:
        start = rng.randrange(max(1, len(text) - UNSPACED[code] + 1))
        return text[start:start + UNSPACED[code]]
    words = text.split()
    start = rng.randrange(max(1, len(words) - WORDS + 1))
    return " ".join(words[start:start + WORDS])


def asked(search, code, texts):
    """(texts, right, wrong) of one language."""
    with tempfile.TemporaryDirectory() as folder:
        dump = pathlib.Path(folder, "texts.jsonl")
        # No title: its words would help.
        rows = [json.dumps({"id": str(number), "title": "", "body": text}, ensure_ascii=False)
                for number, text in enumerate(texts)]
        dump.write_text("\n".join(rows) + "\n", encoding="utf-8")
        found, _ = search.parse(dump)
    told = [(article.get("language") or "").split("-")[0] for article in found]
    right = told.count(code)
    return len(texts), right, sum(bool(tag) for tag in told) - right


def cells(texts, right, wrong):
    return [texts, right, wrong, texts - right - wrong, f"{score.share(right, right + wrong):.4f}"]
