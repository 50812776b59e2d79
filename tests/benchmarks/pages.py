"""The start page on a slow phone, in real Chromium: `pages.py FOLDER` of a publication.

Prints kilobytes transferred, compressed as a web server does; the same in a wide window, map and all, before any
basemap; seconds to the first paint; and milliseconds a filter takes to answer (the middle one of a few).
"""

from __future__ import annotations

import gzip
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# 1.44 Mbit/s and 560 ms: the slow connection of the pages' aim; CPU four times slower
NETWORK = {"offline": False, "latency": 560, "downloadThroughput": 1_440_000 / 8, "uploadThroughput": 675_000 / 8}
SLOWER = 4
LIST_READY, MAP_READY = "[data-lijstkop]", "[data-kaart][data-klaar]"
COMPRESSED = (".html", ".js", ".css", ".svg", ".json", ".geojson", ".xml")
FIRST_PAINT = """() => new Promise((resolve) => {
  const told = () => performance.getEntriesByName('first-contentful-paint')[0];
  if (told()) resolve(told().startTime);
  new PerformanceObserver(() => told() && resolve(told().startTime)).observe({ type: 'paint', buffered: true });
})"""
ANSWER = """(words) => {
  const field = document.querySelector('[name=q]');
  field.value = words;
  const begun = performance.now();
  field.dispatchEvent(new Event('input', { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - begun;
}"""


class Compressing(SimpleHTTPRequestHandler):
    """Sends text gzipped, once compressed, and counts nothing of its own: the browser does."""

    protocol_version = "HTTP/1.1"
    made: dict[str, bytes] = {}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        packs = path.suffix in COMPRESSED
        body = self.made.get(str(path)) or path.read_bytes()
        if packs and str(path) not in self.made:
            body = self.made[str(path)] = gzip.compress(body, 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if packs:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Quiet(ThreadingHTTPServer):
    """Says nothing of a browser that leaves."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


def measured(folder: Path) -> tuple[float, float, float, float]:
    """Kilobytes on a phone and in a wide window, seconds to the first paint, milliseconds a filter takes."""
    server = Quiet(("127.0.0.1", 0), partial(Compressing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/index.html"
    arguments = ["--no-sandbox", "--disable-gpu"]
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
            wide = transferred(browser.new_context(viewport=DESK).new_page(), address, MAP_READY)
            # what is sent is compressed by now
            phone, paint, answer = on_a_slow_phone(browser.new_context(viewport=PHONE).new_page(), address)
            browser.close()
    finally:
        server.shutdown()
    return phone, wide, paint, answer


def transferred(page: Page, address: str, ready: str) -> float:
    """Kilobytes of the page and all it asks for until something is in it, which a busy machine may be long about."""
    tools = page.context.new_cdp_session(page)
    sizes: list[float] = []
    tools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    tools.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    page.locator(ready).wait_for()
    return sum(sizes) / 1000


def on_a_slow_phone(page: Page, address: str) -> tuple[float, float, float]:
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", NETWORK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    size = transferred(page, address, LIST_READY)
    painted = page.evaluate(FIRST_PAINT)
    answers = [page.evaluate(ANSWER, words) for words in ("straat", "straat 12", "bestaat niet", "", "bomen")]
    return size, painted / 1000, median(answers)


if __name__ == "__main__":
    print(*measured(Path(sys.argv[1])))
