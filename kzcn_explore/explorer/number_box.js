// A number box with − and +. Steps are gathered for half a second, so that five presses ask for one number.

const PAUSE = 500;

function render({ model, el }) {
  const root = document.createElement("div");
  root.className = "kz-number-box";
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.id = `kz-number-${Math.random().toString(36).slice(2)}`;
  input.inputMode = "numeric";
  input.autocomplete = "off";
  input.setAttribute("role", "spinbutton");
  label.htmlFor = input.id;
  const step = (text, by) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", () => move(by));
    return button;
  };
  const less = step("−", -1);
  const more = step("+", 1);
  root.append(label, less, input, more);
  el.append(root);

  let timer = 0;
  const typed = () => (/^\s*\d+\s*$/.test(input.value) ? Number(input.value) : null);
  const between = (number) => Math.min(Math.max(number, model.get("least")), model.get("most"));
  function send() {
    clearTimeout(timer);
    timer = 0;
    const number = typed();
    if (number === null) draw();
    else if (number !== model.get("value")) model.send({ number });
  }
  function move(by) {
    input.value = between((typed() ?? model.get("value")) + by);
    ends();
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }
  // A button at its end is not disabled, since it would drop the focus.
  function ends() {
    const number = typed() ?? model.get("value");
    less.setAttribute("aria-disabled", String(number <= model.get("least")));
    more.setAttribute("aria-disabled", String(number >= model.get("most")));
    input.setAttribute("aria-valuenow", number);
  }
  function draw() {
    if (timer) return; // the reader is still stepping
    const text = model.get("label");
    label.textContent = text;
    less.setAttribute("aria-label", `${text}: one less`);
    more.setAttribute("aria-label", `${text}: one more`);
    root.title = model.get("hint");
    input.value = model.get("value");
    input.setAttribute("aria-valuemin", model.get("least"));
    input.setAttribute("aria-valuemax", model.get("most"));
    ends();
  }
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") send();
    else if (event.key === "ArrowUp") move(1);
    else if (event.key === "ArrowDown") move(-1);
    else return;
    event.preventDefault();
  });
  input.addEventListener("change", send);
  draw();
  model.on("change", draw);
  model.on("msg:custom", draw);
  return () => {
    clearTimeout(timer);
    model.off("change", draw);
    model.off("msg:custom", draw);
  };
}

export default { render };
