// The lines of a concordance as Python sends them, zipped. All text goes in as textContent, so no markup of a corpus is ever run.

const HEADS = [
  ["date", "Date", "kz-line-day"],
  ["source", "Source", "kz-line-source"],
  ["left", "Words before", "kz-line-before"],
  ["position", "Match", "kz-line-match"],
  ["right", "Words after", "kz-line-after"],
];
const HINTS = {
  date: "Sort by date, documents without an exact one last",
  source: "Sort by source, documents without one last",
  left: "Sort by the word before the match, then the one before that",
  position: "Sort by the order of the documents and of their text",
  right: "Sort by the words behind the match",
};
// Lines that PageUp and PageDown pass over.
const STEP = 10;
// Letters that the column of the match is at least, and at most, wide, where the explorer has the room; longer ones are wrapped.
const NARROWEST = 7;
const WIDEST = 26;

// A Chinese letter is as wide as two others.
const width = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);

const between = (number, least, most) => Math.min(Math.max(number, least), most);

function tableRow(line, number) {
  const row = element("tr");
  row.tabIndex = -1;
  row.title = line.title;
  row.place = line.place;
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", number + 2); // the head is the first
  const texts = [line.day, line.source, line.before, line.match, line.after];
  HEADS.forEach(([, , className], n) => {
    const cell = element("td", className);
    cell.setAttribute("role", "gridcell");
    cell.append(element("div")); // a cell cannot clip what is in it
    cell.firstChild.append(element("span", "", texts[n]));
    row.append(cell);
  });
  row.children[1].title = line.source;
  return row;
}

function render({ model, el }) {
  const root = element("section", "kz-lines");
  root.setAttribute("aria-label", "Lines of the concordance");
  const scroll = element("div", "kz-lines-scroll");
  const table = element("table");
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", "Matches with the words around them; Enter opens a line in the reader");
  const columns = HEADS.map(([, , className]) => element("col", className));
  const head = element("tr");
  head.setAttribute("role", "row");
  const body = element("tbody");
  const send = (message) => model.send(message);
  let shown = { lines: [] };
  let rows = [];
  let current = 0; // the line that the Tab key comes to
  let next = null; // the line to go to when a page that was asked for by keys is there

  for (const [sort, label, className] of HEADS) {
    const cell = element("th", className);
    cell.setAttribute("role", "columnheader");
    const sorts = button(label, "", () => send({ sort }));
    sorts.title = HINTS[sort];
    const arrow = element("span", "kz-arrow", "▲");
    arrow.setAttribute("aria-hidden", "true");
    sorts.append(arrow);
    cell.append(sorts);
    head.append(cell);
  }
  const group = element("colgroup");
  group.append(...columns);
  const top = element("thead");
  top.append(head);
  table.append(group, top, body);
  scroll.append(table);

  const pages = element("footer", "kz-reader-pages");
  const back = button("‹", "kz-quiet", () => turn(shown.page - 1));
  const on = button("›", "kz-quiet", () => turn(shown.page + 1));
  back.setAttribute("aria-label", "Previous page of lines");
  on.setAttribute("aria-label", "Next page of lines");
  const range = element("span", "");
  pages.append(back, range, on);
  root.append(scroll, pages);
  el.append(root);

  function turn(page, goTo = null) {
    if (page < 0 || page >= shown.n_pages) return;
    next = goTo;
    send({ page });
  }

  function setCurrent(number) {
    if (rows[current]) rows[current].tabIndex = -1;
    current = between(number, 0, Math.max(0, rows.length - 1));
    if (rows[current]) rows[current].tabIndex = 0;
  }

  function goTo(number, options) {
    setCurrent(number);
    rows[current]?.focus(options);
  }

  const open = (row) => send({ line: row.place });

  body.addEventListener("focusin", (event) => {
    const at = rows.indexOf(event.target);
    if (at >= 0) setCurrent(at);
  });
  body.addEventListener("click", (event) => {
    // Who drags over words wants to copy them.
    const dragged = getSelection();
    if (!dragged.isCollapsed && body.contains(dragged.anchorNode)) return;
    const row = event.target.closest("tr");
    if (row) open(row);
  });
  body.addEventListener("keydown", (event) => {
    const at = rows.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const last = rows.length - 1;
    const keys = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last, PageUp: at - STEP, PageDown: at + STEP };
    if (event.key === "Enter" || event.key === " ") open(rows[at]);
    else if (event.key === "PageDown" && at === last) turn(shown.page + 1, "first");
    else if (event.key === "PageUp" && at === 0) turn(shown.page - 1, "last");
    else if (event.key in keys) goTo(between(keys[event.key], 0, last));
    else return;
    event.preventDefault();
  });

  function markChosen() {
    const chosen = String(model.get("chosen"));
    for (const row of rows) row.setAttribute("aria-selected", String(String(row.place) === chosen));
  }

  function drawHead() {
    HEADS.forEach(([sort], n) => head.children[n].setAttribute("aria-sort", sort === shown.sort ? "ascending" : "none"));
    const longest = Math.max(0, ...shown.lines.map((line) => width(line.match)));
    columns[3].style.width = `min(${between(longest, NARROWEST, WIDEST) + 3}ch, 18cqi)`;
  }

  // Buttons at their end are not disabled, since that would drop the focus.
  function drawPages() {
    pages.hidden = shown.n_pages < 2;
    range.textContent = shown.range ?? "";
    back.setAttribute("aria-disabled", String(shown.page === 0));
    on.setAttribute("aria-disabled", String(shown.page === shown.n_pages - 1));
  }

  async function draw() {
    const packed = model.get("packed");
    if (packed.byteLength === 0) return;
    const read = await unzipped(packed);
    if (packed !== model.get("packed")) return; // something newer came meanwhile
    const before = shown;
    shown = read;
    const focused = rows.indexOf(document.activeElement);
    const place = String(rows[focused]?.place);
    rows = shown.lines.map((line, n) => tableRow(line, shown.first + n));
    root.hidden = rows.length === 0;
    table.classList.toggle("kz-wrapped", Boolean(shown.wrapped));
    table.setAttribute("aria-rowcount", (shown.n ?? 0) + 1);
    drawHead();
    body.replaceChildren(...rows);
    // Days stay on one line; most are short, an interval is not.
    columns[0].style.width = `${Math.max(13, ...shown.lines.map(({ day }) => day.length)) * 6.9 + 14}px`;
    drawPages();
    markChosen();
    if (before.page !== shown.page || before.sort !== shown.sort || before.n !== shown.n) scroll.scrollTop = 0;
    // The lines are new: give the focus to the one that stands for the old, or that the keys asked for.
    const same = rows.findIndex((row) => String(row.place) === place);
    if (focused < 0) setCurrent(0);
    else if (next !== null) goTo(next === "first" ? 0 : rows.length - 1);
    else goTo(same < 0 ? focused : same, { preventScroll: same < 0 });
    next = null;
  }

  draw();
  model.on("change:packed", draw);
  model.on("change:chosen", markChosen);
  return () => {
    model.off("change:packed", draw);
    model.off("change:chosen", markChosen);
  };
}

export default { render };
