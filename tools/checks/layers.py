"""Holds src/ to the layer table: includes, cycles, link lines, and the purity of PURE folders."""
import argparse
import os
import re
import sys

from . import cmake, purity
from .layer_table import CONFINED, NAME_ADAPTERS, PURE, ROWS
from .source import Finding, Tree, line_of, report

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]', re.MULTILINE)


def _row_words(folder):
    row = ROWS[folder]
    return "nothing of ours" if not row else " ".join(row)


def _target_folder(target):
    """The folder an include names, in the checker's units (an adapter is its own unit)."""
    parts = target.split("/")
    if parts[0] == "adapters" and len(parts) > 2:
        return "/".join(parts[:2])
    return parts[0]


class Layers:
    def __init__(self, tree):
        self.tree = tree
        self.findings = []
        self.includes = {}  # folder -> {included folder: (path, line)}

    def check(self):
        for path in self.tree.cpp("src/"):
            folder = cmake.folder_of(path)
            top = folder.split("/")[0] if folder else None
            if top not in ROWS:
                self._find(path, 1, "a source file outside the folders of the layer table",
                           "put it into one of: " + " ".join(ROWS))
                continue
            self._check_includes(path, folder, top)
            if top in PURE:
                self._check_purity(path, top)
        self._check_cycles()
        self._check_link_lines()
        return self.findings

    def _find(self, path, line, what, instead):
        self.findings.append(Finding(path, line, what, instead))

    def _check_includes(self, path, folder, top):
        text = self.tree.code(path)
        for match in _INCLUDE.finditer(text):
            quote, target = match.groups()
            line = line_of(text, match.start(1))
            into = _target_folder(target)
            into_top = into.split("/")[0]
            if quote == "<":
                if os.path.exists(self.tree.absolute("src/" + target)):
                    self._find(path, line, f"our own <{target}> in angle brackets",
                               f'write #include "{target}"')
                self._check_confined(path, line, target)
                continue
            if "/" not in target or target.startswith(".") or into_top not in ROWS:
                self._find(path, line, f'"{target}" does not begin with a folder of src/',
                           'write "folder/file.h" for ours and <angle brackets> for others')
                continue
            if into == folder:
                continue
            self.includes.setdefault(folder, {}).setdefault(into, (path, line))
            self._check_arrow(path, line, (folder, top), (into, into_top))

    def _check_confined(self, path, line, target):
        for prefixes, endings, places, instead in CONFINED:
            if target.startswith(prefixes) and path.endswith(endings) and not (
                    places and path.startswith(places)):
                self._find(path, line, f"<{target}> here", instead)
                return

    def _check_arrow(self, path, line, source, target):
        (folder, top), (into, into_top) = source, target
        if into_top == "adapters" and top == "adapters":
            self._find(path, line, f"{folder} includes {into}",
                       "adapters never include each other: share through src/ports or src/base")
        elif into_top == "adapters" and top not in NAME_ADAPTERS:
            self._find(path, line, f"{folder} names the adapter {into}",
                       "use the port; only main and sim choose adapters")
        elif into_top not in ROWS[top]:
            self._find(path, line, f"{top} may not include {into_top}",
                       f"{top} may include: {_row_words(top)}; pass what you need as an argument "
                       "or move the code up")

    def _check_purity(self, path, top):
        code = self.tree.code(path)
        # String contents are gone from `code`, but an open("...") needs its quote: it is kept.
        for pattern, what, instead in purity.RULES:
            for match in pattern.finditer(code):
                word = " ".join(match.group().split())
                self._find(path, line_of(code, match.start()),
                           f"{what} (`{word}`) in the PURE folder {top}", instead)
        text = self.tree.text(path) or ""
        for match in purity.ENTROPY_FILES.finditer(text):
            self._find(path, line_of(text, match.start()),
                       f"{match.group()} in the PURE folder {top}",
                       "take the bytes as an argument")

    def _check_cycles(self):
        """A cycle is found from its alphabetically first folder, so each is told once."""
        for start in sorted(self.includes):
            cycle = self._cycle_from(start)
            if cycle and start == min(cycle):
                path, line = self.includes[cycle[0]][cycle[1 % len(cycle)]]
                self._find(path, line, "an include cycle: " + " -> ".join(cycle + [cycle[0]]),
                           "break it: move what both need into a folder above both")

    def _cycle_from(self, start):
        stack, seen = [(start, [start])], set()
        while stack:
            folder, walked = stack.pop()
            for into in sorted(self.includes.get(folder, {}), reverse=True):
                if into == start:
                    return walked
                if into not in seen:
                    seen.add(into)
                    stack.append((into, walked + [into]))
        return None

    def _check_link_lines(self):
        """A folder's DEPS (of all its libraries together) equal what its files include."""
        libraries = cmake.libraries(self.tree)
        folder_by_name = {library.name: library.folder for library in libraries}
        deps_by_folder = {}
        for library in libraries:
            deps = deps_by_folder.setdefault(library.folder, {})
            for dep in library.deps:
                deps.setdefault(folder_by_name.get(dep, dep), library)
        for library in libraries:
            top = (library.folder or "").split("/")[0]
            if top in ROWS and library.folder in deps_by_folder:
                deps = deps_by_folder.pop(library.folder)
                deps.pop(library.folder, None)
                self._check_deps(library, top, deps)

    def _check_deps(self, library, top, deps):
        included = self.includes.get(library.folder, {})
        for dep, owner in sorted(deps.items()):
            if not self._may_name(top, dep):
                self._find(owner.path, owner.line, f"{owner.name} links {dep}",
                           f"the row of {top} allows: {_row_words(top)}")
            elif dep not in included:
                self._find(owner.path, owner.line,
                           f"{owner.name} links {dep} and includes nothing of it",
                           f"take {dep} out of DEPS until a file includes it")
        for missing in sorted(set(included) - set(deps)):
            if self._may_name(top, missing):
                path, line = included[missing]
                self._find(library.path, library.line,
                           f"{library.name} includes {missing} ({path}:{line}) "
                           "and does not link it", f"add {missing} to DEPS")

    @staticmethod
    def _may_name(top, folder):
        into = folder.split("/")[0]
        return top in NAME_ADAPTERS if into == "adapters" else into in ROWS[top]


def main(arguments):
    parser = argparse.ArgumentParser(prog="check_layers", description=__doc__)
    parser.add_argument("--root", default=os.path.join(os.path.dirname(__file__), "..", ".."))
    tree = Tree(parser.parse_args(arguments).root)
    return report("check_layers", Layers(tree).check(), sys.stderr, len(tree.cpp("src/")))
