// Views that are lists: bridges, changes and search.
import { useState } from "preact/hooks";
import { count, docName, signs, verb, type Doc, type Named, type Statement, statementFields, type TermRef } from "./model";
import { Chip, Empty, Evidence, Go, Heading, Node, useAnswer, usePage, Waiting } from "./parts";
import { chosen, declared, passed, variables, type State } from "./state";

const bridgeQuery = `query Bridges(${declared}) { bridges(first: 200, ${passed}) { term { id label issue { id name } } acceptors { id name } silent { id name } documents
  conditions { party { id name } condition { kind passage { text } } statement { id } } } }`;

interface Bridge { term: TermRef; acceptors: Named[]; silent: Named[]; documents: number; conditions: { party: Named; condition: { kind: string; passage: { text: string } }; statement: { id: string } | null }[] }

export function Bridges() {
  const { state } = usePage();
  const enough = state.party.length > 1;
  const answer = useAnswer<{ bridges: Bridge[] }>(enough ? bridgeQuery : null, variables(state));
  const found = answer.data?.bridges;
  return (
    <>
      <Heading title="Bridges">Terms that none of these parties rejects and at least two would accept, those with the fewest open conditions first.</Heading>
      {!enough ? <Empty>Choose two or more parties above.</Empty> : !found ? <Waiting of={answer} />
        : !found.length ? <Empty>No term is acceptable to two of these parties without one that rejects it. Try fewer parties, or more days.</Empty>
        : <ul class="cards">{found.map((b) => <BridgeCard key={b.term.id} of={b} />)}</ul>}
    </>
  );
}

function BridgeCard({ of }: { of: Bridge }) {
  return (
    <li class="card">
      <p class="kicker">{of.term.issue?.name ?? "No issue"}</p>
      <h2><Node id={of.term.id}>{of.term.label}</Node></h2>
      <p>{of.acceptors.map((p) => <Go key={p.id} to={{ open: `cell:${of.term.id}|${p.id}` }} class="party" more={`on ${of.term.label}`}>{p.name}</Go>)}
        {of.silent.length > 0 && <span class="aside"> silent: {of.silent.map((p) => p.name).join(", ")}</span>}</p>
      {of.conditions.length ? <ul class="conditions">{of.conditions.map((c, i) => (
        <li key={i}><Chip of="CONDITIONAL" small /> {c.party.name}: {c.statement ? <Go to={{ open: `statement:${c.statement.id}` }}>{c.condition.passage.text}</Go> : c.condition.passage.text}</li>))}</ul>
        : <p class="aside">No condition stands open.</p>}
    </li>
  );
}

const changeFields = `party { id name } term { id label issue { id name } } kind before after statements(first: 20) { ...S }`;
const changeArguments = "parties: $parties, issues: $issues, collections: $collections, first: 300";
const changeQuery = `${statementFields} query Changes($parties: [String!], $issues: [String!], $collections: [String!], $load: Int, $since: Date, $documents: [ID!]) {
  changes(load: $load, since: $since, documents: $documents, ${changeArguments}) { ${changeFields} } }`;

interface Change { party: Named; term: TermRef; kind: string; before: string; after: string; statements: Statement[] }
const changeWords: Record<string, string> = { ADDED: "new", REPEATED: "repeated", CONTRADICTED: "contradicts what was known" };

/** Whether a statement passes the filters that the endpoint's changes know nothing of. */
function holds(s: Statement, state: State): boolean {
  const any = (values: string[], value?: string | null) => !values.length || (value != null && values.includes(value));
  return any(state.stance, s.stance) && any(state.document, s.document?.id) && any(state.publisher, s.document?.publisher) && s.confidence >= Number(state.confidence || 0) &&
    (!state.until || (s.day ?? "9") <= state.until) && (!state.asOf || (s.document?.publishedAt ?? "9") <= state.asOf);
}

export function Changes() {
  const { state, go } = usePage();
  const fresh = state.fresh.length > 0;
  const load = fresh ? undefined : Number(state.load) || (state.since ? undefined : 1);
  const { issues, collections } = variables(state);
  const parties = chosen(state).length ? state.party : undefined;
  const answer = useAnswer<{ changes: Change[] }>(changeQuery, { parties, issues, collections, load, since: load || fresh ? undefined : state.since, documents: fresh ? state.fresh : undefined });
  const narrowed = parties !== undefined || [state.issue, state.collection, state.stance, state.document, state.publisher].some((list) => list.length) || [state.until, state.confidence, state.asOf].some(Boolean);
  const found = answer.data?.changes.map((c) => ({ ...c, statements: c.statements.filter((s) => holds(s, state)) })).filter((c) => c.statements.length);
  return (
    <>
      <Heading title="What changed">{fresh ? `What ${count(state.fresh.length, "document")} brought that came while this page was open.` : load ? "What a load brought: new positions, repetitions and contradictions." : `What statements since ${state.since} did to what was known before.`}</Heading>
      <p class="controls">
        <label>Since <select value={fresh ? "fresh" : load ? String(load) : "day"} onChange={(e) => {
          const value = e.currentTarget.value;
          go(value === "day" ? { load: "", fresh: [], since: state.since || new Date().toISOString().slice(0, 10) } : { load: value, fresh: [] });
        }}>
          {fresh && <option value="fresh">this page was opened</option>}
          <option value="1">the last load</option>{[2, 3, 4, 5].map((n) => <option key={n} value={String(n)}>the load {n - 1} before it</option>)}
          <option value="day">the first day of the filter</option>
        </select></label>
      </p>
      {!found ? <Waiting of={answer} /> : !found.length ? <Empty>{narrowed ? "Nothing that the filters leave changed. Take one away" : "Nothing changed: no statement took a side that was not known, said one again or went against one. Look"}{narrowed && ", or look"}{load ? " at an earlier load." : " from an earlier day on."}</Empty>
        : <ul class="cards">{found.map((c) => (
          <li class={`card ${c.kind}`} key={c.party.id + c.term.id + c.kind}>
            <p class="kicker">{changeWords[c.kind]}</p>
            <h2><Node id={c.party.id}>{c.party.name}</Node>: <Node id={c.term.id}>{c.term.label}</Node></h2>
            <p><Chip of={c.before} small /> → <Chip of={c.after} small /> <span class="aside">{c.before === c.after ? "as before" : c.before === "SILENT" ? "said for the first time" : `before, it was ${signs[c.before]?.about}`}</span></p>
            {c.statements.slice(0, 5).map((s) => <Evidence key={s.id} s={s} />)}{c.statements.length > 5 && <p class="aside">and {c.statements.length - 5} more</p>}
          </li>))}</ul>}
    </>
  );
}

const searchQuery = `query Search($text: String!, $kinds: [NodeKind!], $collections: [String!]) { search(text: $text, kinds: $kinds, collections: $collections, first: 100) { totalCount
  edges { snippet node { __typename id ... on Actor { name } ... on Term { label } ... on Issue { name } ... on Document { title publisher publishedAt } ... on Statement { actorName day stance modality term { id label } party { id } issue { id } confidence document { id title publisher } } ... on Meeting { mode day document { id title } } } } } }`;

interface Hit { snippet: string; node: { __typename: string; id: string; name?: string; label?: string; title?: string | null; publisher?: string | null; publishedAt?: string | null; actorName?: string; mode?: string | null; day?: string | null; stance?: string; modality?: string; term?: { label: string } | null; party?: { id: string } | null; issue?: { id: string } | null; confidence?: number; document?: Doc | null } }
const nodeKinds = ["Statement", "Document", "Party", "Envoy", "Issue", "Demand", "Proposal", "Meeting"];

/** Whether a hit passes the filters, as far as it has what they ask of. */
function passes({ node }: Hit, state: State): boolean {
  const any = (values: string[], value?: string | null) => !values.length || (value != null && values.includes(value));
  const day = node.publishedAt ?? node.day;
  const dated = node.__typename === "Document" || node.__typename === "Statement" || node.__typename === "Meeting";
  if (dated && ((state.since && (!day || day < state.since)) || (state.until && (!day || day > state.until)))) return false;
  if (node.__typename === "Document") return any(state.document, node.id) && any(state.publisher, node.publisher);
  if (node.__typename !== "Statement") return true;
  return any(chosen(state), node.party?.id) && any(state.issue, node.issue?.id) && any(state.stance, node.stance) && any(state.document, node.document?.id) &&
    any(state.publisher, node.document?.publisher) && (node.confidence ?? 1) >= Number(state.confidence || 0);
}

export function Search() {
  const { state, go } = usePage();
  const [text, setText] = useState(state.q);
  const answer = useAnswer<{ search: { totalCount: number; edges: Hit[] } }>(state.q ? searchQuery : null, { text: state.q, collections: state.collection.length ? state.collection : undefined });
  const found = answer.data?.search;
  const hits = (found?.edges ?? []).filter((hit) => passes(hit, state));
  return (
    <>
      <Heading title="Search">Documents, sentences, parties, envoys and terms that hold every word.</Heading>
      <form class="controls" onSubmit={(e) => { e.preventDefault(); go({ q: text.trim() }); }}>
        <label class="wide">Words <input type="search" value={text} onInput={(e) => setText(e.currentTarget.value)} /></label><button type="submit" class="primary">Search</button>
      </form>
      {!state.q ? <Empty>Give one or more words, as “prisoners” or “security guarantees”.</Empty> : !found ? <Waiting of={answer} />
        : !hits.length ? <Empty>Nothing here holds all of “{state.q}”. Try fewer words, another form of them, or fewer filters.</Empty> : (
          <>
            <p class="tallies" role="status">{count(hits.length, "hit")}{found.totalCount > found.edges.length && ` of the first ${found.edges.length} of ${found.totalCount}`}</p>
            {nodeKinds.filter((kind) => hits.some((e) => e.node.__typename === kind)).map((kind) => (
              <section key={kind}><h2>{kind}s</h2><ul class="hits">{hits.filter((e) => e.node.__typename === kind).map((e) => <HitLine key={e.node.id} of={e} />)}</ul></section>))}
          </>)}
    </>
  );
}

function HitLine({ of: { node, snippet } }: { of: Hit }) {
  const inDrawer = node.__typename === "Statement";
  const name = node.name ?? node.label ?? node.title ?? node.actorName ?? node.mode ?? node.id;
  const to = inDrawer ? { open: `statement:${node.id}` } : node.__typename === "Meeting" && node.document ? { view: "node" as const, node: node.document.id } : { view: "node" as const, node: node.id };
  const says = inDrawer && node.stance ? ` ${verb({ stance: node.stance, modality: node.modality ?? "" }, name)}${node.term ? `: ${node.term.label}` : ""}` : "";
  const text = inDrawer && snippet.startsWith(name + " ") ? snippet.slice(name.length + 1) : snippet; // a statement is found by its actor's name too, which stands first
  return <li><Go to={to}>{name}{says}</Go> <span class="aside">{[node.publisher, node.publishedAt ?? node.day, node.document ? docName(node.document) : ""].filter(Boolean).join(" · ")}</span><p>{text}</p></li>;
}
