// What the page shows, and its address. Every part of the state stands in the address, so that a link restores it.

export const views = ["overlap", "matrix", "graph", "timeline", "bridges", "changes", "search", "review"] as const;
export type View = (typeof views)[number] | "node";

/** What all views share: whose statements, on what, from which documents, of which days and confidence. */
export interface Filters {
  party: string[];
  issue: string[];
  collection: string[];
  document: string[];
  publisher: string[];
  stance: string[];
  since: string;
  until: string;
  asOf: string; // only what was published by this day
  confidence: string;
}

/** The parties that the server proposes where the address names none. */
export const proposed: string[] = JSON.parse(document.getElementById("app")?.dataset.parties ?? "[]");

/** The parties that somebody chose: lists that need none do without those proposed. */
export function chosen(state: State): string[] {
  return state.party.join() === proposed.join() ? [] : state.party;
}

export interface State extends Filters {
  view: View;
  node: string; // the id of the node whose page is shown
  open: string; // what the drawer shows: statement:ID, cell:TERM|PARTY or edge:KIND|FROM|TO
  q: string; // the words searched for
  measure: string;
  normalise: string;
  depth: string;
  limit: string; // of the nodes of the graph
  kind: string[]; // edges of the graph
  load: string; // changes: of the n-th last load
  fresh: string[]; // changes: of these documents
}

const lists = ["party", "issue", "collection", "document", "publisher", "stance", "kind", "fresh"] as const;
const texts = ["node", "open", "q", "since", "until", "asOf", "confidence", "measure", "normalise", "depth", "limit", "load"] as const;

export function parse(search: string): State {
  const given = new URLSearchParams(search);
  const view = given.get("view") ?? "overlap";
  const state: Record<string, unknown> = { view: view === "node" || (views as readonly string[]).includes(view) ? view : "overlap" };
  for (const key of lists) state[key] = given.getAll(key).filter(Boolean);
  for (const key of texts) state[key] = given.get(key) ?? "";
  return state as unknown as State;
}

export function address(state: State): string {
  const query = new URLSearchParams();
  if (state.view !== "overlap") query.set("view", state.view);
  for (const key of lists) for (const value of state[key]) query.append(key, value);
  for (const key of texts) if (state[key]) query.set(key, state[key]);
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

/** The filters as arguments that overlap, bridges, shifts, aggregate and overlapMatrix take. */
export function variables(state: State): Record<string, unknown> {
  const some = (values: string[]) => (values.length ? values : undefined);
  return {
    parties: some(state.party),
    issues: some(state.issue),
    collections: some(state.collection),
    documents: some(state.document),
    publishers: some(state.publisher),
    stances: some(state.stance),
    since: state.since || undefined,
    until: state.until || undefined,
    asOf: state.asOf || undefined,
    confidence: state.confidence ? Number(state.confidence) : undefined,
  };
}

export const declared =
  "$parties: [String!]!, $issues: [String!], $collections: [String!], $documents: [ID!], $publishers: [String!], $stances: [Stance!], $since: Date, $until: Date, $asOf: Date, $confidence: Float";
export const passed =
  "parties: $parties, issues: $issues, collections: $collections, documents: $documents, publishers: $publishers, stances: $stances, since: $since, until: $until, asOf: $asOf, confidence: $confidence";

/** The filters as a link to an export has them. */
export function exportQuery(state: State): string {
  const query = new URLSearchParams();
  for (const key of ["party", "issue", "collection", "document", "publisher", "stance"] as const) for (const value of state[key]) query.append(key, value);
  for (const key of ["since", "until", "confidence"] as const) if (state[key]) query.set(key, state[key]);
  return query.toString();
}

/** The filters as a StatementFilter. */
export function statementFilter(state: State): Record<string, unknown> {
  const filter = reportFilter(state, chosen(state));
  for (const key of ["issue", "stance"] as const) if (state[key].length) filter[key] = state[key];
  if (state.confidence) filter.minConfidence = Number(state.confidence);
  return filter;
}

/** What statements and meetings are both filtered by, of some parties; of all where there are none. */
export function reportFilter(state: State, party: string[]): Record<string, unknown> {
  const filter: Record<string, unknown> = party.length ? { party } : {};
  for (const key of ["collection", "document"] as const) if (state[key].length) filter[key] = state[key];
  for (const key of ["since", "until"] as const) if (state[key]) filter[key] = state[key];
  const from = { publisher: state.publisher.length ? state.publisher : undefined, until: state.asOf || undefined };
  if (from.publisher || from.until) filter.in = { some: from };
  return filter;
}
