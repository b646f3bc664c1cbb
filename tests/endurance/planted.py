"""Faults that are planted to see whether they are found."""

import pathlib
import random
import socket
import socketserver
import threading
import time

EARLY = b'{"receipt": 0, "saved": [], "refused": [], "is_sent": true}'


def read_request(connection):
    """The bytes of one request, or fewer where its sender went."""
    taken = b""
    while b"\r\n\r\n" not in taken:
        more = connection.recv(65536)
        if not more:
            return taken
        taken += more
    head, body = taken.split(b"\r\n\r\n", 1)
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        more = connection.recv(65536)
        if not more:
            break
        body += more
    return head + b"\r\n\r\n" + body


class EarlyAnswers:
    """Stands before the server, and acknowledges each write before it is handed over."""

    def __init__(self, survey):
        chance = random.Random(1)

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                request = read_request(self.request)
                self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                     b"Content-Length: %d\r\n\r\n%s" % (len(EARLY), EARLY))
                self.request.shutdown(socket.SHUT_WR)
                time.sleep(chance.uniform(0, 0.1))
                try:
                    with socket.create_connection(("127.0.0.1", survey.server.port), timeout=20) as onward:
                        onward.sendall(request)
                        onward.recv(65536)
                except OSError:
                    pass  # the server was killed, and nobody will ever know

        class Listener(socketserver.ThreadingTCPServer):
            daemon_threads = True
            request_queue_size = 128

        self.listener = Listener(("127.0.0.1", 0), Handler)
        survey.door = self.listener.server_address[1]
        threading.Thread(target=self.listener.serve_forever, daemon=True).start()

    def after_kill(self, survey):
        pass

    def end(self):
        self.listener.shutdown()
        self.listener.server_close()


class LostLog:
    """A disk that has kept only half of the write-ahead log when the server is gone, as one that syncs nothing."""

    def __init__(self, survey):
        pass

    def after_kill(self, survey):
        log = pathlib.Path(f"{survey.file}-wal")
        if log.exists():
            with log.open("r+b") as file:
                file.truncate(log.stat().st_size // 2)

    def end(self):
        pass


PLANTS = {"early-answer": EarlyAnswers, "lost-log": LostLog}
