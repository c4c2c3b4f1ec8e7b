"""A stranger's end of the control socket (docs/formats/control.md)."""
import json
import os
import select
import socket

REBUILD = b'{"do":"rebuild"}\n'


class Talk:
    def __init__(self, data):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(60)
        place = os.open(data, os.O_PATH | os.O_DIRECTORY)
        try:
            self.socket.connect(f"/proc/self/fd/{place}/control")
        finally:
            os.close(place)
        self.lines = self.socket.makefile("rb")

    def send(self, request):
        self.socket.sendall(request)

    def next(self):
        """The next line as a value; None at the end."""
        try:
            line = self.lines.readline()
        except ConnectionResetError:
            return None
        return json.loads(line) if line else None

    def last(self):
        found = None
        line = self.next()
        while line is not None:
            found = line
            line = self.next()
        return found

    def until_answer_or(self, seconds):
        """Waits for more to read, or so long."""
        select.select([self.socket], [], [], seconds)

    def close(self):
        self.lines.close()
        self.socket.close()


def told(data, request=REBUILD):
    """The last line."""
    talk = Talk(data)
    try:
        talk.send(request)
        return talk.last()
    finally:
        talk.close()
