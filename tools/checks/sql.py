"""The portable subset of SQL: the same statement must mean the same on SQLite and PostgreSQL.

Looks at string literals that begin like SQL in src/store and src/adapters. Definitions of tables
and settings belong to one engine, and in src/adapters they are left alone; so are statements over
an engine's own catalogue.
"""
import re

from .source import cpp_literals

_STATEMENT = re.compile(r"^\s*(?:--[^\n]*\n\s*)*(SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE|CREATE|"
                        r"ALTER|DROP|VALUES)\s", re.IGNORECASE)
_DEFINITION = re.compile(r"^\s*(?:CREATE|ALTER|DROP)\b", re.IGNORECASE)
_ENGINES_OWN = re.compile(r"\bsqlite_|\bpg_|\bpragma_|\binformation_schema\b|\bcurrent_setting\b",
                          re.IGNORECASE)
_QUOTED = re.compile(r"'(?:''|[^'])*'")
_PROSE = re.compile(r"[.!]\s*$")

_RULES = [
    (r"::", "a `::` cast", "bind the right type; SQLite has no such cast"),
    (r"\bCAST\s*\(", "a cast", "bind the right type"),
    (r"\b(?:I?LIKE|GLOB|SIMILAR\s+TO|REGEXP)\b", "a pattern match",
     "compare a key range; words are searched in memory"),
    (r"\?|(?<![:\w]):[a-z_]\w*|@[a-z_]\w*", "a placeholder other than $N",
     "write $1, $2, ...: they are bound by name"),
    (r"\bSELECT\s+(?:DISTINCT\s+)?(?:\w+\.)?\*", "`SELECT *`", "name the columns"),
    (r"\bINSERT\s+INTO\s+\w+\s+(?:VALUES|SELECT)\b", "an INSERT without its columns",
     "name the columns"),
    (r"\bORDER\s+BY\s+\d|\bGROUP\s+BY\s+\d", "a column by its position", "name the column"),
    (r"\bORDER\s+BY\s+[^)]*,\s*\d+\s*(?:,|$|\)|LIMIT|ASC|DESC)", "a column by its position",
     "name the column"),
    (r"\bINSERT\s+OR\s+\w+|\bREPLACE\s+INTO\b", "SQLite's own upsert",
     "INSERT ... ON CONFLICT (key) DO ..."),
    (r"\bOFFSET\b|\bLIMIT\s+\S+\s*,", "paging by count", "page by key: WHERE (a, b) > ($1, $2)"),
    (r"\b(?:now|datetime|julianday|strftime|unixepoch|clock_timestamp)\s*\(|"
     r"\bCURRENT_(?:TIMESTAMP|DATE|TIME)\b", "a clock inside SQL", "bind the instant"),
    (r"\brandom\s*\(", "entropy inside SQL", "bind the value"),
    (r"\bIFNULL\s*\(|\bNVL\s*\(", "one engine's function", "COALESCE(...)"),
    (r"(?:=|<>|,|\(|\bTHEN|\bELSE|\bIS)\s*(?:TRUE|FALSE)\b", "a boolean word",
     "booleans are 0 and 1"),
    (r"==", "`==`", "write ="),
    (r"\bNULLS\s+FIRST\b", "NULLS FIRST", "keyset orders say NULLS LAST"),
]
_COMPILED = [(re.compile(p, re.IGNORECASE), what, instead) for p, what, instead in _RULES]

_UPSERT = re.compile(r"\bINSERT\b.*?\bSELECT\b(?P<rest>.*?)\bON\s+CONFLICT\b",
                     re.IGNORECASE | re.DOTALL)
_ORDER = re.compile(r"\bORDER\s+BY\s+(?P<terms>.*?)(?:\bLIMIT\b|\)|$)", re.IGNORECASE | re.DOTALL)
_TABLE = re.compile(r"\bCREATE\s+TABLE\b[^(]*\((?P<body>.*)\)", re.IGNORECASE | re.DOTALL)
_COLUMN = re.compile(r"^\s*(\w+)\s+(\w+)(.*)$", re.DOTALL)
_NO_COLUMN = {"PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT", "EXCLUDE"}


def statements(path, text):
    """(line, statement) of what looks like SQL in a C++ or .sql file."""
    if path.endswith(".sql"):
        return [(1, text)]
    return [(line, body) for line, body in cpp_literals(text)
            if _STATEMENT.match(body) and not _PROSE.search(body)]


def nullable_columns(all_statements):
    """Names declared in some CREATE TABLE, and never with NOT NULL or as a key."""
    nullable, never = set(), set()
    for _, body in all_statements:
        table = _TABLE.search(body)
        for part in re.split(r",(?![^(]*\))", table.group("body")) if table else []:
            column = _COLUMN.match(part)
            if not column or column.group(1).upper() in _NO_COLUMN:
                continue
            is_set = re.search(r"NOT\s+NULL|PRIMARY\s+KEY", column.group(3), re.IGNORECASE)
            (never if is_set else nullable).add(column.group(1).lower())
    return nullable - never


def check_sql(path, text, nullable):
    """Yields (line, what, instead) for one file of src/store or src/adapters."""
    in_adapter = path.startswith("src/adapters/")
    for line, body in statements(path, text):
        if in_adapter and (_DEFINITION.match(body) or _ENGINES_OWN.search(body)):
            continue
        plain = _QUOTED.sub("''", body)
        for pattern, what, instead in _COMPILED:
            match = pattern.search(plain)
            if match:
                yield line + plain.count("\n", 0, match.start()), what + " in SQL", instead
        upsert = _UPSERT.search(plain)
        if upsert and not re.search(r"\bWHERE\b", upsert.group("rest"), re.IGNORECASE):
            yield (line, "INSERT ... SELECT ... ON CONFLICT without WHERE",
                   "write WHERE true before ON CONFLICT: SQLite reads ON as a join")
        yield from _check_order(line, plain, nullable)


def _check_order(line, plain, nullable):
    for order in _ORDER.finditer(plain):
        for term in order.group("terms").split(","):
            words = term.split()
            if words and words[0].rsplit(".", 1)[-1].lower() in nullable and (
                    not re.search(r"NULLS\s+LAST", term, re.IGNORECASE)):
                yield (line, f"ORDER BY {words[0]}, which may be null",
                       "write NULLS LAST: the engines differ in where nulls stand")
