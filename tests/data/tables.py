"""Reading of data/ for its tests."""
import csv
import json
import os
import unicodedata

DATA = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "data"))


def path(*parts):
    return os.path.join(DATA, *parts)


def text(*parts):
    with open(path(*parts), encoding="utf-8") as file:
        return file.read()


def rows(*parts):
    with open(path(*parts), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refuse_duplicates(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"duplicate member among {names}")
    return dict(pairs)


def everyday():
    """{code: procedure} of all hand-written files."""
    folder = path("catalogue", "everyday")
    out = {}
    for name in sorted(os.listdir(folder)):
        out[name.removesuffix(".json")] = json.loads(
            text("catalogue", "everyday", name), object_pairs_hook=refuse_duplicates)
    return out


def fold(words):
    """As motcua::fold: lower case, no marks, đ → d, one space between words."""
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())
