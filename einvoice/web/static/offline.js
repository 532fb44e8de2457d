// The page without network: what is kept on the phone, and where to send readings.
"use strict";
(async () => {
  const root = document.getElementById("offline");
  const texts = JSON.parse(root.dataset.texts);
  const language = document.documentElement.lang;
  const WEEK = 7 * 24 * 3600_000;
  const PRESSED = 10_000;
  const said = (key, facts) =>
    Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, value), texts[key]);
  const day = (text) => {
    const date = new Date(text);
    if (language === "en") return new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(date);
    return [date.getDate(), date.getMonth() + 1].map((part) => `${String(part).padStart(2, "0")}.`).join("") + date.getFullYear();
  };
  const money = (cents) => {
    const digits = String(Math.abs(cents)).padStart(3, "0");
    const comma = language === "en" ? "." : ",";
    return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}${comma}${digits.slice(-2)}\u00a0€`;
  };

  const monthName = (period) => {
    const [year, month] = period.split("-").map(Number);
    const name = new Date(year, month - 1, 1).toLocaleString(language, { month: "long" });
    return language === "lv" ? `${year}. gada ${name}` : `${name} ${year}`;
  };

  function line(big, quiet) {
    const item = document.createElement("li");
    const strong = document.createElement("span");
    strong.className = "big";
    strong.textContent = big;
    const small = document.createElement("span");
    small.className = "quiet";
    small.textContent = quiet;
    item.append(strong, small);
    return item;
  }

  // First, for the network may be there before anything is read from the phone.
  const vain = history.state?.vain ?? 0; // loads of this page that only showed it again
  let pressed = 0; // when a link was: a reload would take the place of where it leads
  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a")) pressed = Date.now();
  });
  addEventListener("pageshow", () => {
    pressed = 0; // back from there, as the browser had kept this page
  });
  self.network.whenBack(() => {
    if (Date.now() - pressed < PRESSED || location.pathname === "/offline") return false;
    history.replaceState({ vain: vain + 1 }, "");
    location.reload(); // the worker shows this page at the address that was asked for
    return true;
  }, vain);
  document.getElementById("again").addEventListener("click", () => location.reload());

  /** Say how many readings wait here; the cellar shows them where it knows their meters. */
  async function sayWaiting(hasMeters) {
    const rows = await self.phone.onPhone().catch(() => []);
    const going = self.app.going(rows);
    const box = document.getElementById("waits");
    box.hidden = !rows.length;
    box.querySelector("a").hidden = !hasMeters;
    box.querySelector("p").textContent = going.length
      ? said("waits", { number: self.app.counted(going) })
      : said("look", { number: self.app.counted(rows) });
  }

  const wasOld = await self.phone.forgetOld();
  const overview = await self.phone.keptPage("overview");
  const invoices = await self.phone.keptPage("invoices");
  const age = overview ? Date.now() - overview.saved_at : 0;
  const hasMeters = (await self.phone.keptPage("meters")) !== null;
  const quiet = hasMeters ? "none" : "empty"; // without meters the cellar has nothing to write into
  const kind = wasOld ? "old" : age > WEEK ? "week" : quiet;
  document.getElementById("cellar").hidden = !hasMeters;
  await sayWaiting(hasMeters);
  self.phone.listen(() => sayWaiting(hasMeters));
  for (const element of root.querySelectorAll("[data-kind]")) {
    element.hidden = element.dataset.kind !== kind;
  }
  if (!overview || !invoices) return;
  document.getElementById("kept").hidden = false;
  document.getElementById("as-of").textContent = said("as_of", { day: day(overview.data.as_of) });
  for (const flat of overview.data.flats) {
    const owed = flat.to_pay_cents === null ? "" : said("to_pay", { sum: money(flat.to_pay_cents) });
    const due = flat.due_on && flat.to_pay_cents > 0 ? said("due", { day: day(flat.due_on) }) : "";
    document.getElementById("flats").append(
      line(`${flat.address} – ${flat.number}`, [owed, due].filter(Boolean).join(" · ")),
    );
  }
  const { flats } = overview.data;
  const places = new Map(flats.map((flat) => [flat.flat_id, `${flat.address} – ${flat.number}`]));
  for (const invoice of invoices.data.items) {
    const place = flats.length > 1 ? places.get(invoice.flat_id) : "";
    const status = invoice.status === "unknown" ? "" : texts[`status_${invoice.status}`] || "";
    const isOver = ["paid", "credited"].includes(invoice.status) || invoice.to_pay_cents <= 0;
    const due = isOver || !invoice.due_on ? "" : said("due", { day: day(invoice.due_on) });
    const facts = [place, invoice.number, status, due].filter(Boolean).join(" · ");
    document.getElementById("invoices").append(line(`${monthName(invoice.period)} – ${money(invoice.to_pay_cents)}`, facts));
  }
})();
