"""Holds every file to the house: lengths, columns, words, SQL, links, and nothing left unbuilt."""
import argparse
import os
import subprocess
import sys

from . import lengths, places, sql, words
from .source import CPP, Finding, Tree, report

FILE_LINES_MAX = 400
COLUMNS_MAX = 100

SCRIPT = (".py", ".ts", ".tsx", ".js", ".mjs", ".cjs")
SHELL = (".sh", ".bash")
SOURCE = CPP + SCRIPT + SHELL + (".cmake", ".css", ".sql")
_SHEBANG_LANGUAGES = {"python3": ".py", "bash": ".sh", "sh": ".sh", "node": ".js"}


def language_of(path, text):
    """The extension that decides which rules hold; a script without one is known by its #!."""
    if path.endswith("CMakeLists.txt"):
        return ".cmake"
    extension = os.path.splitext(path)[1]
    if not extension and text.startswith("#!"):
        program = text.split("\n", 1)[0].split("/")[-1].split()[-1]
        return _SHEBANG_LANGUAGES.get(program, "")
    return extension


def check_shape(language, text):
    lines = text.split("\n")
    count = len(lines) - (lines[-1] == "")
    if count > FILE_LINES_MAX:
        yield FILE_LINES_MAX, f"a file of {count} lines", f"split it: at most {FILE_LINES_MAX}"
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS_MAX:
            yield number, f"{len(line)} columns", f"at most {COLUMNS_MAX}"
        if line[-1:] in (" ", "\t", "\r"):
            yield number, "white space at the end of a line", "remove it"
    if text and lines[-1] != "":
        yield count, "no newline at the end of the file", "add it"


def functions_of(language, text, code):
    if language in CPP:
        return lengths.brace_functions(code)
    if language == ".py":
        return lengths.python_functions(text)
    if language in SCRIPT:
        return lengths.script_functions(text)
    if language in SHELL:
        return lengths.shell_functions(text)
    return []


class Style:
    def __init__(self, tree, only=None):
        self.tree = tree
        self.paths = [p for p in tree.paths if only is None or p in only]
        self.findings = []
        self.nullable = None

    def check(self):
        for path in self.paths:
            self._add(path, places.check_blob(self.tree, path))
            text = self.tree.text(path)
            if text is None:
                continue
            self._add(path, places.check_machine_paths(path, text))
            if path.endswith(".md"):
                self._add(path, places.check_links(self.tree, path, text))
            language = language_of(path, text)
            if language in SOURCE:
                self._check_source(path, text, language)
        wanted = set(self.paths)
        for path, what, instead in places.unlisted_sources(self.tree):
            if path in wanted:
                self.findings.append(Finding(path, 1, what, instead))
        return self.findings

    def _add(self, path, found):
        self.findings.extend(Finding(path, *finding) for finding in found)

    def _check_source(self, path, text, language):
        self._add(path, check_shape(language, text))
        code = self.tree.code(path) if language in CPP else None
        kinds = {"any": text, "code": code, "script": text if language in SCRIPT else None}
        self._add(path, words.check_words(path, text, kinds))
        for first, last, name in functions_of(language, text, code):
            length = last - first + 1
            if length > lengths.FUNCTION_LINES_MAX:
                self._add(path, [(first, f"a function of {length} lines ({name})",
                                  f"split it: at most {lengths.FUNCTION_LINES_MAX}")])
        if path.startswith(("src/store/", "src/adapters/")) and language in CPP + (".sql",):
            self._add(path, sql.check_sql(path, text, self._nullable_columns()))

    def _nullable_columns(self):
        if self.nullable is None:
            self.nullable = sql.nullable_columns(
                statement for path in self.tree.paths
                if path.startswith(("src/store/", "src/adapters/")) and self.tree.text(path)
                for statement in sql.statements(path, self.tree.text(path)))
        return self.nullable


def staged_paths(root):
    command = ["git", "-C", root, "diff", "--cached", "--name-only", "--diff-filter=d", "-z"]
    return set(subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0"))


def main(arguments):
    parser = argparse.ArgumentParser(prog="check_style", description=__doc__)
    parser.add_argument("--root", default=os.path.join(os.path.dirname(__file__), "..", ".."))
    parser.add_argument("--staged", action="store_true", help="only files in git's index")
    chosen = parser.parse_args(arguments)
    tree = Tree(chosen.root)
    style = Style(tree, staged_paths(tree.root) if chosen.staged else None)
    return report("check_style", style.check(), sys.stderr, len(style.paths))
