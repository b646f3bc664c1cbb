"""What the server is busy with while it is under load."""

import os
import pathlib
import re
import threading
import time

QUEUES = ("small_waiting", "analyses_waiting", "requests_at_work")


class Watch:
    """Looks once a second at its metrics and at what it has used of its core and of memory."""

    def __init__(self, server):
        self.server, self.longest = server, dict.fromkeys(QUEUES, 0)
        self.is_over = threading.Event()

    def __enter__(self):
        self.before, self.begun = self.processor_seconds(), time.monotonic()
        self.counts_before = self.metrics()
        self.thread = threading.Thread(target=self.look)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        self.thread.join()
        self.share = (self.processor_seconds() - self.before) / (time.monotonic() - self.begun)
        self.counts = self.metrics()

    def look(self):
        while not self.is_over.wait(1):
            try:
                now = self.metrics()
            except OSError:
                continue
            for queue in QUEUES:
                self.longest[queue] = max(self.longest[queue], int(now.get(queue, 0)))

    def metrics(self):
        status, _, text = self.server.ask("GET", "/metrics")
        if status != 200:
            return {}
        return {name: float(value) for name, value in re.findall(r"^zubia_(\S+) (\S+)$", text.decode(), re.MULTILINE)}

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def seen(self):
        status = pathlib.Path(f"/proc/{self.server.process.pid}/status").read_text()
        changes = {name: self.counts[name] - self.counts_before.get(name, 0) for name in self.counts
                   if name.endswith("_total") or "_count{" in name or "_sum{" in name}
        return {"core_share": self.share, "peak_megabytes": int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1000,
                "longest": self.longest, "changes": {name: value for name, value in changes.items() if value}}
