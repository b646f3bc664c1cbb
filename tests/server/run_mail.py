#!/usr/bin/env python3
"""Invitations by e-mail, from the queue to a mail server that takes, refuses, hangs and is lost, and back.

Usage: tests/server/run_mail.py ZUBIA
"""

import contextlib
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from mail_server import MailServer
from served import Server

QUESTIONNAIRE = "meeting-follow-up"
SITE = "https://naen.example.eus"


class Programme:
    """A programme that asks the contacts of some organisations, and a mail server for it."""

    def __init__(self, program, folder, contacts, mode="confidential", password=""):
        self.program, self.file, self.mail = program, folder / f"{len(contacts)}-{mode}.zubia", MailServer(password)
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("ZUBIA_")}
        self.run("new", "--name", "N", "--territories", "ES21,FRI1")
        with contextlib.closing(sqlite3.connect(self.file)) as writing:
            for number, (name, address, language) in enumerate(contacts):
                document = json.dumps({"names": {"": f"Erakunde {number} — Ñ"}, "territory": "ES212", "size_class": "small"})
                writing.execute("INSERT INTO organisation VALUES (?, ?, 1, ?)", (number + 1, f"o{number}", document))
                if name:
                    writing.execute("INSERT INTO contact VALUES (?, ?, ?, '', ?, '', ?, '', 0)",
                                    (f"k{number}", f"o{number}", name, address, language))
            writing.commit()
        self.run("add-questionnaire", "--ready", QUESTIONNAIRE)
        self.hash = self.ask("publish-questionnaire", "--questionnaire", QUESTIONNAIRE, "--mode", mode)["hash"]
        with contextlib.closing(Serving(self)):
            pass  # makes the key beside the programme
        self.environment.update(ZUBIA_SMTP=f"smtp://127.0.0.1:{self.mail.port}", ZUBIA_MAIL_FROM="naen@example.eus",
                                ZUBIA_MAIL_NAME="NAEN, Euskadi – Nafarroa", ZUBIA_SITE=SITE, ZUBIA_SMTP_SECONDS="3",
                                ZUBIA_KEY_FILE=f"{self.file}.key", ZUBIA_SMTP_USER="ane" if password else "",
                                ZUBIA_SMTP_PASSWORD=password)

    def run(self, command, *words):
        return subprocess.run([self.program, command, self.file, *map(str, words)], capture_output=True, text=True, env=self.environment, check=False)

    def ask(self, command, *words):
        done = self.run(command, *words, "--output", "json")
        assert done.returncode == 0, (command, words, done.stderr)
        return json.loads(done.stdout)

    def refusal(self, command, *words):
        done = self.run(command, *words, "--output", "json")
        assert done.returncode == 2, (command, done.returncode, done.stdout)
        return done.stderr

    def invite(self):
        reply = self.ask("invite-by-mail", "--questionnaire", QUESTIONNAIRE, "--everybody")
        return {row["organisation"]: row["outcome"] for row in reply["rows"]}

    def deliver(self):
        return self.ask("deliver-mail")

    def sql(self, text, *values):
        with contextlib.closing(sqlite3.connect(self.file)) as connection:
            rows = connection.execute(text, values).fetchall()
            connection.commit()
            return rows

    def make_due(self):
        self.sql("UPDATE mail_message SET next_attempt_at = 0 WHERE next_attempt_at IS NOT NULL")


class Serving:
    def __init__(self, programme):
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(programme.environment)
        try:
            self.server = Server(programme.program, programme.file)
        finally:
            os.environ.clear()
            os.environ.update(before)

    def close(self):
        self.server.stop()


def link_in(message, path):
    return re.search(rf"{re.escape(SITE)}/{path}#([0-9a-f]+)", message.get_content())[1]


def nothing_is_sent_without_a_mail_server(program, folder):
    programme = Programme(program, folder, [("Ane", "ane@example.eus", "eu")])
    del programme.environment["ZUBIA_SMTP"]
    for command in (("invite-by-mail", "--questionnaire", QUESTIONNAIRE, "--everybody"), ("remind", "--questionnaire", QUESTIONNAIRE), ("deliver-mail",)):
        assert "No mail server is configured" in programme.refusal(*command), command
    assert programme.sql("SELECT count(*) FROM mail_message") == [(0,)]
    programme.environment["ZUBIA_SMTP"] = "smtp://ane:secret@mail.example.eus"
    told = programme.refusal("deliver-mail")
    assert "host and a port only" in told and "secret" not in told, told


def each_answer_of_the_server_has_its_consequence(program, folder):
    programme = Programme(program, folder, [
        ("Iñaki Etxeberría", "inaki@orona.example.eus", "eu"), ("Zoé Lefèvre", "zoe@example.fr", "fr"), ("X", "refuse550@example.eus", "es"),
        ("X", "refuse451@example.eus", "es"), ("X", "drop@example.eus", "es"), ("X", "no address", "es"), ("", "", ""), ("X", "", "es"),
        ("Jon\r\nBcc: everybody@example.com", "jon@example.eus", "en")])
    assert programme.invite() == dict({f"o{number}": "queued" for number in (0, 1, 2, 3, 4, 8)}, o5="invalid-address", o6="no-contact", o7="no-address")
    assert programme.sql("SELECT count(*) FROM questionnaire_invitation WHERE token_hash LIKE 'none %'") == [(6,)], "a link before it was sent"
    reply = programme.deliver()
    assert (reply["sent"], reply["refused"], reply["postponed"]) == (2, 2, 2), reply
    ours = programme.mail.to("inaki@orona.example.eus")[0]
    assert ours["To"].addresses[0].display_name == "Iñaki Etxeberría" and ours["From"].addresses[0].display_name == "NAEN, Euskadi – Nafarroa"
    assert "Erakunde 0 — Ñ" in ours.get_content() and "Egun on" in ours.get_content() and "isilpekoak" in ours.get_content()
    assert "Bonjour" in programme.mail.to("zoe@example.fr")[0].get_content()
    assert not any(b"Bcc" in raw for raw in programme.mail.raw) and "jon@example.eus" not in programme.mail.tried
    states = dict(programme.sql("SELECT i.email, m.state || ' ' || m.status FROM mail_message m JOIN questionnaire_invitation i ON i.id = m.invitation"))
    assert states == {"inaki@orona.example.eus": "sent 250", "zoe@example.fr": "sent 250", "refuse550@example.eus": "failed 5.1.1",
                      "refuse451@example.eus": "queued 4.7.1", "drop@example.eus": "queued 354", "jon@example.eus": "failed line-in-header"}, states
    assert programme.sql("SELECT reason FROM mail_stop") == [("bounced",)]
    assert programme.deliver()["sent"] == 0, "not due yet"
    programme.make_due()
    programme.deliver()
    assert programme.mail.tried.count("drop@example.eus") == 2
    programme.make_due()
    programme.deliver()
    assert programme.mail.tried.count("drop@example.eus") == 2, "what may have arrived is tried once more, and no more"
    assert programme.mail.tried.count("refuse550@example.eus") == 1
    stored = " ".join(str(row) for row in programme.sql("SELECT * FROM questionnaire_invitation") + programme.sql("SELECT * FROM mail_message"))
    assert link_in(ours, "answer") not in stored, "the link is stored"
    programme.mail.stop()


def a_server_that_is_lost_costs_one_duplicate_at_most(program, folder):
    programme = Programme(program, folder, [("Ane", "ane@example.eus", "eu"), ("Lost", "lost@example.eus", "eu")])
    programme.invite()
    for _ in range(4):
        process = subprocess.Popen([program, "deliver-mail", programme.file], env=programme.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Killed when the message was taken, and before it can be noted.
        programme.mail.after_message = lambda victim=process: (victim.send_signal(signal.SIGKILL), victim.wait())
        process.wait(60)
        programme.make_due()
    programme.mail.after_message = None
    got = programme.mail.to("ane@example.eus")
    assert len(got) == 2, f"{len(got)} e-mails"
    assert link_in(got[0], "answer") == link_in(got[1], "answer") and got[0]["Message-ID"] == got[1]["Message-ID"]
    assert len(programme.mail.to("lost@example.eus")) == 2
    assert programme.sql("SELECT DISTINCT state, status FROM mail_message") == [("failed", "lost")]
    programme.mail.stop()


def a_mail_server_that_hangs_or_refuses_us_is_no_fault_of_an_address(program, folder):
    programme = Programme(program, folder, [("Ane", "hang@example.eus", "eu")], password="geheim")
    programme.invite()
    begun = time.monotonic()
    assert programme.deliver()["postponed"] == 1 and time.monotonic() - begun < 30
    programme.mail.accepts_login = False
    programme.make_due()
    reply = programme.deliver()
    assert [notice["code"] for notice in reply["notices"]] == ["mail-server-refuses"] and "geheim" not in json.dumps(reply), reply
    assert programme.sql("SELECT state, attempts FROM mail_message") == [("queued", 0)] and programme.sql("SELECT * FROM mail_stop") == []
    programme.mail.stop()


def four_hundred_are_sent_and_answered_and_reminded(program, folder):
    people = [(f"Ane {number}", f"ane{number}@example.eus", "eu") for number in range(400)]
    programme = Programme(program, folder, people, mode="named")
    assert set(programme.invite().values()) == {"queued"}
    begun = time.monotonic()
    with contextlib.closing(Serving(programme)) as serving:
        while len(programme.mail.messages) < 400 and time.monotonic() - begun < 240:
            time.sleep(0.2)
        took = time.monotonic() - begun
        assert len(programme.mail.messages) == 400 and len({link_in(message, "answer") for _, message in programme.mail.messages}) == 400
        first, second = programme.mail.to("ane0@example.eus")[0], programme.mail.to("ane1@example.eus")[0]
        answers = {"took_place": [1], "usefulness": [3], "next_step": [2]}
        status, _, reply = serving.server.ask("POST", "/api/answer/sending", {"token": link_in(first, "answer"), "agreed": programme.hash, "answers": answers},
                                              signed_in=False)
        assert status == 200 and reply["is_sent"], reply
        stop = "/api/answer/stop-mail"
        assert serving.server.ask("POST", stop, {"token": "0" * 96}, signed_in=False)[0] == 422
        assert serving.server.ask("POST", stop, {"token": link_in(second, "stop-mail")}, signed_in=False)[0] == 200
    assert "too-soon" in {row["outcome"] for row in programme.ask("remind", "--questionnaire", QUESTIONNAIRE)["rows"]}
    programme.sql("UPDATE mail_message SET sent_on = sent_on - 8 * 86400")
    programme.sql("UPDATE questionnaire_invitation SET invited_at = invited_at - 8 * 86400")
    outcomes = {row["organisation"]: row["outcome"] for row in programme.ask("remind", "--questionnaire", QUESTIONNAIRE)["rows"]}
    assert (outcomes["o0"], outcomes["o1"], outcomes["o2"]) == ("already-answered", "asked-not-to", "queued"), outcomes
    programme.deliver()
    assert len(programme.mail.to("ane0@example.eus")) == len(programme.mail.to("ane1@example.eus")) == 1
    assert len(programme.mail.to("ane2@example.eus")) == 2 and "Gogorarazpena" in programme.mail.to("ane2@example.eus")[1]["Subject"]
    print(f"   400 e-mails in {took:.1f} s")
    programme.mail.stop()


def main():
    program = sys.argv[1]
    for test in (nothing_is_sent_without_a_mail_server, each_answer_of_the_server_has_its_consequence, a_server_that_is_lost_costs_one_duplicate_at_most,
                 a_mail_server_that_hangs_or_refuses_us_is_no_fault_of_an_address, four_hundred_are_sent_and_answered_and_reminded):
        with tempfile.TemporaryDirectory() as name:
            test(program, pathlib.Path(name))
        print("ok", test.__name__.replace("_", " "), flush=True)


if __name__ == "__main__":
    main()
