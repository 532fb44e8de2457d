// Every page: what a browser does better with a few lines. All of it works without them.
"use strict";
(() => {
  // A page that a form made: Back and Reload ask for it anew, and send nothing a second time. But
  // where nothing was received, Reload sends the form again.
  if (!document.querySelector("[data-again]")) history.replaceState(history.state, "", location.href);

  for (const field of document.querySelectorAll("input[data-show]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain show";
    button.textContent = field.dataset.show;
    button.setAttribute("aria-controls", field.id);
    button.addEventListener("click", () => {
      const shows = field.type === "password";
      field.type = shows ? "text" : "password";
      button.textContent = shows ? field.dataset.hide : field.dataset.show;
    });
    field.form.addEventListener("submit", () => (field.type = "password"));
    field.after(button);
  }

  for (const field of document.querySelectorAll("input[data-choose]")) {
    const [button, name] = ["choose", "chosen"].map((part) => {
      const piece = document.createElement("span");
      piece.className = part;
      piece.setAttribute("aria-hidden", "true");
      return piece;
    });
    const say = () => (name.textContent = field.files[0]?.name ?? field.dataset.none);
    button.textContent = field.dataset.choose;
    field.addEventListener("change", say);
    field.parentElement.classList.add("own");
    field.after(button, name);
    say();
  }

  // What is typed in a form: passwords are no loss. A page that shows what was sent in vain, or in
  // another language, has it as its own values.
  const isAgain = "typed" in document.querySelector("main").dataset;
  const FIELDS = 'form[method="post"] :is(textarea, input:is(:not([type]), [type="text"], [type="email"], [type="date"]))';
  const typed = () => {
    const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`main ${FIELDS}`));
    return [...fields].find(({ defaultValue, form, value }) =>
      value !== (isAgain && form.id === "writing" ? "" : defaultValue));
  };

  // A link does not take it along: the browser asks first, in its own words.
  // A form that waits for the network (app.js) has not gone: without one it never does.
  let goes = false;
  window.addEventListener("submit", ({ defaultPrevented }) => (goes ||= !defaultPrevented));
  window.addEventListener("input", () => (goes = false));
  window.addEventListener("beforeunload", (event) => {
    if (!goes && typed()) event.preventDefault();
  });

  // Of a page with several forms, the one that is typed in goes along into another language.
  document.querySelector(".languages")?.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a"), form = typed()?.form;
    if (!link || !form) return;
    event.preventDefault();
    const button = document.createElement("button");
    Object.assign(button, { name: "lang", value: link.lang, formNoValidate: true, hidden: true });
    form.append(button);
    form.requestSubmit(button);
  });

  // A form whose answer is a file leaves its page as it is: the page says that the file was made,
  // and what was true before it is said no longer.
  // Heard last, at the window: a form that waits for the network (app.js) has not gone yet.
  window.addEventListener("submit", ({ defaultPrevented, target }) => {
    const form = /** @type {HTMLFormElement} */ (target);
    if (defaultPrevented || !form.dataset.once) return;
    const word = document.createElement("p");
    word.className = "notice";
    word.setAttribute("role", "status");
    word.textContent = form.dataset.once;
    form.before(word);
    for (const old of document.querySelectorAll("[data-until-made]")) old.remove();
    setTimeout(() => (form.hidden = true));
  });
})();
