"""The ground rules: which floor imports what, what a file may hold, and how light the import stays."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "kzcn_explore"

# A floor imports only from floors that stand before it here.
FLOORS = [
    "files",
    "text",
    "corpus",
    "analysis",
    "selection",
    "tallies",
    "themed",
    "viewed",
    "spoken",
    "view",
    "study",
    "charts",
    "explorer",
    "scale",
    "cli",
]
DRAWING = {"plotly", "ipywidgets", "traitlets", "anywidget"}
NEVER = {"text": DRAWING, "corpus": DRAWING, "analysis": DRAWING, "charts": {"ipywidgets"}}
WHO_MAY_IMPORT_PLACES = {"corpus", "explorer", "cli"}
LONGEST = 300
HEAVY = {"sklearn", "plotly", "ipywidgets", "numba", "dask", "trafilatura"}

# Put together here, so that this file does not hold what it looks for.
REGISTRY = re.compile(r"(?<![\w-])((pypi|pythonhosted|npmjs|debian)[.](org|com)|crates[.]io|proxy[.]golang[.]org)\b")
NOT_OURS = {"__pycache__", "_build", "build", "dist", "node_modules", "kzcn-notebooks", "test-results"}


def allowed(floor: str) -> set[str]:
    """The names directly below kzcn_explore that a floor may import from, itself included."""
    if floor == "places":
        return set()
    before = set() if floor == "charts" else set(FLOORS[: FLOORS.index(floor)])
    return before | {floor} | ({"places"} if floor in WHO_MAY_IMPORT_PLACES else set())


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every module that is named in an import anywhere in a file, with its line; a relative one starts with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names = [alias.name for alias in node.names] if module == "kzcn_explore" else []
            yield from ((node.lineno, f"{module}.{name}") for name in names) if names else [(node.lineno, module)]
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"import_module", "__import__", "load"} and isinstance(node.args[0].value, str):
                yield node.lineno, node.args[0].value


def broken_import_rules(package: Path) -> list[str]:
    """One line for each import that runs back up, is relative, or brings drawing to a floor that must not know it."""
    broken = []
    for file in sorted(package.rglob("*.py")):
        inside = file.relative_to(package)
        floor = inside.parts[0].removesuffix(".py")
        for line, module in imported(ast.parse(file.read_text(encoding="utf-8"))):
            where = f"{inside.as_posix()}:{line}"
            if module.startswith("."):
                broken.append(f"{where}: the import {module} is relative")
            if floor in {"__init__", "__main__"}:
                continue
            if floor not in {*FLOORS, "places"}:
                broken.append(f"{where}: {floor} is no floor")
                continue
            top, *below = module.split(".")
            if top in NEVER.get(floor, set()):
                broken.append(f"{where}: {floor} imports {top}")
            if top == "kzcn_explore" and (below[0] if below else "the whole package") not in allowed(floor):
                broken.append(f"{where}: {floor} imports {module}")
    return broken


def project_files() -> list[Path]:
    """Every file of the checkout that is not made by a tool; hidden folders other than .ci are tools' own."""
    found = []
    for folder, below, names in os.walk(CHECKOUT):
        below[:] = [name for name in below if name not in NOT_OURS and (not name.startswith(".") or name == ".ci")]
        found += [Path(folder, name) for name in names]
    return found


def notebook_faults(notebook: dict) -> list[str]:
    """What a notebook keeps that it should not: outputs, run numbers, definitions."""
    faults = []
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] != "code":
            continue
        if cell["outputs"] or cell["execution_count"] is not None:
            faults.append(f"cell {number} keeps an output")
        lines = "".join(cell["source"]).splitlines()
        tree = ast.parse("\n".join(line for line in lines if not line.lstrip().startswith(("%", "!"))))
        if any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) for node in ast.walk(tree)):
            faults.append(f"cell {number} defines a function or a class")
    return faults


def test_every_import_runs_down_only():
    assert broken_import_rules(PACKAGE) == []


@pytest.mark.parametrize(
    ("name", "code", "fault"),
    [
        ("text/a.py", "from kzcn_explore.corpus import model", "text imports kzcn_explore.corpus"),
        ("corpus/a.py", "def f():\n    import plotly.express as px", "corpus imports plotly"),
        ("analysis/a.py", "lazy.load('plotly.graph_objects')", "analysis imports plotly"),
        ("analysis/a.py", "importlib.import_module('kzcn_explore.study')", "analysis imports kzcn_explore.study"),
        ("analysis/a.py", "from kzcn_explore import charts", "analysis imports kzcn_explore.charts"),
        ("analysis/a.py", "import kzcn_explore as kz", "analysis imports kzcn_explore"),
        ("study.py", "from kzcn_explore.explorer.desk import Desk", "study imports kzcn_explore.explorer.desk"),
        ("study.py", "from kzcn_explore import places", "study imports kzcn_explore.places"),
        ("charts/a.py", "from kzcn_explore.text import tokens", "charts imports kzcn_explore.text"),
        ("charts/a.py", "import ipywidgets", "charts imports ipywidgets"),
        ("places.py", "import kzcn_explore.text", "places imports kzcn_explore.text"),
        ("text/a.py", "from . import tokens", "the import . is relative"),
        ("__init__.py", "from .text import tokens", "the import .text is relative"),
        ("helpers.py", "import os", "helpers is no floor"),
    ],
)
def test_an_import_that_breaks_a_rule_is_found(tmp_path, name, code, fault):
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(code)
    line = 2 if code.startswith("def") else 1
    assert broken_import_rules(tmp_path) == [f"{name}:{line}: {fault}"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("corpus/a.py", "from kzcn_explore.places import seeds_folder\nfrom kzcn_explore.text import tokens"),
        ("charts/a.py", "from kzcn_explore.charts.palette import COLOURS\nimport plotly.graph_objects as go"),
        ("explorer/a.py", "from kzcn_explore import charts, study\nimport ipywidgets"),
        ("cli.py", "from kzcn_explore.scale import cluster\nfrom kzcn_explore.places import seeds_folder"),
        ("__main__.py", "from kzcn_explore.cli import main"),
    ],
)
def test_an_import_that_runs_down_is_allowed(tmp_path, name, code):
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(code)
    assert broken_import_rules(tmp_path) == []


def test_no_file_holds_the_address_of_a_package_registry():
    held = {}
    for file in project_files():
        match = REGISTRY.search(file.read_bytes().decode("utf-8", errors="replace"))
        if match:
            held[file.relative_to(CHECKOUT).as_posix()] = match.group()
    assert held == {}


def test_the_address_of_a_package_registry_would_be_found():
    for host in (("files.pythonhosted", "org"), ("pypi", "org"), ("registry.npmjs", "org"), ("deb.debian", "org")):
        assert REGISTRY.search("https://" + ".".join(host) + "/simple")
    assert not REGISTRY.search("notpypi.organised")


def test_the_constraints_are_exact_versions_and_no_addresses():
    lines = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    assert "jupyterlab" in {pin.split("==")[0] for pin in pins}


def test_notebooks_keep_no_output_and_define_nothing():
    notebooks = sorted((CHECKOUT / "notebooks").glob("*.ipynb"))
    faults = {file.name: notebook_faults(json.loads(file.read_text(encoding="utf-8"))) for file in notebooks}
    assert faults
    assert {name: found for name, found in faults.items() if found} == {}


def test_a_notebook_with_outputs_or_definitions_would_be_found():
    clean = {"cell_type": "code", "execution_count": None, "outputs": [], "source": ["%time\n", "x = 1"]}
    ran = clean | {"execution_count": 3}
    full = clean | {"outputs": [{}]}
    defines = clean | {"source": ["def f():\n", "    pass"]}
    faults = notebook_faults({"cells": [{"cell_type": "markdown"}, clean, ran, full, defines]})
    assert faults == ["cell 2 keeps an output", "cell 3 keeps an output", "cell 4 defines a function or a class"]


def test_no_file_of_the_package_is_longer_than_300_lines():
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in PACKAGE.rglob("*.py")}
    assert {file.relative_to(PACKAGE).as_posix(): n for file, n in lengths.items() if n > LONGEST} == {}


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, kzcn_explore; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "kzcn_explore" in loaded
    assert loaded & HEAVY == set()
