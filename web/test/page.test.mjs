import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { open, servers, settled, start, stop, token, violations, visit } from "./browser.mjs";

before(start);
after(stop);

const three = "party=party:ukraine&party=party:russia&party=party:united-states";
/** An address of each view, and what it must show. */
const views = {
  overlap: ["?" + three, "td.CONDITIONAL a"], matrix: [`?view=matrix&${three}`, "table.matrix .num.FOR"], graph: [`?view=graph&${three}`, "canvas[data-drawn]"],
  timeline: [`?view=timeline&${three}`, ".days li li"], bridges: [`?view=bridges&${three}`, ".card"], changes: ["?view=changes", ".card .evidence"],
  search: ["?view=search&q=prisoners", ".hits li"], review: ["?view=review", ".doubt"], party: ["?view=node&node=party:ukraine", ".held"],
  envoy: ["?view=node&node=envoy:rustem-umerov.ukraine", ".evidence"], term: ["?view=node&node=term:trilateral-talks", ".held"],
  document: ["?view=node&node=miami-2025-12/kyiv-briefing.txt", ".text .quoted"], issue: ["?view=node&node=issue:trilateral-talks", ".evidence"],
  cell: [`?${three}&open=cell:term:trilateral-talks|party:ukraine`, ".drawer blockquote"],
};

for (const [view, [search, shows]] of Object.entries(views)) {
  test(`${view}: shows what it is for, asks nobody else, and axe finds nothing, light and dark`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open({ colorScheme, bypassCSP: true });
      await visit(page, "talks", search);
      await page.waitForSelector(shows);
      assert.deepEqual(await violations(page), [], `${view} in ${colorScheme}`);
      assert.deepEqual(page.faults, []);
      assert.deepEqual([...page.asked], [servers.talks]);
      await page.context().close();
    }
  });
}

test("from the start to the sentence that proves Ukraine's conditional support, in its document, takes two clicks", async () => {
  const page = await open();
  await visit(page, "talks");
  await page.click('tr:has-text("Talks between") td.CONDITIONAL a');
  const quote = await page.waitForSelector(".drawer blockquote");
  assert.match(await quote.textContent(), /trilateral meeting as long as it brought captives home/);
  assert.match(await page.textContent(".drawer mark.condition"), /as long as it brought captives home/);
  await page.click(".drawer .evidence .more");
  await page.waitForSelector(".drawer .passage blockquote");
  assert.match(await page.textContent(".drawer .facts"), /% sure/);
  await page.waitForSelector(".drawer section h3"); // other documents that say the same
});

test("a meeting is shown with its period, or that its day is unknown; a lane has room for its name", async () => {
  const page = await open();
  await visit(page, "talks", `?view=timeline&${three}&party=party:saltmarsh-liberation-front`);
  const listed = await page.textContent(".days");
  assert.match(listed, /★[^★☆]* 2025-12-20 to 2025-12-21/);
  assert.match(listed, /day unknown, told on this day/);
  assert.ok(await page.$(".lanes .span"));
  const inside = await page.$$eval(".lanes .name", (names) => names.map((n) => [n.getBoundingClientRect(), n.closest("svg").getBoundingClientRect()]).map(([a, b]) => a.left >= b.left));
  assert.match(await page.textContent(".lanes"), /Saltmarsh Liberation Front/);
  assert.ok(inside.length > 2 && inside.every(Boolean), String(inside));
});

test("the legend of the graph covers nothing, and a verdict's sign is no number", async () => {
  const page = await open();
  await visit(page, "talks", views.graph[0]);
  const [canvas, legend] = await Promise.all(["canvas", ".legend"].map(async (one) => (await page.$(one)).boundingBox()));
  assert.ok(legend.y >= canvas.y + canvas.height - 1, `${legend.y} in ${canvas.y} + ${canvas.height}`);
  await visit(page, "talks", views.overlap[0]);
  assert.doesNotMatch(await page.textContent(".chip.ONE_SIDED"), /\d/);
});

test("parties by issues have the signs of the overlap: who is for the opposite is against", async () => {
  const page = await open();
  await visit(page, "talks", `?view=matrix&${three}&issue=issue:nato`);
  assert.equal((await page.textContent('tr:has(th:has-text("Russia")) .num.AGAINST')).trim(), "−4");
  await page.context().close();
});

test("what can't be found and what did not change is told to who sits at a browser", async () => {
  const page = await open();
  await visit(page, "talks", "?party=party:nowhere&party=Norwai");
  const refused = await page.textContent(".note.bad");
  assert.match(refused, /no party goes by "party:nowhere".*Take it out of the filters above/);
  assert.doesNotMatch(refused, /`/);
  await visit(page, "talks", "?view=changes&since=2040-01-01");
  assert.doesNotMatch(await page.textContent("main .note"), /filter|these parties/);
  await visit(page, "talks", "?view=changes&since=2040-01-01&issue=issue:territory");
  assert.match(await page.textContent("main .note"), /filters leave/);
});

test("a party's page lists the sides that it takes, and what it only says when asked", async () => {
  const page = await open();
  await visit(page, "talks", views.party[0]);
  const verbs = await page.$$eval("main > section .evidence header", (all) => all.map((e) => e.textContent));
  assert.ok(verbs.length && verbs.every((text) => !/ states/.test(text)), verbs.join("\n"));
  await page.click("summary:has-text('without taking a side')");
  assert.match(await page.textContent("details[open] .evidence header"), / states/);
});

test("each filter changes what is shown, and stands in the address", async () => {
  const filters = {
    issue: ["issue:territory", (all, some) => some < all], collection: ["miami-2025-12", (all, some) => some === all], since: ["2025-12-22", (all, some) => some < all],
    until: ["2025-12-19", (all, some) => some < all], document: ["miami-2025-12/kyiv-briefing.txt", (all, some) => some < all], publisher: ["Coastline Wire", (all, some) => some < all],
    stance: ["REJECTS", (all, some) => some < all], confidence: ["0.9", (all, some) => some < all], asOf: ["2025-12-20", (all, some) => some < all],
  };
  const page = await open();
  const rows = async (search) => {
    await visit(page, "talks", search);
    return (await page.$$('tbody th[scope="row"]')).length;
  };
  const all = await rows("?" + three);
  for (const [name, [value, holds]] of Object.entries(filters)) {
    const some = await rows(`?${three}&${name}=${encodeURIComponent(value)}`);
    assert.ok(some > 0 && holds(all, some), `${name}=${value} leaves ${some} of ${all} rows`);
  }
  assert.ok((await rows("?party=party:ukraine&party=party:russia")) < all);
  await page.selectOption('select[aria-label="Add issue"]', { label: "Territory and borders" });
  await settled(page);
  assert.match(page.url(), /issue=issue%3Aterritory/);
  await page.fill('input[type="date"] >> nth=0', "2025-12-20");
  await page.waitForURL(/since=2025-12-20/);
  await page.click('button[aria-label="Without Russia"]');
  await page.waitForURL((url) => !url.search.includes("russia"));
  await page.click(".clear");
  await page.waitForURL((url) => !url.search.includes("since") && !url.search.includes("issue"));
});

test("the filters hold in every view", async () => {
  const filters = { document: "miami-2025-12/kyiv-briefing.txt", publisher: "Coastline Wire", confidence: "0.9", stance: "REJECTS", issue: "issue:territory" };
  const count = (selector) => async (page) => (await page.$$(selector)).length;
  const counts = {
    [`view=matrix&${three}`]: count("table.matrix >> nth=0 >> td.num:not(.none)"), [`view=graph&${three}`]: async (page) => Number(await page.getAttribute("canvas", "data-drawn")),
    [`view=timeline&${three}`]: count(".days li li"), "view=changes&load=1": count(".card"), "view=search&q=Ukraine": count(".hits li"),
    "view=review": async (page) => parseInt(/Of (\d+)/.exec(await page.textContent(".review"))?.[1] ?? "0"),
  };
  const page = await open();
  for (const [search, shown] of Object.entries(counts)) {
    const found = async (more) => {
      await visit(page, "talks", `?${search}${more}`);
      return shown(page);
    };
    const all = await found("");
    for (const [name, value] of Object.entries(filters)) {
      const some = await found(`&${name}=${encodeURIComponent(value)}`);
      // the timeline shows changes of positions: of fewer statements there can be more of them
      assert.ok(search.startsWith("view=timeline") ? some !== all : some < all, `${search}: ${name}=${value} leaves ${some} of ${all}`);
    }
  }
  assert.deepEqual(page.faults, []);
});

test("back, forward and reload restore the whole state", async () => {
  const page = await open();
  await visit(page, "talks", "?" + three);
  await page.click('tr:has-text("Talks between") td.CONDITIONAL a');
  await page.waitForSelector(".drawer blockquote");
  await page.click('nav >> text="Matrix"');
  await page.waitForSelector("table.matrix");
  await page.selectOption("text=Divided by", "AVERAGE");
  await page.waitForURL(/normalise=AVERAGE/);
  const there = page.url();
  await page.goBack();
  await page.goBack();
  await page.waitForSelector(".drawer blockquote");
  await page.goForward();
  await page.goForward();
  await page.waitForSelector("table.matrix");
  assert.equal(page.url(), there);
  await page.reload();
  await settled(page);
  assert.equal(await page.inputValue("text=Divided by"), "AVERAGE");
  assert.deepEqual(page.faults, []);
});

test("the keyboard alone reaches the evidence, and Escape closes it", async () => {
  const page = await open();
  await visit(page, "talks", "?" + three);
  await page.focus("body");
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.matches("td.CONDITIONAL a"))) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForSelector(".drawer blockquote");
  assert.ok(await page.evaluate(() => document.activeElement?.closest(".drawer") !== null));
  await page.keyboard.press("Escape");
  await page.waitForSelector(".drawer", { state: "detached" });
  await visit(page, "talks", `?view=graph&${three}`);
  await page.focus("canvas");
  await page.keyboard.press("ArrowRight");
  const name = await page.textContent(".picked strong");
  await page.keyboard.press("Enter");
  await page.waitForURL(/view=node/);
  await settled(page);
  assert.equal(await page.textContent("main h1"), name);
});

test("one address gives one picture of the graph, without WebGL, and says what is left out", async () => {
  const picture = async () => {
    const page = await open();
    await visit(page, "talks", `?view=graph&${three}`);
    await page.waitForSelector("canvas[data-drawn]");
    assert.equal(await page.evaluate(() => document.createElement("canvas").getContext("webgl")), null);
    const data = await page.evaluate(() => document.querySelector("canvas").toDataURL());
    await page.context().close();
    return data;
  };
  const first = await picture();
  assert.ok(first.length > 10000);
  assert.equal(first, await picture());
  const page = await open();
  await visit(page, "large", `?view=graph&party=party:side-0&party=party:side-25&depth=4&limit=300`);
  assert.match(await page.textContent(".tallies"), /300 nodes.*; \d+ more nodes were left out/);
});

test("graph, timeline, overlap and matrices are saved as PNG and SVG, with their revision and what they show", async () => {
  const page = await open();
  const pictures = [["graph", "graph", /<text[^>]*>Kirill Dmitriev</, 0], ["timeline", "timeline", /<circle[^>]* class|<circle[^>]* cx/, 0], ["overlap", "overlap", /Ukraine cedes territory/, 0],
    ["matrix", "parties-by-issues", />Territory</, 0], ["matrix", "parties-by-parties", />Ukraine</, 1]];
  for (const [view, name, shows, nth] of pictures) {
    await visit(page, "talks", `?view=${view}&${three}`);
    for (const button of ["PNG", "SVG"]) {
      const [file] = await Promise.all([page.waitForEvent("download"), page.click(`button:text-is("${button}") >> nth=${nth}`)]);
      assert.equal(file.suggestedFilename(), `parley-${name}.${button.toLowerCase()}`);
      const bytes = readFileSync(await file.path());
      if (button === "PNG") {
        assert.equal(bytes.toString("latin1", 0, 4), "\x89PNG");
        assert.ok(bytes.readUInt32BE(16) > 300 && bytes.length > 5000, `${name} is ${bytes.readUInt32BE(16)} wide, ${bytes.length} bytes`);
        continue;
      }
      assert.match(bytes.toString(), /^<svg [\s\S]*parley, revision [0-9a-f]{12}[\s\S]*<\/svg>$/);
      assert.match(bytes.toString(), shows);
      assert.equal(await page.evaluate((text) => new Promise((done) => {
        const image = new Image();
        image.onload = () => done(image.naturalWidth > 100);
        image.onerror = () => done(false);
        image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      }), bytes.toString()), true, `${name} is well-formed`);
    }
  }
  await page.click("text=Export what the filters leave");
  const [file] = await Promise.all([page.waitForEvent("download"), page.click('.foot a:text-is("GEXF")')]);
  assert.match(file.suggestedFilename(), /^parley-gexf-[0-9a-f]{12}\.gexf$/);
});

test("without JavaScript the overlap and its quotes stand in the page", async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(servers.talks + "/?" + three);
  assert.match(await page.textContent("table.overlap"), /CONDITIONAL \(2 of 3; silent: Russia\)/);
  await page.click('tr:has-text("Talks between") summary');
  assert.ok(await page.isVisible("text=as long as it brought captives home"));
  await page.selectOption("select", ["party:kadria", "party:tellany"]);
  await page.click("form button");
  assert.match(await page.textContent("thead"), /Kadria.*Tellany/);
  await page.goto(servers.talks + "/?party=Atlantis&party=Ukraine");
  assert.match(await page.textContent(".note.bad"), /Atlantis/);
});

test("at 200 % on a small screen nothing is cut off sideways", async () => {
  for (const [search] of Object.values(views)) {
    const page = await open({ viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 });
    await visit(page, "talks", search);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${search} is ${wide} pixels too wide`);
    await page.context().close();
  }
});

test("a hundred hostile texts in every field are text and nothing else", async () => {
  const page = await open();
  await page.addInitScript(() => { globalThis.hits = 0; globalThis.hit = () => globalThis.hits++; });
  const parties = [0, 1, 2, 3, 4, 5, 6].map((i) => `party=party:p${i}`).join("&") + "&party=party:other";
  const searches = ["overlap", "matrix", "graph", "timeline", "bridges", "review"].map((v) => `?view=${v}&${parties}`);
  searches.push("?view=changes", "?view=search&q=hit", "?view=node&node=party:p1", "?view=node&node=envoy:e3.p3", "?view=node&node=issue:i1");
  for (let i = 0; i < 100; i += 10) searches.push(`?view=node&node=hostile/${i}`, `?view=node&node=term:t${i + 1}&open=cell:term:t${i + 2}|party:other`);
  for (const search of searches) {
    await visit(page, "hostile", search);
    const found = await page.evaluate(() => ({
      hits: globalThis.hits, scripts: document.querySelectorAll("script").length, frames: document.querySelectorAll("iframe,object,embed,base,form[action^=javascript]").length,
      handlers: [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => a.name.startsWith("on"))).length,
      links: [...document.querySelectorAll("a")].filter((a) => /^(javascript|data):/i.test(a.href)).length,
    }));
    assert.deepEqual(found, { hits: 0, scripts: 1, frames: 0, handlers: 0, links: 0 }, search);
  }
  await page.goto(`${servers.hostile}/?q=${encodeURIComponent("<script>hit()</script>")}&view=search&party=${encodeURIComponent("\"><img src=x onerror=hit()>")}`);
  await settled(page);
  assert.equal(await page.evaluate(() => globalThis.hits), 0);
  assert.deepEqual(page.faults, []);
});

test("an empty store, an unknown id and a server that is gone say what to do", async () => {
  const page = await open();
  await visit(page, "empty");
  assert.match(await page.textContent("main"), /parley load/);
  await visit(page, "talks", "?view=node&node=party:nowhere");
  assert.match(await page.textContent("main"), /Nothing goes by this id/);
  await visit(page, "talks", "?party=party:ukraine&party=party:nowhere");
  assert.match(await page.textContent(".note.bad"), /nowhere/);
  await visit(page, "talks", "?" + three);
  await page.route("**/graphql", (route) => route.abort());
  await page.click('nav >> text="Matrix"');
  assert.match(await page.textContent(".note.bad"), /server does not answer/);
});

// Buttons of the review are pressed by key: what is decided has the lists read again, and a button that moves between a pointer's down and up is not clicked.

test("who shows a token reviews: yes, no, correct, take back, and who judged", async () => {
  const page = await open({ httpCredentials: { username: "anybody", password: token } });
  await visit(page, "desk", "?view=review");
  const first = page.locator(".doubt").first();
  await first.getByText("Yes, it says that").press("Enter");
  await first.getByText("Recorded: read rightly").waitFor();
  await first.getByText("Take it back").press("Enter");
  await first.getByText("Taken back.").waitFor();
  await first.getByText("No", { exact: true }).press("Enter");
  await first.getByText("Recorded: never made").waitFor();
  assert.match(await page.textContent('[aria-label="Judgements, scrollable"]'), /never made.*desk/s);
  const second = page.locator(".doubt").nth(1);
  await second.getByText("Correct it").press("Enter");
  const stance = second.getByLabel("Stance");
  await stance.selectOption((await stance.inputValue()) === "REJECTS" ? "SUPPORTS" : "REJECTS");
  await second.getByText("Record the correction").press("Enter");
  await second.getByText("Recorded: corrected").waitFor();
  await visit(page, "desk", "?view=review");
  assert.match(await page.textContent('[aria-label="Judgements, scrollable"]'), /corrected.*desk/s);
  await page.getByLabel("One name").fill("Kadria");
  await page.getByLabel("The other").fill("Tellany");
  await page.getByRole("button", { name: "They are one", exact: true }).press("Enter");
  await page.getByText("Recorded: ").waitFor();
  const merged = page.locator('[aria-label="Judgements, scrollable"] tr', { hasText: "kadria", hasNotText: "corrected" }).filter({ hasText: "tellany" }).first();
  await merged.waitFor();
  await page.getByRole("status").getByText("Take it back").last().press("Enter");
  await merged.waitFor({ state: "detached" });
  await page.locator('[aria-label="Judgements, scrollable"] tr', { hasText: "corrected" }).first().getByText("Take it back").press("Enter");
  await page.locator('[aria-label="Judgements, scrollable"] tr', { hasText: "corrected" }).first().getByText("Taken back.").waitFor();
  const stranger = await open();
  await visit(stranger, "talks", "?view=review");
  await stranger.locator(".doubt").first().getByText("No", { exact: true }).press("Enter");
  assert.match(await stranger.textContent(".doubt .outcome.bad"), /token/);
});

test("who shows a token judges what is held to be one: yes, no, another name, take back; the least sure come first", async () => {
  const page = await open({ httpCredentials: { username: "anybody", password: token } });
  const load = (id, day, text) => fetch(servers.desk + "/graphql", {
    method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: `mutation { loadDocument(document: { id: "joins/${id}.txt", collection: "joins", title: "Joins ${id}", publishedAt: "${day}", text: ${JSON.stringify(text)} }) { outcome } }` }),
  });
  await load(1, "2025-11-01", "Norwegian Foreign Minister Yusuf Hallberg arrived. Sweden proposed a withdrawal of troops from the Halden valley.");
  await load(2, "2025-11-02", "Norwegian Foreign Minister Youssef Hallberg arrived. Denmark rejected a withdrawal of forces from Halden.");
  await visit(page, "desk", "?view=review");
  const pairs = page.locator(".doubt:has(.pair)");
  const sure = await page.locator(".doubt:has(.pair) .sure").allTextContents();
  assert.deepEqual(sure.map((s) => parseInt(s)), sure.map((s) => parseInt(s)).sort((a, b) => a - b));
  const name = pairs.filter({ hasText: "Hallberg" }).first();
  await name.getByText("No, two").press("Enter");
  await name.getByText("are two").waitFor();
  await name.getByText("Take it back").press("Enter");
  await name.getByText("Taken back.").waitFor();
  await name.getByText("Yes, they are one").press("Enter");
  await name.getByText("is one.").waitFor();
  assert.match(await page.textContent('[aria-label="Judgements, scrollable"]'), /one.*hallberg.*desk/s);
  const term = pairs.filter({ has: page.locator(".sure") }).first();
  await term.getByText("Call it otherwise").press("Enter");
  await term.getByLabel("What both are called").fill("Troops leave Halden");
  await term.getByText("Record the name").press("Enter");
  await term.getByText("Recorded: it is called Troops leave Halden.").waitFor();
  await visit(page, "desk", "?view=review");
  assert.equal(await pairs.filter({ hasText: "Hallberg" }).count(), 0, "what is judged is no doubt any more");
  await pairs.filter({ hasText: "Troops leave Halden" }).first().waitFor();
});

test("a cell of parties by issues leads to the statements that it counts", async () => {
  const page = await open();
  await visit(page, "talks", `?view=matrix&${three}`);
  const cell = page.locator("table.matrix >> nth=0").locator('tr:has(th:has-text("Russia")) .AGAINST a').first();
  const counted = [...(await cell.textContent()).matchAll(/[+−](\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
  await cell.click();
  await page.waitForSelector(".drawer blockquote");
  assert.equal(await page.locator(".drawer .evidence").count(), counted);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".drawer", { state: "detached" });
});

test("a report that is loaded while the page is open is told of, with what it changes", async () => {
  const page = await open({ httpCredentials: { username: "anybody", password: token } });
  await visit(page, "desk", "?" + three);
  await page.waitForTimeout(500); // until the page listens
  const reply = await fetch(servers.desk + "/graphql", {
    method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: `mutation { loadDocument(document: { id: "late/report.txt", collection: "late", title: "A late report", publishedAt: "2025-12-28",
      text: "Russia rejected security guarantees for Ukraine on Sunday. Russia supported the exchange of prisoners." }) { outcome } }` }),
  });
  assert.equal((await reply.json()).data?.loadDocument.outcome, "ADDED");
  await page.getByText("1 document came in:").waitFor();
  assert.match(await page.textContent(".news"), /A late report/);
  await page.click("text=See what changed");
  await page.waitForSelector(".card .evidence");
  assert.match(await page.textContent("main"), /Russia.*ecurity guarantees/s);
});

test("1,500 nodes and a matrix of 50 by 50 are shown, and how long that takes", async (t) => {
  const page = await open();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  /** Goes to a view from another, and returns how long after the answer its frame was there and how much the page's thread worked, in milliseconds. */
  const took = async (view, search, ready) => {
    await visit(page, "large", `?view=search&${search}`);
    const before = await worked(cdp);
    await page.evaluate(() => performance.clearMeasures());
    await page.click(`nav >> text="${view}"`);
    await page.waitForSelector(ready);
    await settled(page);
    await page.waitForFunction(() => performance.getEntriesByName("parley:shown").length > 0);
    const shown = await page.evaluate(() => Math.round(performance.getEntriesByName("parley:shown").at(-1).duration));
    return `${shown} ms after the answer, ${(await worked(cdp)) - before} ms of work`;
  };
  const parties = (n, step) => Array.from({ length: n }, (_, i) => `party=party:side-${Math.round(i * step)}`).join("&");
  const graph = await took("Graph", `${parties(20, 2.5)}&depth=4&limit=2000`, "canvas[data-drawn]");
  const nodes = Number(await page.getAttribute("canvas", "data-drawn"));
  assert.ok(nodes >= 1500);
  const matrix = await took("Matrix", parties(50, 1), "table.matrix");
  const rows = await page.$$eval("table.matrix >> nth=0", (tables) => [tables[0].rows.length, tables[0].rows[0].cells.length]);
  assert.deepEqual(rows, [51, 51]);
  const before = await worked(cdp);
  await page.getByText("Show parties by parties").scrollIntoViewIfNeeded();
  await page.waitForSelector("table.matrix >> nth=1");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const pairs = await page.$$eval("table.matrix >> nth=1", (tables) => [tables[0].rows.length, tables[0].rows[0].cells.length]);
  assert.deepEqual(pairs, [51, 51]);
  t.diagnostic(`graph of ${nodes} nodes: ${graph}; matrix of 50 by 50: ${matrix}; the other, scrolled to: ${(await worked(cdp)) - before} ms of work`);
});

/** How long the page's main thread has worked until now, in milliseconds. */
async function worked(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return Math.round(1000 * metrics.find((m) => m.name === "TaskDuration").value);
}
