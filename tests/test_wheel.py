"""A built wheel, installed outside the checkout, brings the seeds and the notebooks and opens them."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"

RUN_NOTEBOOK = """
import sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient

path = Path(sys.argv[1])
notebook = nbformat.read(path, as_version=4)
notebook.cells.append(nbformat.v4.new_code_cell("import kzcn_explore; print(kzcn_explore.__file__)"))
NotebookClient(notebook, timeout=180, resources={"metadata": {"path": path.parent}}).execute()
print(notebook.cells[-1].outputs[0].text)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def stranger(wheel, tmp_path_factory):
    """Run a program of an environment that holds the wheel, outside the checkout.

    To be quick it takes the other packages from this environment, through a .pth file: a .pth file in there, such as
    that of an editable install of the checkout, is not read then, so the package itself can only come from the wheel.
    """
    home = tmp_path_factory.mktemp("stranger")
    venv.create(home / "venv", with_pip=False, symlinks=os.name != "nt")
    python = home / "venv" / SCRIPTS / "python"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(program, *arguments):
        command = [home / "venv" / SCRIPTS / program, *arguments]
        done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    own = Path(run("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (own / "others.pth").write_text(sysconfig.get_path("purelib") + "\n")
    run.home = home
    return run


def test_the_wheel_holds_the_seeds_byte_for_byte_and_the_notebooks(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        seeds = {Path(name).name: archive.read(name) for name in names if name.startswith("kzcn_explore/_seeds/")}
    assert seeds == {file.name: file.read_bytes() for file in (CHECKOUT / "seeds").iterdir()}
    notebooks = {Path(name).name for name in names if name.startswith("kzcn_explore/_notebooks/")}
    assert notebooks >= {file.name for file in (CHECKOUT / "notebooks").glob("*.ipynb")}


def test_the_wheel_holds_the_package_and_nothing_else_at_its_top(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
        assert [name for name in archive.namelist() if "checkpoint" in name or "__pycache__" in name] == []
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kzcn_explore"}


def test_the_package_comes_from_the_wheel(stranger):
    file = stranger("python", "-c", "import kzcn_explore; print(kzcn_explore.__file__)").strip()
    assert Path(file).is_relative_to(stranger.home / "venv")


def test_where_names_folders_inside_the_installed_package(stranger):
    places = dict(line.split(maxsplit=1) for line in stranger("kzcn-explore", "where").splitlines())
    assert Path(places["seeds"]).is_relative_to(stranger.home / "venv")
    assert Path(places["notebooks"]).is_relative_to(stranger.home / "venv")
    assert len(list(Path(places["seeds"]).glob("*.txt"))) == 5
    assert places["version"] == "0.1.0"


def test_the_installed_package_loads_its_five_documents(stranger):
    assert stranger("python", "-c", "import kzcn_explore as kz; print(len(kz.load_corpus().documents))") == "5\n"


def test_a_copied_notebook_runs_on_the_installed_seeds(stranger):
    said = stranger("kzcn-explore", "copy")
    notebooks = sorted((CHECKOUT / "notebooks").glob("*.ipynb"))
    assert said == "".join(f"copied     {file.name}\n" for file in notebooks)
    first = stranger.home / "kzcn-notebooks" / notebooks[0].name
    assert first.read_bytes() == notebooks[0].read_bytes()
    imported = stranger("python", "-c", RUN_NOTEBOOK, str(first)).strip()
    assert Path(imported).is_relative_to(stranger.home / "venv")
