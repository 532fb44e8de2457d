"""How fast the app starts on a slow phone, against the portal of a demo that runs.

`PORTAL_PASSWORD=... python -m benchmarks.phone_start ADDRESS EMAIL`, after `make demo-portal`: a
password is no argument, which every process of the machine may read. Chromium runs pages at a
quarter of its speed and behind a slowed network; its worker, a process of its own, is not slowed.
Pages are compressed by the proxy in front of the portal: where there is none, what it would send
is said beside.
"""

import gzip
import os
import shutil
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, BrowserType, CDPSession, Page, sync_playwright

from benchmarks.slow_network import slow_network

ASKED = "PORTAL_PASSWORD"
SLOWER = 4
ROUNDS = 5
COLD_MS, OFFLINE_MS, PAGE_BYTES = 1_500, 1_000, 20_000
NETWORKS = {"3G Fast, 150 ms": 150, "Fast 3G of DevTools, 562 ms": 562}
"""Latency of a request in ms: WebPageTest's profile; Chrome's own, which adds to each request what
a new connection takes."""
DOWN, UP = 1_600_000 // 8, 768_000 // 8
"""Bytes a second."""
LATER_PAGES = ("invoices", "meters", "readings", "messages", "house")
SUM, KEPT = ".pay .figure", "#kept:not([hidden]) #flats li"
SEEN = """(selector) => new Promise((done) => {
  const look = () => {
    const shown = document.querySelector(selector);
    if (!shown || !shown.getClientRects().length) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now()))));
  };
  look();
})"""
"""Resolves a frame after something is on the screen, with ms since the navigation began."""
KEEPS = "self.phone.keptPage('overview').then((kept) => kept !== null)"


@dataclass(frozen=True)
class Demo:
    """The portal that is measured, and who signs in."""

    address: str
    email: str
    password: str


@dataclass
class Traffic:
    """What a page took from the network: requests answered, and bytes with their heads."""

    sizes: list[int] = field(default_factory=list)

    def watch(self, devtools: CDPSession) -> None:
        """Count what a page asks for from now on."""
        devtools.on(
            "Network.loadingFinished",
            lambda event: self.sizes.append(int(event["encodedDataLength"])),
        )


def main(address: str, email: str) -> None:
    """Print each figure, and its limit where there is one."""
    if ASKED not in os.environ:
        raise SystemExit(f"{ASKED}: the password of {email} is asked for in the environment")
    demo = Demo(address.rstrip("/"), email, os.environ[ASKED])
    load = Path("/proc/loadavg").read_text("utf-8").split()[0]
    print(f"load {load}; CPU / {SLOWER}; of {ROUNDS} rounds the median (the fastest)")
    with sync_playwright() as playwright:
        for name, latency in NETWORKS.items():
            cold_starts(playwright.chromium, demo, name, latency)
        installed_starts(playwright.chromium, demo)
        offline_starts(playwright.chromium, demo)
        later_pages(playwright.chromium, demo)


def against(what: str, values: list[int], limit: int, unit: str) -> None:
    """Print the median and the least of figures beside their limit."""
    ordered = sorted(values)
    middle = ordered[len(ordered) // 2]
    word = "" if middle <= limit else "  OVER"
    print(f"{what:58}{middle:>7} ({ordered[0]}) {unit}  <= {limit}{word}")


def phone_on(kind: BrowserType, folder: str, *, with_worker: bool) -> BrowserContext:
    """Return a phone with a profile of its own."""
    return kind.launch_persistent_context(
        folder,
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox"],
        viewport={"width": 360, "height": 740},
        service_workers="allow" if with_worker else "block",
    )


def slowed(page: Page, latency: int | None = None) -> CDPSession:
    """Slow a page down, and its network where a latency in ms is given."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.send("Network.enable")
    if latency is not None:
        slow = {"latency": latency, "downloadThroughput": DOWN, "uploadThroughput": UP}
        devtools.send("Network.emulateNetworkConditions", {"offline": False, **slow})
    return devtools


def sign_in(page: Page, demo: Demo) -> None:
    """Sign in by the form and wait for the flat."""
    page.goto(f"{demo.address}/sign-in?lang=lv")
    page.fill("#email", demo.email)
    page.fill("#password", demo.password)
    page.click("form.card button[type=submit]")
    page.wait_for_url("**/flats/**")


def cold_starts(kind: BrowserType, demo: Demo, network: str, latency: int) -> None:
    """Print ms until the overview is there on a phone that has the session, and no file at all."""
    rounds: list[int] = []
    traffic = Traffic()
    for _ in range(ROUNDS):
        traffic.sizes.clear()
        with TemporaryDirectory() as folder:
            phone = phone_on(kind, folder, with_worker=False)
            sign_in(phone.pages[0], demo)
            page = phone.new_page()
            phone.pages[0].close()
            devtools = slowed(page, latency)
            devtools.send("Network.clearBrowserCache")
            traffic.watch(devtools)
            page.goto(f"{demo.address}/?app=1", wait_until="commit")
            rounds.append(page.evaluate(SEEN, SUM))
            page.wait_for_load_state("networkidle")
            phone.close()
    against(f"cold start, {network}: the sum is seen", rounds, COLD_MS, "ms")
    print(f"  requests {len(traffic.sizes)}, bytes {sum(traffic.sizes)}")


def installed_starts(kind: BrowserType, demo: Demo) -> None:
    """Print ms until the overview is there in the installed app, its browser begun anew."""
    with slow_network(demo.address) as (address, network), TemporaryDirectory() as folder:
        there = replace(demo, address=address)
        phone = phone_on(kind, folder, with_worker=True)
        page = phone.pages[0]
        sign_in(page, there)
        page.goto(f"{address}/cellar?lang=lv")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.close()
        for name, latency in NETWORKS.items():
            rounds: list[int] = []
            for _ in range(ROUNDS):
                network.latency_s, network.bytes_a_second = 0.0, float("inf")
                phone = phone_on(kind, folder, with_worker=True)
                network.latency_s, network.bytes_a_second = latency / 1_000, DOWN
                page = phone.pages[0]
                slowed(page)
                network.asked.clear()
                page.goto(f"{address}/?app=1", wait_until="commit")
                rounds.append(page.evaluate(SEEN, SUM))
                asked = list(network.asked)
                phone.close()
            against(f"installed, {name}: the sum is seen", rounds, COLD_MS, "ms")
            print(f"  requests until then: {len(asked)}: {', '.join(asked)}")


def offline_starts(kind: BrowserType, demo: Demo) -> None:
    """Print ms until the kept overview is there without a network."""
    with TemporaryDirectory() as folder:
        phone = phone_on(kind, folder, with_worker=True)
        page = phone.pages[0]
        sign_in(page, demo)
        page.goto(f"{demo.address}/cellar?lang=lv")
        page.wait_for_selector("#keep-box:not([hidden])")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.check("#keep")
        while not page.evaluate(KEEPS):
            page.wait_for_timeout(50)
        phone.set_offline(True)
        rounds = []
        for _ in range(ROUNDS):
            page = phone.new_page()
            slowed(page)
            page.goto(f"{demo.address}/?app=1", wait_until="commit")
            rounds.append(page.evaluate(SEEN, KEPT))
            page.close()
        phone.close()
    against("offline start: the sum is seen", rounds, OFFLINE_MS, "ms")


def later_pages(kind: BrowserType, demo: Demo) -> None:
    """Print what each further page of a flat takes from the network, its files being there."""
    with TemporaryDirectory() as folder:
        phone = phone_on(kind, folder, with_worker=False)
        page = phone.pages[0]
        sign_in(page, demo)
        flat = page.url.partition("?")[0].rstrip("/")
        traffic = Traffic()
        traffic.watch(slowed(page))
        for name in LATER_PAGES:
            traffic.sizes.clear()
            answer = page.goto(f"{flat}/{name}", wait_until="networkidle")
            if answer is None or not answer.ok:
                raise SystemExit(f"{flat}/{name}: no page of the flat")
            how = answer.header_value("content-encoding") or "as it is"
            whole = sum(traffic.sizes)
            against(f"/{name}, {how}: {len(traffic.sizes)} requests", [whole], PAGE_BYTES, "bytes")
            if how == "as it is":
                small = whole - len(answer.body()) + len(gzip.compress(answer.body(), 6))
                against(f"/{name}, by a proxy with gzip", [small], PAGE_BYTES, "bytes")
        phone.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
