// The profile's page about reminders: messages on this phone are turned on.
"use strict";
(async () => {
  const button = document.getElementById("push");
  const place = document.getElementById("push-said");
  const texts = JSON.parse(button.dataset.texts);
  const say = (key) => { place.textContent = texts[key]; };
  const registration = await navigator.serviceWorker?.ready;
  if (!registration?.pushManager || !("Notification" in self)) return say("not_here");
  if (await self.phone.mark("push") && await self.app.isListed()) return say("on");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await turnOn();
    } catch {
      say(Notification.permission === "denied" ? "denied" : "failed");
    }
    button.disabled = false;
  });

  async function turnOn() {
    if (await Notification.requestPermission() !== "granted") return say("denied");
    const key = Uint8Array.from(
      atob(button.dataset.key.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0),
    );
    await (await registration.pushManager.getSubscription())?.unsubscribe(); // of another key, or user
    await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    if (!await self.app.tellSubscription()) return say("failed");
    return location.reload();
  }
})();
