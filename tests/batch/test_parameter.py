from pathlib import Path

import nbformat
import pytest

from tests.batch.notebooks import PARAMETERS, notebook
from toolkit.batch.parameter import check_parameters
from toolkit.errors import ParameterError, ParameterTypeError

GIVEN = {"client": "bakery", "workspace": "/w", "language": "nl", "as_of": "2026-03-01"}


def written(folder: Path, parameters: str = PARAMETERS) -> Path:
    """The path of a notebook with this cell of parameters."""
    path = folder / "strategy.ipynb"
    nbformat.write(notebook(parameters=parameters), path)
    return path


def test_the_parameters_of_the_notebook_are_accepted(tmp_path: Path):
    """Known names with text are accepted, whether the notebook says their type or not."""
    check_parameters(written(tmp_path), GIVEN)
    check_parameters(written(tmp_path, PARAMETERS.replace("client =", "client: str =")), GIVEN)


def test_a_folder_with_braces_is_a_folder(tmp_path: Path):
    """A brace in the path of the notebook is not taken for a place to fill in."""
    folder = tmp_path / "{client} {0}"
    folder.mkdir()
    check_parameters(written(folder), GIVEN)


@pytest.mark.parametrize("missing", list(GIVEN))
def test_an_unknown_name_is_refused(tmp_path: Path, missing):
    """A parameter that the notebook does not take is named, with those that it does take."""
    lines = [line for line in PARAMETERS.splitlines() if not line.startswith(missing)]

    with pytest.raises(ParameterError) as caught:
        check_parameters(written(tmp_path, "\n".join(lines)), GIVEN)
    assert caught.value.facts["found"] == missing
    assert missing not in caught.value.facts["allowed"]


def test_a_notebook_without_parameters_is_refused(tmp_path: Path):
    """A notebook whose cell of parameters lost its tag is refused before it runs."""
    path = tmp_path / "strategy.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)

    with pytest.raises(ParameterError, match=r"takes no parameter client; allowed: -"):
        check_parameters(path, GIVEN)


@pytest.mark.parametrize("value", ["0", "[]", "True", "1.5", "{}"])
def test_a_parameter_that_is_no_text_in_the_notebook_is_refused(tmp_path: Path, value):
    """Where the notebook has a number or a list for a parameter, text is not passed to it."""
    with pytest.raises(ParameterTypeError, match="the parameter client is"):
        check_parameters(
            written(tmp_path, PARAMETERS.replace('client = ""', f"client = {value}")), GIVEN
        )


@pytest.mark.parametrize("value", [None, 3, ("a",), Path("/w")])
def test_a_value_that_is_no_text_is_refused(tmp_path: Path, value):
    """A value that papermill would turn into text without a word is refused."""
    with pytest.raises(ParameterTypeError, match="allowed: text"):
        check_parameters(written(tmp_path), {**GIVEN, "workspace": value})
