"""A mail server for tests. What it does with a recipient stands in the address: `refuse550@…`, `refuse451@…`, `hang@…`,
`drop@…` (the connection is lost in the middle of the message), `lost@…` (it is lost after the message was taken)."""

import email
import email.policy
import socketserver
import threading
import time


class Conversation(socketserver.StreamRequestHandler):
    timeout = 30

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        kept = self.server.kept
        self.say("220 test ESMTP")
        recipient = None
        while line := self.rfile.readline():
            words = line.decode().strip()
            verb = words.split(" ")[0].upper()
            if verb == "EHLO":
                self.say("250-test")
                self.say("250 AUTH PLAIN LOGIN" if kept.password else "250 8BITMIME")
            elif verb == "AUTH":
                kept.logins.append(words)
                self.say("235 2.7.0 welcome" if kept.accepts_login else "535 5.7.8 no")
            elif verb == "MAIL":
                self.say("250 2.1.0 ok")
            elif verb == "RCPT":
                recipient = words.split("<")[1].split(">")[0]
                kept.tried.append(recipient)
                if recipient.startswith("refuse550"):
                    self.say("550 5.1.1 unknown")
                elif recipient.startswith("refuse451"):
                    self.say("451 4.7.1 later")
                elif recipient.startswith("hang"):
                    time.sleep(8)
                    return
                else:
                    self.say("250 2.1.5 ok")
            elif verb == "DATA":
                self.say("354 go on")
                if recipient.startswith("drop"):
                    self.rfile.readline()
                    return
                data = b""
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    data += part[1:] if part.startswith(b"..") else part
                kept.raw.append(data)
                kept.messages.append((recipient, email.message_from_bytes(data, policy=email.policy.default)))
                if recipient.startswith("lost"):
                    return
                if kept.after_message:
                    kept.after_message()
                self.say("250 2.0.0 taken")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")


class MailServer:
    def __init__(self, password=""):
        self.password, self.accepts_login = password, True
        self.messages, self.raw, self.tried, self.logins = [], [], [], []
        self.after_message = None
        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation)
        self.server.daemon_threads = True
        self.server.kept = self
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def to(self, recipient):
        return [message for address, message in self.messages if address == recipient]
