import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.batch.notebooks import notebook
from toolkit.batch.forked_maker import preparation
from toolkit.batch.forking import ForkServer, forks_are_available
from toolkit.batch.kernel import OwnKernelManager
from toolkit.batch.run import run_notebook
from toolkit.batch.warm_kernel import warm_kernels
from toolkit.deliverables.notebook import notebook_bytes
from toolkit.deliverables.page import BORDER
from toolkit.errors import NoForksError, RunError

PROJECT = Path(__file__).parents[2]
GIVEN = {"client": "a", "workspace": "/w", "language": "nl", "as_of": "2026-03-01"}

pytestmark = pytest.mark.skipif(not forks_are_available(), reason="nothing can be forked here")


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    """A server that is warm for the project's own notebook."""
    started = ForkServer(*preparation(PROJECT))
    started.wait_until_ready()
    yield started
    started.close()


@pytest.fixture
def warm(server: ForkServer) -> type[OwnKernelManager]:
    """Kernels that are forked from it."""
    return warm_kernels(server, server.folder)


def no_one(cell: int, count: int) -> None:
    """Nobody follows this run."""


def told(code: str, kernels: type[OwnKernelManager], *before: str) -> Any:
    """What this expression is at the end of a notebook of these cells."""
    last = f"import json\nprint(json.dumps({code}))"
    made = run_notebook(notebook([*before, last]), GIVEN, no_one, kernels)
    return json.loads(made.cells[-1].outputs[0].text)


@pytest.mark.slow
@pytest.mark.parametrize("client", ["bakkerij-lindewaal", "the-carpentries"])
def test_the_real_notebook_shows_the_same_as_in_a_cold_kernel(
    warm: type[OwnKernelManager], client: str
):
    """Cell by cell, what the notebook shows for a client is the same, warm or cold."""
    template = nbformat.read(PROJECT / "notebooks/strategy.ipynb", as_version=4)
    given = {**GIVEN, "client": client, "workspace": str(PROJECT)}
    cold, forked = (
        json.loads(notebook_bytes(run_notebook(template, given, no_one, each), given, {}))
        for each in (OwnKernelManager, warm)
    )

    assert [cell["id"] for cell in forked["cells"]] == [cell["id"] for cell in cold["cells"]]
    for one, other in zip(forked["cells"], cold["cells"], strict=True):
        assert one == other, one["id"]
    assert json.dumps(forked).count(BORDER) > 40


@pytest.mark.parametrize(
    "cell",
    [
        "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.show()",
        "import matplotlib\n[matplotlib.rcParams[each] for each in ('backend', 'svg.fonttype')]",
        "import pandas\npandas.DataFrame({'a': [1, 2]})",
        "print('said')\nimport os\nos.system('echo from a program')",
        "import sys\n[sys.argv[1], *sys.argv[3:], *filter(None, sys.path)]",
        "import os\nsorted(set(os.environ) - {'JPY_PARENT_PID', 'PYDEVD_USE_FRAME_EVAL'})",
        "import os\nos.environ['PYTHONHASHSEED'], hash('a'), os.path.basename(os.getcwd())",
        "__name__, __builtins__.__name__, sorted(name for name in dir() if name[0] != '_')",
        "import signal\n[signal.getsignal(each) for each in (2, 15, 17)]",
        "import gc\ngc.isenabled(), gc.get_threshold()",
        "import random, numpy as np\nrandom.seed(1)\nnp.random.seed(1)\nrandom.random()",
        "import warnings\nwarnings.warn('careful')",
    ],
    ids=[
        *("figure", "backend", "table", "program", "path", "environment", "seed", "names"),
        *("signals", "collector", "seeded", "warning"),
    ],
)  # fmt: skip
def test_any_notebook_shows_the_same_as_in_a_cold_kernel(warm: type[OwnKernelManager], cell: str):
    """A warm kernel shows what a cold one shows: figures, programs, paths, environment, signals."""
    cold, forked = (
        json.loads(notebook_bytes(run_notebook(notebook([cell]), GIVEN, no_one, each), GIVEN, {}))
        for each in (OwnKernelManager, warm)
    )

    assert forked["cells"][-1]["outputs"] == cold["cells"][-1]["outputs"]
    assert forked["cells"][-1]["outputs"] or cell.startswith("import warnings")


LEAVE_TRACES = """
import os, random, sys, tempfile, threading
import matplotlib, numpy, pandas
import matplotlib.pyplot as plt
import toolkit.tables.block
secret = "SECRET-OF-A"
__builtins__.secret = secret
toolkit.tables.block.secret = secret
sys.modules["secret_of_a"] = sys
os.environ["SECRET"] = secret
plt.figure(num=secret)
matplotlib.rcParams["figure.figsize"] = (1, 1)
pandas.options.display.max_rows = 7
file = open(tempfile.mkstemp()[1], "w")
file.write(secret)
os.chdir("/")
random.seed(1)
numpy.random.seed(1)
sys.path.insert(0, "/secret-of-a")
get_ipython().run_line_magic("config", "InlineBackend.close_figures = False")
"""

TRACES = """{
    "variable": "secret" in dir() or hasattr(__builtins__, "secret"),
    "module": "secret_of_a" in __import__("sys").modules,
    "attribute": hasattr(__import__("toolkit.tables.block").tables.block, "secret"),
    "environment": "SECRET" in __import__("os").environ,
    "figures": __import__("matplotlib.pyplot").pyplot.get_fignums(),
    "size": __import__("matplotlib").rcParams["figure.figsize"] == [1, 1],
    "rows": __import__("pandas").options.display.max_rows == 7,
    "folder": __import__("os").getcwd() == "/",
    "path": "/secret-of-a" in __import__("sys").path,
    "memory": any(
        type(each) is str and each.startswith("SECRET-OF" + "-A")
        for held in __import__("gc").get_objects()
        if type(held) is dict
        for each in list(held.values())
    ),
}"""


def test_nothing_of_one_client_is_visible_to_the_next(warm: type[OwnKernelManager]):
    """No variable, module, figure, setting, environment or folder passes from kernel to kernel."""
    there = told(TRACES, warm, LEAVE_TRACES)
    found = told(TRACES, warm)

    assert {name for name, trace in there.items() if trace} == set(there)
    assert {name for name, trace in found.items() if trace} == set()


RANDOM = (
    "[__import__('random').random(), float(__import__('numpy').random.rand()), "
    "__import__('uuid').uuid4().hex, next(__import__('tempfile')._get_candidate_names())]"
)


def test_each_kernel_draws_its_own_random_numbers(warm: type[OwnKernelManager]):
    """Random numbers, identifiers and names of temporary files differ from kernel to kernel."""
    first, second = told(RANDOM, warm), told(RANDOM, warm)

    assert [one == other for one, other in zip(first, second, strict=True)] == [False] * 4


WAIT = "import time\ntime.sleep(3)"
FILES = (
    "sorted({re.sub('[0-9]+', 'N', os.readlink(each)) for each in glob.glob('/proc/self/fd/*')"
    " if os.path.lexists(each)})"
)


def test_no_file_handle_of_others_is_open_in_a_kernel(warm: type[OwnKernelManager]):
    """While another kernel has files open, a new one has what a cold one has, and no more."""
    modules = "import glob, os, re"
    cold = told(FILES, OwnKernelManager, modules)
    with ThreadPoolExecutor() as pool:
        holding = pool.submit(told, "1", warm, f"file = open({__file__!r})\n{WAIT}")
        seen = told(FILES, warm, modules)
        holding.result()

    assert set(seen) <= set(cold)


def test_a_kernels_sockets_are_private(warm: type[OwnKernelManager]):
    """Sockets are files in a folder that only this user can open, each kernel with its own key."""
    code = (
        "[(k.parent.transport, oct(__import__('os').stat(__import__('os').path.dirname("
        "k.parent.connection_file)).st_mode)[-3:], k.session.key.decode()) "
        "for k in [get_ipython().kernel]][0]"
    )
    first, second = told(code, warm), told(code, warm)

    assert first[:2] == second[:2] == ["ipc", "700"]
    assert first[2] != second[2]


def test_no_folder_and_no_process_is_left(server: ForkServer, warm: type[OwnKernelManager]):
    """After a run its kernel, what the kernel started, and its folder are gone."""
    started = "import subprocess\nchild = subprocess.Popen(['sleep', '600']).pid"
    pids = told("[__import__('os').getpid(), child]", warm, started)

    assert list(server.folder.iterdir()) == []
    assert not any(_runs(pid) for pid in pids)


def test_a_kernel_that_dies_is_told(server: ForkServer, warm: type[OwnKernelManager]):
    """A warm kernel that ends in the middle is an error, and leaves nothing behind."""
    with pytest.raises(RunError, match="DeadKernelError"):
        run_notebook(notebook(["import os\nos._exit(1)"]), GIVEN, no_one, warm)
    assert list(server.folder.iterdir()) == []


def test_a_server_with_threads_is_not_used():
    """A process that has threads must not fork, so the server is refused."""
    with pytest.raises(NoForksError, match="threads"):
        ForkServer("tests.batch.threads:start:").wait_until_ready()


def test_a_server_that_cannot_start_is_no_forks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Where the system starts no process, that is said in words, and no folder is left."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(NoForksError, match="No such file"):
        ForkServer()
    assert list(tmp_path.iterdir()) == []


def test_without_its_server_a_kernel_is_an_error():
    """When the server is gone, a run fails in words."""
    gone = ForkServer(*preparation(PROJECT))
    gone.close()
    with pytest.raises(RunError, match="NoForksError"):
        run_notebook(notebook([]), GIVEN, no_one, warm_kernels(gone, Path("/tmp")))


DRIVER = """
import sys
from tests.batch.notebooks import notebook
from tests.batch.test_warm_kernel import GIVEN, PROJECT, no_one
from toolkit.batch.forked_maker import preparation
from toolkit.batch.forking import ForkServer
from toolkit.batch.run import run_notebook
from toolkit.batch.warm_kernel import warm_kernels

server = ForkServer(*preparation(PROJECT))
server.wait_until_ready()
cell = "import os, subprocess, time\\nchild = subprocess.Popen(['sleep', '600']).pid\\n"
cell += f"open({sys.argv[1]!r}, 'w').write(str(os.getpid()) + ' ' + str(child))"
cell += "\\ntime.sleep(600)"
print(server.process.pid, server.folder, flush=True)
run_notebook(notebook([cell]), GIVEN, no_one, warm_kernels(server, server.folder))
"""


def test_everything_ends_when_the_driver_is_killed(tmp_path: Path):
    """Five seconds after only the driver is killed, no process and no folder of ours is left."""
    on = tmp_path / "on"
    driver = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(on)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    assert driver.stdout
    server, folder = driver.stdout.readline().split()
    _until(lambda: on.exists() and len(on.read_text().split()) == 2)
    pids = [int(server), *map(int, on.read_text().split())]
    assert all(_runs(pid) for pid in pids)
    driver.kill()
    driver.wait()
    time.sleep(5)

    assert [pid for pid in pids if _runs(pid)] == []
    assert not Path(folder).exists()


def _runs(pid: int) -> bool:
    """Whether a process is there and is more than a remainder that nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(true: Any) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("it did not come true within a minute")
