import datetime as dt
import hashlib
import json

from toolkit import __version__
from toolkit.deliverables.manifest import Origin, manifest_bytes

ORIGIN = Origin(
    client="Bakkerij “é”",
    as_of=dt.date(2026, 3, 1),
    parameters={
        "client": "Bakkerij “é”",
        "workspace": ".",
        "language": "nl",
        "as_of": "2026-03-01",
    },
    inputs={"notebooks/strategy.ipynb": "b", "clients/x/strategy.yaml": "a"},
)


def test_a_manifest_says_what_a_set_was_made_of():
    """A manifest holds the client, the date, versions, parameters, inputs and each file's hash."""
    made = json.loads(manifest_bytes(ORIGIN, {"strategy.ipynb": b"{}", "a.html": b"<p>"}))

    assert made["client"] == "Bakkerij “é”"
    assert made["as_of"] == "2026-03-01"
    assert made["parameters"] == dict(ORIGIN.parameters)
    assert made["inputs"] == dict(ORIGIN.inputs)
    assert made["versions"]["toolkit"] == __version__
    assert set(made["versions"]) > {"python", "papermill", "nbconvert", "pandas", "matplotlib"}
    assert made["files"] == {
        "a.html": hashlib.sha256(b"<p>").hexdigest(),
        "strategy.ipynb": hashlib.sha256(b"{}").hexdigest(),
    }


def test_a_manifest_does_not_depend_on_order():
    """The same inputs and files in another order give the same bytes."""
    files = {"b": b"2", "a": b"1"}
    turned = Origin(
        ORIGIN.client, ORIGIN.as_of, ORIGIN.parameters, dict(reversed(list(ORIGIN.inputs.items())))
    )

    assert manifest_bytes(ORIGIN, files) == manifest_bytes(turned, dict(reversed(files.items())))
