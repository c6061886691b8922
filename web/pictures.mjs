// Takes the pictures of the documentation from a running `parley demo --serve`: node pictures.mjs http://127.0.0.1:8080 FOLDER. Whoever takes them looks at each.
import { chromium } from "playwright-core";

const [url, folder] = process.argv.slice(2);
const three = "party=party:ukraine&party=party:russia&party=party:united-states";
const views = {
  overlap: `?${three}&open=cell:term:trilateral-talks|party:ukraine`, matrix: `?view=matrix&${three}`, graph: `?view=graph&${three}`, timeline: `?view=timeline&${three}`,
  bridges: `?view=bridges&${three}`, changes: "?view=changes&load=1", search: "?view=search&q=prisoners", review: "?view=review", party: "?view=node&node=party:ukraine",
  document: "?view=node&node=miami-2025-12/kyiv-briefing.txt",
};
const browser = await chromium.launch({ executablePath: process.env.PARLEY_BROWSER ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const colorScheme of ["light", "dark"]) {
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 740 }, colorScheme })).newPage();
  for (const [view, search] of Object.entries(views)) {
    await page.goto(`${url}/${search}`);
    await page.waitForSelector("main h1");
    await page.waitForFunction(() => !document.querySelector(".spinner"));
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}/${view}-${colorScheme}.png` });
  }
}
await browser.close();
