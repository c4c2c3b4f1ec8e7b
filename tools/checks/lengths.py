"""How long functions are: by braces in C++ and TypeScript, by the syntax tree in Python."""
import ast
import bisect
import re

FUNCTION_LINES_MAX = 70

_BRACES = re.compile(r"[{};]")
_NOT_FUNCTION = re.compile(r"^\s*(?:export\s+)?(?:inline\s+)?(?:typedef\s+)?"
                           r"(?:namespace|class|struct|union|enum|extern|interface|type)\b")
_CONTROL = re.compile(r"^\s*(?:else\s+)?(?:if|for|while|switch|catch|do|try|else|return)\b")
_TEMPLATE = re.compile(r"^\s*template\s*<[^{;]*?>\s*(?=[\w\[:])")
_LABEL = re.compile(r"^\s*(?:public|private|protected)\s*:")
_PREPROCESSOR = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
_LAMBDA_END = re.compile(r"\]\s*(?:\([^()]*\))?\s*(?:mutable|noexcept|->\s*[\w:<>]+|\s)*$")
_ARROW_END = re.compile(r"=>\s*$")
_OPERATOR = re.compile(r"\boperator\s*(?:\(\)|[^\s\w(]+)")


def _without_parentheses(text):
    depth, kept = 0, []
    for character in text:
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        elif depth == 0:
            kept.append(character)
    return "".join(kept)


def _is_function(header):
    header = _OPERATOR.sub("operator", header)
    header = _TEMPLATE.sub("", header)
    if _NOT_FUNCTION.match(header) or _CONTROL.match(header) or "(" not in header:
        return bool(_LAMBDA_END.search(header) and "[" in header)
    if _LAMBDA_END.search(header) or _ARROW_END.search(header):
        return True
    return "=" not in re.sub(r"[=!<>]=|=>", "", _without_parentheses(header))


def brace_functions(code):
    """(first line, last line, name) of every function of C++ or TypeScript without literals.

    A function inside a function is part of the outer one. Brace initialisers between a constructor
    and its body (`a_{a}, b_{b} {`) are recognised by what follows them.
    """
    code = _PREPROCESSOR.sub(lambda m: "\n" * m.group().count("\n"), code)
    starts = [m.end() for m in re.finditer("\n", code)]

    def line(offset):
        return bisect.bisect_right(starts, offset) + 1

    found, stack, header_from = [], [], 0
    inside = 0  # how many open blocks are functions
    for match in _BRACES.finditer(code):
        at = match.start()
        if match.group() == ";":
            header_from = at + 1
        elif match.group() == "{":
            header = code[header_from:at]
            label = _LABEL.match(header)
            if label:
                header_from += label.end()
                header = code[header_from:at]
            is_function = inside == 0 and _is_function(header)
            inside += is_function
            first = header_from + len(header) - len(header.lstrip())
            stack.append((is_function, first, header_from))
            header_from = at + 1
        elif stack:
            is_function, first, outer_header = stack.pop()
            inside -= is_function
            following = code[at + 1:at + 200].lstrip()[:1]
            if is_function and following in (",", "{"):
                header_from = outer_header
                continue
            if is_function:
                name = " ".join(code[first:first + 60].split("(")[0].split())[-40:]
                found.append((line(first), line(at), name))
            header_from = at + 1
    return found


_TS_LITERAL = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|"
                         r"`(?:\\.|[^`\\])*`", re.DOTALL)
_TS_BLOCK = re.compile(r"\b(?:describe|test|it|suite)\s*\(\s*\"\"")


def script_functions(text):
    """Functions of TypeScript or JavaScript; the callback of a describe() is no function."""
    def blank(match):
        return '""' + "\n" * match.group().count("\n")

    code = _TS_LITERAL.sub(blank, text)
    lines = code.split("\n")
    return [f for f in brace_functions(code) if not _TS_BLOCK.search(lines[f[0] - 1])]


def python_functions(text):
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        return [(error.lineno or 1, (error.lineno or 1) + 10_000, "a file that does not parse")]
    return [(node.lineno, node.end_lineno, node.name) for node in ast.walk(tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def shell_functions(text):
    return [(text.count("\n", 0, m.start()) + 1, text.count("\n", 0, m.end()) + 1, m.group(1))
            for m in re.finditer(r"^(\w+)\(\) [{(]\n.*?^[})]", text, re.DOTALL | re.MULTILINE)]
