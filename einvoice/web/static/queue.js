// What is kept on this phone, and the one sender of readings; pages and the worker share it.
// docs/APP.md says what each store holds and when it goes.
"use strict";
(() => {
  const NAME = "phone";
  const VERSION = 1;
  const STORES = { marks: "name", pages: "name", queue: "key" };
  const SCHEMA = 1;
  const FIRST_WAIT = 5_000;
  const LONGEST_WAIT = 15 * 60_000;
  const PATIENCE = 20_000;
  const DAY = 24 * 3600_000;
  const CONTACT_DAYS = 30;
  const LOOK = new Set([400, 404, 409, 413, 415, 422]);
  const listeners = new Set();
  const channel = "BroadcastChannel" in self ? new BroadcastChannel(NAME) : null;
  let opened = null;

  /** Return the database, opened once; rejected where this browser keeps nothing. */
  function database() {
    opened ??= open(VERSION).catch((fault) => {
      if (fault.name !== "VersionError") throw fault;
      return open(); // a newer page has added stores; those of this page are still there
    });
    opened.catch(() => { opened = null; });
    return opened;
  }

  function open(version) {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, version);
      request.onupgradeneeded = () => {
        for (const [store, keyPath] of Object.entries(STORES)) {
          if (!request.result.objectStoreNames.contains(store)) {
            request.result.createObjectStore(store, { keyPath });
          }
        }
      };
      request.onsuccess = () => {
        const db = request.result;
        db.onversionchange = () => { // another page has a newer version of the stores
          db.close();
          opened = null;
        };
        db.onclose = () => { opened = null; };
        resolve(db);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("blocked"));
    });
  }

  /** Do work in one transaction; resolved when it is on the disk. */
  async function within(stores, mode, work) {
    const db = await database();
    return new Promise((resolve, reject) => {
      const tx = db.transaction(stores, mode, { durability: "strict" });
      const request = work(tx);
      tx.oncomplete = () => resolve(request ? request.result : undefined);
      tx.onerror = tx.onabort = () => reject(tx.error || new Error("aborted"));
    });
  }

  const read = (store, key) => within([store], "readonly", (tx) => tx.objectStore(store).get(key));
  const all = (store) => within([store], "readonly", (tx) => tx.objectStore(store).getAll());
  const put = (store, row) =>
    within([store], "readwrite", (tx) => tx.objectStore(store).put(row));
  const drop = (store, key) =>
    within([store], "readwrite", (tx) => tx.objectStore(store).delete(key));

  /** Return a small fact about this phone (its language, whether pages are kept); or null. */
  async function mark(name) {
    try {
      return (await read("marks", name))?.value ?? null;
    } catch {
      return null;
    }
  }

  const setMark = (name, value) => put("marks", { name, value });

  /** Keep pages of a user, as of now; none where they are not wished, or no longer. */
  function keepPages(userId, pages) {
    const saved_at = Date.now();
    return within(["pages", "marks"], "readwrite", (tx) => {
      const marks = tx.objectStore("marks");
      const wished = marks.get("keep");
      wished.onsuccess = () => {
        if (wished.result?.value.user_id !== userId) return;
        for (const [name, data] of Object.entries(pages)) {
          tx.objectStore("pages").put({ name, schema: SCHEMA, user_id: userId, saved_at, data });
        }
        marks.put({ name: "keep", value: { user_id: userId, contact: saved_at } });
      };
    });
  }

  /** Change a reading that is still there: one that its user deleted meanwhile stays deleted. */
  function change(key, fields) {
    return within(["queue"], "readwrite", (tx) => {
      const queue = tx.objectStore("queue");
      const row = queue.get(key);
      row.onsuccess = () => {
        if (row.result) queue.put({ ...row.result, ...fields });
      };
    });
  }

  /** Return a page that is kept; null where none is, or another version of the app kept it. */
  async function keptPage(name) {
    try {
      const row = await read("pages", name);
      return row && row.schema === SCHEMA ? row : null;
    } catch {
      return null;
    }
  }

  /** Empty what is personal. Readings that were not sent stay, bound to their user. */
  async function forget() {
    try {
      await within(["pages", "marks"], "readwrite", (tx) => {
        tx.objectStore("pages").clear();
        tx.objectStore("marks").delete("keep");
      });
    } catch {
      // this browser keeps nothing
    }
  }

  /** Empty what is personal after 30 days without contact; true where it did. */
  async function forgetOld() {
    const keep = await mark("keep");
    if (!keep || Date.now() - keep.contact < CONTACT_DAYS * DAY) return false;
    await forget();
    return true;
  }

  /** Tell pages and worker what happened. */
  function announce(event) {
    for (const listener of listeners) listener(event);
    channel?.postMessage(event);
  }
  if (channel) {
    channel.onmessage = ({ data }) => {
      for (const listener of listeners) listener(data);
    };
  }

  /** Ask the portal; rejected where there is no answer in time. */
  function ask(path, options = {}) {
    const signal = AbortSignal.timeout?.(PATIENCE);
    const headers = { Accept: "application/json", ...options.headers };
    return fetch(path, {
      credentials: "same-origin", cache: "no-store", redirect: "error", signal, ...options, headers,
    });
  }

  /** Return a list of the portal: of meters every page, else the first; null where it did not answer. */
  async function listOf(name, headers) {
    let page = { items: [], next: "" };
    do {
      const { items, next } = page;
      const after = next ? `?cursor=${encodeURIComponent(next)}` : "";
      const answer = await ask(`/api/v1/${name}${after}`, { headers });
      if (!answer.ok) return null;
      page = await answer.json();
      if (next) page.items = [...items, ...page.items];
    } while (page.next && name === "meters");
    return page;
  }

  /** Return who is signed in: {state: in | over | ended | away, me, answer}. */
  async function whoAmI() {
    let answer;
    try {
      answer = await ask("/api/v1/me");
      if (answer.ok) {
        const me = await answer.json();
        if (me.flats.length) {
          await touch(me.user_id);
          return { state: "in", me };
        }
      }
    } catch {
      return { state: "away" };
    }
    if (answer.status === 401) return gone("over");
    if (answer.status === 410 || answer.ok) return gone("ended");
    return { state: "away", answer };
  }

  async function gone(state) {
    await forget();
    announce({ kind: state });
    return { state };
  }

  /** Note a contact of the user whose pages are kept; another user's pages go. */
  async function touch(userId) {
    const keep = await mark("keep");
    if (!keep) return;
    if (keep.user_id !== userId) await forget();
    else await setMark("keep", { ...keep, contact: Date.now() }).catch(() => {});
  }

  /**
   * Send what waits, one sender at a time on this phone; eager = do not sit out our own delay.
   * Returns the readings that may go by themselves later: while nobody, or somebody else, is signed
   * in none can, and asking again would only load the portal.
   */
  async function send({ eager = false } = {}) {
    const work = () => sendAll(eager);
    return navigator.locks ? navigator.locks.request("readings", work) : work();
  }

  async function sendAll(eager) {
    const waiting = await toSend(eager);
    if (!waiting.length) return unsent();
    const who = await whoAmI();
    if (who.state === "away") {
      for (const reading of waiting) await later(reading, who.answer);
      return unsent();
    }
    if (who.state !== "in") return [];
    const isOwn = (reading) => reading.user_id === who.me.user_id;
    for (const reading of waiting.filter(isOwn)) {
      if (!(await sendOne(reading))) break;
    }
    return (await unsent()).filter(isOwn);
  }

  const unsent = async () => (await all("queue")).filter((reading) => !reading.problem);

  async function toSend(eager) {
    return (await unsent())
      .filter((reading) => isDue(reading, eager))
      .sort((one, other) => (one.read_at < other.read_at ? -1 : 1));
  }

  function isDue(reading, eager) {
    const wait = (reading.next_at || 0) - Date.now();
    return wait <= 0 || wait > DAY || (eager && !reading.was_told); // a day: the clock was moved
  }

  /** Send a reading; false where the next would fail as well. */
  async function sendOne(reading) {
    let answer;
    try {
      answer = await post(reading);
      if (answer.ok) {
        const kept = await answer.json();
        await drop("queue", reading.key);
        announce({ kind: "received", reading, kept });
        return true;
      }
      if (LOOK.has(answer.status) || (await isNoRight(answer))) {
        const problem = await answer.json();
        await change(reading.key, { problem });
        announce({ kind: "look", reading });
        return true;
      }
    } catch {
      await later(reading);
      return false;
    }
    if (answer.status === 401) await gone("over");
    else if (answer.status === 410) await gone("ended");
    else await later(reading, answer);
    return false;
  }

  /** Whether a person may only look; another 403 is of a session that changed meanwhile. */
  async function isNoRight(answer) {
    return answer.status === 403 && (await answer.clone().json()).code === "NO_RIGHT";
  }

  /** Hand a reading to the portal; its key makes a second sending the same reading. */
  function post(reading) {
    const { key, user_id, flat_id, meter_id, value_e3, read_at, confirmed } = reading;
    const sent_at = `${new Date().toISOString().slice(0, 19)}Z`;
    return ask("/api/v1/readings", {
      method: "POST",
      headers: {
        "Accept-Language": reading.language,
        "Content-Type": "application/json",
        "Idempotency-Key": key,
        "X-User": user_id,
      },
      body: JSON.stringify({ key, flat_id, meter_id, value_e3, read_at, sent_at, confirmed }),
    });
  }

  /** Wait as we are told, else doubling from 5 seconds to 15 minutes. */
  async function later(reading, answer) {
    const told = Number(answer?.headers.get("Retry-After"));
    const tries = reading.tries + 1;
    const wait = told > 0 ? told * 1000 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
    await change(reading.key, { tries, was_told: told > 0, next_at: Date.now() + wait });
    announce({ kind: "waits" });
  }

  self.phone = Object.freeze({
    ask, announce, drop, forget, forgetOld, keepPages, keptPage, listOf, mark, post, put, send, setMark, whoAmI,
    readings: () => all("queue"),
    listen: (listener) => listeners.add(listener),
  });
})();
