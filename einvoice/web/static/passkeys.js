// A form that a passkey of this device fills in. Browsers without passkeys see none of it.
"use strict";
(() => {
  const api = window.PublicKeyCredential;
  if (!api || !api.parseCreationOptionsFromJSON || !api.parseRequestOptionsFromJSON) return;
  const ask = {
    create: (options) =>
      navigator.credentials.create({ publicKey: api.parseCreationOptionsFromJSON(options) }),
    get: (options) =>
      navigator.credentials.get({ publicKey: api.parseRequestOptionsFromJSON(options) }),
  };
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = form.querySelector(".fault");
      failed.hidden = true;
      try {
        const answer = await ask[form.dataset.passkey](JSON.parse(form.dataset.options));
        form.elements.credential.value = JSON.stringify(answer);
        form.submit();
      } catch {
        failed.hidden = false; // dismissed, or nothing fits: the password is still there
      }
    });
  }
})();
