"""What every check needs: the files of the tree, findings, and C++ text without its comments."""
import os
import re
import subprocess
from collections import namedtuple

# path is relative to the tree; what says what is wrong, instead says what to do.
Finding = namedtuple("Finding", "path line what instead")

CPP = (".h", ".hpp", ".cpp", ".cc")
SKIPPED_FOLDERS = {".git", "build", "out", "node_modules", "demo-data", "__pycache__", ".cache"}

_TOKENS = re.compile(
    r"""(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)
      | (?P<raw>\b(?:u8|[uUL])?R"(?P<delim>[^()\\\s]{0,16})\(.*?\)(?P=delim)")
      | (?P<include>^[ \t]*\#[ \t]*include[^\n]*)
      | (?P<number>\b\d[\w.]*(?:'[\w.]+)+)
      | (?P<text>"(?:\\.|[^"\\\n])*")
      | (?P<char>'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def _blank(match):
    kind = match.lastgroup
    text = match.group()
    if kind in ("include", "number"):
        return text
    breaks = "\n" * text.count("\n")
    if kind == "comment":
        return " " + breaks
    if kind == "char":
        return "' '"
    return '""' + breaks


def strip_cpp(text):
    """C++ with comments and the insides of literals removed; line numbers stay."""
    return _TOKENS.sub(_blank, text)


def cpp_literals(text):
    """(line, content) of each string literal; neighbours that the compiler joins are joined."""
    found = []
    end_of_last = None
    for match in _TOKENS.finditer(text):
        if match.lastgroup == "comment":
            continue
        is_raw = match.group("raw") is not None
        if not is_raw and match.lastgroup != "text":
            continue
        if is_raw:
            body = match.group().split("(", 1)[1].rsplit(")", 1)[0]
        else:
            body = match.group()[1:-1].replace('\\"', '"').replace("\\n", "\n")
        between = strip_cpp(text[end_of_last:match.start()]) if end_of_last is not None else "x"
        if found and not between.strip():
            found[-1] = (found[-1][0], found[-1][1] + body)
        else:
            found.append((line_of(text, match.start()), body))
        end_of_last = match.end()
    return found


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


class Tree:
    """The tracked files (and new ones not ignored) under one root; a plain folder also serves."""

    def __init__(self, root):
        self.root = os.path.abspath(root)
        self.paths = sorted(p for p in self._list() if os.path.isfile(self.absolute(p)))
        self._texts = {}
        self._stripped = {}

    def _list(self):
        if os.path.exists(os.path.join(self.root, ".git")):
            command = ["git", "-C", self.root, "ls-files", "-z", "-co", "--exclude-standard"]
            try:
                listed = subprocess.run(command, capture_output=True, check=True).stdout
                return {p for p in listed.decode().split("\0") if p}
            except (OSError, subprocess.CalledProcessError):
                pass
        paths = set()
        for folder, folders, files in os.walk(self.root):
            folders[:] = [f for f in folders if f not in SKIPPED_FOLDERS]
            paths.update(os.path.relpath(os.path.join(folder, f), self.root) for f in files)
        return paths

    def absolute(self, path):
        return os.path.join(self.root, path)

    def size(self, path):
        return os.path.getsize(self.absolute(path))

    def text(self, path):
        """The file as text, or None where it is not UTF-8 text."""
        if path not in self._texts:
            with open(self.absolute(path), "rb") as file:
                data = file.read()
            try:
                self._texts[path] = None if b"\0" in data else data.decode("utf-8")
            except UnicodeDecodeError:
                self._texts[path] = None
        return self._texts[path]

    def code(self, path):
        """A C++ file without comments and literals."""
        if path not in self._stripped:
            self._stripped[path] = strip_cpp(self.text(path) or "")
        return self._stripped[path]

    def cpp(self, under=""):
        return [p for p in self.paths if p.startswith(under) and p.endswith(CPP)]


def report(name, findings, stream, checked):
    """Prints findings in the form editors follow, and one closing line; gives the exit code."""
    for finding in sorted(set(findings)):
        print(f"{finding.path}:{finding.line}: {finding.what}; {finding.instead}", file=stream)
    if findings:
        print(f"{name}: {len(set(findings))} findings in {checked} files", file=stream)
        return 1
    print(f"{name}: {checked} files, nothing wrong")
    return 0
