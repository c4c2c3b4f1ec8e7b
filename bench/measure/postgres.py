"""A PostgreSQL cluster of one's own, and the small node server in front of it."""
import os
import pwd
import shutil
import subprocess

from . import ROOT, Server, cpu_seconds

PROGRAMS = "/usr/lib/postgresql/15/bin"
MODULES = os.path.join(ROOT, "build", "bench", "node_modules")


def absent():
    """Why the comparison cannot be made here, or nothing."""
    if not os.path.isdir(PROGRAMS):
        return "PostgreSQL 15 is not installed"
    if shutil.which("node") is None:
        return "node is not installed"
    paths = ":".join([MODULES, "/usr/share/nodejs", "/usr/lib/nodejs"])
    os.environ["NODE_PATH"] = paths
    probe = subprocess.run(["node", "-e", "require('pg')"], capture_output=True, check=False)
    if probe.returncode == 0:
        return None
    if shutil.which("npm"):
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix",
                        os.path.dirname(MODULES), "pg@8"], capture_output=True, check=False)
    probe = subprocess.run(["node", "-e", "require('pg')"], capture_output=True, check=False)
    return None if probe.returncode == 0 else "node's package pg is neither installed nor to be had"


class Cluster:
    def __init__(self, folder):
        self.folder = os.path.join(folder, "pg")
        self.user = None
        if os.geteuid() == 0:
            self.user = "postgres"
            os.mkdir(self.folder, 0o700)
            entry = pwd.getpwnam(self.user)
            os.chown(self.folder, entry.pw_uid, entry.pw_gid)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "user": self.user,
                 "cwd": "/"}
        subprocess.run([f"{PROGRAMS}/initdb", "-D", self.folder, "-A", "trust", "-E", "UTF8"],
                       check=True, **quiet)
        self.quiet = quiet
        settings = f"-k {self.folder} -c listen_addresses= -c shared_buffers=128MB"
        subprocess.run([f"{PROGRAMS}/pg_ctl", "-w", "-D", self.folder, "-o", settings, "start"],
                       check=True, **quiet)
        with open(os.path.join(self.folder, "postmaster.pid"), encoding="ascii") as file:
            self.pid = int(file.readline())
        self.address = (f"postgres://{self.user or os.environ.get('USER', '')}@/postgres"
                        f"?host={self.folder}")

    def pids(self):
        """The postmaster and every process it has begun that lives still."""
        found = [self.pid]
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8") as stat:
                    if int(stat.read().rsplit(")", 1)[1].split()[1]) == self.pid:
                        found.append(int(name))
            except OSError:
                pass
        return found

    def cpu_seconds(self):
        total = 0.0
        for pid in self.pids():
            try:
                total += cpu_seconds(pid)
            except OSError:
                pass
        return total

    def stop(self):
        subprocess.run([f"{PROGRAMS}/pg_ctl", "-w", "-m", "fast", "-D", self.folder, "stop"],
                       check=True, **self.quiet)


def small_server(cluster, accounts):
    return Server(["node", os.path.join(ROOT, "bench", "small_server.js"), cluster.address,
                   accounts])
