// The cellar: all meters on one screen, each reading kept on the phone before it is sent.
"use strict";
(() => {
  const phone = self.phone;
  const root = document.getElementById("cellar");
  const texts = JSON.parse(root.dataset.texts);
  const language = document.documentElement.lang;
  const COMMA = language === "en" ? "." : ",";
  const LARGE_E3 = 50_000;
  const WEEK = 7 * 24 * 3600_000;
  const HOUR = 3600_000;
  const CLOCK_OFF = 10 * 60_000; // from here on a reading counts at its arrival
  const TYPED = "typed"; // the name in the store of this window
  const list = document.getElementById("meters");
  const rows = new Map(); // by meter_id: its element and what is known of it
  let made = 0; // rows that were ever made, for their ids
  let user = null;
  let leaver = null; // whose access ended, where that is known: their readings can be deleted
  let ahead = 0; // by how many milliseconds the portal's clock is ahead of this phone's
  let told = null; // the day as the portal said it, and when on this phone
  let sent = []; // what the portal has, newest first
  let inWindow = readWindow(); // what was typed, of a phone that keeps nothing
  let pressed = Promise.resolve(); // what the box was last pressed for
  let arrived = []; // what it took since its list was asked for: perhaps not in it

  const said = (key, facts = {}) =>
    Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, value), texts[key]);

  const figure = (value_e3) => {
    const digits = String(Math.abs(value_e3)).padStart(4, "0");
    const whole = digits.slice(0, -3).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
    return `${value_e3 < 0 ? "-" : ""}${whole}${COMMA}${digits.slice(-3)}`;
  };
  const day = (text) => {
    const [year, month, date] = text.slice(0, 10).split("-").map(Number);
    return language === "en"
      ? new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(year, month - 1, date))
      : `${String(date).padStart(2, "0")}.${String(month).padStart(2, "0")}.${year}`;
  };
  const monthName = (period) => {
    const [year, month] = period.split("-").map(Number);
    const name = new Date(year, month - 1, 1).toLocaleString(language, { month: "long" });
    return language === "lv" ? `${year}. gada ${name}` : `${name} ${year}`;
  };

  /** Return the value in thousandths, or the text that says what is wrong with it. */
  function valueOf(typed, digits) {
    const compact = typed.replace(/\s/g, "");
    if (/^[-+\u2212]/.test(compact)) return { fault: said("negative") };
    const match = /^(\d+)(?:[.,](\d*))?$/.exec(compact);
    if (!match) return { fault: said("not_a_number") };
    const [, whole, decimals = ""] = match;
    if (decimals.length > 3) return { fault: said("decimals") };
    if (whole.replace(/^0+/, "").length > digits) return { fault: said("digits", { digits }) };
    return { value_e3: Number(whole + decimals.padEnd(3, "0")) };
  }

  /** Return what to ask before a value is kept, and the code that its yes answers; or null. */
  function questionOf(meter, value_e3) {
    if (!meter.last) return null;
    const used = value_e3 - meter.last.value_e3;
    if (used === 0) return { text: said("no_use"), confirmed: ["NO_USE"] };
    if (used < 0) return { text: said("below", { value: figure(meter.last.value_e3) }), confirmed: [] };
    if (used > LARGE_E3) return { text: said("large", { used: figure(used) }), confirmed: ["LARGE_USE"] };
    return null;
  }

  function showMeters(meters, at) {
    told = { day: meters.as_of, at };
    for (const row of rows.values()) row.isListed = false;
    for (const meter of meters.items) {
      if (!meter.is_there || !meter.may_send) continue;
      const row = rows.get(meter.meter_id) || newRow(meter);
      row.isListed = true;
      row.meter = meter;
      row.element.querySelector(".service").textContent = meter.service_name;
      row.element.querySelector(".serial b").textContent = meter.serial.slice(-4);
      row.element.querySelector(".serial span").textContent = meter.serial.slice(0, -4);
      row.element.querySelector(".place").textContent = meters.items.some(
        (other) => other.flat_id !== meter.flat_id) ? meter.address : "";
      const { last } = meter;
      row.element.querySelector(".last").textContent = last
        ? said(last.use_e3 === null ? "last" : "last_use", {
          value: figure(last.value_e3), day: day(last.read_on), use: last.use_e3 === null ? "" : figure(last.use_e3),
        })
        : said("no_last");
    }
    const every = [...rows.values()];
    for (const row of every) {
      for (const part of row.element.querySelectorAll(".entry, .camera")) part.hidden = !row.isListed;
    }
    document.getElementById("no-meters").hidden = every.some((row) => row.isListed);
    showWindow(meters);
  }

  function showWindow(meters) {
    const window_ = meters.windows.find((one) => one.last_day >= today());
    document.getElementById("window").textContent = window_ ? wordsOf(window_) : "";
  }

  function wordsOf({ period, first_day, last_day, opens = first_day }) {
    const facts = { month: monthName(period), last: day(last_day) };
    if (first_day <= today()) return said("open", { ...facts, first: day(first_day) });
    if (opens <= today()) return said("early", { ...facts, first: day(first_day) });
    return said("closed", { ...facts, first: day(opens) });
  }

  /** Return the portal's day: the one it said, and the days that went by since. */
  function today() {
    const gone = dayStart(Date.now()) - dayStart(told.at);
    return new Date(Date.parse(told.day) + gone).toISOString().slice(0, 10);
  }

  /** Return the start of the day that it was in Riga at a moment of this phone's clock. */
  const dayStart = (moment) =>
    Date.parse(new Date(moment + ahead).toLocaleDateString("sv", { timeZone: "Europe/Riga" }));

  async function lookAtClock() {
    ahead = await phone.clockAhead();
    note(Math.abs(ahead) > CLOCK_OFF ? said("clock") : "", "clock");
  }

  function newRow(meter) {
    const element = document.getElementById("meter").content.firstElementChild.cloneNode(true);
    const field = element.querySelector("input");
    const id = `value-${made++}`;
    field.id = id;
    field.enterKeyHint = "done"; // "next" moves on without telling the form on Android
    element.querySelector("label").htmlFor = id;
    element.querySelector(".fault").id = `${id}-fault`;
    element.querySelector(".last").id = `${id}-last`;
    field.setAttribute("aria-describedby", `${id}-last ${id}-fault`);
    element.dataset.meter = meter.meter_id;
    const row = { element, field, meter, asked: "", isBusy: false, moves: false, jpeg: null, latest: null, word: null };
    const camera = element.querySelector(".camera input");
    camera.addEventListener("change", () => takePhoto(row, camera));
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      enter(row, { isSaid: true });
    });
    field.addEventListener("change", () => enter(row, { isSaid: false }));
    field.addEventListener("input", () => {
      row.asked = "";
      row.word = null;
      fault(row, "");
      if (row.unkept) state(row, "attention", said("not_kept")); // its question was of another value
    });
    rows.set(meter.meter_id, row);
    list.append(element);
    return row;
  }

  function fault(row, text) {
    row.element.querySelector(".fault").textContent = text;
    if (text) row.field.setAttribute("aria-invalid", "true");
    else row.field.removeAttribute("aria-invalid");
  }

  /**
   * Keep what was typed once, whether Enter says so or the field is left; Enter goes on. What is
   * entered while the value before is being kept comes after it.
   */
  async function enter(row, { isSaid }) {
    row.moves ||= isSaid;
    row.isNext = row.isBusy;
    if (row.isBusy) return;
    row.isBusy = true;
    const typed = row.field.value;
    const isMore = () => row.isNext && row.field.value.trim() && row.field.value !== typed;
    let moves;
    try {
      row.work = saved(row, isSaid);
      const isKept = await row.work;
      moves = row.moves;
      if (isKept && moves && !isMore()) next(row);
    } finally {
      row.isBusy = row.moves = false;
    }
    if (isMore()) await enter(row, { isSaid: moves });
  }

  /** Keep what was typed; false where something is asked or wrong. A yes is said by Enter alone. */
  async function saved(row, isSaid) {
    const typed = row.field.value;
    if (!typed.trim()) return true;
    const { value_e3, fault: wrong } = valueOf(typed, row.meter.digits);
    const question = wrong ? null : questionOf(row.meter, value_e3);
    if (wrong || (question && row.asked !== typed)) {
      if (isSaid) row.asked = typed;
      fault(row, wrong || question.text);
      return false;
    }
    fault(row, "");
    const reading = newReading(row.meter, value_e3, question ? question.confirmed : []);
    if (!(await keep(row, reading))) return sendUnkept(row, reading);
    if (row.field.value === typed) row.field.value = "";
    row.asked = "";
    await show();
    send();
    return true;
  }

  function newReading(meter, value_e3, confirmed) {
    return {
      key: crypto.randomUUID(),
      user_id: user,
      flat_id: meter.flat_id,
      meter_id: meter.meter_id,
      value_e3,
      read_at: `${new Date().toISOString().slice(0, 19)}Z`,
      confirmed,
      tries: 0,
      language,
    };
  }

  /**
   * Keep a reading on the phone in place of one that needed a look, whose photo goes on to it;
   * false where it cannot be kept. A photo that finds no room stops no reading.
   */
  async function keep(row, reading) {
    try {
      const [readings, photos] = await Promise.all([phone.readings(), phone.photos()]);
      const looked = readings.filter(
        (other) => other.problem && other.user_id === user && other.meter_id === reading.meter_id);
      const taken = photos.find((photo) => looked.some((other) => other.key === photo.key));
      const jpeg = row.jpeg ?? taken?.jpeg;
      const isWithPhoto = await phone.keepReading(reading, jpeg ? photoOf(reading, jpeg) : null);
      row.word = jpeg && !isWithPhoto ? ["attention", "photo_not_kept"] : null;
      row.latest = jpeg ? null : reading;
      row.jpeg = null;
      for (const other of looked) await phone.dropReading(other.key);
      if (!navigator.onLine) navigator.storage?.persist?.();
      return true;
    } catch {
      return false;
    }
  }

  const photoOf = ({ key, user_id, meter_id, read_at }, jpeg) =>
    ({ key, user_id, meter_id, read_at, language, jpeg, at: Date.now(), tries: 0 });

  /**
   * Take a photo for the reading that is typed next; or, where nothing is typed, for the reading of
   * the last hour that has none: who types first and reaches for the camera has left the field.
   */
  async function takePhoto(row, camera) {
    const [file] = camera.files;
    if (!file) return;
    const jpeg = await self.photos.smaller(file);
    await row.work?.catch(() => false); // a reading that is being kept is the one it is of
    camera.value = "";
    row.word = jpeg ? null : ["attention", "photo_unreadable"];
    if (jpeg) {
      row.jpeg = jpeg;
      const { latest } = row;
      const isFresh = latest && Date.now() - new Date(latest.read_at).getTime() < HOUR;
      if (isFresh && !row.field.value.trim()) await addPhoto(row, latest);
    }
    await show();
  }

  /** Keep a photo beside a reading that is kept already, and send it. */
  async function addPhoto(row, reading) {
    try {
      await phone.put("photos", photoOf(reading, row.jpeg));
      send();
    } catch {
      row.word = ["attention", "photo_not_kept"];
    }
    row.latest = row.jpeg = null;
  }

  /** Send what this phone cannot keep; it stays in its field until the portal has it. */
  function sendUnkept(row, reading) {
    if (row.unkept?.value_e3 !== reading.value_e3) row.unkept = reading;
    return tryUnkept(row, reading.confirmed);
  }

  async function tryUnkept(row, codes) {
    row.unkept.confirmed = [...new Set([...row.unkept.confirmed, ...codes])];
    state(row, "attention", said("not_kept"));
    try {
      const answer = await phone.post(row.unkept);
      const kept = await answer.json();
      if (answer.status === 401 || answer.status === 410) await phone.whoAmI(); // the page says it
      if (!answer.ok) return askUnkept(row, kept);
      const photo = row.jpeg && photoOf(row.unkept, row.jpeg);
      fault(row, "");
      row.field.value = "";
      row.unkept = row.jpeg = row.word = null;
      arrive(kept);
      if (photo) await sendUnkeptPhoto(row, photo);
      await show();
      return true;
    } catch {
      fault(row, said("not_kept_next"));
      return false;
    }
  }

  async function sendUnkeptPhoto(row, photo) {
    const answer = await phone.postPhoto(photo).catch(() => null);
    row.word = answer?.ok ? ["good", "photo_sent"] : ["attention", "photo_not_kept"];
  }

  /** Ask what the portal asks of a reading that only its field has. */
  function askUnkept(row, problem) {
    const { words, codes } = asked(problem);
    fault(row, words);
    if (codes.length) state(row, "attention", said("not_kept"), press("yes", () => tryUnkept(row, codes)));
    return false;
  }

  /**
   * Go on to the next meter, but not away from where somebody went by hand meanwhile: not from another
   * field. Who pressed Save by finger is at the button, or nowhere where buttons take no focus.
   */
  function next(row) {
    const at = document.activeElement;
    if (at !== document.body && !row.element.querySelector(".entry").contains(at)) return;
    const every = [...rows.values()].filter((other) => other.isListed);
    const following = every[every.indexOf(row) + 1];
    if (following) following.field.focus();
    else document.getElementById("done").focus();
  }

  async function send() {
    try {
      const registration = await navigator.serviceWorker?.getRegistration();
      await registration?.sync?.register("readings");
    } catch {
      // no Background Sync here: it goes now, or when this page is seen again
    }
    await self.app.sendNow(true);
  }

  function state(row, kind, text, ...buttons) {
    row.element.querySelector(".states").replaceChildren(line(kind, text, ...buttons));
  }

  function line(kind, text, ...buttons) {
    const element = document.createElement("p");
    const word = document.createElement("span");
    word.className = `status ${kind}`;
    word.textContent = text;
    element.append(word, ...buttons);
    return element;
  }

  function arrive(kept) {
    sent = [kept, ...sent];
    arrived = [kept, ...arrived];
  }

  /**
   * Return what the portal has of a meter: the reading that counts, whichever arrived last; before
   * it one that just went from here in vain, because another phone's was read later.
   */
  function receivedLines({ meter_id }) {
    const ofMeter = (reading) => reading.meter_id === meter_id;
    const there = sent.filter(ofMeter);
    const counts = there.find((reading) => reading.state !== "replaced") ?? there[0];
    const late = arrived.find((reading) => ofMeter(reading) && reading.state === "replaced");
    const shown = late && late.key !== counts.key ? [late, counts] : [counts];
    return shown.filter(Boolean).map(receivedLine);
  }

  function receivedLine(reading) {
    const value = figure(reading.value_e3);
    const month = reading.period ? monthName(reading.period) : "";
    const key = { taken: "taken", late: "late", replaced: "replaced", refused: "refused" }[reading.state];
    const kind = ["late", "refused"].includes(reading.state) ? "attention" : "good";
    const clock = reading.clock_off ? ` ${said("clock_off")}` : "";
    return line(kind, said(key || "received", { value, month }) + clock);
  }

  /** Show of each meter what is on the phone, else what the portal has; a meter that is gone goes. */
  async function show() {
    const every = await phone.onPhone().catch(() => []);
    const others = every.filter((row) => row.user_id !== user);
    const own = every.filter((row) => row.user_id === user && !row.jpeg);
    const photos = every.filter((row) => row.user_id === user && row.jpeg);
    const note = document.getElementById("others");
    note.hidden = !others.length || !user;
    note.textContent = said("others", { number: self.app.counted(others) });
    for (const row of rows.values()) {
      const mine = own.filter((reading) => reading.meter_id === row.meter.meter_id);
      mine.sort((one, other) => (one.read_at < other.read_at ? 1 : -1));
      const taken = photos.filter((photo) => photo.meter_id === row.meter.meter_id);
      if (!row.isListed && !mine.length && !taken.length) {
        row.element.remove();
        rows.delete(row.meter.meter_id);
        continue;
      }
      if (row.unkept) continue; // only its field has it, and that is said already
      const lines = mine.map((reading) => reading.problem ? lookLine(row, reading) : waitingLine(reading));
      if (mine.every((reading) => reading.problem)) lines.push(...receivedLines(row.meter));
      lines.push(...photoLines(row, taken));
      row.element.querySelector(".states").replaceChildren(...lines);
    }
    const waiting = self.app.going([...own, ...photos]);
    document.getElementById("done").textContent = waiting.some((row) => !row.jpeg)
      ? said("waiting", { number: self.app.counted(waiting) })
      : restOf(own, others.length, photos);
    sayLeft(every);
  }

  /** Say on the pages of who is not signed in what is on this phone still. */
  function sayLeft(every) {
    const left = document.getElementById("ended-left");
    left.hidden = !every.length;
    left.textContent = said("kind.ended_left", { number: self.app.counted(every) });
    document.getElementById("ended-drop").hidden = !every.some((row) => row.user_id === leaver);
    const going = self.app.going(every);
    const look = every.length ? "kind.over_look" : "kind.over_empty";
    document.getElementById("over-next").textContent =
      said(going.length ? "kind.over_next" : look, { number: self.app.counted(going.length ? going : every) });
  }

  function restOf(own, others, photos) {
    if (own.length || photos.some((photo) => photo.problem)) return said("look_first");
    if (photos.length) return said("photos_wait", { number: photos.length });
    return others ? "" : said("nothing_waits");
  }

  function waitingLine(reading) {
    const text = said("on_phone", { value: figure(reading.value_e3) });
    return line("plain", text, press("delete", () => drop(reading)));
  }

  /** Return what is said of a meter's photos: one that waits for its reading, or on this phone. */
  function photoLines(row, taken) {
    const lines = taken.map((photo) => {
      const [kind, text] = photo.problem
        ? ["attention", said("photo_look", { words: photo.problem.detail })]
        : ["plain", said("photo_waits")];
      return line(kind, text, press("photo_delete", () => dropPhoto(row, photo)));
    });
    if (row.jpeg) lines.push(line("plain", said("photo_ready"), press("photo_delete", () => dropPhoto(row, null))));
    if (row.word) lines.push(line(row.word[0], said(row.word[1])));
    return lines;
  }

  async function dropPhoto(row, photo) {
    if (photo) await phone.drop("photos", photo.key);
    else row.jpeg = null;
    row.element.querySelector(".states").replaceChildren();
    await show();
  }

  /** Return what the portal said against a reading, and the codes that a yes answers; none = it cannot. */
  function asked({ questions = [], detail }) {
    const canSayYes = questions.every((one) => one.may_confirm);
    return {
      words: questions.length ? questions.map((one) => one.text).join(" ") : detail,
      codes: canSayYes ? questions.map((one) => one.code) : [],
    };
  }

  function lookLine(row, reading) {
    const { words, codes } = asked(reading.problem);
    /** @type {HTMLElement[]} */
    const buttons = codes.length ? [press("yes", () => sayYes(reading, codes))] : [];
    if (row.isListed) buttons.push(press("correct", () => correct(row, reading)));
    if (row.isListed && !codes.length) buttons.push(wayToUs(row.meter));
    buttons.push(press("delete", () => drop(reading)));
    return line("attention", said("look", { value: figure(reading.value_e3), words }), ...buttons);
  }

  /** Lead to a message about a meter: what a yes cannot settle, a person of the company does. */
  function wayToUs({ flat_id, meter_id }) {
    const element = document.createElement("a");
    const facts = new URLSearchParams({ topic: "meter", meter: meter_id });
    element.href = `/flats/${encodeURIComponent(flat_id)}/messages/new?${facts}`;
    element.textContent = said("write");
    return element;
  }

  function press(key, work) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "outline";
    element.textContent = said(key);
    element.addEventListener("click", work);
    return element;
  }

  async function sayYes(reading, codes) {
    const { problem, ...rest } = reading;
    const confirmed = [...new Set([...reading.confirmed, ...codes])];
    await phone.put("queue", { ...rest, confirmed, tries: 0, next_at: 0 });
    await show();
    await send();
  }

  function correct(row, reading) {
    row.field.value = figure(reading.value_e3);
    row.field.focus();
    row.field.select();
  }

  async function drop(reading) {
    if (!confirm(said("delete_ask", { value: figure(reading.value_e3) }))) return;
    await phone.dropReading(reading.key);
    const row = rows.get(reading.meter_id);
    if (row?.latest?.key === reading.key) row.latest = null;
    row?.element.querySelector(".states").replaceChildren();
    await show();
  }

  /** Delete what whose access ended cannot send, once they said so. */
  async function dropLeft() {
    const own = (await phone.onPhone()).filter((row) => row.user_id === leaver);
    if (!confirm(said("kind.ended_ask", { number: self.app.counted(own) }))) return;
    for (const { key } of own) await phone.dropReading(key);
    await show();
  }
  document.getElementById("ended-drop").addEventListener("click", dropLeft);

  /**
   * Say one of the kind pages in place of the meters: nobody is signed in, or access ended; of who
   * is signed in all the same, where that is known.
   */
  async function instead(kind, signedIn = null) {
    leaver = kind === "ended" ? signedIn || user || leaver : null;
    if (signedIn) document.getElementById("ended-way").hidden = true; // they are in already
    await keepTyped();
    await show(); // how many wait is said on the page of who is not signed in
    for (const element of root.querySelectorAll("[data-kind]")) {
      element.hidden = element.dataset.kind !== kind;
    }
    user = null;
    empty();
    document.getElementById("work").hidden = true;
  }

  /**
   * Keep what is typed and not saved yet as the user's who typed it: another sees this page next.
   * What the phone does not keep stays with this window, until its user is signed in again.
   */
  async function keepTyped() {
    const owner = user;
    for (const row of rows.values()) {
      const typed = row.field.value.trim();
      const { value_e3 } = valueOf(typed, row.meter.digits);
      row.field.value = "";
      if (!owner || !typed) continue;
      const isKept = value_e3 !== undefined && (await keep(row, newReading(row.meter, value_e3, [])));
      if (!isKept) inWindow = [...inWindow, { user_id: owner, meter_id: row.meter.meter_id, typed }];
    }
    saveWindow();
  }

  function readWindow() {
    try {
      return JSON.parse(sessionStorage.getItem(TYPED) || "[]");
    } catch {
      return [];
    }
  }

  /** Keep what is typed over the sign-in, which is another page of this window. */
  function saveWindow() {
    const left = document.getElementById("typed-left");
    left.hidden = !inWindow.length;
    try {
      sessionStorage.setItem(TYPED, JSON.stringify(inWindow));
      left.textContent = said("typed_left", { number: inWindow.length });
    } catch {
      left.textContent = said("typed_lost", { number: inWindow.length });
    }
  }

  /** Put what its user typed before the sign-in back into its fields. */
  function typedAgain() {
    const isBack = (entry) => entry.user_id === user && rows.get(entry.meter_id)?.isListed;
    for (const { meter_id, typed } of inWindow.filter(isBack)) {
      const row = rows.get(meter_id);
      row.field.value ||= typed;
      row.word = ["attention", "typed_back"];
    }
    inWindow = inWindow.filter((entry) => !isBack(entry));
    saveWindow();
  }

  function empty() {
    list.replaceChildren();
    rows.clear();
    sent = arrived = [];
  }

  function note(text, id = "note") {
    const element = document.getElementById(id);
    element.hidden = !text;
    element.textContent = text;
  }

  /** Answer the box beside it: the note above all meters is off the screen there. */
  function answerBox(text) {
    note(text, "kept");
    document.getElementById("kept").scrollIntoView({ block: "nearest" });
  }

  async function fromPhone() {
    const [keep_, meters, readings] = await Promise.all([
      phone.mark("keep"), phone.keptPage("meters"), phone.keptPage("readings"),
    ]);
    if (!keep_ || !meters) return false;
    user = keep_.user_id;
    sent = readings?.data.items || [];
    await lookAtClock();
    showMeters(meters.data, meters.saved_at);
    await show();
    const old = Date.now() - meters.saved_at > WEEK;
    note(said(old ? "week" : "as_of", { day: day(meters.data.as_of) }));
    return true;
  }

  let asking = null; // one look at the portal at a time: what it learns wakes others
  function fromPortal() {
    asking ??= lookAtPortal().finally(() => { asking = null; });
    return asking;
  }

  async function lookAtPortal() {
    arrived = [];
    const who = await phone.whoAmI();
    if (who.state !== "in") return who.state;
    if (user !== who.me.user_id) {
      await keepTyped();
      empty();
    }
    user = who.me.user_id;
    for (const element of root.querySelectorAll("[data-kind]")) element.hidden = true;
    document.getElementById("work").hidden = false;
    const [meters, readings] = await Promise.all(
      ["meters", "readings"].map((name) => phone.listOf(name, user, language)),
    );
    if (!meters || !readings) return "away";
    const listed = new Set(readings.items.map(({ key }) => key));
    readings.items = [...arrived.filter(({ key }) => !listed.has(key)), ...readings.items];
    sent = readings.items;
    await lookAtClock();
    showMeters(meters, Date.now());
    typedAgain();
    note("");
    await keeping({ meters, readings });
    return "in";
  }

  /** The box by which pages are kept on this phone, or no longer. */
  async function keeping(pages) {
    const box = document.getElementById("keep");
    box.checked = (await phone.mark("keep"))?.user_id === user;
    document.getElementById("keep-box").hidden = false;
    if (box.checked) await keepNow(pages);
    box.onchange = () => { pressed = pressed.then(() => followBox(box, pages)); };
  }

  /** Do and answer what the box says now: it may have been pressed again meanwhile. */
  async function followBox(box, pages) {
    try {
      if (box.checked) {
        await phone.setMark("keep", { user_id: user, contact: Date.now() });
        await keepNow({ ...pages, readings: { ...pages.readings, items: sent } });
        answerBox(said("kept"));
      } else {
        await phone.forget();
        answerBox(said("forgotten"));
      }
    } catch {
      box.checked = false;
      answerBox(said("not_kept"));
    }
  }

  /** Keep what this page has; the overview and the invoices follow by the network. */
  async function keepNow(pages) {
    await phone.keepPages(user, pages);
    self.app.freshen(user);
  }

  async function begin() {
    const wasOld = await phone.forgetOld();
    const isHere = await fromPhone();
    const state_ = await fromPortal().catch(() => "away");
    if (state_ === "over" || state_ === "ended") instead(state_);
    else if (state_ === "away" && !isHere) instead(wasOld ? "old" : "away");
    else await show();
    if (state_ === "away") self.network.whenBack(again);
  }

  phone.listen(async (event) => {
    if (event.kind === "over" || event.kind === "ended") return instead(event.kind, event.user_id);
    if (event.kind === "in" && event.user_id === user) return undefined;
    if (event.kind === "in") return (user || isAway()) && again();
    const row = event.kind === "photo" && event.user_id === user && rows.get(event.meter_id);
    if (row) row.word = ["good", "photo_sent"];
    if (event.kind === "received" && event.reading.user_id === user) arrive(event.kept);
    return show();
  });
  const isAway = () => document.getElementById("work").hidden;
  /** Ask who is signed in now, and show what is theirs; false where the portal does not answer. */
  async function again() {
    const state_ = await fromPortal().catch(() => "away");
    if (state_ === "in") await show();
    if (state_ === "away") self.network.whenBack(again);
    return state_ !== "away";
  }
  addEventListener("online", () => (user ? again() : location.reload()));
  addEventListener("offline", () => {
    if (user) note(said("offline"));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && user) again();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload(); // Back shows the page as it was left, whoever it was of
  });
  begin();
})();
