"""A private PostgreSQL 15: its own cluster in a temporary directory, reached by a unix socket there
and by nothing else, with fsync on. Run as root, it runs as an unprivileged user, as it demands."""
import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading

PROGRAMS = "/usr/lib/postgresql/15/bin"


def is_there():
    return os.path.exists(os.path.join(PROGRAMS, "postgres"))


def _account():
    """Whom to become; nothing when we are nobody special."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("no unprivileged user to run PostgreSQL as")


class Cluster:
    def __init__(self):
        self.directory = tempfile.mkdtemp(prefix="motcua-postgres-")
        self.process = None
        self.databases = 0
        atexit.register(self.remove)
        self.account = _account()
        if self.account:
            os.chown(self.directory, self.account["user"], self.account["group"])
        made = subprocess.run(
            [f"{PROGRAMS}/initdb", "-D", f"{self.directory}/cluster", "-U", "motcua", "-A", "trust",
             "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi",
             "--no-sync"], cwd="/", capture_output=True, text=True, **self.account)
        if made.returncode != 0:
            raise RuntimeError(made.stderr)
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [f"{PROGRAMS}/postgres", "-D", f"{self.directory}/cluster", "-c", "listen_addresses=",
             "-c", f"unix_socket_directories={self.directory}", "-c", "fsync=on",
             "-c", "shared_buffers=32MB", "-c", "max_connections=60", "-c", "lc_messages=C",
             "-c", "logging_collector=off"],
            cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **self.account)
        seen = ""
        while "ready to accept connections" not in seen:
            line = self.process.stderr.readline()
            if not line:
                raise RuntimeError(seen)
            seen += line
        # Its log must be read so that it does not wait for us.
        threading.Thread(target=self._swallow, args=(self.process.stderr,), daemon=True).start()

    @staticmethod
    def _swallow(stream):
        with stream:
            for _ in stream:
                pass

    def url(self, database):
        return f"postgres://motcua@/{database}?host={self.directory.replace('/', '%2F')}"

    def make_database(self):
        self.databases += 1
        name = f"test_{self.databases}"
        self.sql("postgres", f"CREATE DATABASE {name}")
        return name

    def sql(self, database, words):
        """What it says, row by row, cells parted by |."""
        done = subprocess.run([f"{PROGRAMS}/psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c",
                               words, self.url(database)], capture_output=True, text=True,
                              check=True)
        return done.stdout.splitlines()

    def stop(self, how=signal.SIGINT):
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait()
            self.process = None

    def remove(self):
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.directory, ignore_errors=True)
