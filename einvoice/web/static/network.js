// Of pages that are shown without the portal: they notice that it answers again, and go on.
"use strict";
(() => {
  const FIRST_WAIT = 5_000;
  const LONGEST_WAIT = 60_000;
  const PATIENCE = 3_000; // the worker gives a page of the installed app four seconds
  let isWaiting = false;

  /** Whether the portal answers in time, and can read its database. */
  async function isThere() {
    try {
      return (await self.phone.ask("/healthz", { method: "HEAD", signal: AbortSignal.timeout?.(PATIENCE) })).ok;
    } catch {
      return false;
    }
  }

  /**
   * Go on once the portal answers; `go` returns false where it could not. Looked for while the page is
   * seen: when the browser speaks of a network, when it is seen again, and after waits that double with
   * each that was in vain.
   */
  function whenBack(go, vain = 0) {
    if (isWaiting) return;
    isWaiting = true;
    const over = new AbortController();
    const { signal } = over;
    let timer = 0;
    let isLooking = false;

    async function look() {
      if (isLooking || document.visibilityState !== "visible") return;
      clearTimeout(timer);
      isLooking = true;
      if ((await isThere()) && (await go()) !== false) {
        isWaiting = false;
        over.abort();
      } else later();
      isLooking = false;
    }

    function later() {
      timer = setTimeout(look, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** vain));
      vain += 1;
    }

    function now() {
      vain = 0;
      look();
    }

    addEventListener("online", now, { signal });
    document.addEventListener("visibilitychange", now, { signal });
    later();
  }

  self.network = Object.freeze({ whenBack });
})();
