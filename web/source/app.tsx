import { render } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { ask, Failure, listen } from "./ask";
import { Drawer } from "./drawer";
import { Bridges, Changes, Search } from "./lists";
import { Filters, Exports } from "./filters";
import { GraphView } from "./graph";
import { Matrix } from "./matrix";
import { count, type Doc, type Named } from "./model";
import { NodePage } from "./node";
import { Overlap } from "./overlap";
import { Go, Page, type Catalogue } from "./parts";
import { Review } from "./review";
import { address, parse, proposed, views, type State } from "./state";
import { Timeline } from "./timeline";

const catalogueQuery = `{ info { revision } issues(first: 500) { nodes { id name } } documents(first: 500) { nodes { id title publisher publishedAt collection url } }
  parties(first: 500) { nodes { id name } } aggregate(by: [PARTY], first: 500) { party { id name } statements } }`;

interface Found { info: { revision: string }; issues: { nodes: Named[] }; documents: { nodes: Doc[] }; parties: { nodes: Named[] }; aggregate: { party: Named | null; statements: number }[] }

function catalogueOf(found: Found): Catalogue {
  const counts = new Map(found.aggregate.map((a) => [a.party?.id, a.statements]));
  const parties = found.parties.nodes.map((p) => ({ ...p, statements: counts.get(p.id) ?? 0 })).sort((a, b) => b.statements - a.statements || a.name.localeCompare(b.name));
  const unique = (all: (string | null | undefined)[]) => [...new Set(all.filter((x): x is string => !!x))].sort();
  const documents = found.documents.nodes;
  return { parties, issues: found.issues.nodes, documents, collections: unique(documents.map((d) => d.collection)), publishers: unique(documents.map((d) => d.publisher)), revision: found.info.revision };
}

const titles: Record<string, string> = { overlap: "Overlap", matrix: "Matrix", graph: "Graph", timeline: "Timeline", bridges: "Bridges", changes: "Changes", search: "Search", review: "Review", node: "Page" };
const shown = { overlap: Overlap, matrix: Matrix, graph: GraphView, timeline: Timeline, bridges: Bridges, changes: Changes, search: Search, review: Review, node: NodePage };

/** The state that the address asks for; without parties, those that the server proposes. */
function current(): State {
  const state = parse(location.search);
  return location.search.includes("party=") ? state : { ...state, party: proposed };
}

function App() {
  const [state, set] = useState(current);
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tick, setTick] = useState(0);
  const go = useCallback((change: Partial<State>, replace = false) => {
    set((before) => {
      const next = { ...before, ...change };
      if (change.view && change.view !== before.view && change.open === undefined) next.open = "";
      if (address(next) !== address(before)) history[replace ? "replaceState" : "pushState"](null, "", address(next));
      return next;
    });
  }, []);
  useEffect(() => {
    const back = () => set(current());
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  useEffect(() => {
    ask<Found>(catalogueQuery).then((found) => setCatalogue(catalogueOf(found)), setFailure);
  }, [tick]);
  useEffect(() => {
    document.title = `${titles[state.view]} · parley`;
  }, [state.view]);
  useEffect(() => {
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [state.view, state.node]);
  if (failure) return <main class="content"><h1>parley</h1><div class="note bad" role="alert"><strong>The page can't start.</strong> {failure.message} <button type="button" onClick={() => location.reload()}>Try again</button></div></main>;
  if (!catalogue) return <main class="content"><div class="note" role="status"><span class="spinner" aria-hidden="true" /> Reading the graph…</div></main>;
  const View = shown[state.view];
  return (
    <Page.Provider value={{ state, go, catalogue, tick }}>
      <Top />
      <News onReload={() => setTick((t) => t + 1)} />
      <Filters />
      <div class={state.open ? "work with-drawer" : "work"}>
        <main class="content" id="content">{catalogue.documents.length ? <View /> : <Nothing />}</main>
        {state.open && <Drawer />}
      </div>
      <footer class="foot"><span>Revision <code>{catalogue.revision.slice(0, 12)}</code></span><Exports /><a href="query">Ask in GraphQL</a><a href="schema.graphql">Schema</a></footer>
    </Page.Provider>
  );
}

function Top() {
  const page = { search: "", ...parse(location.search) };
  const state = parse(location.search);
  return (
    <header class="top">
      <a class="skip" href="#content">To the content</a>
      <Go to={{ view: "overlap", node: "", open: "" }} class="brand" label="parley, the start">parley</Go>
      <nav aria-label="Views"><ul>{views.map((v) => <li key={v}><Go to={{ view: v, node: "", open: "" }} current={(page.view ?? state.view) === v}>{titles[v]}</Go></li>)}</ul></nav>
    </header>
  );
}

function Nothing() {
  return <div class="note"><h1>Nothing is loaded yet</h1><p>Load documents beside this server, and they appear here: <code>parley load FOLDER</code>. Or look at the built-in ones: <code>parley demo</code>.</p></div>;
}

/** News tells of documents that are loaded while the page is open. */
function News({ onReload }: { onReload: () => void }) {
  const [fresh, setFresh] = useState<{ id: string; title: string | null }[]>([]);
  const [changed, setChanged] = useState<string[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    void listen<{ documentLoaded: { id: string; title: string | null } }>("subscription { documentLoaded { id title } }", stop.signal, ({ documentLoaded: d }) =>
      setFresh((all) => [...all.filter((x) => x.id !== d.id), d]));
    void listen<{ positionChanged: { party: Named; term: { label: string }; after: string } }>("subscription { positionChanged { party { name } term { label } after } }", stop.signal, ({ positionChanged: c }) =>
      setChanged((all) => [...all, `${c.party.name} on ${c.term.label}: ${c.after.toLowerCase()}`]));
    return () => stop.abort();
  }, []);
  if (!fresh.length) return null;
  const seen = () => {
    onReload();
    setFresh([]);
    setChanged([]);
  };
  return (
    <div class="news" role="status">
      <strong>{count(fresh.length, "document")} came in:</strong> {fresh.slice(0, 3).map((d) => d.title ?? d.id).join("; ")}{fresh.length > 3 && " …"}
      {changed.length > 0 && <span> · {count(changed.length, "position")} changed: {changed.slice(0, 3).join("; ")}{changed.length > 3 && " …"}</span>}
      <span class="buttons"><span onClick={seen}><Go class="button" to={{ view: "changes", fresh: fresh.map((d) => d.id), load: "", open: "" }}>See what changed</Go></span><button type="button" onClick={seen}>Show the new graph</button></span>
    </div>
  );
}

render(<App />, document.getElementById("app")!);
