// A list of lines to press, under a heading. All text goes in as textContent, so no markup of a corpus is ever run.

function itemButton({ key, title, facts, chosen }, send) {
  const made = button("", "kz-item", () => send({ pressed: key }));
  made.dataset.key = key;
  made.title = `${title}: ${facts.join(", ")}; press to read it`;
  made.setAttribute("aria-pressed", String(Boolean(chosen)));
  made.append(element("span", "kz-item-title", title), element("span", "kz-item-facts", facts.join(" · ")));
  return made;
}

function render({ model, el }) {
  const root = element("section", "kz-list");
  el.append(root);

  function draw() {
    const { label, items = [] } = model.get("shown");
    root.hidden = !label;
    root.setAttribute("aria-label", label ?? "");
    const hadFocus = root.contains(document.activeElement);
    const rows = items.map((one) => itemButton(one, (message) => model.send(message)));
    root.replaceChildren(element("p", "kz-list-head", label ?? ""), ...rows);
    // The buttons are new: a reader who walks from line to line by keyboard goes on from the pressed one, else from the first.
    if (hadFocus) (rows[items.findIndex((one) => one.chosen)] ?? rows[0])?.focus({ preventScroll: true });
  }
  draw();
  model.on("change:shown", draw);
  return () => model.off("change:shown", draw);
}

export default { render };
