// What is kept on this phone, and the one sender of readings; pages and the worker share it.
// docs/APP.md says what each store holds and when it goes.
"use strict";
(() => {
  const NAME = "phone";
  const VERSION = 2;
  const STORES = { marks: "name", pages: "name", queue: "key", photos: "key" };
  const SCHEMA = 1;
  const FIRST_WAIT = 5_000;
  const LONGEST_WAIT = 15 * 60_000;
  const PATIENCE = 20_000;
  const PHOTO_PATIENCE = 60_000;
  const DAY = 24 * 3600_000;
  const CONTACT_DAYS = 30;
  const PHOTO_DAYS = 30;
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

  /** Return the store of what waits: a reading, or a photo. */
  const storeOf = (row) => (row.jpeg ? "photos" : "queue");

  /** Change what is still there: a reading or photo that its user deleted meanwhile stays deleted. */
  function change({ key, jpeg }, fields) {
    const store = storeOf({ jpeg });
    return within([store], "readwrite", (tx) => {
      const rows = tx.objectStore(store);
      const row = rows.get(key);
      row.onsuccess = () => {
        if (row.result) rows.put({ ...row.result, ...fields });
      };
    });
  }

  /** Keep a reading with its photo, or alone where there is no room for both; true = with it. */
  async function keepReading(reading, photo) {
    if (photo) {
      try {
        await within(["queue", "photos"], "readwrite", (tx) => {
          tx.objectStore("queue").put(reading);
          tx.objectStore("photos").put(photo);
        });
        return true;
      } catch {
        // the reading is what counts
      }
    }
    await put("queue", reading);
    return false;
  }

  /**
   * Put a reading that the portal has among those that are kept for its user, and out of those that
   * wait: no page may be open that would, and the phone without a network again.
   */
  function received({ key, user_id }, reading) {
    return within(["queue", "pages"], "readwrite", (tx) => {
      tx.objectStore("queue").delete(key);
      const pages = tx.objectStore("pages");
      const kept = pages.get("readings");
      kept.onsuccess = () => {
        const page = kept.result;
        if (page?.schema !== SCHEMA || page.user_id !== user_id) return;
        const others = page.data.items.filter((item) => item.key !== reading.key);
        pages.put({ ...page, data: { ...page.data, items: [reading, ...others] } });
      };
    });
  }

  /** Delete a reading that was not sent, and its photo. */
  function dropReading(key) {
    return within(["queue", "photos"], "readwrite", (tx) => {
      tx.objectStore("queue").delete(key);
      tx.objectStore("photos").delete(key);
    });
  }

  /** Delete photos that could not be sent for 30 days. */
  async function dropOldPhotos() {
    try {
      for (const { key, at } of await all("photos")) {
        if (Date.now() - at > PHOTO_DAYS * DAY) await drop("photos", key);
      }
    } catch {
      // this browser keeps nothing
    }
  }

  /** Return a page of the user whose pages are kept; null where none is, or of another version of the app. */
  async function keptPage(name) {
    try {
      let keep = null;
      const row = await within(["pages", "marks"], "readonly", (tx) => {
        keep = tx.objectStore("marks").get("keep");
        return tx.objectStore("pages").get(name);
      });
      return row?.schema === SCHEMA && row.user_id === keep.result?.value?.user_id ? row : null;
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
    await dropOldPhotos();
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

  /**
   * Return a list of a user: of meters every page, else the first; null where the portal did not
   * answer, or somebody else is signed in by now.
   */
  async function listOf(name, userId, language) {
    const headers = { "Accept-Language": language, "X-User": userId };
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

  let ahead = null; // by how many milliseconds the portal's clock is ahead of this phone's

  /** Remember the difference of the clocks: without network it still tells the portal's day. */
  async function noteClock(answer) {
    const theirs = Date.parse(answer.headers.get("Date"));
    if (Number.isNaN(theirs)) return;
    ahead = theirs - Date.now();
    await setMark("clock", ahead).catch(() => {});
  }

  const clockAhead = async () => ahead ?? (await mark("clock")) ?? 0;

  /** Return who is signed in: {state: in | over | ended | away, me, answer}. */
  async function whoAmI() {
    let answer;
    let me;
    try {
      answer = await ask("/api/v1/me");
      await noteClock(answer);
      me = answer.ok ? await answer.json() : null;
      if (me?.flats.length) {
        await touch(me.user_id);
        announce({ kind: "in", user_id: me.user_id });
        return { state: "in", me };
      }
    } catch {
      return { state: "away" };
    }
    if (answer.status === 401) return gone("over");
    if (answer.status === 410 || me) return gone("ended", me?.user_id);
    return { state: "away", answer };
  }

  /** Say that nobody is in, or who is in and has no flat any longer. */
  async function gone(state, user_id = null) {
    await forget();
    announce({ kind: state, user_id });
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
      for (const row of waiting) await later(row, who.answer);
      return unsent();
    }
    if (who.state !== "in") return [];
    const isOwn = (row) => row.user_id === who.me.user_id;
    const readings = waiting.filter((row) => !row.jpeg && isOwn(row));
    if (await sendEach(readings)) {
      await sendEach((await toSend(eager)).filter((row) => row.jpeg && isOwn(row)));
    }
    return (await unsent()).filter(isOwn);
  }

  /** Return what may go by itself: readings, and photos of those that the portal has. */
  async function unsent() {
    const [readings, photos] = await Promise.all([all("queue"), all("photos")]);
    const waiting = new Set(readings.map((reading) => reading.key));
    const ready = photos.filter((photo) => !waiting.has(photo.key));
    return [...readings, ...ready].filter((row) => !row.problem);
  }

  async function toSend(eager) {
    return (await unsent())
      .filter((row) => isDue(row, eager))
      .sort((one, other) => (one.read_at < other.read_at ? -1 : 1));
  }

  function isDue(row, eager) {
    const wait = (row.next_at || 0) - Date.now();
    return wait <= 0 || wait > DAY || (eager && !row.was_told); // a day: the clock was moved
  }

  async function sendEach(rows) {
    for (const row of rows) {
      if (!(await sendOne(row))) return false;
    }
    return true;
  }

  /** Send a reading or a photo; false where the next would fail as well. */
  async function sendOne(row) {
    let answer;
    try {
      answer = await (row.jpeg ? postPhoto(row) : post(row));
      if (answer.ok) {
        const kept = await answer.json();
        await (row.jpeg ? drop("photos", row.key) : received(row, kept));
        announce(row.jpeg ? ofPhoto("photo", row) : { kind: "received", reading: row, kept });
        return true;
      }
      if (LOOK.has(answer.status) || (await isNoRight(answer))) {
        const problem = await answer.json();
        await change(row, { problem });
        announce(row.jpeg ? ofPhoto("look", row) : { kind: "look", reading: row });
        return true;
      }
    } catch {
      await later(row);
      return false;
    }
    if (answer.status === 401) await gone("over");
    else if (answer.status === 410) await gone("ended");
    else await later(row, answer);
    return false;
  }

  const ofPhoto = (kind, { user_id, meter_id }) => ({ kind, user_id, meter_id });

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

  /** Hand the photo of a reading to the portal, under the reading's key. */
  function postPhoto({ key, user_id, language, jpeg }) {
    return ask(`/api/v1/readings/${encodeURIComponent(key)}/photo`, {
      method: "POST",
      headers: { "Accept-Language": language, "Content-Type": "image/jpeg", "X-User": user_id },
      body: jpeg,
      signal: AbortSignal.timeout?.(PHOTO_PATIENCE),
    });
  }

  /** Wait as we are told, else doubling from 5 seconds to 15 minutes. */
  async function later(row, answer) {
    const told = Number(answer?.headers.get("Retry-After"));
    const tries = row.tries + 1;
    const wait = told > 0 ? told * 1000 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
    await change(row, { tries, was_told: told > 0, next_at: Date.now() + wait });
    announce({ kind: "waits" });
  }

  self.phone = Object.freeze({
    ask, announce, clockAhead, drop, dropReading, forget, forgetOld, keepPages, keepReading, keptPage, listOf, mark, post,
    postPhoto, put, send, setMark, whoAmI,
    onPhone: async () => [...(await all("queue")), ...(await all("photos"))],
    readings: () => all("queue"),
    photos: () => all("photos"),
    listen: (listener) => listeners.add(listener),
  });
})();
