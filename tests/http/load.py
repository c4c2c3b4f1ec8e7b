"""Officers who receive dossiers and look at them without a pause, until told to stop."""
import threading

from centre import received


class Load:
    def __init__(self, centre, writers=3, readers=1):
        self.acknowledged = []
        self.reads = 0
        self.faults = []
        self._over = threading.Event()
        self._some = threading.Condition()
        name = centre.officer("receiving_officer").username
        self.acknowledged.append(received(centre.signed_in(name))["code"])
        self._threads = [threading.Thread(target=self._run, args=(work, centre.signed_in(name)))
                         for work in [self._write] * writers + [self._read] * readers]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        self.wait(3)
        return self

    def __exit__(self, *_):
        self._over.set()
        for thread in self._threads:
            thread.join()

    def wait(self, more):
        """Until so many more dossiers were acknowledged."""
        with self._some:
            wanted = len(self.acknowledged) + more
            if not self._some.wait_for(
                    lambda: len(self.acknowledged) >= wanted or self.faults, timeout=60):
                self.faults.append("no dossier was acknowledged for a minute")

    def _run(self, work, client):
        try:
            while not self._over.is_set():
                work(client)
        except Exception as error:  # told to the test, which fails by it
            with self._some:
                self.faults.append(repr(error))
                self._some.notify_all()

    def _write(self, client):
        code = received(client)["code"]
        with self._some:
            self.acknowledged.append(code)
            self._some.notify_all()

    def _read(self, client):
        listed = client.get("/api/v1/worklist")
        assert listed.status == 200 and listed.json()["dossiers"], listed
        shown = client.get(f"/api/v1/dossiers/{self.acknowledged[0]}")
        assert shown.status == 200, shown
        self.reads += 1
