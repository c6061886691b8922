import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type ComponentChildren } from "preact";
import { type Named } from "./model";
import { Empty, follow, Go, Heading, Pictures, useAnswer, usePage, Waiting } from "./parts";
import { address, declared, passed, variables } from "./state";

const optional = declared.replace("[String!]!", "[String!]");
const countQuery = `query Counts(${optional}) { aggregate(by: [PARTY, ISSUE, SIDE], first: 500, ${passed}) { party { id name } issue { id name } side statements } }`;
const matrixQuery = `query Matrix(${optional}, $measure: Measure, $normalise: Normalisation) { overlapMatrix(measure: $measure, normalise: $normalise, ${passed}) { parties { id name } values terms } }`;

interface Count { party: Named | null; issue: Named | null; side: string; statements: number }
interface Pair { for: number; against: number }

export function Matrix() {
  const { state, go } = usePage();
  const counts = useAnswer<{ aggregate: Count[] }>(countQuery, variables(state));
  const measure = state.measure || "CONGRUENCE";
  const normalise = state.normalise || "NONE";
  const size = useMemo(() => new Set(counts.data?.aggregate.map((c) => c.party?.id)).size, [counts.data]);
  const stances = useMemo(() => counts.data && <Stances of={counts.data.aggregate} busy={counts.loading} />, [counts.data, counts.loading]);
  return (
    <>
      <Heading title="Matrices">How many statements each party makes for and against on each issue, and how often two parties say the same. Who is for the opposite of a term is against it.</Heading>
      <h2>Parties by issues</h2>
      {stances ?? <Waiting of={counts} />}
      <h2>Parties by parties</h2>
      <p class="controls">
        <label>Measure <select value={measure} onChange={(e) => go({ measure: e.currentTarget.value })}>
          <option value="CONGRUENCE">Congruence: they say the same</option><option value="CONFLICT">Conflict: they say the opposite</option><option value="SUBTRACT">Congruence less conflict</option>
        </select></label>
        <label>Divided by <select value={normalise} onChange={(e) => go({ normalise: e.currentTarget.value })}>
          <option value="NONE">nothing</option><option value="AVERAGE">average activity</option><option value="JACCARD">Jaccard</option><option value="COSINE">cosine</option><option value="DNA_COSINE">cosine as DNA has it</option>
        </select></label>
      </p>
      {counts.data || counts.failure ? <Later waits={size ** 2 > mostLinked}><Compared measure={measure} normalise={normalise} /></Later> : <Waiting of={counts} />}
    </>
  );
}

/** Compared asks for the second table and shows it. */
function Compared({ measure, normalise }: { measure: string; normalise: string }) {
  const { state } = usePage();
  const matrix = useAnswer<{ overlapMatrix: { parties: Named[]; values: number[][]; terms: number }[] }>(matrixQuery, { ...variables(state), measure, normalise });
  const found = matrix.data?.overlapMatrix[0];
  return found ? <Congruence parties={found.parties} values={found.values} all={state.party.length > 0} /> : <Waiting of={matrix} />;
}

/** Later shows a large table once it is scrolled to or asked for, so that the one above it need not wait. */
function Later({ waits, children }: { waits: boolean; children: ComponentChildren }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [near, come] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && come(true));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [waits, near]);
  return !waits || near ? <>{children}</> : <p ref={place}><button onClick={() => come(true)}>Show parties by parties</button></p>;
}

/** Stances is the table. Its links share one listener, see Pairs. */
function Stances({ of, busy }: { of: Count[]; busy: boolean }) {
  const { state, go } = usePage();
  const table = useRef<HTMLTableElement>(null);
  const { parties, issues, cells } = useMemo(() => gather(of), [of]);
  if (!parties.length) return <Empty>No statement takes a side here. Take a filter away.</Empty>;
  const linked = parties.length * issues.length <= mostLinked;
  const base = address({ ...state, open: "" });
  const click = (e: MouseEvent) => {
    const open = (e.target as Element).closest<HTMLElement>("a[data-open]")?.dataset.open;
    if (open && follow(e)) go({ open });
  };
  return (
    <>
    <div class="scroll spread" tabIndex={0} role="region" aria-label="Parties by issues, scrollable">
      <table ref={table} class={shape(parties.length * issues.length)} aria-busy={busy} onClick={click}>
        <thead><tr><th scope="col">Party</th>{issues.map((i) => <th scope="col" key={i.id} class="slant">{i.name}</th>)}</tr></thead>
        <tbody>{parties.map((p) => (
          <tr key={p.id}><th scope="row"><Go to={{ view: "node", node: p.id }}>{p.name}</Go></th>
            {issues.map((i) => StanceCell({ of: cells.get(p.id + " " + i.id), open: linked && i.id && `count:${i.id}|${p.id}`, at: base }))}</tr>
        ))}</tbody>
      </table>
    </div>
    <p class="controls"><Pictures of={table} name="parties-by-issues" />{!linked && <span class="aside">Choose fewer parties or issues, and each cell leads to its sentences.</span>}</p>
    </>
  );
}

/** How many cells have links at most: more take longer to show than a table should. */
const mostLinked = 1000;

/** shape gives large tables columns of one width, which are laid out without a look into each cell. */
const shape = (cells: number) => (cells > mostLinked ? "matrix even" : "matrix");

/** StanceCell is a cell, with a link to what it counts; statements without an issue have none. */
function StanceCell({ of, open, at }: { of?: Pair; open: string | false; at: string }) {
  if (!of) return <td class="num none">·</td>;
  const kind = of.against && of.for ? "MIXED" : of.against ? "AGAINST" : "FOR";
  const text = [of.for ? `+${of.for}` : "", of.against ? `−${of.against}` : ""].filter(Boolean).join(" ");
  return <td class={`num ${kind}`}>{open ? <a href={`${at}${at.includes("?") ? "&" : "?"}open=${encodeURIComponent(open)}`} data-open={open}>{text}</a> : text}</td>;
}

/** gather lays counts out: parties and issues with the most statements first. */
function gather(all: Count[]) {
  const parties = new Map<string, Named & { n: number }>();
  const issues = new Map<string, Named & { n: number }>();
  const cells = new Map<string, Pair>();
  for (const c of all) {
    if (!c.party) continue;
    const issue = c.issue ?? { id: "", name: "No issue" };
    const party = parties.get(c.party.id) ?? { ...c.party, n: 0 };
    party.n += c.statements;
    parties.set(party.id, party);
    const column = issues.get(issue.id) ?? { ...issue, n: 0 };
    column.n += c.statements;
    issues.set(issue.id, column);
    const key = party.id + " " + issue.id;
    const cell = cells.get(key) ?? { for: 0, against: 0 };
    cell[c.side === "AGAINST" ? "against" : "for"] += c.statements;
    cells.set(key, cell);
  }
  const most = (a: { n: number; name: string }, b: { n: number; name: string }) => b.n - a.n || a.name.localeCompare(b.name);
  return { parties: [...parties.values()].sort(most), issues: [...issues.values()].sort(most), cells };
}

/** Congruence leaves out parties that share nothing with another, unless they were chosen. */
function Congruence({ parties, values, all }: { parties: Named[]; values: number[][]; all: boolean }) {
  const spoken = parties.map((_, i) => i).filter((i) => all || values[i]!.some((v) => v !== 0));
  if (spoken.length < 2) return <Empty>No two parties speak on one term here, so there is nothing to compare.</Empty>;
  return <Pairs parties={parties} values={values} spoken={spoken} />;
}

/** Pairs is the table. It may have thousands of links, so that they share one listener and the address up to what differs. */
function Pairs({ parties, values, spoken }: { parties: Named[]; values: number[][]; spoken: number[] }) {
  const { state, go } = usePage();
  const table = useRef<HTMLTableElement>(null);
  const top = Math.max(...values.flat().map(Math.abs)) || 1;
  const base = address({ ...state, view: "overlap", party: [], open: "" });
  const href = (pair: [number, number]) => base + (base.includes("?") ? "&" : "?") + pair.map((i) => `party=${encodeURIComponent(parties[i]!.id)}`).join("&");
  const click = (e: MouseEvent) => {
    const pair = (e.target as Element).closest<HTMLElement>("a[data-pair]")?.dataset.pair?.split(" ").map(Number);
    if (pair && follow(e)) go({ view: "overlap", party: pair.map((i) => parties[i]!.id), open: "" });
  };
  return (
    <>
    <div class="scroll spread" tabIndex={0} role="region" aria-label="Parties by parties, scrollable">
      <table ref={table} class={shape(spoken.length ** 2)} onClick={click}>
        <thead><tr><th scope="col">Party</th>{spoken.map((i) => <th scope="col" key={i} class="slant">{parties[i]!.name}</th>)}</tr></thead>
        <tbody>{spoken.map((i) => (
          <tr key={i}><th scope="row">{parties[i]!.name}</th>{spoken.map((k) => {
            const value = values[i]![k]!;
            if (i === k) return <td class="num none" key={k}>–</td>;
            if (!value) return <td class="num" key={k}>0</td>;
            const step = Math.max(1, Math.ceil((Math.abs(value) / top) * 4));
            return <td class={`num heat${value < 0 ? " less" : ""} h${step}`} key={k}><a href={href([i, k])} data-pair={`${i} ${k}`}>{+value.toFixed(2)}</a></td>;
          })}</tr>
        ))}</tbody>
      </table>
    </div>
    <p class="controls"><Pictures of={table} name="parties-by-parties" /></p>
    </>
  );
}
