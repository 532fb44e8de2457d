"""A provider of OpenID Connect as a process of its own, which holds us to the flow.

It is oidc-provider-mock, with what that leaves out: the secret of the client, and PKCE. On demand
it answers wrongly, as `provider_server.Tamper` says.
"""

import base64
import hashlib
import io
import json
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

SECRET = "Noslēpums-7"  # noqa: S105 - of a test
CLIENT = "portal"
RIGHTLY: dict[str, Any] = {"claims": {}, "signed": "own", "status": 200, "slow": 0, "content": ""}


class _Strict:
    """The mock behind checks and, on demand, wrong answers."""

    def __init__(self, app: Any) -> None:

        self._app, self._tamper, self._asked = app, RIGHTLY, list[str]()
        self._own, self._other = RSAKey.generate_key(2048), RSAKey.generate_key(2048)
        self._challenges: dict[str, str] = {}

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:

        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        request, path = Request(environ), environ["PATH_INFO"]
        if path == "/tamper":
            self._tamper = request.get_json()
            return Response("", 204)(environ, start)
        if path == "/asked":
            asked, self._asked = self._asked, []
            return Response(json.dumps(asked))(environ, start)
        self._asked.append(path)
        if path in {"/oauth2/token", "/userinfo"}:
            time.sleep(self._tamper["slow"])
            if self._tamper["status"] != 200 or self._tamper["content"]:
                return Response(self._tamper["content"], self._tamper["status"])(environ, start)
        if path == "/jwks":
            shown = self._own.as_dict(private=False) | {"kid": "1", "use": "sig", "alg": "RS256"}
            return Response(json.dumps({"keys": [shown]}))(environ, start)
        if path == "/oauth2/token" and not self._is_ours(request):
            return Response('{"error": "invalid_grant"}', 400)(environ, start)
        environ["wsgi.input"] = io.BytesIO(body)
        answer = Response.from_app(self._app, environ)
        if path == "/oauth2/authorize" and request.method == "POST":
            query = parse_qs(urlsplit(answer.headers.get("Location", "")).query)
            self._challenges[query.get("code", [""])[0]] = request.args.get("code_challenge", "")
        if path == "/oauth2/token" and answer.status_code == 200:
            told = answer.get_json()
            answer.data = json.dumps(told | {"id_token": self._token(told["id_token"])})
        return answer(environ, start)

    def _is_ours(self, request: Any) -> bool:
        """Return whether the client's secret and the verifier of the code are right."""
        given = request.authorization
        hashed = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()
        right = self._challenges.get(request.form.get("code", "")) == challenge
        return right and given is not None and (given.username, given.password) == (CLIENT, SECRET)

    def _token(self, made: str) -> str:
        """Return the mock's token with other claims, signed as was wished."""
        part = made.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
        claims = {k: v for k, v in (claims | self._tamper["claims"]).items() if v is not None}
        if self._tamper["signed"] == "none":
            parts = ({"alg": "none"}, claims)
            texts = (base64.urlsafe_b64encode(json.dumps(one).encode()) for one in parts)
            return ".".join(text.rstrip(b"=").decode() for text in texts) + "."
        if self._tamper["signed"] == "secret":
            key = OctKey.import_key(SECRET.encode().ljust(32, b"\0"))
            return jwt.encode({"alg": "HS256"}, claims, key, algorithms=["HS256"])
        key_of = self._own if self._tamper["signed"] == "own" else self._other
        return jwt.encode({"alg": "RS256", "kid": "1"}, claims, key_of)


def main() -> None:
    """Serve until killed; the address is the first line."""
    import oidc_provider_mock

    app = oidc_provider_mock.app(require_nonce=True)
    server = make_server("127.0.0.1", 0, _Strict(app), threaded=True)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
