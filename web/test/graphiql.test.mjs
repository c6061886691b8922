import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, servers, start, stop } from "./browser.mjs";

before(start);
after(stop);

/** Opens GraphiQL on the talks with a query in its editor. */
async function withQuery(query) {
  const page = await open({ acceptDownloads: false });
  await page.goto(`${servers.talks}/graphiql`);
  await page.waitForSelector(".graphiql-query-editor .CodeMirror");
  await page.evaluate((text) => document.querySelector(".graphiql-query-editor .CodeMirror").CodeMirror.setValue(text), query);
  return page;
}

/** What GraphiQL shows as the answer, once it holds a text. */
async function answered(page, text) {
  await page.waitForFunction((text) => document.querySelector(".result-window .CodeMirror")?.CodeMirror.getValue().includes(text), text);
}

test("GraphiQL asks the endpoint beside it, and nobody else", async () => {
  const page = await withQuery('{ party(name: "Ukraine") { name } }');
  await page.click(".graphiql-execute-button");
  await answered(page, '"name": "Ukraine"');
  assert.deepEqual([...page.asked].filter((origin) => origin !== "null"), [servers.talks]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("GraphiQL knows the schema", async () => {
  const page = await withQuery("{ nonsense }");
  await page.click('[aria-label="Show Documentation Explorer"]');
  await page.waitForSelector(".graphiql-doc-explorer-content");
  await page.click('.graphiql-doc-explorer-content a:has-text("Query")');
  await page.waitForSelector('.graphiql-doc-explorer-content:has-text("overlapMatrix")');
  await page.waitForSelector(".graphiql-query-editor .CodeMirror-lint-mark-error");
  await page.context().close();
});

test("GraphiQL listens to a subscription", async () => {
  const page = await withQuery("subscription { documentLoaded { id } }");
  const stream = page.waitForRequest((request) => request.headers().accept?.includes("text/event-stream"));
  await page.click(".graphiql-execute-button");
  assert.equal((await (await stream).response()).status(), 200);
  await page.context().close();
});
