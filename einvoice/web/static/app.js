// What every page does for the app: the worker, sending what waits, and hints. Nothing depends on it.
"use strict";
(() => {
  const phone = self.phone;
  const body = document.body;
  const texts = JSON.parse(body.dataset.app || "{}");
  const user = body.dataset.user; // undefined: this page does not know who is signed in
  const FRESH = 10 * 60_000;
  const DISMISSED = "install-hint";
  const onPhone = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

  for (const element of document.querySelectorAll("[data-with-script]")) element.hidden = false;

  /** Show a sentence above the page, with buttons. */
  function notice(id, text, ...buttons) {
    document.getElementById(id)?.remove();
    const box = document.createElement("div");
    box.id = id;
    box.className = "notice app-notice";
    box.setAttribute("role", "status");
    const sentence = document.createElement("p");
    sentence.textContent = text;
    box.append(sentence, ...buttons);
    document.querySelector("main").prepend(box);
    return box;
  }

  function button(text, press) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "outline";
    element.textContent = text;
    element.addEventListener("click", press);
    return element;
  }

  function wayTo(text, address) {
    const element = document.createElement("a");
    element.href = address;
    element.textContent = text;
    return element;
  }

  async function worker() {
    if (!navigator.serviceWorker) return;
    try {
      const registration = await navigator.serviceWorker.register("/sw.js");
      const say = () => {
        if (registration.waiting && navigator.serviceWorker.controller) {
          notice("new-version", texts.new_version);
        }
      };
      say();
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", say);
      });
    } catch {
      // without a worker the portal is what it was: pages with network
    }
  }

  /** Empty or freshen what is kept, by who this page says is signed in. */
  async function keepUp() {
    await phone.forgetOld();
    if (user === undefined) return;
    const keep = await phone.mark("keep");
    if (keep && keep.user_id !== user) await phone.forget();
    else if (keep) await freshen(user);
  }

  /** Fetch what can be read without network, where it is older than ten minutes. */
  async function freshen(userId) {
    const savedAt = (await phone.keptPage("overview"))?.saved_at || 0;
    if (Date.now() - savedAt > FRESH) await fetchPages(userId);
  }

  /** Fetch and keep what can be read without network. */
  async function fetchPages(userId) {
    const names = ["overview", "invoices", "meters", "readings"];
    const headers = { "Accept-Language": document.documentElement.lang };
    try {
      const pages = await Promise.all(names.map((name) => phone.listOf(name, headers)));
      if (pages.includes(null)) return;
      const kept = Object.fromEntries(names.map((name, index) => [name, pages[index]]));
      kept.invoices.items = kept.invoices.items.slice(0, 12);
      await phone.keepPages(userId, kept);
    } catch {
      // no network: what is kept stays as it was
    }
  }

  async function countUnsent() {
    const readings = await phone.readings().catch(() => []);
    const own = readings.filter((reading) => reading.user_id === user);
    const others = readings.length - own.length;
    document.getElementById("unsent")?.remove();
    document.getElementById("unsent-others")?.remove();
    if (!user && readings.length) {
      notice("unsent", texts.left.replace("{number}", String(readings.length)));
    }
    if (!user) return;
    if (others) notice("unsent-others", texts.others.replace("{number}", String(others)));
    if (own.length) {
      const text = texts.unsent.replace("{number}", String(own.length));
      notice("unsent", text, wayTo(texts.to_cellar, "/cellar"));
    }
  }

  let timer = 0;
  async function sendNow(eager) {
    try {
      const next = await phone.send({ eager });
      if (user !== undefined) await countUnsent();
      clearTimeout(timer);
      if (next.length) timer = setTimeout(() => sendNow(false), wait(next));
    } catch {
      // this browser keeps nothing, so nothing waits
    }
  }

  function wait(readings) {
    const first = Math.min(...readings.map((reading) => reading.next_at || 0));
    return Math.min(Math.max(first - Date.now(), 1_000), 60_000);
  }

  /** Ask once whether the portal shall be on the first screen of the phone. */
  function hint() {
    let dismissed = "yes";
    try {
      dismissed = localStorage.getItem(DISMISSED);
    } catch {
      // what cannot be remembered is not asked
    }
    if (dismissed || onPhone || !user) return;
    const away = () => {
      localStorage.setItem(DISMISSED, "yes");
      document.getElementById("install")?.remove();
    };
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      const install = async () => {
        away();
        await event.prompt();
      };
      notice("install", texts.install, button(texts.install_do, install), button(texts.no, away));
    });
    if (navigator.standalone === false) {
      notice("install", texts.install_ios, wayTo(texts.install_how, "/phone"), button(texts.no, away));
    }
  }

  /** Signing out empties what is kept, before the page goes. */
  function signingOut() {
    for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        await Promise.race([phone.forget(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
        await signOut(form);
      });
    }
  }

  /** Sign out; without a network say that it has not happened yet, and do it when there is one. */
  async function signOut(form) {
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.ok) location.assign(answer.url);
      else form.submit();
    } catch {
      notice("still-in", texts.still_in);
      addEventListener("online", () => form.submit(), { once: true });
    }
  }

  self.app = Object.freeze({ freshen, sendNow });
  const { lang } = document.documentElement;
  phone.mark("language").then((before) => {
    if (before !== lang) return phone.setMark("language", lang);
    return null;
  }).catch(() => {});
  signingOut();
  hint();
  addEventListener("online", () => sendNow(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") sendNow(true);
  });
  worker();
  keepUp().then(() => sendNow(true));
})();
