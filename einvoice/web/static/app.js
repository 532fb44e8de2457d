// What every page does for the app: the worker, sending what waits, and hints. Nothing depends on it.
"use strict";
(() => {
  const phone = self.phone;
  const body = document.body;
  const texts = JSON.parse(body.dataset.app || "{}");
  const user = body.dataset.user; // undefined: this page does not know who is signed in
  const { lang } = document.documentElement;
  const FRESH = 10 * 60_000;
  const DAY = 24 * 3600_000;
  const DISMISSED = "install-hint";
  const OVERVIEW = /^\/(overview|flats\/[^/]+)$/; // the only pages that hint at installing
  const onPhone = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

  for (const element of document.querySelectorAll("[data-with-script]")) element.hidden = false;

  /** Show a sentence above the page, with buttons. */
  function notice(id, text, ...buttons) {
    document.getElementById(id)?.remove();
    document.getElementById("install")?.remove(); // what else is said comes before a hint
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
      const watch = () => registration.installing?.addEventListener("statechange", say);
      say();
      watch(); // the browser may have begun with it before this page listens
      registration.addEventListener("updatefound", watch);
    } catch {
      // without a worker the portal is what it was: pages with network
    }
  }

  /** Empty or freshen what is kept, by who this page says is signed in. */
  async function keepUp() {
    await phone.forgetOld();
    if (user === undefined) return;
    phone.announce(user ? { kind: "in", user_id: user } : { kind: "over" });
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
    try {
      const pages = await Promise.all(names.map((name) => phone.listOf(name, userId, lang)));
      if (pages.includes(null)) return;
      const kept = Object.fromEntries(names.map((name, index) => [name, pages[index]]));
      kept.invoices.items = kept.invoices.items.slice(0, 12);
      await phone.keepPages(userId, kept);
    } catch {
      // no network, or no room: what is kept stays as it was
    }
  }

  /** Return how many readings are on this phone, and how many photos, as a sentence says it. */
  function counted(rows) {
    const photos = rows.filter((row) => row.jpeg).length;
    const number = String(rows.length - photos);
    return photos ? number + texts.photos.replace("{number}", String(photos)) : number;
  }

  /** Return what goes by itself once its user is signed in: no photo before its reading. */
  function going(rows) {
    const stuck = new Set(rows.filter((row) => row.problem).map((row) => row.key));
    return rows.filter((row) => !stuck.has(row.key));
  }

  async function countUnsent() {
    const rows = await phone.onPhone().catch(() => []);
    const own = rows.filter((row) => row.user_id === user);
    const others = rows.filter((row) => row.user_id !== user);
    const ready = going(rows);
    document.getElementById("unsent")?.remove();
    document.getElementById("unsent-others")?.remove();
    if (!user && rows.length) {
      const text = ready.length ? texts.left : texts.left_look;
      notice("unsent", text.replace("{number}", counted(ready.length ? ready : rows)));
    }
    if (!user) return;
    if (others.length) notice("unsent-others", texts.others.replace("{number}", counted(others)));
    if (own.length) {
      const text = texts.unsent.replace("{number}", counted(own));
      notice("unsent", text, wayTo(texts.to_cellar, "/cellar"));
    }
  }

  let gone = 0;
  /** Say what went from this phone after the page was made: what it counts as missing is too much. */
  function saySent({ kind, reading }) {
    if (kind !== "received" || !user || reading.user_id !== user) return;
    gone += 1;
    notice("sent", texts.sent.replace("{number}", String(gone)), wayTo(texts.anew, location.pathname + location.search));
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

  /** Ask once, where nothing else is said, whether the portal shall be on the phone's first screen. */
  function hint() {
    let dismissed = "yes";
    try {
      dismissed = localStorage.getItem(DISMISSED);
    } catch {
      // what cannot be remembered is not asked
    }
    if (dismissed || onPhone || !user) return;
    const away = () => document.getElementById("install")?.remove();
    const show = async (text, ...buttons) => {
      const waits = await phone.onPhone().catch(() => []);
      const isSaid = waits.length || document.querySelector("main .notice:not([hidden])");
      if (isSaid || !OVERVIEW.test(location.pathname)) return;
      localStorage.setItem(DISMISSED, "yes");
      notice("install", text, ...buttons, button(texts.no, away));
    };
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      const install = async () => {
        away();
        await event.prompt();
      };
      show(texts.install, button(texts.install_do, install));
    });
    if (navigator.standalone === false) {
      show(texts.install_ios, wayTo(texts.install_how, "/phone"));
    }
  }

  /** Signing out empties what is kept, before the page goes. */
  function signingOut() {
    for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        await Promise.race([phone.forget(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
        await Promise.race([endMessages(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
        phone.announce({ kind: "over" }); // pages of other tabs show nothing of who leaves
        await signOut(form);
      });
    }
  }

  /** Let this phone take no more messages of who leaves it. */
  async function endMessages() {
    try {
      const registration = await navigator.serviceWorker?.getRegistration();
      await (await registration?.pushManager?.getSubscription())?.unsubscribe();
      await phone.drop("marks", "push");
    } catch {
      // the sign-out ends it with the portal
    }
  }

  /** Tell the portal once a day that this phone still takes messages; another user's end. */
  async function renewMessages() {
    const push = await phone.mark("push");
    if (!push || !user) return;
    if (push.user_id !== user) await endMessages();
    else if (Date.now() - push.at > DAY) await (await isListed() ? tellSubscription() : endMessages());
  }

  /** Return whether the portal sends messages to this phone: its word counts, not our mark. */
  async function isListed() {
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.getSubscription();
    if (!subscription) return false;
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(subscription.endpoint));
    const id = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const answer = await phone.ask("/api/v1/push-subscriptions", { headers: { "X-User": user } });
    if (!answer.ok) throw new Error("not asked");
    return (await answer.json()).items.some((item) => id.startsWith(item.subscription_id));
  }

  async function tellSubscription() {
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.getSubscription();
    if (!subscription) return false;
    const { endpoint, keys: { p256dh, auth } } = subscription.toJSON();
    const answer = await phone.ask("/api/v1/push-subscriptions", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-User": user },
      body: JSON.stringify({ endpoint, p256dh, auth }),
    });
    if (answer.ok) await phone.setMark("push", { user_id: user, at: Date.now() });
    return answer.ok;
  }

  /** Return the fields of a form as text: it has no files. */
  const fieldsOf = (form) => /** @type {string[][]} */ ([...new FormData(form)]);

  /** Sign out; without a network say that it has not happened yet, and do it when there is one. */
  async function signOut(form) {
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fieldsOf(form)) });
      if (answer.ok) location.assign(answer.url);
      else form.submit();
    } catch {
      notice("still-in", texts.still_in);
      addEventListener("online", () => form.submit(), { once: true });
    }
  }

  /** Send a form only where the portal answers: else what was typed would go with the page. */
  function formsWait() {
    let isAsking = false; // a second press meanwhile sends no second time
    let isPassing = false;
    document.addEventListener("submit", async (event) => {
      const { submitter } = event;
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (event.defaultPrevented || form.method !== "post" || !form.closest("main")) return;
      if (isPassing) return;
      event.preventDefault();
      if (isAsking) return;
      isAsking = true;
      if (await isReachable()) {
        isPassing = true;
        form.requestSubmit(submitter);
        isPassing = false;
        setTimeout(() => { isAsking = false; }, 2_000); // until then the next page is on its way
        return;
      }
      notice("not-sent", texts.not_sent).scrollIntoView({ block: "center" });
      isAsking = false;
    });
  }

  async function isReachable() {
    try {
      await phone.ask("/healthz", { method: "HEAD", signal: AbortSignal.timeout?.(8_000) });
      return true; // whatever it says, the form learns it better
    } catch {
      return false;
    }
  }

  self.app = Object.freeze({ counted, freshen, going, isListed, sendNow, tellSubscription });
  phone.mark("language").then((before) => {
    if (before !== lang) return phone.setMark("language", lang);
    return null;
  }).catch(() => {});
  signingOut();
  formsWait();
  hint();
  phone.listen(saySent);
  addEventListener("online", () => sendNow(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") sendNow(true);
  });
  worker();
  keepUp().then(() => sendNow(true)).then(renewMessages).catch(() => {});
})();
