"""The requests of the load, as files of bytes that zubia_load sends: of each kind a folder."""

import json
import pathlib

NUMBER = "########"  # zubia_load puts the number of the request here, in as many digits
COOKIE = "__Host-zubia"
TERRITORIES = ("ES21", "ES22", "FRI1", "FRI2", "FRI3")
LANGUAGES = ("en", "es", "fr", "eu")
DOMAINS = 50
REASON_CHARACTERS = 2000


def request(server, method, target, body=None, headers=(), is_signed_in=True):
    """As a browser would send it."""
    data = json.dumps(body).encode() if body is not None else b""
    lines = [f"{method} {target} HTTP/1.1", f"Host: 127.0.0.1:{server.port}",
             *([f"Cookie: {COOKIE}={server.cookie}"] if is_signed_in else []),
             "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Accept: */*", *headers]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(data)}", "Sec-Fetch-Site: same-origin"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def domain(place):
    return f"load-{place:02d}"


def domain_body(activities, number=NUMBER):
    return {"name": f"Written as {number}", "activities": activities}


def reason(number=NUMBER):
    """About as much as somebody writes who takes the decision seriously."""
    sentence = f"Decided as {number}: strong on both sides of the border, and the clusters asked for it. "
    return (sentence + "Companies of both sides have worked together before. " * 100)[:REASON_CHARACTERS]


def write_requests(folder, kind, requests):
    place = pathlib.Path(folder) / kind
    place.mkdir(exist_ok=True)
    for number, content in enumerate(requests):
        (place / f"{number:05d}").write_bytes(content)
    return place


def write_all(server, folder, activities):
    """The folder of each kind."""
    key = f"Idempotency-Key: {folder.name}-{NUMBER}"
    packed = "Accept-Encoding: gzip, deflate, br"
    chosen = [activities[place % len(activities):][:3] or activities[:3] for place in range(DOMAINS)]
    return {
        "small": write_requests(folder, "small", [
            request(server, "PUT", f"/api/programme/domains/{domain(place)}", domain_body(chosen[place]), [key])
            for place in range(DOMAINS)]),
        "large": write_requests(folder, "large", [
            request(server, "POST", "/api/programme/decisions",
                    {"domain": domain(place), "outcome": "selected", "reason": reason()}, [key])
            for place in range(DOMAINS)]),
        "profile": write_requests(folder, "profile", [
            request(server, "GET", f"/api/programme/territories/{territory}/profile?interval_samples=200", None,
                    [packed, f"Accept-Language: {language}"])
            for territory in TERRITORIES for language in LANGUAGES]),
        "slow": write_requests(folder, "slow", [
            request(server, "POST", "/api/programme/decisions", {"domain": domain(0), "outcome": "kept", "reason": reason("slowly")}),
            request(server, "GET", "/api/programme/candidate-domains")]),
    }
