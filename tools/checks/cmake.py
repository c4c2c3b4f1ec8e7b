"""Reads CMakeLists.txt files well enough to know libraries, their DEPS and the listed sources."""
import os
import re
from collections import namedtuple

Library = namedtuple("Library", "path line folder name deps")

_COMMENT = re.compile(r"#\[\[.*?\]\]|#[^\n]*", re.DOTALL)
_LIBRARY = re.compile(r"\bmotcua_library\s*\(([^)]*)\)")
_SOURCE = re.compile(r"[\w./${}+-]+\.(?:cpp|cc|c)\b")
_HERE = ("${CMAKE_CURRENT_SOURCE_DIR}/", "${CMAKE_CURRENT_LIST_DIR}/")
_TOP = ("${PROJECT_SOURCE_DIR}/", "${CMAKE_SOURCE_DIR}/", "${motcua_SOURCE_DIR}/")


def cmake_files(tree):
    return [p for p in tree.paths if p.endswith(("CMakeLists.txt", ".cmake"))]


def _uncommented(text):
    return _COMMENT.sub(lambda m: "\n" * m.group().count("\n"), text)


def folder_of(path):
    """`src/dossier/x.h` -> dossier; `src/adapters/sqlite/x.h` -> adapters/sqlite; else None."""
    parts = path.split("/")
    if len(parts) < 3 or parts[0] != "src":
        return None
    if parts[1] == "adapters":
        return "/".join(parts[1:3]) if len(parts) > 3 else "adapters"
    return parts[1]


def libraries(tree):
    """Every motcua_library(NAME ... DEPS ...) under src/."""
    found = []
    for path in cmake_files(tree):
        if not path.startswith("src/"):
            continue
        text = _uncommented(tree.text(path) or "")
        for match in _LIBRARY.finditer(text):
            words = match.group(1).split()
            if not words:
                continue
            deps, keyword = [], None
            for word in words[1:]:
                if re.fullmatch(r"[A-Z][A-Z_]+", word):
                    keyword = word
                elif keyword == "DEPS":
                    deps.append(word.strip('"'))
            line = text.count("\n", 0, match.start()) + 1
            found.append(Library(path, line, folder_of(path), words[0], deps))
    return found


def listed_sources(tree):
    """The paths, relative to the tree, of all sources that some CMake file names."""
    listed = set()
    for path in cmake_files(tree):
        here = os.path.dirname(path)
        for word in _SOURCE.findall(_uncommented(tree.text(path) or "")):
            base = here
            for prefix in _HERE:
                word = word.removeprefix(prefix)
            for prefix in _TOP:
                if word.startswith(prefix):
                    word, base = word[len(prefix):], ""
            listed.add(os.path.normpath(os.path.join(base, word)))
    return listed
