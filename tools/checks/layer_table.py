"""The layer table: which folder of src/ may include which. docs/README.md draws it; this is law.

A change here is a change of the architecture and takes an ADR.
"""

SUBJECTS = (
    "calendar office catalogue dossier counter registers money escalation staffing"
).split()

PURE = set(
    "wording calendar office catalogue dossier counter registers money escalation staffing "
    "ledger sync reports paper demo".split()
)

ABOVE_APP = "base wording".split() + SUBJECTS + "ledger sync reports paper demo ports store".split()

ROWS = {
    "base": [],
    "wording": ["base"],
    "calendar": ["base"],
    "office": ["base", "calendar"],
    "catalogue": ["base", "calendar"],
    "dossier": ["base", "calendar", "office", "catalogue"],
    "counter": ["base", "calendar", "office", "catalogue"],
    "registers": ["base", "office"],
    "money": ["base", "calendar", "office", "catalogue"],
    "escalation": ["base", "calendar", "office"],
    "staffing": ["base", "calendar"],
    "ledger": ["base"],
    "sync": ["base", "ledger"],
    "reports": "base calendar office catalogue dossier counter registers money escalation".split(),
    "paper": "base wording calendar office catalogue dossier counter registers money".split(),
    "demo": ["base"] + SUBJECTS,
    "ports": ["base", "ledger"],
    # Projections are folds of the subjects, and the 766 cube is a fold of `reports`.
    "store": ["base", "ledger", "ports"] + SUBJECTS + ["reports"],
    "app": ABOVE_APP,
    "http": ["base"],
    "web": ["base", "wording", "http", "app"] + sorted(PURE - {"wording"}),
    "adapters": ["base", "ledger", "ports"],
    "simulators": ["base", "http"],
}
ROWS["sim"] = [f for f in ROWS if f != "web"]
ROWS["main"] = list(ROWS)

# Only these say which adapter stands behind a port.
NAME_ADAPTERS = {"main", "sim"}

# Outside libraries that stay in one place: (include prefixes, file endings, places, what to do).
CONFINED = [
    (("boost/asio", "boost/beast"), (".h", ".hpp", ".cpp", ".cc"), ("src/http/",),
     "talk to http/http.h; Beast stays behind it"),
    (("boost/",), (".h", ".hpp"), (), "include Boost in the .cpp: its headers are slow to compile"),
    (("openssl/cms.h", "openssl/ess.h", "openssl/x509v3.h", "openssl/x509_vfy.h"),
     (".h", ".hpp", ".cpp", ".cc"), ("src/adapters/signatures/",),
     "ask ports/signature_check.h: who signed is judged in one place"),
    (("sqlite3.h", "sqlite3ext.h", "libpq-fe.h", "curl/"), (".h", ".hpp", ".cpp", ".cc"),
     ("src/adapters/",), "use the port; an engine is named only by its adapter"),
]
