"""Words that a PURE folder may not contain, each with what to do instead.

Each rule is (regex over C++ without comments and literals, what it is, what to do).
"""
import re

_CLOCK = "take the Date, Instant or LegalTime as an argument; only the Clock port reads a clock"
_THREAD = "return a value; threads belong to app, http and adapters"
_FILE = "take the bytes as an argument; files belong to adapters"
_ENTROPY = "take ids as arguments, or draw from a seeded base/prng.h stream"
_ENVIRONMENT = "take the setting as an argument; main reads the environment"
_OUTPUT = "return text; shells print it"
_WORLD = "put it behind a port and write the adapter in src/adapters"

# Not a member, not another namespace's word: `x.time()` and `vault::open(y)` are somebody's own.
_OWN = r"(?<![\w.>:])"
_GLOBAL = r"(?:(?<![\w.>:])|(?<![\w>:])::|\bstd::)"

_RULES = [
    (r"\b(?:system_clock|steady_clock|high_resolution_clock|utc_clock)\b", "a clock", _CLOCK),
    (_GLOBAL + r"time\s*\(\s*(?:nullptr|NULL|0|&\s*\w+)\s*\)", "a clock", _CLOCK),
    (r"\bstd::(?:clock|time)\s*\(", "a clock", _CLOCK),
    (r"\b(?:gettimeofday|clock_gettime|timespec_get|ftime)\b", "a clock", _CLOCK),
    (r"\b(?:localtime|gmtime|mktime|timegm)(?:_r)?\s*\(", "the C calendar", _CLOCK),
    (r"#\s*include\s*<(?:ctime|time\.h|sys/time\.h)>", "a clock", _CLOCK),
    (r"#\s*include\s*<(?:thread|mutex|shared_mutex|atomic|condition_variable|future|semaphore|"
     r"barrier|latch|stop_token|coroutine|pthread\.h|stdatomic\.h)>", "threads", _THREAD),
    (r"\bstd::(?:j?thread|(?:shared_|recursive_|timed_)*mutex|atomic\w*|async|call_once|once_flag|"
     r"condition_variable\w*|promise|future|lock_guard|unique_lock|scoped_lock)\b",
     "threads", _THREAD),
    (r"\b(?:thread_local|pthread_\w+)\b", "threads", _THREAD),
    (r"#\s*include\s*<(?:fstream|filesystem|fcntl\.h|unistd\.h|dirent\.h|sys/[\w/]+\.h)>",
     "files", _FILE),
    (r"\bstd::(?:[io]?fstream|filesystem)\b", "files", _FILE),
    (_GLOBAL + r"(?:fopen|freopen|fdopen|tmpfile|mkstemp|opendir|readlink|mmap)\s*\(",
     "files", _FILE),
    (r"(?<![\w>:])::(?:open|openat|read|write|close|unlink|rename)\s*\(", "files", _FILE),
    (_OWN + r"open(?:at)?\s*\(\s*\"", "files", _FILE),
    (r"\bO_(?:RDONLY|WRONLY|RDWR|CREAT)\b", "files", _FILE),
    (r"\b(?:random_device|getrandom|getentropy|arc4random\w*|randombytes\w*|RAND_bytes|"
     r"uuid_generate\w*)\b", "entropy", _ENTROPY),
    (_GLOBAL + r"(?:rand|srand|random|drand48|rand_r)\s*\(", "entropy", _ENTROPY),
    (r"\bcrypto_\w+_(?:keygen|keypair)\s*\(", "entropy", _ENTROPY),
    (r"\b(?:secure_getenv|getenv|setenv|putenv|unsetenv|setlocale)\b", "the environment",
     _ENVIRONMENT),
    (_GLOBAL + r"environ\b", "the environment", _ENVIRONMENT),
    (r"#\s*include\s*<(?:iostream|cstdio|stdio\.h|print|fmt/ostream\.h)>", "input or output",
     _OUTPUT),
    (r"\bstd::(?:cout|cerr|clog|cin)\b", "input or output", _OUTPUT),
    (_GLOBAL + r"f?(?:printf|puts)\s*\(", "input or output", _OUTPUT),
    (r"\bfmt::print\s*\(", "input or output", _OUTPUT),
    (_GLOBAL + r"(?:system|popen|fork|exec[lv]p?e?)\s*\(", "another process", _WORLD),
    (r"#\s*include\s*<(?:boost/(?:asio|beast)|sqlite3|libpq|curl/|spdlog/)", "the outside world",
     _WORLD),
]

RULES = [(re.compile(pattern), what, instead) for pattern, what, instead in _RULES]
ENTROPY_FILES = re.compile(r'"/(?:dev/u?random|proc/[^"]*)"')
