"""Words the house does not use, each with what to write instead.

A rule looks at one kind of text: `code` (C++ without comments and literals), `script` (Python,
TypeScript, JavaScript as written) or `any` (every source file as written, comments included).
Letters in [brackets] keep this file from finding itself.
"""
import re
from collections import namedtuple

Rule = namedtuple("Rule", "pattern kind under but what instead")


def _rule(pattern, kind, what, instead, under=("",), but=()):
    return Rule(re.compile(pattern), kind, tuple(under), tuple(but), what, instead)


_EVERYWHERE = ("src/", "tests/", "bench/", "tools/", "ui/")
_NAMES = "a name that says nothing (Manager, Helper, Util, Data, Info)"
_WAIT = "wait for the event itself: a condition, a line on the pipe, or the injected clock"
_SKIP = "make it run; where a machine truly cannot, SKIP_BECAUSE of tests/support/skip.h is counted"
_EMPTY_TEST = "assert what the domain promises"

RULES = [
    # An error_code has a value() too, and it neither throws nor dangles.
    _rule(r"(?<!\berror)(?<!\bec)\.value\(\)", "code", "`.value()` throws and dangles",
          "bind TRY(...) to a name, or ask has_value() and use *x", under=["src/"]),
    _rule(r"\bsystem_clock\b", "code", "a wall clock outside adapters/clock",
          "take an Instant, or the Clock port", but=["src/adapters/clock/"]),
    _rule(r"\bstd::apply\s*\(", "code", "`std::apply(`",
          "use structured bindings; a fold over events is called evolve"),
    _rule(r"(?<!operator )\bnew\s+(?:\(|[A-Za-z_:])|(?<!operator )\bnew\s*\(", "code",
          "a `new` expression", "use std::make_unique, a container or a value"),
    _rule(r"(?<!operator )(?<!= )\bdelete\b\s*(?:\[\s*\]\s*)?[\w:*(]", "code",
          "a `delete` expression", "let a unique_ptr or a value own it"),
    _rule(r"\b(?:malloc|calloc|realloc)\s*\(", "code", "memory by hand",
          "use a container or a value"),
    _rule(r"\bstd::(?:cout|cerr|clog)\b", "code", "a global stream",
          "return text, or take the stream as an argument", under=["src/"]),
    _rule(r"\bsleep_(?:for|until)\b|\b(?:usleep|nanosleep|sleep)\s*\(", "code", "a sleep", _WAIT),
    _rule(r"\btime\.sl[e]ep\s*\(|\bwaitForTime[o]ut\s*\(", "script", "a sleep", _WAIT),
    _rule(r"\bGTEST_SKIP(?:_)?\b", "code", "a skipped test", _SKIP, but=["tests/support/skip.h"]),
    _rule(r"DIS[A]BLED_|\b(?:test|it|describe)\.(?:sk[i]p|on[l]y|to[d]o)\b|\bx(?:it|describe)\(|"
          r"@unittest\.sk[i]p|@pytest\.mark\.(?:sk[i]p|xf[a]il)|\.sk[i]pTest\(",
          "any", "a switched-off test", _SKIP, under=_EVERYWHERE),
    _rule(r"\b(?:EXPECT|ASSERT)_(?:TRUE\s*\(\s*(?:true|1)|FALSE\s*\(\s*(?:false|0))\s*\)|"
          r"\bSUCCEED\s*\(|\b(?:EXPECT|ASSERT)_EQ\s*\(\s*(\w+)\s*,\s*\1\s*\)",
          "code", "a test that cannot fail", _EMPTY_TEST),
    _rule(r"\bT[O]DO\b|\bFI[X]ME\b|\bX[X]X\b|\bHA[C]K\b", "any", "a loose end",
          "finish it, or open an issue and leave no mark here", under=_EVERYWHERE + ("cmake/",)),
    _rule(r"\bco_(?:await|return|yield)\b", "code", "a coroutine (g++ 12 frees captures twice)",
          "use callbacks"),
    _rule(r"\bcatch\s*\([^)]*\)\s*\{\s*\}", "code", "an error swallowed",
          "turn it into the port's failure, or let it stop the program"),
    _rule(r"\bthrow\b", "code", "a throw", "return a Result; a bug is a CHECK", under=["src/"]),
    # Helper alone is a word of the office: who typed for the citizen. A FeeHelper is not.
    _rule(r"\b(?:class|struct|union|enum(?:\s+class)?|using|concept)\s+\w*"
          r"(?:Manager|(?<=\w)Helpers?|Utils?|Data|Infos?)\b", "code", _NAMES,
          "name what it is or does in the office's words"),
    _rule(r"\b(?:class|interface|type)\s+[A-Z]\w*(?:Manager|Help[e]r|Utils?)\b", "script", _NAMES,
          "name what it is or does in the office's words", but=["tests/tools/"]),
    _rule(r"\busing\s+namespace\s+std\b", "code", "`using namespace std`",
          "write std:: or name the one word"),
    _rule(r"[^\x00-\x7f]", "code", "a letter outside ASCII in code",
          "identifiers are English; Vietnamese stands in strings and data"),
]

_FILE_NAME = re.compile(r"(?:^|[_-])(?:utils?|helpers?|manager|misc)\.\w+$")


def check_words(path, text, kinds):
    """Yields (line, what, instead). `kinds` maps each kind of text to this file's own, or None."""
    if path.startswith(_EVERYWHERE) and _FILE_NAME.search(path.rsplit("/", 1)[-1]):
        yield 1, "a file name that says nothing", "name it by what it holds"
    for rule in RULES:
        looked_at = kinds.get(rule.kind)
        if looked_at is None or not path.startswith(rule.under):
            continue
        if rule.but and path.startswith(rule.but):
            continue
        for match in rule.pattern.finditer(looked_at):
            yield looked_at.count("\n", 0, match.start()) + 1, rule.what, rule.instead
