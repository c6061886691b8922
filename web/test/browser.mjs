// What the tests of the page share: one browser, and pages that note what goes wrong.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

export const servers = {
  talks: process.env.PARLEY_URL, hostile: process.env.PARLEY_HOSTILE_URL, large: process.env.PARLEY_LARGE_URL, empty: process.env.PARLEY_EMPTY_URL,
  desk: process.env.PARLEY_DESK_URL,
};
export const token = process.env.PARLEY_TOKEN;
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let browser;

export async function start() {
  browser = await chromium.launch({ executablePath: process.env.PARLEY_BROWSER ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-webgl", "--disable-3d-apis"] });
}

export async function stop() {
  await browser.close();
}

/** Opens a page of its own. What its scripts log as errors, throw or alert is in `faults`, whom it asks in `asked`. */
export async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: options.bypassCSP, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120000); // the machine may be busy
  page.faults = [];
  page.asked = new Set();
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("dialog", (dialog) => (page.faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => page.asked.add(new URL(request.url()).origin));
  return page;
}

/** Goes to an address and waits until nothing is loading. */
export async function visit(page, server, search = "") {
  await page.goto(servers[server] + "/" + search);
  await settled(page);
}

export async function settled(page) {
  await page.waitForSelector("main h1");
  await page.waitForFunction(() => !document.querySelector(".spinner") && !document.querySelector("[aria-busy=true]"));
}

/** The violations that axe finds on a page, as lines. The page's policy lets no script in but its own, so the page must have been opened to bypass it. */
export async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`));
}
