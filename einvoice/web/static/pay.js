// An invoice that is to be paid: its facts are copied, its code is saved as a picture or shared.
"use strict";
(() => {
  const SQUARE = 12; // pixels
  const BORDER = 4; // squares: readers need them
  const payment = document.querySelector("dl.payment");
  const save = document.getElementById("save-code");
  const share = document.getElementById("share");
  const said = document.getElementById("pay-said");

  /** Return the code as a picture that a bank's app can read from a file. */
  async function picture() {
    const { src } = document.querySelector(".qr img");
    const drawn = decodeURIComponent(src.slice(src.indexOf(",") + 1));
    const svg = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;
    const squares = Number(svg.getAttribute("viewBox").split(",")[2]);
    const paper = document.createElement("canvas");
    paper.width = paper.height = (squares + 2 * BORDER) * SQUARE;
    const pen = paper.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.scale(SQUARE, SQUARE);
    pen.translate(BORDER, BORDER);
    pen.stroke(new Path2D(svg.querySelector("path").getAttribute("d")));
    const png = await new Promise((done) => paper.toBlob(done, "image/png"));
    return new File([png], save.dataset.name, { type: "image/png" });
  }

  function keep(file) {
    const way = document.createElement("a");
    way.href = URL.createObjectURL(file);
    way.download = file.name;
    way.click();
    setTimeout(() => URL.revokeObjectURL(way.href), 60_000);
  }

  async function copy(button) {
    const text = button.parentElement.querySelector("span");
    button.parentElement.append(said); // beside what was pressed
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      said.textContent = `${said.dataset.copied}: ${button.dataset.copy}`;
    } catch {
      getSelection().selectAllChildren(text); // then the browser's own menu copies it
      said.textContent = said.dataset.failed;
    }
  }

  /** Offer the phone's own sheet: to the bank's app, or to who pays for the household. */
  async function offer() {
    const files = save ? [await picture()] : [];
    const lines = [...payment.children].map((fact) =>
      `${fact.querySelector("dt").textContent}: ${fact.querySelector("[data-copy]").dataset.copy}`);
    const whole = { title: document.title, text: lines.join("\n"), files };
    if (!navigator.canShare?.(whole)) return;
    share.parentElement.hidden = false;
    share.addEventListener("click", () => navigator.share(whole).catch(() => {})); // sent away
  }

  save?.addEventListener("click", async () => keep(await picture()));
  if (!payment) return;
  for (const button of payment.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => copy(button));
  }
  offer();
})();
