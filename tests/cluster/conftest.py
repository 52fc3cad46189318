"""Stores and a cluster for the tests of this folder."""

from collections.abc import Iterator

import pytest
from distributed import LocalCluster
from moto.server import ThreadedMotoServer

from support.stores import STORES, system


@pytest.fixture(scope="session")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two workers."""
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as local:
        yield local.scheduler_address


@pytest.fixture(scope="session")
def object_store() -> Iterator[str]:
    """The address of an S3 server."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, object_store: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty place in a store."""
    for name, value in {
        "AWS_ENDPOINT_URL": object_store,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    place = f"{request.param}://reports-{abs(hash(request.node.name))}"
    system(place).mkdir(place.partition("://")[2])
    return place
