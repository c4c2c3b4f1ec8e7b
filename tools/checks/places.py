"""Paths: sources no CMake file names, links that lead nowhere, paths of one machine, big blobs."""
import json
import os
import re
import urllib.parse

from . import cmake

BLOB_BYTES_MAX = 1_000_000

# Letters in [brackets] keep this file from finding itself.
_MACHINE = re.compile(r"(?:^|[^A-Za-z0-9_.$}-])/(?:h[o]me|r[o]ot|w[o]rk|f[a]rm|Us[e]rs)/",
                      re.MULTILINE)
_OUTSIDE = re.compile(r"\.\./sh[a]red\b")
_LINK = re.compile(r"!?\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|"
                   r"^\[[^\]\n]+\]:\s*(\S+)", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def check_blob(tree, path):
    size = tree.size(path)
    if size > BLOB_BYTES_MAX:
        yield (1, f"a blob of {size} bytes",
               f"keep files under {BLOB_BYTES_MAX}: generate or split it")


def check_machine_paths(path, text):
    for match in _MACHINE.finditer(text):
        yield (text.count("\n", 0, match.start() + 1) + 1, "an absolute path of one machine",
               "use a path relative to the checkout, or take it as an argument")
    for match in _OUTSIDE.finditer(text):
        yield (text.count("\n", 0, match.start()) + 1, "a path outside the checkout",
               "the project stands alone: bring the fact into data/ or docs/")
    if path.endswith("package-lock.json"):
        yield from _check_lock(text)


def _check_lock(text):
    for name, package in json.loads(text).get("packages", {}).items():
        url = package.get("resolved", "")
        if url.startswith("http") and not url.startswith("https://registry.npmjs.org/"):
            yield (1, f"{name} resolved from a registry of one place",
                   "write https://registry.npmjs.org/ into the lock file")


def check_links(tree, path, text):
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())

    plain = _CODE.sub(blank, _FENCE.sub(blank, text))
    here = os.path.dirname(path)
    for match in _LINK.finditer(plain):
        target = urllib.parse.unquote((match.group(1) or match.group(2)).split("#")[0])
        if not target or _SCHEME.match(target):
            continue
        line = plain.count("\n", 0, match.start()) + 1
        resolved = os.path.normpath(os.path.join(here, target))
        if target.startswith("/") or resolved.startswith(".."):
            yield line, f"a link out of the checkout: {target}", "link relative to this file"
        elif not os.path.exists(tree.absolute(resolved)):
            yield line, f"a link that leads nowhere: {target}", "mend the path or write the page"


def unlisted_sources(tree):
    """(path, what, instead) of each C++ source of src, tests and bench that nothing builds."""
    listed = cmake.listed_sources(tree)
    for path in tree.cpp():
        if path.startswith(("src/", "tests/", "bench/")) and path.endswith((".cpp", ".cc")):
            if path not in listed:
                yield (path, "no CMakeLists.txt names this file",
                       "list it under SOURCES, or delete it")
