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
  const language = await languageOf(address);
  if (address.pathname === "/cellar") {
    const kept = await caches.match(`/cellar?lang=${language}`, { cacheName: CACHE });
    return kept || fetch(request);
  }
  const kept = await caches.match(`/offline?lang=${language}`, { cacheName: CACHE });
  if (!kept) return fetch(request);
  const asked = fetch(request).catch(() => kept);
  if (!address.searchParams.has("app")) return asked;
  return Promise.race([asked, new Promise((done) => setTimeout(() => done(kept), PATIENCE))]);
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
