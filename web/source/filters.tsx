// The filters that all views share, and the exports of what they leave.
import { useState } from "preact/hooks";
import { Go, usePage } from "./parts";
import { chosen, exportQuery, type Filters as All } from "./state";

type Many = "party" | "issue" | "collection" | "document" | "publisher" | "stance";

export function Filters() {
  const { state, go, catalogue } = usePage();
  const more = state.document.length + state.publisher.length + state.stance.length + (state.confidence ? 1 : 0) + (state.asOf ? 1 : 0);
  // Those proposed are chosen only where a view needs parties to begin with.
  const parties = ["overlap", "matrix", "graph", "timeline", "bridges"].includes(state.view) ? state.party : chosen(state);
  return (
    <section class="filters" aria-label="Filters">
      <div class="row">
        <Picker of="party" name="Party" chosen={parties} options={catalogue.parties.map((p) => [p.id, p.statements ? `${p.name} (${p.statements})` : p.name, p.name])} />
        <Picker of="issue" name="Issue" options={catalogue.issues.map((i) => [i.id, i.name])} />
        {catalogue.collections.length > 1 && <Picker of="collection" name="Collection" options={catalogue.collections.map((c) => [c, c])} />}
        <label class="day">From <input type="date" value={state.since} onChange={(e) => go({ since: e.currentTarget.value })} /></label>
        <label class="day">To <input type="date" value={state.until} onChange={(e) => go({ until: e.currentTarget.value })} /></label>
        <details class="pick" open={undefined}><summary>More filters{more > 0 && ` (${more})`}</summary>
          <div class="sheet">
            <Picker of="document" name="Document" options={catalogue.documents.map((d) => [d.id, d.title ?? d.id])} />
            <Picker of="publisher" name="Publisher" options={catalogue.publishers.map((p) => [p, p])} />
            <Picker of="stance" name="Stance" options={[["DEMANDS", "demands"], ["PROPOSES", "proposes"], ["SUPPORTS", "supports"], ["REJECTS", "rejects"]]} />
            <label>As known on <input type="date" value={state.asOf} onChange={(e) => go({ asOf: e.currentTarget.value })} /></label>
            <label>At least this sure <select value={state.confidence} onChange={(e) => go({ confidence: e.currentTarget.value })}>
              <option value="">any</option>{["0.5", "0.6", "0.7", "0.8", "0.9"].map((c) => <option key={c} value={c}>{Number(c) * 100} %</option>)}</select></label>
          </div></details>
        {more + state.issue.length + state.collection.length + (state.since || state.until ? 1 : 0) > 0 &&
          <Go class="clear" to={{ issue: [], collection: [], document: [], publisher: [], stance: [], since: "", until: "", asOf: "", confidence: "" }}>Clear filters</Go>}
      </div>
    </section>
  );
}

/** Picker shows what is chosen of a filter as chips that can be taken away, and a list to add from. Options are id, text and, where it differs, the chip's text. */
function Picker({ of, name, options, chosen: given }: { of: Many; name: string; options: [string, string, string?][]; chosen?: string[] }) {
  const { state, go } = usePage();
  const chosen: string[] = given ?? state[of];
  const put = (values: string[]) => go({ [of]: values } as Pick<All, Many>);
  const text = (id: string) => {
    const option = options.find(([value, label, short]) => value === id || label === id || short === id);
    return option ? (option[2] ?? option[1]) : id;
  };
  const left = options.filter(([id, , short]) => !chosen.includes(id) && !(short && chosen.includes(short)));
  return (
    <div class="picker" role="group" aria-label={name}>
      {chosen.map((id) => <span class="choice" key={id}>{text(id)}<button type="button" aria-label={`Without ${text(id)}`} onClick={() => put(chosen.filter((c) => c !== id))}>×</button></span>)}
      {left.length > 0 && <select aria-label={`Add ${name.toLowerCase()}`} value="" onChange={(e) => e.currentTarget.value && put([...chosen, e.currentTarget.value])}>
        <option value="">{chosen.length ? "+" : `+ ${name}`}</option>{left.map(([id, label]) => <option key={id} value={id}>{label}</option>)}</select>}
    </div>
  );
}

const formats: [string, string][] = [
  ["positions", "Positions, CSV"], ["parquet", "Positions, Parquet"], ["two-mode", "Parties by terms, CSV"], ["congruence", "Congruence, CSV"], ["nodes", "Nodes for Gephi, CSV"],
  ["edges", "Edges for Gephi, CSV"], ["gexf", "GEXF"], ["graphml", "GraphML"], ["kumu", "Kumu JSON"], ["jsonld", "JSON-LD"], ["ftm", "FollowTheMoney"], ["cypher", "Cypher script"],
];

export function Exports() {
  const { state } = usePage();
  const [open, set] = useState(false);
  return (
    <details class="pick up" open={open} onToggle={(e) => set(e.currentTarget.open)}><summary>Export what the filters leave</summary>
      <ul class="sheet">{formats.map(([format, text]) => <li key={format}><a href={`export/${format}?${exportQuery(state)}`} download>{text}</a></li>)}
        <li><a href="export/jsonl" download>The whole graph, canonical</a></li></ul></details>
  );
}
