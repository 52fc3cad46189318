"""The same studio over https, for Word and Excel, which take a page in no other way."""

import datetime
import http.client
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from docgen.cli import main
from docgen.studio.server import Server
from support.studio import TOKEN, studio


def certificate(place: Path) -> Path:
    """A certificate for localhost and its key, in one file, as an office's own authority would give it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = place / "docgen.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file


@contextmanager
def secured(place: Path) -> Iterator[tuple[Server, ssl.SSLContext]]:
    file = certificate(place)
    with studio(place, watching=False) as running:
        server = Server(running.server.desk, 0, file)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server, ssl.create_default_context(cafile=str(file))
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def test_the_page_for_office_comes_over_https(tmp_path: Path) -> None:
    with secured(tmp_path) as (server, trusting):
        connection = http.client.HTTPSConnection("localhost", server.port, context=trusting, timeout=30)
        connection.request("GET", f"/?token={TOKEN}&pane=office")
        welcome = connection.getresponse()
        assert (welcome.status, welcome.getheader("Location")) == (303, "/?pane=office")
        welcome.read()
        own = {"X-Docgen": TOKEN, "Origin": f"https://localhost:{server.port}"}
        connection.request("GET", "/api/reports", headers=own)
        assert connection.getresponse().status == 200
        connection.close()


def test_who_speaks_no_https_costs_one_connection(tmp_path: Path) -> None:
    with secured(tmp_path) as (server, trusting):
        plain = http.client.HTTPConnection("localhost", server.port, timeout=30)
        plain.request("GET", "/")
        with pytest.raises((http.client.HTTPException, OSError)):
            plain.getresponse()
        plain.close()
        connection = http.client.HTTPSConnection("localhost", server.port, context=trusting, timeout=30)
        connection.request("GET", "/icon-32.png")
        assert connection.getresponse().status == 200
        connection.close()


def test_a_file_that_is_no_certificate_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "c"))
    (tmp_path / "坏的.pem").write_text("nothing", encoding="utf-8")
    options = ["studio", str(tmp_path), "--port", "0", "--certificate", str(tmp_path / "坏的.pem")]
    done = CliRunner().invoke(main, [*options, "--no-browser"])
    assert done.exit_code == 3
    assert "CL135" in done.output
