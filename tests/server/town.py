"""A served programme and one person of every role, signed in."""

from served import PASSWORD, Person, Server, invite

ROLES = ("respondent", "company", "researcher", "facilitator", "owner")


class Town:
    """A served programme and one person of every role, signed in."""

    def __init__(self, program, programme, contract, permissions):
        self.program, self.programme, self.contract, self.permissions = program, programme, contract, permissions
        tokens = {role: invite(program, programme, f"{role}@example.eus", role, "ES21" if role == "facilitator" else "")
                  for role in ROLES if role != "owner"}
        self.server = Server(program, programme, "--proxy", "127.0.0.1")
        self.people, self.count = {}, 0
        owner = self.person("owner@example.eus")
        claim = {"code": self.server.code, "name": owner.name, "password": PASSWORD}
        assert owner.ask("GET", "/api/session")[2]["first_owner_wanted"] is True
        assert owner.ask("POST", "/api/first-owner", dict(claim, code="0" * 64))[2]["code"] == "wrong-code"
        assert owner.ask("POST", "/api/first-owner", claim)[0] == 200
        assert owner.ask("POST", "/api/first-owner", claim)[0] == 409
        owner.sign_in()
        self.people["owner"] = owner
        for role, token in tokens.items():
            self.people[role] = self.person(f"{role}@example.eus")
            self.people[role].accept(token)
            assert self.people[role].sign_in()["role"] == role

    def person(self, name):
        self.count += 1
        return Person(self.server, name, f"10.1.{self.count // 250}.{self.count % 250 + 1}")

    def newcomer(self, name, role):
        """Invited by the owner; signed in where the role asks for no second factor, else after it."""
        made = self.people["owner"].ask("POST", "/api/accounts/invitations", {"name": name, "role": role, "territories": []})
        assert made[0] == 200, made
        person = self.person(name)
        person.accept(made[2]["token"])
        person.sign_in()
        return person

    def account(self, name):
        accounts = self.people["owner"].ask("GET", "/api/accounts")[2]["accounts"]
        return next(row for row in accounts if row["name"] == name)

    def change(self, name, **changes):
        row = self.account(name)
        body = {field: changes.get(field, row[field]) for field in ("role", "territories", "state")}
        status, _, reply = self.people["owner"].ask("PUT", f"/api/accounts/{row['account']}", body)
        assert status == 200, reply
