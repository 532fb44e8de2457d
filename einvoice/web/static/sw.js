// The worker: pages of the shell without network, and readings that go when the network is back.
// `SHELL` is written before it by the portal: {hash, files, queue, icon}.
"use strict";
importScripts(SHELL.queue);

const CACHE = `shell-${SHELL.hash}`;
const PATIENCE = 4_000; // of somebody who opens the app where there is hardly a network
const LANGUAGES = ["lv", "ru", "en"];

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

/** Fetch the shell as nobody: no cookie goes along, so nothing personal comes back. */
async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    SHELL.files.map(async (file) => {
      const answer = await fetch(file, { credentials: "omit" });
      if (!answer.ok || answer.redirected) throw new Error(`${file}: ${answer.status}`);
      await cache.put(file, answer);
    }),
  );
}

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address));
  else if (SHELL.files.includes(address.pathname)) event.respondWith(file(request, address));
});

async function file(request, address) {
  const kept = await caches.match(address.pathname, { cacheName: CACHE });
  return kept || fetch(request);
}

/** The cellar is on the phone; other pages come by network, or the page without network does. */
async function page(request, address) {
  if (address.pathname === "/cellar") return (await frame("cellar", address)) || fetch(request);
  const asked = fetch(request); // on its way while the phone is read
  const kept = frame("offline", address);
  const answer = asked.catch(async (fault) => (await kept) || Promise.reject(fault));
  if (!address.searchParams.has("app")) return answer;
  const patience = new Promise((done) => setTimeout(done, PATIENCE));
  return Promise.race([answer, patience.then(async () => (await kept) || answer)]);
}

/** Return a page of the shell in the language of who asks for an address; undefined where it is not kept. */
async function frame(name, address) {
  const language = await languageOf(address);
  return caches.match(`/${name}?lang=${language}`, { cacheName: CACHE });
}

async function languageOf(address) {
  const wished = address.searchParams.get("lang") || (await self.phone.mark("language"));
  return LANGUAGES.includes(wished) ? wished : LANGUAGES[0];
}

self.addEventListener("sync", (event) => {
  if (event.tag === "readings") event.waitUntil(sendWaiting());
});

/** Send; rejected where something may still go by itself, so that the browser tries again. */
async function sendWaiting() {
  const waiting = await self.phone.send({ eager: true });
  if (waiting.length) throw new Error("readings wait");
}

self.addEventListener("push", (event) => {
  const said = event.data ? event.data.json() : {};
  const options = { body: said.body || "", tag: said.tag || "portal", icon: SHELL.icon, data: said.url };
  event.waitUntil(self.registration.showNotification(said.title || "", options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data || "/", self.location.origin);
  const home = address.origin === self.location.origin ? address.href : "/";
  event.waitUntil(self.clients.openWindow(home));
});
