"""One notebook open in a real JupyterLab: run it, look at its charts, act as a reader would."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import nbformat
from playwright.sync_api import BrowserContext, Locator, Page, Route, TimeoutError

SLOW = 60_000  # milliseconds; the longest that anything on the page may take
LOADED = "() => Boolean(window.jupyterapp?.shell?.currentWidget?.context)"
CONNECT = """async () => {
  const app = window.jupyterapp;
  await app.restored;
  const panel = app.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
}"""
SAVE = "() => window.jupyterapp.shell.currentWidget.context.save()"
SHUT_DOWN = "() => window.jupyterapp.shell.currentWidget?.sessionContext.shutdown()"
RUN_ALL = "async () => { await window.jupyterapp.commands.execute('notebook:run-all-cells'); }"
RUN_NEW = """async (source) => {
  const {commands, shell} = window.jupyterapp;
  const notebook = shell.currentWidget.content;
  const cells = notebook.model.sharedModel;
  cells.insertCell(cells.cells.length, {cell_type: 'code', source});
  notebook.activeCellIndex = notebook.widgets.length - 1;
  await commands.execute('notebook:run-cell');
}"""
ASK = """async (code) => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const outputs = [];
  const future = kernel.requestExecute({code, store_history: false});
  future.onIOPub = ({header, content}) => {
    if (['stream', 'execute_result', 'error'].includes(header.msg_type)) {
      outputs.push({output_type: header.msg_type, ...content});
    }
  };
  await future.done;
  return outputs;
}"""
OUTPUTS = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(
  (cell) => cell.model.type === 'code' ? cell.model.outputs.toJSON() : [])"""
# The chart's own values, without Plotly's private keys and without the template; null until the chart is drawn.
PLOT = """(element) => {
  const chart = element?.matches('.js-plotly-plot') ? element : element?.querySelector('.js-plotly-plot');
  if (!chart?.data || !chart._fullLayout?._size) return null;
  const shown = ([key]) => key[0] !== '_' && key !== 'template';
  const plain = (value) => {
    if (ArrayBuffer.isView(value)) return Array.from(value);
    if (value?._inputArray) return Array.from(value._inputArray);
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).filter(shown).map(([key, inner]) => [key, plain(inner)]));
  };
  const {width, height} = chart._fullLayout;
  return {data: plain(chart.data), layout: plain(chart.layout), width, height};
}"""


class Lab:
    """One notebook, its page and its kernel.

    ``requests`` holds what the page asked of other machines (each was refused), ``console_errors`` what the page
    complained of.
    """

    def __init__(self, context: BrowserContext, address: str, token: str, *, screenshots: Path) -> None:
        self.screenshots = screenshots
        self.requests: list[str] = []
        self.console_errors: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(SLOW)
        self.page.on("console", lambda line: self.console_errors.append(line.text) if line.type == "error" else None)
        self.page.on("pageerror", lambda error: self.console_errors.append(str(error)))
        server = re.match(r"http://[^/]+/", address)[0]
        self.page.route(lambda url: not url.startswith((server, "data:", "blob:")), self._refuse)
        workspace = f"auto-{secrets.token_hex(4)}"
        path = address.removeprefix(server)
        self.page.goto(f"{server}lab/workspaces/{workspace}/tree/{path}?token={token}&reset")
        self._connect()

    def _refuse(self, route: Route) -> None:
        self.requests.append(route.request.url)
        route.abort()

    def _connect(self) -> None:
        self.page.wait_for_function(LOADED)
        self.page.evaluate(CONNECT)

    def run_all(self) -> None:
        """Run every cell; fail if one of them shows an error."""
        self.page.evaluate(RUN_ALL)
        for number, outputs in enumerate(self.outputs(), start=1):
            fail_on_error(outputs, f"cell {number}")

    def run_cell(self, code: str) -> str:
        """Add a code cell at the end (the page scrolls to it), run it, return its text; fail if it shows an error."""
        self.page.evaluate(RUN_NEW, code)
        return text_of(self.outputs()[-1], code)

    def ask(self, code: str) -> str:
        """Run code in the kernel without a cell, so that the page stays as it is; return its text."""
        return text_of(self.page.evaluate(ASK, code), code)

    def outputs(self) -> list[list[dict]]:
        """Return the outputs of every cell as nbformat writes them; none for a cell that is not code."""
        return self.page.evaluate(OUTPUTS)

    def reload(self) -> None:
        """Save the notebook and load the page anew; the kernel lives on. Then wait for what should stand there."""
        self.page.evaluate(SAVE)
        self.page.reload()
        self._connect()

    def wait_for(self, what: str | Locator, argument: object = None) -> None:
        """Wait until a locator is visible, or until a JavaScript predicate, which is given `argument`, holds."""
        try:
            if isinstance(what, Locator):
                what.first.wait_for(state="visible")
            else:
                self.page.wait_for_function(what, arg=argument, polling=50)
        except TimeoutError as error:
            raise AssertionError(f"Waited in vain for {what} {argument or ''}; {self.console_errors=}") from error

    def plot(self, selector: str = ".js-plotly-plot") -> dict:
        """Wait for a chart; return its own ``data``, ``layout``, ``width`` and ``height`` as plain values."""
        self.wait_for(f"(selector) => ({PLOT})(document.querySelector(selector))", selector)
        return self.page.locator(selector).first.evaluate(PLOT)

    def brush(self, selector: str, from_fraction: float, to_fraction: float) -> None:
        """Drag through the middle of a chart's plot area, from one fraction of its width to another."""
        area = self.page.locator(selector).first.locator(".nsewdrag").first
        area.scroll_into_view_if_needed()
        box = area.bounding_box()
        left, right = (box["x"] + box["width"] * fraction for fraction in (from_fraction, to_fraction))
        middle = box["y"] + box["height"] / 2
        self.page.mouse.move(left, middle)
        self.page.mouse.down()
        self.page.mouse.move(right, middle, steps=8)
        self.page.mouse.up()

    def click_mark(self, mark: Locator) -> None:
        """Click the middle of a mark; Plotly must see the pointer rest on it first."""
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(middle[0] - 3, middle[1])
        self.page.mouse.move(*middle)
        self.page.wait_for_timeout(150)
        self.page.mouse.click(*middle)

    def screenshot(self, name: str) -> Path:
        """Save a picture of the page as ``name.png``; return its path."""
        self.screenshots.mkdir(parents=True, exist_ok=True)
        path = self.screenshots / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def close(self) -> None:
        """Shut the kernel down and close the page."""
        if not self.page.is_closed():
            self.page.evaluate(SHUT_DOWN)
            self.page.close()


def write_notebook(source: str | Path | Sequence[str], folder: Path) -> str:
    """Put a notebook into a new folder below `folder`: a copy of a file, or one made of code cells; return its path."""
    target = Path(tempfile.mkdtemp(prefix="notebook-", dir=folder))
    if isinstance(source, (str, Path)):
        path = Path(shutil.copy(source, target))
    else:
        path = target / "cells.ipynb"
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        cells = [nbformat.v4.new_code_cell(code) for code in source]
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path.relative_to(folder).as_posix()


def text_of(outputs: list[dict], code: str) -> str:
    """Return the plain text of a cell's outputs; fail if one is an error."""
    fail_on_error(outputs, repr(code))
    texts = (output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs)
    return "".join("".join(text) for text in texts)


def fail_on_error(outputs: list[dict], where: str) -> None:
    """Fail with the traceback if one of a cell's outputs is an error."""
    for output in outputs:
        if output["output_type"] == "error":
            traceback = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output["traceback"]))
            raise AssertionError(f"{where}: {output['ename']}: {output['evalue']}\n{traceback}")


def fail_on_requests(labs: Iterable[Lab]) -> None:
    """Fail if a page asked anything of another machine, and forget it, so that only one test fails for it."""
    asked = [url for lab in labs for url in lab.requests]
    for lab in labs:
        lab.requests.clear()
    if asked:
        raise AssertionError(f"Asked of other machines: {asked}")
